/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this floor only. */
#pragma once

#include "sw-store.h"

G_BEGIN_DECLS

void sw_store_settle_later (SwStore *self);
void sw_store_settle_end   (SwStore *self);

G_END_DECLS
