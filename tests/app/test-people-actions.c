/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-community.h"
#include "sw-day.h"
#include "sw-distinct-pair.h"
#include "sw-grid.h"
#include "sw-history.h"
#include "sw-merge.h"
#include "sw-people-actions.h"
#include "sw-reference.h"
#include "sw-relative.h"
#include "sw-status-span.h"
#include "sw-store-query.h"

typedef struct
{
  char    *folder;
  SwStore *store;
  gint64   community;
  gint64   worker;
  gint64   other;
  gint64   neighbour;
} Fixture;

static gint64
save_caregiver (Fixture         *fixture,
                const char      *name,
                SwCaregiverKind  kind)
{
  SwCaregiver *caregiver = sw_caregiver_new ();

  caregiver->name = g_strdup (name);
  caregiver->kind = kind;

  return app_test_save (fixture->store, caregiver);
}

static gint64
save_elder (Fixture    *fixture,
            const char *name,
            gint64      worker,
            gint64      neighbour)
{
  SwElder *elder = sw_elder_new ();

  elder->name = g_strdup (name);
  elder->document_kind = SW_DOCUMENT_NO_DOCUMENT;
  elder->community_id = fixture->community;
  elder->registered_day = sw_day_from_ymd (2026, 11, 1);
  elder->worker_id = worker;
  elder->neighbour_id = neighbour;

  return app_test_save (fixture->store, elder);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  SwCommunity *community = sw_community_new ();

  fixture->store = app_test_open_store (&fixture->folder, 0);
  community->name = g_strdup ("北园社区");
  fixture->community = app_test_save (fixture->store, community);
  fixture->worker = save_caregiver (fixture, "周敏", SW_CAREGIVER_WORKER);
  fixture->other = save_caregiver (fixture, "陈建国", SW_CAREGIVER_WORKER);
  fixture->neighbour = save_caregiver (fixture, "张爱珍", SW_CAREGIVER_NEIGHBOUR);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  app_test_close_store (fixture->store, fixture->folder);
}

static gint64
count (Fixture    *fixture,
       const char *field,
       gint64      id)
{
  g_autoptr (GError) error = NULL;
  gint64 n = sw_people_count_elders (fixture->store, field, id, &error);

  g_assert_no_error (error);

  return n;
}

static void
test_hand_over (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autoptr (SwElder) left = NULL;
  SwStatusSpan *died = sw_status_span_new ();
  gint64 id;

  save_elder (fixture, "王桂英", fixture->worker, fixture->neighbour);
  save_elder (fixture, "沈根生", fixture->worker, SW_NONE);
  save_elder (fixture, "陆福根", fixture->other, fixture->worker);
  died->elder_id = save_elder (fixture, "单文英", fixture->worker, SW_NONE);
  died->status = SW_STATUS_DIED;
  died->from_day = sw_day_today () - 30;
  id = died->elder_id;
  app_test_save (fixture->store, died);
  g_assert_cmpint (count (fixture, "worker_id", fixture->worker), ==, 2);

  g_assert_cmpint (sw_people_hand_over (fixture->store, fixture->worker, fixture->other, &error), ==, 3);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture, "worker_id", fixture->worker), ==, 0);
  g_assert_cmpint (count (fixture, "neighbour_id", fixture->worker), ==, 0);
  g_assert_cmpint (count (fixture, "worker_id", fixture->other), ==, 3);
  g_assert_cmpint (count (fixture, "neighbour_id", fixture->neighbour), ==, 1);
  left = sw_store_load (fixture->store, SW_TYPE_ELDER, id, NULL);
  g_assert_cmpint (left->worker_id, ==, fixture->worker);

  /* One action, so one undo. */
  g_assert_true (sw_store_undo (fixture->store, &label, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (label, "周敏"));
  g_assert_cmpint (count (fixture, "worker_id", fixture->worker), ==, 2);
  g_assert_cmpint (count (fixture, "neighbour_id", fixture->worker), ==, 1);
}

