/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-register-choice.h"
#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_PRINT_DIALOG (sw_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwPrintDialog, sw_print_dialog, SW, PRINT_DIALOG, AdwWindow)

GtkWindow *sw_print_dialog_new (SwWindow         *window,
                                SwRegisterChoice *choice);

G_END_DECLS
