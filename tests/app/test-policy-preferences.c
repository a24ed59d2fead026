/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Policies and their rules in the preferences. */
#include "app-test.h"

#include "sw-policy-preferences.h"

typedef struct
{
  char    *folder;
  SwStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("shouwang-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "office.db", NULL);
  fixture->store = sw_store_open (path, SW_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sw_store_close (fixture->store, NULL);
  g_object_unref (fixture->store);
  app_test_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
save (Fixture *fixture,
      SwRule  *rule)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *done = sw_rule_save (fixture->store, SW_RECORD (rule), NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
}

static GPtrArray *
get_rules (Fixture *fixture)
{
  g_autoptr (GPtrArray) policies = sw_policies_load (fixture->store, NULL);

  g_assert_cmpuint (policies->len, ==, 1);

  return sw_policies_get_rules (fixture->store, policies->pdata[0], NULL);
}

/* A rule of the office makes its policy; one that has held ends, and a new one begins today. */
static void
test_save_rule (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (SwRule) rule = sw_rule_new ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autofree char *text = NULL;
  SwDay today = sw_day_today ();

  rule->policy_id = 0;
  rule->title = g_strdup ("Call every week");
  rule->clause = g_strdup ("Every week at least once.");
  rule->party = SW_PARTY_WORKER;
  rule->count = 1;
  rule->period = SW_PERIOD_WEEK;
  rule->target = SW_TARGET_EVERYBODY;
  rule->basis = SW_BASIS_CATEGORY;
  rule->from_day = today - 30;
  save (fixture, rule);
  before = get_rules (fixture);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpint (SW_RULE (before->pdata[0])->from_day, ==, today - 30);
  text = sw_rule_describe (rule);
  g_assert_nonnull (strstr (text, "Every week at least once."));

  SW_RULE (before->pdata[0])->count = 2;
  save (fixture, before->pdata[0]);
  rules = get_rules (fixture);
  g_assert_cmpuint (rules->len, ==, 2);
  g_assert_cmpint (SW_RULE (rules->pdata[0])->to_day, ==, today - 1);
  g_assert_cmpint (SW_RULE (rules->pdata[0])->count, ==, 1);
  g_assert_cmpint (SW_RULE (rules->pdata[1])->from_day, ==, today);
  g_assert_cmpint (SW_RULE (rules->pdata[1])->count, ==, 2);
}

static gboolean
shows_one (gpointer data)
{
  return sw_policy_preferences_get_n (data) == 1;
}

/* The page follows the store. */
static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  SwPolicyPreferences *page = g_object_ref_sink (g_object_new (SW_TYPE_POLICY_PREFERENCES, NULL));
  g_autoptr (SwPolicy) policy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  sw_policy_preferences_set_store (page, fixture->store);
  g_assert_cmpuint (sw_policy_preferences_get_n (page), ==, 0);
  g_assert_true (sw_store_begin (fixture->store, "Use", &error));
  policy = sw_policies_use (fixture->store, "gusu-2022-159", sw_day_today (), &error);
  g_assert_no_error (error);
  g_assert_true (sw_store_commit (fixture->store, &error));
  app_test_wait (shows_one, page);
  text = sw_policy_describe (policy);
  g_assert_nonnull (strstr (text, "159"));
  g_assert_true (sw_store_begin (fixture->store, "End", &error));
  g_assert_true (sw_policies_end (fixture->store, policy, sw_day_today (), &error));
  g_assert_true (sw_store_commit (fixture->store, &error));
  app_test_settle ();
  g_assert_finalize_object (page);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/policy-preferences/save-rule", Fixture, NULL, set_up, test_save_rule, tear_down);
  g_test_add ("/policy-preferences/page", Fixture, NULL, set_up, test_page, tear_down);

  return g_test_run ();
}
