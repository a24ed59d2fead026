/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is not yet reached on a day of an emergency, and its closing figures. */
#include "sw-day.h"
#include "sw-due.h"
#include "sw-emergencies.h"
#include "sw-key-elder.h"
#include "sw-reader-task.h"
#include "sw-sql.h"
#include "sw-store-private.h"

#define MINUTES_A_DAY (24 * 60)

/* ?1 is the emergency. */
#define IN_SCOPE \
  "(NOT EXISTS (SELECT 1 FROM emergency_community c WHERE c.emergency_id = ?1) " \
  "OR EXISTS (SELECT 1 FROM emergency_community c WHERE c.emergency_id = ?1 AND c.community_id = e.community_id))"

/* The active elders in scope, and the last time that somebody reached them in the
 * emergency on an earlier day. ?2: its first day; ?3: the day; ?4: who is born
 * until then is 80. */
static const char board_sql[] =
  "SELECT e.id, e.community_id, "
  "coalesce ((SELECT s.substitute_id FROM substitution s WHERE s.caregiver_id = e.worker_id "
  "AND ?3 BETWEEN s.from_day AND s.to_day), e.worker_id), "
  "coalesce ((SELECT s.substitute_id FROM substitution s WHERE s.caregiver_id = e.neighbour_id "
  "AND ?3 BETWEEN s.from_day AND s.to_day), e.neighbour_id), "
  "(e.category IS 'living-alone') * 8 + (e.care_ability IS 'disabled' OR e.care_ability IS 'semi-disabled') * 4 "
  "+ (e.birth_day IS NOT NULL AND e.birth_day <= ?4) * 2 + (e.call_button IS NOT 1) AS risk, "
  "(SELECT v.day * 1440 + coalesce (v.minute, 0) FROM visit v WHERE v.elder_id = e.id AND v.day >= ?2 AND v.day < ?3 "
  "AND (v.outcome = 0 OR v.outcome = 4) ORDER BY v.day DESC, v.minute DESC LIMIT 1) "
  "FROM elder e WHERE e.registered_day <= ?3 AND NOT EXISTS (SELECT 1 FROM status_span s WHERE s.elder_id = e.id "
  "AND s.from_day <= ?3 AND (s.to_day IS NULL OR s.to_day >= ?3)) AND " IN_SCOPE
  " ORDER BY risk DESC, e.name_key, e.id";

static const char today_sql[] =
  "SELECT elder_id, outcome FROM visit WHERE day = ?1 ORDER BY elder_id, id";

/* What came of the attempts of a day. */
typedef struct
{
  SwBoardState state;
  guint        n_attempts;
} DayResult;

static GHashTable *
load_results (SwConnection *connection,
              SwDay         day,
              GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, today_sql, error);
  g_autoptr (GHashTable) results = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  SwStep step;

  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, day);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      gint64 id = sw_statement_get_integer (statement, 0);
      gint64 outcome = sw_statement_get_integer (statement, 1);
      DayResult *result = g_hash_table_lookup (results, &id);

      if (result == NULL)
        {
          result = g_new0 (DayResult, 1);
          g_hash_table_insert (results, g_memdup2 (&id, sizeof id), result);
        }
      result->n_attempts++;
      if (outcome == SW_OUTCOME_REACHED)
        result->state = SW_BOARD_SAFE;
      else if (outcome == SW_OUTCOME_ABNORMAL)
        result->state = SW_BOARD_ABNORMAL;
      else if (result->state == SW_BOARD_NOT_YET)
        result->state = SW_BOARD_NOT_REACHED;
    }

  return step == SW_STEP_ERROR ? NULL : g_steal_pointer (&results);
}

