/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-reference-entry.h"
#include "sw-week-page.h"

G_BEGIN_DECLS

struct _SwWeekPage
{
  SwEntryPage parent_instance;

  /* Template children. */
  SwBanner            *banner;
  GtkBox              *chooser_box;
  GtkLabel            *week_label;
  GtkStack            *stack;
  GtkColumnView       *view;
  GtkLabel            *message;
  GtkButton           *save_button;

  /* Borrowed. */
  SwReferenceEntry    *chooser; /* NULL while no database is open */
  GtkColumnViewColumn *columns[SW_WEEK_DAYS];

  /* Owned. */
  GListStore          *rows;    /* (element-type GtkStringObject): the names, one for each elder */
  GtkSingleSelection  *selection;
  GPtrArray           *cells;   /* (element-type GtkListItem): that are bound now, borrowed */
  SwWeekSheet         *sheet;   /* NULL until a caregiver is chosen */
  GSignalGroup        *store_signals;

  gint64               caregiver_id;
  SwDay                day;     /* in the week that is shown */
  guint                column;

  gint64               wanted_id;  /* what is to be shown when nothing unsaved is left */
  SwDay                wanted_day;
};

void     sw_week_page_add_actions (SwWeekPage *self);
void     sw_week_page_add_keys    (SwWeekPage *self);
void     sw_week_page_add_columns (SwWeekPage *self);
void     sw_week_page_show_cells  (SwWeekPage *self);
guint    sw_week_page_get_row     (SwWeekPage *self);
gboolean sw_week_page_has_cell    (SwWeekPage *self);
void     sw_week_page_moved       (SwWeekPage *self);
void     sw_week_page_want        (SwWeekPage *self,
                                   gint64      caregiver_id,
                                   SwDay       day);

G_END_DECLS
