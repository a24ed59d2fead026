/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-store.h"

G_BEGIN_DECLS

void       sw_app_prepare            (void);
void       sw_app_init               (void);
GSettings *sw_app_settings           (void);
gboolean   sw_app_keeps_filters      (SwStore    *store);
SwStore   *sw_app_open_store         (const char *database,
                                      GError    **error);
gboolean   sw_app_awaits_first_frame (GtkWidget *widget);

G_END_DECLS
