/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due visits and policies from the command line. */
#include <string.h>

#include "cli-test.h"

#define OK 0
#define ATTENTION 1
#define USAGE 2
#define FAILED 3

/* A Friday. */
#define TODAY "2026-11-20"

static void
make_office (CliTest *test)
{
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "demo", "--elders", "120", "--seed", "3", NULL), ==, OK);
}

/* One elder who is a client of nobody, and the rule of Huining that asks once a month. */
static void
test_worked_example (CliTest      *test,
                     gconstpointer data)
{
  g_assert_cmpint (cli_test_run (test, "--today", "2026-11-16", "init", "--office", "会师镇", "--district", "会宁县", "--policy",
                                 "huining-2022-130", NULL), ==, OK);
  cli_test_write (test, "one.csv", "社区,姓名,身份证号码,类别,居住地址\n北关社区,王桂英,11010519491231002X,独居,北关1号\n", -1);
  {
    g_autofree char *path = cli_test_path (test, "one.csv");

    g_assert_cmpint (cli_test_run (test, "--today", "2026-11-16", "import", path, NULL), <=, ATTENTION);
  }

  /* In the register from 11-16: one slot on 11-30; from 11-17 it would be none. */
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--from", "2026-11-01", "--to", "2026-11-30", "--format", "json",
                                 NULL), ==, OK);
  cli_assert_has (test->out, "\"due_day\": \"2026-11-30\"");
  cli_assert_has (test->out, "\"state\": \"upcoming\"");
  cli_assert_has (test->out, "\"window_start\": \"2026-11-01\"");
  cli_assert_has (test->out, "\"elder_name\": \"王桂英\"");
  cli_assert_has (test->out, "\"clause\": ");

  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "visit", "add", "--elder", "1", "--party", "worker", "--channel", "phone",
                                 "--day", "2026-11-18", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--from", "2026-11-01", "--to", "2026-11-30", "--format", "json",
                                 NULL), ==, OK);
  cli_assert_has (test->out, "\"state\": \"met\"");
  cli_assert_has (test->out, "\"met_day\": \"2026-11-18\"");

  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "compliance", "--by", "elder", "--from", "2026-11-01", "--to", "2026-11-30",
                                 "--format", "csv", NULL), ==, OK);
  cli_assert_has (test->out, "id,elder,asked,made,late,missed,overdue,open");
  cli_assert_has (test->out, "1,王桂英,1,1,0,0,0,0");
}

static void
test_options (CliTest      *test,
              gconstpointer data)
{
  g_autofree char *file = cli_test_path (test, "due.csv");
  g_autofree char *written = NULL;
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;

  make_office (test);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--state", "x", NULL), ==, USAGE);
  cli_assert_has (test->err, "upcoming (Upcoming)");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--format", "csv", "-o", file, NULL), ==, OK);
  written = cli_test_read (test, "due.csv", NULL);
  g_assert_true (g_str_has_prefix (written, "\xEF\xBB\xBF" "elder_id,"));
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--from", "2026-11-21", "--to", "2026-11-20", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--community", "没有的社区", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "compliance", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--party", "homecare", "--format", "csv", NULL), ==, OK);
  g_assert_null (strstr (test->out, ",worker,"));

  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--format", "xml", NULL), ==, USAGE);
  cli_assert_has (test->err, "table, csv, json and ics");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "check", "--format", "ics", NULL), ==, USAGE);

  /* An organisation by its name or its id, and not as a caregiver, beside whom it stands. */
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--caregiver", "演示居家养老服务中心", NULL), ==, FAILED);
  cli_assert_has (test->err, "--organisation");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--caregiver", "没有这人", NULL), ==, FAILED);
  g_assert_null (strstr (test->err, "--organisation"));
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--organisation", "没有的组织", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--to", "2026-11-30", "--party", "homecare", "--format", "csv", NULL), ==, OK);
  all = g_strdup (test->out);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--to", "2026-11-30", "--organisation", "1", "--format", "csv", NULL), ==, OK);
  lines = g_strsplit (test->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 4);
  for (guint i = 0; lines[i] != NULL; i++)
    cli_assert_has (all, lines[i]);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "compliance", "--to", "2026-11-30", "--by", "party", "--organisation", "1",
                                 "--format", "csv", NULL), ==, OK);
  cli_assert_has (test->out, "homecare");
  g_assert_null (strstr (test->out, "worker"));
}

