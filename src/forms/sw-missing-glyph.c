/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-missing-glyph.h"

/**
 * sw_missing_glyph_free:
 * @self: (transfer full): a missing glyph
 *
 * Frees what sw_form_missing_glyphs() told.
 */
void
sw_missing_glyph_free (SwMissingGlyph *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

/**
 * sw_missing_glyph_collect:
 * @found: (element-type SwMissingGlyph): where to add what is missing
 * @font: the font of the text
 * @text: (nullable): a text
 * @row: the row of the table, from 1, or 0 if it is elsewhere on the form
 *
 * Adds every character of a text that no installed font has, once.
 */
void
sw_missing_glyph_collect (GPtrArray  *found,
                          SwFont     *font,
                          const char *text,
                          guint       row)
{
  guint start;

  g_return_if_fail (found != NULL);
  g_return_if_fail (font != NULL);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return;

  start = found->len;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean told = sw_font_has_character (font, c);
      SwMissingGlyph *glyph;

      for (guint i = start; i < found->len && !told; i++)
        told = ((SwMissingGlyph *) g_ptr_array_index (found, i))->character == c;
      if (told)
        continue;

      glyph = g_new0 (SwMissingGlyph, 1);
      glyph->text = g_strdup (text);
      glyph->character = c;
      glyph->row = row;
      g_ptr_array_add (found, glyph);
    }
}
