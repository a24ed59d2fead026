/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visit.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-month-card.h"

/* There were no such rounds before; a year that was mistyped is not taken for one. */
#define FIRST_YEAR 2000

static const SwField sw_visit_fields[] = {
  SW_FIELD_TO (SwVisit, elder_id, sw_elder_get_type, N_("Elder"), "老人", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD_OF_ENUM (SwVisit, party, ENUM, &sw_party_enum, N_("Party"), "服务方", SW_FIELD_REQUIRED | SW_FIELD_COMPACT),
  SW_FIELD_TO (SwVisit, caregiver_id, sw_caregiver_get_type, N_("Caregiver"), "服务人员", 0),
  SW_FIELD_OF_ENUM (SwVisit, channel, ENUM, &sw_channel_enum, N_("Channel"), "探访方式", SW_FIELD_REQUIRED | SW_FIELD_COMPACT),
  SW_FIELD_OF_ENUM (SwVisit, outcome, ENUM, &sw_outcome_enum, N_("Outcome"), "探访结果", SW_FIELD_REQUIRED | SW_FIELD_COMPACT),
  SW_FIELD (SwVisit, day, DAY, N_("Day"), "日期", SW_FIELD_REQUIRED),
  SW_FIELD (SwVisit, minute, INTEGER, N_("Time"), "时间", SW_FIELD_CLOCK),
  SW_FIELD_OF_ENUM (SwVisit, services, FLAGS, &sw_service_enum, N_("Services"), "服务项目", SW_FIELD_REQUIRED),
  SW_FIELD (SwVisit, content, TEXT, N_("Content"), "服务内容", SW_FIELD_LONG),
  SW_FIELD (SwVisit, needs, TEXT, N_("Needs"), "服务需求", SW_FIELD_LONG),
  SW_FIELD (SwVisit, suggestions, TEXT, N_("Suggestions"), "关爱服务建议", SW_FIELD_LONG),
  SW_FIELD_OF_ENUM (SwVisit, satisfaction, ENUM, &sw_satisfaction_enum, N_("Satisfaction"), "满意度", SW_FIELD_COMPACT),
  SW_FIELD_OF_ENUM (SwVisit, source, ENUM, &sw_visit_source_enum, N_("Source"), "来源", SW_FIELD_REQUIRED | SW_FIELD_COMPACT),
  SW_FIELD (SwVisit, entered_day, DAY, N_("Entered on"), "录入日期", 0),
  SW_FIELD (SwVisit, entered_by, TEXT, N_("Entered by"), "录入人", 0),
  SW_FIELD_TO (SwVisit, card_id, sw_month_card_get_type, N_("Month card"), "月卡", 0),
  { 0 }
};

static void
sw_visit_derive (SwRecord *record)
{
  SwVisit *self = SW_VISIT (record);

  if (self->entered_day == SW_NONE)
    self->entered_day = sw_day_today ();
}

static void
sw_visit_validate (SwRecord  *record,
                   SwDay      today,
                   GPtrArray *issues)
{
  SwVisit *self = SW_VISIT (record);

  if (self->day != SW_NONE && self->day > today)
    sw_record_add_issue (record, issues, "day", SW_ISSUE_ERROR, _("A visit cannot lie in the future."));
  if (self->day != SW_NONE && self->day < sw_day_from_ymd (FIRST_YEAR, 1, 1))
    sw_record_add_issue (record, issues, "day", SW_ISSUE_ERROR,
                         /* Translators: a year. */
                         _("There are no visits from before %d; look at the year."), FIRST_YEAR);
  if (self->minute != SW_NONE && (self->minute < 0 || self->minute >= 24 * 60))
    sw_record_add_issue (record, issues, "minute", SW_ISSUE_ERROR, _("There is no such time of the day."));
  if (self->services == 0)
    sw_record_add_issue (record, issues, "services", SW_ISSUE_ERROR, _("A visit has at least one service."));
  if (self->source == SW_VISIT_SOURCE_MONTH_CARD && self->card_id == SW_NONE)
    sw_record_add_issue (record, issues, "source", SW_ISSUE_ERROR,
                         _("A visit from a month card needs the card’s number."));
}

static void
sw_visit_class_setup (SwRecordClass *klass)
{
  klass->derive = sw_visit_derive;
  klass->validate = sw_visit_validate;
}

/**
 * sw_visit_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwVisit, sw_visit, "visit", N_("Visit"))

/**
 * sw_outcome_counts:
 * @outcome: a value of SwOutcome, or %SW_NONE
 *
 * Returns: whether somebody was reached, so that the visit counts towards a rule
 */
gboolean
sw_outcome_counts (gint64 outcome)
{
  return outcome == SW_OUTCOME_REACHED || outcome == SW_OUTCOME_ABNORMAL;
}

/**
 * sw_visit_is_late:
 * @self: a visit
 *
 * Returns: whether it was entered on a later day than that on which it was made
 */
gboolean
sw_visit_is_late (SwVisit *self)
{
  return self->day != SW_NONE && self->entered_day != SW_NONE && self->entered_day > self->day;
}

/**
 * sw_party_of_caregiver:
 * @caregiver_kind: a value of SwCaregiverKind, or %SW_NONE
 *
 * Returns: the party as which somebody of this kind makes a visit, unless
 *   somebody says otherwise
 */
gint64
sw_party_of_caregiver (gint64 caregiver_kind)
{
  switch (caregiver_kind)
    {
    case SW_CAREGIVER_WORKER:
    case SW_CAREGIVER_GRID_WORKER:
      return SW_PARTY_WORKER;
    case SW_CAREGIVER_NEIGHBOUR:
    case SW_CAREGIVER_RELATIVE:
    case SW_CAREGIVER_VOLUNTEER:
      return SW_PARTY_NEIGHBOUR;
    case SW_CAREGIVER_STREET_STAFF:
      return SW_PARTY_STREET;
    case SW_CAREGIVER_HOMECARE_STAFF:
      return SW_PARTY_HOMECARE;
    default:
      return SW_PARTY_OTHER;
    }
}

/**
 * sw_visit_describe:
 * @self: a visit
 *
 * Says what was done in the words of the official forms: 服务内容 of the service card. A
 * visit that was a mere contact is named by its channel.
 *
 * Returns: (transfer full): the text, as “打扫卫生、洗衣：换了窗帘”
 */
char *
sw_visit_describe (SwVisit *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (SW_IS_VISIT (self), NULL);

  for (const SwEnumValue *v = sw_service_enum.values; v->nick; v++)
    {
      const char *word = v->value == SW_SERVICE_CONTACT && self->channel != SW_CHANNEL_OTHER ?
                         sw_enum_official (&sw_channel_enum, self->channel) : v->official;

      if ((self->services & ((gint64) 1 << v->value)) != 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", word);
    }
  if (self->content != NULL && self->content[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "：" : "", self->content);

  return g_string_free (text, FALSE);
}
