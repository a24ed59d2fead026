/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an elder was on the days before a change of the register. */
#include "due-test.h"

/* What somebody was holds for the past, whatever the register says now: disabled since 16 November, in
 * another community since the 18th. */
static void
test_past (SwTestStore  *test,
           gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GError) error = NULL;

  due_test_use_policy (test, "huining-2022-130", SW_NONE);
  elder->category = SW_CATEGORY_SUPPORTER_UNABLE;
  sw_day_set_today (DAY (2, 1));
  due_test_save (test, elder);
  sw_day_set_today (DAY (11, 16));
  elder->care_ability = SW_CARE_ABILITY_DISABLED;
  due_test_save (test, elder);
  sw_day_set_today (DAY (11, 18));
  elder->community_id = 2;
  due_test_save (test, elder);
  sw_day_set_today (DAY (11, 20));

  due = due_test_load (test, SW_DUE_SCOPE (DAY (10, 1), DAY (11, 30), DAY (11, 20)));
  slots = sw_due_get_slots (due, &SW_DUE_FILTER_ALL, 0);
  g_assert_cmpuint (slots->len, ==, 1);
  g_assert_cmpint (g_array_index (slots, SwDueSlot, 0).due_day, ==, DAY (11, 30));

  /* Undone, it never was so on a whole day. */
  sw_store_undo (test->store, NULL, &error);
  sw_store_undo (test->store, NULL, &error);
  g_assert_no_error (error);
  sw_day_set_today (DAY (11, 21));
  g_clear_object (&due);
  g_clear_pointer (&slots, g_array_unref);
  due = due_test_load (test, SW_DUE_SCOPE (DAY (12, 1), DAY (12, 31), DAY (11, 20)));
  slots = sw_due_get_slots (due, &SW_DUE_FILTER_ALL, 0);
  g_assert_cmpuint (slots->len, ==, 0);
}

/* How many visits are asked for on the days from the 1st to the 20th, of those who live in a community. */
static guint
count_of_community (SwTestStore *test,
                    gint64       community_id)
{
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (SwDue) due = due_test_load (test, SW_DUE_SCOPE (DAY (11, 1), DAY (11, 20), DAY (11, 20)));
  g_autoptr (GArray) slots = NULL;

  filter.community_id = community_id;
  slots = sw_due_get_slots (due, &filter, 0);
  return slots->len;
}

/* A visit a day is asked for with everybody who is disabled. */
static void
add_rule_for_disabled (SwTestStore *test)
{
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GError) error = NULL;
  SwRule *rule;

  due_test_add_rule (test, SW_PARTY_WORKER, 1, SW_PERIOD_DAY);
  rules = sw_store_load_all (test->store, SW_TYPE_RULE, &error);
  g_assert_no_error (error);
  rule = rules->pdata[0];
  rule->target = SW_TARGET_DISABLED;
  due_test_save (test, rule);
}

/* An undo says that a change was a mistake: on whatever day it is undone, it held on none. Done again
 * it holds since it was done first. */
static void
test_undone (SwTestStore  *test,
             gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (GError) error = NULL;

  add_rule_for_disabled (test);

  /* Of two changes on a day the first tells what was before. */
  sw_day_set_today (DAY (11, 3));
  elder->care_ability = SW_CARE_ABILITY_SEMI_DISABLED;
  due_test_save (test, elder);
  elder->care_ability = SW_CARE_ABILITY_DISABLED;
  due_test_save (test, elder);
  sw_day_set_today (DAY (11, 7));
  elder->community_id = 2;
  due_test_save (test, elder);
  g_assert_cmpuint (count_of_community (test, 1), ==, 4);
  g_assert_cmpuint (count_of_community (test, 2), ==, 14);

  sw_day_set_today (DAY (11, 12));
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  g_assert_cmpuint (count_of_community (test, 1), ==, 18);
  g_assert_cmpuint (count_of_community (test, 2), ==, 0);
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  g_assert_cmpuint (count_of_community (test, SW_NONE), ==, 0);

  sw_day_set_today (DAY (11, 13));
  for (guint i = 0; i < 3; i++)
    g_assert_true (sw_store_redo (test->store, NULL, &error));
  g_assert_cmpuint (count_of_community (test, 1), ==, 4);
  g_assert_cmpuint (count_of_community (test, 2), ==, 14);

  /* What was undone is forgotten with the next change, and that one holds from its own day. */
  for (guint i = 0; i < 3; i++)
    g_assert_true (sw_store_undo (test->store, NULL, &error));
  g_clear_object (&elder);
  elder = sw_store_load (test->store, SW_TYPE_ELDER, 1, &error);
  g_assert_no_error (error);
  sw_day_set_today (DAY (11, 16));
  elder->care_ability = SW_CARE_ABILITY_DISABLED;
  due_test_save (test, elder);
  g_assert_cmpuint (count_of_community (test, 1), ==, 5);
  sw_day_set_today (DAY (11, 18));
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  g_assert_cmpuint (count_of_community (test, SW_NONE), ==, 0);
  sw_day_set_today (DAY (11, 20));
}

