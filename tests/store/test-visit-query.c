/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filtered histories against a plain look at every visit. */
#include "sw-test-store.h"

#include "sw-caregiver.h"
#include "record-list-test.h"
#include "sw-record-places.h"
#include "sw-store-query.h"
#include "sw-visit-totals.h"
#include "sw-visits.h"

#define TODAY sw_day_from_ymd (2026, 11, 21)
#define N_ELDERS 80
#define N_CAREGIVERS 6
#define N_VISITS 2000

static gint64
id_of (gpointer record)
{
  return sw_record_get_id (SW_RECORD (record));
}

static void
set_up (SwTestStore  *test,
        gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (SwCommunity) one = NULL, other = NULL;
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  sw_day_set_today (TODAY);
  sw_test_store_set_up (test, data);
  one = sw_test_store_add_community (test, "北园社区");
  other = sw_test_store_add_community (test, "大儒巷社区");
  sw_store_begin (test->store, "Add", &error);
  for (int i = 0; i < N_CAREGIVERS; i++)
    {
      g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();

      caregiver->name = g_strdup_printf ("李%c", 'A' + i);
      caregiver->kind = SW_CAREGIVER_WORKER;
      g_assert_true (sw_store_save (test->store, SW_RECORD (caregiver), &error));
    }
  for (int i = 0; i < N_ELDERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s", i % 9 == 0 ? "王芳" : "李秀英");
      g_autoptr (SwElder) elder = sw_test_elder (i < 8 ? id_of (other) : id_of (one), name, NULL);

      g_assert_true (sw_store_save (test->store, SW_RECORD (elder), &error));
    }
  g_assert_true (sw_store_commit (test->store, &error));

  for (int i = 0; i < N_VISITS; i++)
    {
      SwVisit *visit = sw_visit_new ();

      visit->elder_id = g_rand_int_range (random, 1, N_ELDERS + 1);
      visit->party = g_rand_int_range (random, 0, 6);
      visit->caregiver_id = g_rand_int_range (random, 0, 4) ? g_rand_int_range (random, 1, N_CAREGIVERS + 1) : SW_NONE;
      visit->channel = g_rand_int_range (random, 0, 2);
      visit->outcome = g_rand_int_range (random, 0, 40) ? SW_OUTCOME_REACHED : g_rand_int_range (random, 0, 5);
      visit->services = i % 7 == 0 ? 5 : 1 << g_rand_int_range (random, 0, 3);
      visit->source = i % 5 == 0 ? SW_VISIT_SOURCE_CARD : SW_VISIT_SOURCE_PHONE;
      visit->day = TODAY - g_rand_int_range (random, 0, 90);
      visit->entered_day = MIN (TODAY, visit->day + MAX (0, g_rand_int_range (random, -3, 2)));
      visit->content = i % 50 == 0 ? g_strdup ("送药") : NULL;
      g_ptr_array_add (visits, visit);
    }
  sw_store_save_visits (test->store, visits, NULL, &error);
  g_assert_no_error (error);
}

static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  const SwVisit *x = *(SwVisit *const *) a, *y = *(SwVisit *const *) b;

  if (x->day != y->day)
    return x->day > y->day ? -1 : 1;

  return id_of ((gpointer) x) > id_of ((gpointer) y) ? -1 : 1;
}

typedef gboolean (*Wanted) (SwVisit *visit);

static gboolean all (SwVisit *v) { return TRUE; }
static gboolean span (SwVisit *v) { return v->day >= TODAY - 9 && v->day <= TODAY - 3; }
static gboolean elder (SwVisit *v) { return v->elder_id == 7; }
static gboolean by_name (SwVisit *v) { return v->elder_id % 9 == 1; }
static gboolean community (SwVisit *v) { return v->elder_id <= 8; }
static gboolean other_community (SwVisit *v) { return v->elder_id > 8; }
static gboolean party (SwVisit *v) { return v->party == SW_PARTY_WORKER || v->party == SW_PARTY_HOMECARE; }
static gboolean caregiver (SwVisit *v) { return v->caregiver_id == 2; }
static gboolean nobody (SwVisit *v) { return v->caregiver_id == SW_NONE; }
static gboolean not_reached (SwVisit *v) { return v->outcome != SW_OUTCOME_REACHED; }
static gboolean laundry (SwVisit *v) { return v->services & 1 << SW_SERVICE_LAUNDRY; }
static gboolean late (SwVisit *v) { return sw_visit_is_late (v); }
static gboolean punctual (SwVisit *v) { return !sw_visit_is_late (v); }
static gboolean medicine (SwVisit *v) { return v->content != NULL; }
static gboolean nothing (SwVisit *v) { return FALSE; }

static gboolean
several (SwVisit *v)
{
  return community (v) && late (v) && v->caregiver_id <= 3 && v->caregiver_id > 0 && v->channel == SW_CHANNEL_HOME;
}

static gboolean
kind_and_community (SwVisit *v)
{
  return community (v) && v->party == SW_PARTY_WORKER && v->source == SW_VISIT_SOURCE_CARD && span (v);
}

