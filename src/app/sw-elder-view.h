/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-elder.h"
#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_ELDER_VIEW (sw_elder_view_get_type ())
G_DECLARE_FINAL_TYPE (SwElderView, sw_elder_view, SW, ELDER_VIEW, GtkWidget)

GtkWidget *sw_elder_view_new       (void);
gboolean   sw_elder_view_show      (SwElderView  *self,
                                    SwStore      *store,
                                    SwElder      *elder,
                                    GError      **error);
void       sw_elder_view_clear     (SwElderView  *self);

G_END_DECLS
