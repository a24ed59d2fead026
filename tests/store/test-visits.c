/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-test-store.h"

#include "sw-caregiver.h"
#include "sw-duplicates.h"
#include "sw-history.h"
#include "sw-month-card.h"
#include "sw-store-query.h"
#include "sw-substitution.h"
#include "sw-visits.h"

#define TODAY sw_day_from_ymd (2026, 11, 21)

static gint64
id_of (gpointer record)
{
  return sw_record_get_id (SW_RECORD (record));
}

/* A database with a community and a caregiver, today fixed. */
static void
set_up (SwTestStore  *test,
        gconstpointer data)
{
  g_autoptr (SwCommunity) community = NULL;
  g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();
  g_autoptr (GError) error = NULL;

  sw_day_set_today (TODAY);
  sw_test_store_set_up (test, data);
  community = sw_test_store_add_community (test, "北园社区");
  g_assert_cmpint (id_of (community), ==, 1);
  caregiver->name = g_strdup ("李敏");
  caregiver->kind = SW_CAREGIVER_WORKER;
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (caregiver), "Add", &error));
  g_assert_cmpint (id_of (caregiver), ==, 1);
}

static gint64
add_elder (SwTestStore *test,
           const char  *name)
{
  g_autoptr (SwElder) elder = sw_test_elder (1, name, NULL);
  g_autoptr (GError) error = NULL;

  sw_store_save_one (test->store, SW_RECORD (elder), "Add", &error);
  g_assert_no_error (error);

  return id_of (elder);
}

static SwVisit *
visit_of (gint64 elder_id,
          SwDay  day)
{
  SwVisit *visit = sw_visit_new ();

  visit->elder_id = elder_id;
  visit->party = SW_PARTY_WORKER;
  visit->caregiver_id = 1;
  visit->channel = SW_CHANNEL_HOME;
  visit->outcome = SW_OUTCOME_REACHED;
  visit->services = 1 << SW_SERVICE_CONTACT;
  visit->source = SW_VISIT_SOURCE_HAND;
  visit->day = day;

  return visit;
}

static void
save (SwTestStore *test,
      gpointer     record)
{
  g_autoptr (GError) error = NULL;

  sw_store_save_one (test->store, record, "Save", &error);
  g_assert_no_error (error);
}

/* All that the class says is kept, the enumerations as numbers. */
static void
test_kept (SwTestStore  *test,
           gconstpointer data)
{
  g_autoptr (SwVisit) visit = visit_of (add_elder (test, "王芳"), TODAY - 2), loaded = NULL;
  g_autoptr (SwAssessment) assessment = sw_assessment_new (), rated = NULL;
  g_autoptr (GPtrArray) owned = NULL, same = NULL;
  g_autoptr (GError) error = NULL;

  visit->outcome = SW_OUTCOME_ABNORMAL;
  visit->channel = SW_CHANNEL_VIDEO;
  visit->minute = 570;
  visit->services |= 1 << SW_SERVICE_REHABILITATION;
  visit->content = g_strdup ("问候");
  visit->satisfaction = SW_SATISFACTION_BASICALLY;
  save (test, visit);
  g_assert_true (sw_visit_is_late (visit));

  loaded = sw_store_load (test->store, SW_TYPE_VISIT, id_of (visit), &error);
  g_assert_no_error (error);
  g_assert_true (sw_record_equal (SW_RECORD (visit), SW_RECORD (loaded)));

  assessment->visit_id = id_of (visit);
  assessment->family_change = -1;
  assessment->disease = SW_RATING_WORSE;
  assessment->disease_name = g_strdup ("高血压");
  assessment->gas = SW_SAFETY_UNSAFE;
  save (test, assessment);
  owned = sw_store_load_owned (test->store, SW_TYPE_ASSESSMENT, id_of (visit), &error);
  g_assert_cmpuint (owned->len, ==, 1);
  g_assert_true (sw_record_equal (owned->pdata[0], SW_RECORD (assessment)));

  same = sw_store_load_where (test->store, SW_TYPE_VISIT, "outcome", "abnormal", &error);
  g_assert_cmpuint (same->len, ==, 1);
}