/* Entered on the 10th by the program's day, after what was entered on the 16th: it holds since the 10th
 * and on, and what the 16th changed keeps its day. */
static void
test_entered_for_earlier (SwTestStore  *test,
                          gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (GError) error = NULL;

  add_rule_for_disabled (test);
  sw_day_set_today (DAY (11, 16));
  elder->community_id = 2;
  due_test_save (test, elder);
  sw_day_set_today (DAY (11, 10));
  elder->care_ability = SW_CARE_ABILITY_DISABLED;
  due_test_save (test, elder);
  g_assert_cmpuint (count_of_community (test, 1), ==, 6);
  g_assert_cmpuint (count_of_community (test, 2), ==, 5);

  sw_day_set_today (DAY (11, 20));
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  g_assert_cmpuint (count_of_community (test, SW_NONE), ==, 0);
  g_assert_true (sw_store_redo (test->store, NULL, &error));
  g_assert_cmpuint (count_of_community (test, 1), ==, 6);
  g_assert_cmpuint (count_of_community (test, 2), ==, 5);
}

/* A change as it was entered: from a day on one of the two facts is this. */
typedef struct
{
  SwDay    day;
  gboolean of_community;
  gint64   value;
} Change;

/* The plain answer: of the changes until the day the last that was entered tells. */
static gint64
value_on (GArray  *changes,
          guint    n,
          gboolean of_community,
          SwDay    day)
{
  gint64 value = of_community ? 1 : SW_NONE;

  for (guint i = 0; i < n; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);

      if (change->of_community == of_community && change->day <= day)
        value = change->value;
    }

  return value;
}

static void
assert_as_entered (SwTestStore *test,
                   GArray      *changes,
                   guint        n)
{
  g_autoptr (SwDue) due = due_test_load (test, SW_DUE_SCOPE (DAY (11, 1), DAY (11, 20), DAY (11, 20)));
  g_autoptr (GArray) slots = sw_due_get_slots (due, &SW_DUE_FILTER_ALL, 0);
  guint i = 0;

  for (SwDay day = DAY (11, 1); day <= DAY (11, 20); day++)
    {
      const SwDueSlot *slot = i < slots->len ? &g_array_index (slots, SwDueSlot, i) : NULL;

      if (value_on (changes, n, FALSE, day) == SW_NONE)
        g_assert_true (slot == NULL || slot->due_day > day);
      else
        {
          g_assert_nonnull (slot);
          g_assert_cmpint (slot->due_day, ==, day);
          g_assert_cmpint (slot->community_id, ==, value_on (changes, n, TRUE, day));
          i++;
        }
    }
  g_assert_cmpuint (i, ==, slots->len);
}

/* Changes on days in any order, undone and done again. */
static void
test_random (SwTestStore  *test,
             gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (GError) error = NULL;
  guint n = 0;

  add_rule_for_disabled (test);
  for (guint step = 0; step < 200; step++)
    {
      int what = g_test_rand_int_range (0, 5);

      sw_day_set_today (DAY (11, g_test_rand_int_range (1, 21)));
      if (what == 0 && n > 0)
        {
          g_assert_true (sw_store_undo (test->store, NULL, &error));
          n--;
        }
      else if (what == 1 && n < changes->len)
        {
          g_assert_true (sw_store_redo (test->store, NULL, &error));
          n++;
        }
      else
        {
          Change change = { sw_day_today (), g_test_rand_bit (), 0 };
          g_autoptr (SwElder) now = sw_store_load (test->store, SW_TYPE_ELDER, due_test_id_of (elder), &error);

          g_assert_no_error (error);
          if (change.of_community)
            change.value = now->community_id = now->community_id == 1 ? 2 : 1;
          else
            change.value = now->care_ability = now->care_ability == SW_NONE ? SW_CARE_ABILITY_DISABLED : SW_NONE;
          due_test_save (test, now);
          g_array_set_size (changes, n);
          g_array_append_val (changes, change);
          n++;
        }
      g_assert_no_error (error);
      assert_as_entered (test, changes, n);
    }
}

#define ADD(path, func) g_test_add (path, SwTestStore, NULL, due_test_set_up, func, sw_test_store_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/elder-past/past", test_past);
  ADD ("/elder-past/undone", test_undone);
  ADD ("/elder-past/entered-for-earlier", test_entered_for_earlier);
  ADD ("/elder-past/random", test_random);

  return g_test_run ();
}
