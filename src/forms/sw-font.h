/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * SwGlyph:
 * @glyph: the glyph's number in its font
 * @advance: its width in points
 * @font: which of the fonts it is in, for sw_font_get_scaled_font()
 * @missing: whether no installed font has the character; @glyph is then a blank
 * @known: whether the character has been looked up
 *
 * What a character looks like in a font.
 */
typedef struct
{
  guint32  glyph;
  float    advance;
  guint16  font;
  guint8   missing;
  guint8   known;
} SwGlyph;

typedef struct _SwFont SwFont;

SwFont                     *sw_font_new             (PangoContext               *context,
                                                     const PangoFontDescription *description,
                                                     double                      size);
void                        sw_font_free            (SwFont                     *self);
double                      sw_font_get_size        (SwFont                     *self);
const SwGlyph              *sw_font_get_glyph       (SwFont                     *self,
                                                     gunichar                    character);
gboolean                    sw_font_has_character   (SwFont                     *self,
                                                     gunichar                    character);
cairo_scaled_font_t        *sw_font_get_scaled_font (SwFont                     *self,
                                                     guint                       font);
PangoContext               *sw_font_get_context     (SwFont                     *self);
const PangoFontDescription *sw_font_get_description (SwFont                     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwFont, sw_font_free)

G_END_DECLS
