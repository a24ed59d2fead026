/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-text-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucnv.h>

#include "sw-exchange-error.h"

#define RAW_SIZE (64 * 1024)
#define PIVOT_SIZE 4096

/* So many characters of three bytes in a row that are right in UTF-8 do not
 * happen by chance in GB 18030: the text is UTF-8, and what follows is damage. */
#define ENOUGH_FOR_UTF8 8
/* So many of them, and nothing else, in one line of GB 18030 are a line of UTF-8: somebody put
 * two files together. */
#define ENOUGH_FOR_A_LINE 4

struct _SwTextDecoder
{
  char             *path;
  GFileInputStream *stream;
  goffset           size;

  SwEncoding        encoding;
  goffset           mark_size;   /* bytes of the byte order mark */

  UConverter       *source;
  UConverter       *utf8;
  UErrorCode        failure;     /* told after the text before it was handed out */
  gboolean          at_end;
  gboolean          fresh;       /* the converters have to forget the last text */

  char             *raw;
  gsize             raw_start;
  gsize             raw_end;
  goffset           raw_offset;  /* where in the file raw[0] stands */
  UChar             pivot[PIVOT_SIZE];
  UChar            *pivot_source;
  UChar            *pivot_target;

  gint64            row;         /* from 1, of the text handed out last, as a spreadsheet counts */
  gboolean          quoted;      /* its end is between quotation marks, where a line can end and no row */
  char              last;        /* its last character */
};

typedef struct
{
  gboolean ok;
  gint64   wide;                 /* characters of three bytes in UTF-8 */
  gint64   private_use;          /* of these, the ones that mean nothing */
} Scan;

static const char *
get_converter_name (SwEncoding encoding)
{
  switch (encoding)
    {
    case SW_ENCODING_UTF16LE:
      return "UTF-16LE";
    case SW_ENCODING_UTF16BE:
      return "UTF-16BE";
    case SW_ENCODING_GB18030:
      return "GB18030";
    case SW_ENCODING_UTF8:
    default:
      return "UTF-8";
    }
}

static gboolean
use_encoding (SwTextDecoder  *self,
              SwEncoding      encoding,
              GError        **error)
{
  UErrorCode status = U_ZERO_ERROR;

  g_clear_pointer (&self->source, ucnv_close);
  self->encoding = encoding;
  self->source = ucnv_open (get_converter_name (encoding), &status);
  if (U_SUCCESS (status))
    ucnv_setToUCallBack (self->source, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (self->utf8 == NULL && U_SUCCESS (status))
    self->utf8 = ucnv_open ("UTF-8", &status);
  if (U_SUCCESS (status))
    ucnv_setFromUCallBack (self->utf8, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);

  if (U_FAILURE (status))
    {
      g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_ENCODING,
                   /* Translators: the first %s is the name of an encoding, the second the reason */
                   _("The encoding %s is not available: %s"),
                   get_converter_name (encoding), u_errorName (status));
      return FALSE;
    }
  return sw_text_decoder_rewind (self, error);
}

static gboolean
fill (SwTextDecoder  *self,
      GCancellable   *cancellable,
      GError        **error)
{
  GError *cause = NULL;
  gsize n;

  self->raw_offset += self->raw_end;
  self->raw_start = self->raw_end = 0;
  if (!g_input_stream_read_all (G_INPUT_STREAM (self->stream), self->raw, RAW_SIZE, &n, cancellable, &cause))
    {
      sw_exchange_error_take_read (error, self->path, cause);
      return FALSE;
    }
  self->raw_end = n;
  self->at_end = n == 0;
  return TRUE;
}

/* Quotation marks open at the beginning of a cell, and again where they are doubled. */
static void
count_rows (SwTextDecoder *self,
            const char    *text,
            gsize          length)
{
  char last = self->last;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        self->quoted = !self->quoted && memchr (",;\t\r\n\"", last, 7) != NULL;
      else if (!self->quoted && (text[i] == '\r' || (text[i] == '\n' && last != '\r')))
        self->row++;
      last = text[i];
    }
  self->last = last;
}

