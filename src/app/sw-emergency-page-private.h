/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the emergency page share. */
#pragma once

#include "sw-board-list.h"
#include "sw-emergency-page.h"
#include "sw-store-watch.h"

G_BEGIN_DECLS

struct _SwEmergencyPage
{
  SwPage parent_instance;

  /* Template children. */
  GtkStack        *stack;
  GtkDropDown     *chooser;
  GtkWidget       *more;      /* in place of the deeds where there is little room */
  GtkWidget       *deeds;
  GtkBox          *figures;
  GtkDropDown     *day_choice;
  GtkDropDown     *community;
  GtkDropDown     *caller;
  GtkEditable     *search;
  GtkLabel        *detail;
  SwBoardList     *list;

  /* Owned. */
  SwStoreWatch    *watch;
  GPtrArray       *emergencies; /* SwEmergency, those that hold first */
  GArray          *board;
  GCancellable    *loading;
  GCancellable    *counting;   /* the others */

  GtkToggleButton *buttons[SW_N_BOARD_SHOWS]; /* borrowed */
  GtkLabel        *numbers[SW_N_BOARD_SHOWS]; /* borrowed */
  guint            clock;
  guint            fitting;   /* source */
  gint64           shown_id;
  SwDay            day;      /* that is looked at; SW_NONE: today, or the last */
  SwDay            board_day;
  SwBoardShow      show;
  SwBoardFilter    filter;   /* its ids are owned */
  gint64           others;   /* who is not found safe in the others that hold */
  gboolean         again;    /* something changed while it was loading */
  gboolean         focus_list; /* when the board comes */
  gboolean         updating; /* the choices are being filled */
  gboolean         compact;
};

SwEmergency *sw_emergency_page_get_shown        (SwEmergencyPage      *self);
SwDay        sw_emergency_page_get_day          (SwEmergencyPage      *self);
void         sw_emergency_page_show_day         (SwEmergencyPage      *self,
                                                 SwDay                 day);

void         sw_emergency_page_apply            (SwEmergencyPage      *self);
void         sw_emergency_page_show_detail      (SwEmergencyPage      *self);
void         sw_emergency_page_show_figures     (SwEmergencyPage      *self);
void         sw_emergency_page_add_head         (SwEmergencyPage      *self);

void         sw_emergency_page_fill_emergencies (SwEmergencyPage      *self);
void         sw_emergency_page_fill_communities (SwEmergencyPage      *self);
void         sw_emergency_page_fill_callers     (SwEmergencyPage      *self);
void         sw_emergency_page_fill_days        (SwEmergencyPage      *self);

void         sw_emergency_page_add_actions      (SwEmergencyPageClass *klass);
void         sw_emergency_page_update_actions   (SwEmergencyPage      *self);

G_END_DECLS
