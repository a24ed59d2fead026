/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-agreement.h"
#include "sw-print-document.h"
#include "sw-store.h"

G_BEGIN_DECLS

/**
 * SwAgreementPrint:
 * @ids: (nullable) (element-type gint64): the agreements in their order, %NULL for a blank form
 * @n_copies: how many copies of each, one after the other
 * @sheets: whether both sides of the paper are printed on
 * @large: whether the text is 三号, as in letters, which takes a page more; else 四号
 * @supplement_id: the supplement that is printed instead, or %SW_NONE
 *
 * What of agreements is to be printed.
 */
typedef struct
{
  GArray  *ids;
  guint    n_copies;
  gboolean sheets;
  gboolean large;
  gint64   supplement_id;
} SwAgreementPrint;

SwAgreementPrint *sw_agreement_print_new           (GArray                 *ids);
SwAgreementPrint *sw_agreement_print_copy          (const SwAgreementPrint *self);
void              sw_agreement_print_free          (SwAgreementPrint       *self);
SwPrintDocument  *sw_agreement_print_make_document (const SwAgreementPrint *self,
                                                    SwStore                *store,
                                                    GError                **error);
GArray           *sw_agreement_print_get_drafts    (SwPrintDocument        *document);
guint             sw_agreement_print_count         (SwPrintDocument        *document);
gboolean          sw_agreement_print_note          (SwStore                *store,
                                                    SwPrintDocument        *document,
                                                    GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwAgreementPrint, sw_agreement_print_free)

G_END_DECLS
