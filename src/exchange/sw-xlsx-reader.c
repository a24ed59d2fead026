/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-xlsx-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-number-format.h"
#include "sw-shared-strings.h"
#include "sw-xlsx-book.h"
#include "sw-xlsx-merges.h"
#include "sw-xml-part.h"

#define MAX_ROW_BYTES (16 * 1024 * 1024)

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_STRING,
  CELL_BOOLEAN,
  CELL_ERROR,
  CELL_ISO_DAY
} CellType;

/* A cell that was read and not handed out. */
typedef struct
{
  guint       column;
  SwCellKind  kind;
  const char *shared;   /* its text, or NULL when it stands in the reader's own */
  gsize       start;    /* where it stands there */
  double      number;
} FoundCell;

typedef struct
{
  guint number;
  guint end;            /* one after its last cell in found */
} FoundRow;

struct _SwXlsxReader
{
  SwSheetReader    parent_instance;

  char            *path;
  SwZip           *zip;
  SwXlsxBook      *book;
  SwSharedStrings *strings;      /* NULL until they are needed */
  guint            sheet;

  SwXmlPart       *part;         /* NULL before the first row */
  gboolean         at_end;       /* of the part */
  GError          *failure;      /* told after the rows before it were handed out */

  /* Rows that one step of the part brought, and the beginning of the next row. */
  GArray          *rows;         /* of FoundRow */
  guint            next_row;
  GArray          *found;        /* of FoundCell */
  guint            next_found;
  GString         *text;

  /* Where in the part we are. */
  gboolean         in_data;
  gboolean         in_row;
  gboolean         in_cell;
  gboolean         in_value;     /* v, or t of an inline text */
  guint            in_phonetic;
  guint            row_number;
  guint            column;
  CellType         type;
  int              format;
  gsize            value_start;
  gsize            row_start;    /* in text */

  GArray          *cells;        /* of SwCell, handed out */
};

G_DEFINE_FINAL_TYPE (SwXlsxReader, sw_xlsx_reader, SW_TYPE_SHEET_READER)

