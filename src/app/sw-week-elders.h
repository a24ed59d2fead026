/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-caregiver.h"
#include "sw-store.h"

G_BEGIN_DECLS

GArray *sw_week_elders_find (SwStore      *store,
                             SwCaregiver  *caregiver,
                             SwDay         monday,
                             GPtrArray    *visits,
                             GError      **error);

G_END_DECLS
