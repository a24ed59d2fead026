/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-emergency-community.h"

#include <glib/gi18n-lib.h>

#include "sw-community.h"
#include "sw-emergency.h"

static const SwField sw_emergency_community_fields[] = {
  SW_FIELD_TO (SwEmergencyCommunity, emergency_id, sw_emergency_get_type, N_("Emergency"), "应急响应", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD_TO (SwEmergencyCommunity, community_id, sw_community_get_type, N_("Community"), "社区", SW_FIELD_REQUIRED),
  { 0 }
};

static void
sw_emergency_community_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_emergency_community_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwEmergencyCommunity, sw_emergency_community, "emergency_community", N_("Community in an emergency"))
