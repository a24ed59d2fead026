/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What elders were on past days. For this floor only. */
#pragma once

#include "sw-sql.h"

G_BEGIN_DECLS

gboolean sw_elder_past_install        (SwConnection  *connection,
                                       GError       **error);
gboolean sw_elder_past_begin_reversal (SwConnection  *connection,
                                       GError       **error);
gboolean sw_elder_past_end_reversal   (SwConnection  *connection,
                                       gint64         action,
                                       gboolean       undone,
                                       GError       **error);

G_END_DECLS
