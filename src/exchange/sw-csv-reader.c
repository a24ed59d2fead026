/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-text-decoder.h"

#define TEXT_SIZE (64 * 1024)

typedef enum
{
  AT_START,         /* of a cell */
  IN_CELL,
  IN_QUOTES,
  AFTER_QUOTE       /* inside quotes: the end of the cell, or half of a doubled one */
} State;

struct _SwCsvReader
{
  SwSheetReader  parent_instance;

  char          *path;
  char          *sheet_name;
  SwTextDecoder *decoder;
  char           delimiter;
  gboolean       has_sep_line;

  char          *text;
  gsize          text_start;
  gsize          text_end;
  State          state;
  gboolean       after_cr;
  guint          number;          /* of the row being read */
  guint          quote_row;       /* where the quotation mark was opened */

  GString       *row_text;        /* the cells of a row, each closed by a zero byte */
  GArray        *starts;          /* of gsize */
  GArray        *cells;           /* of SwCell */
};

G_DEFINE_FINAL_TYPE (SwCsvReader, sw_csv_reader, SW_TYPE_SHEET_READER)

/* What people and programs put around a cell so that a spreadsheet keeps it as text:
 * ="…", an apostrophe, tabs. Our own writer does too, and relies on exactly one
 * apostrophe being taken away. */
static const char *
strip_wrapper (char *cell)
{
  gsize length;

  if (cell[0] == '\'')
    return cell + 1;
  if (cell[0] == '\t')
    return cell + strspn (cell, "\t");
  length = strlen (cell);
  if (length >= 3 && cell[0] == '=' && cell[1] == '"' && cell[length - 1] == '"')
    {
      char *to = cell;

      for (const char *from = cell + 2; from < cell + length - 1; from++)
        {
          if (from[0] == '"' && from[1] == '"' && from + 1 < cell + length - 1)
            from++;
          *to++ = *from;
        }
      *to = '\0';
    }
  return cell;
}

static void
begin_cell (SwCsvReader *self)
{
  g_array_append_val (self->starts, self->row_text->len);
  self->state = AT_START;
}

static void
begin_row (SwCsvReader *self)
{
  g_string_truncate (self->row_text, 0);
  g_array_set_size (self->starts, 0);
  begin_cell (self);
}

static void
finish_row (SwCsvReader *self,
            SwSheetRow  *row)
{
  guint n_cells = 0;

  g_array_set_size (self->cells, self->starts->len);
  for (guint i = 0; i < self->starts->len; i++)
    {
      SwCell *cell = &g_array_index (self->cells, SwCell, i);

      cell->text = strip_wrapper (self->row_text->str + g_array_index (self->starts, gsize, i));
      cell->kind = cell->text[0] != '\0' ? SW_CELL_TEXT : SW_CELL_EMPTY;
      cell->number = 0;
      if (cell->kind != SW_CELL_EMPTY)
        n_cells = i + 1;
    }
  row->number = self->number;
  row->cells = (SwCell *) self->cells->data;
  row->n_cells = n_cells;
}

static gboolean
append (SwCsvReader  *self,
        const char   *text,
        gsize         length,
        GError      **error)
{
  gsize start = g_array_index (self->starts, gsize, self->starts->len - 1);
  const char *zero;

  if (self->row_text->len - start + length > SW_SHEET_MAX_CELL_BYTES)
    {
      if (self->state == IN_QUOTES || self->state == AFTER_QUOTE)
        g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TOO_LARGE,
                     /* Translators: %u is the number of a row */
                     _("A cell in row %u is longer than a spreadsheet allows. Maybe a closing quotation mark is missing there; correct that row and save the file again."),
                     self->quote_row);
      else
        g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TOO_LARGE,
                     /* Translators: %u is the number of a row */
                     _("A cell in row %u is longer than a spreadsheet allows. Correct that row and save the file again."), self->number);
      return FALSE;
    }
  /* Zero bytes mean nothing in a text. */
  while ((zero = memchr (text, '\0', length)) != NULL)
    {
      g_string_append_len (self->row_text, text, zero - text);
      length -= zero + 1 - text;
      text = zero + 1;
    }
  g_string_append_len (self->row_text, text, length);
  return TRUE;
}

static gboolean
end_cell (SwCsvReader  *self,
          GError      **error)
{
  g_string_append_c (self->row_text, '\0');
  if (self->starts->len >= SW_SHEET_MAX_COLUMNS)
    {
      g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TOO_LARGE,
                   /* Translators: %u is the number of a row */
                   _("Row %u has more columns than a spreadsheet allows. Correct that row and save the file again."), self->number);
      return FALSE;
    }
  return TRUE;
}

