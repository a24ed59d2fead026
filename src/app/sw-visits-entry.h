/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-window.h"

G_BEGIN_DECLS

void sw_visits_entry_add_actions    (SwWindow *window);
void sw_visits_entry_update_actions (SwWindow *window);
void sw_visits_entry_open_card      (SwWindow   *window,
                                     const char *number);
void sw_visits_entry_offer_drafts    (SwWindow *window);

G_END_DECLS
