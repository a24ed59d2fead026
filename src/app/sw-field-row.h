/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-record-draft.h"
#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_FIELD_ROW (sw_field_row_get_type ())
G_DECLARE_FINAL_TYPE (SwFieldRow, sw_field_row, SW, FIELD_ROW, GtkWidget)

GtkWidget     *sw_field_row_new          (SwStore       *store,
                                          SwRecordDraft *draft,
                                          const SwField *field);
const SwField *sw_field_row_get_field    (SwFieldRow    *self);
GtkWidget     *sw_field_row_get_editor   (SwFieldRow    *self);
const char    *sw_field_row_get_message  (SwFieldRow    *self);
void           sw_field_row_leave_out    (SwFieldRow    *self,
                                          gint64         value);

G_END_DECLS
