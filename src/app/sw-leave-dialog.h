/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_LEAVE_DIALOG (sw_leave_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwLeaveDialog, sw_leave_dialog, SW, LEAVE_DIALOG, AdwWindow)

GtkWindow *sw_leave_dialog_new   (GtkWindow     *parent,
                                  SwStore       *store);
guint      sw_leave_dialog_get_n (SwLeaveDialog *self);

G_END_DECLS
