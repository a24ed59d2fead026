/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-xls-reader.h"

#include <freexl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-number-format.h"
#include "sw-sheet-merges.h"
#include "sw-xls-check.h"

#define ROWS_BETWEEN_CHECKS 256

struct _SwXlsReader
{
  SwSheetReader  parent_instance;

  char          *path;
  const void    *book;         /* of FreeXL */
  GPtrArray     *sheet_names;
  guint          n_rows;       /* of the selected sheet */
  guint          n_columns;
  guint          next_row;
  guint          sheet;

  GArray        *merges;       /* of SwXlsMerge, of all sheets */
  GArray        *cells;        /* of SwCell */
  GStringChunk  *texts;        /* of the row at hand, those that FreeXL does not have */
};

G_DEFINE_FINAL_TYPE (SwXlsReader, sw_xls_reader, SW_TYPE_SHEET_READER)

static void
set_error (SwXlsReader  *self,
           int           result,
           GError      **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  if (result == FREEXL_FILE_NOT_FOUND)
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_UNREADABLE,
                 /* Translators: %s is the name of a file */
                 _("You are not allowed to read “%s”."), name);
  else if (result == FREEXL_INSUFFICIENT_MEMORY)
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TOO_LARGE,
                 /* Translators: %s is the name of a file */
                 _("“%s” is too large for an old workbook (.xls). Save it as a workbook (.xlsx)."), name);
  else
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_DAMAGED,
                 /* Translators: %s is the name of a file */
                 _("“%s” is damaged. Copy or send the file again, or save it as a workbook (.xlsx)."), name);
}

/* FreeXL writes 2026-03-04, 2026-03-04 00:00:00 and 08:30:00. */
static void
convert_time (SwXlsReader *self,
              const char  *text,
              SwCell      *cell)
{
  g_autofree char *shown = g_strdup (text);

  if (g_str_has_suffix (shown, " 00:00:00"))
    shown[strlen (shown) - 9] = '\0';
  else if (strlen (shown) >= 8 && g_str_has_suffix (shown, ":00"))
    shown[strlen (shown) - 3] = '\0';
  cell->text = g_string_chunk_insert (self->texts, shown);

  if (strlen (shown) > 10)
    shown[10] = '\0';
  cell->kind = sw_number_format_iso_day (shown, &cell->number) ? SW_CELL_DAY : SW_CELL_TEXT;
}

static void
convert_cell (SwXlsReader             *self,
              const FreeXL_CellValue  *value,
              SwCell                  *cell)
{
  char text[SW_NUMBER_TEXT_SIZE];

  *cell = (SwCell) { SW_CELL_EMPTY, "", 0 };
  switch (value->type)
    {
    case FREEXL_CELL_INT:
    case FREEXL_CELL_DOUBLE:
      cell->number = value->type == FREEXL_CELL_INT ? value->value.int_value : value->value.double_value;
      cell->kind = sw_number_format_apply (SW_NUMBER_FORMAT_GENERAL, FALSE, &cell->number, text);
      cell->text = g_string_chunk_insert (self->texts, text);
      break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
      if (value->value.text_value != NULL && value->value.text_value[0] != '\0')
        {
          cell->kind = SW_CELL_TEXT;
          cell->text = value->value.text_value;
        }
      break;
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME:
      if (value->value.text_value != NULL)
        convert_time (self, value->value.text_value, cell);
      break;
    default:
      break;
    }
}

static guint
sw_xls_reader_get_n_sheets (SwSheetReader *reader)
{
  return SW_XLS_READER (reader)->sheet_names->len;
}

static const char *
sw_xls_reader_get_sheet_name (SwSheetReader *reader,
                              guint          sheet)
{
  return g_ptr_array_index (SW_XLS_READER (reader)->sheet_names, sheet);
}

static gboolean
sw_xls_reader_select_sheet (SwSheetReader  *reader,
                            guint           sheet,
                            GError        **error)
{
  SwXlsReader *self = SW_XLS_READER (reader);
  unsigned int n_rows = 0;
  unsigned short n_columns = 0;
  int result = freexl_select_active_worksheet (self->book, sheet);

  if (result == FREEXL_OK)
    result = freexl_worksheet_dimensions (self->book, &n_rows, &n_columns);
  if (result != FREEXL_OK)
    {
      set_error (self, result, error);
      return FALSE;
    }
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->next_row = 0;
  self->sheet = sheet;
  g_array_set_size (self->cells, n_columns);
  return TRUE;
}

static void
sw_xls_reader_find_merges (SwSheetReader *reader,
                           SwSheetMerges *merges,
                           GCancellable  *cancellable)
{
  SwXlsReader *self = SW_XLS_READER (reader);

  for (guint i = 0; i < self->merges->len; i++)
    {
      const SwXlsMerge *merge = &g_array_index (self->merges, SwXlsMerge, i);

      if (merge->sheet == self->sheet)
        sw_sheet_merges_add (merges, merge->first_row, merge->last_row, merge->column);
    }
}

