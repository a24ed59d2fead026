/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-font.h"

#include <hb.h>
#include <pango/pangocairo.h>

#define PAGE_BITS 8
#define PAGE_SIZE (1u << PAGE_BITS)
#define N_PAGES   (0x110000u >> PAGE_BITS)

/**
 * SwFont:
 *
 * A font at a size, with the fonts that stand in for the characters that it
 * lacks, and a memory of the glyphs that have been asked for. Characters of
 * Chinese text do not act on each other, so a text is set from single glyphs
 * without shaping it as a whole.
 */
struct _SwFont
{
  PangoContext *context;
  PangoFontDescription *description;
  PangoFontset *fontset;
  GPtrArray *fonts;
  double size;
  SwGlyph *pages[N_PAGES];
};

static gboolean
find_in_font (PangoFont *font,
              gunichar   character,
              SwGlyph   *glyph)
{
  hb_font_t *hb_font = pango_font_get_hb_font (font);
  hb_codepoint_t id;

  if (!hb_font_get_nominal_glyph (hb_font, character, &id) || id == 0)
    return FALSE;

  glyph->glyph = id;
  glyph->advance = (float) hb_font_get_glyph_h_advance (hb_font, id) / PANGO_SCALE;

  return TRUE;
}

static guint
find_font (SwFont    *self,
           PangoFont *font)
{
  guint index;

  if (g_ptr_array_find (self->fonts, font, &index))
    return index;

  g_ptr_array_add (self->fonts, g_object_ref (font));

  return self->fonts->len - 1;
}

static void
look_up (SwFont   *self,
         gunichar  character,
         SwGlyph  *glyph)
{
  g_autoptr (PangoFont) other = NULL;

  glyph->known = TRUE;

  /* What a font draws for a character of private use is its own: hardly the one that was meant in a name. */
  if (g_unichar_type (character) != G_UNICODE_PRIVATE_USE)
    {
      if (find_in_font (g_ptr_array_index (self->fonts, 0), character, glyph))
        return;

      other = pango_fontset_get_font (self->fontset, character);
      if (other != NULL && find_in_font (other, character, glyph))
        {
          glyph->font = find_font (self, other);
          return;
        }
    }

  /* A blank as wide as the character leaves room to write it by hand. */
  find_in_font (g_ptr_array_index (self->fonts, 0), ' ', glyph);
  glyph->advance = (float) self->size;
  glyph->missing = TRUE;
}

/**
 * sw_font_new:
 * @context: the context of a document's fonts
 * @description: the families and the style
 * @size: the size in points
 *
 * Loads a font. Use sw_font_chain_get_font() to get one.
 *
 * Returns: (transfer full): the font
 */
SwFont *
sw_font_new (PangoContext               *context,
             const PangoFontDescription *description,
             double                      size)
{
  SwFont *self;
  g_autoptr (PangoFont) font = NULL;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (description != NULL, NULL);

  self = g_new0 (SwFont, 1);
  self->context = g_object_ref (context);
  self->description = pango_font_description_copy (description);
  pango_font_description_set_size (self->description, (int) (size * PANGO_SCALE + 0.5));
  self->size = size;
  self->fontset = pango_font_map_load_fontset (pango_context_get_font_map (context), context,
                                               self->description,
                                               pango_context_get_language (context));
  self->fonts = g_ptr_array_new_with_free_func (g_object_unref);
  font = pango_font_map_load_font (pango_context_get_font_map (context), context,
                                   self->description);
  g_ptr_array_add (self->fonts, g_steal_pointer (&font));

  return self;
}

/**
 * sw_font_free:
 * @self: (transfer full): a font
 *
 * Frees a font.
 */
void
sw_font_free (SwFont *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_PAGES; i++)
    g_free (self->pages[i]);
  g_ptr_array_unref (self->fonts);
  g_object_unref (self->fontset);
  pango_font_description_free (self->description);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * sw_font_get_size:
 * @self: a font
 *
 * Says how large a font is.
 *
 * Returns: the size in points
 */
double
sw_font_get_size (SwFont *self)
{
  return self->size;
}

/**
 * sw_font_get_glyph:
 * @self: a font
 * @character: a Unicode character
 *
 * Finds the glyph of a character in the font, or else in any installed one.
 *
 * Returns: (transfer none): the glyph, valid as long as the font
 */
const SwGlyph *
sw_font_get_glyph (SwFont   *self,
                   gunichar  character)
{
  SwGlyph *glyph;
  SwGlyph **page;

  if (G_UNLIKELY (character >= 0x110000u))
    character = 0xfffd;

  page = &self->pages[character >> PAGE_BITS];
  if (G_UNLIKELY (*page == NULL))
    *page = g_new0 (SwGlyph, PAGE_SIZE);

  glyph = *page + (character & (PAGE_SIZE - 1));
  if (G_UNLIKELY (!glyph->known))
    look_up (self, character, glyph);

  return glyph;
}

/**
 * sw_font_has_character:
 * @self: a font
 * @character: a Unicode character
 *
 * Says whether a character can be drawn, by this font or any installed one.
 * Blanks and characters without a form of their own always can.
 *
 * Returns: whether it can
 */
gboolean
sw_font_has_character (SwFont   *self,
                       gunichar  character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return g_unichar_iszerowidth (character) || !sw_font_get_glyph (self, character)->missing;
    }
}

/**
 * sw_font_get_scaled_font:
 * @self: a font
 * @font: the field of that name of a glyph
 *
 * Gives the font that a glyph is drawn with.
 *
 * Returns: (transfer none): the font for Cairo
 */
cairo_scaled_font_t *
sw_font_get_scaled_font (SwFont *self,
                         guint   font)
{
  g_return_val_if_fail (font < self->fonts->len, NULL);

  return pango_cairo_font_get_scaled_font (g_ptr_array_index (self->fonts, font));
}

/**
 * sw_font_get_context:
 * @self: a font
 *
 * Gives the context for setting a text with Pango.
 *
 * Returns: (transfer none): the context
 */
PangoContext *
sw_font_get_context (SwFont *self)
{
  return self->context;
}

/**
 * sw_font_get_description:
 * @self: a font
 *
 * Gives the font's description for setting a text with Pango.
 *
 * Returns: (transfer none): the description
 */
const PangoFontDescription *
sw_font_get_description (SwFont *self)
{
  return self->description;
}
