/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "sw-day.h"
#include "sw-policy-file.h"

#define GOOD "[policy]\ntitle=T\nfrom_day=2026-01-01\n\n[rule]\ntitle=R\nparty=worker\ncount=2\nperiod=week\ntarget=everybody\nbasis=agreement\n"

static SwRule *
rule_of (SwPolicyFile *file,
         guint         index)
{
  g_assert_cmpuint (index, <, file->rules->len);
  return file->rules->pdata[index];
}

static void
test_gusu (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwPolicyFile) file = sw_policy_file_load ("gusu-2022-159", &error);
  SwRule *rule;

  g_assert_no_error (error);
  g_assert_cmpstr (file->policy->source, ==, "gusu-2022-159");
  g_assert_cmpstr (file->policy->document, ==, "姑苏民卫〔2022〕159号");
  g_assert_cmpint (file->policy->from_day, ==, sw_day_from_ymd (2022, 8, 30));
  g_assert_cmpuint (file->rules->len, ==, 5);

  rule = rule_of (file, 0);
  g_assert_cmpint (rule->party, ==, SW_PARTY_WORKER);
  g_assert_cmpint (rule->also, ==, SW_NONE);
  g_assert_cmpint (rule->channels, ==, 1 << SW_CHANNEL_PHONE | 1 << SW_CHANNEL_HOME);
  g_assert_cmpint (rule->service, ==, SW_NONE);
  g_assert_cmpint (rule->count, ==, 2);
  g_assert_cmpint (rule->period, ==, SW_PERIOD_WEEK);
  g_assert_cmpint (rule->target, ==, SW_TARGET_EVERYBODY);
  g_assert_cmpint (rule->basis, ==, SW_BASIS_AGREEMENT);
  g_assert_cmpint (rule->emergency, !=, 1);
  g_assert_nonnull (strstr (rule->clause, "社区工作者每周至少上门或电话联系2次"));

  rule = rule_of (file, 1);
  g_assert_cmpint (rule->party, ==, SW_PARTY_NEIGHBOUR);
  g_assert_cmpint (rule->count, ==, 1);
  g_assert_cmpint (rule->period, ==, SW_PERIOD_DAY);

  rule = rule_of (file, 2);
  g_assert_cmpint (rule->party, ==, SW_PARTY_HOMECARE);
  g_assert_cmpint (rule->channels, ==, 1 << SW_CHANNEL_PHONE);
  g_assert_cmpint (rule->target, ==, SW_TARGET_HOMECARE_CLIENT);
  g_assert_cmpint (rule->categories, ==,
                   1 << SW_CATEGORY_EMPTY_NEST | 1 << SW_CATEGORY_LIVING_ALONE | 1 << SW_CATEGORY_NO_SUPPORTER);
  g_assert_cmpint (rule->basis, ==, SW_BASIS_CATEGORY);

  rule = rule_of (file, 3);
  g_assert_cmpint (rule->party, ==, SW_PARTY_WORKER);
  g_assert_cmpint (rule->also, ==, 1 << SW_PARTY_STREET);
  g_assert_cmpint (rule->emergency, ==, 1);

  rule = rule_of (file, 4);
  g_assert_cmpint (rule->party, ==, SW_PARTY_HOMECARE);
  g_assert_cmpint (rule->emergency, ==, 1);
}

