/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-silence.h"

#include "sw-reader-task.h"
#include "sw-store-private.h"
#include "sw-substitutes.h"

typedef struct
{
  gint64 community_id;
  SwDay  today;
  guint  limit;
} Request;

/* An index tells the last day on which somebody was reached, without a look at a
 * visit; who signed is looked up for those only who are told of. */
static const char sql[] =
  "SELECT id, days, last, community_id, worker_id, " SW_SIGNER_ON ("worker_id", "?1") ", "
  "neighbour_id, " SW_SIGNER_ON ("neighbour_id", "?1") " "
  "FROM (SELECT *, ?1 - coalesce (last, registered_day) AS days "
  "FROM (SELECT e.id, e.registered_day, e.worker_id, e.neighbour_id, e.community_id, "
  "(SELECT v.day FROM visit v WHERE v.elder_id = e.id AND v.day <= ?1 AND (v.outcome = 0 OR v.outcome = 4) "
  "ORDER BY v.day DESC LIMIT 1) AS last FROM elder e "
  "WHERE (?2 IS NULL OR e.community_id = ?2) AND e.registered_day <= ?1 "
  "AND NOT EXISTS (SELECT 1 FROM status_span s WHERE s.elder_id = e.id AND s.from_day <= ?1 "
  "AND (s.to_day IS NULL OR s.to_day >= ?1))) "
  "ORDER BY days DESC, id LIMIT ?3) e ORDER BY days DESC, id";

/* From a column for the register and the next one for the agreement. */
static gint64
read_meant (SwStatement         *row,
            int                  column,
            const SwSubstitutes *substitutes,
            SwDay                today)
{
  return sw_substitutes_find_meant (substitutes, sw_statement_get_integer (row, column),
                                    sw_statement_get_integer (row, column + 1), today);
}

static GArray *
load (SwConnection *connection,
      gint64        community_id,
      SwDay         today,
      guint         limit,
      GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, sql, error);
  g_autoptr (SwSubstitutes) substitutes = statement ? sw_substitutes_load (connection, today, today, error) : NULL;
  g_autoptr (GArray) silences = g_array_new (FALSE, FALSE, sizeof (SwSilence));
  SwStep step;

  if (statement == NULL || substitutes == NULL)
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
        .worker_id = read_meant (statement, 4, substitutes, today),
        .neighbour_id = read_meant (statement, 6, substitutes, today),
        .community_id = sw_statement_get_integer (statement, 3),
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

static gpointer
read_silences (SwConnection *connection,
               gpointer      data,
               GError      **error)
{
  const Request *request = data;

  return load (connection, request->community_id, request->today, request->limit, error);
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
  Request request = { community_id, today, limit };

  g_return_if_fail (SW_IS_STORE (store));

  sw_reader_task_run (store, read_silences, g_memdup2 (&request, sizeof request), g_free,
                      (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
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
  return sw_reader_task_finish (store, result, error);
}
