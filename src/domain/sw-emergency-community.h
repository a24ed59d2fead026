/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_EMERGENCY_COMMUNITY (sw_emergency_community_get_type ())
G_DECLARE_FINAL_TYPE (SwEmergencyCommunity, sw_emergency_community, SW, EMERGENCY_COMMUNITY, SwRecord)

/**
 * SwEmergencyCommunity:
 *
 * A community in which an emergency holds.
 */
struct _SwEmergencyCommunity
{
  SwRecord parent_instance;

  gint64 emergency_id;
  gint64 community_id;
};

SwEmergencyCommunity *sw_emergency_community_new (void);

G_END_DECLS