/* Reads on in the text at hand until it or a record ends. */
static gboolean
parse (SwCsvReader  *self,
       gboolean     *row_ended,
       GError      **error)
{
  const char specials[] = { self->delimiter, '\r', '\n', '"' };

  *row_ended = FALSE;
  while (self->text_start < self->text_end)
    {
      const char *at = self->text + self->text_start;
      const char *end = self->text + self->text_end;
      char c = *at;

      if (self->state == IN_QUOTES)
        {
          const char *quote = memchr (at, '"', end - at);

          if (!append (self, at, (quote ? quote : end) - at, error))
            return FALSE;
          self->text_start = (quote ? quote + 1 : end) - self->text;
          if (quote != NULL)
            self->state = AFTER_QUOTE;
          continue;
        }
      if (self->after_cr)
        {
          self->after_cr = FALSE;
          if (c == '\n')
            {
              self->text_start++;
              continue;
            }
        }
      if (c == '"' && self->state == AT_START)
        {
          self->state = IN_QUOTES;
          self->quote_row = self->number;
          self->text_start++;
        }
      else if (c == '"' && self->state == AFTER_QUOTE)
        {
          self->state = IN_QUOTES;
          self->text_start++;
          if (!append (self, "\"", 1, error))
            return FALSE;
        }
      else if (c == self->delimiter)
        {
          self->text_start++;
          if (!end_cell (self, error))
            return FALSE;
          begin_cell (self);
        }
      else if (c == '\r' || c == '\n')
        {
          self->text_start++;
          self->after_cr = c == '\r';
          *row_ended = TRUE;
          return end_cell (self, error);
        }
      else
        {
          const char *stop = at + 1;

          while (stop < end && memchr (specials, *stop, sizeof specials) == NULL)
            stop++;
          if (!append (self, at, stop - at, error))
            return FALSE;
          self->state = IN_CELL;
          self->text_start = stop - self->text;
        }
    }
  return TRUE;
}

