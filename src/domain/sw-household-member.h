/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_HOUSEHOLD_MEMBER (sw_household_member_get_type ())
G_DECLARE_FINAL_TYPE (SwHouseholdMember, sw_household_member, SW, HOUSEHOLD_MEMBER, SwRecord)

/**
 * SwHouseholdMember:
 *
 * A row of 家庭基本情况 on the visit record (特殊困难老年人探访关爱服务记录表 of
 * 会政办发〔2022〕130号, 附件, 二).
 */
struct _SwHouseholdMember
{
  SwRecord parent_instance;

  gint64 elder_id;
  gint64 position; /* 1 is the head of the household */
  char *name;
  gint64 sex; /* SwSex */
  char *document_number;
  char *relation_to_head;
  char *health;
  gint64 benefit; /* sw_benefit_enum */
};

SwHouseholdMember *sw_household_member_new (void);

G_END_DECLS
