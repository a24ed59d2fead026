/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-test-store.h"

#include "sw-caregiver.h"
#include "sw-relative.h"
#include "sw-search.h"
#include "sw-store-private.h"
#include "sw-store-query.h"

typedef struct
{
  const char *name;
  const char *number;
  const char *phone;
  const char *address;
} Person;

static const Person people[] = {
  { "王芳", "11010519491231002X", "13812346621", "钮家巷12号2幢301室" },
  { "王秀英", NULL, "0512-65222214-801", "平江路8号A座" },
  { "李芳", "440524188001010014", NULL, "王家弄3号" },
  { "阿依古丽·买买提", NULL, "13900001111、051267271234", "观前街100号" },
  { "欧阳𬱖", NULL, NULL, "观前街1号" },
  { "单小英", NULL, NULL, "北园路" },
  { "John Smith", NULL, NULL, "Lane 9" },
  { "王", NULL, NULL, NULL },
};

static void
add_people (SwTestStore *test)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (GError) error = NULL;

  sw_store_begin (test->store, "Add people", &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (SwElder) elder = sw_test_elder (sw_record_get_id (SW_RECORD (community)), people[i].name,
                                                 people[i].number);

      elder->document_override = g_strdup ("as on the card");
      elder->phone = g_strdup (people[i].phone);
      elder->home_address = g_strdup (people[i].address);
      sw_store_save (test->store, SW_RECORD (elder), &error);
      g_assert_no_error (error);
    }
  sw_store_commit (test->store, &error);
  g_assert_no_error (error);
}

