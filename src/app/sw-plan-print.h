/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-print-document.h"
#include "sw-store.h"

G_BEGIN_DECLS

/* What is printed from the calendar. */
typedef enum
{
  SW_PLAN_DAY_SHEET,
  SW_PLAN_WEEK_SHEET,
  SW_PLAN_MONTH
} SwPlanKind;

/**
 * SwPlanPrint:
 * @kind: what is printed
 * @caregiver_id: for whom; a plan can be for everybody, with %SW_NONE
 * @day: the day, or one of the week or month
 *
 * What is printed from the calendar.
 */
typedef struct
{
  SwPlanKind kind;
  gint64     caregiver_id;
  SwDay      day;
} SwPlanPrint;

char            *sw_plan_print_get_name      (const SwPlanPrint *self,
                                              SwStore           *store);
SwPrintDocument *sw_plan_print_make_document (const SwPlanPrint *self,
                                              SwStore           *store,
                                              GError           **error);

G_END_DECLS