static const struct
{
  const char *conditions;
  Wanted      wanted;
} cases[] = {
  { "", all },
  { "day>=2026-11-12\nday<=2026-11-18", span },
  { "day>2026-11-11\nday<2026-11-19", span },
  { "elder_id=7", elder },
  { "elder=王芳", by_name },
  { "elder~芳", by_name },
  { "community=大儒巷社区", community },
  { "community!=大儒巷社区", other_community },
  { "community_id=2", community },
  { "party=worker,homecare", party },
  { "caregiver_id=2", caregiver },
  { "caregiver=李B", caregiver },
  { "caregiver_id=", nobody },
  { "outcome!=reached", not_reached },
  { "services=laundry", laundry },
  { "late=1", late },
  { "late=0", punctual },
  { "late!=1", punctual },
  { "content~药", medicine },
  { "community=大儒巷社区\nlate=1\ncaregiver=李A,李B,李C\nchannel=home", several },
  { "community=大儒巷社区\nparty=worker\nsource=card\nday>=2026-11-12\nday<=2026-11-18", kind_and_community },
  { "source=month-card", nothing },
  { "elder=赵英", nothing },
  { "day>2026-11-12\nday<2026-11-10", nothing },
  { "elder_id=7\ncommunity=北园社区", nothing },
};

static void
test_filters (SwTestStore  *test,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits = sw_store_load_all (test->store, SW_TYPE_VISIT, &error);

  g_ptr_array_sort (visits, newest_first);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int way = 0; way < 2; way++)
      {
        g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
        g_autoptr (GArray) ids = NULL, first = NULL;
        guint n = 0;

        sw_query_set_text (query, cases[i].conditions, &error);
        g_assert_no_error (error);
        if (way == 1)
          sw_query_set_sort (query, "day", FALSE);
        ids = sw_store_query_ids (test->store, query, -1, &error);
        g_assert_no_error (error);
        first = sw_store_query_ids (test->store, query, 50, &error);
        g_assert_cmpuint (first->len, ==, MIN (ids->len, 50));

        for (guint k = 0; k < visits->len; k++)
          {
            SwVisit *visit = visits->pdata[way ? visits->len - 1 - k : k];

            if (!cases[i].wanted (visit))
              continue;
            g_assert_cmpuint (n, <, ids->len);
            g_assert_cmpint (g_array_index (ids, gint64, n), ==, id_of (visit));
            if (n < first->len)
              g_assert_cmpint (g_array_index (first, gint64, n), ==, id_of (visit));
            n++;
          }
        g_assert_cmpuint (n, ==, ids->len);
        g_assert_cmpint (sw_store_query_count (test->store, query, &error), ==, n);
        g_assert_true (cases[i].wanted == nothing || n > 0);
      }
}

/* Another order goes through the engine, with the same filters. */
static void
test_other_order (SwTestStore  *test,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
      g_autoptr (GArray) ids = NULL, other = NULL;

      sw_query_set_text (query, cases[i].conditions, &error);
      ids = sw_store_query_ids (test->store, query, -1, &error);
      sw_query_set_sort (query, "caregiver_id", FALSE);
      other = sw_store_query_ids (test->store, query, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (other->len, ==, ids->len);
      g_assert_cmpint (sw_store_query_count (test->store, query, &error), ==, ids->len);
    }
}

static void
test_search (SwTestStore  *test,
             gconstpointer data)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT), named = sw_query_new (SW_TYPE_VISIT);
  g_autoptr (GArray) ids = NULL, expected = NULL;
  g_autoptr (GError) error = NULL;

  sw_query_set_search (query, "王芳");
  sw_query_add_text (named, "elder=王芳", &error);
  ids = sw_store_query_ids (test->store, query, -1, &error);
  expected = sw_store_query_ids (test->store, named, -1, &error);
  g_assert_cmpuint (ids->len, >, 0);
  g_assert_cmpuint (ids->len, ==, expected->len);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected->data, expected->len * sizeof (gint64));
}

static void
test_totals (SwTestStore  *test,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits = sw_store_load_all (test->store, SW_TYPE_VISIT, &error);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
      SwVisitTotals totals, expected = { 0 };

      sw_query_set_text (query, cases[i].conditions, &error);
      for (guint k = 0; k < visits->len; k++)
        {
          SwVisit *visit = visits->pdata[k];

          if (!cases[i].wanted (visit))
            continue;
          expected.n++;
          expected.n_counting += sw_outcome_counts (visit->outcome);
          expected.n_late += sw_visit_is_late (visit);
          expected.n_party[visit->party]++;
          expected.n_channel[visit->channel]++;
          expected.n_outcome[visit->outcome]++;
          expected.n_source[visit->source]++;
          for (int bit = 0; bit < SW_N_SERVICES; bit++)
            expected.n_service[bit] += visit->services >> bit & 1;
        }
      g_assert_true (sw_store_visit_totals (test->store, query, &totals, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpmem (&totals, sizeof totals, &expected, sizeof expected);
    }
}

static void
got_totals_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_store_visit_totals_finish (SW_STORE (source), result, user_data, &error));
  g_assert_no_error (error);
}

