/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emergencies from the command line. */
#include <string.h>

#include "cli-test.h"

#define OK 0
#define ATTENTION 1
#define USAGE 2
#define FAILED 3

/* A Friday. */
#define TODAY "2026-11-20"

#define RUN(...) cli_test_run (test, "--today", TODAY, __VA_ARGS__, NULL)

static void
make_office (CliTest *test)
{
  g_assert_cmpint (RUN ("demo", "--elders", "120", "--seed", "3", "--communities", "2"), ==, OK);
}

/* The first word of a kind of records: a name of the demonstration. */
static char *
get_name (CliTest    *test,
          const char *kind,
          guint       row)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  g_assert_cmpint (RUN ("list", kind, "--format", "csv"), ==, OK);
  lines = g_strsplit (test->out, "\n", -1);
  cells = g_strsplit (lines[1 + row], ",", -1);

  return g_strdup (cells[1]);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text; text++)
    n += *text == '\n';

  return n;
}

/* What stands on a paper, or NULL where there is nothing to read it with. */
static char *
read_pdf (const char *path)
{
  const char *words[] = { "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL };
  char *text = NULL;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL);

  return text;
}

/* What somebody has to do stands on the sheet; an emergency of a day says the day once. */
static void
test_papers (CliTest      *test,
             gconstpointer data)
{
  g_autofree char *path = cli_test_path (test, "paper.pdf");
  g_autofree char *caller = NULL;
  g_autofree char *duty = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *report = NULL;

  make_office (test);
  caller = get_name (test, "caregivers", 0);
  duty = g_strdup_printf ("%s=组长", caller);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--from", "2026-11-19", "--to", "2026-11-19"), ==, OK);
  g_assert_cmpint (RUN ("emergency", "change", "1", "--member", caller, "--duty", duty), ==, OK);
  g_assert_cmpint (RUN ("emergency", "sheets", "1", "-o", path, "--caller", caller), ==, OK);
  sheet = read_pdf (path);
  g_assert_cmpint (RUN ("emergency", "report", "1", "-o", path), ==, OK);
  report = read_pdf (path);
  if (sheet == NULL || report == NULL)
    {
      g_test_skip ("pdftotext is missing");
      return;
    }

  cli_assert_has (sheet, "，组长）");
  cli_assert_has (report, "2026年11月19日");
  g_assert_null (strstr (report, "2026年11月19日至"));
}

/* It is declared, changed, looked at, printed, ended, reported. */
static void
test_course (CliTest      *test,
             gconstpointer data)
{
  g_autofree char *sheets = cli_test_path (test, "sheets.pdf");
  g_autofree char *report = cli_test_path (test, "report.pdf");
  g_autofree char *community = NULL;
  g_autofree char *caller = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *opened = NULL;
  g_autofree char *part = NULL;
  g_autofree char *duty = NULL;
  guint n;

  make_office (test);
  community = get_name (test, "communities", 0);
  caller = get_name (test, "caregivers", 0);
  changed = g_strdup_printf ("1,cold,2026-11-19,2026-11-25,%s,%s,4,寒潮\n", community, caller);
  opened = g_strdup_printf ("1,cold,2026-11-19,,%s,%s,4,\n", community, caller);
  part = g_strdup_printf (",%s,not-yet,0,", caller);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--from", "2026-11-19", "--note", "寒潮", "--community", community), ==, OK);
  g_assert_cmpstr (test->out, ==, "1\n");
  g_assert_cmpint (RUN ("emergency", "board", "1", "--format", "csv"), ==, ATTENTION);
  n = count_lines (test->out);
  g_assert_cmpuint (n, >, 10);
  g_assert_null (strstr (test->out, part));
  duty = g_strdup_printf ("%s=组长", caller);
  g_assert_cmpint (RUN ("emergency", "change", "1", "--hours", "4", "--member", caller, "--to", "2026-11-25"), ==, OK);
  g_assert_cmpint (RUN ("emergency", "change", "1", "--duty", duty), ==, OK);
  g_assert_cmpint (RUN ("emergency", "change", "1", "--duty", caller), ==, USAGE);
  g_assert_cmpint (RUN ("emergency", "list", "--format", "csv"), ==, OK);
  cli_assert_has (test->out, changed);
  /* In one word: GLib drops an empty argument on Windows. */
  g_assert_cmpint (RUN ("emergency", "change", "1", "--to", "none", "--note="), ==, OK);
  g_assert_cmpint (RUN ("emergency", "list", "--format", "csv"), ==, OK);
  cli_assert_has (test->out, opened);

  /* The only member calls everybody, whoever the worker is. */
  g_assert_cmpint (RUN ("emergency", "board", "1", "--caller", caller, "--format", "csv"), ==, ATTENTION);
  g_assert_cmpuint (count_lines (test->out), ==, n);
  cli_assert_has (test->out, part);
  g_assert_cmpint (RUN ("emergency", "board", "1", "--caller", "none", "--format", "csv"), ==, OK);
  g_assert_cmpuint (count_lines (test->out), ==, 1);
  g_assert_cmpint (RUN ("emergency", "sheets", "1", "-o", sheets, "--caller", caller), ==, OK);
  g_assert_true (g_file_test (sheets, G_FILE_TEST_EXISTS));

  g_assert_cmpint (RUN ("emergency", "end", "1"), ==, OK);
  g_assert_cmpint (RUN ("emergency", "report", "1", "-o", report), ==, OK);
  g_assert_true (g_file_test (report, G_FILE_TEST_EXISTS));

  /* The board of one that is over is that of its last day. */
  g_assert_cmpint (cli_test_run (test, "--today", "2026-12-20", "emergency", "board", "1", "--format", "csv", NULL), ==, ATTENTION);
  cli_assert_has (test->out, ",not-yet,0,48,1\n");
  g_assert_cmpuint (count_lines (test->out), <=, n);
}

