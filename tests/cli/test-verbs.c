/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli-test.h"

#define OK 0
#define ATTENTION 1
#define USAGE 2
#define FAILED 3

static const char *const all_verbs[] = {
  "init", "demo", "import", "list", "search", "show", "set", "status", "reassign", "leave", "register", "agreement", "visit", "history", "undo", "redo",
  "check", "backup", "backups", "restore", "help",
};

static guint
count_of (const char *text,
          const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)); p += strlen (part))
    n++;

  return n;
}

static void
make_office (CliTest *test)
{
  g_assert_cmpint (cli_test_run (test, "init", "--office", "平江街道", "--district", "姑苏区", NULL), ==, OK);
}

/* An office with one sample workbook, 49 elders or so. */
static void
make_register (CliTest *test)
{
  g_autofree char *sample = cli_test_sample ("北园社区-摸排表.xlsx");

  make_office (test);
  g_assert_cmpint (cli_test_run (test, "import", sample, NULL), <=, ATTENTION);
}

static void
test_help (CliTest      *test,
           gconstpointer data)
{
  const char *const version[] = { "--version", NULL };
  const char *const help[] = { "--help", NULL };

  g_assert_cmpint (cli_test_run_bare (test, version), ==, OK);
  cli_assert_has (test->out, "shouwangctl 0.");
  g_assert_cmpstr (test->err, ==, "");

  g_assert_cmpint (cli_test_run_bare (test, help), ==, OK);
  for (guint i = 0; i < G_N_ELEMENTS (all_verbs); i++)
    cli_assert_has (test->out, all_verbs[i]);

  for (guint i = 0; i < G_N_ELEMENTS (all_verbs); i++)
    {
      g_autofree char *long_help = NULL;

      g_assert_cmpint (cli_test_run (test, all_verbs[i], "--help", NULL), ==, OK);
      g_assert_cmpstr (test->err, ==, "");
      long_help = g_strdup (test->out);
      cli_assert_has (long_help, "--database");
      g_assert_cmpint (cli_test_run (test, "help", all_verbs[i], NULL), ==, OK);
      g_assert_cmpstr (test->out, ==, long_help);
    }
  g_assert_false (g_file_test (test->database, G_FILE_TEST_EXISTS));
}

static void
test_usage (CliTest      *test,
            gconstpointer data)
{
  const char *const nothing[] = { NULL };
#ifdef G_OS_UNIX
  /* Elsewhere no program can be called so. */
  const char *const bad_utf8[] = { "search", "\xff", NULL };

  g_assert_cmpint (cli_test_run_bare (test, bad_utf8), ==, USAGE);
#endif
  g_assert_cmpint (cli_test_run_bare (test, nothing), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "frobnicate", NULL), ==, USAGE);
  cli_assert_has (test->err, "frobnicate");
  g_assert_cmpstr (test->out, ==, "");
  g_assert_cmpint (cli_test_run (test, "--frob", "list", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "--today", "2026-02-30", "list", NULL), ==, USAGE);
  for (guint i = 0; i < G_N_ELEMENTS (all_verbs); i++)
    g_assert_cmpint (cli_test_run (test, all_verbs[i], "--frob", NULL), ==, USAGE);

  g_assert_cmpint (cli_test_run (test, "help", "frobnicate", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "init", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "init", "--office", "甲", "--district", "乙", "--policy", "x", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "demo", "--elders", "many", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "demo", "--elders", "-1", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "undo", "twice", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "import", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "search", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "restore", NULL), ==, USAGE);
  g_assert_false (g_file_test (test->database, G_FILE_TEST_EXISTS));

  make_register (test);
  g_assert_cmpint (cli_test_run (test, "list", "problems", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "list", "shoe_size=42", NULL), ==, USAGE);
  cli_assert_has (test->err, "shoe_size");
  g_assert_cmpint (cli_test_run (test, "list", "category=alone", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "yaml", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "xlsx", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "list", "--sort", "shoe_size", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "list", "--sort", "id", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "show", "caregiver", "1", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "shoe_size=42", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "name_key=1", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "category=alone", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "name", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "birth_day=1930-01-01", NULL), ==, USAGE);
  cli_assert_has (test->err, "birth_day");
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "registered_day=2199-01-01", NULL), ==, FAILED);
  cli_assert_has (test->err, "registration is in the future");
  g_assert_cmpint (cli_test_run (test, "register", "-o", "register.doc", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "register", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "register", "--quarter", "2026Q5", "-o", "register.pdf", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "history", "shoe", "1", NULL), ==, USAGE);
}

