/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-paper-visits.h"
#include "sw-print-document.h"

G_BEGIN_DECLS

typedef enum
{
  SW_VISIT_PRINT_CARD,   /* 关爱照料服务记录卡 */
  SW_VISIT_PRINT_RECORD, /* 特殊困难老年人探访关爱服务记录表 */
  SW_VISIT_PRINT_MONTH,  /* 近邻关爱联系月卡 */
  SW_VISIT_PRINT_SHEET,  /* 探访工作单 */
  SW_VISIT_N_PRINTS
} SwVisitPrintKind;

/**
 * SwVisitPrint:
 * @kind: which form
 * @blank: whether it is to be filled in by hand
 * @elders: (element-type gint64): of record and month cards: whom they are about
 * @scope: of a card: which visits; of a sheet: the caregiver and the span; of a record: the span,
 *   without which it has the last visit; of month cards without elders: the community
 * @month: a day of the month of the cards
 * @cards: (nullable) (element-type SwMonthCard): the month cards, made by sw_visit_print_make_cards()
 *
 * What the user wants to have printed.
 */
typedef struct
{
  SwVisitPrintKind kind;
  gboolean         blank;
  GArray          *elders;
  SwPaperScope     scope;
  SwDay            month;
  GPtrArray       *cards;
} SwVisitPrint;

SwVisitPrint    *sw_visit_print_new           (SwVisitPrintKind     kind);
SwVisitPrint    *sw_visit_print_copy          (const SwVisitPrint  *self);
void             sw_visit_print_free          (SwVisitPrint        *self);
const char      *sw_visit_print_get_name      (const SwVisitPrint  *self);
const char      *sw_visit_print_get_problem   (const SwVisitPrint  *self);
gboolean         sw_visit_print_make_cards    (SwVisitPrint        *self,
                                               SwStore             *store,
                                               GError             **error);
SwPrintDocument *sw_visit_print_make_document (const SwVisitPrint  *self,
                                               SwStore             *store,
                                               GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwVisitPrint, sw_visit_print_free)

G_END_DECLS