static void
set_failure (SwTextDecoder  *self,
             GError        **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, self->row);

  if (self->failure == U_TRUNCATED_CHAR_FOUND)
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TRUNCATED,
                 /* Translators: %s is the name of a file */
                 _("“%s” ends in the middle of a character: its end is missing. Have it sent or copied once more."), name);
  else
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_ENCODING,
                 /* Translators: the name of a file, the number of a row, the name of an encoding */
                 _("“%s” cannot be read: in row %s are characters that are not %s. A file can be UTF-8, UTF-16 or "
                   "GB 18030, all of it the same. Open it in Excel or WPS, mend that row, and save it as a workbook "
                   "(.xlsx) or as “CSV UTF-8”."),
                 name, row, sw_encoding_get_name (self->encoding));
}

/* Whether the whole file is text of the encoding in use, and what is in it. */
static gboolean
scan (SwTextDecoder  *self,
      Scan           *result,
      GError        **error)
{
  g_autofree char *buffer = g_malloc (RAW_SIZE);
  gssize n;

  *result = (Scan) { 0 };
  while ((n = sw_text_decoder_read (self, buffer, RAW_SIZE, NULL, error)) > 0)
    {
      for (gssize i = 0; i < n; i++)
        {
          guint8 c = buffer[i];

          if (c >= 0xE0)
            result->wide++;
          /* U+E000…U+EFFF begin with EE. What lies above is too near to full-width
           * forms to be told by one byte, and not needed. */
          if (c == 0xEE)
            result->private_use++;
        }
    }
  result->ok = n == 0;
  return result->ok;
}

/* UTF-8 can be GB 18030 by its bytes, only without meaning. Whether no line of the file is so. */
static gboolean
has_no_line_of_utf8 (SwTextDecoder  *self,
                     GError        **error)
{
  guint wide = 0, rest = 0;
  gboolean other = FALSE;

  if (!sw_text_decoder_rewind (self, error))
    return FALSE;
  do
    {
      if (!fill (self, NULL, error))
        return FALSE;
      for (gsize i = 0; i < self->raw_end || (self->at_end && i == 0); i++)
        {
          guint8 c = self->at_end ? '\n' : self->raw[i];

          if (rest > 0 && (c & 0xC0) == 0x80)
            rest--;
          else if (rest > 0)
            other = TRUE, rest = 0;
          else if (c >= 0x80)
            {
              rest = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
              wide += rest > 1;
              other |= c < 0xC2 || c > 0xF4;
            }
          if (c == '\n' || c == '\r')
            {
              if (wide >= ENOUGH_FOR_A_LINE && !other)
                {
                  set_failure (self, error);
                  return FALSE;
                }
              wide = 0;
              other = FALSE;
            }
          count_rows (self, (const char *) &c, 1);
        }
    }
  while (!self->at_end);

  return TRUE;
}

/* Texts of tables hold many characters below 0x80: in UTF-16 each of them has a zero
 * byte, always on the same side. */
static gboolean
looks_like_utf16 (const guint8 *text,
                  gsize         length,
                  gboolean      little)
{
  gsize units = length / 2, ascii = 0, wrong = 0;

  for (gsize i = 0; i < units; i++)
    {
      guint8 low = text[2 * i + (little ? 0 : 1)];
      guint8 high = text[2 * i + (little ? 1 : 0)];

      if (high == 0 && ((low >= 0x20 && low < 0x7F) || low == '\t' || low == '\n' || low == '\r'))
        ascii++;
      else if (low == 0 && high < 0x7F)
        wrong++;
    }
  return ascii > 0 && ascii * 10 >= units && wrong * 8 <= ascii;
}

static gboolean
is_binary (const guint8 *text,
           gsize         length)
{
  gsize odd = 0;

  for (gsize i = 0; i < length; i++)
    odd += text[i] < 0x20 && strchr ("\t\n\v\f\r\x1a\x1b", text[i] ? text[i] : 1) == NULL;
  return odd * 50 > length;
}