static void
test_huining (void)
{
  static const struct { SwTarget target; gint64 service; SwPeriod period; } expected[] = {
    { SW_TARGET_DISABLED, SW_NONE, SW_PERIOD_MONTH },
    { SW_TARGET_DESTITUTE, SW_SERVICE_CLEANING, SW_PERIOD_WEEK },
    { SW_TARGET_DESTITUTE, SW_SERVICE_LAUNDRY, SW_PERIOD_HALF_MONTH },
    { SW_TARGET_DESTITUTE, SW_SERVICE_HAIRCUT, SW_PERIOD_MONTH },
    { SW_TARGET_SPECIAL_DIFFICULTY, SW_NONE, SW_PERIOD_MONTH },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SwPolicyFile) file = sw_policy_file_load ("huining-2022-130", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (file->rules->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      SwRule *rule = rule_of (file, i);

      g_assert_cmpint (rule->target, ==, expected[i].target);
      g_assert_cmpint (rule->service, ==, expected[i].service);
      g_assert_cmpint (rule->period, ==, expected[i].period);
      g_assert_cmpint (rule->count, ==, 1);
      g_assert_cmpint (rule->channels, ==, SW_NONE);
      g_assert_cmpint (rule->also | 1 << rule->party, ==, (1 << 6) - 1);
      g_assert_cmpint (rule->emergency, !=, 1);
    }
}

static void
test_shipped (void)
{
  const char *const *nicks = sw_policy_file_shipped ();

  g_assert_cmpstr (nicks[0], ==, "gusu-2022-159");
  g_assert_cmpstr (nicks[1], ==, "huining-2022-130");
  for (guint i = 0; nicks[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SwPolicyFile) file = sw_policy_file_load (nicks[i], &error);

      g_assert_no_error (error);
      /* Every due visit shows its clause. */
      for (guint r = 0; r < file->rules->len; r++)
        g_assert_nonnull (rule_of (file, r)->clause);
    }
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sw_policy_file_load ("nowhere-1999-1", &error));
  g_assert_error (error, SW_POLICY_FILE_ERROR, SW_POLICY_FILE_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "gusu-2022-159, huining-2022-130"));
}

static void
test_lines (void)
{
  static const struct { const char *text; const char *line; } faults[] = {
    { "title=T\n", "Line 1:" },
    { "[policy]\n# a comment\nnonsense\n", "Line 3:" },
    { "[policy]\ntitle=T\nfrom_day=2026-01-01\n[rules]\n", "Line 4:" },
    { "[policy]\ntitle=T\nfrom_day=2026-01-01\n[policy]\n", "Line 4:" },
    { "[policy]\ntitle=T\ncolour=red\n", "Line 3:" },
    { "[policy]\ntitle=T\ntitle=U\n", "Line 3:" },
    { "[policy]\ntitle=T\nfrom_day=2026-01-01\n[rule]\ntitle=R\nparty=nobody\n", "Line 6:" },
    { "[policy]\ntitle=T\nfrom_day=2026-01-01\n[rule]\ntitle=R\nchannels=phone;pigeon\n", "Line 6:" },
    { "[policy]\ntitle=T\nfrom_day=2026-01-01\n[rule]\ntitle=R\ncount=0\n", "Line 6:" },
    { "[policy]\ntitle=T\nfrom_day=2026-01-01\n[rule]\ntitle=R\ncount=often\n", "Line 6:" },
    { "[policy]\ntitle=T\nfrom_day=2026-01-01\n[rule]\ntitle=R\nparty=worker\n", "Line 4:" },
    { "[policy]\ntitle=T\nfrom_day=2026-01-01\n", "Line 4:" },
    { "[policy]\ntitle=T\n[rule]\n", "Line 1:" },
  };
  g_autoptr (GError) good_error = NULL;
  g_autoptr (SwPolicyFile) good = sw_policy_file_parse ("good", GOOD, &good_error);

  g_assert_no_error (good_error);
  g_assert_nonnull (good);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sw_policy_file_parse ("bad", faults[i].text, &error));
      g_assert_error (error, SW_POLICY_FILE_ERROR, SW_POLICY_FILE_ERROR_SYNTAX);
      g_assert_true (g_str_has_prefix (error->message, faults[i].line));
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/policy-file/gusu", test_gusu);
  g_test_add_func ("/policy-file/huining", test_huining);
  g_test_add_func ("/policy-file/shipped", test_shipped);
  g_test_add_func ("/policy-file/unknown", test_unknown);
  g_test_add_func ("/policy-file/lines", test_lines);

  return g_test_run ();
}