static void
test_delete_is_refused (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (SwRecord) worker = NULL;
  g_autoptr (SwRecord) other = NULL;
  g_autoptr (SwRecord) community = NULL;
  g_autoptr (GError) error = NULL;

  save_elder (fixture, "王桂英", fixture->worker, SW_NONE);
  worker = sw_store_load (fixture->store, SW_TYPE_CAREGIVER, fixture->worker, NULL);
  other = sw_store_load (fixture->store, SW_TYPE_CAREGIVER, fixture->other, NULL);
  community = sw_store_load (fixture->store, SW_TYPE_COMMUNITY, fixture->community, NULL);

  g_assert_false (sw_people_delete (fixture->store, worker, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "周敏"));
  g_assert_nonnull (strstr (error->message, "1 elder"));
  g_clear_error (&error);

  g_assert_false (sw_people_delete (fixture->store, community, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (sw_store_in_action (fixture->store));

  g_assert_true (sw_people_delete (fixture->store, other, &error));
  g_assert_no_error (error);
  g_assert_null (sw_store_load (fixture->store, SW_TYPE_CAREGIVER, fixture->other, NULL));
}

static void
test_end (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (SwCaregiver) worker = sw_store_load (fixture->store, SW_TYPE_CAREGIVER, fixture->worker, NULL);
  g_autoptr (SwCaregiver) ended = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_people_end (fixture->store, SW_RECORD (worker), 20000, &error));
  g_assert_no_error (error);
  g_assert_cmpint (worker->ended_day, ==, SW_NONE);
  ended = sw_store_load (fixture->store, SW_TYPE_CAREGIVER, fixture->worker, NULL);
  g_assert_cmpint (ended->ended_day, ==, 20000);
}

static void
test_delete_elder (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 id = save_elder (fixture, "王桂英", SW_NONE, SW_NONE);
  SwRelative *relative = sw_relative_new ();
  g_autoptr (SwElder) elder = sw_store_load (fixture->store, SW_TYPE_ELDER, id, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) relatives = NULL;

  relative->elder_id = id;
  relative->name = g_strdup ("李敏");
  app_test_save (fixture->store, relative);

  g_assert_true (sw_elder_delete_all (fixture->store, elder, &error));
  g_assert_no_error (error);
  g_assert_null (sw_store_load (fixture->store, SW_TYPE_ELDER, id, NULL));

  g_assert_true (sw_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  relatives = sw_store_load_owned (fixture->store, SW_TYPE_RELATIVE, id, &error);
  g_assert_cmpuint (relatives->len, ==, 1);
}

static GPtrArray *
offered (Fixture    *fixture,
         const char *field_name,
         SwElder    *of,
         const char *search,
         gboolean    everyone)
{
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (of), field_name);
  g_autoptr (SwQuery) query = sw_reference_query (field, SW_RECORD (of), search, everyone);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sw_store_query_ids (fixture->store, query, -1, &error);
  GPtrArray *names = g_ptr_array_new ();

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (names, (gpointer) sw_store_get_name (fixture->store, field->reference (),
                                                          g_array_index (ids, gint64, i)));

  return names;
}

static void
test_references (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (SwElder) elder = sw_elder_new ();
  g_autoptr (GPtrArray) workers = offered (fixture, "worker_id", elder, NULL, FALSE);
  g_autoptr (GPtrArray) initials = offered (fixture, "worker_id", elder, "zm", FALSE);
  g_autoptr (GPtrArray) neighbours = offered (fixture, "neighbour_id", elder, NULL, FALSE);
  g_autoptr (GPtrArray) everyone = offered (fixture, "neighbour_id", elder, NULL, TRUE);
  g_autoptr (GPtrArray) community = offered (fixture, "community_id", elder, "北园", FALSE);
  g_autoptr (GPtrArray) grids = NULL;
  SwGrid *grid = sw_grid_new ();

  /* By pinyin: Chén before Zhōu. */
  g_assert_cmpuint (workers->len, ==, 2);
  g_assert_cmpstr (workers->pdata[0], ==, "陈建国");
  g_assert_cmpstr (workers->pdata[1], ==, "周敏");
  g_assert_cmpuint (initials->len, ==, 1);
  g_assert_cmpstr (initials->pdata[0], ==, "周敏");
  g_assert_cmpuint (neighbours->len, ==, 1);
  g_assert_cmpuint (everyone->len, ==, 3);
  g_assert_cmpuint (community->len, ==, 1);

  grid->name = g_strdup ("第一网格");
  grid->community_id = fixture->community;
  app_test_save (fixture->store, grid);
  elder->community_id = fixture->community + 1;
  grids = offered (fixture, "grid_id", elder, NULL, FALSE);
  g_assert_cmpuint (grids->len, ==, 0);
  g_clear_pointer (&grids, g_ptr_array_unref);
  elder->community_id = fixture->community;
  grids = offered (fixture, "grid_id", elder, NULL, FALSE);
  g_assert_cmpuint (grids->len, ==, 1);
}

static void
test_names (void)
{
  g_assert_true (sw_name_matches ("大儒巷社区", ""));
  g_assert_true (sw_name_matches ("大儒巷社区", "儒巷"));
  g_assert_true (sw_name_matches ("大儒巷社区", "drx"));
  g_assert_true (sw_name_matches ("大儒巷社区", "RU"));
  g_assert_false (sw_name_matches ("大儒巷社区", "北园"));
  g_assert_false (sw_name_matches (NULL, "x"));
}

static void
test_merge (void)
{
  g_autoptr (SwElder) one = sw_elder_new ();
  g_autoptr (SwElder) other = sw_elder_new ();
  g_autoptr (SwElder) merged = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autofree gboolean *chosen = NULL;

  one->name = g_strdup ("王芳");
  one->document_kind = SW_DOCUMENT_CITIZEN_ID;
  one->document_number = g_strdup ("110105194912310021");
  one->phone = g_strdup ("13800000001");
  one->registered_day = 20000;
  sw_record_derive (SW_RECORD (one));
  sw_record_set_id (SW_RECORD (one), 5);

  other->name = g_strdup ("王芳");
  other->document_kind = SW_DOCUMENT_CITIZEN_ID;
  other->document_number = g_strdup ("11010519491231002X");
  other->phone = g_strdup ("13800000002");
  other->home_address = g_strdup ("北园新村1号");
  other->registered_day = 19000;
  sw_record_derive (SW_RECORD (other));

  fields = sw_merge_fields (one, other);
  chosen = g_new0 (gboolean, fields->len);
  for (guint i = 0; i < fields->len; i++)
    {
      const SwField *field = fields->pdata[i];

      g_assert_false (field->flags & SW_FIELD_DERIVED);
      g_assert_cmpstr (field->name, !=, "name");
      chosen[i] = sw_merge_prefers (one, other, field);
    }

  merged = sw_merge_result (one, other, fields, chosen);
  g_assert_cmpint (sw_record_get_id (SW_RECORD (merged)), ==, 5);
  g_assert_cmpstr (merged->document_number, ==, "11010519491231002X");
  g_assert_cmpint (merged->document_state, ==, SW_DOCUMENT_STATE_VALID);
  g_assert_cmpstr (merged->phone, ==, "13800000001");
  g_assert_cmpstr (merged->home_address, ==, "北园新村1号");
  g_assert_cmpint (merged->registered_day, ==, 19000);
}

/* The mark follows the residence that it was said of. */
static void
test_merge_unsure (void)
{
  g_autoptr (SwElder) one = sw_elder_new ();
  g_autoptr (SwElder) other = sw_elder_new ();
  const SwField *residence = sw_record_class_find_field (SW_RECORD_GET_CLASS (one), "child_residence");
  const SwField *unsure = sw_record_class_find_field (SW_RECORD_GET_CLASS (one), "child_residence_unsure");

  one->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_CITY;
  other->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT;
  other->child_residence_unsure = 1;
  g_assert_false (sw_merge_prefers (one, other, residence));
  g_assert_false (sw_merge_prefers (one, other, unsure));

  one->child_residence = SW_CHILD_RESIDENCE_UNKNOWN;
  g_assert_true (sw_merge_prefers (one, other, residence));
  g_assert_true (sw_merge_prefers (one, other, unsure));

  one->child_residence_unsure = 0;
  g_assert_true (sw_merge_prefers (one, other, unsure));

  /* Of the same residence, what is known is better. */
  one->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT;
  one->child_residence_unsure = SW_NONE;
  g_assert_true (sw_merge_prefers (one, other, unsure));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  sw_day_set_today (sw_day_parse (APP_TEST_TODAY, 0, NULL));

  ADD ("/people-actions/hand-over", test_hand_over);
  ADD ("/people-actions/delete-is-refused", test_delete_is_refused);
  ADD ("/people-actions/end", test_end);
  ADD ("/people-actions/delete-elder", test_delete_elder);
  ADD ("/people-actions/references", test_references);
  g_test_add_func ("/people-actions/names", test_names);
  g_test_add_func ("/people-actions/merge", test_merge);
  g_test_add_func ("/people-actions/merge-unsure", test_merge_unsure);

  return g_test_run ();
}
