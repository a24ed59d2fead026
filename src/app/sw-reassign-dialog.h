/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-due.h"
#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_REASSIGN_DIALOG (sw_reassign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwReassignDialog, sw_reassign_dialog, SW, REASSIGN_DIALOG, AdwWindow)

GtkWindow *sw_reassign_dialog_new      (GtkWindow        *parent,
                                        SwWindow         *window,
                                        GArray           *slots);
gboolean   sw_reassign_dialog_can      (GArray           *slots);
GArray    *sw_reassign_dialog_get      (SwReassignDialog *self);

G_END_DECLS
