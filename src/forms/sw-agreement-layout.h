/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-agreement-template.h"
#include "sw-font-chain.h"

G_BEGIN_DECLS

/**
 * SwAgreementSize:
 * @SW_AGREEMENT_SIZE_4: 四号, as many lines on a page as one sheet needs
 * @SW_AGREEMENT_SIZE_3: 三号, 22 lines of 28 characters, as official letters have it
 *
 * How large the text of an agreement is.
 */
typedef enum
{
  SW_AGREEMENT_SIZE_4,
  SW_AGREEMENT_SIZE_3
} SwAgreementSize;

typedef struct _SwAgreementLayout SwAgreementLayout;

SwAgreementLayout *sw_agreement_layout_new         (SwFontChain              *fonts,
                                                    SwAgreementTemplate      *template,
                                                    SwAgreementSize           size,
                                                    const cairo_rectangle_t  *content);
void               sw_agreement_layout_free        (SwAgreementLayout        *self);
guint              sw_agreement_layout_fill        (SwAgreementLayout        *self,
                                                    const char * const       *values);
void               sw_agreement_layout_draw_page   (SwAgreementLayout        *self,
                                                    cairo_t                  *cr,
                                                    guint                     page);
double             sw_agreement_layout_get_pitch   (SwAgreementLayout        *self);
SwFont            *sw_agreement_layout_get_font    (SwAgreementLayout        *self,
                                                    SwAgreementBlockKind      kind);
gboolean           sw_agreement_layout_find_block  (SwAgreementLayout        *self,
                                                    const char               *name,
                                                    guint                    *page,
                                                    cairo_rectangle_t        *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwAgreementLayout, sw_agreement_layout_free)

G_END_DECLS
