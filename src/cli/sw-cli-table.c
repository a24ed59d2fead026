/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-cli-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-cli-json.h"
#include "sw-cli.h"

/* The rows that decide how wide the columns are. */
#define N_MEASURED 200

typedef struct
{
  char           *name;
  char           *label;
  SwCliColumnKind kind;
  guint           width;
} Column;

struct _SwCliTable
{
  SwCliFormat format;
  GArray     *columns;
  GPtrArray  *waiting; /* of arrays of cells: rows until the widths are known */
  SwCliJson  *json;
  GString    *line;
  gboolean    begun;
};

/**
 * sw_cli_format_parse:
 * @text: (nullable): a format; %NULL for a table
 * @more: which can be beside a table, CSV and JSON, or %SW_CLI_FORMAT_TABLE
 * @format: (out): what it is
 * @error: return location for an error
 *
 * Returns: whether it is a format
 */
gboolean
sw_cli_format_parse (const char  *text,
                     SwCliFormat  more,
                     SwCliFormat *format,
                     GError     **error)
{
  static const char *const names[] = { "table", "csv", "json", "xlsx", "ics" };

  *format = SW_CLI_FORMAT_TABLE;
  if (text == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((i <= SW_CLI_FORMAT_JSON || i == more) && strcmp (names[i], text) == 0)
      {
        *format = (SwCliFormat) i;
        return TRUE;
      }

  if (more != SW_CLI_FORMAT_TABLE)
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                 /* Translators: the first %s was typed, the second is one more format. */
                 _("There is no format “%s”; there are table, csv, json and %s."), text, names[more]);
  else
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("There is no format “%s”; there are table, csv and json."),
                 text);
  return FALSE;
}

/**
 * sw_cli_parse_listing:
 * @cli: the command line
 * @arguments: what stands behind the verb
 * @n_words: how many words it takes
 * @words: (out): the words
 * @format: (out): how the list is written
 * @error: return location for an error
 *
 * Parses the command line of a verb that has no option but --format.
 *
 * Returns: whether it is right, and not only help was asked for
 */
gboolean
sw_cli_parse_listing (SwCli        *cli,
                      char        **arguments,
                      guint         n_words,
                      GStrv        *words,
                      SwCliFormat  *format,
                      GError      **error)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, SW_CLI_TEXT, &format_name, N_("table, csv or json"), N_("FORMAT") },
    { NULL }
  };

  return sw_cli_parse (cli, arguments, entries, n_words, n_words, words, error) &&
         sw_cli_format_parse (format_name, SW_CLI_FORMAT_TABLE, format, error);
}

static void
column_clear (gpointer column)
{
  g_free (((Column *) column)->name);
  g_free (((Column *) column)->label);
}

/**
 * sw_cli_table_new:
 * @format: the format
 *
 * Returns: (transfer full): a table that is written as it is filled
 */
SwCliTable *
sw_cli_table_new (SwCliFormat format)
{
  SwCliTable *self = g_new0 (SwCliTable, 1);

  self->format = format;
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->json = sw_cli_json_new ();
  self->line = g_string_new (NULL);
  return self;
}

/**
 * sw_cli_table_free:
 * @self: (transfer full): a table
 *
 * What was not ended by sw_cli_table_end() is not written.
 */
void
sw_cli_table_free (SwCliTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->waiting);
  sw_cli_json_free (self->json);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/**
 * sw_cli_table_add_column:
 * @self: a table without rows
 * @name: the key in machine formats
 * @label: the head for people
 * @kind: what its values are in JSON
 */
void
sw_cli_table_add_column (SwCliTable     *self,
                         const char     *name,
                         const char     *label,
                         SwCliColumnKind kind)
{
  Column column = { g_strdup (name), g_strdup (label), kind, sw_cli_text_width (label) };

  g_array_append_val (self->columns, column);
}

/**
 * sw_cli_table_add_columns:
 * @self: a table without rows
 * @columns: (array zero-terminated=1): columns, behind those that it has
 */
void
sw_cli_table_add_columns (SwCliTable        *self,
                          const SwCliColumn *columns)
{
  for (; columns->name; columns++)
    sw_cli_table_add_column (self, columns->name, _(columns->label), columns->kind);
}

/**
 * sw_cli_table_is_machine:
 * @self: a table
 *
 * Returns: whether its cells are to be in machine form
 */
gboolean
sw_cli_table_is_machine (SwCliTable *self)
{
  return self->format != SW_CLI_FORMAT_TABLE;
}

/**
 * sw_cli_text_width:
 * @text: a text
 *
 * Returns: how many places it takes on a terminal, where a hanzi takes two
 */
guint
sw_cli_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static void
append_csv_cell (GString    *line,
                 const char *text,
                 gboolean    number)
{
  if (text == NULL)
    return;

  /* A spreadsheet would run it; an apostrophe makes it a text. */
  if (!number && *text && strchr ("=+-@\t\r", *text))
    {
      g_autofree char *plain = g_strconcat ("'", text, NULL);

      append_csv_cell (line, plain, TRUE);
      return;
    }
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (line, text);
      return;
    }

  g_string_append_c (line, '"');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

static const Column *
column_at (SwCliTable *self,
           guint       index)
{
  return &g_array_index (self->columns, Column, index);
}

/* A cell of a table is one line. */
static void
append_padded (GString    *line,
               const char *text,
               guint       width,
               gboolean    right,
               gboolean    last)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text ? text : ""), "\r\n\t", ' ');
  guint own = sw_cli_text_width (plain);
  guint blanks = own < width ? width - own : 0;

  if (right)
    for (guint i = 0; i < blanks; i++)
      g_string_append_c (line, ' ');
  g_string_append (line, plain);
  if (!right && !last)
    for (guint i = 0; i < blanks; i++)
      g_string_append_c (line, ' ');
  if (!last)
    g_string_append (line, "  ");
}

