/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-list-page.h"

G_BEGIN_DECLS

/* Between the files of the class. */

/* With what a cell shows: its GtkListItem. */
#define SW_LIST_PAGE_ITEM "sw-list-page-item"

char *sw_list_page_key         (SwListPage *self,
                                const char *name);
void  sw_list_page_add_actions (SwListPage *self);
void  sw_list_page_add_columns (SwListPage *self);
void  sw_list_page_add_filters (SwListPage *self);
void  sw_list_page_show_columns (SwListPage *self,
                                 int         width);
gboolean sw_list_page_shows_heading (SwListPage *self);
void  sw_list_page_begin       (SwListPage *self);
void  sw_list_page_show_selection (SwListPage *self);
void  sw_list_page_keep_selection (SwListPage *self);

gboolean   sw_list_page_is_range   (SwListPage          *self,
                                    const SwListFilter  *filter);
GStrv      sw_list_page_get_range  (SwListPage          *self,
                                    const char          *name);
gboolean   sw_list_page_set_range  (SwListPage          *self,
                                    const char          *name,
                                    const char *const   *range,
                                    GError             **error);
char      *sw_list_page_range_text (const char *const   *range);
GtkWidget *sw_list_page_make_popup (SwListPage          *self,
                                    SwFilterChip        *chip,
                                    const SwListFilter  *filter);

G_END_DECLS
