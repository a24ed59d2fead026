/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-assessment.h"
#include "sw-elder.h"
#include "sw-form.h"
#include "sw-household-member.h"
#include "sw-visit.h"

G_BEGIN_DECLS

/* Its title on the paper. */
#define SW_VISIT_RECORD_FORM_NAME "特殊困难老年人探访关爱服务记录表"

/* The parts that sw_form_find_block() knows. */
#define SW_VISIT_RECORD_FORM_TITLE "title"
#define SW_VISIT_RECORD_FORM_FRONT "front"
#define SW_VISIT_RECORD_FORM_BACK  "back"

#define SW_TYPE_VISIT_RECORD_FORM (sw_visit_record_form_get_type ())

G_DECLARE_FINAL_TYPE (SwVisitRecordForm, sw_visit_record_form, SW, VISIT_RECORD_FORM, SwForm)

SwVisitRecordForm *sw_visit_record_form_new         (void);
void               sw_visit_record_form_set_place   (SwVisitRecordForm  *self,
                                                     const char         *district,
                                                     const char         *office,
                                                     const char         *community);
void               sw_visit_record_form_set_elder   (SwVisitRecordForm  *self,
                                                     SwElder            *elder);
void               sw_visit_record_form_set_contact (SwVisitRecordForm  *self,
                                                     const char         *name,
                                                     const char         *phone);
void               sw_visit_record_form_set_day     (SwVisitRecordForm  *self,
                                                     SwDay               day);
void               sw_visit_record_form_set_code    (SwVisitRecordForm  *self,
                                                     const char         *code);
const char        *sw_visit_record_form_get_code    (SwVisitRecordForm  *self);
void               sw_visit_record_form_add_member  (SwVisitRecordForm  *self,
                                                     SwHouseholdMember  *member);
void               sw_visit_record_form_add_visit   (SwVisitRecordForm  *self,
                                                     SwVisit            *visit,
                                                     SwAssessment       *assessment,
                                                     gint64              ordinal);
void               sw_visit_record_form_add_service (SwVisitRecordForm  *self,
                                                     SwVisit            *visit,
                                                     gint64              ordinal);

G_END_DECLS