static void
test_refused (SwTestStore  *test,
              gconstpointer data)
{
  g_autoptr (SwVisit) visit = visit_of (add_elder (test, "王芳"), TODAY + 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (sw_store_save_one (test->store, SW_RECORD (visit), "Save", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);

  visit->day = TODAY;
  visit->caregiver_id = 77;
  g_assert_false (sw_store_save_one (test->store, SW_RECORD (visit), "Save", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT);
}

/* Undo takes back what the log holds as numbers, and the history says it in words. */
static void
test_history_and_undo (SwTestStore  *test,
                       gconstpointer data)
{
  g_autoptr (SwVisit) visit = visit_of (add_elder (test, "王芳"), TODAY), after = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  SwHistoryEntry *entry;

  save (test, visit);
  visit->outcome = SW_OUTCOME_REFUSED;
  visit->minute = 571;
  save (test, visit);

  entries = sw_store_history (test->store, SW_TYPE_VISIT, id_of (visit), 10, &error);
  g_assert_cmpuint (entries->len, ==, 2);
  entry = entries->pdata[0];
  g_assert_cmpuint (entry->changes->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      SwChange *change = entry->changes->pdata[i];

      if (strcmp (change->field->name, "outcome") == 0)
        {
          g_assert_cmpstr (change->before, ==, "Reached");
          g_assert_cmpstr (change->after, ==, "Refused");
        }
      else
        {
          g_assert_null (change->before);
          g_assert_cmpstr (change->after, ==, "09:31");
        }
    }

  g_assert_true (sw_store_undo (test->store, NULL, &error));
  after = sw_store_load (test->store, SW_TYPE_VISIT, id_of (visit), &error);
  g_assert_cmpint (after->outcome, ==, SW_OUTCOME_REACHED);
  g_assert_cmpint (after->minute, ==, SW_NONE);

  g_assert_true (sw_store_delete_one (test->store, SW_RECORD (after), "Delete", &error));
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  g_clear_object (&after);
  after = sw_store_load (test->store, SW_TYPE_VISIT, id_of (visit), &error);
  g_assert_no_error (error);
  g_assert_cmpint (after->party, ==, SW_PARTY_WORKER);
}

static guint
count (SwTestStore *test,
       const char  *condition)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  sw_query_add_text (query, condition, &error);
  g_assert_no_error (error);
  ids = sw_store_query_ids (test->store, query, -1, &error);
  g_assert_no_error (error);

  return ids->len;
}

static void
test_queries_speak_nicks (SwTestStore  *test,
                          gconstpointer data)
{
  gint64 elder = add_elder (test, "王芳");
  g_autoptr (SwVisit) one = visit_of (elder, TODAY), other = visit_of (elder, TODAY - 1);
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  other->channel = SW_CHANNEL_PHONE;
  other->outcome = SW_OUTCOME_NOT_REACHED;
  other->services = 1 << SW_SERVICE_MEAL;
  save (test, one);
  save (test, other);

  g_assert_cmpuint (count (test, "channel=phone"), ==, 1);
  g_assert_cmpuint (count (test, "outcome=not-reached,reached"), ==, 2);
  g_assert_cmpuint (count (test, "outcome!=not-reached"), ==, 1);
  g_assert_cmpuint (count (test, "services=meal"), ==, 1);
  g_assert_cmpuint (count (test, "satisfaction="), ==, 2);
  g_assert_cmpuint (count (test, "day>=2026-11-21"), ==, 1);

  sw_query_set_sort (query, "channel", FALSE);
  ids = sw_store_query_ids (test->store, query, -1, &error);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, id_of (other));
}

/* All that hangs on an elder goes with the elder, and comes back with an undo. */
static void
test_elder_with_all (SwTestStore  *test,
                     gconstpointer data)
{
  gint64 elder = add_elder (test, "王芳");
  g_autoptr (SwElder) record = NULL;
  g_autoptr (SwMonthCard) card = sw_month_card_new ();
  g_autoptr (SwVisit) visit = visit_of (elder, TODAY);
  g_autoptr (SwAssessment) assessment = sw_assessment_new ();
  g_autoptr (GPtrArray) left = NULL, back = NULL, rated = NULL;
  g_autoptr (GError) error = NULL;

  card->number = g_strdup ("2026110001");
  card->month = sw_day_from_ymd (2026, 11, 1);
  card->elder_id = elder;
  card->printed_day = TODAY;
  save (test, card);
  visit->source = SW_VISIT_SOURCE_MONTH_CARD;
  visit->card_id = id_of (card);
  save (test, visit);
  assessment->visit_id = id_of (visit);
  assessment->mood = SW_RATING_WORSE;
  save (test, assessment);

  record = sw_store_load (test->store, SW_TYPE_ELDER, elder, &error);
  g_assert_true (sw_store_delete_one (test->store, SW_RECORD (record), "Delete", &error));
  g_assert_no_error (error);
  left = sw_store_load_all (test->store, SW_TYPE_VISIT, &error);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  g_assert_no_error (error);
  back = sw_store_load_owned (test->store, SW_TYPE_VISIT, elder, &error);
  g_assert_cmpuint (back->len, ==, 1);
  rated = sw_store_load_owned (test->store, SW_TYPE_ASSESSMENT, id_of (visit), &error);
  g_assert_cmpuint (rated->len, ==, 1);
}

static void
test_merge_takes_all (SwTestStore  *test,
                      gconstpointer data)
{
  gint64 kept_id = add_elder (test, "王芳"), dropped_id = add_elder (test, "王芳");
  g_autoptr (SwElder) kept = NULL, dropped = NULL;
  g_autoptr (SwMonthCard) card = sw_month_card_new ();
  g_autoptr (SwVisit) visit = visit_of (dropped_id, TODAY), own = visit_of (kept_id, TODAY - 1);
  g_autoptr (SwAssessment) assessment = sw_assessment_new ();
  g_autoptr (GPtrArray) visits = NULL, cards = NULL, back = NULL, rated = NULL;
  g_autoptr (GError) error = NULL;

  card->number = g_strdup ("2026110001");
  card->month = sw_day_from_ymd (2026, 11, 1);
  card->elder_id = dropped_id;
  card->printed_day = TODAY;
  save (test, card);
  save (test, visit);
  save (test, own);
  assessment->visit_id = id_of (visit);
  assessment->mood = SW_RATING_WORSE;
  save (test, assessment);

  kept = sw_store_load (test->store, SW_TYPE_ELDER, kept_id, &error);
  dropped = sw_store_load (test->store, SW_TYPE_ELDER, dropped_id, &error);
  g_assert_true (sw_store_merge_elders (test->store, kept, dropped, &error));
  g_assert_no_error (error);
  visits = sw_store_load_owned (test->store, SW_TYPE_VISIT, kept_id, &error);
  g_assert_cmpuint (visits->len, ==, 2);
  cards = sw_store_load_owned (test->store, SW_TYPE_MONTH_CARD, kept_id, &error);
  g_assert_cmpuint (cards->len, ==, 1);
  rated = sw_store_load_owned (test->store, SW_TYPE_ASSESSMENT, id_of (visit), &error);
  g_assert_cmpuint (rated->len, ==, 1);

  g_assert_true (sw_store_undo (test->store, NULL, &error));
  back = sw_store_load_owned (test->store, SW_TYPE_VISIT, dropped_id, &error);
  g_assert_cmpuint (back->len, ==, 1);
}

static void
test_save_one (SwTestStore  *test,
               gconstpointer data)
{
  g_autoptr (SwVisit) visit = visit_of (add_elder (test, "王芳"), TODAY - 1), gone = NULL;
  g_autoptr (SwAssessment) assessment = sw_assessment_new (), empty = sw_assessment_new (), loaded = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  sw_store_set_actor (test->store, "赵敏");
  assessment->mood = SW_RATING_WORSE;
  g_assert_true (sw_store_save_visit (test->store, visit, assessment, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (visit->entered_by, ==, "赵敏");
  g_assert_cmpint (visit->entered_day, ==, TODAY);

  /* Edited by somebody else: it stays entered by the first. One undo takes both back. */
  sw_store_set_actor (test->store, "钱进");
  visit->content = g_strdup ("送餐");
  assessment->mood = SW_RATING_BETTER;
  g_assert_true (sw_store_save_visit (test->store, visit, assessment, &error));
  g_assert_cmpstr (visit->entered_by, ==, "赵敏");
  g_assert_true (sw_store_undo (test->store, &label, &error));
  g_assert_cmpstr (label, ==, "Edit a visit to 王芳");
  loaded = sw_store_get_assessment (test->store, id_of (visit), &error);
  g_assert_cmpint (loaded->mood, ==, SW_RATING_WORSE);

  /* Without a rating it is not kept. */
  loaded->mood = SW_NONE;
  g_assert_true (sw_store_save_visit (test->store, visit, loaded, &error));
  g_clear_object (&loaded);
  loaded = sw_store_get_assessment (test->store, id_of (visit), &error);
  g_assert_no_error (error);
  g_assert_null (loaded);

  gone = visit_of (visit->elder_id, TODAY);
  gone->caregiver_id = 77;
  g_assert_false (sw_store_save_visit (test->store, gone, empty, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (id_of (gone), ==, SW_NONE);
}

static void
test_batch (SwTestStore  *test,
            gconstpointer data)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = NULL, none = NULL, back = NULL;
  g_autofree char *label = NULL;
  gint64 elder = add_elder (test, "王芳");
  gint64 ids[3];
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 12; i++)
    g_ptr_array_add (visits, visit_of (elder, TODAY - i));
  g_assert_true (sw_store_save_visits (test->store, visits, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (sw_store_undo (test->store, &label, &error));
  g_assert_cmpstr (label, ==, "Record 12 visits");
  none = sw_store_load_all (test->store, SW_TYPE_VISIT, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (sw_store_redo (test->store, NULL, &error));

  for (int i = 0; i < 3; i++)
    ids[i] = id_of (visits->pdata[i]);
  g_assert_true (sw_store_delete_visits (test->store, ids, 3, &error));
  g_assert_true (sw_store_delete_visits (test->store, ids, 3, &error));
  g_assert_no_error (error);
  all = sw_store_load_owned (test->store, SW_TYPE_VISIT, elder, &error);
  g_assert_cmpuint (all->len, ==, 9);

  /* One bad one, and none is there. */
  g_ptr_array_set_size (visits, 0);
  g_ptr_array_add (visits, visit_of (elder, TODAY));
  g_ptr_array_add (visits, visit_of (elder, TODAY + 1));
  g_assert_false (sw_store_save_visits (test->store, visits, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (id_of (visits->pdata[0]), ==, SW_NONE);
  back = sw_store_load_owned (test->store, SW_TYPE_VISIT, elder, &error);
  g_assert_cmpuint (back->len, ==, 9);
}

static void
test_last (SwTestStore  *test,
           gconstpointer data)
{
  gint64 elder = add_elder (test, "王芳"), other = add_elder (test, "李秀英");
  g_autoptr (SwVisit) first = visit_of (elder, TODAY - 9), second = visit_of (elder, TODAY - 3);
  g_autoptr (SwVisit) third = visit_of (elder, TODAY - 3), last = NULL, where = NULL, none = NULL;
  g_autoptr (SwAssessment) early = sw_assessment_new (), late = sw_assessment_new (), found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 elders[2] = { elder, other };
  SwDay days[2];

  early->mood = SW_RATING_BETTER;
  late->mood = SW_RATING_WORSE;
  third->outcome = SW_OUTCOME_NOT_REACHED;
  g_assert_true (sw_store_save_visit (test->store, first, early, &error));
  g_assert_true (sw_store_save_visit (test->store, second, late, &error));
  g_assert_true (sw_store_save_visit (test->store, third, NULL, &error));

  last = sw_store_last_visit (test->store, elder, &error);
  g_assert_cmpint (id_of (last), ==, id_of (third));
  none = sw_store_last_visit (test->store, other, &error);
  g_assert_null (none);
  g_assert_no_error (error);

  found = sw_store_last_assessment (test->store, elder, NULL, &where, &error);
  g_assert_cmpint (found->mood, ==, SW_RATING_WORSE);
  g_assert_cmpint (id_of (where), ==, id_of (second));
  g_clear_object (&found);
  found = sw_store_last_assessment (test->store, elder, second, NULL, &error);
  g_assert_cmpint (found->mood, ==, SW_RATING_BETTER);
  g_clear_object (&found);
  found = sw_store_last_assessment (test->store, elder, third, NULL, &error);
  g_assert_cmpint (found->mood, ==, SW_RATING_WORSE);
  g_clear_object (&found);
  found = sw_store_last_assessment (test->store, elder, first, NULL, &error);
  g_assert_null (found);
  g_assert_no_error (error);

  g_assert_true (sw_store_last_reached (test->store, elders, 2, days, &error));
  g_assert_cmpint (days[0], ==, TODAY - 3);
  g_assert_cmpint (days[1], ==, SW_NONE);
  second->outcome = SW_OUTCOME_AWAY;
  g_assert_true (sw_store_save_visit (test->store, second, NULL, &error));
  g_assert_true (sw_store_last_reached (test->store, elders, 2, days, &error));
  g_assert_cmpint (days[0], ==, TODAY - 9);
}

static void
test_ordinals (SwTestStore  *test,
               gconstpointer data)
{
  gint64 elder = add_elder (test, "王芳");
  g_autoptr (SwVisit) contact = visit_of (elder, TODAY - 9), missed = visit_of (elder, TODAY - 8);
  g_autoptr (SwVisit) meal = visit_of (elder, TODAY - 7), both = visit_of (elder, TODAY - 7), fresh = visit_of (elder, TODAY);
  g_autoptr (GError) error = NULL;

  missed->outcome = SW_OUTCOME_NOT_REACHED;
  meal->services = 1 << SW_SERVICE_MEAL;
  both->services |= 1 << SW_SERVICE_LAUNDRY;
  save (test, contact);
  save (test, missed);
  save (test, meal);
  save (test, both);

  g_assert_cmpint (sw_store_visit_ordinal (test->store, contact, SW_ORDINAL_CONTACT, &error), ==, 1);
  g_assert_cmpint (sw_store_visit_ordinal (test->store, both, SW_ORDINAL_CONTACT, &error), ==, 2);
  g_assert_cmpint (sw_store_visit_ordinal (test->store, fresh, SW_ORDINAL_CONTACT, &error), ==, 3);
  g_assert_cmpint (sw_store_visit_ordinal (test->store, meal, SW_ORDINAL_SERVICE, &error), ==, 1);
  g_assert_cmpint (sw_store_visit_ordinal (test->store, both, SW_ORDINAL_SERVICE, &error), ==, 2);
}

static void
test_days (SwTestStore  *test,
           gconstpointer data)
{
  gint64 elder = add_elder (test, "王芳");
  g_autoptr (SwVisit) one = visit_of (elder, TODAY - 364), missed = visit_of (elder, TODAY), reached = visit_of (elder, TODAY);
  g_autoptr (SwVisit) early = visit_of (elder, TODAY - 365);
  SwVisitDay days[365];
  g_autoptr (GError) error = NULL;

  one->outcome = SW_OUTCOME_REFUSED;
  missed->outcome = SW_OUTCOME_NOT_REACHED;
  save (test, one);
  save (test, missed);
  save (test, reached);
  save (test, early);

  g_assert_true (sw_store_visit_days (test->store, elder, TODAY - 364, 365, days, &error));
  g_assert_cmpuint (days[0].n, ==, 1);
  g_assert_cmpint (sw_visit_day_best (&days[0]), ==, SW_OUTCOME_REFUSED);
  g_assert_cmpuint (days[1].n, ==, 0);
  g_assert_cmpint (sw_visit_day_best (&days[1]), ==, SW_NONE);
  g_assert_cmpuint (days[364].n, ==, 2);
  g_assert_cmpint (sw_visit_day_best (&days[364]), ==, SW_OUTCOME_REACHED);
}

static gint64
add_caregiver (SwTestStore     *test,
               SwCaregiverKind  kind)
{
  g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();

  caregiver->name = g_strdup ("周洁");
  caregiver->kind = kind;
  save (test, caregiver);

  return id_of (caregiver);
}

static gint64
party_of (SwTestStore *test,
          gint64       elder_id,
          gint64       caregiver_id,
          SwDay        day)
{
  g_autoptr (SwVisit) visit = visit_of (elder_id, day);
  g_autoptr (GError) error = NULL;

  visit->caregiver_id = caregiver_id;
  visit->party = SW_NONE;
  g_assert_true (sw_store_assign_party (test->store, visit, &error));
  g_assert_no_error (error);

  return visit->party;
}

/* Whoever is an elder's worker visits as such, whatever else they are; who stands in for somebody,
 * as who that is. */
static void
test_party (SwTestStore  *test,
            gconstpointer data)
{
  g_autoptr (SwElder) elder = sw_test_elder (1, "王芳", NULL);
  g_autoptr (SwSubstitution) leave = sw_substitution_new ();
  gint64 staff = add_caregiver (test, SW_CAREGIVER_STREET_STAFF), neighbour = add_caregiver (test, SW_CAREGIVER_VOLUNTEER);
  gint64 other;

  elder->worker_id = staff;
  elder->neighbour_id = neighbour;
  save (test, elder);
  other = add_elder (test, "李强");
  leave->caregiver_id = neighbour;
  leave->substitute_id = 1;
  leave->from_day = TODAY - 3;
  leave->to_day = TODAY - 1;
  save (test, leave);

  g_assert_cmpint (party_of (test, id_of (elder), staff, TODAY), ==, SW_PARTY_WORKER);
  g_assert_cmpint (party_of (test, other, staff, TODAY), ==, SW_PARTY_STREET);
  g_assert_cmpint (party_of (test, id_of (elder), neighbour, TODAY), ==, SW_PARTY_NEIGHBOUR);
  g_assert_cmpint (party_of (test, id_of (elder), 1, TODAY), ==, SW_PARTY_WORKER);
  g_assert_cmpint (party_of (test, id_of (elder), 1, TODAY - 1), ==, SW_PARTY_NEIGHBOUR);
  g_assert_cmpint (party_of (test, other, 1, TODAY - 1), ==, SW_PARTY_WORKER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/visits/" name, SwTestStore, NULL, set_up, func, sw_test_store_tear_down)
  ADD ("kept", test_kept);
  ADD ("refused", test_refused);
  ADD ("history-and-undo", test_history_and_undo);
  ADD ("queries-speak-nicks", test_queries_speak_nicks);
  ADD ("elder-with-all", test_elder_with_all);
  ADD ("merge-takes-all", test_merge_takes_all);
  ADD ("save-one", test_save_one);
  ADD ("batch", test_batch);
  ADD ("last", test_last);
  ADD ("ordinals", test_ordinals);
  ADD ("days", test_days);
  ADD ("party", test_party);
#undef ADD

  return g_test_run ();
}
