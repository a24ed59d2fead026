/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-elder.h"

G_BEGIN_DECLS

#define SW_TYPE_ELDER_LINE (sw_elder_line_get_type ())
G_DECLARE_FINAL_TYPE (SwElderLine, sw_elder_line, SW, ELDER_LINE, GtkBox)

GtkWidget *sw_elder_line_new        (guint        n_badges);
void       sw_elder_line_set_elder  (SwElderLine *self,
                                     SwElder     *elder,
                                     SwDay        day,
                                     const char  *place,
                                     const char  *hints);
void       sw_elder_line_set_detail (SwElderLine *self,
                                     const char  *detail);
GtkWidget *sw_elder_line_get_detail (SwElderLine *self);
void       sw_elder_line_set_badge  (SwElderLine *self,
                                     guint        badge,
                                     const char  *text,
                                     const char  *css_class);

G_END_DECLS