static void
write_line (SwCliTable *self)
{
  g_string_append_c (self->line, '\n');
  sw_cli_write (self->line->str);
  g_string_truncate (self->line, 0);
}

static void
write_table_row (SwCliTable        *self,
                 const char *const *cells)
{
  for (guint i = 0; i < self->columns->len; i++)
    append_padded (self->line, cells[i], column_at (self, i)->width, column_at (self, i)->kind == SW_CLI_COLUMN_NUMBER,
                   i == self->columns->len - 1);
  write_line (self);
}

static void
write_csv_row (SwCliTable        *self,
               const char *const *cells)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (self->line, ',');
      append_csv_cell (self->line, cells[i], column_at (self, i)->kind != SW_CLI_COLUMN_TEXT);
    }
  write_line (self);
}

static void
write_json_row (SwCliTable        *self,
                const char *const *cells)
{
  g_autofree char *piece = NULL;

  sw_cli_json_begin (self->json, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = column_at (self, i);

      if (column->kind == SW_CLI_COLUMN_NUMBER)
        sw_cli_json_number (self->json, column->name, cells[i]);
      else if (column->kind == SW_CLI_COLUMN_BOOLEAN && cells[i])
        sw_cli_json_boolean (self->json, column->name, strcmp (cells[i], "1") == 0);
      else
        sw_cli_json_text (self->json, column->name, cells[i]);
    }
  sw_cli_json_end (self->json);
  piece = sw_cli_json_take (self->json);
  sw_cli_write (piece);
}

static void
write_head (SwCliTable *self)
{
  g_autofree const char **cells = g_new0 (const char *, self->columns->len + 1);

  if (self->begun)
    return;

  self->begun = TRUE;
  if (self->format == SW_CLI_FORMAT_JSON)
    {
      sw_cli_json_begin_array (self->json, NULL);
      return;
    }

  /* Excel and WPS take a file without the mark for one in the encoding of the system; a script needs none. */
  if (self->format == SW_CLI_FORMAT_CSV && sw_cli_writes_file ())
    sw_cli_write ("\xEF\xBB\xBF");
  for (guint i = 0; i < self->columns->len; i++)
    cells[i] = self->format == SW_CLI_FORMAT_CSV ? column_at (self, i)->name : column_at (self, i)->label;
  if (self->format == SW_CLI_FORMAT_CSV)
    write_csv_row (self, cells);
  else
    write_table_row (self, cells);
}

static void
write_waiting (SwCliTable *self)
{
  write_head (self);
  for (guint i = 0; i < self->waiting->len; i++)
    write_table_row (self, (const char *const *) ((GPtrArray *) self->waiting->pdata[i])->pdata);
  g_ptr_array_set_size (self->waiting, 0);
}

static void
hold_back (SwCliTable        *self,
           const char *const *cells)
{
  GPtrArray *row = g_ptr_array_new_full (self->columns->len, g_free);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);

      g_ptr_array_add (row, g_strdup (cells[i]));
      if (cells[i])
        column->width = MAX (column->width, sw_cli_text_width (cells[i]));
    }
  g_ptr_array_add (self->waiting, row);
  if (self->waiting->len == N_MEASURED)
    write_waiting (self);
}

/**
 * sw_cli_table_add_row:
 * @self: a table
 * @cells: (array): a text for each column, %NULL for what is not known; "1" and
 *   "0" for yes and no in machine form
 */
void
sw_cli_table_add_row (SwCliTable        *self,
                      const char *const *cells)
{
  if (self->format == SW_CLI_FORMAT_TABLE)
    {
      if (self->begun)
        write_table_row (self, cells);
      else
        hold_back (self, cells);
      return;
    }

  write_head (self);
  if (self->format == SW_CLI_FORMAT_CSV)
    write_csv_row (self, cells);
  else
    write_json_row (self, cells);
}

/**
 * sw_cli_table_end:
 * @self: a table
 *
 * Writes what was held back.
 */
void
sw_cli_table_end (SwCliTable *self)
{
  if (self->format == SW_CLI_FORMAT_TABLE)
    {
      if (!self->begun && self->waiting->len > 0)
        write_waiting (self);
      return;
    }

  write_head (self);
  if (self->format == SW_CLI_FORMAT_JSON)
    {
      g_autofree char *piece = NULL;

      sw_cli_json_end_array (self->json);
      piece = sw_cli_json_take (self->json);
      sw_cli_write (piece);
    }
}

/**
 * sw_cli_run_listing:
 * @cli: the command line
 * @arguments: what stands behind the verb
 * @listing: what it lists
 * @error: return location for an error
 *
 * Runs a verb that lists records.
 *
 * Returns: how it went
 */
SwCliStatus
sw_cli_run_listing (SwCli               *cli,
                    char               **arguments,
                    const SwCliListing  *listing,
                    GError             **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (SwCliTable) table = NULL;
  SwCliFormat format;

  if (!sw_cli_parse_listing (cli, arguments, 0, &words, &format, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  records = store != NULL ? listing->load (store, error) : NULL;
  if (records == NULL)
    return SW_CLI_FAILED;

  table = sw_cli_table_new (format);
  sw_cli_table_add_columns (table, listing->columns);
  for (guint i = 0; i < records->len; i++)
    if (!listing->add_row (table, store, records->pdata[i], error))
      return SW_CLI_FAILED;
  sw_cli_table_end (table);

  return SW_CLI_DONE;
}