static guint64
parse_digits (const char *text,
              gsize       length)
{
  guint64 value = 0;

  for (gsize i = 0; i < length && g_ascii_isdigit (text[i]) && value < G_MAXUINT32; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

/* The column of "AB12", from 0; G_MAXUINT if there are no letters. */
static guint
parse_column (const char *reference,
              gsize       length)
{
  guint column = 0;

  for (gsize i = 0; i < length && i < 4 && g_ascii_isalpha (reference[i]); i++)
    column = column * 26 + (g_ascii_toupper (reference[i]) - 'A' + 1);
  return column - 1;
}

static void
start_cell (SwXlsxReader          *self,
            const SwXmlAttributes *attributes)
{
  const char *value;
  gsize length;
  guint column;

  self->in_cell = TRUE;
  self->type = CELL_NUMBER;
  self->format = SW_NUMBER_FORMAT_GENERAL;
  self->value_start = self->text->len;

  column = G_MAXUINT;
  if ((value = sw_xml_attribute (attributes, "r", &length)) != NULL)
    column = parse_column (value, length);
  self->column = column != G_MAXUINT ? column : self->column + 1;

  if ((value = sw_xml_attribute (attributes, "s", &length)) != NULL)
    {
      guint64 style = parse_digits (value, length);

      if (style < self->book->formats->len)
        self->format = g_array_index (self->book->formats, int, style);
    }
  if ((value = sw_xml_attribute (attributes, "t", &length)) != NULL && length > 0)
    {
      if (length == 1 && *value == 's')
        self->type = CELL_SHARED;
      else if (length > 1)   /* str, inlineStr */
        self->type = CELL_STRING;
      else if (*value == 'b')
        self->type = CELL_BOOLEAN;
      else if (*value == 'e')
        self->type = CELL_ERROR;
      else if (*value == 'd')
        self->type = CELL_ISO_DAY;
    }
}

static void
start_cb (const char            *name,
          const SwXmlAttributes *attributes,
          gpointer               data)
{
  SwXlsxReader *self = data;
  const char *value;
  gsize length;

  if (!self->in_data)
    self->in_data = strcmp (name, "sheetData") == 0;
  else if (name[0] == 'c' && name[1] == '\0')
    {
      if (self->in_row)
        start_cell (self, attributes);
    }
  else if (name[0] == 'v' && name[1] == '\0')
    self->in_value = self->in_cell;
  else if (name[0] == 't' && name[1] == '\0')
    self->in_value = self->in_cell && self->in_phonetic == 0;
  else if (strcmp (name, "row") == 0)
    {
      guint64 number = 0;

      if ((value = sw_xml_attribute (attributes, "r", &length)) != NULL)
        number = parse_digits (value, length);
      self->row_number = number > 0 && number < G_MAXINT ? number : self->row_number + 1;
      self->in_row = TRUE;
      self->column = G_MAXUINT;
      self->row_start = self->text->len;
    }
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic++;
}

static void
fail_cell (SwXlsxReader *self,
           int           code,
           const char   *format)
{
  g_autofree char *number = g_strdup_printf ("%u", self->row_number);
  g_auto(GStrv) halves = g_strsplit (format, "%s", 2);
  g_autofree char *message = g_strjoinv (number, halves);

  sw_xml_part_fail (self->part, code, message);
}

/* Turns the value that was collected into a cell, which it leaves out when nothing
 * is in it. */
static void
end_cell (SwXlsxReader *self)
{
  FoundCell cell = { .column = self->column, .start = self->value_start };
  gsize length = self->text->len - self->value_start;
  char *value;
  char text[SW_NUMBER_TEXT_SIZE];

  if (!self->in_cell || length == 0)
    {
      self->in_cell = self->in_value = FALSE;
      return;
    }
  self->in_cell = self->in_value = FALSE;
  if (self->column >= SW_SHEET_MAX_COLUMNS ||
      self->found->len - (self->rows->len ? g_array_index (self->rows, FoundRow, self->rows->len - 1).end : 0) >= SW_SHEET_MAX_COLUMNS)
    {
      fail_cell (self, SW_EXCHANGE_ERROR_TOO_LARGE,
                 /* Translators: %s is the number of a row */
                 _("Row %s has more columns than a spreadsheet allows. Correct that row and save the file again."));
      return;
    }

  /* Every text in the reader's own is closed by a zero byte. */
  g_string_append_c (self->text, '\0');
  value = self->text->str + self->value_start;
  switch (self->type)
    {
    case CELL_SHARED:
      if (self->strings != NULL)
        cell.shared = sw_shared_strings_get (self->strings, parse_digits (value, length));
      g_string_truncate (self->text, self->value_start);
      if (cell.shared == NULL)
        {
          fail_cell (self, SW_EXCHANGE_ERROR_DAMAGED,
                     /* Translators: %s is the number of a row */
                     _("The workbook is damaged: row %s refers to a text that is not in it. Open it with a spreadsheet program, save it again and try once more."));
          return;
        }
      cell.kind = cell.shared[0] != '\0' ? SW_CELL_TEXT : SW_CELL_EMPTY;
      break;

    case CELL_STRING:
      length = sw_xlsx_unescape (value, length);
      g_string_truncate (self->text, self->value_start + length);
      g_string_append_c (self->text, '\0');
      cell.kind = length > 0 ? SW_CELL_TEXT : SW_CELL_EMPTY;
      break;

    case CELL_BOOLEAN:
      cell.number = value[0] == '1' || value[0] == 't';
      cell.kind = SW_CELL_BOOLEAN;
      cell.shared = cell.number != 0 ? "TRUE" : "FALSE";
      break;

    case CELL_ERROR:
      cell.kind = SW_CELL_ERROR;
      break;

    case CELL_ISO_DAY:
      cell.kind = SW_CELL_TEXT;
      if (sw_number_format_iso_day (value, &cell.number))
        {
          cell.kind = SW_CELL_DAY;
          if (g_str_has_prefix (value + 10, "T00:00:00"))
            value[10] = '\0';
          g_strdelimit (value, "T", ' ');
        }
      break;

    case CELL_NUMBER:
    default:
      {
        char *end;

        cell.number = g_ascii_strtod (value, &end);
        if (end == value || *end != '\0')
          {
            cell.kind = SW_CELL_TEXT;
            cell.number = 0;
            break;
          }
        cell.kind = sw_number_format_apply (self->format, self->book->from_1904, &cell.number, text);
        g_string_truncate (self->text, self->value_start);
        g_string_append_len (self->text, text, strlen (text) + 1);
        break;
      }
    }

  if (cell.kind != SW_CELL_EMPTY)
    g_array_append_val (self->found, cell);
}

static void
end_cb (const char *name,
        gpointer    data)
{
  SwXlsxReader *self = data;

  if (!self->in_data)
    return;
  if (name[1] == '\0')
    {
      if (name[0] == 'c')
        end_cell (self);
      else if (name[0] == 'v' || name[0] == 't')
        self->in_value = FALSE;
    }
  else if (strcmp (name, "row") == 0)
    {
      guint first = self->rows->len ? g_array_index (self->rows, FoundRow, self->rows->len - 1).end : 0;
      FoundRow row = { self->row_number, self->found->len };

      self->in_row = FALSE;
      if (row.end > first)
        g_array_append_val (self->rows, row);
    }
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic--;
  else if (strcmp (name, "sheetData") == 0)
    self->in_data = FALSE;
}

static void
text_cb (const char *text,
         gsize       length,
         gpointer    data)
{
  SwXlsxReader *self = data;

  if (!self->in_value)
    return;
  if (self->text->len - self->value_start + length > SW_SHEET_MAX_CELL_BYTES)
    fail_cell (self, SW_EXCHANGE_ERROR_TOO_LARGE,
               /* Translators: %s is the number of a row */
               _("A cell in row %s is longer than a spreadsheet allows. Correct that row and save the file again."));
  else if (self->text->len - self->row_start + length > MAX_ROW_BYTES)
    fail_cell (self, SW_EXCHANGE_ERROR_TOO_LARGE,
               /* Translators: %s is the number of a row */
               _("Row %s holds more text than can be read. Correct that row and save the file again."));
  else
    g_string_append_len (self->text, text, length);
}

/* Forgets the rows that were handed out, and keeps the beginning of the next one. */
static void
drop_rows (SwXlsxReader *self)
{
  guint done = self->next_found;
  gsize kept;

  g_array_set_size (self->rows, 0);
  self->next_row = self->next_found = 0;
  if (done > 0)
    g_array_remove_range (self->found, 0, done);

  /* What stands before the first cell of the row at work belongs to the ones before. */
  if (self->found->len > 0)
    kept = g_array_index (self->found, FoundCell, 0).start;
  else
    kept = self->in_cell ? self->value_start : self->text->len;
  g_string_erase (self->text, 0, kept);
  self->row_start -= MIN (kept, self->row_start);
  self->value_start -= MIN (kept, self->value_start);
  for (guint i = 0; i < self->found->len; i++)
    g_array_index (self->found, FoundCell, i).start -= kept;
}

static void
reset (SwXlsxReader *self)
{
  g_clear_pointer (&self->part, sw_xml_part_free);
  g_clear_error (&self->failure);
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->found, 0);
  g_string_truncate (self->text, 0);
  self->next_row = self->next_found = 0;
  self->at_end = FALSE;
  self->in_data = self->in_row = self->in_cell = self->in_value = FALSE;
  self->in_phonetic = 0;
  self->row_number = 0;
  self->row_start = self->value_start = 0;
}

static gboolean
open_sheet (SwXlsxReader *self,
            GCancellable *cancellable,
            GError      **error)
{
  static const SwXmlHandler handler = { start_cb, end_cb, text_cb };
  const char *strings = self->book->strings_part;

  if (self->strings == NULL && strings != NULL && sw_zip_has (self->zip, strings))
    {
      self->strings = sw_shared_strings_new (self->zip, strings, cancellable, error);
      if (self->strings == NULL)
        return FALSE;
    }
  self->part = sw_xml_part_new (self->zip, g_ptr_array_index (self->book->sheet_parts, self->sheet),
                                &handler, self, cancellable, error);
  return self->part != NULL;
}

static void
hand_out (SwXlsxReader *self,
          SwSheetRow   *row)
{
  const FoundRow *found = &g_array_index (self->rows, FoundRow, self->next_row++);
  SwCell *cells;

  row->number = found->number;
  row->n_cells = 0;
  for (guint i = self->next_found; i < found->end; i++)
    row->n_cells = MAX (row->n_cells, g_array_index (self->found, FoundCell, i).column + 1);

  g_array_set_size (self->cells, MAX (self->cells->len, row->n_cells));
  cells = (SwCell *) self->cells->data;
  for (guint i = 0; i < row->n_cells; i++)
    cells[i] = (SwCell) { SW_CELL_EMPTY, "", 0 };
  for (guint i = self->next_found; i < found->end; i++)
    {
      const FoundCell *cell = &g_array_index (self->found, FoundCell, i);

      cells[cell->column].kind = cell->kind;
      cells[cell->column].number = cell->number;
      cells[cell->column].text = cell->shared != NULL ? cell->shared : self->text->str + cell->start;
    }
  self->next_found = found->end;
  row->cells = cells;
}

static guint
sw_xlsx_reader_get_n_sheets (SwSheetReader *reader)
{
  return SW_XLSX_READER (reader)->book->sheet_names->len;
}

static const char *
sw_xlsx_reader_get_sheet_name (SwSheetReader *reader,
                               guint          sheet)
{
  return g_ptr_array_index (SW_XLSX_READER (reader)->book->sheet_names, sheet);
}

static gboolean
sw_xlsx_reader_is_hidden (SwSheetReader *reader,
                          guint          sheet)
{
  return GPOINTER_TO_INT (g_ptr_array_index (SW_XLSX_READER (reader)->book->hidden, sheet)) != 0;
}

static gboolean
sw_xlsx_reader_select_sheet (SwSheetReader *reader,
                             guint          sheet,
                             GError       **error)
{
  SwXlsxReader *self = SW_XLSX_READER (reader);

  reset (self);
  self->sheet = sheet;
  return TRUE;
}

static void
sw_xlsx_reader_find_merges (SwSheetReader *reader,
                            SwSheetMerges *merges,
                            GCancellable  *cancellable)
{
  SwXlsxReader *self = SW_XLSX_READER (reader);

  g_return_if_fail (self->part == NULL);

  sw_xlsx_merges_read (self->zip, g_ptr_array_index (self->book->sheet_parts, self->sheet), merges, cancellable);
}

static gboolean
sw_xlsx_reader_read_row (SwSheetReader *reader,
                         SwSheetRow    *row,
                         GCancellable  *cancellable,
                         GError       **error)
{
  SwXlsxReader *self = SW_XLSX_READER (reader);

  if (self->part == NULL && !open_sheet (self, cancellable, error))
    return FALSE;
  while (self->next_row == self->rows->len)
    {
      if (self->failure != NULL)
        {
          g_propagate_error (error, g_error_copy (self->failure));
          return FALSE;
        }
      if (self->at_end)
        return FALSE;
      drop_rows (self);
      if (!sw_xml_part_step (self->part, &self->at_end, cancellable, &self->failure) &&
          g_error_matches (self->failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&self->failure));
          return FALSE;
        }
    }
  hand_out (self, row);
  return TRUE;
}

