/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-emergencies.h"
#include "sw-record-form.h"
#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_EMERGENCY_DIALOG (sw_emergency_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwEmergencyDialog, sw_emergency_dialog, SW, EMERGENCY_DIALOG, AdwWindow)

/* SwEmergencyDialog::saved (dialog, emergency): it was stored. */

GtkWindow    *sw_emergency_dialog_new             (SwWindow          *window,
                                                   SwEmergency       *emergency);
SwRecordForm *sw_emergency_dialog_get_form        (SwEmergencyDialog *self);
void          sw_emergency_dialog_set_communities (SwEmergencyDialog *self,
                                                   const gint64      *ids,
                                                   gsize              n_ids);
void          sw_emergency_dialog_set_team        (SwEmergencyDialog *self,
                                                   const gint64      *ids,
                                                   gsize              n_ids);
gboolean      sw_emergency_dialog_save            (SwEmergencyDialog *self);
GtkWindow    *sw_emergency_end_dialog_new         (SwWindow          *window,
                                                   SwEmergency       *emergency);

G_END_DECLS