/* The names that a search finds, in its order, with a | between them. */
static char *
search_sorted (SwTestStore *test,
               const char  *text,
               const char  *sort)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) elders = NULL;
  g_autoptr (GError) error = NULL;

  sw_query_set_search (query, text);
  sw_query_set_sort (query, sort, FALSE);
  ids = sw_store_query_ids (test->store, query, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sw_store_query_count (test->store, query, &error), ==, ids->len);
  g_assert_no_error (error);
  elders = sw_store_load_ids (test->store, SW_TYPE_ELDER, (const gint64 *) ids->data, ids->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (elders->len, ==, ids->len);
  for (guint i = 0; i < elders->len; i++)
    g_string_append_printf (names, "%s%s", i ? "|" : "", SW_ELDER (elders->pdata[i])->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_search(text, expected)                             \
  G_STMT_START                                                    \
    {                                                             \
      g_autofree char *found = search_sorted (test, text, NULL);  \
      g_assert_cmpstr (found, ==, expected);                      \
    }                                                             \
  G_STMT_END

static void
test_search_hanzi (SwTestStore  *test,
                   gconstpointer data)
{
  add_people (test);

  /* The same name, then those that begin so, by pinyin, then an address. */
  assert_search ("王", "王|王芳|王秀英|李芳");
  assert_search ("芳", "李芳|王芳");
  assert_search ("王芳", "王芳");
  assert_search ("芳王", "");
  assert_search ("𬱖", "欧阳𬱖");
  assert_search ("𬱗", "");
  assert_search ("欧阳𬱖", "欧阳𬱖");
  assert_search ("阿依古丽·买买提", "阿依古丽·买买提");
  assert_search ("阿依古丽买买提", "阿依古丽·买买提");
  assert_search ("丽·买", "阿依古丽·买买提");
  assert_search ("王家弄", "李芳");
  assert_search ("家王", "");
  assert_search ("龑", "");
}

static void
test_search_letters (SwTestStore  *test,
                     gconstpointer data)
{
  add_people (test);

  assert_search ("wf", "王芳");
  assert_search ("WF", "王芳");
  assert_search ("ｗｆ", "王芳");
  assert_search ("wxy", "王秀英");
  assert_search ("w", "王|王芳|王秀英");
  assert_search ("wa", "王|王芳|王秀英");
  assert_search ("wang", "王|王芳|王秀英");
  assert_search ("wangf", "王芳");
  assert_search ("wangfang", "王芳");
  assert_search ("wangfangx", "");
  assert_search ("fang", "李芳|王芳");
  assert_search ("xiuying", "王秀英");
  assert_search ("shan", "单小英");
  assert_search ("sxy", "单小英");
  assert_search ("aygl", "阿依古丽·买买提");
  assert_search ("john", "John Smith");
  assert_search ("smith", "John Smith");
  assert_search ("lane", "John Smith");
  assert_search ("a座", "王秀英");
}

static void
test_search_digits (SwTestStore  *test,
                    gconstpointer data)
{
  add_people (test);

  assert_search ("1949", "王芳");
  assert_search ("491231002", "王芳");
  assert_search ("002x", "王芳");
  assert_search ("11010519491231002X", "王芳");
  assert_search ("494912", "");
  assert_search ("6621", "王芳");
  assert_search ("１３８１２３４６６２１", "王芳");
  assert_search ("65222214", "王秀英");
  assert_search ("051265222214", "王秀英");
  assert_search ("0512-6522", "王秀英");
  assert_search ("67271234", "阿依古丽·买买提");
  assert_search ("1110512", "");
  assert_search ("301", "王芳");
  assert_search ("巷12号", "王芳");
  assert_search ("巷1号", "");
  assert_search ("12号2幢301室", "王芳");
  assert_search ("80", "王秀英|李芳");
  assert_search ("9", "王芳|阿依古丽·买买提|John Smith");
}

static void
test_search_words (SwTestStore  *test,
                   gconstpointer data)
{
  add_people (test);

  assert_search ("王 钮家巷", "王芳");
  assert_search ("观前街　100", "阿依古丽·买买提");
  assert_search ("观前街 1号", "欧阳𬱖");
  assert_search ("wf 6621", "王芳");
  assert_search ("wf 6622", "");
  assert_search ("  芳   ", "李芳|王芳");
  assert_search ("·", "");
  assert_search ("\"*^ OR NEAR(", "");
  assert_search ("王\" OR \"李", "");
  assert_search ("' -- ; %", "");
  assert_search ("\xe7\x8e", "");
  assert_search ("王\xff芳", "");
  assert_search ("王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳 王芳", "王芳");
  assert_search ("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "");
}

static void
test_search_sorted (SwTestStore  *test,
                    gconstpointer data)
{
  g_autofree char *by_address = NULL, *by_number = NULL;

  add_people (test);
  by_address = search_sorted (test, "王", "home_address");
  g_assert_cmpstr (by_address, ==, "王秀英|李芳|王芳|王");
  by_number = search_sorted (test, "芳", "document-number");
  g_assert_cmpstr (by_number, ==, "王芳|李芳");
}

/* The index follows changes, undo and redo. */
static void
test_search_follows (SwTestStore  *test,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) elders = NULL;
  g_autoptr (GError) error = NULL;
  SwElder *elder;

  add_people (test);
  elders = sw_store_load_where (test->store, SW_TYPE_ELDER, "name", "李芳", &error);
  g_assert_no_error (error);
  elder = elders->pdata[0];
  sw_record_set_text (SW_RECORD (elder), sw_record_class_find_field (SW_RECORD_GET_CLASS (elder), "name"), "赵龑");
  sw_store_save_one (test->store, SW_RECORD (elder), "Rename", &error);
  g_assert_no_error (error);
  assert_search ("芳", "王芳");
  assert_search ("lf", "");
  assert_search ("zy", "赵龑");
  assert_search ("龑", "赵龑");

  g_assert_true (sw_store_undo (test->store, NULL, &error));
  assert_search ("芳", "李芳|王芳");
  assert_search ("龑", "");
  g_assert_true (sw_store_redo (test->store, NULL, &error));
  assert_search ("龑", "赵龑");

  g_assert_true (sw_store_delete_one (test->store, SW_RECORD (elder), "Delete", &error));
  assert_search ("龑", "");
  assert_search ("王家弄", "");
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  assert_search ("王家弄", "赵龑");

  /* The whole of it made again is the same. */
  g_assert_true (sw_connection_begin (sw_store_get_connection (test->store), &error));
  g_assert_true (sw_search_rebuild (sw_store_get_connection (test->store), &error));
  g_assert_true (sw_connection_commit (sw_store_get_connection (test->store), &error));
  assert_search ("王家弄", "赵龑");
  assert_search ("wf", "王芳");
}

/* What the index finds is what looking through every row finds. */
static void
test_search_equals_scan (SwTestStore  *test,
                         gconstpointer data)
{
  static const char *const surnames[] = { "王", "李", "张", "阿", "𬱖" };
  static const char *const given[] = { "芳", "英", "秀", "王", "兰" };
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) elders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  sw_store_begin (test->store, "Add many", &error);
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *name = g_strconcat (surnames[g_rand_int_range (rand, 0, 5)], given[g_rand_int_range (rand, 0, 5)],
                                           given[g_rand_int_range (rand, 0, 5)], NULL);
      SwElder *elder = sw_test_elder (sw_record_get_id (SW_RECORD (community)), name, NULL);

      elder->phone = g_strdup_printf ("13%09d", g_rand_int_range (rand, 0, 1000000000));
      elder->home_address = g_strdup_printf ("王府巷%d号%d室", g_rand_int_range (rand, 1, 50),
                                             g_rand_int_range (rand, 100, 999));
      g_assert_true (sw_store_save (test->store, SW_RECORD (elder), &error));
      g_ptr_array_add (elders, elder);
    }
  g_assert_true (sw_store_commit (test->store, &error));

  for (guint turn = 0; turn < 300; turn++)
    {
      SwElder *source = elders->pdata[g_rand_int_range (rand, 0, (int) elders->len)];
      const char *from[] = { source->name, source->phone, source->home_address };
      const char *text = from[turn % 3];
      glong length = g_utf8_strlen (text, -1);
      glong start = g_rand_int_range (rand, 0, (int) length);
      glong end = start + g_rand_int_range (rand, 1, 6);
      g_autofree char *word = g_utf8_substring (text, start, MIN (length, end));
      g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
      g_autoptr (GHashTable) expected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_autoptr (GArray) ids = NULL, first = NULL;

      for (guint i = 0; i < elders->len; i++)
        {
          SwElder *elder = elders->pdata[i];
          gint64 id = sw_record_get_id (SW_RECORD (elder));

          if (strstr (elder->name, word) || strstr (elder->phone, word) || strstr (elder->home_address, word))
            g_hash_table_add (expected, g_memdup2 (&id, sizeof id));
        }
      sw_query_set_search (query, word);
      ids = sw_store_query_ids (test->store, query, -1, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < ids->len; i++)
        if (!g_hash_table_remove (expected, &g_array_index (ids, gint64, i)))
          g_error ("“%s” found %" G_GINT64_FORMAT " wrongly or twice", word, g_array_index (ids, gint64, i));
      if (g_hash_table_size (expected))
        g_error ("“%s” missed %u", word, g_hash_table_size (expected));

      /* The first page is the beginning of all. */
      first = sw_store_query_ids (test->store, query, 20, &error);
      g_assert_cmpuint (first->len, ==, MIN (20, ids->len));
      g_assert_cmpmem (first->data, first->len * sizeof (gint64), ids->data, first->len * sizeof (gint64));
    }
}

