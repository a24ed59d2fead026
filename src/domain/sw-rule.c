/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-rule.h"

#include <glib/gi18n-lib.h>

#include "sw-policy.h"

static const SwField sw_rule_fields[] = {
  SW_FIELD_TO (SwRule, policy_id, sw_policy_get_type, N_("Policy"), "政策", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD (SwRule, title, TEXT, N_("Rule"), "规则", SW_FIELD_REQUIRED),
  SW_FIELD (SwRule, clause, TEXT, N_("Clause"), "条款原文", SW_FIELD_LONG),
  SW_FIELD_OF_ENUM (SwRule, party, ENUM, &sw_party_enum, N_("Party that owes it"), "责任方", SW_FIELD_REQUIRED),
  SW_FIELD_OF_ENUM (SwRule, also, FLAGS, &sw_party_enum, N_("Parties that also meet it"), "其他可履行方", 0),
  SW_FIELD_OF_ENUM (SwRule, channels, FLAGS, &sw_channel_enum, N_("Channels"), "方式", 0),
  SW_FIELD_OF_ENUM (SwRule, service, ENUM, &sw_service_enum, N_("Service"), "服务内容", 0),
  SW_FIELD (SwRule, count, INTEGER, N_("Times"), "次数", SW_FIELD_REQUIRED),
  SW_FIELD_OF_ENUM (SwRule, period, ENUM, &sw_period_enum, N_("Period"), "周期", SW_FIELD_REQUIRED),
  SW_FIELD_OF_ENUM (SwRule, target, ENUM, &sw_target_enum, N_("Which elders"), "对象", SW_FIELD_REQUIRED),
  SW_FIELD_OF_ENUM (SwRule, categories, FLAGS, &sw_category_enum, N_("Of the categories"), "对象类别", 0),
  SW_FIELD_OF_ENUM (SwRule, basis, ENUM, &sw_basis_enum, N_("Basis"), "依据", SW_FIELD_REQUIRED),
  SW_FIELD (SwRule, emergency, BOOLEAN, N_("In an emergency only"), "仅应急响应期间", 0),
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
