/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-csv-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unicode/ucnv.h>

#include "sw-number-format.h"
#include "sw-output-file.h"

/* Spreadsheets take texts of more digits for numbers and lose the last ones. */
#define SAFE_DIGITS 11

struct _SwCsvWriter
{
  char              *path;
  SwOutputFile      *file;
  FILE              *stream;
  UConverter        *utf8;       /* both NULL for UTF-8 */
  UConverter        *target;
  SwSheetColumnKind *kinds;
  guint              n_columns;
  GString           *line;
  GByteArray        *encoded;
};

static gboolean
write_bytes (SwCsvWriter  *self,
             const void   *bytes,
             gsize         length,
             GError      **error)
{
  errno = 0;
  if (fwrite (bytes, 1, length, self->stream) == length)
    return TRUE;
  sw_exchange_error_set_errno (error, self->path, errno != 0 ? errno : EIO);
  return FALSE;
}

static gboolean
write_line (SwCsvWriter  *self,
            GError      **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar pivot[512];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  const char *source = self->line->str;
  char *target;

  if (self->target == NULL)
    return write_bytes (self, self->line->str, self->line->len, error);

  /* GB 18030 has every character, in at most twice the bytes. */
  g_byte_array_set_size (self->encoded, self->line->len * 2 + 16);
  target = (char *) self->encoded->data;
  ucnv_convertEx (self->target, self->utf8, &target, target + self->encoded->len,
                  &source, source + self->line->len,
                  pivot, &pivot_source, &pivot_target, pivot + G_N_ELEMENTS (pivot), TRUE, TRUE, &status);
  if (U_FAILURE (status))
    {
      g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_ENCODING,
                   /* Translators: the name of an encoding, and the reason */
                   _("The encoding %s is not available: %s"), "GB 18030", u_errorName (status));
      return FALSE;
    }
  return write_bytes (self, self->encoded->data, target - (char *) self->encoded->data, error);
}

/* What keeps a spreadsheet from taking a text for something else. A reader takes one
 * apostrophe or the tabs away, so an apostrophe of the text itself needs one too. */
static const char *
get_protection (const char        *text,
                SwSheetColumnKind  kind)
{
  gsize digits;
  double number;

  if (kind == SW_SHEET_COLUMN_NUMBER && sw_number_format_is_number (text, &number))
    return "";
  if (strchr ("=+-@\t\r'", text[0]) != NULL)
    return "'";
  digits = strspn (text, "0123456789");
  if (kind == SW_SHEET_COLUMN_TEXT && text[digits] == '\0' &&
      (digits > SAFE_DIGITS || (digits > 1 && text[0] == '0')))
    return "\t";
  return "";
}

static void
append_cell (SwCsvWriter       *self,
             const char        *text,
             SwSheetColumnKind  kind)
{
  const char *protection;
  gboolean quoted;

  if (text == NULL || text[0] == '\0')
    return;
  protection = get_protection (text, kind);
  quoted = protection[0] == '\t' || strpbrk (text, ",;\t\"\r\n") != NULL || text[0] == ' ' || text[strlen (text) - 1] == ' ';
  if (quoted)
    g_string_append_c (self->line, '"');
  g_string_append (self->line, protection);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (self->line, '"');
      g_string_append_c (self->line, *p);
    }
  if (quoted)
    g_string_append_c (self->line, '"');
}

static gboolean
begin (SwCsvWriter          *self,
       SwSheetFormat         format,
       const SwSheetLayout  *layout,
       GError              **error)
{
  g_string_truncate (self->line, 0);
  if (format == SW_SHEET_FORMAT_CSV_GB18030)
    {
      UErrorCode status = U_ZERO_ERROR;

      self->utf8 = ucnv_open ("UTF-8", &status);
      self->target = ucnv_open ("GB18030", &status);
      if (U_FAILURE (status))
        {
          g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_ENCODING,
                       /* Translators: the name of an encoding, and the reason */
                       _("The encoding %s is not available: %s"), "GB 18030", u_errorName (status));
          return FALSE;
        }
    }
  else if (!write_bytes (self, "\357\273\277", 3, error))
    return FALSE;

  for (guint i = 0; i < layout->n_columns; i++)
    {
      self->kinds[i] = layout->columns[i].kind;
      if (i > 0)
        g_string_append_c (self->line, ',');
      append_cell (self, layout->columns[i].heading, SW_SHEET_COLUMN_TEXT);
    }
  g_string_append (self->line, "\r\n");
  return write_line (self, error);
}

/**
 * sw_csv_writer_new:
 * @path: the file to be written
 * @format: one of the two encodings
 * @layout: the columns
 * @error: return location
 *
 * Begins a CSV: commas, CR LF, and quotation marks where RFC 4180 asks for them.
 *
 * Returns: (transfer full) (nullable): a writer, or %NULL with an error of #SwExchangeError
 */
SwCsvWriter *
sw_csv_writer_new (const char           *path,
                   SwSheetFormat         format,
                   const SwSheetLayout  *layout,
                   GError              **error)
{
  g_autoptr(SwCsvWriter) self = g_new0 (SwCsvWriter, 1);

  self->path = g_strdup (path);
  self->line = g_string_new (NULL);
  self->encoded = g_byte_array_new ();
  self->n_columns = layout->n_columns;
  self->kinds = g_new0 (SwSheetColumnKind, layout->n_columns);
  self->file = sw_output_file_new (path, error);
  if (self->file == NULL)
    return NULL;
  self->stream = g_fopen (sw_output_file_get_path (self->file), "wb");
  if (self->stream == NULL)
    {
      sw_exchange_error_set_errno (error, path, errno);
      return NULL;
    }
  if (!begin (self, format, layout, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sw_csv_writer_free:
 * @self: (transfer full): a writer
 *
 * What was not completed by sw_csv_writer_close() leaves no file.
 */
void
sw_csv_writer_free (SwCsvWriter *self)
{
  if (self->stream != NULL)
    fclose (self->stream);
  g_clear_pointer (&self->file, sw_output_file_free);
  g_clear_pointer (&self->utf8, ucnv_close);
  g_clear_pointer (&self->target, ucnv_close);
  g_string_free (self->line, TRUE);
  g_byte_array_unref (self->encoded);
  g_free (self->kinds);
  g_free (self->path);
  g_free (self);
}

/**
 * sw_csv_writer_write_row:
 * @self: a writer
 * @texts: the cells
 * @error: return location
 *
 * Writes a row. What a spreadsheet would run as a formula or shorten as a number is
 * written so that it stays text and is read back as it was.
 *
 * Returns: whether it could be written
 */
gboolean
sw_csv_writer_write_row (SwCsvWriter        *self,
                         const char *const  *texts,
                         GError            **error)
{
  g_string_truncate (self->line, 0);
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->line, ',');
      append_cell (self, texts[i], self->kinds[i]);
    }
  g_string_append (self->line, "\r\n");
  return write_line (self, error);
}

/**
 * sw_csv_writer_close:
 * @self: a writer
 * @error: return location
 *
 * Completes the file.
 *
 * Returns: whether it is on the disk
 */
gboolean
sw_csv_writer_close (SwCsvWriter  *self,
                     GError      **error)
{
  FILE *stream = g_steal_pointer (&self->stream);

  errno = 0;
  if (fclose (stream) != 0)
    {
      sw_exchange_error_set_errno (error, self->path, errno != 0 ? errno : EIO);
      return FALSE;
    }
  return sw_output_file_finish (self->file, error);
}