static GArray *
load_board (SwConnection *connection,
            SwEmergency  *emergency,
            SwDay         day,
            int           minute,
            GError      **error)
{
  g_autoptr (GHashTable) results = NULL;
  g_autoptr (SwStatement) statement = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (SwBoardRow));
  SwStep step;

  results = load_results (connection, day, error);
  statement = results ? sw_connection_prepare (connection, board_sql, error) : NULL;
  if (statement == NULL)
    return NULL;

  sw_statement_bind_integer (statement, 1, sw_record_get_id (SW_RECORD (emergency)));
  sw_statement_bind_integer (statement, 2, emergency->from_day);
  sw_statement_bind_integer (statement, 3, day);
  sw_statement_bind_integer (statement, 4, sw_elder_key_birth_limit (day, SW_KEY_AGE));
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      gint64 since = sw_statement_get_integer (statement, 5);
      SwBoardRow row = {
        .elder_id = sw_statement_get_integer (statement, 0),
        .community_id = sw_statement_get_integer (statement, 1),
        .worker_id = sw_statement_get_integer (statement, 2),
        .neighbour_id = sw_statement_get_integer (statement, 3),
        .risk = (guint8) sw_statement_get_integer (statement, 4),
      };
      const DayResult *result = g_hash_table_lookup (results, &row.elder_id);

      if (result)
        {
          row.state = result->state;
          row.n_attempts = result->n_attempts;
        }
      if (row.state == SW_BOARD_NOT_YET || row.state == SW_BOARD_NOT_REACHED)
        {
          if (since == SW_NONE)
            since = emergency->from_day * MINUTES_A_DAY;
          row.hours = (day * MINUTES_A_DAY + minute - since) / 60;
          row.escalated = row.hours >= sw_emergency_get_hours (emergency);
        }
      g_array_append_val (rows, row);
    }

  return step == SW_STEP_ERROR ? NULL : g_steal_pointer (&rows);
}

/**
 * sw_emergencies_get_board:
 * @store: a store
 * @emergency: an emergency
 * @day: a day of it
 * @minute: the minute of that day at which it is asked, of the hours to
 *   escalation; 24 × 60 for its end
 * @error: return location for an error
 *
 * The latest entry of the day that reached the elder tells whether all is well.
 * Where the time of a contact is not known, the hours count from its day's begin.
 *
 * Returns: (transfer full) (nullable) (element-type SwBoardRow): the active elders
 *   in scope in the order of risk: those who live alone, the disabled, those of
 *   80 and over, those without a call button first
 */
GArray *
sw_emergencies_get_board (SwStore     *store,
                          SwEmergency *emergency,
                          SwDay        day,
                          int          minute,
                          GError     **error)
{
  g_return_val_if_fail (SW_IS_STORE (store), NULL);
  g_return_val_if_fail (SW_IS_EMERGENCY (emergency), NULL);

  return load_board (sw_store_get_connection (store), emergency, day, minute, error);
}

typedef struct
{
  SwEmergency *emergency;
  SwDay        day;
  int          minute;
} BoardRequest;

static void
board_request_free (BoardRequest *request)
{
  g_object_unref (request->emergency);
  g_free (request);
}

static gpointer
read_board (SwConnection *connection,
            gpointer      data,
            GError      **error)
{
  const BoardRequest *request = data;

  return load_board (connection, request->emergency, request->day, request->minute, error);
}

/**
 * sw_emergencies_get_board_async:
 * @store: a store
 * @emergency: an emergency
 * @day: a day of it
 * @minute: the minute of that day at which it is asked
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * sw_emergencies_get_board() in a thread, of what is committed.
 */
