/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-paragraph.h"

/**
 * SwParagraph:
 *
 * A text with its lines at a fixed distance from each other, set once and drawn
 * as often as needed. Centred lines are about as long as each other. Two 　 at its beginning indent its first line.
 */
struct _SwParagraph
{
  SwText *text;
  guint n_lines;
  double width;
  double pitch;
  SwAlign align;
};

/**
 * sw_paragraph_new:
 * @font: the font, which must outlive the paragraph
 * @text: what it says
 * @width: how wide it is, in points
 * @pitch: the distance from line to line, in points
 * @align: where its lines stand
 *
 * Sets a paragraph.
 *
 * Returns: (transfer full): the paragraph
 */
SwParagraph *
sw_paragraph_new (SwFont     *font,
                  const char *text,
                  double      width,
                  double      pitch,
                  SwAlign     align)
{
  SwParagraph *self;

  g_return_val_if_fail (font != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (SwParagraph, 1);
  self->text = sw_text_new ();
  self->n_lines = sw_text_set (self->text, font, text, width);
  if (align == SW_ALIGN_CENTER)
    sw_text_balance (self->text);
  self->width = width;
  self->pitch = pitch;
  self->align = align;

  return self;
}

/**
 * sw_paragraph_free:
 * @self: (transfer full): a paragraph
 *
 * Frees a paragraph.
 */
void
sw_paragraph_free (SwParagraph *self)
{
  if (self == NULL)
    return;

  sw_text_free (self->text);
  g_free (self);
}

/**
 * sw_paragraph_get_height:
 * @self: a paragraph
 *
 * Says how high the paragraph is.
 *
 * Returns: the height in points
 */
double
sw_paragraph_get_height (SwParagraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_lines * self->pitch;
}

/**
 * sw_paragraph_get_text_width:
 * @self: a paragraph
 *
 * Measures the longest line.
 *
 * Returns: the width in points
 */
double
sw_paragraph_get_text_width (SwParagraph *self)
{
  double widest = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_lines; i++)
    widest = MAX (widest, sw_text_get_line_width (self->text, i));

  return widest;
}

/**
 * sw_paragraph_draw:
 * @self: a paragraph
 * @cr: what to draw on
 * @x: the left edge, in points
 * @y: the top, in points
 *
 * Draws the paragraph.
 */
void
sw_paragraph_draw (SwParagraph *self,
                   cairo_t     *cr,
                   double       x,
                   double       y)
{
  g_return_if_fail (self != NULL);

  sw_text_draw (self->text, cr, 0, self->n_lines, x, y, self->width, self->pitch, self->align);
}
