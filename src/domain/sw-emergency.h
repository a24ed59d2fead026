/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

/* A contact a day is asked for, 每天至少上门或电话联系1次. */
#define SW_EMERGENCY_HOURS 24

#define SW_TYPE_EMERGENCY (sw_emergency_get_type ())
G_DECLARE_FINAL_TYPE (SwEmergency, sw_emergency, SW, EMERGENCY, SwRecord)

/**
 * SwEmergency:
 *
 * An emergency response (应急响应): a span of days in which the emergency rules
 * hold, in the communities that are named or, without a name, in all.
 */
struct _SwEmergency
{
  SwRecord parent_instance;

  gint64 kind; /* SwEmergencyKind */
  gint64 from_day;
  gint64 to_day; /* the last day; SW_NONE: not ended yet */
  gint64 hours; /* after so many without anybody reached it is escalated */
  char *note;
};

SwEmergency *sw_emergency_new (void);

gboolean     sw_emergency_covers    (SwEmergency *self,
                                     SwDay        day);
SwDay        sw_emergency_get_day   (SwEmergency *self,
                                     SwDay        today);
gint64       sw_emergency_get_hours (SwEmergency *self);

G_END_DECLS
