/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-backup.h"
#include "sw-elder.h"
#include "sw-store.h"

G_BEGIN_DECLS

/* What the Register page does to the elders that are selected: one action each,
 * so one undo. */

gboolean sw_elders_set_field  (SwStore        *store,
                               const gint64   *ids,
                               gsize           n_ids,
                               const SwField  *field,
                               gint64          value,
                               SwProgressFunc  progress,
                               gpointer        progress_data,
                               GCancellable   *cancellable,
                               GError        **error);
gboolean sw_elders_set_status (SwStore        *store,
                               const gint64   *ids,
                               gsize           n_ids,
                               SwStatus        status,
                               SwDay           from_day,
                               SwDay           to_day,
                               const char     *note,
                               SwProgressFunc  progress,
                               gpointer        progress_data,
                               GCancellable   *cancellable,
                               GError        **error);
gboolean sw_elders_delete     (SwStore        *store,
                               const gint64   *ids,
                               gsize           n_ids,
                               SwProgressFunc  progress,
                               gpointer        progress_data,
                               GCancellable   *cancellable,
                               GError        **error);

G_END_DECLS