static void
test_totals_in_a_thread (SwTestStore  *test,
                         gconstpointer data)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  SwVisitTotals totals = { -1 };

  sw_store_visit_totals_async (test->store, query, NULL, got_totals_cb, &totals);
  while (totals.n < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (totals.n, ==, N_VISITS);
}

static void
assert_list_is (SwTestStore  *test,
                SwRecordList *list,
                guint         step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sw_store_query_ids (test->store, sw_record_list_get_query (list), -1, &error);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, ids->len);
  for (guint i = 0; i < ids->len; i += step)
    {
      guint at = step > 1 && i / step % 2 ? ids->len - 1 - i : i;
      g_autoptr (SwVisit) visit = g_list_model_get_item (G_LIST_MODEL (list), at);

      g_assert_cmpint (id_of (visit), ==, g_array_index (ids, gint64, at));
      g_assert_cmpint (visit->elder_id, !=, SW_NONE);
      g_assert_cmpint (sw_record_list_get_id_at (list, at), ==, id_of (visit));
    }
}

/* A list that does not hold its ids is as one that does, and follows changes. */
static void
test_list_without_ids (SwTestStore  *test,
                       gconstpointer data)
{
  static const char *const texts[] = { "", "services=laundry", "community=北园社区\nlate=0" };

  sw_record_places_hold_max (300);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int ascending = 0; ascending < 2; ascending++)
      {
        g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
        g_autoptr (SwRecordList) list = NULL;

        sw_query_set_text (query, texts[i], NULL);
        if (ascending)
          sw_query_set_sort (query, "day", FALSE);
        list = sw_record_list_new (test->store, query);
        g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <=, 200);
        wait_complete (list);
        assert_list_is (test, list, 1);
        assert_list_is (test, list, 397);
      }
  sw_record_places_hold_max (100000);
}

static void
test_list_follows (SwTestStore  *test,
                   gconstpointer data)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  g_autoptr (SwRecordList) list = NULL;
  g_autoptr (SwVisit) fresh = sw_visit_new (), shown = NULL, same = NULL, changed = NULL;
  g_autoptr (GError) error = NULL;
  Changes changes = { 0 };
  gint64 gone;
  guint position;

  sw_record_places_hold_max (300);
  list = sw_record_list_new (test->store, query);
  wait_complete (list);
  shown = g_list_model_get_item (G_LIST_MODEL (list), 1200);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &changes);

  /* A new one on top; what is shown below it stays the same object. */
  fresh->elder_id = 1;
  fresh->party = SW_PARTY_STREET;
  fresh->channel = SW_CHANNEL_PHONE;
  fresh->outcome = SW_OUTCOME_REACHED;
  fresh->services = 1;
  fresh->source = SW_VISIT_SOURCE_HAND;
  fresh->day = TODAY;
  g_assert_true (sw_store_save_visit (test->store, fresh, NULL, &error));
  wait_complete (list);
  g_assert_cmpuint (changes.n, ==, 1);
  g_assert_cmpuint (changes.added, ==, changes.removed + 1);
  g_assert_cmpuint (changes.position + changes.removed, <=, 1200);
  g_assert_cmpint (sw_record_list_get_id_at (list, 0), ==, id_of (fresh));
  same = g_list_model_get_item (G_LIST_MODEL (list), 1201);
  g_assert_true (same == shown);
  g_assert_true (sw_record_list_find (list, id_of (shown), &position));
  g_assert_cmpuint (position, ==, 1201);

  /* One that changes where it is. */
  changes.n = 0;
  changed = SW_VISIT (sw_record_copy (SW_RECORD (shown)));
  changed->content = g_strdup ("换灯泡");
  g_assert_true (sw_store_save_visit (test->store, changed, NULL, &error));
  wait_complete (list);
  g_assert_cmpuint (changes.n, ==, 1);
  g_assert_cmpuint (changes.position, ==, 1201);

  /* One that goes. */
  changes.n = 0;
  gone = id_of (shown);
  g_assert_true (sw_store_delete_visits (test->store, &gone, 1, &error));
  wait_complete (list);
  g_assert_cmpuint (changes.removed, ==, changes.added + 1);
  assert_list_is (test, list, 7);
  g_assert_false (sw_record_list_find (list, gone, NULL));
  sw_record_places_hold_max (100000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sw_record_list_wait_max (0);

#define ADD(name, func) g_test_add ("/visit-query/" name, SwTestStore, NULL, set_up, func, sw_test_store_tear_down)
  ADD ("filters", test_filters);
  ADD ("other-order", test_other_order);
  ADD ("search", test_search);
  ADD ("totals", test_totals);
  ADD ("totals-in-a-thread", test_totals_in_a_thread);
  ADD ("list-without-ids", test_list_without_ids);
  ADD ("list-follows", test_list_follows);
#undef ADD

  return g_test_run ();
}
