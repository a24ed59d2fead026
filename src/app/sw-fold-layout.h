/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SW_TYPE_FOLD_LAYOUT (sw_fold_layout_get_type ())

G_DECLARE_FINAL_TYPE (SwFoldLayout, sw_fold_layout, SW, FOLD_LAYOUT, GtkLayoutManager)

gboolean sw_fold_layout_get_folded     (SwFoldLayout *self);
gboolean sw_fold_layout_get_last_shown (SwFoldLayout *self);
void     sw_fold_layout_show_last      (SwFoldLayout *self,
                                        gboolean      last);

G_END_DECLS