static gboolean
find_encoding (SwTextDecoder  *self,
               GError        **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autoptr(GError) utf8_error = NULL;
  g_autoptr(GError) gb_error = NULL;
  const guint8 *head;
  gint64 utf8_row;
  gsize length;
  Scan result;

  if (!use_encoding (self, SW_ENCODING_UTF8, error) || !fill (self, NULL, error))
    return FALSE;
  head = (const guint8 *) self->raw;
  length = self->raw_end;

  self->mark_size = 2;
  if (length >= 2 && head[0] == 0xFF && head[1] == 0xFE)
    return use_encoding (self, SW_ENCODING_UTF16LE, error) && scan (self, &result, error) &&
           sw_text_decoder_rewind (self, error);
  if (length >= 2 && head[0] == 0xFE && head[1] == 0xFF)
    return use_encoding (self, SW_ENCODING_UTF16BE, error) && scan (self, &result, error) &&
           sw_text_decoder_rewind (self, error);

  self->mark_size = 0;
  for (int little = 1; little >= 0; little--)
    {
      if (looks_like_utf16 (head, length, little))
        {
          return use_encoding (self, little ? SW_ENCODING_UTF16LE : SW_ENCODING_UTF16BE, error) &&
                 scan (self, &result, error) &&
                 sw_text_decoder_rewind (self, error);
        }
    }

  if (is_binary (head, length))
    {
      g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK,
                   /* Translators: %s is the name of a file */
                   _("“%s” is neither a workbook nor a text. Ask for a workbook (.xlsx, .xls) or a table of text (CSV)."), name);
      return FALSE;
    }

  if (length >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0)
    {
      self->mark_size = 3;
      return sw_text_decoder_rewind (self, error) && scan (self, &result, error) &&
             sw_text_decoder_rewind (self, error);
    }
  if (length >= 4 && memcmp (head, "\x84\x31\x95\x33", 4) == 0)
    {
      self->mark_size = 4;
      return use_encoding (self, SW_ENCODING_GB18030, error) && scan (self, &result, error) &&
             sw_text_decoder_rewind (self, error);
    }

  if (!sw_text_decoder_rewind (self, error))
    return FALSE;
  if (scan (self, &result, &utf8_error))
    return sw_text_decoder_rewind (self, error);
  utf8_row = self->row;
  if (result.wide >= ENOUGH_FOR_UTF8 || utf8_error->code == SW_EXCHANGE_ERROR_UNREADABLE)
    {
      g_propagate_error (error, g_steal_pointer (&utf8_error));
      return FALSE;
    }

  if (!use_encoding (self, SW_ENCODING_GB18030, error))
    return FALSE;
  if (has_no_line_of_utf8 (self, &gb_error) && sw_text_decoder_rewind (self, &gb_error) &&
      scan (self, &result, &gb_error) && result.private_use * 20 <= result.wide)
    return sw_text_decoder_rewind (self, error);

  /* It is rather what it was for longer. */
  g_propagate_error (error, gb_error && self->row > utf8_row ? g_steal_pointer (&gb_error) : g_steal_pointer (&utf8_error));
  return FALSE;
}

/**
 * sw_text_decoder_new:
 * @path: a text file
 * @error: return location
 *
 * Opens a text and finds its encoding by looking at all of it: UTF-8, UTF-16 with
 * either order of bytes, with and without byte order mark, and GB 18030.
 *
 * Returns: (transfer full) (nullable): the decoder at the beginning of the text, or
 *   %NULL with %SW_EXCHANGE_ERROR_ENCODING that names the row,
 *   %SW_EXCHANGE_ERROR_TRUNCATED, %SW_EXCHANGE_ERROR_NOT_A_WORKBOOK when it is no text,
 *   or %SW_EXCHANGE_ERROR_UNREADABLE
 */
