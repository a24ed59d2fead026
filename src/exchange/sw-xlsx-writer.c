/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-xlsx-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "sw-number-format.h"
#include "sw-output-file.h"
#include "sw-zip.h"

#define MAX_SHEET_NAME 31
#define DEFAULT_WIDTH 12
#define TITLE_HEIGHT 32
#define NOTE_HEIGHT 22
#define PAPER_A4 9
#define SERIAL_OF_1970_01_01 25569
#define FIRST_DAY_OF_SHEETS -25508   /* 1900-03-01: before it sheets count wrongly */

#define SHEET_END "</worksheet>"

struct _SwXlsxWriter
{
  char              *path;
  SwOutputFile      *file;
  lxw_workbook      *book;
  lxw_worksheet     *sheet;      /* that is being written */
  GPtrArray         *sheets;     /* lxw_worksheet, all of them, borrowed */
  lxw_format        *head_format;
  lxw_format        *text_format;
  lxw_format        *number_format;
  lxw_format        *percent_format;
  lxw_format        *day_format;
  SwSheetColumnKind *kinds;
  guint              n_columns;
  guint              next_row;
};

static lxw_format *
add_format (SwXlsxWriter *self,
            const char   *number_format)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_font_name (format, "宋体");
  format_set_border (format, LXW_BORDER_THIN);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap (format);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  return format;
}

/* What Excel does not allow in the name of a sheet becomes an underscore. */
static char *
make_sheet_name (const char *name)
{
  char *result = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_SHEET_NAME));

  g_strdelimit (result, "[]:*?/\\'", '_');
  return result;
}

static void
write_span (SwXlsxWriter *self,
            guint         first,
            guint         last,
            const char   *text,
            lxw_format   *format)
{
  if (first < last)
    worksheet_merge_range (self->sheet, self->next_row, first, self->next_row, last, text, format);
  else
    worksheet_write_string (self->sheet, self->next_row, first, text, format);
}

static void
write_lines_above (SwXlsxWriter        *self,
                   const SwSheetLayout *layout)
{
  guint last = layout->n_columns - 1;

  if (layout->title != NULL)
    {
      lxw_format *format = workbook_add_format (self->book);

      format_set_font_name (format, "黑体");
      format_set_font_size (format, 18);
      format_set_align (format, LXW_ALIGN_CENTER);
      format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
      worksheet_set_row (self->sheet, self->next_row, TITLE_HEIGHT, NULL);
      write_span (self, 0, last, layout->title, format);
      self->next_row++;
    }
  if (layout->note != NULL || layout->end_note != NULL)
    {
      lxw_format *format = workbook_add_format (self->book);
      guint half = layout->end_note != NULL && last > 0 ? (last + 1) * 6 / 10 : last + 1;

      format_set_font_name (format, "宋体");
      format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
      worksheet_set_row (self->sheet, self->next_row, NOTE_HEIGHT, NULL);
      half = MAX (half, 1);
      write_span (self, 0, half - 1, layout->note != NULL ? layout->note : "", format);
      if (half <= last)
        write_span (self, half, last, layout->end_note, format);
      self->next_row++;
    }
}

/* A list to choose from below the head; something else may be written all the same. */
static void
add_choices (SwXlsxWriter *self,
             guint         column,
             const SwEnum *choices)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  lxw_data_validation validation = {
    .validate = LXW_VALIDATION_TYPE_LIST,
    .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
  };

  for (const SwEnumValue *value = choices->values; value->nick != NULL; value++)
    g_ptr_array_add (words, (gpointer) value->official);
  g_ptr_array_add (words, NULL);
  validation.value_list = (gpointer) words->pdata;
  worksheet_data_validation_range (self->sheet, self->next_row, column, LXW_ROW_MAX - 1, column, &validation);
}

static void
begin_sheet (SwXlsxWriter        *self,
             const SwSheetLayout *layout)
{
  guint head_row;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      const SwSheetColumn *column = &layout->columns[i];

      self->kinds[i] = column->kind;
      worksheet_set_column (self->sheet, i, i, column->width > 0 ? column->width : DEFAULT_WIDTH,
                            column->kind == SW_SHEET_COLUMN_TEXT ? self->text_format : NULL);
    }
  write_lines_above (self, layout);
  head_row = self->next_row++;
  for (guint i = 0; i < layout->n_columns; i++)
    worksheet_write_string (self->sheet, head_row, i, layout->columns[i].heading, self->head_format);
  worksheet_freeze_panes (self->sheet, self->next_row, 0);
  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].choices != NULL)
      add_choices (self, i, layout->columns[i].choices);

  if (layout->for_print)
    {
      worksheet_set_landscape (self->sheet);
      worksheet_set_paper (self->sheet, PAPER_A4);
      worksheet_fit_to_pages (self->sheet, 1, 0);
      worksheet_repeat_rows (self->sheet, head_row, head_row);
      worksheet_set_footer (self->sheet, "&C&P / &N");
    }
}