void
sw_emergencies_get_board_async (SwStore             *store,
                                SwEmergency         *emergency,
                                SwDay                day,
                                int                  minute,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  BoardRequest *request;

  g_return_if_fail (SW_IS_STORE (store));
  g_return_if_fail (SW_IS_EMERGENCY (emergency));

  request = g_new0 (BoardRequest, 1);
  request->emergency = SW_EMERGENCY (sw_record_copy (SW_RECORD (emergency)));
  request->day = day;
  request->minute = minute;
  sw_reader_task_run (store, read_board, request, (GDestroyNotify) board_request_free,
                      (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

/**
 * sw_emergencies_get_board_finish:
 * @store: the store
 * @result: the result
 * @error: return location for an error, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type SwBoardRow): the board
 */
GArray *
sw_emergencies_get_board_finish (SwStore      *store,
                                 GAsyncResult *result,
                                 GError      **error)
{
  return sw_reader_task_finish (store, result, error);
}

/* ?2 and ?3: the first and the last day that are told of. */
static const char figures_sql[] =
  "SELECT e.community_id, count (*), total (n), total (reached), total (abnormal) FROM ("
  "SELECT e.id, e.community_id, "
  "(SELECT count (*) FROM visit v WHERE v.elder_id = e.id AND v.day BETWEEN ?2 AND ?3) AS n, "
  "EXISTS (SELECT 1 FROM visit v WHERE v.elder_id = e.id AND v.day BETWEEN ?2 AND ?3 "
  "AND (v.outcome = 0 OR v.outcome = 4)) AS reached, "
  "EXISTS (SELECT 1 FROM visit v WHERE v.elder_id = e.id AND v.day BETWEEN ?2 AND ?3 AND v.outcome = 4) AS abnormal "
  "FROM elder e WHERE e.registered_day <= ?3 AND NOT EXISTS (SELECT 1 FROM status_span s WHERE s.elder_id = e.id "
  "AND s.from_day <= ?2 AND (s.to_day IS NULL OR s.to_day >= ?3)) AND " IN_SCOPE ") e GROUP BY e.community_id "
  "ORDER BY e.community_id";

/* Adds what the emergency rules asked for. */
static gboolean
add_asked (SwStore     *store,
           SwEmergency *emergency,
           SwDay        last,
           SwDay        today,
           GArray      *figures,
           GError     **error)
{
  SwDueScope scope = SW_DUE_SCOPE (emergency->from_day, last, today);
  g_autoptr (SwDue) due = sw_due_load (store, &scope, error);
  GPtrArray *rules;

  if (due == NULL)
    return FALSE;

  rules = sw_due_get_rules (due);
  for (guint r = 0; r < rules->len; r++)
    {
      SwRule *rule = rules->pdata[r];
      SwDueFilter filter = SW_DUE_FILTER_ALL;
      g_autoptr (GArray) sums = NULL;

      if (rule->emergency != 1)
        continue;
      filter.rule_id = sw_record_get_id (SW_RECORD (rule));
      sums = sw_due_get_sums (due, SW_DUE_BY_COMMUNITY, &filter);
      for (guint s = 0; s < sums->len; s++)
        for (guint f = 0; f < figures->len; f++)
          {
            const SwDueSum *sum = &g_array_index (sums, SwDueSum, s);
            SwEmergencyFigures *one = &g_array_index (figures, SwEmergencyFigures, f);

            if (one->community_id != sum->key)
              continue;
            one->asked += sw_due_sum_asked (sum);
            one->made += sum->counts[SW_SLOT_MET] + sum->counts[SW_SLOT_LATE];
          }
    }

  return TRUE;
}

static SwDay
last_day_of (SwEmergency *emergency,
             SwDay        today)
{
  return emergency->to_day == SW_NONE ? today : MIN (emergency->to_day, today);
}

/**
 * sw_emergencies_get_figures:
 * @store: a store
 * @emergency: an emergency
 * @today: the day until which is told, where it has not ended before
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwEmergencyFigures): the
 *   figures of each community in scope
 */
GArray *
sw_emergencies_get_figures (SwStore     *store,
                            SwEmergency *emergency,
                            SwDay        today,
                            GError     **error)
{
  SwDay last = last_day_of (emergency, today);
  g_autoptr (SwStatement) statement = NULL;
  g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (SwEmergencyFigures));
  SwStep step;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  statement = sw_connection_prepare (sw_store_get_connection (store), figures_sql, error);
  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, sw_record_get_id (SW_RECORD (emergency)));
  sw_statement_bind_integer (statement, 2, emergency->from_day);
  sw_statement_bind_integer (statement, 3, last);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      SwEmergencyFigures one = {
        .community_id = sw_statement_get_integer (statement, 0),
        .n_elders = sw_statement_get_integer (statement, 1),
        .n_contacts = sw_statement_get_integer (statement, 2),
        .n_reached = sw_statement_get_integer (statement, 3),
        .n_abnormal = sw_statement_get_integer (statement, 4),
      };

      g_array_append_val (figures, one);
    }
  if (step == SW_STEP_ERROR || !add_asked (store, emergency, last, today, figures, error))
    return NULL;

  return g_steal_pointer (&figures);
}

static const char contacts_sql[] =
  "SELECT v.id FROM elder e JOIN visit v ON v.elder_id = e.id WHERE v.day BETWEEN ?2 AND ?3 AND " IN_SCOPE
  " ORDER BY e.community_id, e.name_key, e.id, v.day, v.minute, v.id";

/**
 * sw_emergencies_get_contacts:
 * @store: a store
 * @emergency: an emergency
 * @today: the day until which is told, where it has not ended before
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the visits that were
 *   made or tried, by community, elder and day
 */
GArray *
sw_emergencies_get_contacts (SwStore     *store,
                             SwEmergency *emergency,
                             SwDay        today,
                             GError     **error)
{
  g_autoptr (SwStatement) statement = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SwStep step;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  statement = sw_connection_prepare (sw_store_get_connection (store), contacts_sql, error);
  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, sw_record_get_id (SW_RECORD (emergency)));
  sw_statement_bind_integer (statement, 2, emergency->from_day);
  sw_statement_bind_integer (statement, 3, last_day_of (emergency, today));
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      gint64 id = sw_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == SW_STEP_ERROR ? NULL : g_steal_pointer (&ids);
}
