/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SW_TYPE_WRAP_LAYOUT (sw_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (SwWrapLayout, sw_wrap_layout, SW, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *sw_wrap_layout_new (int spacing);

G_END_DECLS
