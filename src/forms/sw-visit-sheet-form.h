/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-list-form.h"
#include "sw-types.h"

G_BEGIN_DECLS

/* Its title on the paper, and the rows of a blank one. */
#define SW_VISIT_SHEET_FORM_NAME       "探访工作单"
#define SW_VISIT_SHEET_FORM_BLANK_ROWS 16

/**
 * SwVisitSheetRow:
 * @name: the elder's name
 * @address: where the elder lives
 * @phone: the elder's phone
 * @due: what is asked for, as “11月22日前 本周第2次”
 * @last: when the elder was reached last, and how
 * @remarks: what the worker must know before knocking: 失能、独居、无一键呼
 * @code: what the QR code of the row says, from sw_sheet_code_make()
 *
 * A row of the sheet; %NULL is an empty cell.
 */
typedef struct
{
  const char *name;
  const char *address;
  const char *phone;
  const char *due;
  const char *last;
  const char *remarks;
  const char *code;
} SwVisitSheetRow;

SwListForm *sw_visit_sheet_form_new       (const char            *caregiver,
                                           SwDay                  from_day,
                                           SwDay                  to_day);
SwListForm *sw_visit_sheet_form_new_blank (void);
void        sw_visit_sheet_form_add       (SwListForm            *form,
                                           const SwVisitSheetRow *row);

G_END_DECLS
