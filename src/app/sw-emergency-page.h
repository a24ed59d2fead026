/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-page.h"

G_BEGIN_DECLS

#define SW_TYPE_EMERGENCY_PAGE (sw_emergency_page_get_type ())
G_DECLARE_FINAL_TYPE (SwEmergencyPage, sw_emergency_page, SW, EMERGENCY_PAGE, SwPage)

void     sw_emergency_page_show  (SwEmergencyPage *self,
                                  gint64           emergency_id);
gboolean sw_emergency_page_count (SwStore         *store,
                                  gint64          *count,
                                  gboolean        *urgent,
                                  GCancellable    *cancellable,
                                  GError         **error);

G_END_DECLS
