/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Columns whose rows the database orders. */

void                 sw_column_sort_enable (GtkColumnViewColumn *column);
GtkColumnViewColumn *sw_column_sort_get    (GtkColumnView       *view,
                                            gboolean            *descending);

G_END_DECLS
