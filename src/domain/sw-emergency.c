/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-emergency.h"

#include <glib/gi18n-lib.h>

static const SwField sw_emergency_fields[] = {
  SW_FIELD_OF_ENUM (SwEmergency, kind, ENUM, &sw_emergency_kind_enum, N_("Kind"), "类型", SW_FIELD_REQUIRED),
  SW_FIELD (SwEmergency, from_day, DAY, N_("From"), "开始日期", SW_FIELD_REQUIRED),
  SW_FIELD (SwEmergency, to_day, DAY, N_("To"), "结束日期", 0),
  SW_FIELD (SwEmergency, hours, INTEGER, N_("Hours to escalation"), "上报时限（小时）", 0),
  SW_FIELD (SwEmergency, note, TEXT, N_("Note"), "说明", SW_FIELD_LONG),
  { 0 }
};

static void
sw_emergency_validate (SwRecord  *record,
                       SwDay      today,
                       GPtrArray *issues)
{
  SwEmergency *self = SW_EMERGENCY (record);

  if (self->hours != SW_NONE && (self->hours < 1 || self->hours > 240))
    sw_record_add_issue (record, issues, "hours", SW_ISSUE_ERROR,
                         _("The hours to escalation are from 1 to 240."));
  if (self->from_day != SW_NONE && self->to_day != SW_NONE && self->to_day < self->from_day)
    sw_record_add_issue (record, issues, "to_day", SW_ISSUE_ERROR,
                         _("The last day is before the first."));
}

static void
sw_emergency_class_setup (SwRecordClass *klass)
{
  klass->validate = sw_emergency_validate;
}

/**
 * sw_emergency_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwEmergency, sw_emergency, "emergency", N_("Emergency"))

/**
 * sw_emergency_covers:
 * @self: an emergency
 * @day: a day
 *
 * Returns: whether it holds on @day
 */
gboolean
sw_emergency_covers (SwEmergency *self,
                     SwDay        day)
{
  return self->from_day != SW_NONE && day >= self->from_day && (self->to_day == SW_NONE || day <= self->to_day);
}

/**
 * sw_emergency_get_day:
 * @self: an emergency
 * @today: the day of today
 *
 * Returns: its day that is told of: today, the last day of one that is over, the first of one
 *   to come
 */
SwDay
sw_emergency_get_day (SwEmergency *self,
                      SwDay        today)
{
  SwDay day = self->to_day != SW_NONE ? MIN (self->to_day, today) : today;

  return MAX (day, self->from_day);
}

/**
 * sw_emergency_get_hours:
 * @self: an emergency
 *
 * Returns: after how many hours an elder whom nobody reached is escalated
 */
gint64
sw_emergency_get_hours (SwEmergency *self)
{
  return self->hours == SW_NONE ? SW_EMERGENCY_HOURS : self->hours;
}
