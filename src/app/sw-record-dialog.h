/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-record-form.h"

G_BEGIN_DECLS

#define SW_TYPE_RECORD_DIALOG (sw_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwRecordDialog, sw_record_dialog, SW, RECORD_DIALOG, AdwWindow)

/**
 * SwRecordSaver:
 * @store: the database
 * @record: (inout): the record to store, new or edited
 * @data: what was given with it
 * @error: return location
 *
 * Stores a record, and what else the dialog has, as one action.
 *
 * Returns: (transfer full) (nullable): the sentence of the toast; %NULL if nothing was stored
 */
typedef char *(*SwRecordSaver) (SwStore   *store,
                                SwRecord  *record,
                                gpointer   data,
                                GError   **error);

/* SwRecordDialog::saved (dialog, record): the record was stored. */

GtkWindow    *sw_record_dialog_new      (GtkWindow      *parent,
                                         SwStore        *store,
                                         SwRecord       *record,
                                         const char     *title);
SwRecordForm *sw_record_dialog_get_form (SwRecordDialog *self);
void          sw_record_dialog_append   (SwRecordDialog *self,
                                         GtkWidget      *widget);
void          sw_record_dialog_set_saver (SwRecordDialog *self,
                                         SwRecordSaver   saver,
                                         gpointer        data,
                                         GDestroyNotify  destroy);
void          sw_record_dialog_set_changed (SwRecordDialog *self,
                                         gboolean        changed);
gboolean      sw_record_dialog_save     (SwRecordDialog *self);

G_END_DECLS