SwTextDecoder *
sw_text_decoder_new (const char  *path,
                     GError     **error)
{
  g_autoptr(SwTextDecoder) self = g_new0 (SwTextDecoder, 1);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GError *cause = NULL;

  self->path = g_strdup (path);
  self->raw = g_malloc (RAW_SIZE);
  self->stream = g_file_read (file, NULL, &cause);
  if (self->stream == NULL)
    {
      sw_exchange_error_take_read (error, path, cause);
      return NULL;
    }
  if (g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_END, NULL, NULL))
    self->size = g_seekable_tell (G_SEEKABLE (self->stream));

  if (!find_encoding (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sw_text_decoder_free:
 * @self: (transfer full): a decoder
 */
void
sw_text_decoder_free (SwTextDecoder *self)
{
  g_clear_pointer (&self->source, ucnv_close);
  g_clear_pointer (&self->utf8, ucnv_close);
  g_clear_object (&self->stream);
  g_free (self->raw);
  g_free (self->path);
  g_free (self);
}

/**
 * sw_text_decoder_rewind:
 * @self: a decoder
 * @error: return location
 *
 * Goes back to the beginning of the text, after the byte order mark.
 *
 * Returns: whether it could
 */
gboolean
sw_text_decoder_rewind (SwTextDecoder  *self,
                        GError        **error)
{
  GError *cause = NULL;

  if (!g_seekable_seek (G_SEEKABLE (self->stream), self->mark_size, G_SEEK_SET, NULL, &cause))
    {
      sw_exchange_error_take_read (error, self->path, cause);
      return FALSE;
    }
  self->raw_start = self->raw_end = 0;
  self->raw_offset = self->mark_size;
  self->pivot_source = self->pivot_target = self->pivot;
  self->failure = U_ZERO_ERROR;
  self->fresh = TRUE;
  self->at_end = FALSE;
  self->row = 1;
  self->quoted = FALSE;
  self->last = '\n';
  return TRUE;
}

/**
 * sw_text_decoder_read:
 * @self: a decoder
 * @buffer: where to put UTF-8, not closed by a zero byte
 * @size: the room in @buffer, at least 16 bytes
 * @cancellable: (nullable): to stop the reading
 * @error: return location
 *
 * Reads the next piece of text. A piece may end between the bytes of a character.
 *
 * Returns: how many bytes were put, 0 at the end, -1 on an error
 */
gssize
sw_text_decoder_read (SwTextDecoder  *self,
                      char           *buffer,
                      gsize           size,
                      GCancellable   *cancellable,
                      GError        **error)
{
  for (;;)
    {
      UErrorCode status = U_ZERO_ERROR;
      char *target = buffer;
      const char *source;
      gsize produced;

      if (self->failure != U_ZERO_ERROR)
        {
          set_failure (self, error);
          return -1;
        }
      if (self->raw_start == self->raw_end && !self->at_end && !fill (self, cancellable, error))
        return -1;

      source = self->raw + self->raw_start;
      ucnv_convertEx (self->utf8, self->source, &target, buffer + size,
                      &source, self->raw + self->raw_end,
                      self->pivot, &self->pivot_source, &self->pivot_target, self->pivot + PIVOT_SIZE,
                      self->fresh, self->at_end, &status);
      self->fresh = FALSE;
      self->raw_start = source - self->raw;
      if (U_FAILURE (status) && status != U_BUFFER_OVERFLOW_ERROR)
        self->failure = status;

      produced = target - buffer;
      count_rows (self, buffer, produced);
      if (produced > 0)
        return produced;
      if (self->failure == U_ZERO_ERROR && self->at_end)
        return 0;
    }
}

/**
 * sw_text_decoder_get_encoding:
 * @self: a text
 *
 * Returns: how its characters are written
 */
SwEncoding
sw_text_decoder_get_encoding (SwTextDecoder *self)
{
  return self->encoding;
}

/**
 * sw_encoding_get_name:
 * @encoding: an encoding
 *
 * Returns: what people call it; both kinds of UTF-16 the same
 */
const char *
sw_encoding_get_name (SwEncoding encoding)
{
  switch (encoding)
    {
    case SW_ENCODING_UTF16LE:
    case SW_ENCODING_UTF16BE:
      return "UTF-16";
    case SW_ENCODING_GB18030:
      return "GB 18030";
    case SW_ENCODING_UTF8:
    default:
      return "UTF-8";
    }
}

/**
 * sw_text_decoder_get_progress:
 * @self: a decoder
 *
 * Returns: how much of the file was read, 0 to 1
 */
double
sw_text_decoder_get_progress (SwTextDecoder *self)
{
  if (self->size <= 0)
    return 0;
  return MIN (1.0, (double) (self->raw_offset + self->raw_start) / self->size);
}
