/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SW_TYPE_ABNORMAL_DIALOG (sw_abnormal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwAbnormalDialog, sw_abnormal_dialog, SW, ABNORMAL_DIALOG, AdwWindow)

/* SwAbnormalDialog::answered (dialog, text): what is wrong and what was done, to be recorded. */

GtkWindow   *sw_abnormal_dialog_new      (GtkWindow        *parent,
                                          const char       *who);
void         sw_abnormal_dialog_set_text (SwAbnormalDialog *self,
                                          const char       *wrong,
                                          const char       *done);
gboolean     sw_abnormal_dialog_answer   (SwAbnormalDialog *self);
char        *sw_abnormal_text            (const char       *wrong,
                                          const char       *done);

G_END_DECLS
