/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-board.h"
#include "sw-work.h"

G_BEGIN_DECLS

void sw_board_record (SwWindow       *window,
                      GArray         *rows,
                      SwBoardAnswer   answer,
                      SwDay           day,
                      const char     *note,
                      SwWorkDoneFunc  done,
                      gpointer        user_data,
                      GDestroyNotify  destroy);

G_END_DECLS
