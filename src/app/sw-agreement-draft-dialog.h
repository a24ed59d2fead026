/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_AGREEMENT_DRAFT_DIALOG (sw_agreement_draft_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwAgreementDraftDialog, sw_agreement_draft_dialog, SW, AGREEMENT_DRAFT_DIALOG, AdwWindow)

GtkWindow *sw_agreement_draft_dialog_new (SwWindow *window,
                                          GArray   *elder_ids);

G_END_DECLS