static double
sw_xlsx_reader_get_progress (SwSheetReader *reader)
{
  SwXlsxReader *self = SW_XLSX_READER (reader);

  if (self->part == NULL)
    return 0;
  return self->at_end ? 1 : sw_zip_get_progress (self->zip);
}

static char *
sw_xlsx_reader_describe (SwSheetReader *reader)
{
  return g_strdup (_("Workbook (.xlsx)"));
}

static void
sw_xlsx_reader_finalize (GObject *object)
{
  SwXlsxReader *self = SW_XLSX_READER (object);

  reset (self);
  g_clear_pointer (&self->strings, sw_shared_strings_free);
  g_clear_pointer (&self->book, sw_xlsx_book_free);
  g_clear_pointer (&self->zip, sw_zip_free);
  g_array_unref (self->rows);
  g_array_unref (self->found);
  g_array_unref (self->cells);
  g_string_free (self->text, TRUE);
  g_free (self->path);
  G_OBJECT_CLASS (sw_xlsx_reader_parent_class)->finalize (object);
}

static void
sw_xlsx_reader_class_init (SwXlsxReaderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  SwSheetReaderClass *reader_class = SW_SHEET_READER_CLASS (class);

  object_class->finalize = sw_xlsx_reader_finalize;
  reader_class->get_n_sheets = sw_xlsx_reader_get_n_sheets;
  reader_class->get_sheet_name = sw_xlsx_reader_get_sheet_name;
  reader_class->is_hidden = sw_xlsx_reader_is_hidden;
  reader_class->select_sheet = sw_xlsx_reader_select_sheet;
  reader_class->find_merges = sw_xlsx_reader_find_merges;
  reader_class->read_row = sw_xlsx_reader_read_row;
  reader_class->get_progress = sw_xlsx_reader_get_progress;
  reader_class->describe = sw_xlsx_reader_describe;
}

