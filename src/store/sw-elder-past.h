/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What elders were on past days. For this floor only. */
#pragma once

#include "sw-sql.h"

G_BEGIN_DECLS

/* What an elder e was on a day: @alias is the row of what held then, if that is not what is now. Outside
 * of these the past is asked for by sw-due-load.c alone, which needs all of it. */
#define SW_ELDER_PAST_COUNTS(alias) "NOT " alias ".undone AND NOT " alias ".replaced"
#define SW_ELDER_PAST_ON(alias, day) \
  "LEFT JOIN elder_past " alias " ON " alias ".elder_id = e.id AND " SW_ELDER_PAST_COUNTS (alias) " AND " alias ".to_day = " \
  "(SELECT min (x.to_day) FROM elder_past x WHERE x.elder_id = e.id AND x.to_day >= " day " AND " SW_ELDER_PAST_COUNTS ("x") ") "
#define SW_ELDER_WAS(alias, column) "iif (" alias ".elder_id IS NULL, e." column ", " alias "." column ")"

gboolean sw_elder_past_install        (SwConnection  *connection,
                                       GError       **error);
gboolean sw_elder_past_begin_reversal (SwConnection  *connection,
                                       GError       **error);
gboolean sw_elder_past_end_reversal   (SwConnection  *connection,
                                       gint64         action,
                                       gboolean       undone,
                                       GError       **error);

G_END_DECLS
