/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-record-form.h"

G_BEGIN_DECLS

#define SW_TYPE_RECORD_DIALOG (sw_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwRecordDialog, sw_record_dialog, SW, RECORD_DIALOG, AdwWindow)

/* SwRecordDialog::saved (dialog, record): the record was stored. */

GtkWindow    *sw_record_dialog_new      (GtkWindow      *parent,
                                         SwStore        *store,
                                         SwRecord       *record,
                                         const char     *title);
SwRecordForm *sw_record_dialog_get_form (SwRecordDialog *self);
gboolean      sw_record_dialog_save     (SwRecordDialog *self);

G_END_DECLS