static void
add_formats (SwXlsxWriter *self)
{
  self->head_format = add_format (self, "@");
  format_set_bold (self->head_format);
  format_set_align (self->head_format, LXW_ALIGN_CENTER);
  self->text_format = add_format (self, "@");
  self->number_format = add_format (self, NULL);
  self->percent_format = add_format (self, "0.0%");
  self->day_format = add_format (self, "yyyy-mm-dd");
}

/* The library's temporary files stand beside the workbook, so that there is one disk
 * which can be full and one folder which has to be writable. */
static void
open_book (SwXlsxWriter *self)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
#ifdef G_OS_WIN32
  g_autofree char *folder = g_win32_locale_filename_from_utf8 (sw_output_file_get_folder (self->file));

  options.tmpdir = folder;
#else
  options.tmpdir = (char *) sw_output_file_get_folder (self->file);
#endif
  self->book = workbook_new_opt (sw_output_file_get_path (self->file), &options);
}

/**
 * sw_xlsx_writer_add_sheet:
 * @self: a writer
 * @layout: the columns and what stands above them
 * @error: return location
 *
 * Begins another sheet, with the head frozen.
 *
 * Returns: whether it could be begun
 */
gboolean
sw_xlsx_writer_add_sheet (SwXlsxWriter        *self,
                          const SwSheetLayout *layout,
                          GError             **error)
{
  g_autofree char *name = layout->sheet_name != NULL ? make_sheet_name (layout->sheet_name) : NULL;

  self->sheet = workbook_add_worksheet (self->book, name != NULL && name[0] != '\0' ? name : NULL);
  if (self->sheet == NULL)
    {
      sw_exchange_error_set_errno (error, self->path, errno != 0 ? errno : ENOMEM);
      return FALSE;
    }
  g_ptr_array_add (self->sheets, self->sheet);
  g_free (self->kinds);
  self->n_columns = layout->n_columns;
  self->kinds = g_new0 (SwSheetColumnKind, layout->n_columns);
  self->next_row = 0;
  begin_sheet (self, layout);
  return TRUE;
}

/**
 * sw_xlsx_writer_new:
 * @path: the file to be written
 * @layout: the columns of the first sheet and what stands above them
 * @error: return location
 *
 * Begins a workbook of one sheet, with the head frozen.
 *
 * Returns: (transfer full) (nullable): a writer, or %NULL with an error
 */
SwXlsxWriter *
sw_xlsx_writer_new (const char          *path,
                    const SwSheetLayout *layout,
                    GError             **error)
{
  g_autoptr(SwXlsxWriter) self = g_new0 (SwXlsxWriter, 1);

  self->path = g_strdup (path);
  self->sheets = g_ptr_array_new ();
  self->file = sw_output_file_new (path, error);
  if (self->file == NULL)
    return NULL;

  open_book (self);
  if (self->book == NULL)
    {
      sw_exchange_error_set_errno (error, path, errno != 0 ? errno : ENOMEM);
      return NULL;
    }
  add_formats (self);
  return sw_xlsx_writer_add_sheet (self, layout, error) ? g_steal_pointer (&self) : NULL;
}

/* A workbook that is not finished leaves its temporary files open, and where a file that is open
 * cannot be removed they stay. */
static void
give_up_book (SwXlsxWriter *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      lxw_worksheet *sheet = g_ptr_array_index (self->sheets, i);

      g_clear_pointer (&sheet->optimize_tmpfile, fclose);
    }
  g_clear_pointer (&self->book, lxw_workbook_free);
}

/**
 * sw_xlsx_writer_free:
 * @self: (transfer full): a writer
 *
 * What was not completed by sw_xlsx_writer_close() leaves no file.
 */
