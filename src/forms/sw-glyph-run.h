/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _SwGlyphRun SwGlyphRun;

SwGlyphRun *sw_glyph_run_new  (void);
void        sw_glyph_run_free (SwGlyphRun          *self);
void        sw_glyph_run_add  (SwGlyphRun          *self,
                               cairo_t             *cr,
                               cairo_scaled_font_t *font,
                               const char          *character,
                               int                  n_bytes,
                               gulong               glyph,
                               double               x,
                               double               y);
void        sw_glyph_run_draw (SwGlyphRun          *self,
                               cairo_t             *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwGlyphRun, sw_glyph_run_free)

G_END_DECLS