static void
test_init (CliTest      *test,
           gconstpointer data)
{
  g_assert_cmpint (cli_test_run (test, "init", "--office", "平江街道", "--district", "姑苏区", "--policy",
                                 "gusu-2022-159", NULL),
                   ==, OK);
  g_assert_cmpstr (test->out, ==, "");
  g_assert_cmpint (cli_test_run (test, "check", NULL), ==, OK);
  /* What is there is not touched. */
  g_assert_cmpint (cli_test_run (test, "init", "--office", "甲", "--district", "乙", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "demo", "--elders", "5", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "json", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, "[]\n");
}

static void
test_demo (CliTest      *test,
           gconstpointer data)
{
  g_autofree char *first = NULL;

  g_assert_cmpint (cli_test_run (test, "demo", "--elders", "200", "--communities", "3", "--seed", "5", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  g_assert_cmpuint (count_of (test->out, "\n"), ==, 201);
  first = g_strdup (test->out);
  g_assert_cmpint (cli_test_run (test, "list", "communities", "--format", "csv", NULL), ==, OK);
  g_assert_cmpuint (count_of (test->out, "\n"), ==, 4);

  /* The same once more. */
  g_free (test->database);
  test->database = cli_test_path (test, "again.db");
  g_assert_cmpint (cli_test_run (test, "demo", "--elders", "200", "--communities", "3", "--seed", "5", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, first);
}

static void
test_import (CliTest      *test,
             gconstpointer data)
{
  g_autofree char *good = cli_test_sample ("北园社区-摸排表.xlsx");
  g_autofree char *wild = cli_test_sample ("观前社区-乱.xlsx");
  g_autofree char *old = cli_test_sample ("大儒巷社区.xls");
  g_autofree char *text = cli_test_sample ("钮家巷社区.csv");
  g_autofree char *errors = cli_test_path (test, "errors.xlsx");
  g_autofree char *whose = cli_test_path (test, "whose.csv");
  g_autofree char *all = NULL;

  make_office (test);

  /* A plan changes nothing. */
  g_assert_cmpint (cli_test_run (test, "import", "--dry-run", "--format", "json", good, wild, old, text, NULL), ==,
                   ATTENTION);
  cli_assert_has (test->out, "\"committed\": false");
  cli_assert_has (test->out, "邱德明");
  g_assert_cmpint (cli_test_run (test, "list", "--format", "json", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, "[]\n");

  g_assert_cmpint (cli_test_run (test, "import", "--errors", errors, good, wild, old, text, NULL), ==, ATTENTION);
  cli_assert_has (test->out, "观前社区-乱.xlsx");
  g_assert_true (g_file_test (errors, G_FILE_TEST_EXISTS));
  /* Somebody may be correcting it. */
  g_assert_cmpint (cli_test_run (test, "import", "--errors", errors, wild, NULL), ==, FAILED);
  cli_assert_has (test->err, "exists already");
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  all = g_strdup (test->out);
  g_assert_cmpuint (count_of (all, "\n"), >, 100);

  /* The same again changes nothing. */
  g_assert_cmpint (cli_test_run (test, "import", "--format", "json", good, wild, old, text, NULL), ==, ATTENTION);
  cli_assert_has (test->out, "\"new\": 0");
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, all);

  /* One way out for all rows is told once. */
  cli_test_write (test, "whose.csv", "姓名,住址,类别\n张三,某路1号,空巢\n李四,某路2号,空巢\n", -1);
  g_assert_cmpint (cli_test_run (test, "import", "--dry-run", "--format", "csv", whose, NULL), ==, ATTENTION);
  g_assert_cmpuint (count_of (test->out, "--community"), ==, 1);
  g_assert_cmpuint (count_of (test->out, "\n"), ==, 2);
  g_assert_cmpint (cli_test_run (test, "import", "--dry-run", whose, "--community", "甲社区", NULL), ==, ATTENTION);
  cli_assert_has (test->out, "2  New");

  /* What fails leaves everything. */
  g_assert_cmpint (cli_test_run (test, "import", good, "no-such-file.xlsx", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "import", good, "--sheet", "没有", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "undo", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "json", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, "[]\n");
}

static void
test_visit (CliTest      *test,
            gconstpointer data)
{
  g_autofree char *elders = cli_test_path (test, "elders.csv");
  g_autofree char *visits = cli_test_path (test, "visits.csv");
  g_autofree char *errors = cli_test_path (test, "errors.csv");
  g_autofree char *empty = cli_test_path (test, "empty.xlsx");
  g_autofree char *all = cli_test_path (test, "all.xlsx");

  cli_test_write (test, "elders.csv", "社区,姓名,身份证号,类别,社区工作者\n甲社区,张三,11010519491231002X,独居,王芳\n", -1);
  cli_test_write (test, "visits.csv", "日期,老人姓名,服务人员,方式\n2026-11-18,张三,王芳,电话\n2026-11-18,李四,王芳,电话\n", -1);
  g_assert_cmpint (cli_test_run (test, "init", "--office", "甲", "--district", "乙", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "import", elders, NULL), ==, OK);

  g_assert_cmpint (cli_test_run (test, "visit", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "visit", "dream", NULL), ==, USAGE);
  cli_assert_has (test->err, "template");
  g_assert_cmpint (cli_test_run (test, "visit", "import", "--dry-run", "--format", "json", visits, NULL), ==, ATTENTION);
  cli_assert_has (test->out, "\"new\": 1");
  cli_assert_has (test->out, "\"error\": 1");
  g_assert_cmpint (cli_test_run (test, "visit", "import", visits, "--errors", errors, NULL), ==, ATTENTION);
  g_assert_true (g_file_test (errors, G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_test_run (test, "visit", "list", "--format", "csv", NULL), ==, OK);
  g_assert_cmpuint (count_of (test->out, "2026-11-18"), ==, 1);
  g_assert_cmpint (cli_test_run (test, "list", "visits", "day>=2026-11-19", "--format", "csv", NULL), ==, OK);
  g_assert_cmpuint (count_of (test->out, "2026-11-18"), ==, 0);

  g_assert_cmpint (cli_test_run (test, "visit", "list", "--format", "xlsx", "-o", all, NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "visit", "import", all, NULL), ==, OK);
  cli_assert_has (test->out, "1  Unchanged");
  g_assert_cmpint (cli_test_run (test, "visit", "template", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "visit", "template", "-o", empty, NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "visit", "import", empty, NULL), ==, OK);
  cli_assert_has (test->out, "There are no rows in “empty.xlsx”");
}

static void
test_list (CliTest      *test,
           gconstpointer data)
{
  g_autofree char *workbook = cli_test_path (test, "list.xlsx");
  g_autofree char *csv = NULL;
  gsize size;

  make_register (test);
  g_assert_cmpint (cli_test_run (test, "list", NULL), ==, OK);
  cli_assert_has (test->out, "北园社区");
  g_assert_cmpint (cli_test_run (test, "list", "elders", "category=living-alone", "--format", "json", NULL), ==, OK);
  g_assert_cmpuint (count_of (test->out, "\"category\": \"living-alone\""), >, 3);
  g_assert_cmpuint (count_of (test->out, "\"category\": \"living-alone\""), ==, count_of (test->out, "\"category\": "));
  g_assert_cmpint (cli_test_run (test, "list", "--limit", "3", "--format", "json", NULL), ==, OK);
  g_assert_cmpuint (count_of (test->out, "\"category\": "), ==, 3);
  g_assert_cmpint (cli_test_run (test, "list", "age>=200", "--format", "csv", NULL), ==, OK);
  g_assert_cmpuint (count_of (test->out, "\n"), ==, 1);
  g_assert_cmpint (cli_test_run (test, "list", "communities", "name=北园社区", NULL), ==, OK);
  cli_assert_has (test->out, "北园社区");

  /* By id, and what there is where something else was written. */
  g_assert_cmpint (cli_test_run (test, "list", "elders", "id=3", "--format", "csv", NULL), ==, OK);
  g_assert_cmpuint (count_of (test->out, "\n"), ==, 2);
  cli_assert_has (test->out, "\n3,");
  g_assert_cmpint (cli_test_run (test, "list", "visits", "id=3", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "list", "elders", "idd=3", NULL), ==, USAGE);
  cli_assert_has (test->err, "there are name, ");
  cli_assert_has (test->err, ", id, status, key");
  g_assert_cmpint (cli_test_run (test, "list", "elders", "category=hermit", NULL), ==, USAGE);
  cli_assert_has (test->err, "living-alone (Living alone)");
  g_assert_cmpint (cli_test_run (test, "list", "elders", "status=away", NULL), ==, USAGE);
  cli_assert_has (test->err, "paused (Paused)");
  g_assert_cmpint (cli_test_run (test, "list", "--sort", "idd", NULL), ==, USAGE);
  cli_assert_has (test->err, "there are name, ");

  g_assert_cmpint (cli_test_run (test, "list", "--format", "xlsx", "-o", workbook, NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, "");
  csv = cli_test_read (test, "list.xlsx", &size);
  g_assert_cmpmem (csv, 2, "PK", 2);
  /* What was written can be taken in again. */
  g_assert_cmpint (cli_test_run (test, "import", "--dry-run", "--format", "json", workbook, NULL), <=, ATTENTION);
  cli_assert_has (test->out, "\"updated\": 0");
  cli_assert_has (test->out, "\"new\": 0");
}

/* A cell that a spreadsheet would run, and the width of hanzi. */
static void
test_formats (CliTest      *test,
              gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *path = cli_test_path (test, "out.csv");
  g_autofree char *written = NULL;

  make_register (test);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "notes==HYPERLINK(\"x\"),\n1", "name=龑䶮𬱖", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "list", "name=龑䶮𬱖", "--format", "csv", NULL), ==, OK);
  cli_assert_has (test->out, ",\"'=HYPERLINK(\"\"x\"\"),\n1\",");
  cli_assert_has (test->out, "1,龑䶮𬱖,");
  g_assert_cmpint (cli_test_run (test, "list", "name=龑䶮𬱖", "--format", "json", NULL), ==, OK);
  cli_assert_has (test->out, "\"notes\": \"=HYPERLINK(\\\"x\\\"),\\n1\"");

  g_assert_cmpint (cli_test_run (test, "list", "name=龑䶮𬱖", "--format", "csv", "-o", path, NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, "");
  written = cli_test_read (test, "out.csv", NULL);
  cli_assert_has (written, "龑䶮𬱖");
  /* Excel needs the mark; a pipe has none. */
  g_assert_true (g_str_has_prefix (written, "\xEF\xBB\xBFid,name,"));
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  g_assert_true (g_str_has_prefix (test->out, "id,name,"));

  /* “Name” and two blanks are as wide as the three hanzi. */
  g_assert_cmpint (cli_test_run (test, "list", "name=龑䶮𬱖", NULL), ==, OK);
  lines = g_strsplit (test->out, "\n", -1);
  cli_assert_has (lines[0], "Id  Name    ");
  cli_assert_has (lines[1], " 1  龑䶮𬱖  ");
}

static void
test_search (CliTest      *test,
             gconstpointer data)
{
  make_register (test);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "2", "name=尉迟阿毛", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "search", "尉迟", "--format", "json", NULL), ==, OK);
  g_assert_cmpuint (count_of (test->out, "\"id\": "), ==, 1);
  cli_assert_has (test->out, "\"id\": 2");
  g_assert_cmpint (cli_test_run (test, "search", "ycam", "--format", "json", NULL), ==, OK);
  cli_assert_has (test->out, "\"id\": 2");
  g_assert_cmpint (cli_test_run (test, "search", "没有这个人", "--format", "json", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, "[]\n");
  /* A word that looks like an option. */
  g_assert_cmpint (cli_test_run (test, "search", "--format", "json", "--", "--limit", NULL), ==, OK);
}

static void
test_show (CliTest      *test,
           gconstpointer data)
{
  g_assert_cmpint (cli_test_run (test, "demo", "--elders", "50", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "7", "document_number=11010519491231002x", "phone=",
                                 "child_residence=unknown", "category=living-alone", NULL),
                   ==, OK);
  g_assert_cmpint (cli_test_run (test, "show", "elder", "11010519491231002X", NULL), ==, OK);
  cli_assert_has (test->out, "11010519491231002X");
  cli_assert_has (test->out, "Key elder: no");
  cli_assert_has (test->out, "To verify");

  g_assert_cmpint (cli_test_run (test, "show", "elder", "7", "--format", "json", NULL), ==, OK);
  cli_assert_has (test->out, "\"birth_day\": \"1949-12-31\"");
  cli_assert_has (test->out, "\"sex\": \"female\"");
  cli_assert_has (test->out, "\"key_reasons\": [");
  cli_assert_has (test->out, "\"children-unknown\"");
  cli_assert_has (test->out, "\"relatives\": [");
  cli_assert_has (test->out, "\"household_members\": [");

  g_assert_cmpint (cli_test_run (test, "show", "elder", "7000", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "show", "elder", "440524188001010014", NULL), ==, FAILED);
#ifdef G_OS_UNIX
  /* Elsewhere GLib drops an empty argument on the way. */
  g_assert_cmpint (cli_test_run (test, "show", "elder", "", NULL), ==, FAILED);
#endif
}

static void
test_set (CliTest      *test,
          gconstpointer data)
{
  g_autofree char *before = NULL;

  make_register (test);
  g_assert_cmpint (cli_test_run (test, "show", "elder", "1", "--format", "json", NULL), ==, OK);
  before = g_strdup (test->out);

  /* All or nothing. */
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "phone=15400000001", "document_number=12345", NULL), ==,
                   FAILED);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "community=没有社区", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "community_id=77", NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "name=", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "category=hermit", NULL), ==, USAGE);
  cli_assert_has (test->err, "There are no-supporter (");
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "categorie=hermit", NULL), ==, USAGE);
  cli_assert_has (test->err, "there are name, ");
  g_assert_cmpint (cli_test_run (test, "show", "elder", "1", "--format", "json", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, before);

  g_assert_cmpint (cli_test_run (test, "--actor", "沈小明", "set", "elder", "1", "phone=15400000001",
                                 "care_ability=半失能", "helping_units=street,committee", "monthly_income=1234.5",
                                 "community=北园社区", NULL),
                   ==, OK);
  g_assert_cmpint (cli_test_run (test, "show", "elder", "1", "--format", "json", NULL), ==, OK);
  cli_assert_has (test->out, "\"phone\": \"15400000001\"");
  cli_assert_has (test->out, "\"care_ability\": \"semi-disabled\"");
  cli_assert_has (test->out, "\"street\"");
  cli_assert_has (test->out, "\"monthly_income\": 1234.5");

  /* History, undo, redo. */
  g_assert_cmpint (cli_test_run (test, "history", "1", "--format", "json", NULL), ==, OK);
  cli_assert_has (test->out, "\"actor\": \"沈小明\"");
  cli_assert_has (test->out, "\"after\": \"15400000001\"");
  g_assert_cmpint (cli_test_run (test, "history", "elder", "1", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "undo", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "show", "elder", "1", "--format", "json", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, before);
  g_assert_cmpint (cli_test_run (test, "redo", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "show", "elder", "1", "--format", "json", NULL), ==, OK);
  cli_assert_has (test->out, "15400000001");
  g_assert_cmpint (cli_test_run (test, "history", "actions", "--format", "json", NULL), ==, OK);
  g_assert_cmpuint (count_of (test->out, "\"action\": "), ==, 5);
  g_assert_cmpint (cli_test_run (test, "redo", NULL), ==, FAILED);

  /* What is doubtful is taken and said; but not of what is as it was. */
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "phone=12", NULL), ==, OK);
  cli_assert_has (test->err, "“12” is no telephone number");
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "notes=x", NULL), ==, OK);
  g_assert_null (strstr (test->err, "telephone"));
}

