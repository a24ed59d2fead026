/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the visit record. */
#pragma once

#include "sw-assessment.h"
#include "sw-cell-table.h"
#include "sw-elder.h"
#include "sw-font-chain.h"
#include "sw-visit.h"

G_BEGIN_DECLS

/**
 * SwVisitRecordBlock:
 * @visit: (owned): a visit
 * @assessment: (owned) (nullable): what was found at it
 * @ordinal: which it is, from 1, or %SW_NONE
 *
 * What a block of section 五 or 六 is about.
 */
typedef struct
{
  SwVisit      *visit;
  SwAssessment *assessment;
  gint64        ordinal;
} SwVisitRecordBlock;

/**
 * SwVisitRecordInput:
 *
 * What the form says; %NULL and %SW_NONE are blanks. All is owned.
 */
typedef struct
{
  char      *district;
  char      *office;
  char      *community;
  SwElder   *elder;
  char      *contact_name;
  char      *contact_phone;
  SwDay      day;
  GPtrArray *members;  /* SwHouseholdMember */
  GArray    *visits;   /* SwVisitRecordBlock */
  GArray    *services; /* SwVisitRecordBlock */
} SwVisitRecordInput;

void         sw_visit_record_input_init  (SwVisitRecordInput       *self);
void         sw_visit_record_input_clear (SwVisitRecordInput       *self);
SwCellTable *sw_visit_record_table_new   (const SwVisitRecordInput *input,
                                          SwFontChain              *fonts,
                                          double                    width,
                                          GPtrArray                *missing);

G_END_DECLS
