/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-board.h"

G_BEGIN_DECLS

#define SW_TYPE_BOARD_LIST (sw_board_list_get_type ())
G_DECLARE_FINAL_TYPE (SwBoardList, sw_board_list, SW, BOARD_LIST, GtkBox)

/* SwBoardList::answered (list): something was recorded, and the board brought up to date. */

GtkWidget         *sw_board_list_new           (void);
void               sw_board_list_set           (SwBoardList         *self,
                                                SwStore             *store,
                                                GArray              *board,
                                                SwDay                day,
                                                SwBoardShow          show,
                                                const SwBoardFilter *filter);
void               sw_board_list_set_shown     (SwBoardList         *self,
                                                SwBoardShow          show,
                                                const SwBoardFilter *filter);
void               sw_board_list_refresh       (SwBoardList         *self);
void               sw_board_list_set_compact   (SwBoardList         *self,
                                                gboolean             compact);
guint              sw_board_list_get_n         (SwBoardList         *self);
GtkSelectionModel *sw_board_list_get_selection (SwBoardList         *self);

G_END_DECLS
