/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-store.h"

G_BEGIN_DECLS

#define SW_DEMO_MAX_ELDERS 2000000

guint    sw_demo_n_communities (guint            n_elders);
gboolean sw_demo_fill          (SwStore         *store,
                                guint            n_elders,
                                guint            n_communities,
                                guint32          seed,
                                SwProgressFunc   progress,
                                gpointer         user_data,
                                GCancellable    *cancellable,
                                GError         **error);

G_END_DECLS
