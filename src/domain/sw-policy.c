/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-policy.h"

#include <glib/gi18n-lib.h>

static const SwField sw_policy_fields[] = {
  SW_FIELD (SwPolicy, source, TEXT, N_("Shipped policy"), "内置政策", 0),
  SW_FIELD_UP_TO (SwPolicy, title, 100, N_("Policy"), "政策名称", SW_FIELD_REQUIRED),
  SW_FIELD_UP_TO (SwPolicy, document, 60, N_("Document"), "文号", 0),
  SW_FIELD (SwPolicy, from_day, DAY, N_("From"), "开始日期", SW_FIELD_REQUIRED),
  SW_FIELD (SwPolicy, to_day, DAY, N_("To"), "结束日期", 0),
  { 0 }
};

static void
sw_policy_validate (SwRecord  *record,
                    SwDay      today,
                    GPtrArray *issues)
{
  SwPolicy *self = SW_POLICY (record);

  if (self->from_day != SW_NONE && self->to_day != SW_NONE && self->to_day < self->from_day)
    sw_record_add_issue (record, issues, "to_day", SW_ISSUE_ERROR,
                         _("The last day is before the first."));
}

static void
sw_policy_class_setup (SwRecordClass *klass)
{
  klass->validate = sw_policy_validate;
}

/**
 * sw_policy_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwPolicy, sw_policy, "policy", N_("Policy"))
