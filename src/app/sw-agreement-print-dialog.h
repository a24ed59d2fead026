/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-agreement-print.h"
#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_AGREEMENT_PRINT_DIALOG (sw_agreement_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwAgreementPrintDialog, sw_agreement_print_dialog, SW, AGREEMENT_PRINT_DIALOG, AdwWindow)

GtkWindow *sw_agreement_print_dialog_new (SwWindow         *window,
                                          GArray           *selected,
                                          GArray           *shown);
void       sw_agreement_print_dialog_save (SwAgreementPrintDialog *self,
                                           const char             *folder);
GtkWindow *sw_agreement_print_preview    (SwWindow         *window,
                                          SwAgreementPrint *print);

G_END_DECLS
