/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-test-store.h"

#include "sw-distinct-pair.h"
#include "sw-duplicates.h"
#include "sw-history.h"
#include "sw-relative.h"
#include "sw-status-span.h"

static SwElder *
add (SwTestStore *test,
     gint64       community_id,
     const char  *name,
     const char  *number,
     SwDay        birth_day,
     const char  *address)
{
  SwElder *elder = sw_test_elder (community_id, name, number);
  g_autoptr (GError) error = NULL;

  elder->birth_day = birth_day;
  elder->home_address = g_strdup (address);
  sw_store_save_one (test->store, SW_RECORD (elder), "Add", &error);
  g_assert_no_error (error);

  return elder;
}

static gint64
id_of (gpointer record)
{
  return sw_record_get_id (SW_RECORD (record));
}

/* The pairs as "1-2 reason" with blanks between them. */
static char *
find (SwTestStore *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = sw_store_find_duplicates (test->store, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      SwDuplicate *duplicate = &g_array_index (found, SwDuplicate, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT ":%d", i ? " " : "",
                              duplicate->elder_id, duplicate->other_id, duplicate->reason);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_found(expected)                      \
  G_STMT_START                                      \
    {                                               \
      g_autofree char *found = find (test);         \
      g_assert_cmpstr (found, ==, expected);        \
    }                                               \
  G_STMT_END

static void
test_find_same (SwTestStore  *test,
                gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  SwDay day = sw_day_from_ymd (1940, 5, 6);
  g_autoptr (SwElder) a = add (test, id_of (community), "王芳", "11010519491231002X", SW_NONE, NULL);
  g_autoptr (SwElder) b = add (test, id_of (community), "李兰", "110105491231002", SW_NONE, NULL);
  g_autoptr (SwElder) c = add (test, id_of (community), "赵英", NULL, day, NULL);
  g_autoptr (SwElder) d = add (test, id_of (community), "赵英", NULL, day, NULL);
  g_autoptr (SwElder) e = add (test, id_of (community), "赵英", NULL, day + 1, NULL);
  g_autoptr (SwElder) f = add (test, id_of (community), "赵英", NULL, day, NULL);

  g_assert_cmpint (id_of (a), ==, 1);
  g_assert_cmpint (id_of (f), ==, 6);
  assert_found ("1-2:0 3-4:1 3-6:1 4-6:1");
}

static void
test_find_similar (SwTestStore  *test,
                   gconstpointer data)
{
  static const struct
  {
    const char *name, *address, *other_name, *other_address;
    gboolean similar;
  } cases[] = {
    { "王秀英", "钮家巷12号2幢301室", "王秀瑛", "钮家巷12号2幢301室", TRUE },
    { "王秀英", "钮家巷12号2幢301室", "汪秀英", "苏州市姑苏区平江街道钮家巷12-2-301", TRUE },
    { "王秀英", "钮家巷 12 号", "王秀", "钮家巷１２号", TRUE },
    { "王秀英", "钮家巷12号", "王秀英", "纽家巷12号", TRUE },
    { "王秀英", "钮家巷12号", "王秀英", "钮家巷12号2幢301室", TRUE },
    { "王秀英", "钮家巷12号", "王秀英", "钮家巷121号", FALSE },
    { "王秀英", "钮家巷12号", "王秀英", "钮家巷13号", FALSE },
    { "王秀英", "钮家巷12号", "李建国", "钮家巷12号", FALSE },
    { "王秀英", "钮家巷12号", "王玉兰", "钮家巷12号", FALSE },
    { "王秀英", "北园小区3幢", "王秀英", "东园小区3幢", TRUE },
    { "王秀英", "北园小区3幢", "王秀英", "3幢", FALSE },
    { "王秀英", "大新桥巷3号", "王秀英", "白塔东路3号", FALSE },
    { "欧阳𬱖", "观前街1号", "欧阳𫖯", "观前街1号", TRUE },
    { "王芳", NULL, "王芳", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *community_name = g_strdup_printf ("社区%" G_GSIZE_FORMAT, i);
      g_autoptr (SwCommunity) community = sw_test_store_add_community (test, community_name);
      g_autoptr (SwElder) a = add (test, id_of (community), cases[i].name, NULL, SW_NONE, cases[i].address);
      g_autoptr (SwElder) b = add (test, id_of (community), cases[i].other_name, NULL, SW_NONE, cases[i].other_address);
      g_autofree char *expected = cases[i].similar ? g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT ":2",
                                                                      id_of (a), id_of (b)) : g_strdup ("");
      g_autofree char *found = find (test);
      g_autoptr (GError) error = NULL;

      if (strcmp (found, expected) != 0)
        g_error ("case %" G_GSIZE_FORMAT ": %s", i, found);
      sw_store_delete_one (test->store, SW_RECORD (a), "Delete", &error);
      sw_store_delete_one (test->store, SW_RECORD (b), "Delete", &error);
      g_assert_no_error (error);
    }
}

/* Two right numbers are two persons, however similar. */
static void
test_find_other_numbers (SwTestStore  *test,
                         gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwElder) a = add (test, id_of (community), "王秀英", "11010519491231002X", SW_NONE, "钮家巷12号");
  g_autoptr (SwElder) b = add (test, id_of (community), "王秀瑛", "440524188001010014", SW_NONE, "钮家巷12号");
  g_autoptr (SwElder) c = add (test, id_of (community), "王秀瑛", NULL, SW_NONE, "钮家巷12号");

  assert_found ("1-3:2 2-3:2");
}

static void
test_distinct (SwTestStore  *test,
               gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  SwDay day = sw_day_from_ymd (1940, 5, 6);
  g_autoptr (SwElder) a = add (test, id_of (community), "赵英", NULL, day, NULL);
  g_autoptr (SwElder) b = add (test, id_of (community), "赵英", NULL, day, NULL);
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_store_declare_distinct (test->store, id_of (b), id_of (a), &error));
  g_assert_true (sw_store_declare_distinct (test->store, id_of (a), id_of (b), &error));
  assert_found ("");
  pairs = sw_store_load_all (test->store, SW_TYPE_DISTINCT_PAIR, &error);
  g_assert_cmpuint (pairs->len, ==, 1);
  g_assert_cmpint (SW_DISTINCT_PAIR (pairs->pdata[0])->elder_id, ==, 1);

  g_assert_true (sw_store_undo (test->store, NULL, &error));
  assert_found ("1-2:1");
  g_assert_true (sw_store_redo (test->store, NULL, &error));

  /* Either of the two can still be deleted, and comes back with an undo. */
  g_assert_true (sw_store_delete_one (test->store, SW_RECORD (b), "Delete", &error));
  g_assert_no_error (error);
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  assert_found ("");
  g_assert_true (sw_store_delete_one (test->store, SW_RECORD (a), "Delete", &error));
}

