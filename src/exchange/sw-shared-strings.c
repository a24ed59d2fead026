/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-shared-strings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-sheet-reader.h"
#include "sw-xml-part.h"

/* All texts of the largest register are a tenth of this. */
#define MAX_BYTES (512 * 1024 * 1024)

/* All texts in one piece of memory, each closed by a zero byte. */
struct _SwSharedStrings
{
  GString   *bytes;
  GArray    *starts;      /* of guint32 */

  /* While the part is read. */
  SwXmlPart *part;
  gsize      start;
  gboolean   in_text;
  guint      in_phonetic;
};

static int
hex_value (const char *text)
{
  int value = 0;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/**
 * sw_xlsx_unescape:
 * @text: (inout): a text of a workbook; not shorter in memory than @length
 * @length: its length in bytes
 *
 * Resolves `_x000D_` and its like, which stand for characters that XML does not have
 * (ECMA-376 part 1, 22.9.2.19). What is no character is left out.
 *
 * Returns: the new length, never more than @length
 */
gsize
sw_xlsx_unescape (char  *text,
                  gsize  length)
{
  gsize to = 0;
  int high = 0;

  if (memchr (text, '_', length) == NULL)
    return length;
  for (gsize from = 0; from < length;)
    {
      int value = -1;

      if (text[from] == '_' && from + 7 <= length && text[from + 1] == 'x' && text[from + 6] == '_')
        value = hex_value (text + from + 2);
      if (value < 0)
        {
          high = 0;
          text[to++] = text[from++];
          continue;
        }
      from += 7;
      if (value >= 0xD800 && value <= 0xDBFF)
        high = value;
      else
        {
          gunichar c = value;

          if (value >= 0xDC00 && value <= 0xDFFF)
            c = high ? 0x10000 + ((high - 0xD800) << 10) + (value - 0xDC00) : 0;
          high = 0;
          if (c != 0 && g_unichar_validate (c))
            to += g_unichar_to_utf8 (c, text + to);
        }
    }
  return to;
}

static void
start_cb (const char            *name,
          const SwXmlAttributes *attributes,
          gpointer               data)
{
  SwSharedStrings *self = data;

  if (strcmp (name, "si") == 0)
    self->start = self->bytes->len;
  else if (strcmp (name, "t") == 0)
    self->in_text = self->in_phonetic == 0;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic++;
}

static void
end_cb (const char *name,
        gpointer    data)
{
  SwSharedStrings *self = data;

  if (strcmp (name, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic--;
  else if (strcmp (name, "si") == 0)
    {
      guint32 start = self->start;
      gsize length = sw_xlsx_unescape (self->bytes->str + self->start, self->bytes->len - self->start);

      g_string_truncate (self->bytes, self->start + length);
      g_string_append_c (self->bytes, '\0');
      g_array_append_val (self->starts, start);
      if (self->bytes->len + self->starts->len * sizeof start > MAX_BYTES)
        sw_xml_part_fail (self->part, SW_EXCHANGE_ERROR_TOO_LARGE,
                          _("The workbook holds more text than can be read. Split it into several workbooks."));
    }
}

static void
text_cb (const char *text,
         gsize       length,
         gpointer    data)
{
  SwSharedStrings *self = data;

  if (!self->in_text)
    return;
  if (self->bytes->len - self->start + length > SW_SHEET_MAX_CELL_BYTES)
    sw_xml_part_fail (self->part, SW_EXCHANGE_ERROR_TOO_LARGE,
                      _("A text in the workbook is longer than a spreadsheet allows. Open it with a spreadsheet program, shorten it there and save it again."));
  else
    g_string_append_len (self->bytes, text, length);
}

/**
 * sw_shared_strings_new:
 * @zip: (transfer none): a workbook
 * @name: the name of the part
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads the table of texts of a workbook. Runs of rich text are joined, phonetic guides
 * left out.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with an error
 */
SwSharedStrings *
sw_shared_strings_new (SwZip         *zip,
                       const char    *name,
                       GCancellable  *cancellable,
                       GError       **error)
{
  static const SwXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr(SwSharedStrings) self = g_new0 (SwSharedStrings, 1);
  g_autoptr(SwXmlPart) part = NULL;

  self->bytes = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  part = sw_xml_part_new (zip, name, &handler, self, cancellable, error);
  if (part == NULL)
    return NULL;
  self->part = part;
  if (!sw_xml_part_read_all (part, cancellable, error))
    return NULL;
  self->part = NULL;
  return g_steal_pointer (&self);
}

/**
 * sw_shared_strings_free:
 * @self: (transfer full): a table of texts
 */
void
sw_shared_strings_free (SwSharedStrings *self)
{
  g_string_free (self->bytes, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * sw_shared_strings_get:
 * @self: a table of texts
 * @index: the place of a text, from 0
 *
 * Returns: (nullable): the text, or %NULL if there is none at @index
 */
const char *
sw_shared_strings_get (SwSharedStrings *self,
                       guint64          index)
{
  if (index >= self->starts->len)
    return NULL;
  return self->bytes->str + g_array_index (self->starts, guint32, index);
}
