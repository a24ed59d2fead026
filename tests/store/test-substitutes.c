/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is meant to visit where a substitute is on leave, too. */
#include "due-test.h"

#include <string.h>

#include "sw-due.h"
#include "sw-emergencies.h"
#include "sw-register-changes.h"
#include "sw-silence.h"
#include "sw-store-private.h"
#include "sw-substitution.h"
#include "sw-visits.h"

/* More than anybody would think of. */
#define N_SUBSTITUTES 7

static gint64
add_caregiver (SwTestStore *test,
               guint        i)
{
  g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();

  caregiver->name = g_strdup_printf ("代班%u", i);
  caregiver->kind = SW_CAREGIVER_STREET_STAFF;
  due_test_save (test, caregiver);

  return due_test_id_of (caregiver);
}

static SwSubstitution *
new_leave (gint64 caregiver_id,
           gint64 substitute_id)
{
  SwSubstitution *leave = sw_substitution_new ();

  leave->caregiver_id = caregiver_id;
  leave->substitute_id = substitute_id;
  leave->from_day = DAY (11, 19);
  leave->to_day = DAY (11, 20);

  return leave;
}

static void
add_leave (SwTestStore *test,
           gint64       caregiver_id,
           gint64       substitute_id)
{
  g_autoptr (SwSubstitution) leave = new_leave (caregiver_id, substitute_id);

  due_test_save (test, leave);
}

static guint
count_of (SwTestStore *test,
          gint64       caregiver_id)
{
  SwDueScope scope = SW_DUE_SCOPE (DAY (11, 18), DAY (11, 20), DAY (11, 20));
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GError) error = NULL;

  scope.caregiver_id = caregiver_id;
  due = sw_due_load (test->store, &scope, &error);
  g_assert_no_error (error);
  slots = sw_due_get_slots (due, &filter, 0);

  return slots->len;
}

static SwParty
party_of (SwTestStore *test,
          gint64       elder_id,
          gint64       caregiver_id)
{
  g_autoptr (SwVisit) visit = sw_visit_new ();
  g_autoptr (GError) error = NULL;

  visit->elder_id = elder_id;
  visit->caregiver_id = caregiver_id;
  visit->day = DAY (11, 20);
  sw_store_assign_party (test->store, visit, &error);
  g_assert_no_error (error);

  return visit->party;
}

/* The due visits of three days, the silence and the board name the same worker. */
static void
assert_worker (SwTestStore *test,
               gint64       id)
{
  g_autoptr (SwEmergency) emergency = NULL;
  g_autoptr (GArray) silences = NULL;
  g_autoptr (GArray) board = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_of (test, WORKER), ==, id == WORKER ? 3 : 1);
  if (id != WORKER)
    g_assert_cmpuint (count_of (test, id), ==, 2);
  silences = sw_silence_load (test->store, SW_NONE, DAY (11, 20), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (silences->len, ==, 1);
  g_assert_cmpint (g_array_index (silences, SwSilence, 0).worker_id, ==, id);
  g_assert_cmpint (g_array_index (silences, SwSilence, 0).neighbour_id, ==, NEIGHBOUR);
  emergency = sw_store_load (test->store, SW_TYPE_EMERGENCY, 1, &error);
  g_assert_no_error (error);
  board = sw_emergencies_get_board (test->store, emergency, DAY (11, 20), 600, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (board->len, ==, 1);
  g_assert_cmpint (g_array_index (board, SwBoardRow, 0).worker_id, ==, id);
}

static void
test_chain (SwTestStore  *test,
            gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwEmergency) emergency = sw_emergency_new ();
  g_autofree char *sql = NULL;
  gint64 ids[N_SUBSTITUTES];

  due_test_add_rule (test, SW_PARTY_WORKER, 1, SW_PERIOD_DAY);
  emergency->kind = SW_EMERGENCY_COLD;
  emergency->from_day = DAY (11, 20);
  due_test_save (test, emergency);
  assert_worker (test, WORKER);

  for (guint i = 0; i < N_SUBSTITUTES; i++)
    {
      ids[i] = add_caregiver (test, i);
      g_assert_cmpint (party_of (test, due_test_id_of (elder), ids[i]), ==, SW_PARTY_STREET);
      add_leave (test, i == 0 ? WORKER : ids[i - 1], ids[i]);
      assert_worker (test, ids[i]);
    }
  for (guint i = 0; i < N_SUBSTITUTES; i++)
    g_assert_cmpint (party_of (test, due_test_id_of (elder), ids[i]), ==, SW_PARTY_WORKER);

  /* A circle is refused; in a database that has one, nobody stands in. */
  {
    g_autoptr (SwSubstitution) leave = new_leave (ids[N_SUBSTITUTES - 1], ids[2]);
    g_autoptr (GError) error = NULL;

    g_assert_false (sw_store_save_one (test->store, SW_RECORD (leave), "Save", &error));
    g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, "代班2 → 代班3 → 代班4"));
    assert_worker (test, ids[N_SUBSTITUTES - 1]);
    leave->substitute_id = add_caregiver (test, N_SUBSTITUTES);
    due_test_save (test, leave);
    sql = g_strdup_printf ("UPDATE substitution SET substitute_id = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT,
                           ids[2], due_test_id_of (leave));
  }
  g_assert_true (sw_connection_exec (sw_store_get_connection (test->store), sql, NULL));
  assert_worker (test, WORKER);
}