static void
test_merge (SwTestStore  *test,
            gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  SwDay day = sw_day_from_ymd (1940, 5, 6);
  g_autoptr (SwElder) kept = add (test, id_of (community), "赵英", NULL, day, "钮家巷12号");
  g_autoptr (SwElder) dropped = add (test, id_of (community), "赵英", NULL, day, "平江路8号");
  g_autoptr (SwElder) third = add (test, id_of (community), "赵瑛", NULL, day, NULL);
  g_autoptr (SwRelative) relative = sw_relative_new ();
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  g_autoptr (SwElder) merged = SW_ELDER (sw_record_copy (SW_RECORD (kept)));
  g_autoptr (GPtrArray) owned = NULL, pairs = NULL, back = NULL;
  g_autoptr (SwElder) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  relative->elder_id = id_of (dropped);
  relative->name = g_strdup ("赵小明");
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (relative), "Add", &error));
  span->elder_id = id_of (dropped);
  span->status = SW_STATUS_PAUSED;
  span->from_day = sw_day_from_ymd (2026, 3, 1);
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (span), "Add", &error));
  /* One pair would be with itself then, another is there already. */
  g_assert_true (sw_store_declare_distinct (test->store, id_of (kept), id_of (third), &error));
  g_assert_true (sw_store_declare_distinct (test->store, id_of (dropped), id_of (third), &error));
  g_assert_true (sw_store_declare_distinct (test->store, id_of (dropped), id_of (kept), &error));

  sw_record_copy_field (SW_RECORD (merged), SW_RECORD (dropped),
                        sw_record_class_find_field (SW_RECORD_GET_CLASS (merged), "home_address"));
  g_assert_true (sw_store_merge_elders (test->store, merged, dropped, &error));
  g_assert_no_error (error);

  loaded = sw_store_load (test->store, SW_TYPE_ELDER, id_of (kept), &error);
  g_assert_cmpstr (loaded->home_address, ==, "平江路8号");
  g_assert_null (sw_store_load (test->store, SW_TYPE_ELDER, id_of (dropped), &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  owned = sw_store_load_owned (test->store, SW_TYPE_RELATIVE, id_of (kept), &error);
  g_assert_cmpuint (owned->len, ==, 1);
  g_clear_pointer (&owned, g_ptr_array_unref);
  owned = sw_store_load_owned (test->store, SW_TYPE_STATUS_SPAN, id_of (kept), &error);
  g_assert_cmpuint (owned->len, ==, 1);
  pairs = sw_store_load_all (test->store, SW_TYPE_DISTINCT_PAIR, &error);
  g_assert_cmpuint (pairs->len, ==, 1);

  /* One action, undone as one. */
  g_assert_true (sw_store_undo (test->store, &label, &error));
  g_assert_nonnull (strstr (label, "赵英"));
  g_clear_pointer (&pairs, g_ptr_array_unref);
  pairs = sw_store_load_all (test->store, SW_TYPE_DISTINCT_PAIR, &error);
  g_assert_cmpuint (pairs->len, ==, 3);
  back = sw_store_load_owned (test->store, SW_TYPE_RELATIVE, id_of (dropped), &error);
  g_assert_cmpuint (back->len, ==, 1);
  g_clear_object (&loaded);
  loaded = sw_store_load (test->store, SW_TYPE_ELDER, id_of (dropped), &error);
  g_assert_no_error (error);
  g_assert_true (sw_record_equal (SW_RECORD (loaded), SW_RECORD (dropped)));
  g_clear_object (&loaded);
  loaded = sw_store_load (test->store, SW_TYPE_ELDER, id_of (kept), &error);
  g_assert_cmpstr (loaded->home_address, ==, "钮家巷12号");
}

/* A merged record that is not fit to be saved changes nothing. */
static void
test_merge_refused (SwTestStore  *test,
                    gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwElder) kept = add (test, id_of (community), "赵英", NULL, SW_NONE, NULL);
  g_autoptr (SwElder) dropped = add (test, id_of (community), "赵瑛", NULL, SW_NONE, NULL);
  g_autoptr (SwElder) still = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&kept->name, g_free);
  g_assert_false (sw_store_merge_elders (test->store, kept, dropped, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  still = sw_store_load (test->store, SW_TYPE_ELDER, id_of (dropped), &error);
  g_assert_no_error (error);
  g_assert_false (sw_store_in_action (test->store));
}

static void
test_cancelled (SwTestStore  *test,
                gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  sw_store_begin (test->store, "Add", &error);
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (SwElder) elder = sw_test_elder (id_of (community), "王芳", NULL);

      g_assert_true (sw_store_save (test->store, SW_RECORD (elder), &error));
    }
  sw_store_commit (test->store, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_null (sw_store_find_duplicates (test->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/duplicates/" name, SwTestStore, NULL, sw_test_store_set_up, func, sw_test_store_tear_down)
  ADD ("find/same", test_find_same);
  ADD ("find/similar", test_find_similar);
  ADD ("find/other-numbers", test_find_other_numbers);
  ADD ("distinct", test_distinct);
  ADD ("merge", test_merge);
  ADD ("merge/refused", test_merge_refused);
  ADD ("cancelled", test_cancelled);
#undef ADD

  return g_test_run ();
}
