/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "due-test.h"

#include "sw-due.h"
#include "sw-emergencies.h"
#include "sw-emergency-private.h"
#include "sw-status-span.h"
#include "sw-store-private.h"

static SwEmergency *
declare (SwTestStore  *test,
         SwDay         from,
         const gint64 *communities,
         gsize         n)
{
  SwEmergency *emergency = sw_emergency_new ();
  g_autoptr (GError) error = NULL;

  emergency->kind = SW_EMERGENCY_COLD;
  emergency->from_day = from;
  g_assert_true (sw_store_begin (test->store, "Declare", &error));
  sw_emergencies_declare (test->store, emergency, communities, n, &error);
  g_assert_no_error (error);
  g_assert_true (sw_store_commit (test->store, &error));

  return emergency;
}

/* As if it had been declared at this time of a day. */
static void
set_declared (SwTestStore *test,
              SwDay        day,
              int          minute)
{
  g_autoptr (GDateTime) midnight = NULL;
  g_autoptr (SwStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  int year, month, of_month;

  sw_day_to_ymd (day, &year, &month, &of_month);
  midnight = g_date_time_new_local (year, month, of_month, 0, 0, 0);
  statement = sw_connection_prepare (sw_store_get_connection (test->store), "UPDATE action SET time = ?1", &error);
  g_assert_no_error (error);
  sw_statement_bind_integer (statement, 1, (g_date_time_to_unix (midnight) + minute * 60) * G_USEC_PER_SEC);
  g_assert_cmpint (sw_statement_step (statement, &error), ==, SW_STEP_DONE);
}

static void
add_attempt (SwTestStore *test,
             SwElder     *elder,
             SwOutcome    outcome,
             SwDay        day,
             gint64       minute)
{
  g_autoptr (SwVisit) visit = sw_visit_new ();

  visit->elder_id = due_test_id_of (elder);
  visit->party = SW_PARTY_STREET;
  visit->channel = SW_CHANNEL_PHONE;
  visit->outcome = outcome;
  visit->services = 1;
  visit->day = day;
  visit->minute = minute;
  visit->source = SW_VISIT_SOURCE_PHONE;
  due_test_save (test, visit);
}

static GArray *
board_of (SwTestStore *test,
          SwEmergency *emergency,
          SwDay        day,
          int          minute)
{
  g_autoptr (GError) error = NULL;
  GArray *board = sw_emergencies_get_board (test->store, emergency, day, minute, &error);

  g_assert_no_error (error);
  return board;
}

static const SwBoardRow *
row_of (GArray  *board,
        SwElder *elder)
{
  for (guint i = 0; i < board->len; i++)
    if (g_array_index (board, SwBoardRow, i).elder_id == due_test_id_of (elder))
      return &g_array_index (board, SwBoardRow, i);

  return NULL;
}

static void
test_scope (SwTestStore  *test,
            gconstpointer data)
{
  const gint64 first[] = { 1 }, both[] = { 1, 2 };
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwElder) other = due_test_add_elder (test, "李秀英", 2);
  g_autoptr (SwEmergency) emergency = declare (test, DAY (11, 19), first, 1);
  g_autoptr (GArray) communities = NULL;
  g_autoptr (GPtrArray) team = NULL;
  g_autoptr (GPtrArray) holding = NULL;
  g_autoptr (GArray) board = board_of (test, emergency, DAY (11, 20), 600);
  const gint64 members[] = { WORKER, OTHER_WORKER, WORKER };
  g_autoptr (GHashTable) duties = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (board->len, ==, 1);
  g_assert_true (sw_store_begin (test->store, "Change", &error));
  g_assert_true (sw_emergencies_set_communities (test->store, emergency, both, 2, &error));
  g_assert_true (sw_emergencies_set_team (test->store, emergency, members, 3, &error));
  g_assert_true (sw_emergencies_set_team (test->store, emergency, members + 1, 1, &error));
  g_hash_table_insert (duties, (gpointer) members, (gpointer) "gone");
  g_hash_table_insert (duties, (gpointer) (members + 1), (gpointer) "组长");
  g_assert_true (sw_emergencies_set_duties (test->store, emergency, duties, &error));
  g_assert_false (sw_emergencies_end (test->store, emergency, DAY (11, 18), &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (sw_emergencies_end (test->store, emergency, DAY (11, 20), &error));
  g_assert_true (sw_store_commit (test->store, &error));

  communities = sw_emergencies_get_communities (test->store, emergency, &error);
  g_assert_cmpuint (communities->len, ==, 2);
  team = sw_emergencies_get_team (test->store, emergency, &error);
  g_assert_cmpuint (team->len, ==, 1);
  g_assert_cmpint (SW_EMERGENCY_MEMBER (team->pdata[0])->caregiver_id, ==, OTHER_WORKER);
  g_assert_cmpstr (SW_EMERGENCY_MEMBER (team->pdata[0])->duty, ==, "组长");
  g_clear_pointer (&board, g_array_unref);
  board = board_of (test, emergency, DAY (11, 20), 600);
  g_assert_cmpuint (board->len, ==, 2);

  holding = sw_emergencies_load (test->store, DAY (11, 20), &error);
  g_assert_cmpuint (holding->len, ==, 1);
  g_clear_pointer (&holding, g_ptr_array_unref);
  holding = sw_emergencies_load (test->store, DAY (11, 21), &error);
  g_assert_cmpuint (holding->len, ==, 0);
  g_clear_pointer (&holding, g_ptr_array_unref);
  holding = sw_emergencies_load (test->store, SW_NONE, &error);
  g_assert_cmpuint (holding->len, ==, 1);
}

static void
test_board (SwTestStore  *test,
            gconstpointer data)
{
  g_autoptr (SwElder) safe = due_test_add_elder (test, "甲", 1);
  g_autoptr (SwElder) abnormal = due_test_add_elder (test, "乙", 1);
  g_autoptr (SwElder) tried = due_test_add_elder (test, "丙", 1);
  g_autoptr (SwElder) silent = due_test_add_elder (test, "丁", 1);
  g_autoptr (SwElder) dead = due_test_add_elder (test, "戊", 1);
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  g_autoptr (SwEmergency) emergency = declare (test, DAY (11, 18), NULL, 0);
  g_autoptr (GArray) board = NULL;
  g_autoptr (GArray) persons = NULL;
  g_autoptr (GArray) figures = NULL;
  g_autoptr (GArray) contacts = NULL;
  g_autoptr (GError) error = NULL;
  const SwEmergencyFigures *sum;

  span->elder_id = due_test_id_of (dead);
  span->status = SW_STATUS_DIED;
  span->from_day = DAY (11, 1);
  due_test_save (test, span);
  due_test_use_policy (test, "gusu-2022-159", SW_NONE);
  add_attempt (test, safe, SW_OUTCOME_NOT_REACHED, DAY (11, 20), 480);
  add_attempt (test, safe, SW_OUTCOME_REACHED, DAY (11, 20), 500);
  add_attempt (test, abnormal, SW_OUTCOME_REACHED, DAY (11, 20), 480);
  add_attempt (test, abnormal, SW_OUTCOME_ABNORMAL, DAY (11, 20), SW_NONE);
  add_attempt (test, tried, SW_OUTCOME_REACHED, DAY (11, 19), 9 * 60);
  add_attempt (test, tried, SW_OUTCOME_NOT_REACHED, DAY (11, 20), 8 * 60);

  board = board_of (test, emergency, DAY (11, 20), 8 * 60 + 30);
  g_assert_cmpuint (board->len, ==, 4);
  g_assert_cmpint (row_of (board, safe)->state, ==, SW_BOARD_SAFE);
  g_assert_cmpuint (row_of (board, safe)->n_attempts, ==, 2);
  g_assert_cmpint (row_of (board, abnormal)->state, ==, SW_BOARD_ABNORMAL);
  g_assert_cmpint (row_of (board, tried)->state, ==, SW_BOARD_NOT_REACHED);
  g_assert_cmpint (row_of (board, tried)->hours, ==, 23);
  g_assert_false (row_of (board, tried)->escalated);
  g_assert_cmpint (row_of (board, silent)->state, ==, SW_BOARD_NOT_YET);
  g_assert_cmpint (row_of (board, silent)->hours, ==, 56);
  g_assert_true (row_of (board, silent)->escalated);
  g_assert_cmpint (row_of (board, silent)->worker_id, ==, WORKER);
  g_assert_null (row_of (board, dead));
  g_clear_pointer (&board, g_array_unref);
  board = board_of (test, emergency, DAY (11, 20), 9 * 60);
  g_assert_true (row_of (board, tried)->escalated);

  persons = sw_emergencies_get_persons (test->store, emergency, DAY (11, 20), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (persons->len, ==, 4);
  figures = sw_emergencies_get_figures (test->store, emergency, persons, DAY (11, 20), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, ==, 1);
  sum = &g_array_index (figures, SwEmergencyFigures, 0);
  g_assert_cmpint (sum->community_id, ==, 1);
  g_assert_cmpint (sum->n_elders, ==, 4);
  g_assert_cmpint (sum->n_contacts, ==, 6);
  g_assert_cmpint (sum->n_reached, ==, 3);
  g_assert_cmpint (sum->n_abnormal, ==, 1);
  g_assert_cmpint (sum->asked, ==, 12);
  g_assert_cmpint (sum->made, ==, 3);
  contacts = sw_emergencies_get_contacts (test->store, emergency, DAY (11, 20), &error);
  g_assert_cmpuint (contacts->len, ==, 6);
}

static void
board_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GArray **board = user_data;
  g_autoptr (GError) error = NULL;

  *board = sw_emergencies_get_board_finish (SW_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_thread (SwTestStore  *test,
             gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwEmergency) emergency = declare (test, DAY (11, 18), NULL, 0);
  g_autoptr (GArray) board = NULL;

  sw_emergencies_get_board_async (test->store, emergency, DAY (11, 20), 600, NULL, board_cb, &board);
  while (board == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (board->len, ==, 1);
  g_assert_cmpint (row_of (board, elder)->state, ==, SW_BOARD_NOT_YET);
}

/* Alone, disabled, 80 and over, without a call button: in this order. */
static void
test_risk (SwTestStore  *test,
           gconstpointer data)
{
  static const struct { gint64 category; gint64 care; int birth_year; gint64 button; } persons[] = {
    { SW_CATEGORY_EMPTY_NEST, SW_CARE_ABILITY_ABLE, 1950, 1 },
    { SW_CATEGORY_EMPTY_NEST, SW_CARE_ABILITY_ABLE, 1950, SW_NONE },
    { SW_CATEGORY_EMPTY_NEST, SW_CARE_ABILITY_ABLE, 1940, 1 },
    { SW_CATEGORY_EMPTY_NEST, SW_CARE_ABILITY_DISABLED, 1950, 1 },
    { SW_CATEGORY_LIVING_ALONE, SW_CARE_ABILITY_ABLE, 1950, 1 },
    { SW_CATEGORY_LIVING_ALONE, SW_CARE_ABILITY_SEMI_DISABLED, 1940, 0 },
  };
  g_autoptr (SwEmergency) emergency = declare (test, DAY (11, 18), NULL, 0);
  g_autoptr (GArray) board = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    {
      g_autoptr (SwElder) elder = sw_test_elder (1, "王芳", NULL);

      elder->category = persons[i].category;
      elder->care_ability = persons[i].care;
      elder->birth_day = sw_day_from_ymd (persons[i].birth_year, 5, 1);
      elder->call_button = persons[i].button;
      due_test_save (test, elder);
      g_assert_cmpint (due_test_id_of (elder), ==, i + 1);
    }
  board = board_of (test, emergency, DAY (11, 20), 600);
  g_assert_cmpuint (board->len, ==, G_N_ELEMENTS (persons));
  for (guint i = 0; i < board->len; i++)
    g_assert_cmpint (g_array_index (board, SwBoardRow, i).elder_id, ==, (gint64) (board->len - i));
  g_assert_cmpint (g_array_index (board, SwBoardRow, 0).risk, ==,
                   SW_RISK_ALONE | SW_RISK_DISABLED | SW_RISK_SEMI_DISABLED | SW_RISK_OVER_80 | SW_RISK_NO_CALL_BUTTON);
  g_assert_cmpint (g_array_index (board, SwBoardRow, 2).risk, ==, SW_RISK_DISABLED);
}

/* --- What is safe, and since when ----------------------------------------- */

/* A call of the morning that is entered last does not hide what was found wrong after it. */
static void
test_abnormal (SwTestStore  *test,
               gconstpointer data)
{
  g_autoptr (SwElder) wrong = due_test_add_elder (test, "甲", 1);
  g_autoptr (SwElder) well = due_test_add_elder (test, "乙", 1);
  g_autoptr (SwElder) untimed = due_test_add_elder (test, "丙", 1);
  g_autoptr (SwElder) mistyped = due_test_add_elder (test, "丁", 1);
  g_autoptr (SwEmergency) emergency = declare (test, DAY (11, 18), NULL, 0);
  g_autoptr (GArray) board = NULL;

  add_attempt (test, mistyped, SW_OUTCOME_ABNORMAL, DAY (11, 20), 1000);
  add_attempt (test, mistyped, SW_OUTCOME_REACHED, DAY (11, 20), 700);

  add_attempt (test, wrong, SW_OUTCOME_ABNORMAL, DAY (11, 20), 600);
  add_attempt (test, wrong, SW_OUTCOME_REACHED, DAY (11, 20), 480);
  add_attempt (test, wrong, SW_OUTCOME_NOT_REACHED, DAY (11, 20), 700);
  add_attempt (test, well, SW_OUTCOME_REACHED, DAY (11, 20), 660);
  add_attempt (test, well, SW_OUTCOME_ABNORMAL, DAY (11, 20), 600);
  add_attempt (test, untimed, SW_OUTCOME_ABNORMAL, DAY (11, 20), 600);
  add_attempt (test, untimed, SW_OUTCOME_REACHED, DAY (11, 20), SW_NONE);

  board = board_of (test, emergency, DAY (11, 20), 720);
  g_assert_cmpint (row_of (board, wrong)->state, ==, SW_BOARD_ABNORMAL);
  g_assert_cmpuint (row_of (board, wrong)->n_attempts, ==, 3);
  g_assert_cmpint (row_of (board, well)->state, ==, SW_BOARD_SAFE);
  g_assert_cmpint (row_of (board, untimed)->state, ==, SW_BOARD_SAFE);
  g_assert_cmpint (row_of (board, mistyped)->state, ==, SW_BOARD_SAFE);
}

/* Nobody could be called before it was declared, nor before they were there. */
static void
test_hours (SwTestStore  *test,
            gconstpointer data)
{
  g_autoptr (SwElder) there = due_test_add_elder (test, "甲", 1);
  g_autoptr (SwElder) back = due_test_add_elder (test, "乙", 1);
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  g_autoptr (SwEmergency) emergency = NULL;
  g_autoptr (GArray) board = NULL;

  span->elder_id = due_test_id_of (back);
  span->status = SW_STATUS_PAUSED;
  span->from_day = DAY (11, 1);
  span->to_day = DAY (11, 19);
  due_test_save (test, span);
  emergency = declare (test, DAY (11, 18), NULL, 0);

  set_declared (test, DAY (11, 18), 14 * 60);
  board = board_of (test, emergency, DAY (11, 20), 9 * 60);
  g_assert_cmpint (row_of (board, there)->hours, ==, 10 + 24 + 9);
  g_assert_cmpint (row_of (board, back)->hours, ==, 9);
  g_assert_true (row_of (board, there)->escalated);
  g_assert_false (row_of (board, back)->escalated);
  g_clear_pointer (&board, g_array_unref);

  /* What is declared afterwards held from its first day. */
  set_declared (test, DAY (11, 19), 14 * 60);
  board = board_of (test, emergency, DAY (11, 20), 9 * 60);
  g_assert_cmpint (row_of (board, there)->hours, ==, 57);
}

/* --- Who calls ------------------------------------------------------------ */

static SwBoardRow *
add_row (GArray *rows,
         gint64  elder_id,
         gint64  community_id,
         gint64  worker_id)
{
  SwBoardRow row = { .elder_id = elder_id, .community_id = community_id, .worker_id = worker_id };

  g_array_append_val (rows, row);

  return &g_array_index (rows, SwBoardRow, rows->len - 1);
}

static guint
count_calls (GArray *rows,
             gint64  caller_id)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_array_index (rows, SwBoardRow, i).caller_id == caller_id;

  return n;
}

static GArray *
make_team (guint n)
{
  static const SwEmergencyCaller members[] = {
    { 7, 1, SW_PARTY_WORKER }, { 8, 1, SW_PARTY_STREET }, { 9, SW_NONE, SW_PARTY_STREET },
  };

  return g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (SwEmergencyCaller)), members, n);
}

static void
test_share (void)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (SwBoardRow));
  g_autoptr (GArray) nobody = make_team (0);
  g_autoptr (GArray) team = make_team (3);

  for (guint i = 0; i < 30; i++)
    add_row (rows, 100 - i, 1, i < 10 ? 7 : i < 12 ? 99 : SW_NONE);
  for (guint i = 0; i < 25; i++)
    add_row (rows, 200 + i, 2, SW_NONE);

  /* Without a team, the workers. */
  sw_emergency_share_out (rows, nobody);
  g_assert_cmpuint (count_calls (rows, 7), ==, 10);
  g_assert_cmpuint (count_calls (rows, 99), ==, 2);
  g_assert_cmpuint (count_calls (rows, SW_NONE), ==, 43);
  g_assert_cmpint (g_array_index (rows, SwBoardRow, 0).caller_party, ==, SW_PARTY_WORKER);
  g_assert_cmpint (g_array_index (rows, SwBoardRow, 29).caller_party, ==, SW_PARTY_STREET);

  /* Their own first, those of the community by its people, the rest by who has least. */
  sw_emergency_share_out (rows, team);
  g_assert_cmpuint (count_calls (rows, 7), ==, 19);
  g_assert_cmpuint (count_calls (rows, 8), ==, 18);
  g_assert_cmpuint (count_calls (rows, 9), ==, 18);
  for (guint i = 0; i < rows->len; i++)
    {
      const SwBoardRow *row = &g_array_index (rows, SwBoardRow, i);

      if (row->worker_id == 7)
        g_assert_cmpint (row->caller_id, ==, 7);
      if (row->community_id == 1)
        g_assert_cmpint (row->caller_id, !=, 9);
      g_assert_cmpint (row->caller_party, ==, row->caller_id == 7 ? SW_PARTY_WORKER : SW_PARTY_STREET);
    }
}

