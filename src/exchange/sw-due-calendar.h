/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-store.h"

G_BEGIN_DECLS

char *sw_due_calendar_make (SwStore    *store,
                            gint64      caregiver_id,
                            SwDay       from,
                            SwDay       to,
                            GDateTime  *stamp,
                            GError    **error);

G_END_DECLS
