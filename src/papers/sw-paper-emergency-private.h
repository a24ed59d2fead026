/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers of an emergency share. */
#pragma once

#include "sw-elder.h"
#include "sw-paper-due.h"

G_BEGIN_DECLS

const char *sw_paper_board_state    (SwBoardState  state);
char       *sw_paper_describe_hints (SwElder      *elder,
                                     SwDay         day);

G_END_DECLS