/* Neither another order nor one elder more turns everything round. */
static void
test_share_stays (void)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (SwBoardRow));
  g_autoptr (GArray) more = g_array_new (FALSE, TRUE, sizeof (SwBoardRow));
  g_autoptr (GArray) team = make_team (3);
  guint n_moved = 0;

  for (guint i = 0; i < 300; i++)
    {
      add_row (rows, i + 1, 1 + i % 3, SW_NONE);
      add_row (more, 300 - i, 1 + (299 - i) % 3, SW_NONE);
    }
  add_row (more, 301, 2, SW_NONE);
  sw_emergency_share_out (rows, team);
  sw_emergency_share_out (more, team);
  for (guint i = 0; i < 300; i++)
    {
      const SwBoardRow *row = &g_array_index (rows, SwBoardRow, i), *other = &g_array_index (more, SwBoardRow, 299 - i);

      g_assert_cmpint (row->elder_id, ==, other->elder_id);
      n_moved += row->caller_id != other->caller_id;
    }
  g_assert_cmpuint (n_moved, <=, 2);
}

/* What is recorded in the course of the day and who dies in it changes nobody's sheet; who is on
 * leave or has ended calls nobody. */
static void
test_callers (SwTestStore  *test,
              gconstpointer data)
{
  const gint64 members[] = { WORKER, OTHER_WORKER };
  g_autoptr (GPtrArray) elders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SwEmergency) emergency = declare (test, DAY (11, 18), NULL, 0);
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  g_autoptr (SwCaregiver) ended = NULL;
  g_autoptr (GArray) morning = NULL;
  g_autoptr (GArray) evening = NULL;
  g_autoptr (GArray) next = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 12; i++)
    {
      SwElder *elder = sw_test_elder (1 + i % 2, "王芳", NULL);

      due_test_save (test, elder);
      g_ptr_array_add (elders, elder);
    }
  g_assert_true (sw_store_begin (test->store, "Team", &error));
  g_assert_true (sw_emergencies_set_team (test->store, emergency, members, 2, &error));
  g_assert_true (sw_store_commit (test->store, &error));

  morning = board_of (test, emergency, DAY (11, 20), 480);
  g_assert_cmpuint (count_calls (morning, WORKER), ==, 6);
  g_assert_cmpuint (count_calls (morning, OTHER_WORKER), ==, 6);
  for (guint i = 0; i < 5; i++)
    add_attempt (test, elders->pdata[i], SW_OUTCOME_REACHED, DAY (11, 20), 500);
  span->elder_id = due_test_id_of (elders->pdata[7]);
  span->status = SW_STATUS_DIED;
  span->from_day = DAY (11, 20);
  due_test_save (test, span);
  evening = board_of (test, emergency, DAY (11, 20), 1200);
  g_assert_cmpuint (evening->len, ==, 11);
  for (guint i = 0; i < evening->len; i++)
    {
      const SwBoardRow *row = &g_array_index (evening, SwBoardRow, i);

      for (guint k = 0; k < morning->len; k++)
        if (g_array_index (morning, SwBoardRow, k).elder_id == row->elder_id)
          g_assert_cmpint (g_array_index (morning, SwBoardRow, k).caller_id, ==, row->caller_id);
    }

  ended = sw_store_load (test->store, SW_TYPE_CAREGIVER, WORKER, &error);
  ended->ended_day = DAY (11, 19);
  due_test_save (test, ended);
  next = board_of (test, emergency, DAY (11, 20), 1200);
  g_assert_cmpuint (count_calls (next, OTHER_WORKER), ==, 11);
}

