/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is not yet reached on a day of an emergency. */
#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-elder-past.h"
#include "sw-emergency-private.h"
#include "sw-key-elder.h"
#include "sw-reader-task.h"
#include "sw-store-private.h"
#include "sw-substitutes.h"
#include "sw-visit.h"

#define MINUTES_A_DAY (24 * 60)

#define AWAY_ON(day) \
  "EXISTS (SELECT 1 FROM status_span s WHERE s.elder_id = e.id " \
  "AND s.from_day <= " day " AND (s.to_day IS NULL OR s.to_day >= " day "))"

/* What an elder was on the day, and on the first of the emergency. */
#define NOW(column) SW_ELDER_WAS ("d", column)
#define FIRST(column) SW_ELDER_WAS ("f", column)

/* The elders who are in scope and active on the day, or were on the first of the emergency; since when; and
 * the last time that somebody reached them in the emergency on an earlier day.
 * ?2: its first day; ?3: the day; ?4: who is born until then is 80. */
static const char board_sql[] =
  "SELECT e.id, iif (NOT " AWAY_ON ("?3") " AND " SW_EMERGENCY_HOLDS_IN (NOW ("community_id")) ", 1, 0) AS active, "
  "(" NOW ("category") " IS 'living-alone') * 8 "
  "+ (coalesce (" NOW ("care_ability") ", '') IN ('disabled', 'semi-disabled')) * 4 "
  "+ (e.birth_day IS NOT NULL AND e.birth_day <= ?4) * 2 + (e.call_button IS NOT 1) AS risk, "
  "(SELECT v.day * 1440 + coalesce (v.minute, 0) FROM visit v WHERE v.elder_id = e.id AND v.day >= ?2 AND v.day < ?3 "
  "AND (v.outcome = 0 OR v.outcome = 4) ORDER BY v.day DESC, v.minute DESC LIMIT 1), "
  "max (e.registered_day, coalesce ((SELECT max (s.to_day) + 1 FROM status_span s "
  "WHERE s.elder_id = e.id AND s.to_day < ?3), e.registered_day), "
  "coalesce ((SELECT max (p.to_day) + 1 FROM elder_past p WHERE p.elder_id = e.id AND p.to_day < ?3 AND "
  SW_ELDER_PAST_COUNTS ("p") " AND NOT " SW_EMERGENCY_HOLDS_IN ("p.community_id") "), e.registered_day)), "
  "e.call_button IS NULL, " NOW ("community_id") ", " FIRST ("community_id") ", " NOW ("worker_id") ", "
  SW_SIGNER_ON ("worker_id", "?3") ", " NOW ("care_ability") " IS 'semi-disabled' "
  "FROM elder e " SW_ELDER_PAST_ON ("d", "?3") SW_ELDER_PAST_ON ("f", "?2")
  "WHERE e.registered_day <= ?3 AND (active OR (e.registered_day <= ?2 AND NOT " AWAY_ON ("?2") " AND "
  SW_EMERGENCY_HOLDS_IN (FIRST ("community_id")) ")) ORDER BY risk DESC, e.name_key, e.id";

enum
{
  COLUMN_ELDER,
  COLUMN_ACTIVE,
  COLUMN_RISK,
  COLUMN_REACHED,
  COLUMN_THERE,
  COLUMN_CALL_BUTTON_UNKNOWN,
  COLUMN_COMMUNITY,
  COLUMN_FIRST_COMMUNITY,
  COLUMN_WORKER,
  COLUMN_SIGNER,
  COLUMN_SEMI_DISABLED
};

/* --- What came of the day ------------------------------------------------- */

static const char day_sql[] =
  "SELECT elder_id, outcome FROM visit WHERE day = ?1 ORDER BY elder_id, id";

static const char elder_day_sql[] =
  "SELECT id, outcome, minute FROM visit WHERE elder_id = ?1 AND day = ?2 AND (outcome = 0 OR outcome = 4) ORDER BY id";

/* What came of the attempts of a day. */
typedef struct
{
  SwBoardState state;
  guint        n_attempts;
  gboolean     safe;
  gboolean     abnormal;
} DayResult;

