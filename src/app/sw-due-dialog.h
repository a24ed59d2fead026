/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-due.h"

G_BEGIN_DECLS

#define SW_TYPE_DUE_DIALOG (sw_due_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwDueDialog, sw_due_dialog, SW, DUE_DIALOG, AdwWindow)

GtkWindow *sw_due_dialog_new (GtkWindow         *parent,
                              SwStore           *store,
                              SwDue             *due,
                              const char        *title,
                              const SwDueFilter *filter);

void       sw_due_dialog_show_all (SwDueDialog *self);

G_END_DECLS