static void
save (SwTestStore *test,
      SwRecord    *record)
{
  g_autoptr (GError) error = NULL;

  sw_store_save_one (test->store, record, "Save", &error);
  g_assert_no_error (error);
}

static void
assert_same_as_rebuilt (SwTestStore *test)
{
  SwConnection *connection = sw_store_get_connection (test->store);
  static const char *const counts[] = {
    "SELECT count (*) FROM elder_search WHERE elder_search MATCH '\".强\"'",
    "SELECT count (*) FROM elder_search WHERE elder_search MATCH '\"555\"'",
  };
  gint64 before[G_N_ELEMENTS (counts)], after;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    sw_connection_get_integer (connection, counts[i], &before[i], &error);
  sw_connection_begin (connection, &error);
  sw_search_rebuild (connection, &error);
  sw_connection_commit (connection, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      sw_connection_get_integer (connection, counts[i], &after, &error);
      g_assert_cmpint (before[i], ==, after);
    }
  g_assert_no_error (error);
}

static void
test_search_relatives (SwTestStore  *test,
                       gconstpointer data)
{
  g_autoptr (GPtrArray) elders = NULL;
  g_autoptr (SwRelative) son = sw_relative_new ();
  g_autoptr (SwRelative) daughter = sw_relative_new ();
  g_autoptr (GError) error = NULL;

  add_people (test);
  elders = sw_store_load_all (test->store, SW_TYPE_ELDER, &error);
  g_assert_no_error (error);
  son->elder_id = sw_record_get_id (elders->pdata[0]);
  son->name = g_strdup ("陆志强");
  son->phone = g_strdup ("13555501234");
  son->other_phone = g_strdup ("0512-65550000");
  daughter->elder_id = son->elder_id;
  daughter->name = g_strdup ("陆·佩珍 Anna");
  save (test, SW_RECORD (son));
  save (test, SW_RECORD (daughter));
  g_assert_cmpstr (SW_ELDER (elders->pdata[0])->name, ==, "阿依古丽·买买提");

  assert_search ("陆志强", "阿依古丽·买买提");
  assert_search ("强志", "");
  assert_search ("陆", "阿依古丽·买买提");
  assert_search ("陆佩珍", "阿依古丽·买买提");
  assert_search ("anna", "阿依古丽·买买提");
  assert_search ("5550123", "阿依古丽·买买提");
  assert_search ("051265550000", "阿依古丽·买买提");
  assert_search ("0512-6555", "阿依古丽·买买提");
  assert_search ("5501234051", "");
  assert_search ("阿依 志强", "阿依古丽·买买提");
  assert_search ("王 志强", "");

  /* A change, one of the elder and of the relative at once, and a move to another elder. */
  g_free (son->phone);
  son->phone = g_strdup ("13777701234");
  save (test, SW_RECORD (son));
  assert_search ("13555501234", "");
  assert_search ("7770123", "阿依古丽·买买提");
  sw_store_begin (test->store, "Both", &error);
  g_free (SW_ELDER (elders->pdata[0])->name);
  SW_ELDER (elders->pdata[0])->name = g_strdup ("古丽");
  sw_store_save (test->store, elders->pdata[0], &error);
  son->elder_id = sw_record_get_id (elders->pdata[1]);
  sw_store_save (test->store, SW_RECORD (son), &error);
  sw_store_commit (test->store, &error);
  g_assert_no_error (error);
  assert_search ("志强", SW_ELDER (elders->pdata[1])->name);
  assert_search ("古丽 陆", "古丽");
  assert_same_as_rebuilt (test);

  sw_store_undo (test->store, NULL, &error);
  g_assert_no_error (error);
  assert_search ("志强", "阿依古丽·买买提");
  assert_same_as_rebuilt (test);

  /* An elder goes with those who hang on it, and comes back with them. */
  sw_store_delete_one (test->store, elders->pdata[0], "Delete", &error);
  g_assert_no_error (error);
  assert_search ("陆", "");
  assert_search ("7770123", "");
  sw_store_undo (test->store, NULL, &error);
  g_assert_no_error (error);
  assert_search ("陆志强", "阿依古丽·买买提");
  assert_same_as_rebuilt (test);
  sw_store_redo (test->store, NULL, &error);
  g_assert_no_error (error);
  assert_search ("陆", "");
  assert_same_as_rebuilt (test);
}

