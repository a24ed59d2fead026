/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-window.h"

G_BEGIN_DECLS

void sw_visits_entry_add_actions    (SwWindow *window);
void sw_visits_entry_update_actions (SwWindow *window);
void sw_visits_entry_offer_draft    (SwWindow *window);

G_END_DECLS
