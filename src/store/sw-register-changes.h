/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-elder.h"
#include "sw-store.h"

G_BEGIN_DECLS

/* What is done to the elders that are selected in the register, or in a list of what is due:
 * one action each, so one undo. */

/**
 * SwReassignment:
 * @field: a reference of the elder: worker, neighbour or home-care organisation
 * @ids: (element-type gint64): elders, in order
 * @to: who it is from today on
 *
 * Others are to visit some elders.
 */
typedef struct
{
  const SwField *field;
  GArray        *ids;
  gint64         to;
} SwReassignment;

gboolean sw_elders_check_serves (SwStore *store,
                                 gint64   caregiver_id,
                                 SwDay    day,
                                 GError **error);
gboolean sw_elders_set_field  (SwStore        *store,
                               const gint64   *ids,
                               gsize           n_ids,
                               const SwField  *field,
                               gint64          value,
                               guint          *n_changed,
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
char    *sw_elders_set_status_and_tell
                              (SwStore        *store,
                               GArray         *ids,
                               SwStatus        status,
                               SwDay           from_day,
                               SwDay           to_day,
                               const char     *note,
                               SwProgressFunc  progress,
                               gpointer        progress_data,
                               GCancellable   *cancellable,
                               GError        **error);
gboolean sw_elders_reassign   (SwStore        *store,
                               const SwReassignment *parts,
                               guint           n_parts,
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
