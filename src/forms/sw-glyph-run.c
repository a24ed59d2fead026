/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-glyph-run.h"

/**
 * SwGlyphRun:
 *
 * Glyphs that are drawn at once as long as they are of one font, wherever they stand. What Cairo does for a
 * call costs more than what it does for a glyph: the cells of a page drawn one by one take nearly twice as long,
 * and make the same PDF to the byte.
 *
 * They carry their characters into a PDF, so that it can be searched and copied; plain glyphs would not.
 */
struct _SwGlyphRun
{
  cairo_scaled_font_t *font; /* borrowed */
  GString *text;
  GArray *glyphs;   /* cairo_glyph_t */
  GArray *clusters; /* cairo_text_cluster_t */
};

/**
 * sw_glyph_run_new:
 *
 * Returns: (transfer full): a run without glyphs
 */
SwGlyphRun *
sw_glyph_run_new (void)
{
  SwGlyphRun *self = g_new0 (SwGlyphRun, 1);

  self->text = g_string_new (NULL);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));

  return self;
}

/**
 * sw_glyph_run_free:
 * @self: (transfer full): a run
 *
 * Frees a run; what was not drawn is lost.
 */
void
sw_glyph_run_free (SwGlyphRun *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_free (self);
}

/**
 * sw_glyph_run_add:
 * @self: a run
 * @cr: what to draw on
 * @font: the font of the glyph, which must live until it is drawn
 * @character: (array length=n_bytes): the character that the glyph stands for
 * @n_bytes: its length
 * @glyph: the glyph
 * @x: where it stands, in points
 * @y: its baseline, in points
 *
 * Adds a glyph. If it is of another font than those before it, they are drawn.
 */
void
sw_glyph_run_add (SwGlyphRun          *self,
                  cairo_t             *cr,
                  cairo_scaled_font_t *font,
                  const char          *character,
                  int                  n_bytes,
                  gulong               glyph,
                  double               x,
                  double               y)
{
  const cairo_glyph_t one = { glyph, x, y };
  const cairo_text_cluster_t cluster = { n_bytes, 1 };

  if (font != self->font)
    {
      sw_glyph_run_draw (self, cr);
      self->font = font;
    }
  g_string_append_len (self->text, character, n_bytes);
  g_array_append_val (self->glyphs, one);
  g_array_append_val (self->clusters, cluster);
}

/**
 * sw_glyph_run_draw:
 * @self: a run
 * @cr: what to draw on
 *
 * Draws the glyphs that were added; none are left.
 */
void
sw_glyph_run_draw (SwGlyphRun *self,
                   cairo_t    *cr)
{
  g_return_if_fail (self != NULL);

  if (self->glyphs->len > 0)
    {
      if (cairo_get_scaled_font (cr) != self->font)
        cairo_set_scaled_font (cr, self->font);
      cairo_show_text_glyphs (cr, self->text->str, (int) self->text->len, (const cairo_glyph_t *) (gpointer) self->glyphs->data,
                              (int) self->glyphs->len, (const cairo_text_cluster_t *) (gpointer) self->clusters->data,
                              (int) self->clusters->len, 0);
    }
  self->font = NULL;
  g_string_truncate (self->text, 0);
  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->clusters, 0);
}
