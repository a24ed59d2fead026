/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-rule.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-policy.h"
#include "sw-schedule.h"

static const SwField sw_rule_fields[] = {
  SW_FIELD_TO (SwRule, policy_id, sw_policy_get_type, N_("Policy"), "政策", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD_UP_TO (SwRule, title, 100, N_("Name of the rule"), "规则", SW_FIELD_REQUIRED),
  SW_FIELD (SwRule, clause, TEXT, N_("Clause"), "条款原文", SW_FIELD_LONG),
  SW_FIELD_OF_ENUM (SwRule, party, ENUM, &sw_party_enum, N_("Party that owes it"), "责任方", SW_FIELD_REQUIRED),
  SW_FIELD_OF_ENUM (SwRule, also, FLAGS, &sw_party_enum, N_("Parties that also meet it"), "其他可履行方", 0),
  SW_FIELD_OF_ENUM (SwRule, channels, FLAGS, &sw_channel_enum, N_("Channels"), "方式", SW_FIELD_SETTLED),
  SW_FIELD_OF_ENUM (SwRule, service, ENUM, &sw_service_enum, N_("Service"), "服务内容", SW_FIELD_SETTLED),
  SW_FIELD (SwRule, count, INTEGER, N_("Times"), "次数", SW_FIELD_REQUIRED),
  SW_FIELD_OF_ENUM (SwRule, period, ENUM, &sw_period_enum, N_("Period"), "周期", SW_FIELD_REQUIRED),
  SW_FIELD_OF_ENUM (SwRule, target, ENUM, &sw_target_enum, N_("Which elders"), "对象", SW_FIELD_REQUIRED),
  SW_FIELD_OF_ENUM (SwRule, categories, FLAGS, &sw_category_enum, N_("Of the categories"), "对象类别", SW_FIELD_SETTLED),
  SW_FIELD_OF_ENUM (SwRule, basis, ENUM, &sw_basis_enum, N_("Basis"), "依据", SW_FIELD_REQUIRED),
  SW_FIELD (SwRule, emergency, BOOLEAN, N_("In an emergency only"), "仅应急响应期间", SW_FIELD_SETTLED),
  SW_FIELD (SwRule, from_day, DAY, N_("From"), "开始日期", 0),
  SW_FIELD (SwRule, to_day, DAY, N_("To"), "结束日期", 0),
  { 0 }
};

static void
sw_rule_validate (SwRecord  *record,
                  SwDay      today,
                  GPtrArray *issues)
{
  SwRule *self = SW_RULE (record);

  if (self->count != SW_NONE && (self->count < 1 || self->count > SW_RULE_MAX_COUNT))
    sw_record_add_issue (record, issues, "count", SW_ISSUE_ERROR,
                         /* Translators: %d is a number of visits. */
                         _("A rule asks for 1 to %d visits in a period."), SW_RULE_MAX_COUNT);
  if (self->from_day != SW_NONE && self->to_day != SW_NONE && self->to_day < self->from_day)
    sw_record_add_issue (record, issues, "to_day", SW_ISSUE_ERROR,
                         _("The last day is before the first."));
}

static void
sw_rule_class_setup (SwRecordClass *klass)
{
  klass->validate = sw_rule_validate;
}

/**
 * sw_rule_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwRule, sw_rule, "rule", N_("Rule"))

/**
 * sw_period_format_made:
 * @period: a period
 * @first: the first day of a window of it
 * @made: how many visits of the window are made
 * @required: how many are asked for
 * @today: the day on which it is told
 *
 * Returns: (transfer full): the arithmetic of a due visit, as “This week 1 of 2”
 */
char *
sw_period_format_made (SwPeriod period,
                       SwDay    first,
                       guint    made,
                       guint    required,
                       SwDay    today)
{
  g_autofree char *day = sw_day_format (first);
  SwDay now, ignored;

  sw_period_window (period, today, &now, &ignored);
  if (first != now && period == SW_PERIOD_DAY)
    /* Translators: a day, and of how many visits that are asked for how many are made. */
    return g_strdup_printf (_("%1$s: %2$u of %3$u"), day, made, required);
  if (first != now)
    /* Translators: the first day of a week or month, and of how many visits that are
       asked for in it how many are made. */
    return g_strdup_printf (_("From %1$s on: %2$u of %3$u"), day, made, required);

  switch (period)
    {
    case SW_PERIOD_WEEK:
      /* Translators: of how many visits that are asked for how many are made. */
      return g_strdup_printf (_("This week %1$u of %2$u"), made, required);
    case SW_PERIOD_HALF_MONTH:
      /* Translators: of how many visits that are asked for how many are made. */
      return g_strdup_printf (_("This half-month %1$u of %2$u"), made, required);
    case SW_PERIOD_MONTH:
      /* Translators: of how many visits that are asked for how many are made. */
      return g_strdup_printf (_("This month %1$u of %2$u"), made, required);
    case SW_PERIOD_QUARTER:
      /* Translators: of how many visits that are asked for how many are made. */
      return g_strdup_printf (_("This quarter %1$u of %2$u"), made, required);
    case SW_PERIOD_DAY:
    default:
      /* Translators: of how many visits that are asked for how many are made. */
      return g_strdup_printf (_("Today %1$u of %2$u"), made, required);
    }
}
