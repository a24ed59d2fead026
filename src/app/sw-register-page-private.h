/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-elder.h"
#include "sw-filter-chip.h"
#include "sw-record-list.h"
#include "sw-register-page.h"
#include "sw-register-view.h"

G_BEGIN_DECLS

struct _SwRegisterPage
{
  SwPage             parent_instance;

  /* Template children. */
  GtkWidget         *filters;
  GtkSearchEntry    *search_entry;
  GtkMenuButton     *more_button;
  GtkWidget         *clear_button;
  GtkMenuButton     *columns_button;
  GtkStack          *stack;
  GtkColumnView     *view;
  GtkLabel          *totals_label;
  GtkWidget         *selection_bar;
  GtkLabel          *selected_label;
  GtkMenuButton     *worker_button;
  GtkMenuButton     *community_button;
  GMenuModel        *row_menu;

  /* Owned. */
  GSettings         *settings;
  SwQuery           *query;
  SwRecordList      *list;      /* NULL while no database is open */
  GtkSliceListModel *slice;     /* the first rows of it, and soon all */
  GtkSelectionModel *selection;
  GPtrArray         *chips;     /* (element-type SwFilterChip), borrowed by the toolbar */
  GCancellable      *totals;
  GCancellable      *count;
  GSimpleActionGroup *actions;
  GSignalGroup      *store_signals;
  GtkWidget         *row_popover;

  gint64             n_verify;
  guint              refresh;   /* a source */
  guint              frames;    /* drawn since the database was opened */
  gboolean           loading;   /* the page sets, not the user */
  gboolean           some;      /* whether anybody is in the register at all */
};

void sw_register_page_add_actions    (SwRegisterPage *self);
void sw_register_page_update_actions (SwRegisterPage *self);
void sw_register_page_print          (SwPage         *page);
void sw_register_page_add_columns    (SwRegisterPage *self);
void sw_register_page_rebind         (SwRegisterPage *self);
void sw_register_page_add_filters    (SwRegisterPage *self);
void sw_register_page_update_filters (SwRegisterPage *self);
void sw_register_page_query_changed  (SwRegisterPage *self);

G_END_DECLS
