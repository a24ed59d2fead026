/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SW_TYPE_COLUMNS (sw_columns_get_type ())
G_DECLARE_FINAL_TYPE (SwColumns, sw_columns, SW, COLUMNS, GtkWidget)

GtkWidget *sw_columns_new         (int        chars,
                                   int        max_columns,
                                   gboolean   packed);
void       sw_columns_append      (SwColumns *self,
                                   GtkWidget *child,
                                   gboolean   wide);
void       sw_columns_remove_all  (SwColumns *self);

/* The arithmetic, for itself. */

int        sw_columns_count       (int        width,
                                   int        column_width,
                                   int        spacing,
                                   int        max_columns);
int        sw_columns_width       (int        width,
                                   int        n_columns,
                                   int        spacing);
guint      sw_columns_shortest    (const int *heights,
                                   guint      n_columns);

G_END_DECLS