/* The next record, empty or not. *at_end when there is none. */
static gboolean
read_record (SwCsvReader   *self,
             gboolean      *at_end,
             GCancellable  *cancellable,
             GError       **error)
{
  gboolean row_ended = FALSE;

  *at_end = FALSE;
  self->number++;
  begin_row (self);
  while (!row_ended)
    {
      if (self->text_start == self->text_end)
        {
          gssize n;

          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          n = sw_text_decoder_read (self->decoder, self->text, TEXT_SIZE, cancellable, error);
          if (n < 0)
            return FALSE;
          self->text_start = 0;
          self->text_end = n;
          if (n == 0)
            {
              if (self->state == IN_QUOTES)
                {
                  g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TRUNCATED,
                               /* Translators: %u is the number of a row */
                               _("A quotation mark in row %u is never closed: the end of the file is missing, or the mark. Copy or send the file again, or correct that row."),
                               self->quote_row);
                  return FALSE;
                }
              *at_end = self->state == AT_START && self->starts->len == 1;
              return end_cell (self, error);
            }
        }
      if (!parse (self, &row_ended, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rewind_text (SwCsvReader  *self,
             GError      **error)
{
  gboolean at_end;

  self->text_start = self->text_end = 0;
  self->after_cr = FALSE;
  self->number = 0;
  if (!sw_text_decoder_rewind (self->decoder, error))
    return FALSE;
  if (self->has_sep_line)
    {
      if (!read_record (self, &at_end, NULL, error))
        return FALSE;
      self->number = 0;
    }
  return TRUE;
}

/* A delimiter is the better the more rows have it the same number of times outside
 * quotation marks. */
static guint
rate_delimiter (const char *text,
                gsize       length,
                char        delimiter)
{
  guint tally[64] = { 0 };
  guint count = 0, best = 0;
  State state = AT_START;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (state == IN_QUOTES)
        {
          if (c == '"')
            state = AFTER_QUOTE;
        }
      else if (c == '"' && (state == AT_START || state == AFTER_QUOTE))
        state = IN_QUOTES;
      else if (c == ',' || c == ';' || c == '\t')
        {
          count += c == delimiter;
          state = AT_START;
        }
      else if (c == '\n' || c == '\r')
        {
          if (count < G_N_ELEMENTS (tally))
            tally[count]++;
          count = 0;
          state = AT_START;
        }
      else
        state = IN_CELL;
    }
  if (count < G_N_ELEMENTS (tally))
    tally[count]++;
  for (guint i = 1; i < G_N_ELEMENTS (tally); i++)
    best = MAX (best, tally[i] * i);
  return best;
}

static gboolean
find_delimiter (SwCsvReader  *self,
                GError      **error)
{
  static const char delimiters[] = { ',', ';', '\t' };
  guint best = 0;
  gsize length = 0;
  gssize n;
  const char *head = self->text;

  while (length + 16 <= TEXT_SIZE &&
         (n = sw_text_decoder_read (self->decoder, self->text + length, TEXT_SIZE - length, NULL, error)) != 0)
    {
      if (n < 0)
        return FALSE;
      length += n;
    }

  self->delimiter = ',';
  /* Excel's own line that names the delimiter. */
  if (length >= 6 && *head == '"')
    head++;
  if (length >= 6 && g_ascii_strncasecmp (head, "sep=", 4) == 0 &&
      memchr (delimiters, head[4], sizeof delimiters) != NULL &&
      strchr ("\"\r\n", head[5]) != NULL && head[5] != '\0')
    {
      self->delimiter = head[4];
      /* Between quotation marks the line is one cell, otherwise two; skipped as a row. */
      self->has_sep_line = TRUE;
      return rewind_text (self, error);
    }

  for (gsize i = 0; i < sizeof delimiters; i++)
    {
      guint rate = rate_delimiter (self->text, length, delimiters[i]);

      if (rate > best)
        {
          best = rate;
          self->delimiter = delimiters[i];
        }
    }
  return rewind_text (self, error);
}

static guint
sw_csv_reader_get_n_sheets (SwSheetReader *reader)
{
  return 1;
}

static const char *
sw_csv_reader_get_sheet_name (SwSheetReader *reader,
                              guint          sheet)
{
  return SW_CSV_READER (reader)->sheet_name;
}

static gboolean
sw_csv_reader_select_sheet (SwSheetReader  *reader,
                            guint           sheet,
                            GError        **error)
{
  return rewind_text (SW_CSV_READER (reader), error);
}

static gboolean
sw_csv_reader_read_row (SwSheetReader  *reader,
                        SwSheetRow     *row,
                        GCancellable   *cancellable,
                        GError        **error)
{
  SwCsvReader *self = SW_CSV_READER (reader);
  gboolean at_end;

  for (;;)
    {
      if (!read_record (self, &at_end, cancellable, error) || at_end)
        return FALSE;
      finish_row (self, row);
      if (row->n_cells > 0)
        return TRUE;
    }
}

static double
sw_csv_reader_get_progress (SwSheetReader *reader)
{
  return sw_text_decoder_get_progress (SW_CSV_READER (reader)->decoder);
}

static char *
sw_csv_reader_describe (SwSheetReader *reader)
{
  SwCsvReader *self = SW_CSV_READER (reader);
  const char *encoding = sw_encoding_get_name (sw_text_decoder_get_encoding (self->decoder));
  const char *delimiter = _("comma");

  if (self->delimiter == ';')
    delimiter = _("semicolon");
  else if (self->delimiter == '\t')
    delimiter = _("tab");
  /* Translators: the name of an encoding, and what stands between the columns */
  return g_strdup_printf (_("Text (CSV), %s, %s"), encoding, delimiter);
}

static void
sw_csv_reader_finalize (GObject *object)
{
  SwCsvReader *self = SW_CSV_READER (object);

  g_clear_pointer (&self->decoder, sw_text_decoder_free);
  g_free (self->path);
  g_free (self->sheet_name);
  g_free (self->text);
  g_string_free (self->row_text, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->cells);
  G_OBJECT_CLASS (sw_csv_reader_parent_class)->finalize (object);
}

static void
sw_csv_reader_class_init (SwCsvReaderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  SwSheetReaderClass *reader_class = SW_SHEET_READER_CLASS (class);

  object_class->finalize = sw_csv_reader_finalize;
  reader_class->get_n_sheets = sw_csv_reader_get_n_sheets;
  reader_class->get_sheet_name = sw_csv_reader_get_sheet_name;
  reader_class->select_sheet = sw_csv_reader_select_sheet;
  reader_class->read_row = sw_csv_reader_read_row;
  reader_class->get_progress = sw_csv_reader_get_progress;
  reader_class->describe = sw_csv_reader_describe;
}

static void
sw_csv_reader_init (SwCsvReader *self)
{
  self->text = g_malloc (TEXT_SIZE);
  self->row_text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->cells = g_array_new (FALSE, FALSE, sizeof (SwCell));
}

/**
 * sw_csv_reader_open:
 * @path: a text file
 * @error: return location
 *
 * Opens a table of text: encoding and delimiter (comma, semicolon, tab) are found by
 * looking; cells may stand in quotation marks as RFC 4180 says, and rows may end with
 * LF, CR LF or CR. Its one sheet is named after the file.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with an error of
 *   [func@text_decoder_new]
 */
SwSheetReader *
sw_csv_reader_open (const char  *path,
                    GError     **error)
{
  g_autoptr(SwCsvReader) self = g_object_new (SW_TYPE_CSV_READER, NULL);
  char *dot;

  self->path = g_strdup (path);
  self->sheet_name = g_filename_display_basename (path);
  dot = strrchr (self->sheet_name, '.');
  if (dot != NULL && dot != self->sheet_name)
    *dot = '\0';

  self->decoder = sw_text_decoder_new (path, error);
  if (self->decoder == NULL || !find_delimiter (self, error))
    return NULL;
  return SW_SHEET_READER (g_steal_pointer (&self));
}
