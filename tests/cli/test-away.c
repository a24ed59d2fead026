/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elders who are away, workers on leave and elders given to others, from the command line. */
#include <string.h>

#include "cli-test.h"

#define OK 0
#define USAGE 2
#define FAILED 3

#define RUN(...) cli_test_run (test, "--today", "2026-11-20", __VA_ARGS__, NULL)

/* A worker and an elder who is to be visited every month, and a worker who may stand in. */
static void
make_office (CliTest *test)
{
  g_assert_cmpint (RUN ("demo", "--elders", "40", "--seed", "3"), ==, OK);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text; text++)
    n += *text == '\n';

  return n;
}

/* How many visits of an elder are due, of whom the line holds @part. */
static guint
count_due (CliTest    *test,
           const char *elder,
           const char *part)
{
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_cmpint (RUN ("due", "--elder", elder, "--from", "2026-11-20", "--to", "2026-12-20", "--format", "csv"), ==, OK);
  lines = g_strsplit (test->out, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i]; i++)
    n += strstr (lines[i], part) != NULL;

  return n;
}

/* The id of an elder whose worker owes visits, and the worker's name. */
static char *
find_elder (CliTest  *test,
            char    **worker)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;
  g_auto (GStrv) names = NULL;
  guint i = 0;

  g_assert_cmpint (RUN ("due", "--from", "2026-11-20", "--to", "2026-12-20", "--party", "worker", "--format", "csv"), ==, OK);
  lines = g_strsplit (test->out, "\n", -1);
  names = g_strsplit (lines[0], ",", -1);
  cells = g_strsplit (lines[1], ",", -1);
  while (strcmp (names[i], "caregiver") != 0)
    i++;
  *worker = g_strdup (cells[i]);

  return g_strdup (cells[0]);
}

/* Who is away owes nothing, and does again on the day after; the dead never. */
static void
test_status (CliTest      *test,
             gconstpointer data)
{
  g_autofree char *worker = NULL;
  g_autofree char *elder = NULL;
  guint n;

  make_office (test);
  elder = find_elder (test, &worker);
  n = count_due (test, elder, "");
  g_assert_cmpuint (n, >, 4);
  g_assert_cmpint (RUN ("status", "gone", elder), ==, USAGE);
  cli_assert_has (test->err, "with-children");
  g_assert_cmpint (RUN ("status", "paused"), ==, USAGE);
  g_assert_cmpint (RUN ("status", "paused", elder, "--from", "2026-11-25", "--to", "2026-11-24"), ==, USAGE);
  g_assert_cmpint (RUN ("status", "died", elder, "--to", "2026-11-24"), ==, USAGE);
  g_assert_cmpint (RUN ("status", "paused", elder, "999999"), ==, FAILED);
  g_assert_cmpuint (count_due (test, elder, ""), ==, n);

  g_assert_cmpint (RUN ("status", "paused", elder, elder, "--from", "2026-11-20", "--to", "2026-12-06", "--note", "住院"), ==, OK);
  cli_assert_has (test->err, "set for 1 elder");
  g_assert_cmpuint (count_due (test, elder, ""), <, n);
  g_assert_cmpuint (count_due (test, elder, ""), >, 0);
  g_assert_cmpint (RUN ("show", "elder", elder), ==, OK);
  cli_assert_has (test->out, "住院");
  g_assert_cmpint (RUN ("undo"), ==, OK);
  g_assert_cmpuint (count_due (test, elder, ""), ==, n);

  g_assert_cmpint (RUN ("status", "died", elder), ==, OK);
  g_assert_cmpuint (count_due (test, elder, ""), ==, 0);
  g_assert_cmpint (RUN ("status", "active", elder), ==, OK);
  g_assert_cmpint (RUN ("status", "active", elder), ==, FAILED);
}

/* A pause of Sunday has the visit of Thursday due on Wednesday, which is told. */
static void
test_status_overdue (CliTest      *test,
                     gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  make_office (test);
  g_assert_cmpint (cli_test_run (test, "--today", "2026-11-19", "due", "--from", "2026-11-19", "--to", "2026-11-19",
                                 "--party", "worker", "--state", "due", "--format", "csv", NULL), ==, OK);
  lines = g_strsplit (test->out, "\n", -1);
  cells = g_strsplit (lines[1], ",", -1);
  g_assert_cmpint (cli_test_run (test, "--today", "2026-11-19", "status", "paused", cells[0], "--from", "2026-11-22",
                                 "--to", "2026-11-22", NULL), ==, OK);
  cli_assert_has (test->err, "overdue by it");
}

