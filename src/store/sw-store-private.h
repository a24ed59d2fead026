/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this floor only. */
#pragma once

#include "sw-sql.h"

G_BEGIN_DECLS

SwConnection *sw_store_get_connection    (SwStore  *self);
gboolean      sw_store_begin_transaction (SwStore  *self,
                                          GError  **error);
void          sw_store_announce_change   (SwStore  *self);

G_END_DECLS
