/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-store-query.h"
#include "sw-test-store.h"

#include "record-list-test.h"

static char *
nth_name (guint i)
{
  static const char *const digits[] = { "丁", "马", "王", "张", "陈", "李", "安", "白", "方", "钱" };

  return g_strconcat ("王", digits[i / 100 % 10], digits[i / 10 % 10], digits[i % 10], i >= 1000 ? "甲" : NULL, NULL);
}

static void
add_many (SwTestStore *test,
          guint        n)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (GError) error = NULL;

  sw_store_begin (test->store, "Add", &error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = nth_name (i);
      g_autoptr (SwElder) elder = sw_test_elder (sw_record_get_id (SW_RECORD (community)), name, NULL);

      g_assert_true (sw_store_save (test->store, SW_RECORD (elder), &error));
    }
  g_assert_true (sw_store_commit (test->store, &error));
}

static SwElder *
load_at (SwTestStore  *test,
         SwRecordList *list,
         guint         position)
{
  g_autoptr (GError) error = NULL;
  SwElder *elder = sw_store_load (test->store, SW_TYPE_ELDER, sw_record_list_get_id_at (list, position), &error);

  g_assert_no_error (error);
  return elder;
}

static void
assert_list_is (SwTestStore  *test,
                SwRecordList *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sw_store_query_ids (test->store, sw_record_list_get_query (list), -1, &error);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (sw_record_list_get_id_at (list, i), ==, g_array_index (ids, gint64, i));
}

static void
test_first_then_all (SwTestStore  *test,
                     gconstpointer data)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (SwRecordList) list = NULL;
  Changes changes = { 0 };
  guint n_first, position;
  gint64 last;

  add_many (test, 1500);
  list = sw_record_list_new (test->store, query);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &changes);

  n_first = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (n_first, >, 50);
  g_assert_cmpuint (n_first, <, 1500);
  g_assert_false (sw_record_list_is_complete (list));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == SW_TYPE_ELDER);

  wait_complete (list);
  g_assert_cmpuint (changes.n, ==, 1);
  g_assert_cmpuint (changes.position, ==, n_first);
  g_assert_cmpuint (changes.removed, ==, 0);
  g_assert_cmpuint (changes.added, ==, 1500 - n_first);
  assert_list_is (test, list);

  /* Every row, there and back, with few of them held. */
  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < 1500; i++)
      {
        guint at = turn ? 1499 - i : i;
        g_autoptr (SwElder) elder = g_list_model_get_item (G_LIST_MODEL (list), at);

        g_assert_cmpint (sw_record_get_id (SW_RECORD (elder)), ==, sw_record_list_get_id_at (list, at));
        g_assert_nonnull (elder->name);
      }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 1500));
  g_assert_cmpint (sw_record_list_get_id_at (list, 1500), ==, SW_NONE);

  last = sw_record_list_get_id_at (list, 1234);
  g_assert_true (sw_record_list_find (list, last, &position));
  g_assert_cmpuint (position, ==, 1234);
  g_assert_false (sw_record_list_find (list, 999999, NULL));

  /* While nothing changes the row is the same object. */
  {
    g_autoptr (SwElder) one = g_list_model_get_item (G_LIST_MODEL (list), 7);
    g_autoptr (SwElder) again = g_list_model_get_item (G_LIST_MODEL (list), 7);

    g_assert_true (one == again);
  }
}