/* The table and the workbook of the window, without one. */
static void
test_compliance_files (CliTest      *test,
                       gconstpointer data)
{
  g_autofree char *pdf = cli_test_path (test, "compliance.pdf");
  g_autofree char *workbook = cli_test_path (test, "compliance.XLSX");
  g_autofree char *other = cli_test_path (test, "compliance.doc");
  g_autofree char *written = NULL;
  g_autofree char *text = NULL;
  const char *words[] = { "pdftotext", "-q", "-l", "1", pdf, "-", NULL };
  gsize size;

  make_office (test);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "compliance", "--by", "elder", "-o", other, NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "compliance", "--by", "elder", "-o", pdf, "--format", "csv", NULL), ==, USAGE);
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "compliance", "--by", "elder", "--from", "2026-11-01", "--community", "1",
                                 "-o", pdf, NULL), ==, OK);
  written = cli_test_read (test, "compliance.pdf", &size);
  g_assert_true (size > 4 && memcmp (written, "%PDF", 4) == 0);
  g_clear_pointer (&written, g_free);
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL));
  cli_assert_has (text, "仅含：");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "compliance", "--by", "caregiver", "--from", "2026-11-01", "-o", workbook,
                                 NULL), ==, OK);
  written = cli_test_read (test, "compliance.XLSX", &size);
  g_assert_true (size > 2 && memcmp (written, "PK", 2) == 0);
}

static void
test_calendar (CliTest      *test,
               gconstpointer data)
{
  g_autofree char *path = cli_test_path (test, "due.ics");
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  make_office (test);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--party", "neighbour", "--format", "csv", NULL), ==, OK);
  lines = g_strsplit (test->out, "\n", 3);
  cells = g_strsplit (lines[1], ",", -1);
  name = g_strdup (cells[6]);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--format", "ics", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--to", "2026-11-30", "--caregiver", name, "-o", path, NULL), ==, OK);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  cli_assert_has (text, cells[1]);
  cli_assert_has (text, "DTSTART;VALUE=DATE:20261120");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--from", "2020-01-01", "--to", "2020-01-02", "--caregiver", name,
                                 "--format", "ics", NULL), ==, FAILED);
  /* The number of the document stays here. */
  g_assert_false (g_regex_match_simple ("[0-9]{17}", text, 0, 0));
}

/* The sheet of a home-care organisation names no caregiver; one sheet is somebody's or an organisation's. */
static void
test_organisation_sheet (CliTest      *test,
                         gconstpointer data)
{
  g_autofree char *sheet = cli_test_path (test, "sheet.pdf");
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "demo", "--elders", "300", "--months", "1", "--seed", "3", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "list", "organisations", "--format", "csv", NULL), ==, OK);
  lines = g_strsplit (test->out, "\n", 3);
  cells = g_strsplit (lines[1], ",", -1);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "sheet", "--organisation", cells[0], "--from", TODAY, "--to",
                                 "2026-11-22", "-o", sheet, NULL), ==, OK);
  g_assert_true (g_file_test (sheet, G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "plan", "--organisation", cells[0], "--month", "2026-11", "-o",
                                 sheet, NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "sheet", "--organisation", "无此机构", "--from", TODAY, "--to",
                                 "2026-11-22", "-o", sheet, NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "sheet", "--from", TODAY, "--to", "2026-11-22", "-o", sheet, NULL),
                   ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "sheet", "--caregiver", "x", "--organisation", cells[0], "--from",
                                 TODAY, "--to", "2026-11-22", "-o", sheet, NULL), ==, USAGE);
}

/* Who works for a home-care organisation has its clients, on the sheet and in the calendar too; the plan has
 * everybody. */
static void
test_papers (CliTest      *test,
             gconstpointer data)
{
  g_autofree char *calendar = cli_test_path (test, "due.ics");
  g_autofree char *sheet = cli_test_path (test, "sheet.pdf");
  g_autofree char *plan = cli_test_path (test, "plan.pdf");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  /* A small office has no such staff. */
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "demo", "--elders", "300", "--months", "1", "--seed", "3", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "list", "caregivers", "kind=homecare-staff", "--format", "csv", NULL), ==, OK);
  lines = g_strsplit (test->out, "\n", 3);
  cells = g_strsplit (lines[1], ",", -1);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--to", "2026-11-30", "--caregiver", cells[0], "-o", calendar, NULL),
                   ==, OK);
  g_assert_true (g_file_get_contents (calendar, &text, NULL, NULL));
  cli_assert_has (text, "DTSTART;VALUE=DATE:20261122");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "sheet", "--caregiver", cells[0], "--from", TODAY, "--to",
                                 "2026-11-22", "-o", sheet, NULL), ==, OK);

  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "plan", "-o", plan, NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "plan", "--blank", "-o", plan, NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "plan", "--month", "2026-11", "-o", plan, NULL), ==, OK);
  g_assert_true (g_file_test (plan, G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "plan", "--caregiver", cells[0], "--from", "2026-11-16", "--to",
                                 "2026-11-22", "-o", plan, NULL), ==, OK);
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + strlen (part), part))
    n++;

  return n;
}

