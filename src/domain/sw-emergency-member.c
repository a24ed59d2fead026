/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-emergency-member.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-emergency.h"

static const SwField sw_emergency_member_fields[] = {
  SW_FIELD_TO (SwEmergencyMember, emergency_id, sw_emergency_get_type, N_("Emergency"), "应急响应", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD_TO (SwEmergencyMember, caregiver_id, sw_caregiver_get_type, N_("Member"), "队员", SW_FIELD_REQUIRED),
  SW_FIELD (SwEmergencyMember, duty, TEXT, N_("Duty"), "职责", 0),
  { 0 }
};

static void
sw_emergency_member_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_emergency_member_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwEmergencyMember, sw_emergency_member, "emergency_member", N_("Member of an emergency team"))