/* Nobody is meant to visit in the name of somebody who has left: not in the list of what is due, not in a
 * silence, and not as a substitute. */
static void
test_ended (SwTestStore  *test,
            gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwCaregiver) worker = NULL;
  g_autoptr (SwSubstitution) leave = new_leave (NEIGHBOUR, OTHER_WORKER);
  g_autoptr (GArray) silences = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GTypeClass) klass = g_type_class_ref (SW_TYPE_ELDER);
  SwReassignment part = { sw_record_class_find_field ((SwRecordClass *) klass, "worker_id"), ids, OTHER_WORKER };
  gint64 id = due_test_id_of (elder);
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GError) error = NULL;
  gboolean stale = FALSE;

  due_test_add_rule (test, SW_PARTY_WORKER, 1, SW_PERIOD_DAY);
  g_assert_cmpuint (count_of (test, WORKER), ==, 3);
  due = due_test_load (test, SW_DUE_SCOPE (DAY (11, 18), DAY (11, 20), DAY (11, 20)));
  worker = sw_store_load (test->store, SW_TYPE_CAREGIVER, WORKER, &error);
  worker->ended_day = DAY (11, 18);
  due_test_save (test, worker);
  g_assert_cmpuint (count_of (test, WORKER), ==, 1);

  /* What is open on the screen is loaded again. */
  g_assert_true (sw_due_update (due, test->store, &stale, &error));
  g_assert_true (stale);
  silences = sw_silence_load (test->store, SW_NONE, DAY (11, 20), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (silences, SwSilence, 0).worker_id, ==, SW_NONE);

  g_clear_object (&worker);
  worker = sw_store_load (test->store, SW_TYPE_CAREGIVER, OTHER_WORKER, &error);
  worker->ended_day = DAY (11, 19);
  due_test_save (test, worker);
  g_array_append_val (ids, id);
  g_assert_false (sw_elders_reassign (test->store, &part, 1, NULL, NULL, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (sw_store_save_one (test->store, SW_RECORD (leave), "Leave", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  leave->to_day = DAY (11, 19);
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (leave), "Leave", &error));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/substitutes/chain", SwTestStore, NULL, due_test_set_up, test_chain, sw_test_store_tear_down);
  g_test_add ("/substitutes/ended", SwTestStore, NULL, due_test_set_up, test_ended, sw_test_store_tear_down);

  return g_test_run ();
}
