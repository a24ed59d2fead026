/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the board's list share. */
#pragma once

#include "sw-board-list.h"
#include "sw-board-model.h"

G_BEGIN_DECLS

struct _SwBoardList
{
  GtkBox parent_instance;

  /* Children. */
  GtkListView        *view;
  GtkStack           *stack;
  AdwStatusPage      *nothing;
  GtkWidget          *bar;
  GtkLabel           *selected;

  /* Owned. */
  SwStore            *store;
  GArray             *board; /* SwBoardRow */
  SwBoardModel       *model;
  GtkMultiSelection  *selection;
  GSimpleActionGroup *actions;
  GPtrArray          *items; /* GtkListItem that there are, borrowed */

  SwBoardShow         show;
  SwBoardFilter       filter; /* its ids are owned */
  SwDay               day;
  gboolean            compact;
};

void    sw_board_list_fill           (SwBoardList      *self);
char   *sw_board_list_describe       (SwBoardList      *self,
                                      const SwBoardRow *row,
                                      SwElder          *elder);

void    sw_board_list_add_actions    (SwBoardList      *self);
GArray *sw_board_list_get_selected   (SwBoardList      *self);
void    sw_board_list_update_actions (SwBoardList      *self);

G_END_DECLS
