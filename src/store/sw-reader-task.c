/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-reader-task.h"

#include "sw-query-sql.h"

typedef struct
{
  char          *path;
  SwReaderFunc   func;
  gpointer       data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Job;

static void
job_free (Job *job)
{
  if (job->free_data)
    job->free_data (job->data);
  g_free (job->path);
  g_free (job);
}

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (SwConnection) connection = sw_query_sql_open_reader (job->path, cancellable, &error);
  gpointer result = NULL;

  /* In one transaction, so that all is of the same moment. */
  if (connection && sw_connection_exec (connection, "BEGIN", &error))
    {
      result = job->func (connection, job->data, &error);
      sw_connection_exec (connection, "COMMIT", NULL);
    }
  if (result)
    g_task_return_pointer (task, result, job->free_result);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  if (value)
    g_task_return_pointer (task, value, job->free_result);
  else
    g_task_return_error (task, error);
}

/**
 * sw_reader_task_run:
 * @store: a store
 * @func: reads, in a thread, what is committed
 * @data: (transfer full): for @func
 * @free_data: frees @data
 * @free_result: frees what @func gives
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
sw_reader_task_run (SwStore            *store,
                    SwReaderFunc        func,
                    gpointer            data,
                    GDestroyNotify      free_data,
                    GDestroyNotify      free_result,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  g_autoptr (GTask) work = NULL;
  Job *job = g_new0 (Job, 1);

  /* The thread may be the last to let go of its task, and so must not hold the
   * store by it. */
  job->path = g_strdup (sw_store_get_path (store));
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  work = g_task_new (NULL, cancellable, done_cb, task);
  g_task_set_task_data (work, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (work, work_thread);
}

/**
 * sw_reader_task_finish:
 * @store: the store
 * @result: the result
 * @error: return location for an error, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was read
 */
gpointer
sw_reader_task_finish (SwStore      *store,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
