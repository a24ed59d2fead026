/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-board.h"

G_BEGIN_DECLS

/**
 * SwBoardItem:
 * @row: an elder on the board
 */
#define SW_TYPE_BOARD_ITEM (sw_board_item_get_type ())
G_DECLARE_FINAL_TYPE (SwBoardItem, sw_board_item, SW, BOARD_ITEM, GObject)

struct _SwBoardItem
{
  GObject     parent_instance;

  SwBoardRow  row;

  GHashTable *items; /* of the model: where it is found as long as it lives */
};

#define SW_TYPE_BOARD_MODEL (sw_board_model_get_type ())
G_DECLARE_FINAL_TYPE (SwBoardModel, sw_board_model, SW, BOARD_MODEL, GObject)

SwBoardModel     *sw_board_model_new      (void);
void              sw_board_model_set_rows (SwBoardModel *self,
                                           GArray       *rows);
const SwBoardRow *sw_board_model_get_row  (SwBoardModel *self,
                                           guint         position);
guint             sw_board_model_find     (SwBoardModel *self,
                                           gint64        elder_id);

G_END_DECLS
