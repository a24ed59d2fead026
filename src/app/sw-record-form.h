/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-field-row.h"

G_BEGIN_DECLS

#define SW_TYPE_RECORD_FORM (sw_record_form_get_type ())
G_DECLARE_FINAL_TYPE (SwRecordForm, sw_record_form, SW, RECORD_FORM, GtkWidget)

GtkWidget     *sw_record_form_new       (SwStore       *store,
                                         SwRecordDraft *draft);
SwRecordDraft *sw_record_form_get_draft (SwRecordForm  *self);
SwFieldRow    *sw_record_form_get_row   (SwRecordForm  *self,
                                         const char    *name);
gboolean       sw_record_form_check     (SwRecordForm  *self,
                                         GError       **error);
void           sw_record_form_focus     (SwRecordForm  *self,
                                         const SwField *field);

G_END_DECLS