void
sw_xlsx_writer_free (SwXlsxWriter *self)
{
  if (self->book != NULL)
    give_up_book (self);
  g_clear_pointer (&self->file, sw_output_file_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_free (self->kinds);
  g_free (self->path);
  g_free (self);
}

/* A text that looks like the escape of a character needs its first underscore escaped;
 * the library does so for control characters only. NULL if there is none. */
static char *
escape (const char *text)
{
  GString *out = NULL;
  const char *from = text;

  for (const char *p = strstr (text, "_x"); p != NULL; p = strstr (p + 1, "_x"))
    {
      if (!g_ascii_isxdigit (p[2]) || !g_ascii_isxdigit (p[3]) || !g_ascii_isxdigit (p[4]) ||
          !g_ascii_isxdigit (p[5]) || p[6] != '_')
        continue;
      if (out == NULL)
        out = g_string_new (NULL);
      g_string_append_len (out, from, p - from);
      g_string_append (out, "_x005F");
      from = p;
    }
  if (out == NULL)
    return NULL;
  g_string_append (out, from);
  return g_string_free (out, FALSE);
}

/* A part of one from "87.5%". */
static gboolean
read_percent (const char *text,
              double     *number)
{
  g_autofree char *digits = g_str_has_suffix (text, "%") ? g_strndup (text, strlen (text) - 1) : NULL;

  if (digits == NULL || !sw_number_format_is_number (digits, number))
    return FALSE;

  *number /= 100;
  return TRUE;
}

static lxw_error
write_cell (SwXlsxWriter *self,
            guint         column,
            const char   *text)
{
  SwSheetColumnKind kind = self->kinds[column];
  g_autofree char *escaped = NULL;
  double number;

  if (text == NULL || text[0] == '\0')
    return worksheet_write_blank (self->sheet, self->next_row, column, self->text_format);
  if (kind == SW_SHEET_COLUMN_NUMBER && sw_number_format_is_number (text, &number))
    return worksheet_write_number (self->sheet, self->next_row, column, number, self->number_format);
  if (kind == SW_SHEET_COLUMN_PERCENT && read_percent (text, &number))
    return worksheet_write_number (self->sheet, self->next_row, column, number, self->percent_format);
  if (kind == SW_SHEET_COLUMN_DAY && strlen (text) == 10 &&
      sw_number_format_iso_day (text, &number) && number >= FIRST_DAY_OF_SHEETS)
    return worksheet_write_number (self->sheet, self->next_row, column,
                                   number + SERIAL_OF_1970_01_01, self->day_format);
  escaped = escape (text);
  return worksheet_write_string (self->sheet, self->next_row, column, escaped != NULL ? escaped : text, self->text_format);
}

/**
 * sw_xlsx_writer_write_row:
 * @self: a writer
 * @texts: the cells
 * @error: return location
 *
 * Writes a row.
 *
 * Returns: whether it could be written
 */
gboolean
sw_xlsx_writer_write_row (SwXlsxWriter      *self,
                          const char *const *texts,
                          GError           **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      lxw_error result = write_cell (self, i, texts[i]);

      if (result == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
        {
          g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TOO_LARGE,
                       /* Translators: %u is the number of a row */
                       _("A text in row %u is longer than a workbook allows."), self->next_row + 1);
          return FALSE;
        }
      if (result == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
        {
          g_set_error_literal (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TOO_LARGE,
                               _("There are more rows than a workbook allows. Write a CSV instead, or fewer rows."));
          return FALSE;
        }
      if (result != LXW_NO_ERROR)
        {
          sw_exchange_error_set_errno (error, self->path, errno != 0 ? errno : EIO);
          return FALSE;
        }
    }
  self->next_row++;
  return TRUE;
}

/* libxlsxwriter does not look whether its temporary files took everything. A sheet
 * whose packed text is whole, by checksum and by its last tag, did. */
static gboolean
is_whole (SwXlsxWriter *self,
          guint         sheet)
{
  g_autoptr(SwZip) zip = sw_zip_new (sw_output_file_get_path (self->file), NULL);
  g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", sheet + 1);
  g_autofree char *buffer = g_malloc (64 * 1024);
  char tail[sizeof SHEET_END - 1] = { 0 };
  gssize n;

  if (zip == NULL || !sw_zip_select (zip, name, NULL, NULL))
    return FALSE;
  while ((n = sw_zip_read (zip, buffer, 64 * 1024, NULL, NULL)) > 0)
    {
      gsize kept = MIN ((gsize) n, sizeof tail);

      memmove (tail, tail + kept, sizeof tail - kept);
      memcpy (tail + sizeof tail - kept, buffer + n - kept, kept);
    }
  return n == 0 && memcmp (tail, SHEET_END, sizeof tail) == 0;
}

/**
 * sw_xlsx_writer_close:
 * @self: a writer
 * @error: return location
 *
 * Completes the workbook.
 *
 * Returns: whether it is on the disk
 */
gboolean
sw_xlsx_writer_close (SwXlsxWriter *self,
                      GError      **error)
{
  gboolean written = TRUE;
  lxw_error result;
  int number;

  errno = 0;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      FILE *rows = ((lxw_worksheet *) self->sheets->pdata[i])->optimize_tmpfile;

      written = written && (rows == NULL || (fflush (rows) == 0 && !ferror (rows)));
    }
  number = errno;

  errno = 0;
  result = workbook_close (self->book);
  self->book = NULL;
  self->sheet = NULL;
  if (number == 0)
    number = errno;
  written = written && result == LXW_NO_ERROR;
  for (guint i = 0; written && i < self->sheets->len; i++)
    written = is_whole (self, i);
  if (!written)
    {
      sw_exchange_error_set_errno (error, self->path, number != 0 ? number : ENOSPC);
      return FALSE;
    }
  return sw_output_file_finish (self->file, error);
}
