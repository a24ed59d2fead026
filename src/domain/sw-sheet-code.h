/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-types.h"

G_BEGIN_DECLS

typedef enum
{
  SW_SHEET_ELDER,        /* elder_id */
  SW_SHEET_AGREEMENT,    /* agreement_id */
  SW_SHEET_MONTH_CARD,   /* number */
  SW_SHEET_WORKER,       /* a worker's visit sheet: caregiver_id, from_day, to_day */
  SW_SHEET_WORKER_ROW,   /* a row of it: caregiver_id, elder_id, from_day, to_day */
  SW_SHEET_SERVICE_CARD, /* from_day, to_day and one of elder_id, caregiver_id, community_id */
  SW_SHEET_VISIT_RECORD  /* elder_id, and visit_id where it is printed with one visit */
} SwSheetKind;

/**
 * SwSheetCode:
 * @kind: what the sheet is; the values say which of the others it has
 *
 * What the QR code of a printed sheet says: the kind of sheet and the numbers
 * of what it is about, and nothing about a person.
 */
typedef struct
{
  SwSheetKind kind;
  gint64      elder_id;
  gint64      caregiver_id;
  gint64      community_id;
  gint64      agreement_id;
  gint64      visit_id;
  SwDay       from_day;
  SwDay       to_day;
  char        number[24]; /* of a month card; else empty */
} SwSheetCode;

void      sw_sheet_code_init      (SwSheetCode       *self,
                                   SwSheetKind        kind);
char     *sw_sheet_code_make      (const SwSheetCode *self);
gboolean  sw_sheet_code_parse     (const char        *text,
                                   SwSheetCode       *self);
gboolean  sw_sheet_code_is_likely (const char        *text);

G_END_DECLS
