/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "due-test.h"

#include "sw-due.h"
#include "sw-emergencies.h"
#include "sw-status-span.h"

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
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (board->len, ==, 1);
  g_assert_true (sw_store_begin (test->store, "Change", &error));
  g_assert_true (sw_emergencies_set_communities (test->store, emergency, both, 2, &error));
  g_assert_true (sw_emergencies_set_team (test->store, emergency, members, 3, &error));
  g_assert_true (sw_emergencies_set_team (test->store, emergency, members + 1, 1, &error));
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

  figures = sw_emergencies_get_figures (test->store, emergency, DAY (11, 20), &error);
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
                   SW_RISK_ALONE | SW_RISK_DISABLED | SW_RISK_OVER_80 | SW_RISK_NO_CALL_BUTTON);
}

#define ADD(path, func) g_test_add (path, SwTestStore, NULL, due_test_set_up, func, sw_test_store_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/emergencies/scope", test_scope);
  ADD ("/emergencies/board", test_board);
  ADD ("/emergencies/thread", test_thread);
  ADD ("/emergencies/risk", test_risk);

  return g_test_run ();
}
