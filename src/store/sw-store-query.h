/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-query.h"
#include "sw-store.h"

G_BEGIN_DECLS

/* All at once, for the command line and for exports: ids in order. */
GArray       *sw_store_query_ids          (SwStore       *store,
                                           SwQuery       *query,
                                           gint64         limit,
                                           GError       **error);
gint64        sw_store_query_count        (SwStore       *store,
                                           SwQuery       *query,
                                           GError       **error);
GArray       *sw_store_count              (SwStore             *store,
                                           GPtrArray           *queries,
                                           GCancellable        *cancellable,
                                           GError             **error);
void          sw_store_count_async        (SwStore             *store,
                                           GPtrArray           *queries,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
GArray       *sw_store_count_finish       (SwStore             *store,
                                           GAsyncResult        *result,
                                           GError             **error);
GPtrArray    *sw_store_load_ids           (SwStore       *store,
                                           GType          type,
                                           const gint64  *ids,
                                           gsize          n_ids,
                                           GError       **error);

/**
 * SwTotals:
 * @n: how many elders there are
 * @n_key: how many of them are key elders
 * @n_category: how many there are of each #SwCategory
 * @n_verify: how many stand on the to-verify list
 *
 * What the foot of the Register page says about the elders of a query.
 */
typedef struct
{
  gint64 n;
  gint64 n_key;
  gint64 n_category[SW_N_CATEGORIES];
  gint64 n_verify;
} SwTotals;

gboolean      sw_store_totals             (SwStore             *store,
                                           SwQuery             *query,
                                           SwTotals            *totals,
                                           GCancellable        *cancellable,
                                           GError             **error);
void          sw_store_totals_async       (SwStore             *store,
                                           SwQuery             *query,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean      sw_store_totals_finish      (SwStore             *store,
                                           GAsyncResult        *result,
                                           SwTotals            *totals,
                                           GError             **error);

/* The to-verify list: why one elder stands on it, and how many for each reason
 * (indexed by the bit's number). */
SwVerify      sw_store_verify             (SwStore       *store,
                                           SwElder       *elder,
                                           SwDay          day,
                                           GError       **error);
gboolean      sw_store_verify_counts      (SwStore       *store,
                                           SwDay          day,
                                           gint64         counts[32],
                                           GError       **error);

G_END_DECLS