static void
test_register (CliTest      *test,
               gconstpointer data)
{
  static const char *const names[] = { "r.pdf", "r.xlsx", "r.csv" };
  static const char *const starts[] = { "%PDF", "PK", "\xef\xbb\xbf序号" };
  g_autofree char *blank = cli_test_path (test, "blank.pdf");
  g_autofree char *none = cli_test_path (test, "none.pdf");
  g_autofree char *nowhere = cli_test_path (test, "no-such-folder/r.pdf");
  g_autofree char *filled = cli_test_path (test, "filled.pdf");
  g_autofree char *csv = NULL, *text_of_pdf = NULL;

  /* An empty one needs no database. */
  g_assert_cmpint (cli_test_run (test, "register", "--blank", "20", "-o", blank, NULL), ==, OK);
  g_assert_true (g_file_test (blank, G_FILE_TEST_EXISTS));

  make_register (test);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = cli_test_path (test, names[i]);
      g_autofree char *text = NULL;

      g_assert_cmpint (cli_test_run (test, "register", "--quarter", "2026Q4", "-o", path, NULL), ==, OK);
      text = cli_test_read (test, names[i], NULL);
      g_assert_true (g_str_has_prefix (text, starts[i]));
    }
  csv = cli_test_read (test, "r.csv", NULL);
  g_assert_cmpuint (count_of (csv, "北园社区"), >, 10);

  /* The foot names today's quarter if no other is asked for. */
  g_assert_cmpint (cli_test_run (test, "--today", "2026-11-22", "register", "-o", filled, NULL), ==, OK);
  g_assert_true (g_spawn_sync (NULL, (char *[]) { "pdftotext", filled, "-", NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL,
                               NULL, &text_of_pdf, NULL, NULL, NULL));
  cli_assert_has (text_of_pdf, "2026年第四季度");

  /* No row is not everybody. */
  g_assert_cmpint (cli_test_run (test, "register", "--blank", "0", "-o", none, NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "register", "--blank", "-1", "-o", none, NULL), ==, USAGE);
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));

  g_assert_cmpint (cli_test_run (test, "register", "--community", "没有社区", "-o", blank, NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "register", "-o", nowhere, NULL), ==, FAILED);

  /* A character that no font has: of the private use area. */
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "name=张\xf4\x8f\xbf\xbd", "category=living-alone",
                                 "child_residence=outside-city", NULL),
                   ==, OK);
  g_assert_cmpint (cli_test_run (test, "register", "-o", blank, NULL), ==, ATTENTION);
  cli_assert_has (test->err, "U+10FFFD");
}

