/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visit-totals.h"

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
read_totals (const char    *path,
             SwQuery       *query,
             SwVisitTotals *totals,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (SwConnection) connection = sw_query_sql_open_reader (path, cancellable, error);
  g_autoptr (SwVisitQuery) visits = connection ? sw_visit_query_new (connection, query, error) : NULL;

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
  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (sw_query_get_record_type (query) == SW_TYPE_VISIT, FALSE);

  return read_totals (sw_store_get_path (store), query, totals, cancellable, error);
}

typedef struct
{
  char    *path;
  SwQuery *query;
} Job;

static void
job_free (Job *job)
{
  g_free (job->path);
  g_object_unref (job->query);
  g_free (job);
}

static void
totals_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree SwVisitTotals *totals = g_new0 (SwVisitTotals, 1);
  GError *error = NULL;

  if (read_totals (job->path, job->query, totals, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&totals), g_free);
  else
    g_task_return_error (task, error);
}

static void
totals_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SwVisitTotals *totals = g_task_propagate_pointer (G_TASK (result), &error);

  if (totals)
    g_task_return_pointer (task, totals, g_free);
  else
    g_task_return_error (task, error);
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
  GTask *task;
  g_autoptr (GTask) work = NULL;
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (SW_IS_STORE (store));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, sw_store_visit_totals_async);

  /* The thread must not hold the store by its task. */
  job->path = g_strdup (sw_store_get_path (store));
  job->query = sw_query_copy (query);
  work = g_task_new (NULL, cancellable, totals_cb, task);
  g_task_set_source_tag (work, sw_store_visit_totals_async);
  g_task_set_task_data (work, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (work, totals_thread);
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
  g_autofree SwVisitTotals *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;

  *totals = *found;
  return TRUE;
}
