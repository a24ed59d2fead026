/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of emergencies share. For this floor only. */
#pragma once

#include "sw-emergencies.h"
#include "sw-sql.h"

G_BEGIN_DECLS

/* Whether the emergency ?1 holds in a community. */
#define SW_EMERGENCY_HOLDS_IN(community) \
  "(NOT EXISTS (SELECT 1 FROM emergency_community c WHERE c.emergency_id = ?1) " \
  "OR EXISTS (SELECT 1 FROM emergency_community c WHERE c.emergency_id = ?1 AND c.community_id = " community "))"

/* Somebody of the team who serves on a day. */
typedef struct
{
  gint64  caregiver_id;
  gint64  community_id; /* SW_NONE: of none */
  SwParty party;        /* as which they call */
} SwEmergencyCaller;

gboolean sw_emergency_has_id    (const gint64 *ids,
                                 gsize         n,
                                 gint64        id);
void     sw_emergency_share_out (GArray       *rows,
                                 GArray       *team);

G_END_DECLS
