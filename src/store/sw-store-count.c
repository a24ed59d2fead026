/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of records, counted beside the work. */

#include "sw-query-sql.h"
#include "sw-store-query.h"

typedef struct
{
  char      *path;
  GPtrArray *queries;
} CountJob;

static void
count_job_free (CountJob *job)
{
  g_free (job->path);
  g_ptr_array_unref (job->queries);
  g_free (job);
}

static GArray *
count_all (const char    *path,
           GPtrArray     *queries,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (SwConnection) connection = sw_query_sql_open_reader (path, cancellable, error);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; connection && i < queries->len; i++)
    {
      gint64 n = sw_query_sql_count (connection, queries->pdata[i], error);

      if (n < 0)
        return NULL;
      g_array_append_val (counts, n);
    }

  return connection ? g_steal_pointer (&counts) : NULL;
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  CountJob *job = task_data;
  GError *error = NULL;
  GArray *counts = count_all (job->path, job->queries, cancellable, &error);

  if (counts)
    g_task_return_pointer (task, counts, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GArray *counts = g_task_propagate_pointer (G_TASK (result), &error);

  if (counts)
    g_task_return_pointer (task, counts, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * sw_store_count:
 * @store: a store
 * @queries: (element-type SwQuery): queries
 * @cancellable: (nullable): to end it
 * @error: return location for an error
 *
 * Counts the records of each query on a connection of its own: what is not yet committed is not
 * among them, and any thread may ask.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers in the order of the queries
 */
GArray *
sw_store_count (SwStore       *store,
                GPtrArray     *queries,
                GCancellable  *cancellable,
                GError       **error)
{
  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  return count_all (sw_store_get_path (store), queries, cancellable, error);
}

/**
 * sw_store_count_async:
 * @store: a store
 * @queries: (element-type SwQuery): queries; they are copied
 * @cancellable: (nullable): to end it
 * @callback: called when the records are counted
 * @user_data: data for @callback
 *
 * Counts the records of each query in a thread.
 */
void
sw_store_count_async (SwStore             *store,
                      GPtrArray           *queries,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task;
  g_autoptr (GTask) work = NULL;
  CountJob *job;

  g_return_if_fail (SW_IS_STORE (store));

  job = g_new0 (CountJob, 1);
  job->path = g_strdup (sw_store_get_path (store));
  job->queries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < queries->len; i++)
    g_ptr_array_add (job->queries, sw_query_copy (queries->pdata[i]));

  /* The thread may be the last to let go of its task, and so must not hold the
   * store by it. */
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, sw_store_count_async);
  work = g_task_new (NULL, cancellable, counted_cb, task);
  g_task_set_source_tag (work, sw_store_count_async);
  g_task_set_task_data (work, job, (GDestroyNotify) count_job_free);
  g_task_run_in_thread (work, count_thread);
}

/**
 * sw_store_count_finish:
 * @store: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers in the order of the queries
 */
GArray *
sw_store_count_finish (SwStore       *store,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
