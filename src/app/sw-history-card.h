/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-card.h"
#include "sw-history.h"

G_BEGIN_DECLS

void sw_card_add_history (SwCard         *self,
                          SwHistoryEntry *entry,
                          GType           type,
                          gboolean        masked);

G_END_DECLS