/* What is due on days of leave is the substitute's. */
static void
test_leave (CliTest      *test,
            gconstpointer data)
{
  g_autofree char *worker = NULL;
  g_autofree char *elder = NULL;
  guint n;

  make_office (test);
  elder = find_elder (test, &worker);
  n = count_due (test, elder, worker);
  g_assert_cmpuint (n, >, 4);
  g_assert_cmpint (RUN ("leave", "add", worker, "--to", "2026-11-30"), ==, USAGE);
  g_assert_cmpint (RUN ("leave", "add", worker, "--substitute", "没有的人", "--to", "2026-11-30"), ==, FAILED);
  g_assert_cmpint (RUN ("leave", "add", worker, "--substitute", worker, "--to", "2026-11-30"), ==, FAILED);
  g_assert_cmpint (RUN ("leave", "add", worker, "--substitute", "1", "--from", "2026-11-20", "--to", "2026-11-19"), ==, FAILED);
  g_assert_cmpint (RUN ("leave", "list", "--format", "csv"), ==, OK);
  g_assert_cmpuint (count_lines (test->out), ==, 1);

  g_assert_cmpint (RUN ("leave", "add", worker, "--substitute", "1", "--from", "2026-11-20", "--to", "2026-12-06"), ==, OK);
  g_assert_cmpstr (test->out, ==, "1\n");
  g_assert_cmpuint (count_due (test, elder, worker), <, n);
  g_assert_cmpuint (count_due (test, elder, worker), >, 0);
  g_assert_cmpint (RUN ("leave", "change", "1", "--to", "2027-01-31", "--note", "产假"), ==, OK);
  g_assert_cmpuint (count_due (test, elder, worker), ==, 0);
  g_assert_cmpint (RUN ("leave", "list", "--format", "csv"), ==, OK);
  cli_assert_has (test->out, "id,caregiver,substitute,from,to,note\n1,");
  cli_assert_has (test->out, ",2026-11-20,2027-01-31,产假");

  /* Nothing of it has begun, and nothing is left; who was away comes back today. */
  g_assert_cmpint (RUN ("leave", "end", "2"), ==, FAILED);
  g_assert_cmpint (RUN ("leave", "end", "1"), ==, OK);
  g_assert_cmpuint (count_due (test, elder, worker), ==, n);
  g_assert_cmpint (RUN ("leave", "list", "--format", "csv"), ==, OK);
  g_assert_cmpuint (count_lines (test->out), ==, 1);
  g_assert_cmpint (RUN ("leave", "add", worker, "--substitute", "1", "--from", "2026-11-10", "--to", "2026-12-31"), ==, OK);
  g_assert_cmpint (RUN ("leave", "end", "2"), ==, OK);
  g_assert_cmpuint (count_due (test, elder, worker), ==, n);
  g_assert_cmpint (RUN ("leave", "list", "--format", "csv"), ==, OK);
  cli_assert_has (test->out, ",2026-11-10,2026-11-19,");
  g_assert_cmpint (RUN ("leave", "end", "2"), ==, FAILED);
}

/* On each day of a leave there is one substitute, and somebody who visits. */
static void
test_leave_conflicts (CliTest      *test,
                      gconstpointer data)
{
  make_office (test);
  g_assert_cmpint (RUN ("leave", "add", "1", "--substitute", "2", "--from", "2026-11-20", "--to", "2026-11-30"), ==, OK);

  g_assert_cmpint (RUN ("leave", "add", "1", "--substitute", "3", "--from", "2026-11-30", "--to", "2026-12-05"), ==, FAILED);
  cli_assert_has (test->err, "is on leave from 2026-11-20 to 2026-11-30 already");
  g_assert_cmpint (RUN ("leave", "add", "1", "--substitute", "3", "--from", "2026-12-01", "--to", "2026-12-05"), ==, OK);
  g_assert_cmpint (RUN ("leave", "change", "2", "--from", "2026-11-30"), ==, FAILED);
  g_assert_cmpint (RUN ("leave", "change", "2", "--from", "2026-12-02"), ==, OK);

  g_assert_cmpint (RUN ("leave", "add", "2", "--substitute", "1", "--from", "2026-11-28", "--to", "2026-12-10"), ==, FAILED);
  cli_assert_has (test->err, "From 2026-11-28 to 2026-11-30");
  g_assert_cmpint (RUN ("leave", "add", "2", "--substitute", "3", "--from", "2026-11-28", "--to", "2026-12-10"), ==, OK);
  g_assert_cmpint (RUN ("leave", "add", "3", "--substitute", "1", "--from", "2026-11-30", "--to", "2026-11-30"), ==, FAILED);
  cli_assert_has (test->err, "From 2026-11-30 to 2026-11-30");
  g_assert_cmpint (RUN ("leave", "add", "3", "--substitute", "1", "--from", "2026-12-01", "--to", "2026-12-01"), ==, OK);
  g_assert_cmpint (RUN ("leave", "list", "--format", "csv"), ==, OK);
  g_assert_cmpuint (count_lines (test->out), ==, 5);
}

/* Others visit from today on, in one action. */
static void
test_reassign (CliTest      *test,
               gconstpointer data)
{
  g_autofree char *worker = NULL;
  g_autofree char *elder = NULL;

  make_office (test);
  elder = find_elder (test, &worker);
  g_assert_cmpint (RUN ("reassign", elder), ==, USAGE);
  g_assert_cmpint (RUN ("reassign", elder, "--worker", "没有的人"), ==, FAILED);
  g_assert_cmpint (RUN ("reassign", elder, "--worker", worker), ==, FAILED);
  g_assert_cmpint (RUN ("reassign", elder, "--worker", "1", "--neighbour", "2"), ==, OK);
  g_assert_cmpint (RUN ("list", "elders", "--format", "json"), ==, OK);
  cli_assert_has (test->out, "\"worker_id\": 1,");
  g_assert_cmpint (RUN ("undo"), ==, OK);
  g_assert_cmpint (RUN ("reassign", elder, "--worker", worker), ==, FAILED);
}

#define ADD(path, func) g_test_add (path, CliTest, NULL, cli_test_set_up, func, cli_test_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/cli/away/status", test_status);
  ADD ("/cli/away/status-overdue", test_status_overdue);
  ADD ("/cli/away/leave", test_leave);
  ADD ("/cli/away/leave-conflicts", test_leave_conflicts);
  ADD ("/cli/away/reassign", test_reassign);

  return g_test_run ();
}
