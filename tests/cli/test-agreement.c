/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cli-test.h"
#include "sw-agreement.h"
#include "sw-store.h"

#define OK 0
#define ATTENTION 1
#define USAGE 2
#define FAILED 3

#define TODAY "--today", "2026-11-20"

static void
set_up (CliTest      *test,
        gconstpointer data)
{
  cli_test_set_up (test, data);
  g_assert_cmpint (cli_test_run (test, TODAY, "demo", "--elders", "120", "--seed", "7", NULL), ==, OK);
}

/* A number from the list that the filter gives. */
static char *
number_where (CliTest    *test,
              const char *filter)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "list", filter, "--format", "csv", NULL), ==, OK);
  lines = g_strsplit (test->out, "\n", -1);
  g_assert_nonnull (lines[1]);
  cells = g_strsplit (lines[1], ",", 3);
  g_assert_nonnull (cells[1]);

  return g_strdup (cells[1]);
}

static SwAgreement *
load (CliTest    *test,
      const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open (test->database, SW_STORE_READ_ONLY, &error);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_no_error (error);
  found = sw_store_load_where (store, SW_TYPE_AGREEMENT, "number", number, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (found->pdata[0]);
}

static void
test_usage (CliTest      *test,
            gconstpointer data)
{
  static const char *const words[][7] = {
    { "agreement" },
    { "agreement", "tear" },
    { "agreement", "draft" },
    { "agreement", "print", "--drafts" },
    { "agreement", "print", "-o", "x.pdf" },
    { "agreement", "print", "--drafts", "--copies", "0", "-o", "x.pdf" },
    { "agreement", "draft", "--all-key", "--elder", "1" },
    { "agreement", "draft", "--elder", "1", "--day", "2026-02-30" },
    { "agreement", "list", "colour=red" },
    { "agreement", "list", "waiting=long" },
    { "agreement", "sign", "x" },
    { "agreement", "sign", "x", "--party", "homecare" },
    { "agreement", "sign", "x", "--party", "all", "--handprint" },
    { "agreement", "end", "x", "--day", "2026-11-20" },
    { "agreement", "end", "x", "--reason", "other" },
    { "agreement", "renew" },
    { "agreement", "attach", "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_cmpint (cli_test_run (test, words[i][0], words[i][1], words[i][2], words[i][3], words[i][4], words[i][5],
                                     NULL),
                       ==, USAGE);
      g_assert_cmpstr (test->out, ==, "");
    }

  g_assert_cmpint (cli_test_run (test, "help", "agreement", "sign", NULL), ==, OK);
  cli_assert_has (test->out, "--handprint");
  g_assert_cmpint (cli_test_run (test, "agreement", "sign", "none", "--party", "all", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "agreement", "draft", "--elder", "99999", NULL), ==, FAILED);
}

static void
test_draft (CliTest      *test,
            gconstpointer data)
{
  g_autofree char *first = NULL;

  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "draft", "--all-key", NULL), <=, ATTENTION);
  first = number_where (test, "state=draft");
  cli_assert_has (first, "2026-");

  /* Who could have one has one now. */
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "draft", "--all-key", NULL), <=, ATTENTION);
  g_assert_cmpstr (test->out, ==, "");
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "sign", first, "--party", "all", NULL), ==, FAILED);
  cli_assert_has (test->err, first);
}

static void
test_people_are_named (CliTest      *test,
                       gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;
  g_autofree char *number = NULL;
  g_autoptr (SwAgreement) agreement = NULL;

  g_assert_cmpint (cli_test_run (test, TODAY, "list", "elders", "agreement=none", "status=active", "--format", "csv", NULL),
                   ==, OK);
  lines = g_strsplit (test->out, "\n", -1);
  cells = g_strsplit (lines[1], ",", 2);
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "draft", "--elder", cells[0], "--worker", "1", "--neighbour",
                                 "1", NULL),
                   ==, FAILED);
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "draft", "--elder", cells[0], "--day", "2026-11-21", NULL),
                   ==, FAILED);

  /* Named twice, meant once. */
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "draft", "--elder", cells[0], "--elder", cells[0], "--worker",
                                 "1", "--neighbour", "2", "--day", "2026-11-18", NULL),
                   ==, OK);
  number = g_strstrip (g_strdup (test->out));
  agreement = load (test, number);
  g_assert_cmpint (agreement->worker_id, ==, 1);
  g_assert_cmpint (agreement->neighbour_id, ==, 2);

  /* The elder's record names them as well. */
  g_assert_cmpint (cli_test_run (test, TODAY, "show", "elder", cells[0], "--format", "json", NULL), ==, OK);
  cli_assert_has (test->out, "\"worker_id\": 1,");
  cli_assert_has (test->out, "\"agreements\": [");
  cli_assert_has (test->out, number);
  g_assert_cmpint (cli_test_run (test, "undo", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, TODAY, "show", "elder", cells[0], NULL), ==, OK);
  g_assert_null (strstr (test->out, number));
}

