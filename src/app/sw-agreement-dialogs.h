/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-agreement.h"
#include "sw-supplement.h"
#include "sw-window.h"

G_BEGIN_DECLS

/* What is asked for before something is noted of one agreement or of many. */
typedef enum
{
  SW_AGREEMENT_ASK_SIGN,
  SW_AGREEMENT_ASK_COPIES,
  SW_AGREEMENT_ASK_END
} SwAgreementAsk;

GtkWindow *sw_agreement_dialog_show     (SwWindow        *window,
                                         SwAgreementAsk   ask,
                                         const gint64    *ids,
                                         gsize            n_ids,
                                         guint            parties);
void       sw_agreement_dialog_withdraw (SwWindow        *window,
                                         const gint64    *ids,
                                         gsize            n_ids);
void       sw_agreement_dialog_mark     (SwWindow        *window,
                                         const gint64    *ids,
                                         gsize            n_ids);
void       sw_agreement_dialog_renew    (SwWindow        *window,
                                         const gint64    *ids,
                                         gsize            n_ids);
void       sw_agreement_dialog_sign_supplement (SwWindow        *window,
                                                SwSupplement    *supplement);

G_END_DECLS
