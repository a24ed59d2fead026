/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visit-totals.h"

#include "sw-query-sql.h"
#include "sw-reader-task.h"
#include "sw-visit-query.h"
#include "sw-visit.h"

static void
count_cb (SwDay    day,
          gint64   kind,
          gint64   n,
          gpointer user_data)
{
  SwVisitTotals *totals = user_data;
  gint64 services = sw_visit_kind_services (kind);

  totals->n += n;
  totals->n_counting += sw_outcome_counts (sw_visit_kind_outcome (kind)) ? n : 0;
  totals->n_late += sw_visit_kind_late (kind) ? n : 0;
  totals->n_party[sw_visit_kind_party (kind)] += n;
  totals->n_channel[sw_visit_kind_channel (kind)] += n;
  totals->n_outcome[sw_visit_kind_outcome (kind)] += n;
  totals->n_source[sw_visit_kind_source (kind)] += n;
  for (guint bit = 0; services >> bit; bit++)
    totals->n_service[bit] += services >> bit & 1 ? n : 0;
}

static gboolean
get_totals (SwConnection  *connection,
            SwQuery       *query,
            SwVisitTotals *totals,
            GError       **error)
{
  g_autoptr (SwVisitQuery) visits = sw_visit_query_new (connection, query, error);

  memset (totals, 0, sizeof *totals);
  return visits && sw_visit_query_scan (visits, count_cb, totals, error);
}

/**
 * sw_store_visit_totals:
 * @store: a store
 * @query: a query for visits
 * @totals: (out caller-allocates): the sums
 * @cancellable: (nullable): to end it
 * @error: return location for an error
 *
 * Sums over the visits of a query, on a connection of its own: what is not yet
 * committed is not in them, and any thread may ask. Ten million take a second or
 * two.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_store_visit_totals (SwStore       *store,
                       SwQuery       *query,
                       SwVisitTotals *totals,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (SwConnection) connection = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (sw_query_get_record_type (query) == SW_TYPE_VISIT, FALSE);

  connection = sw_query_sql_open_reader (sw_store_get_path (store), cancellable, error);
  return connection && get_totals (connection, query, totals, error);
}

static gpointer
read_totals (SwConnection *connection,
             gpointer      query,
             GError      **error)
{
  g_autofree SwVisitTotals *totals = g_new0 (SwVisitTotals, 1);

  return get_totals (connection, query, totals, error) ? g_steal_pointer (&totals) : NULL;
}

/**
 * sw_store_visit_totals_async:
 * @store: a store
 * @query: a query for visits; it is copied
 * @cancellable: (nullable): to end it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * sw_store_visit_totals() in a thread.
 */
void
sw_store_visit_totals_async (SwStore            *store,
                             SwQuery            *query,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (SW_IS_STORE (store));

  sw_reader_task_run (store, read_totals, sw_query_copy (query), g_object_unref, g_free, cancellable, callback,
                      user_data);
}

/**
 * sw_store_visit_totals_finish:
 * @store: a store
 * @result: what the callback was given
 * @totals: (out caller-allocates): the sums
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sw_store_visit_totals_finish (SwStore       *store,
                              GAsyncResult  *result,
                              SwVisitTotals *totals,
                              GError       **error)
{
  g_autofree SwVisitTotals *found = sw_reader_task_finish (store, result, error);

  if (found == NULL)
    return FALSE;

  *totals = *found;
  return TRUE;
}