/* --- One of a kind -------------------------------------------------------- */

static gboolean
try_declare (SwTestStore  *test,
             SwEmergencyKind kind,
             SwDay         from,
             SwDay         to,
             const gint64 *communities,
             gsize         n)
{
  g_autoptr (SwEmergency) emergency = sw_emergency_new ();
  g_autoptr (GError) error = NULL;
  gboolean good;

  emergency->kind = kind;
  emergency->from_day = from;
  emergency->to_day = to;
  g_assert_true (sw_store_begin (test->store, "Declare", &error));
  good = sw_emergencies_declare (test->store, emergency, communities, n, &error);
  if (!good)
    {
      g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
      sw_store_rollback (test->store);
    }
  else
    {
      g_assert_true (sw_store_commit (test->store, &error));
    }

  return good;
}

static void
test_twice (SwTestStore  *test,
            gconstpointer data)
{
  const gint64 first[] = { 1 }, second[] = { 2 };
  g_autoptr (SwEmergency) emergency = declare (test, DAY (11, 18), first, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (try_declare (test, SW_EMERGENCY_COLD, DAY (11, 20), SW_NONE, NULL, 0));
  g_assert_false (try_declare (test, SW_EMERGENCY_COLD, DAY (11, 20), SW_NONE, first, 1));
  g_assert_false (try_declare (test, SW_EMERGENCY_COLD, DAY (11, 1), DAY (11, 18), first, 1));
  g_assert_true (try_declare (test, SW_EMERGENCY_COLD, DAY (11, 1), DAY (11, 17), first, 1));
  g_assert_true (try_declare (test, SW_EMERGENCY_COLD, DAY (11, 20), SW_NONE, second, 1));
  g_assert_true (try_declare (test, SW_EMERGENCY_EPIDEMIC, DAY (11, 20), SW_NONE, NULL, 0));

  /* It does not stand in its own way. */
  g_assert_true (sw_store_begin (test->store, "Change", &error));
  g_assert_true (sw_emergencies_declare (test->store, emergency, first, 1, &error));
  g_assert_false (sw_emergencies_declare (test->store, emergency, NULL, 0, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  sw_store_rollback (test->store);
}

/* Held longer than before it does not meet another one either; one that meets it can be cut short. */
static void
test_longer (SwTestStore  *test,
             gconstpointer data)
{
  const gint64 first[] = { 1 };
  g_autoptr (SwEmergency) emergency = declare (test, DAY (11, 1), first, 1);
  g_autoptr (GError) error = NULL;

  /* What was struck by chance is no note. */
  emergency->note = g_strdup ("\n连续三日\n零下 \n");
  due_test_save (test, emergency);
  g_assert_cmpstr (emergency->note, ==, "连续三日\n零下");
  g_free (emergency->note);
  emergency->note = g_strdup ("\n");
  due_test_save (test, emergency);
  g_assert_null (emergency->note);

  g_assert_true (sw_store_begin (test->store, "End", &error));
  g_assert_true (sw_emergencies_end (test->store, emergency, DAY (11, 17), &error));
  g_assert_true (sw_store_commit (test->store, &error));
  g_assert_true (try_declare (test, SW_EMERGENCY_COLD, DAY (11, 20), SW_NONE, NULL, 0));

  g_assert_true (sw_emergencies_check_end (test->store, emergency, DAY (11, 19), NULL, &error));
  g_assert_false (sw_emergencies_check_end (test->store, emergency, DAY (11, 20), NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (sw_store_begin (test->store, "End later", &error));
  g_assert_false (sw_emergencies_end (test->store, emergency, DAY (11, 20), &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (emergency->to_day, ==, DAY (11, 17));
  sw_store_rollback (test->store);

  emergency->to_day = DAY (11, 30);
  g_assert_true (sw_emergencies_check_end (test->store, emergency, DAY (11, 25), NULL, &error));
}

/* --- The report ----------------------------------------------------------- */

/* The figures are the sums of the names, whoever came and went. */
static void
test_sums (SwTestStore  *test,
           gconstpointer data)
{
  static const struct { SwDay away_from, away_to, died; gboolean told; } persons[] = {
    { SW_NONE, SW_NONE, SW_NONE, TRUE },
    { 15, 17, 18, FALSE },         /* away, then died: not there on any day */
    { 15, 17, 19, TRUE },          /* there on the 18th alone */
    { SW_NONE, SW_NONE, 17, FALSE },
    { 18, 20, SW_NONE, FALSE },
    { 18, 19, SW_NONE, TRUE },     /* there on the 20th alone */
  };
  g_autoptr (SwEmergency) emergency = declare (test, DAY (11, 18), NULL, 0);
  g_autoptr (GArray) there = NULL;
  g_autoptr (GArray) contacts = NULL;
  g_autoptr (GArray) figures = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_told = 0, n_contacts = 0, n_elders = 0;

  due_test_use_policy (test, "gusu-2022-159", SW_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    {
      g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1 + i % 2);

      if (persons[i].away_from != SW_NONE)
        {
          g_autoptr (SwStatusSpan) away = sw_status_span_new ();

          away->elder_id = due_test_id_of (elder);
          away->status = SW_STATUS_PAUSED;
          away->from_day = DAY (11, persons[i].away_from);
          away->to_day = DAY (11, persons[i].away_to);
          due_test_save (test, away);
        }
      if (persons[i].died != SW_NONE)
        {
          g_autoptr (SwStatusSpan) died = sw_status_span_new ();

          died->elder_id = due_test_id_of (elder);
          died->status = SW_STATUS_DIED;
          died->from_day = DAY (11, persons[i].died);
          due_test_save (test, died);
        }
      add_attempt (test, elder, i % 2 ? SW_OUTCOME_REACHED : SW_OUTCOME_NOT_REACHED, DAY (11, 18), 600);
      add_attempt (test, elder, SW_OUTCOME_REACHED, DAY (11, 17), 600);
      n_told += persons[i].told;
    }

  there = sw_emergencies_get_persons (test->store, emergency, DAY (11, 20), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (there->len, ==, n_told);
  for (guint i = 0; i < there->len; i++)
    {
      const SwEmergencyPerson *person = &g_array_index (there, SwEmergencyPerson, i);

      g_assert_true (persons[person->elder_id - 1].told);
      g_assert_cmpint (person->n_contacts, ==, 1);
      g_assert_cmpint (person->n_reached, ==, (person->elder_id - 1) % 2);
      g_assert_cmpint (person->reached_day, ==, person->n_reached ? DAY (11, 18) : SW_NONE);
    }
  contacts = sw_emergencies_get_contacts (test->store, emergency, DAY (11, 20), &error);
  g_assert_cmpuint (contacts->len, ==, n_told);
  figures = sw_emergencies_get_figures (test->store, emergency, there, DAY (11, 20), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < figures->len; i++)
    {
      n_contacts += g_array_index (figures, SwEmergencyFigures, i).n_contacts;
      n_elders += g_array_index (figures, SwEmergencyFigures, i).n_elders;
    }
  g_assert_cmpint (n_contacts, ==, contacts->len);
  g_assert_cmpint (n_elders, ==, there->len);
}

static gboolean
is_on (SwTestStore *test,
       SwEmergency *emergency,
       SwElder     *elder,
       SwDay        day)
{
  g_autoptr (GArray) board = board_of (test, emergency, day, 24 * 60);
  guint n = 0;

  for (guint i = 0; i < board->len; i++)
    n += g_array_index (board, SwBoardRow, i).elder_id == due_test_id_of (elder);
  g_assert_cmpuint (n, <=, 1);

  return n == 1;
}

/* Who moves while an emergency holds in one community is on the boards of the days on which they lived
 * there, and in its report with all that was found. */
static void
test_moved (SwTestStore  *test,
            gconstpointer data)
{
  const gint64 here = 1;
  g_autoptr (SwElder) stays = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwElder) leaves = due_test_add_elder (test, "李娜", 1);
  g_autoptr (SwElder) comes = due_test_add_elder (test, "张静", 2);
  g_autoptr (SwElder) never = due_test_add_elder (test, "陈杰", 2);
  g_autoptr (SwEmergency) emergency = NULL;
  g_autoptr (GArray) persons = NULL;
  g_autoptr (GArray) figures = NULL;
  g_autoptr (GArray) contacts = NULL;
  g_autoptr (GArray) board = NULL;
  g_autoptr (GError) error = NULL;
  const SwEmergencyFigures *one;
  guint asked = 0;

  due_test_use_policy (test, "gusu-2022-159", SW_NONE);
  sw_day_set_today (DAY (11, 9));
  emergency = declare (test, DAY (11, 10), &here, 1);
  emergency->to_day = DAY (11, 14);
  due_test_save (test, emergency);
  sw_day_set_today (DAY (11, 12));
  add_attempt (test, leaves, SW_OUTCOME_ABNORMAL, DAY (11, 11), 8 * 60);
  leaves->community_id = 2;
  due_test_save (test, leaves);
  sw_day_set_today (DAY (11, 13));
  comes->community_id = 1;
  due_test_save (test, comes);

  for (SwDay day = DAY (11, 10); day <= DAY (11, 14); day++)
    {
      SwDueScope scope = SW_DUE_SCOPE (day, day, DAY (11, 14));
      SwDueFilter filter = SW_DUE_FILTER_ALL;
      g_autoptr (SwDue) due = due_test_load (test, scope);
      g_autoptr (GArray) slots = NULL;

      g_assert_true (is_on (test, emergency, stays, day));
      g_assert_true (is_on (test, emergency, leaves, day) == (day < DAY (11, 12)));
      g_assert_true (is_on (test, emergency, comes, day) == (day >= DAY (11, 13)));
      g_assert_false (is_on (test, emergency, never, day));
      slots = sw_due_get_slots (due, &filter, 0);
      asked += slots->len;
    }
  sw_day_set_today (DAY (11, 20));

  /* Who came on the 13th waits since then. */
  board = board_of (test, emergency, DAY (11, 14), 0);
  for (guint i = 0; i < board->len; i++)
    if (g_array_index (board, SwBoardRow, i).elder_id == due_test_id_of (comes))
      g_assert_cmpuint (g_array_index (board, SwBoardRow, i).hours, ==, 24);

  persons = sw_emergencies_get_persons (test->store, emergency, DAY (11, 15), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (persons->len, ==, 3);
  figures = sw_emergencies_get_figures (test->store, emergency, persons, DAY (11, 15), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (figures->len, ==, 1);
  one = &g_array_index (figures, SwEmergencyFigures, 0);
  g_assert_cmpint (one->community_id, ==, here);
  g_assert_cmpuint (one->n_elders, ==, 3);
  g_assert_cmpuint (one->n_abnormal, ==, 1);
  g_assert_cmpuint (asked, >, 0);
  g_assert_cmpuint (one->asked, ==, asked);
  contacts = sw_emergencies_get_contacts (test->store, emergency, DAY (11, 15), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contacts->len, ==, 1);
}

#define ADD(path, func) g_test_add (path, SwTestStore, NULL, due_test_set_up, func, sw_test_store_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/emergencies/scope", test_scope);
  ADD ("/emergencies/board", test_board);
  ADD ("/emergencies/moved", test_moved);
  ADD ("/emergencies/thread", test_thread);
  ADD ("/emergencies/risk", test_risk);
  ADD ("/emergencies/abnormal", test_abnormal);
  ADD ("/emergencies/hours", test_hours);
  g_test_add_func ("/emergencies/share", test_share);
  g_test_add_func ("/emergencies/share-stays", test_share_stays);
  ADD ("/emergencies/callers", test_callers);
  ADD ("/emergencies/twice", test_twice);
  ADD ("/emergencies/longer", test_longer);
  ADD ("/emergencies/sums", test_sums);

  return g_test_run ();
}
