/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-list-page.h"

G_BEGIN_DECLS

/* Between the files of the class. */

char *sw_list_page_key         (SwListPage *self,
                                const char *name);
void  sw_list_page_add_actions (SwListPage *self);
void  sw_list_page_add_columns (SwListPage *self);
void  sw_list_page_add_filters (SwListPage *self);

G_END_DECLS
