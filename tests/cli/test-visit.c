/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-test.h"

#define OK 0
#define USAGE 2
#define FAILED 3

static void
make_office (CliTest *test)
{
  g_assert_cmpint (cli_test_run (test, "demo", "--elders", "20", "--communities", "1", NULL), ==, OK);
}

static void
test_add_and_list (CliTest      *test,
                   gconstpointer data)
{
  make_office (test);
  g_assert_cmpint (cli_test_run (test, "visit", "add", "--elder", "3", "--caregiver", "4", "--channel", "home", "--day",
                                 "2026-11-18", "--time", "9:30", "--service", "contact", "--service", "助餐", "--content",
                                 "送午饭", NULL), ==, OK);
  g_assert_cmpint (strspn (test->out, "0123456789"), >, 0);
  g_assert_cmpint (cli_test_run (test, "visit", "add", "--elder", "3", "--party", "neighbour", "--channel", "phone",
                                 "--day", "2026-11-20", "--outcome", "not-reached", NULL), ==, OK);

  g_assert_cmpint (cli_test_run (test, "visit", "list", "elder_id=3", "day>=2026-11-18", "--format", "json", NULL), ==, OK);
  g_assert_nonnull (strstr (test->out, "\"not-reached\""));
  g_assert_nonnull (strstr (test->out, "\"09:30\""));
  g_assert_nonnull (strstr (test->out, "\"meal\""));
  g_assert_cmpint (cli_test_run (test, "list", "visits", "elder_id=3", "services=meal", "content~午饭", "--format", "csv",
                                 NULL), ==, OK);
  g_assert_nonnull (strstr (test->out, "送午饭"));
  g_assert_null (strstr (test->out, "not-reached"));
  g_assert_cmpint (cli_test_run (test, "show", "elder", "3", NULL), ==, OK);
  g_assert_nonnull (strstr (test->out, "送午饭"));
  g_assert_cmpint (cli_test_run (test, "undo", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "visit", "list", "elder_id=3", "outcome=not-reached", "day=2026-11-20", "--format",
                                 "json", NULL), ==, OK);
  g_assert_null (strstr (test->out, "not-reached"));
}

static void
test_refused (CliTest      *test,
              gconstpointer data)
{
  make_office (test);
  g_assert_cmpint (cli_test_run (test, "visit", "add", "--elder", "3", "--party", "worker", "--channel", "home", "--day",
                                 "2026-11-21", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "visit", "add", "--elder", "3", "--party", "worker", "--channel", "rocket", "--day",
                                 "2026-11-20", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "visit", "add", "--elder", "3", "--channel", "home", "--day", "2026-11-20", NULL),
                   ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "visit", "add", "--elder", "9999", "--party", "worker", "--channel", "home", "--day",
                                 "2026-11-20", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "visit", "add", "--elder", "3", "--caregiver", "没有这人", "--channel", "home",
                                 "--day", "2026-11-20", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "visit", "list", "late=maybe", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "visit", "add", "--elder", "3", "--party", "worker", "--channel", "home", "--day",
                                 "1890-01-01", NULL), ==, FAILED);
  cli_assert_has (test->err, "before 2000");
}

/* Either the death or the visit is wrong: it is kept, and said. */
static void
test_after_death (CliTest      *test,
                  gconstpointer data)
{
  make_office (test);
  cli_test_run (test, "status", "active", "3", "--from", "2026-01-01", NULL);
  g_assert_cmpint (cli_test_run (test, "status", "died", "3", "--from", "2026-10-01", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "visit", "add", "--elder", "3", "--party", "worker", "--channel", "home", "--day",
                                 "2026-11-20", NULL), ==, OK);
  cli_assert_has (test->err, "one of the two is wrong");
  g_assert_cmpint (cli_test_run (test, "visit", "add", "--elder", "3", "--party", "worker", "--channel", "home", "--day",
                                 "2026-11-20", "--outcome", "not-reached", NULL), ==, OK);
  g_assert_null (strstr (test->err, "one of the two"));
  g_assert_cmpint (cli_test_run (test, "visit", "add", "--elder", "3", "--party", "worker", "--channel", "home", "--day",
                                 "2026-10-01", NULL), ==, OK);
  g_assert_null (strstr (test->err, "one of the two"));
}

static void
test_scanned (CliTest      *test,
              gconstpointer data)
{
  make_office (test);
  g_assert_cmpint (cli_test_run (test, "search", "sw-elder-3", "--format", "json", NULL), ==, OK);
  g_assert_nonnull (strstr (test->out, "\"id\": 3"));
  g_assert_cmpint (cli_test_run (test, "search", "SW-CARD-2026110001", NULL), ==, FAILED);
  g_assert_nonnull (strstr (test->err, "2026110001"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/cli/visit/" name, CliTest, NULL, cli_test_set_up, func, cli_test_tear_down)
  ADD ("add-and-list", test_add_and_list);
  ADD ("refused", test_refused);
  ADD ("after-death", test_after_death);
  ADD ("scanned", test_scanned);
#undef ADD

  return g_test_run ();
}