static gboolean
sw_xls_reader_read_row (SwSheetReader  *reader,
                        SwSheetRow     *row,
                        GCancellable   *cancellable,
                        GError        **error)
{
  SwXlsReader *self = SW_XLS_READER (reader);

  g_string_chunk_clear (self->texts);
  while (self->next_row < self->n_rows)
    {
      guint number = self->next_row;
      FreeXL_CellValue value;

      if (number % ROWS_BETWEEN_CHECKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->next_row++;
      for (guint column = 0; column < self->n_columns; column++)
        {
          SwCell *cell = &g_array_index (self->cells, SwCell, column);
          int result = freexl_get_cell_value (self->book, number, column, &value);

          if (result != FREEXL_OK)
            {
              set_error (self, result, error);
              return FALSE;
            }
          convert_cell (self, &value, cell);
          if (cell->kind != SW_CELL_EMPTY)
            row->n_cells = column + 1;
        }
      if (row->n_cells > 0)
        {
          row->number = number + 1;
          row->cells = (SwCell *) self->cells->data;
          return TRUE;
        }
    }
  return FALSE;
}

static double
sw_xls_reader_get_progress (SwSheetReader *reader)
{
  SwXlsReader *self = SW_XLS_READER (reader);

  return self->n_rows > 0 ? (double) self->next_row / self->n_rows : 1;
}

static char *
sw_xls_reader_describe (SwSheetReader *reader)
{
  return g_strdup (_("Old workbook (.xls)"));
}

static void
sw_xls_reader_finalize (GObject *object)
{
  SwXlsReader *self = SW_XLS_READER (object);

  if (self->book != NULL)
    freexl_close (self->book);
  g_ptr_array_unref (self->sheet_names);
  g_array_unref (self->merges);
  g_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_free (self->path);
  G_OBJECT_CLASS (sw_xls_reader_parent_class)->finalize (object);
}

static void
sw_xls_reader_class_init (SwXlsReaderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  SwSheetReaderClass *reader_class = SW_SHEET_READER_CLASS (class);

  object_class->finalize = sw_xls_reader_finalize;
  reader_class->get_n_sheets = sw_xls_reader_get_n_sheets;
  reader_class->get_sheet_name = sw_xls_reader_get_sheet_name;
  reader_class->select_sheet = sw_xls_reader_select_sheet;
  reader_class->find_merges = sw_xls_reader_find_merges;
  reader_class->read_row = sw_xls_reader_read_row;
  reader_class->get_progress = sw_xls_reader_get_progress;
  reader_class->describe = sw_xls_reader_describe;
}

static void
sw_xls_reader_init (SwXlsReader *self)
{
  self->sheet_names = g_ptr_array_new_with_free_func (g_free);
  self->merges = g_array_new (FALSE, FALSE, sizeof (SwXlsMerge));
  self->cells = g_array_new (FALSE, FALSE, sizeof (SwCell));
  self->texts = g_string_chunk_new (4096);
}

/**
 * sw_xls_reader_open:
 * @path: an OLE compound file
 * @error: return location
 *
 * Opens a workbook of Excel 5 to 2003. FreeXL holds all of its cells in memory: files
 * up to 128 MiB and 20 million places are read. Truth values come as numbers.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with
 *   %SW_EXCHANGE_ERROR_TRUNCATED, %SW_EXCHANGE_ERROR_DAMAGED,
 *   %SW_EXCHANGE_ERROR_ENCRYPTED, %SW_EXCHANGE_ERROR_TOO_LARGE,
 *   %SW_EXCHANGE_ERROR_NOT_A_WORKBOOK or %SW_EXCHANGE_ERROR_UNREADABLE
 */
SwSheetReader *
sw_xls_reader_open (const char  *path,
                    GError     **error)
{
  g_autoptr(SwXlsReader) self = g_object_new (SW_TYPE_XLS_READER, NULL);
  unsigned int n_sheets = 0;
  int result;

  if (!sw_xls_check (path, self->merges, error))
    return NULL;
  self->path = g_strdup (path);
  result = freexl_open (path, &self->book);
  if (result == FREEXL_OK)
    result = freexl_get_info (self->book, FREEXL_BIFF_SHEET_COUNT, &n_sheets);
  if (result != FREEXL_OK)
    {
      set_error (self, result, error);
      return NULL;
    }
  for (guint i = 0; i < n_sheets; i++)
    {
      const char *name = NULL;

      if (freexl_get_worksheet_name (self->book, i, &name) != FREEXL_OK || name == NULL)
        name = "";
      g_ptr_array_add (self->sheet_names, g_utf8_make_valid (name, -1));
    }
  if (n_sheets == 0)
    {
      set_error (self, FREEXL_BIFF_WORKBOOK_NOT_FOUND, error);
      return NULL;
    }
  if (!sw_xls_reader_select_sheet (SW_SHEET_READER (self), 0, error))
    return NULL;
  return SW_SHEET_READER (g_steal_pointer (&self));
}