static void
test_follows_changes (SwTestStore  *test,
                      gconstpointer data)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (SwRecordList) list = NULL;
  g_autoptr (SwElder) shown = NULL, elder = NULL, after = NULL, removed = NULL, other = NULL;
  g_autoptr (GError) error = NULL;
  Changes changes = { 0 };

  add_many (test, 300);
  list = sw_record_list_new (test->store, query);
  wait_complete (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &changes);

  /* A row that stays where it is and is shown: only it changes. */
  shown = g_list_model_get_item (G_LIST_MODEL (list), 10);
  other = g_list_model_get_item (G_LIST_MODEL (list), 11);
  elder = load_at (test, list, 10);
  sw_record_set_text (SW_RECORD (elder), sw_record_class_find_field (SW_RECORD_GET_CLASS (elder), "phone"), "13812345678");
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (elder), "Change", &error));
  wait_complete (list);
  g_assert_cmpuint (changes.n, ==, 1);
  g_assert_cmpuint (changes.position, ==, 10);
  g_assert_cmpuint (changes.removed, ==, 1);
  g_assert_cmpuint (changes.added, ==, 1);
  after = g_list_model_get_item (G_LIST_MODEL (list), 10);
  g_assert_cmpstr (after->phone, ==, "13812345678");
  {
    g_autoptr (SwElder) still = g_list_model_get_item (G_LIST_MODEL (list), 11);

    g_assert_true (still == other);
  }

  /* One that goes: only its place changes; and it comes back with an undo. */
  changes.n = 0;
  removed = load_at (test, list, 150);
  g_assert_true (sw_store_delete_one (test->store, SW_RECORD (removed), "Delete", &error));
  wait_complete (list);
  g_assert_cmpuint (changes.n, ==, 1);
  g_assert_cmpuint (changes.position, ==, 150);
  g_assert_cmpuint (changes.removed, ==, 1);
  g_assert_cmpuint (changes.added, ==, 0);
  assert_list_is (test, list);

  changes.n = 0;
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  wait_complete (list);
  g_assert_cmpuint (changes.n, ==, 1);
  g_assert_cmpuint (changes.position, ==, 150);
  g_assert_cmpuint (changes.removed, ==, 0);
  g_assert_cmpuint (changes.added, ==, 1);
  assert_list_is (test, list);

  /* One action that takes a row away and changes another below it. */
  {
    g_autoptr (SwElder) gone = load_at (test, list, 3), changed = load_at (test, list, 210);
    g_autoptr (SwElder) old = g_list_model_get_item (G_LIST_MODEL (list), 210), fresh = NULL;

    changes.n = 0;
    sw_record_set_text (SW_RECORD (changed), sw_record_class_find_field (SW_RECORD_GET_CLASS (changed), "phone"), "666");
    g_assert_true (sw_store_begin (test->store, "Both", &error));
    g_assert_true (sw_store_delete (test->store, SW_RECORD (gone), &error));
    g_assert_true (sw_store_save (test->store, SW_RECORD (changed), &error));
    g_assert_true (sw_store_commit (test->store, &error));
    wait_complete (list);
    g_assert_cmpuint (changes.n, ==, 2);
    g_assert_cmpuint (changes.position, ==, 209);
    g_assert_cmpuint (changes.removed, ==, 1);
    fresh = g_list_model_get_item (G_LIST_MODEL (list), 209);
    g_assert_cmpstr (fresh->phone, ==, "666");
    g_assert_true (sw_store_undo (test->store, NULL, &error));
    wait_complete (list);
    assert_list_is (test, list);
  }

  /* A change while another query is set is not lost. */
  {
    g_autoptr (SwElder) shown_first = g_list_model_get_item (G_LIST_MODEL (list), 0), changed = load_at (test, list, 0);
    g_autoptr (SwElder) fresh = NULL;

    sw_record_set_text (SW_RECORD (changed), sw_record_class_find_field (SW_RECORD_GET_CLASS (changed), "phone"), "777");
    g_assert_true (sw_store_save_one (test->store, SW_RECORD (changed), "Change", &error));
    sw_record_list_set_query (list, query);
    fresh = g_list_model_get_item (G_LIST_MODEL (list), 0);
    g_assert_cmpstr (fresh->phone, ==, "777");
    g_assert_true (fresh != shown_first);
    wait_complete (list);
  }

  /* Nothing changed: nothing is said. */
  changes.n = 0;
  sw_record_list_reload (list);
  wait_complete (list);
  g_assert_cmpuint (changes.n, ==, 0);
}

static void
test_set_query (SwTestStore  *test,
                gconstpointer data)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (SwRecordList) list = NULL;
  static const char *const searches[] = { "w", "wd", "王", "王丁", "王丁丁", "zzz", "王", NULL };

  add_many (test, 1200);
  list = sw_record_list_new (test->store, query);

  /* Typing faster than the thread answers: only the last answer counts. */
  for (guint turn = 0; turn < 10; turn++)
    for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
      {
        sw_query_set_search (query, searches[i]);
        sw_record_list_set_query (list, query);
        if (turn % 2)
          g_main_context_iteration (NULL, FALSE);
      }
  wait_complete (list);
  assert_list_is (test, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1200);

  sw_query_set_search (query, "王丁丁丁甲");
  sw_record_list_set_query (list, query);
  g_assert_true (sw_record_list_is_complete (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);

  sw_query_set_search (query, "nobody");
  sw_record_list_set_query (list, query);
  g_assert_true (sw_record_list_is_complete (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);

  /* A change of the query that was handed over changes nothing. */
  sw_query_set_search (query, NULL);
  g_assert_cmpstr (sw_query_get_search (sw_record_list_get_query (list)), ==, "nobody");
}

/* What cannot be had at once comes from the thread; until then the rows stay where only the order is another. */
static void
test_takes_long (SwTestStore  *test,
                 gconstpointer data)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (SwRecordList) list = NULL;

  add_many (test, 300);
  sw_record_list_wait_max (-1);
  sw_query_set_sort (query, "age", FALSE);
  list = sw_record_list_new (test->store, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_false (sw_record_list_is_complete (list));
  wait_complete (list);
  assert_list_is (test, list);

  sw_query_set_sort (query, "age", TRUE);
  sw_record_list_set_query (list, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 300);
  g_assert_false (sw_record_list_is_complete (list));
  wait_complete (list);
  assert_list_is (test, list);

  sw_query_set_search (query, "王丁丁");
  sw_record_list_set_query (list, query);
  wait_complete (list);
  assert_list_is (test, list);
  sw_record_list_wait_max (0);
}

/* It may go at any time, with the store as well. */
static void
test_goes_while_running (SwTestStore  *test,
                         gconstpointer data)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 4;

  add_many (test, 1000);
  for (guint i = 0; i < 20; i++)
    {
      SwRecordList *list = sw_record_list_new (test->store, query);

      g_assert_false (sw_record_list_is_complete (list));
      if (i % 2)
        sw_record_list_reload (list);
      g_assert_finalize_object (list);
    }
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sw_record_list_wait_max (0);

#define ADD(name, func) \
  g_test_add ("/record-list/" name, SwTestStore, NULL, sw_test_store_set_up, func, sw_test_store_tear_down)
  ADD ("first-then-all", test_first_then_all);
  ADD ("follows-changes", test_follows_changes);
  ADD ("set-query", test_set_query);
  ADD ("takes-long", test_takes_long);
  ADD ("goes-while-running", test_goes_while_running);
#undef ADD

  return g_test_run ();
}
