/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-store.h"

G_BEGIN_DECLS

#define SW_DEMO_MAX_MONTHS 120

gboolean sw_demo_add_visits (SwStore         *store,
                             guint            n_months,
                             guint32          seed,
                             SwProgressFunc   progress,
                             gpointer         user_data,
                             GCancellable    *cancellable,
                             gint64          *n_visits,
                             GError         **error);

G_END_DECLS
