/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     sw_fonts_set_heading     (PangoFontDescription       *font,
                                   PangoContext               *context);
int      sw_fonts_get_line_height (PangoContext               *context,
                                   const PangoFontDescription *font);
gboolean sw_fonts_begin           (void);
void     sw_fonts_finish          (void);

G_END_DECLS
