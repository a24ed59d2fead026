/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-calendar-grid.h"
#include "sw-calendar-page.h"
#include "sw-due-list.h"
#include "sw-fold-layout.h"
#include "sw-store-watch.h"

G_BEGIN_DECLS

struct _SwCalendarPage
{
  SwPage parent_instance;

  /* Template children. */
  GtkWidget       *toolbar;
  GtkLabel        *title;
  GtkSpinner      *spinner;
  GtkToggleButton *month_button;
  GtkToggleButton *week_button;
  GtkDropDown     *party_choice;
  GtkDropDown     *community_choice;
  SwFoldLayout    *fold;
  SwCalendarGrid  *grid;
  GtkWidget       *back_button; /* from the list of a day to the days, where only one has room */
  GtkLabel        *day_title;
  GtkLabel        *day_figures;
  GtkToggleButton *by_worker_button;
  GtkToggleButton *by_party_button;
  GtkToggleButton *open_button;
  SwDueList       *list;

  /* Owned. */
  SwStoreWatch    *watch;
  SwDue           *due;
  GArray          *communities; /* ids, in the order of the choice after "all" */
  GCancellable    *loading;

  SwDueScope       wanted;      /* what is being loaded */
  SwCalendarMode   mode;
  SwDay            day;
  gboolean         again;       /* something changed while it was loading */
  gboolean         filling;
};

G_END_DECLS