typedef struct
{
  gint64   id;
  gint64   minute;
  gboolean abnormal;
} Entry;

/* The time tells which of two is later, and where one has none what was entered later. */
static gboolean
is_later (const Entry *one,
          const Entry *other)
{
  if (one->minute != SW_NONE && other->minute != SW_NONE && one->minute != other->minute)
    return one->minute > other->minute;

  return one->id > other->id;
}

/* Whether nobody found the elder well after something was wrong. */
static gboolean
is_abnormal (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *wrong = &g_array_index (entries, Entry, i);
      gboolean settled = FALSE;

      for (guint k = 0; wrong->abnormal && k < entries->len; k++)
        {
          const Entry *other = &g_array_index (entries, Entry, k);

          settled |= !other->abnormal && is_later (other, wrong);
        }
      if (wrong->abnormal && !settled)
        return TRUE;
    }

  return FALSE;
}

static gboolean
settle (SwConnection *connection,
        gint64        elder_id,
        SwDay         day,
        int           minute,
        DayResult    *result,
        GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, elder_day_sql, error);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  SwStep step;

  if (statement == NULL)
    return FALSE;
  sw_statement_bind_integer (statement, 1, elder_id);
  sw_statement_bind_integer (statement, 2, day);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      Entry entry = {
        sw_statement_get_integer (statement, 0), sw_statement_get_integer (statement, 2),
        sw_statement_get_integer (statement, 1) == SW_OUTCOME_ABNORMAL,
      };

      /* A time that has not come yet was mistyped, and tells nothing. */
      if (entry.minute > minute)
        entry.minute = SW_NONE;
      g_array_append_val (entries, entry);
    }
  result->state = is_abnormal (entries) ? SW_BOARD_ABNORMAL : SW_BOARD_SAFE;

  return step != SW_STEP_ERROR;
}

static gboolean
settle_all (SwConnection *connection,
            GHashTable   *results,
            SwDay         day,
            int           minute,
            GError      **error)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, results);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      DayResult *result = value;

      if (result->safe && result->abnormal && !settle (connection, *(gint64 *) id, day, minute, result, error))
        return FALSE;
    }

  return TRUE;
}

static GHashTable *
load_results (SwConnection *connection,
              SwDay         day,
              int           minute,
              GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, day_sql, error);
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
      result->safe |= outcome == SW_OUTCOME_REACHED;
      result->abnormal |= outcome == SW_OUTCOME_ABNORMAL;
      result->state = result->abnormal ? SW_BOARD_ABNORMAL : result->safe ? SW_BOARD_SAFE : SW_BOARD_NOT_REACHED;
    }
  if (step == SW_STEP_ERROR || !settle_all (connection, results, day, minute, error))
    return NULL;

  return g_steal_pointer (&results);
}

/* --- Who calls ------------------------------------------------------------ */

static const char team_sql[] =
  "SELECT c.id, c.community_id, c.kind FROM emergency_member m JOIN caregiver c ON c.id = m.caregiver_id "
  "WHERE m.emergency_id = ?1 AND (c.ended_day IS NULL OR c.ended_day >= ?2) AND NOT EXISTS "
  "(SELECT 1 FROM substitution s WHERE s.caregiver_id = c.id AND ?2 BETWEEN s.from_day AND s.to_day)";

/* Those of the team who serve on a day. They call for the street, which is to mobilize them (调动应急援助服务队伍),
 * but a worker as the worker. */
static GArray *
load_team (SwConnection *connection,
           SwEmergency  *emergency,
           SwDay         day,
           GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, team_sql, error);
  g_autoptr (GArray) team = g_array_new (FALSE, FALSE, sizeof (SwEmergencyCaller));
  SwStep step;

  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, sw_record_get_id (SW_RECORD (emergency)));
  sw_statement_bind_integer (statement, 2, day);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      const SwEnumValue *kind = sw_enum_find_nick (&sw_caregiver_kind_enum, sw_statement_get_text (statement, 2));
      gboolean worker = kind != NULL && sw_party_of_caregiver (kind->value) == SW_PARTY_WORKER;
      SwEmergencyCaller caller = {
        sw_statement_get_integer (statement, 0), sw_statement_get_integer (statement, 1),
        worker ? SW_PARTY_WORKER : SW_PARTY_STREET,
      };

      g_array_append_val (team, caller);
    }

  return step == SW_STEP_ERROR ? NULL : g_steal_pointer (&team);
}