/* Who is to be visited twice stands there twice, so that both can be ticked. */
static void
test_sheet_of_a_week (CliTest      *test,
                      gconstpointer data)
{
  g_autofree char *sheet = cli_test_path (test, "sheet.pdf");
  const char *argv[] = { "pdftotext", "-layout", sheet, "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;
  guint n_due;

  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "demo", "--elders", "300", "--months", "1", "--seed", "3", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--from", "2026-11-23", "--to", "2026-11-29", "--party", "worker",
                                 "--format", "csv", NULL), ==, OK);
  lines = g_strsplit (test->out, "\n", 3);
  cells = g_strsplit (lines[1], ",", -1);
  /* The name of who visits, which is the seventh. */
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "due", "--from", "2026-11-23", "--to", "2026-11-29", "--caregiver", cells[6],
                                 "--format", "csv", NULL), ==, OK);
  n_due = count (test->out, "\n") - 1;
  g_assert_cmpuint (n_due, >, 1);

  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "sheet", "--caregiver", cells[6], "--from", "2026-11-23", "--to",
                                 "2026-11-29", "-o", sheet, NULL), ==, OK);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (text, "□已联系上"), ==, n_due);
  g_assert_cmpuint (count (text, "11月29日前"), >, 0);
}

static void
test_policy (CliTest      *test,
             gconstpointer data)
{
  make_office (test);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "list", NULL), ==, OK);
  cli_assert_has (test->out, "huining-2022-130");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "use", "huining-2022-130", "--from", "2026-11-01", NULL), ==, OK);
  cli_assert_has (test->err, "asks for from 2026-11-01 to 2026-11-19, and was not made, is missed");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "use", "huining-2022-130", "--from", "2026-11-01", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "use", "nowhere-2020-1", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "show", "huining-2022-130", "--format", "json", NULL), ==, OK);
  cli_assert_has (test->out, "\"period\": \"half-month\"");
  cli_assert_has (test->out, "\"service\": \"laundry\"");
  cli_assert_has (test->out, "\"target\": \"destitute\"");
  cli_assert_has (test->out, "\"party\": \"worker\",\n    \"also\": \"street;neighbour;elder;homecare;other\",\n    \"count\": 1,");
  cli_assert_has (test->out, "\"from\": \"2026-11-01\",\n    \"to\": null,");
  cli_assert_has (test->out, "\"emergency\": false");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "show", "huining-2022-130", NULL), ==, OK);
  cli_assert_has (test->out, "Street;Neighbour or volunteer;");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "show", "gusu-2022-159", "--format", "json", NULL), ==, OK);
  cli_assert_has (test->out, "\"channels\": \"phone;home\"");
  cli_assert_has (test->out, "\"basis\": \"agreement\"");
  cli_assert_has (test->out, "\"categories\": \"no-supporter;empty-nest;living-alone\"");
  cli_assert_has (test->out, "\"emergency\": true");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "end", "1x", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "end", "huining-2022-130", "--day", "2026-11-30", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "list", "--format", "csv", NULL), ==, OK);
  cli_assert_has (test->out, "2026-11-01,2026-11-30");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "show", "huining-2022-130", "--format", "csv", NULL), ==, OK);
  cli_assert_has (test->out, "2026-11-01,2026-11-30");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "undo", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "list", "--format", "csv", NULL), ==, OK);
  g_assert_null (strstr (test->out, "2026-11-01,2026-11-30"));

  /* What the past loses is said, and that it has ended. */
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "end", "huining-2022-130", "--day", "2026-11-10", NULL), ==, OK);
  cli_assert_has (test->err, "What it asked for from 2026-11-11 to 2026-11-19 is struck out");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "end", "huining-2022-130", "--day", "2026-11-10", NULL), ==, FAILED);
  cli_assert_has (test->err, "Its last day is 2026-11-10 already.");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "end", "huining-2022-130", NULL), ==, FAILED);
  cli_assert_has (test->err, "Its last day is 2026-11-10 already.");

  /* Used again it begins today, after its end alone; what is not said is said back. */
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "use", "huining-2022-130", "--from", "2026-11-10", NULL), ==, FAILED);
  cli_assert_has (test->err, "is in use until 2026-11-10. Use it again from a day after that.");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "use", "huining-2022-130", NULL), ==, OK);
  g_assert_cmpstr (test->err, ==, "");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "list", "--format", "csv", NULL), ==, OK);
  cli_assert_has (test->out, TODAY ",,");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "policy", "end", "huining-2022-130", NULL), ==, OK);
  cli_assert_has (test->err, "is " TODAY ".");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/due/worked-example", CliTest, NULL, cli_test_set_up, test_worked_example, cli_test_tear_down);
  g_test_add ("/due/options", CliTest, NULL, cli_test_set_up, test_options, cli_test_tear_down);
  g_test_add ("/due/calendar", CliTest, NULL, cli_test_set_up, test_calendar, cli_test_tear_down);
  g_test_add ("/due/papers", CliTest, NULL, cli_test_set_up, test_papers, cli_test_tear_down);
  g_test_add ("/due/organisation-sheet", CliTest, NULL, cli_test_set_up, test_organisation_sheet, cli_test_tear_down);
  g_test_add ("/due/compliance-files", CliTest, NULL, cli_test_set_up, test_compliance_files, cli_test_tear_down);
  g_test_add ("/due/policy", CliTest, NULL, cli_test_set_up, test_policy, cli_test_tear_down);
  g_test_add ("/due/sheet-of-a-week", CliTest, NULL, cli_test_set_up, test_sheet_of_a_week, cli_test_tear_down);

  return g_test_run ();
}
