/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-agreements-page.h"
#include "sw-agreements-view.h"

G_BEGIN_DECLS

struct _SwAgreementsPage
{
  SwListPage       parent_instance;

  /* Template children. */
  GtkToggleButton *group_buttons[SW_AGREEMENTS_N_GROUPS];
  GtkWidget       *overdue_button;
  GtkWidget       *without_button;
  GMenuModel      *row_menu;

  /* Owned. */
  GCancellable    *counting;

  int              wait_days;
};

void sw_agreements_page_add_actions    (SwAgreementsPage *self);
void sw_agreements_page_update_actions (SwListPage       *page);
void sw_agreements_page_create         (SwPage           *page);
void sw_agreements_page_print          (SwPage           *page);

G_END_DECLS