/* --- The board ------------------------------------------------------------ */

static const char declared_sql[] =
  "SELECT time FROM action WHERE first_change <= "
  "(SELECT min (id) FROM change WHERE record = 'emergency' AND row_id = ?1 AND kind = 0) ORDER BY first_change DESC LIMIT 1";

/* The minute since 1970 from which somebody could have been called: that of the declaration, where it
 * came in the course of the first day. */
static gboolean
load_begin (SwConnection *connection,
            SwEmergency  *emergency,
            gint64       *begin,
            GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, declared_sql, error);
  g_autoptr (GDateTime) time = NULL;
  SwStep step;

  *begin = emergency->from_day * MINUTES_A_DAY;
  if (statement == NULL)
    return FALSE;
  sw_statement_bind_integer (statement, 1, sw_record_get_id (SW_RECORD (emergency)));
  step = sw_statement_step (statement, error);
  if (step != SW_STEP_ROW)
    return step != SW_STEP_ERROR;

  time = g_date_time_new_from_unix_local (sw_statement_get_integer (statement, 0) / G_USEC_PER_SEC);
  if (time != NULL && emergency->from_day == sw_day_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                                                              g_date_time_get_day_of_month (time)))
    *begin += g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time);

  return TRUE;
}

/* What is the same for all rows. */
typedef struct
{
  SwEmergency *emergency;
  gint64       now;   /* in minutes since 1970, as the next */
  gint64       begin;
  GHashTable  *results;
  const SwSubstitutes *substitutes;
} Board;

static SwBoardRow
read_row (SwStatement *statement,
          const Board *board,
          SwDay        day)
{
  gboolean active = sw_statement_get_integer (statement, COLUMN_ACTIVE) != 0;
  gint64 since = sw_statement_get_integer (statement, COLUMN_REACHED);
  gint64 there = sw_statement_get_integer (statement, COLUMN_THERE) * MINUTES_A_DAY;
  SwBoardRow row = {
    .elder_id = sw_statement_get_integer (statement, COLUMN_ELDER),
    .community_id = sw_statement_get_integer (statement, active ? COLUMN_COMMUNITY : COLUMN_FIRST_COMMUNITY),
    .worker_id = sw_substitutes_find_meant (board->substitutes, sw_statement_get_integer (statement, COLUMN_WORKER),
                                            sw_statement_get_integer (statement, COLUMN_SIGNER), day),
    .risk = (guint8) sw_statement_get_integer (statement, COLUMN_RISK),
  };
  const DayResult *result = g_hash_table_lookup (board->results, &row.elder_id);

  if (sw_statement_get_integer (statement, COLUMN_CALL_BUTTON_UNKNOWN) != 0)
    row.risk |= SW_RISK_CALL_BUTTON_UNKNOWN;
  if (sw_statement_get_integer (statement, COLUMN_SEMI_DISABLED) != 0)
    row.risk |= SW_RISK_SEMI_DISABLED;
  if (result)
    {
      row.state = result->state;
      row.n_attempts = result->n_attempts;
    }
  if (row.state == SW_BOARD_NOT_YET || row.state == SW_BOARD_NOT_REACHED)
    {
      if (since == SW_NONE)
        since = MAX (board->begin, there);
      row.hours = MAX (board->now - since, 0) / 60;
      row.escalated = row.hours >= sw_emergency_get_hours (board->emergency);
    }

  return row;
}

/* Who was there on the first day counts for the sharing, so that nobody else's sheet changes when
 * somebody dies, leaves or moves to where the emergency does not hold. */
