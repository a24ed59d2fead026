/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SW_TYPE_TAB_STOP (sw_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (SwTabStop, sw_tab_stop, SW, TAB_STOP, AdwBin)

GtkWidget *sw_tab_stop_new (GtkWidget *list);

G_END_DECLS
