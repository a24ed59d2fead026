/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-due-list.h"
#include "sw-due-model.h"
#include "sw-store-watch.h"

G_BEGIN_DECLS

/* What was recorded last. */
typedef struct
{
  SwDueSlot slot;
  gboolean  done; /* it is no longer to be made */
} SwDueRecorded;

struct _SwDueList
{
  GtkBox parent_instance;

  /* Children. */
  GtkListView        *view;
  GtkStack           *stack;
  AdwStatusPage      *nothing;
  GtkWidget          *bar;

  /* Owned. */
  SwStore            *store;
  SwDue              *due;
  SwDueModel         *model;
  GtkMultiSelection  *selection;
  GSimpleActionGroup *actions;
  GPtrArray          *items; /* GtkListItem that show a row, borrowed */
  SwStoreWatch       *watch;
  GArray             *recorded; /* (element-type SwDueRecorded): in order, to be found again when it is undone */

  SwDueFilter         filter;
  SwDueGroup          group;
  gboolean            open_only;
  gboolean            computing; /* it is only now found out what is due */
  SwDay               day; /* on which visits are recorded */
  guint               resume; /* where to go on after what was recorded; or GTK_INVALID_LIST_POSITION */
};

void sw_due_list_add_actions    (SwDueList *self);
void sw_due_list_go_to          (SwDueList *self,
                                 guint      position,
                                 gboolean   focus);
void sw_due_list_show_undone    (SwDueList *self,
                                 gboolean   focus);
void sw_due_list_open           (SwDueList *self,
                                 gint64     elder_id);
void sw_due_list_update_actions (SwDueList *self);

G_END_DECLS