static void
drop_inactive (GArray *rows,
               GArray *active)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (active, guint8, i))
      g_array_index (rows, SwBoardRow, n++) = g_array_index (rows, SwBoardRow, i);
  g_array_set_size (rows, n);
}

static GArray *
load_rows (SwConnection *connection,
           const Board  *board,
           SwDay         day,
           GArray       *team,
           GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, board_sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (SwBoardRow));
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (guint8));
  SwStep step;

  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, sw_record_get_id (SW_RECORD (board->emergency)));
  sw_statement_bind_integer (statement, 2, board->emergency->from_day);
  sw_statement_bind_integer (statement, 3, day);
  sw_statement_bind_integer (statement, 4, sw_elder_key_birth_limit (day, SW_KEY_AGE));
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      SwBoardRow row = read_row (statement, board, day);
      guint8 is_active = sw_statement_get_integer (statement, COLUMN_ACTIVE) != 0;

      g_array_append_val (rows, row);
      g_array_append_val (active, is_active);
    }
  if (step == SW_STEP_ERROR)
    return NULL;

  sw_emergency_share_out (rows, team);
  drop_inactive (rows, active);

  return g_steal_pointer (&rows);
}

static GArray *
load_board (SwConnection *connection,
            SwEmergency  *emergency,
            SwDay         day,
            int           minute,
            GError      **error)
{
  g_autoptr (GHashTable) results = load_results (connection, day, minute, error);
  g_autoptr (GArray) team = results ? load_team (connection, emergency, day, error) : NULL;
  g_autoptr (SwSubstitutes) substitutes = team ? sw_substitutes_load (connection, day, day, error) : NULL;
  Board board = { emergency, day * MINUTES_A_DAY + minute, 0, results, substitutes };

  if (substitutes == NULL || !load_begin (connection, emergency, &board.begin, error))
    return NULL;
  /* Nobody has waited in hours to come. */
  if (day > sw_day_today ())
    board.now = board.begin;

  return load_rows (connection, &board, day, team, error);
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
 * Who was found well after the last time that something was wrong is safe; of contacts without a time
 * the one that was entered later is the later one. Where the time of a contact is not known, the
 * hours count from its day's begin. sw_emergency_share_out() says who calls.
 *
 * Returns: (transfer full) (nullable) (element-type SwBoardRow): the active elders
 *   in scope in the order of risk: those who live alone, the disabled, those of
 *   80 and over, those without a call button or of whom that is not known first
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

static const char note_sql[] =
  "SELECT content FROM visit WHERE elder_id = ?1 AND day = ?2 AND outcome = 4 AND content IS NOT NULL ORDER BY id DESC LIMIT 1";

/**
 * sw_emergencies_get_note:
 * @store: a store
 * @elder_id: an elder
 * @day: a day
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was wrong with the elder on the day, as it was said last
 */
char *
sw_emergencies_get_note (SwStore  *store,
                         gint64    elder_id,
                         SwDay     day,
                         GError  **error)
{
  g_autoptr (SwStatement) statement = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  statement = sw_connection_prepare (sw_store_get_connection (store), note_sql, error);
  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, elder_id);
  sw_statement_bind_integer (statement, 2, day);

  return sw_statement_step (statement, error) == SW_STEP_ROW ? g_strdup (sw_statement_get_text (statement, 0)) : NULL;
}

/**
 * sw_board_row_is_called_by:
 * @row: an elder on a board
 * @caller_id: a caregiver, %SW_BOARD_NOBODY for no caller, %SW_NONE for anybody
 *
 * Returns: whether this is who calls the elder
 */
gboolean
sw_board_row_is_called_by (const SwBoardRow *row,
                           gint64            caller_id)
{
  if (caller_id == SW_NONE)
    return TRUE;

  return row->caller_id == (caller_id == SW_BOARD_NOBODY ? SW_NONE : caller_id);
}

/**
 * sw_emergencies_get_minute:
 * @day: the day of a board
 *
 * Returns: the minute until which it is told: now on the day of today, else the end of the day
 */
int
sw_emergencies_get_minute (SwDay day)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return day == sw_day_today () ? g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now) : MINUTES_A_DAY;
}
