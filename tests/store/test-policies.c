/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "due-test.h"

#include <string.h>

#include "sw-due.h"

static SwPolicy *
only_policy (SwTestStore *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) policies = sw_policies_load (test->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (policies->len, ==, 1);
  return g_object_ref (policies->pdata[0]);
}

static guint
n_asked (SwTestStore *test,
         SwDay        from,
         SwDay        to)
{
  SwDueScope scope = SW_DUE_SCOPE (from, to, DAY (11, 20));
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwDue) due = sw_due_load (test->store, &scope, &error);
  g_autoptr (GArray) slots = NULL;

  g_assert_no_error (error);
  filter.parties = 1 << SW_PARTY_WORKER;
  slots = sw_due_get_slots (due, &filter, 0);
  return slots->len;
}

static void
test_use (SwTestStore  *test,
          gconstpointer data)
{
  g_autoptr (SwPolicy) policy = NULL;
  g_autoptr (SwPolicy) again = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GError) error = NULL;
  gboolean in_use;

  due_test_use_policy (test, "gusu-2022-159", SW_NONE);
  policy = only_policy (test);
  g_assert_cmpstr (policy->source, ==, "gusu-2022-159");
  g_assert_cmpint (policy->from_day, ==, sw_day_from_ymd (2022, 8, 30));
  rules = sw_policies_get_rules (test->store, policy, &error);
  g_assert_cmpuint (rules->len, ==, 5);

  /* Not twice at once, but again when it has ended. */
  g_assert_true (sw_store_begin (test->store, "Use", &error));
  g_assert_null (sw_policies_use (test->store, "gusu-2022-159", DAY (11, 1), &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (sw_policies_use (test->store, "nowhere", DAY (11, 1), &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (sw_policies_end (test->store, policy, sw_day_from_ymd (2022, 8, 1), &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (sw_policies_end (test->store, policy, DAY (10, 31), &error));
  g_assert_true (sw_policies_in_use (test->store, "gusu-2022-159", DAY (11, 1), &in_use, &error));
  g_assert_false (in_use);
  again = sw_policies_use (test->store, "gusu-2022-159", DAY (11, 1), &error);
  g_assert_nonnull (again);
  g_assert_true (sw_store_commit (test->store, &error));
}

/* Ended and combined: the past keeps the rules that held then. */
static void
test_past (SwTestStore  *test,
           gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwPolicy) policy = NULL;
  g_autoptr (GError) error = NULL;

  due_test_use_policy (test, "huining-2022-130", SW_NONE);
  g_assert_cmpuint (n_asked (test, DAY (10, 1), DAY (11, 30)), ==, 2);
  due_test_use_policy (test, "gusu-2022-159", SW_NONE);
  due_test_add_agreement (test, elder, DAY (11, 2), SW_NONE);
  g_assert_cmpuint (n_asked (test, DAY (11, 1), DAY (11, 30)), ==, 9);

  policy = sw_store_load (test->store, SW_TYPE_POLICY, 1, &error);
  g_assert_true (sw_store_begin (test->store, "End", &error));
  g_assert_true (sw_policies_end (test->store, policy, DAY (10, 31), &error));
  g_assert_true (sw_store_commit (test->store, &error));
  g_assert_cmpuint (n_asked (test, DAY (11, 1), DAY (11, 30)), ==, 8);
  g_assert_cmpuint (n_asked (test, DAY (10, 1), DAY (10, 31)), ==, 1);
}

static void
test_change_rule (SwTestStore  *test,
                  gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwPolicy) policy = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GError) error = NULL;
  SwRule *rule;

  due_test_add_rule (test, SW_PARTY_WORKER, 2, SW_PERIOD_WEEK);
  g_assert_cmpuint (n_asked (test, DAY (11, 2), DAY (11, 15)), ==, 4);
  policy = only_policy (test);
  g_assert_null (policy->source);
  rules = sw_policies_get_rules (test->store, policy, &error);
  rule = rules->pdata[0];

  /* Three times from the second week on. */
  rule->count = 3;
  g_assert_true (sw_store_begin (test->store, "Change", &error));
  g_assert_true (sw_policies_save_rule (test->store, rule, DAY (11, 9), &error));
  g_assert_true (sw_store_commit (test->store, &error));
  g_assert_cmpint (due_test_id_of (rule), ==, 2);
  g_assert_cmpuint (n_asked (test, DAY (11, 2), DAY (11, 8)), ==, 2);
  g_assert_cmpuint (n_asked (test, DAY (11, 9), DAY (11, 15)), ==, 3);

  /* What has not held yet is changed itself. */
  rule->count = 1;
  g_assert_true (sw_store_begin (test->store, "Change", &error));
  g_assert_true (sw_policies_save_rule (test->store, rule, DAY (11, 9), &error));
  g_assert_true (sw_policies_end_rule (test->store, rule, DAY (11, 15), &error));
  g_assert_true (sw_store_commit (test->store, &error));
  g_assert_cmpint (due_test_id_of (rule), ==, 2);
  g_assert_cmpuint (n_asked (test, DAY (11, 2), DAY (11, 30)), ==, 3);
  g_assert_false (sw_policies_end_rule (test->store, rule, DAY (11, 8), &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
}

static guint
n_met (SwTestStore *test,
       SwDay        from,
       SwDay        to)
{
  SwDueScope scope = SW_DUE_SCOPE (from, to, DAY (11, 20));
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (SwDue) due = sw_due_load (test->store, &scope, NULL);
  g_autoptr (GArray) slots = NULL;

  filter.states = 1u << SW_SLOT_MET;
  slots = sw_due_get_slots (due, &filter, 0);

  return slots->len;
}

/* Other words and a last day to come leave the rule what it was: a visit that was made in
 * the window still meets it. */
static void
test_change_words (SwTestStore  *test,
                   gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwVisit) visit = due_test_add_visit (test, due_test_id_of (elder), SW_PARTY_WORKER, DAY (11, 3));
  g_autoptr (GError) error = NULL;
  g_autoptr (SwPolicy) policy = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  SwRule *rule;

  due_test_add_rule (test, SW_PARTY_WORKER, 1, SW_PERIOD_MONTH);
  g_assert_cmpuint (n_met (test, DAY (11, 1), DAY (11, 30)), ==, 1);
  policy = only_policy (test);
  rules = sw_policies_get_rules (test->store, policy, &error);
  rule = rules->pdata[0];

  g_free (rule->title);
  rule->title = g_strdup ("每月探访1次");
  rule->to_day = DAY (12, 31);
  g_assert_true (sw_store_begin (test->store, "Change", &error));
  g_assert_true (sw_policies_save_rule (test->store, rule, DAY (11, 12), &error));
  g_assert_true (sw_store_commit (test->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (due_test_id_of (rule), ==, 1);
  g_assert_cmpuint (n_asked (test, DAY (11, 1), DAY (11, 30)), ==, 1);
  g_assert_cmpuint (n_met (test, DAY (11, 1), DAY (11, 30)), ==, 1);
  g_assert_cmpuint (n_asked (test, DAY (12, 1), sw_day_from_ymd (2027, 1, 31)), ==, 1);
}

static char *
check_end (SwPolicy *policy,
           SwRule   *rule,
           SwDay     last_day,
           gboolean *good)
{
  g_autoptr (GError) error = NULL;
  char *lost;

  *good = sw_policies_check_end (policy, rule, last_day, &lost, &error);

  return *good ? lost : g_strdup (error->message);
}

/* What ends in the past strikes out what was missed since, and that is said; what has ended does not end again. */
static void
test_end (SwTestStore  *test,
          gconstpointer data)
{
  static const struct
  {
    int         first;
    int         now; /* days before 11-20, as all; 0 for none */
    int         last;
    gboolean    good;
    const char *part;
  } cases[] = {
    { 30, 0, 31, FALSE, "2026-10-21; its last day cannot be before that" },
    { 30, 0, 10, TRUE, "from 2026-11-11 to 2026-11-19 is struck out" },
    { 30, 0, 1, TRUE, NULL },
    { 30, 0, -5, TRUE, NULL },
    { 30, 5, 5, FALSE, "last day is 2026-11-15 already" },
    { 30, 5, 0, FALSE, "last day is 2026-11-15 already" },
    { 30, 5, 10, TRUE, "from 2026-11-11 to 2026-11-15 is struck out" },
    { 30, -5, -5, FALSE, "last day is 2026-11-25 already" },
    { 30, -5, 0, TRUE, NULL },
    { 30, -5, -9, TRUE, NULL },
  };
  g_autoptr (SwPolicy) open = sw_policy_new ();

  open->from_day = DAY (1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SwPolicy) policy = sw_policy_new ();
      g_autoptr (SwRule) rule = sw_rule_new ();
      g_autofree char *of_policy = NULL;
      g_autofree char *of_rule = NULL;
      gboolean good;

      policy->from_day = rule->from_day = DAY (11, 20) - cases[i].first;
      policy->to_day = rule->to_day = cases[i].now != 0 ? DAY (11, 20) - cases[i].now : SW_NONE;
      of_policy = check_end (policy, NULL, DAY (11, 20) - cases[i].last, &good);
      g_assert_cmpint (good, ==, cases[i].good);
      of_rule = check_end (open, rule, DAY (11, 20) - cases[i].last, &good);
      g_assert_cmpint (good, ==, cases[i].good);
      g_assert_cmpstr (of_policy, ==, of_rule);
      if (cases[i].part != NULL)
        g_assert_nonnull (strstr (of_policy, cases[i].part));
      else
        g_assert_null (of_policy);
    }
}

#define ADD(path, func) g_test_add (path, SwTestStore, NULL, due_test_set_up, func, sw_test_store_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/policies/use", test_use);
  ADD ("/policies/past", test_past);
  ADD ("/policies/end", test_end);
  ADD ("/policies/change-rule", test_change_rule);
  ADD ("/policies/change-words", test_change_words);

  return g_test_run ();
}
