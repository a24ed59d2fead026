/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-sheet-writer.h"

#include <glib/gi18n-lib.h>

#include "sw-csv-writer.h"
#include "sw-xlsx-writer.h"

/* One of two. */
struct _SwSheetWriter
{
  SwCsvWriter  *csv;
  SwXlsxWriter *xlsx;
};

/**
 * sw_sheet_writer_new:
 * @path: the file to be written
 * @format: its format
 * @layout: how it looks; copied as far as it is needed
 * @error: return location
 *
 * Begins to write a workbook or a CSV. It appears at @path when it is closed; until
 * then, and if it is freed before, what was there stays. Rows are not held in memory.
 *
 * Returns: (transfer full) (nullable): the writer, or %NULL with
 *   %SW_EXCHANGE_ERROR_NOT_WRITABLE or %SW_EXCHANGE_ERROR_NO_SPACE
 */
SwSheetWriter *
sw_sheet_writer_new (const char          *path,
                     SwSheetFormat        format,
                     const SwSheetLayout *layout,
                     GError             **error)
{
  g_autoptr(SwSheetWriter) self = g_new0 (SwSheetWriter, 1);

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (layout->n_columns > 0, NULL);

  if (format == SW_SHEET_FORMAT_XLSX)
    self->xlsx = sw_xlsx_writer_new (path, layout, error);
  else
    self->csv = sw_csv_writer_new (path, format, layout, error);
  return self->xlsx != NULL || self->csv != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * sw_sheet_writer_free:
 * @self: (transfer full): a writer
 *
 * What was not completed by sw_sheet_writer_close() leaves no file, and a file that was there before
 * stays as it was.
 */
void
sw_sheet_writer_free (SwSheetWriter *self)
{
  g_clear_pointer (&self->csv, sw_csv_writer_free);
  g_clear_pointer (&self->xlsx, sw_xlsx_writer_free);
  g_free (self);
}

/**
 * sw_sheet_writer_add_sheet:
 * @self: a writer
 * @layout: how the sheet looks
 * @error: return location
 *
 * Begins another sheet of the workbook, into which the rows go from now on. A CSV has one
 * table only.
 *
 * Returns: whether it was begun; otherwise as [method@SheetWriter.write_row], and
 *   %SW_EXCHANGE_ERROR_NOT_A_WORKBOOK for a CSV
 */
gboolean
sw_sheet_writer_add_sheet (SwSheetWriter       *self,
                           const SwSheetLayout *layout,
                           GError             **error)
{
  if (self->xlsx != NULL)
    return sw_xlsx_writer_add_sheet (self->xlsx, layout, error);

  g_set_error_literal (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK,
                       _("A CSV has one table only. Name a workbook (.xlsx) instead."));
  return FALSE;
}

/**
 * sw_sheet_writer_write_row:
 * @self: a writer
 * @texts: as many texts as there are columns; %NULL for an empty cell
 * @error: return location
 *
 * Writes a row. After an error the writer can only be freed.
 *
 * Returns: whether it was written; otherwise %SW_EXCHANGE_ERROR_NO_SPACE,
 *   %SW_EXCHANGE_ERROR_NOT_WRITABLE, or %SW_EXCHANGE_ERROR_TOO_LARGE for what no sheet
 *   can hold
 */
gboolean
sw_sheet_writer_write_row (SwSheetWriter     *self,
                           const char *const *texts,
                           GError           **error)
{
  if (self->xlsx != NULL)
    return sw_xlsx_writer_write_row (self->xlsx, texts, error);
  return sw_csv_writer_write_row (self->csv, texts, error);
}

/**
 * sw_sheet_writer_close:
 * @self: a writer
 * @error: return location
 *
 * Completes the file, and gives it its name only when all of it is on the disk. What
 * remains is to free the writer.
 *
 * Returns: whether the file is there
 */
gboolean
sw_sheet_writer_close (SwSheetWriter *self,
                       GError       **error)
{
  if (self->xlsx != NULL)
    return sw_xlsx_writer_close (self->xlsx, error);
  return sw_csv_writer_close (self->csv, error);
}

/**
 * sw_sheet_text_width:
 * @text: (nullable): what stands in a cell
 *
 * Returns: how wide a column must be for the longest line of it, in characters of the
 *   standard font, of which a hanzi takes two
 */
double
sw_sheet_text_width (const char *text)
{
  double width = 0, line = 0;

  for (const char *p = text ? text : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      line = character == '\n' ? 0 : line + (g_unichar_iswide (character) ? 2 : 1);
      width = MAX (width, line);
    }
  return width;
}
