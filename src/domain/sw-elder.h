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
 * citizen identity number. What is not known is %NULL or %SW_NONE.
 */
struct _SwElder
{
  SwRecord parent_instance;

  char *name;
  char *name_pinyin;
  char *name_initials;
  char *name_key; /* orders by pinyin as plain text */
  gint64 sex; /* SwSex */
  gint64 birth_day;
  gint64 document_kind; /* SwDocumentKind */
  char *document_number;
  char *document_override;
  gint64 document_state; /* SwDocumentState */
  gint64 community_id;
  gint64 grid_id;
  char *home_address;
  char *household_address;
  gint64 same_address; /* boolean */
  char *phone;
  gint64 category; /* SwCategory */
  gint64 child_residence; /* SwChildResidence */
  gint64 child_residence_unsure; /* boolean */
  gint64 marital_status; /* sw_marital_status_enum */
  gint64 income_source; /* sw_income_source_enum */
  gint64 monthly_income; /* fen */
  char *benefits;
  gint64 low_income; /* boolean */
  gint64 destitute; /* boolean */
  gint64 preferential; /* boolean */
  gint64 special_family; /* boolean */
  gint64 left_behind; /* boolean */
  gint64 care_ability; /* SwCareAbility */
  gint64 dementia; /* boolean */
  gint64 disabled; /* boolean */
  char *disability_certificate;
  gint64 disability_degree; /* sw_disability_degree_enum */
  char *health;
  char *chronic_diseases;
  char *daily_life;
  char *family_doctor;
  char *family_doctor_phone;
  gint64 homecare_client; /* boolean */
  gint64 homecare_organisation_id;
  gint64 call_button; /* boolean */
  gint64 smart_meter; /* boolean */
  char *other_devices;
  gint64 home_adapted; /* boolean */
  gint64 water_safety; /* SwSafety */
  gint64 electricity_safety; /* SwSafety */
  gint64 gas_safety; /* SwSafety */
  gint64 heating_safety; /* SwSafety */
  gint64 housing_safety; /* SwSafety */
  gint64 care_way; /* sw_care_way_enum */
  gint64 helping_units; /* bits of sw_helping_unit_enum */
  char *helping_measures;
  gint64 service_needs; /* bits of sw_service_need_enum */
  gint64 willing; /* boolean */
  gint64 in_need; /* boolean */
  char *in_need_reason;
  gint64 worker_id;
  gint64 neighbour_id;
  gint64 registered_day; /* the first day in the register */
  char *notes;
};

SwElder *sw_elder_new (void);

/* The oldest person whose age was ever verified reached 122, and nobody else 120. Beyond that a
 * day is a slip of the pen; it is asked about and not refused, as a register must hold who lives. */
#define SW_ELDER_MAX_AGE 120

SwDocumentState sw_elder_check_document      (SwElder        *self,
                                              GError        **error);
int             sw_elder_get_age             (SwElder        *self,
                                              SwDay           day);
gboolean        sw_elder_follows_from_number (SwElder        *self,
                                              const SwField  *field);
gboolean        sw_elder_doubt_birth_day     (SwElder        *self,
                                              SwDay           day);

G_END_DECLS