static void
test_end_and_renew (CliTest      *test,
                    gconstpointer data)
{
  g_autofree char *number = NULL;
  g_autofree char *successor = NULL;
  g_autofree char *pdf = cli_test_path (test, "scan");
  g_autofree char *text = cli_test_path (test, "text.pdf");
  g_autoptr (SwAgreement) ended = NULL;

  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "draft", "--all-key", NULL), <=, ATTENTION);
  number = number_where (test, "state=draft");

  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "end", number, "--day", "2026-11-21", "--reason", "other", NULL),
                   ==, FAILED);
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "end", number, "--day", "2026-11-20", "--reason", "other",
                                 "--note", "协商终止", NULL),
                   ==, OK);
  ended = load (test, number);
  g_assert_cmpint (ended->state, ==, SW_AGREEMENT_ENDED);
  g_assert_cmpstr (ended->ended_note, ==, "协商终止");

  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "renew", number, NULL), ==, OK);
  successor = g_strstrip (g_strdup (test->out));
  cli_assert_has (successor, "2026-");
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "renew", number, NULL), ==, FAILED);

  cli_test_write (test, "scan", "%PDF-1.4 scan", -1);
  cli_test_write (test, "text.pdf", "no scan", -1);
  g_assert_cmpint (cli_test_run (test, "agreement", "attach", number, text, NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "agreement", "attach", number, pdf, NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "agreement", "attach", number, pdf, NULL), ==, FAILED);
}

static guint
count_pages (const char *pdf)
{
  const char *const words[] = { "pdftotext", "-q", pdf, "-", NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  for (const char *p = text; (p = strchr (p, '\f')); p++)
    n++;

  return n;
}

/* From the draft to the agreement in force. */
static void
test_print_and_sign (CliTest      *test,
                     gconstpointer data)
{
  g_autofree char *number = NULL;
  g_autofree char *pdf = cli_test_path (test, "agreement.pdf");
  g_autofree char *blank = cli_test_path (test, "blank.pdf");
  g_autofree char *folder = cli_test_path (test, "each");
  g_autofree char *nowhere = cli_test_path (test, "gone/agreement.pdf");
  g_autoptr (SwAgreement) draft = NULL;
  g_autoptr (SwAgreement) agreement = NULL;
  g_autoptr (GDir) dir = NULL;

  cli_test_run (test, TODAY, "agreement", "draft", "--all-key", NULL);
  number = number_where (test, "state=draft");

  /* What cannot be written is not printed. */
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "print", "--number", number, "-o", nowhere, NULL), ==, FAILED);
  draft = load (test, number);
  g_assert_cmpint (draft->state, ==, SW_AGREEMENT_DRAFT);

  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "print", "--number", number, "-o", pdf, NULL), <=, ATTENTION);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "sign", number, "--party", "elder", "--day", "2026-11-19",
                                 NULL),
                   ==, FAILED);
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "sign", number, "--party", "elder", "--day", "2026-11-20",
                                 "--by", "王芳", "--handprint", NULL),
                   ==, OK);
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "sign", number, "--party", "all", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "sign", number, "--party", "all", NULL), ==, FAILED);
  cli_assert_has (test->err, "signed already");
  agreement = load (test, number);
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_IN_FORCE);
  g_assert_cmpint (agreement->signatures[SW_PARTY_ELDER].handprint, ==, 1);

  /* A file each, of all the others; then there is no draft any more. */
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "print", "--drafts", "--copies", "1", "-o", folder, NULL), <=,
                   ATTENTION);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (g_dir_read_name (dir));
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "print", "--drafts", "-o", pdf, NULL), ==, FAILED);

  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "print", "--blank", "-o", blank, NULL), <=, ATTENTION);
  g_assert_true (g_file_test (blank, G_FILE_TEST_EXISTS));
  g_assert_cmpint (cli_test_run (test, TODAY, "agreement", "print", "--number", number, "--copies", "1", "--large", "-o",
                                 pdf, NULL),
                   <=, ATTENTION);
  g_assert_cmpuint (count_pages (pdf), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/cli/agreement/" path, CliTest, NULL, set_up, func, cli_test_tear_down)
  ADD ("usage", test_usage);
  ADD ("draft", test_draft);
  ADD ("people-are-named", test_people_are_named);
  ADD ("print-and-sign", test_print_and_sign);
  ADD ("end-and-renew", test_end_and_renew);
#undef ADD

  return g_test_run ();
}
