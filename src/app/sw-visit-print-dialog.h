/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-visit-print.h"
#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_VISIT_PRINT_DIALOG (sw_visit_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwVisitPrintDialog, sw_visit_print_dialog, SW, VISIT_PRINT_DIALOG, AdwWindow)

GtkWindow          *sw_visit_print_dialog_new  (SwWindow           *window,
                                                SwVisitPrintKind    kind,
                                                GArray             *elders);
const SwVisitPrint *sw_visit_print_dialog_read (SwVisitPrintDialog *self);

G_END_DECLS
