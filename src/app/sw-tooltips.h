/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sw_tooltips_widen     (void);
int  sw_tooltips_get_chars (const char *text);

G_END_DECLS
