/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-pages.h"

G_BEGIN_DECLS

#define SW_TYPE_SIDEBAR_ROW (sw_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (SwSidebarRow, sw_sidebar_row, SW, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget         *sw_sidebar_row_new       (const SwPageEntry *entry);
const SwPageEntry *sw_sidebar_row_get_entry (SwSidebarRow      *self);
SwPage            *sw_sidebar_row_get_page  (SwSidebarRow      *self);
void               sw_sidebar_row_set_page  (SwSidebarRow      *self,
                                             SwPage            *page);
void               sw_sidebar_row_set_count (SwSidebarRow      *self,
                                             gint64             count,
                                             gboolean           urgent);

G_END_DECLS
