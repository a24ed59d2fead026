/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-visits-page.h"
#include "sw-visits-view.h"

G_BEGIN_DECLS

struct _SwVisitsPage
{
  SwListPage     parent_instance;

  /* Template children. */
  GMenuModel    *row_menu;
  GtkMenuButton *print_button;
  GMenuModel    *print_menu;

  /* Owned. */
  GCancellable  *totals;
};

void sw_visits_page_add_actions    (SwVisitsPage *self);
void sw_visits_page_update_actions (SwListPage   *page);
void sw_visits_page_open           (SwListPage   *page,
                                    gint64        id);
void sw_visits_page_create         (SwPage       *page);
void sw_visits_page_print          (SwPage       *page);

G_END_DECLS
