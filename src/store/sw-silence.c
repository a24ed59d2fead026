/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-silence.h"

#include "sw-query-sql.h"
#include "sw-store-private.h"

typedef struct
{
  char  *path;
  gint64 community_id;
  SwDay  today;
  guint  limit;
} Job;

/* An index tells the last day on which somebody was reached, without a look at a
 * visit. Who is on leave has a substitute. */
static const char sql[] =
  "SELECT id, ?1 - coalesce (last, registered_day) AS days, last, "
  "coalesce ((SELECT s.substitute_id FROM substitution s WHERE s.caregiver_id = worker_id "
  "AND ?1 BETWEEN s.from_day AND s.to_day), worker_id), "
  "coalesce ((SELECT s.substitute_id FROM substitution s WHERE s.caregiver_id = neighbour_id "
  "AND ?1 BETWEEN s.from_day AND s.to_day), neighbour_id), community_id "
  "FROM (SELECT e.id, e.registered_day, e.worker_id, e.neighbour_id, e.community_id, "
  "(SELECT v.day FROM visit v WHERE v.elder_id = e.id AND v.day <= ?1 AND (v.outcome = 0 OR v.outcome = 4) "
  "ORDER BY v.day DESC LIMIT 1) AS last FROM elder e "
  "WHERE (?2 IS NULL OR e.community_id = ?2) AND e.registered_day <= ?1 "
  "AND NOT EXISTS (SELECT 1 FROM status_span s WHERE s.elder_id = e.id AND s.from_day <= ?1 "
  "AND (s.to_day IS NULL OR s.to_day >= ?1))) "
  "ORDER BY days DESC, id LIMIT ?3";

static GArray *
load (SwConnection *connection,
      gint64        community_id,
      SwDay         today,
      guint         limit,
      GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, sql, error);
  g_autoptr (GArray) silences = g_array_new (FALSE, FALSE, sizeof (SwSilence));
  SwStep step;

  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, today);
  sw_statement_bind_integer (statement, 2, community_id);
  sw_statement_bind_integer (statement, 3, limit ? (gint64) limit : -1);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      SwSilence silence = {
        .elder_id = sw_statement_get_integer (statement, 0),
        .days = sw_statement_get_integer (statement, 1),
        .last_day = sw_statement_get_integer (statement, 2),
        .worker_id = sw_statement_get_integer (statement, 3),
        .neighbour_id = sw_statement_get_integer (statement, 4),
        .community_id = sw_statement_get_integer (statement, 5),
      };

      g_array_append_val (silences, silence);
    }

  return step == SW_STEP_ERROR ? NULL : g_steal_pointer (&silences);
}

/**
 * sw_silence_load:
 * @store: a store
 * @community_id: a community, or %SW_NONE for all
 * @today: the day on which it is asked
 * @limit: how many at most; 0 for all
 * @error: return location for an error
 *
 * The longest silences among active elders: how long nobody, of whatever party,
 * has reached them.
 *
 * Returns: (transfer full) (nullable) (element-type SwSilence): the longest first
 */
GArray *
sw_silence_load (SwStore *store,
                 gint64   community_id,
                 SwDay    today,
                 guint    limit,
                 GError **error)
{
  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  return load (sw_store_get_connection (store), community_id, today, limit, error);
}

static void
job_free (Job *job)
{
  g_free (job->path);
  g_free (job);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (SwConnection) connection = sw_query_sql_open_reader (job->path, cancellable, &error);
  GArray *silences = connection ? load (connection, job->community_id, job->today, job->limit, &error) : NULL;

  if (silences)
    g_task_return_pointer (task, silences, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * sw_silence_load_async:
 * @store: a store
 * @community_id: a community, or %SW_NONE for all
 * @today: the day on which it is asked
 * @limit: how many at most; 0 for all
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * sw_silence_load() in a thread, of what is committed.
 */
void
sw_silence_load_async (SwStore             *store,
                       gint64               community_id,
                       SwDay                today,
                       guint                limit,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (SW_IS_STORE (store));

  job->path = g_strdup (sw_store_get_path (store));
  job->community_id = community_id;
  job->today = today;
  job->limit = limit;
  g_task_set_source_tag (task, sw_silence_load_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * sw_silence_load_finish:
 * @store: the store
 * @result: the result
 * @error: return location for an error, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type SwSilence): see sw_silence_load()
 */
GArray *
sw_silence_load_finish (SwStore      *store,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
