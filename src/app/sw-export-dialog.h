/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-register-choice.h"
#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_EXPORT_DIALOG (sw_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwExportDialog, sw_export_dialog, SW, EXPORT_DIALOG, AdwWindow)

GtkWindow *sw_export_dialog_new  (SwWindow         *window,
                                  SwRegisterChoice *choice);
void       sw_export_dialog_save (SwExportDialog   *self,
                                  const char       *path);

G_END_DECLS
