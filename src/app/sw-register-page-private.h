/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-elder.h"
#include "sw-list-page.h"
#include "sw-register-page.h"
#include "sw-register-view.h"

G_BEGIN_DECLS

struct _SwRegisterPage
{
  SwListPage     parent_instance;

  /* Template children. */
  GtkMenuButton *worker_button;
  GtkMenuButton *community_button;
  GMenuModel    *row_menu;
  GtkMenuButton *print_button;
  GMenuModel    *print_menu;

  /* Owned. */
  GCancellable  *totals;
  GCancellable  *count;

  gint64         n_verify;
};

void sw_register_page_add_actions    (SwRegisterPage *self);
void sw_register_page_update_actions (SwListPage     *page);
void sw_register_page_print          (SwPage         *page);

G_END_DECLS
