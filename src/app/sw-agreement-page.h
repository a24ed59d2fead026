/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_AGREEMENT_PAGE (sw_agreement_page_get_type ())
G_DECLARE_FINAL_TYPE (SwAgreementPage, sw_agreement_page, SW, AGREEMENT_PAGE, SwPage)

SwAgreementPage *sw_agreement_page_open   (SwWindow        *window,
                                           gint64           id);
gint64           sw_agreement_page_get_id (SwAgreementPage *self);
void             sw_agreement_page_edit   (SwAgreementPage *self);

G_END_DECLS
