/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-query.h"
#include "sw-store.h"

G_BEGIN_DECLS

/**
 * SwVisitTotals:
 *
 * What the foot of a history says about the visits of a query. The arrays are
 * indexed by the values of the enumerations; a visit with several services is
 * counted with each.
 */
typedef struct
{
  gint64 n;
  gint64 n_counting; /* reached, or reached and abnormal */
  gint64 n_late;
  gint64 n_party[6];
  gint64 n_channel[4];
  gint64 n_outcome[5];
  gint64 n_source[5];
  gint64 n_service[SW_N_SERVICES];
} SwVisitTotals;

gboolean sw_store_visit_totals        (SwStore             *store,
                                       SwQuery             *query,
                                       SwVisitTotals       *totals,
                                       GCancellable        *cancellable,
                                       GError             **error);
void     sw_store_visit_totals_async  (SwStore             *store,
                                       SwQuery             *query,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
gboolean sw_store_visit_totals_finish (SwStore             *store,
                                       GAsyncResult        *result,
                                       SwVisitTotals       *totals,
                                       GError             **error);

G_END_DECLS