static void
sw_xlsx_reader_init (SwXlsxReader *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (FoundRow));
  self->found = g_array_new (FALSE, FALSE, sizeof (FoundCell));
  self->cells = g_array_new (FALSE, FALSE, sizeof (SwCell));
  self->text = g_string_new (NULL);
}

/**
 * sw_xlsx_reader_open:
 * @path: an Office Open XML workbook
 * @error: return location
 *
 * Opens a workbook as Excel 2007 and later, WPS and LibreOffice write it. The texts that
 * its sheets share are held in memory, at most 512 MiB; its rows are not.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with
 *   %SW_EXCHANGE_ERROR_TRUNCATED, %SW_EXCHANGE_ERROR_DAMAGED,
 *   %SW_EXCHANGE_ERROR_ENCRYPTED, %SW_EXCHANGE_ERROR_TOO_LARGE,
 *   %SW_EXCHANGE_ERROR_NOT_A_WORKBOOK or %SW_EXCHANGE_ERROR_UNREADABLE
 */
SwSheetReader *
sw_xlsx_reader_open (const char *path,
                     GError    **error)
{
  g_autoptr(SwXlsxReader) self = g_object_new (SW_TYPE_XLSX_READER, NULL);

  self->path = g_strdup (path);
  self->zip = sw_zip_new (path, error);
  if (self->zip == NULL)
    return NULL;
  self->book = sw_xlsx_book_new (self->zip, path, error);
  if (self->book == NULL)
    return NULL;
  return SW_SHEET_READER (g_steal_pointer (&self));
}