/* Who has ended cannot be in a team. */
static void
assert_ended_refused (CliTest *test)
{
  g_auto (GStrv) lines = NULL;
  guint n_ended = 0;

  g_assert_cmpint (RUN ("list", "caregivers", "ended_day<2026-11-20", "--format", "csv"), ==, OK);
  lines = g_strsplit (test->out, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++, n_ended++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", 2);

      g_assert_cmpint (RUN ("emergency", "declare", "--kind", "heat", "--member", cells[0]), ==, FAILED);
    }
  g_assert_cmpuint (n_ended, >, 0);
}

static void
test_refused (CliTest      *test,
              gconstpointer data)
{
  g_autofree char *report = cli_test_path (test, "report.pdf");

  make_office (test);
  g_assert_cmpint (RUN ("emergency", "declare"), ==, USAGE);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "frost"), ==, USAGE);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--hours", "0"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--hours", "241"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--to", "2026-11-01"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--member", "无此人"), ==, FAILED);
  assert_ended_refused (test);
  g_assert_cmpint (RUN ("emergency", "list", "--format", "csv"), ==, OK);
  g_assert_cmpuint (count_lines (test->out), ==, 1);

  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--from", "2026-11-22"), ==, OK);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--from", "2026-11-25"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "change", "1", "--hours", "-5"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "change", "1", "--kind", "frost"), ==, USAGE);
  g_assert_cmpint (RUN ("emergency", "change", "2", "--hours", "5"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "board", "1abc"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "board", "7"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "board", "1", "--day", "2026-11-21"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "report", "1", "-o", report), ==, FAILED);
  g_assert_false (g_file_test (report, G_FILE_TEST_EXISTS));
  g_assert_cmpint (RUN ("emergency", "sheets", "1"), ==, USAGE);
  g_assert_cmpint (RUN ("emergency", "end", "1", "--day", "2026-11-21"), ==, FAILED);

  /* Nor does it hold longer than until the next one. */
  g_assert_cmpint (RUN ("emergency", "end", "1", "--day", "2026-11-23"), ==, OK);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--from", "2026-11-25", "--community", "1"), ==, OK);
  g_assert_cmpint (RUN ("emergency", "end", "1", "--day", "2026-11-25"), ==, FAILED);
  cli_assert_has (test->err, "2026");
  g_assert_cmpint (RUN ("emergency", "end", "1", "--day", "2026-11-24"), ==, OK);
  g_assert_cmpint (RUN ("emergency", "change", "1", "--to", "none"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "change", "2", "--from", "2026-11-24"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "change", "1", "--to", "none", "--community", "2"), ==, OK);
  g_assert_cmpint (RUN ("emergency", "change", "2", "--community", "2"), ==, FAILED);
}

/* Who has the same name as another is named by the id. */
static void
test_namesakes (CliTest      *test,
                gconstpointer data)
{
  g_autofree char *name = NULL;
  g_autofree char *member = NULL;

  make_office (test);
  name = get_name (test, "communities", 1);
  member = g_strdup_printf ("1,heat,2026-11-20,,%s,", name);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "heat", "--member", "1", "--community", "2"), ==, OK);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--member", "99999"), ==, FAILED);
  g_assert_cmpint (RUN ("emergency", "list", "--format", "csv"), ==, OK);
  cli_assert_has (test->out, member);
}