/* One that is made, changed and given a relative within one action. */
static void
test_search_new_with_relative (SwTestStore  *test,
                               gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwElder) elder = sw_test_elder (sw_record_get_id (SW_RECORD (community)), "沈福根", NULL);
  g_autoptr (SwRelative) relative = sw_relative_new ();
  g_autoptr (GError) error = NULL;

  sw_store_begin (test->store, "Add", &error);
  sw_store_save (test->store, SW_RECORD (elder), &error);
  relative->elder_id = sw_record_get_id (SW_RECORD (elder));
  relative->name = g_strdup ("沈强");
  sw_store_save (test->store, SW_RECORD (relative), &error);
  g_free (elder->name);
  elder->name = g_strdup ("沈根福");
  sw_store_save (test->store, SW_RECORD (elder), &error);
  g_free (relative->name);
  relative->name = g_strdup ("沈国强");
  sw_store_save (test->store, SW_RECORD (relative), &error);
  sw_store_commit (test->store, &error);
  g_assert_no_error (error);

  assert_search ("沈国强", "沈根福");
  assert_search ("沈强", "");
  assert_search ("福根", "");
  assert_same_as_rebuilt (test);
  sw_store_undo (test->store, NULL, &error);
  g_assert_no_error (error);
  assert_search ("沈", "");
  assert_same_as_rebuilt (test);
}

static void
test_search_caregivers (SwTestStore  *test,
                        gconstpointer data)
{
  g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_CAREGIVER);
  g_autoptr (GError) error = NULL;
  static const char *const found[] = { "陈", "晓", "cx", "chenx", "6789", "chen 139" };

  caregiver->name = g_strdup ("陈晓");
  caregiver->kind = SW_CAREGIVER_WORKER;
  caregiver->phone = g_strdup ("13912346789");
  sw_store_save_one (test->store, SW_RECORD (caregiver), "Add", &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (found); i++)
    {
      sw_query_set_search (query, found[i]);
      g_assert_cmpint (sw_store_query_count (test->store, query, &error), ==, 1);
    }
  sw_query_set_search (query, "陈 138");
  g_assert_cmpint (sw_store_query_count (test->store, query, &error), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/search/" name, SwTestStore, NULL, sw_test_store_set_up, func, sw_test_store_tear_down)
  ADD ("hanzi", test_search_hanzi);
  ADD ("letters", test_search_letters);
  ADD ("digits", test_search_digits);
  ADD ("words", test_search_words);
  ADD ("sorted", test_search_sorted);
  ADD ("follows", test_search_follows);
  ADD ("equals-scan", test_search_equals_scan);
  ADD ("relatives", test_search_relatives);
  ADD ("new-with-relative", test_search_new_with_relative);
  ADD ("caregivers", test_search_caregivers);
#undef ADD

  return g_test_run ();
}
