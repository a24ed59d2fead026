/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_EMERGENCY_MEMBER (sw_emergency_member_get_type ())
G_DECLARE_FINAL_TYPE (SwEmergencyMember, sw_emergency_member, SW, EMERGENCY_MEMBER, SwRecord)

/**
 * SwEmergencyMember:
 *
 * Somebody in the team of an emergency (应急援助服务队伍).
 */
struct _SwEmergencyMember
{
  SwRecord parent_instance;

  gint64 emergency_id;
  gint64 caregiver_id;
  char *duty;
};

SwEmergencyMember *sw_emergency_member_new (void);

G_END_DECLS