/* What declaring, changing and ending makes of days that are over is said. */
static void
test_effect (CliTest      *test,
             gconstpointer data)
{
  g_autofree char *community = NULL;

  make_office (test);
  community = get_name (test, "communities", 0);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--from", "2026-11-18", "--to", "2026-11-10"), ==, FAILED);
  cli_assert_has (test->err, "The last day is before the first.");
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold"), ==, OK);
  g_assert_cmpstr (test->err, ==, "");
  g_assert_cmpint (RUN ("undo"), ==, OK);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold", "--from", "2026-11-15", "--community", community), ==, OK);
  cli_assert_has (test->err, "asks for from 2026-11-15 to 2026-11-19, and was not made, is missed");
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "cold"), ==, FAILED);
  cli_assert_has (test->err, community);
  g_assert_cmpint (RUN ("emergency", "change", "2"), ==, USAGE);
  g_assert_cmpint (RUN ("emergency", "change", "2", "--from", "2026-11-13"), ==, OK);
  cli_assert_has (test->err, "asks for from 2026-11-13 to 2026-11-14, and");
  g_assert_cmpint (RUN ("emergency", "change", "2", "--from", "2026-11-16"), ==, OK);
  cli_assert_has (test->err, "asked for from 2026-11-13 to 2026-11-15 is struck out");
  g_assert_cmpint (RUN ("emergency", "change", "2", "--community", "all"), ==, OK);
  cli_assert_has (test->err, "The communities hold for all its days");
  g_assert_cmpint (RUN ("emergency", "change", "2", "--hours", "6"), ==, OK);
  g_assert_cmpstr (test->err, ==, "");
  g_assert_cmpint (RUN ("emergency", "end", "2", "--day", "2026-11-18"), ==, OK);
  cli_assert_has (test->err, "asked for on 2026-11-19 is struck out");
  g_assert_cmpint (RUN ("emergency", "change", "2", "--to", "none"), ==, OK);
  cli_assert_has (test->err, "asks for on 2026-11-19, and");
  g_assert_cmpint (RUN ("emergency", "end", "2", "--day", "2026-11-17"), ==, OK);
  cli_assert_has (test->err, "asked for from 2026-11-18 to 2026-11-19 is struck out");
  g_assert_cmpint (RUN ("emergency", "end", "2", "--day", "2026-11-17"), ==, FAILED);
  cli_assert_has (test->err, "Its last day is 2026-11-17 already.");
  g_assert_cmpint (RUN ("emergency", "change", "2", "--to", "none"), ==, OK);
  cli_assert_has (test->err, "asks for from 2026-11-18 to 2026-11-19, and");

  /* Nobody waits in days to come, and there is nothing to report of them. */
  g_assert_cmpint (RUN ("emergency", "board", "2", "--day", "2026-11-25", "--format", "csv"), ==, ATTENTION);
  g_assert_null (strstr (test->out, ",1\n"));
  g_assert_cmpint (RUN ("emergency", "board", "2"), ==, ATTENTION);
  cli_assert_has (test->err, "the board of " TODAY);
  g_assert_cmpint (RUN ("emergency", "report", "2", "--day", "2026-11-25", "-o", "report.pdf"), ==, FAILED);
  cli_assert_has (test->err, "days until today");

  g_assert_cmpint (RUN ("emergency", "report", "2", "-o", "report.txt"), ==, USAGE);
  cli_assert_has (test->err, "must end in .pdf");
  g_assert_false (g_file_test ("report.txt", G_FILE_TEST_EXISTS));

  /* A switch that asks nobody for anything is said to be one. */
  g_assert_cmpint (RUN ("policy", "end", "gusu-2022-159"), ==, OK);
  g_assert_cmpint (RUN ("emergency", "declare", "--kind", "heat", "--from", "2026-11-21"), ==, OK);
  cli_assert_has (test->err, "No policy in use has a rule for emergencies");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/emergency/course", CliTest, NULL, cli_test_set_up, test_course, cli_test_tear_down);
  g_test_add ("/emergency/papers", CliTest, NULL, cli_test_set_up, test_papers, cli_test_tear_down);
  g_test_add ("/emergency/refused", CliTest, NULL, cli_test_set_up, test_refused, cli_test_tear_down);
  g_test_add ("/emergency/effect", CliTest, NULL, cli_test_set_up, test_effect, cli_test_tear_down);
  g_test_add ("/emergency/namesakes", CliTest, NULL, cli_test_set_up, test_namesakes, cli_test_tear_down);

  return g_test_run ();
}
