/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-register-row-source.h"
#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_REGISTER_ROWS (sw_register_rows_get_type ())
G_DECLARE_FINAL_TYPE (SwRegisterRows, sw_register_rows, SW, REGISTER_ROWS, GObject)

SwRegisterRows *sw_register_rows_new          (SwStore         *store,
                                               GArray          *ids,
                                               GError         **error);
void            sw_register_rows_set_progress (SwRegisterRows  *self,
                                               SwProgressFunc   progress,
                                               gpointer         user_data);
gboolean        sw_register_rows_get_error    (SwRegisterRows  *self,
                                               GError         **error);
GArray         *sw_register_ids               (SwStore         *store,
                                               gint64           community_id,
                                               SwDay            day,
                                               GError         **error);

G_END_DECLS
