/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_ELDER (sw_elder_get_type ())
G_DECLARE_FINAL_TYPE (SwElder, sw_elder, SW, ELDER, SwRecord)

/**
 * SwElder:
 *
 * A person in the register (底册). Sex and birth day follow from a valid
 * citizen identity number.
 */
struct _SwElder
{
  SwRecord parent_instance;

  char *name;
  char *name_pinyin;
  char *name_initials;
  char *name_key; /* orders by pinyin as plain text */
  gint64 sex;
  gint64 birth_day;
  gint64 document_kind;
  char *document_number;
  char *document_override;
  gint64 document_state;
  gint64 community_id;
  gint64 grid_id;
  char *home_address;
  char *household_address;
  gint64 same_address;
  char *phone;
  gint64 category;
  gint64 child_residence;
  gint64 child_residence_unsure;
  gint64 marital_status;
  gint64 income_source;
  gint64 monthly_income;
  char *benefits;
  gint64 low_income;
  gint64 destitute;
  gint64 preferential;
  gint64 special_family;
  gint64 left_behind;
  gint64 care_ability;
  gint64 dementia;
  gint64 disabled;
  char *disability_certificate;
  gint64 disability_degree;
  char *health;
  char *chronic_diseases;
  char *daily_life;
  char *family_doctor;
  char *family_doctor_phone;
  gint64 homecare_client;
  gint64 homecare_organisation_id;
  gint64 call_button;
  gint64 smart_meter;
  char *other_devices;
  gint64 home_adapted;
  gint64 water_safety;
  gint64 electricity_safety;
  gint64 gas_safety;
  gint64 heating_safety;
  gint64 housing_safety;
  gint64 care_way;
  gint64 helping_units;
  char *helping_measures;
  gint64 service_needs;
  gint64 willing;
  gint64 in_need;
  char *in_need_reason;
  gint64 worker_id;
  gint64 neighbour_id;
  gint64 registered_day; /* the first day in the register */
  char *notes;
};

SwElder *sw_elder_new (void);

SwDocumentState sw_elder_check_document (SwElder  *self,
                                         GError  **error);
int             sw_elder_get_age        (SwElder  *self,
                                         SwDay     day);

G_END_DECLS
