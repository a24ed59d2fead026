/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-household-member.h"

#include <glib/gi18n-lib.h>

#include "sw-elder.h"

static const SwField sw_household_member_fields[] = {
  SW_FIELD_TO (SwHouseholdMember, elder_id, sw_elder_get_type, N_("Elder"), "老人", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD (SwHouseholdMember, position, INTEGER, N_("Position"), "序号", 0),
  SW_FIELD_UP_TO (SwHouseholdMember, name, 60, N_("Name"), "姓名", SW_FIELD_REQUIRED),
  SW_FIELD_OF_ENUM (SwHouseholdMember, sex, ENUM, &sw_sex_enum, N_("Sex"), "性别", 0),
  SW_FIELD_UP_TO (SwHouseholdMember, document_number, 40, N_("Document number"), "公民身份号码", SW_FIELD_SENSITIVE),
  SW_FIELD_UP_TO (SwHouseholdMember, relation_to_head, 40, N_("Relation to the head"), "与户主关系", 0),
  SW_FIELD (SwHouseholdMember, health, TEXT, N_("Health"), "健康状况", 0),
  SW_FIELD_OF_ENUM (SwHouseholdMember, benefit, ENUM, &sw_benefit_enum, N_("Allowance"), "是否为低保对象/特困人员", 0),
  { 0 }
};

static void
sw_household_member_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_household_member_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwHouseholdMember, sw_household_member, "household_member", N_("Household member"))