static void
test_backup (CliTest      *test,
             gconstpointer data)
{
  g_autofree char *copy = cli_test_path (test, "copy.db");
  g_autofree char *before = NULL;
  g_autofree char *line = NULL;

  make_register (test);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  before = g_strdup (test->out);

  g_assert_cmpint (cli_test_run (test, "backup", "-o", copy, NULL), ==, OK);
  line = g_strconcat (copy, "\n", NULL);
  g_assert_cmpstr (test->out, ==, line);
  g_assert_cmpint (cli_test_run (test, "backup", NULL), ==, OK);
  g_assert_true (g_file_test (g_strstrip (test->out), G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_test_run (test, "backups", "--format", "json", NULL), ==, OK);
  cli_assert_has (test->out, "\"reason\": \"manual\"");
  cli_assert_has (test->out, "\"reason\": \"import\"");

  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "name=别人", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "restore", copy, NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, before);

  /* What is no backup does not take the database's place. */
  cli_test_write (test, "junk.db", "junk", -1);
  g_free (copy);
  copy = cli_test_path (test, "junk.db");
  g_assert_cmpint (cli_test_run (test, "restore", copy, NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, before);
}

static void
test_check (CliTest      *test,
            gconstpointer data)
{
  make_office (test);
  g_assert_cmpint (cli_test_run (test, "check", "--format", "json", NULL), ==, OK);
  cli_assert_has (test->out, "\"problems\": []");
  cli_assert_has (test->out, "\"document-missing\": 0");
  g_free (test->database);
  test->database = cli_test_path (test, "demo.db");
  g_assert_cmpint (cli_test_run (test, "demo", "--elders", "500", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "check", NULL), ==, ATTENTION);
  cli_assert_has (test->out, "sound");
}

#define ADD(path, function) g_test_add (path, CliTest, NULL, cli_test_set_up, function, cli_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/cli/help", test_help);
  ADD ("/cli/usage", test_usage);
  ADD ("/cli/init", test_init);
  ADD ("/cli/demo", test_demo);
  ADD ("/cli/import", test_import);
  ADD ("/cli/visit", test_visit);
  ADD ("/cli/list", test_list);
  ADD ("/cli/formats", test_formats);
  ADD ("/cli/search", test_search);
  ADD ("/cli/show", test_show);
  ADD ("/cli/set", test_set);
  ADD ("/cli/register", test_register);
  ADD ("/cli/backup", test_backup);
  ADD ("/cli/check", test_check);

  return g_test_run ();
}
