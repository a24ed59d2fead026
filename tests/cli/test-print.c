/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of visits from the command line, read back from the paper. */
#include <string.h>

#include "cli-test.h"
#include "sw-day.h"
#include "sw-month-card.h"
#include "sw-store-query.h"
#include "sw-visits.h"

#define OK 0
#define USAGE 2
#define FAILED 3

#define TODAY "2026-11-22"

static SwStore *
open_store (CliTest *test)
{
  g_autoptr (GError) error = NULL;
  SwStore *store = sw_store_open (test->database, SW_STORE_OPEN_EXISTING, &error);

  g_assert_no_error (error);

  return store;
}

/* An office with two visits of its first elder. */
static void
make_office (CliTest *test)
{
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cli_test_run (test, "demo", "--elders", "60", "--seed", "5", NULL), ==, OK);
  store = open_store (test);
  for (gint64 i = 0; i < 2; i++)
    {
      g_autoptr (SwVisit) visit = sw_visit_new ();
      g_autoptr (SwAssessment) assessment = i == 0 ? sw_assessment_new () : NULL;

      visit->elder_id = 1;
      visit->party = SW_PARTY_WORKER;
      visit->channel = SW_CHANNEL_HOME;
      visit->outcome = SW_OUTCOME_REACHED;
      visit->source = SW_VISIT_SOURCE_HAND;
      visit->day = sw_day_from_ymd (2026, 11, 3) + i;
      visit->services = i == 0 ? 1 << SW_SERVICE_CONTACT : 1 << SW_SERVICE_CLEANING;
      visit->content = g_strdup (i == 0 ? "量血压" : "擦玻璃");
      if (assessment)
        assessment->mood = SW_RATING_BETTER;
      g_assert_true (sw_store_save_visit (store, visit, assessment, &error));
      g_assert_no_error (error);
    }
  g_assert_true (sw_store_close (store, &error));
}

/* What the paper says, without blanks. */
static char *
read_pdf (CliTest    *test,
          const char *name)
{
  g_autofree char *path = cli_test_path (test, name);
  const char *arguments[] = { "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GString *joined = g_string_new (NULL);

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (joined, g_utf8_get_char (p));

  return g_string_free (joined, FALSE);
}

static void
test_blank (CliTest      *test,
            gconstpointer data)
{
  static const char *const sheets[][2] = {
    { "card", "关爱照料服务记录卡" },
    { "record", "特殊困难老年人探访关爱服务记录表" },
    { "month-cards", "近邻关爱联系月卡" },
    { "sheet", "探访工作单" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = cli_test_path (test, "blank.pdf");
      g_autofree char *text = NULL;

      g_assert_cmpint (cli_test_run (test, "print", sheets[i][0], "--blank", "-o", path, NULL), ==, OK);
      text = read_pdf (test, "blank.pdf");
      cli_assert_has (text, sheets[i][1]);
    }
}

static void
test_card (CliTest      *test,
           gconstpointer data)
{
  g_autofree char *path = cli_test_path (test, "card.pdf");
  g_autofree char *text = NULL;

  make_office (test);
  g_assert_cmpint (cli_test_run (test, "print", "card", "--elder", "1", "--from", "2026-11-01", "--to", "2026-11-30",
                                 "-o", path, NULL), ==, OK);
  text = read_pdf (test, "card.pdf");
  cli_assert_has (text, "上门探访：量血压2026-11-03");
  cli_assert_has (text, "打扫卫生：擦玻璃2026-11-04");
  cli_assert_has (text, "2026年11月1日至2026年11月30日");

  g_assert_cmpint (cli_test_run (test, "print", "card", "--elder", "1", "-o", path, NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "print", "card", "--from", "2026-11-01", "--to", "2026-11-30", "-o", path, NULL),
                   ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "print", "card", "--elder", "1", "--from", "2026-11-30", "--to", "2026-11-01",
                                 "-o", path, NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "print", "card", "--elder", "999", "--from", "2026-11-01", "--to", "2026-11-30",
                                 "-o", path, NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "print", "letter", "-o", path, NULL), ==, USAGE);
}

static void
test_record (CliTest      *test,
             gconstpointer data)
{
  g_autofree char *path = cli_test_path (test, "record.pdf");
  g_autofree char *last = NULL;
  g_autofree char *span = NULL;

  make_office (test);
  g_assert_cmpint (cli_test_run (test, "print", "record", "--elder", "1", "-o", path, NULL), ==, OK);
  last = read_pdf (test, "record.pdf");
  cli_assert_has (last, "2026年11月3日");
  cli_assert_has (last, "□无变化☑较好□较差");
  g_assert_null (strstr (last, "擦玻璃"));

  g_assert_cmpint (cli_test_run (test, "print", "record", "--elder", "1", "--from", "2026-11-01", "--to", "2026-11-30",
                                 "-o", path, NULL), ==, OK);
  span = read_pdf (test, "record.pdf");
  cli_assert_has (span, "关爱服务内容：擦玻璃");
  g_assert_cmpint (cli_test_run (test, "print", "record", "--elder", "1", "--last", "--from", "2026-11-01", "--to",
                                 "2026-11-30", "-o", path, NULL), ==, USAGE);
}

/* Cards that could not be written are not there; printed ones keep their numbers, and no
 * number is given twice. */
static void
test_month_cards (CliTest      *test,
                  gconstpointer data)
{
  g_autofree char *path = cli_test_path (test, "cards.pdf");
  g_autofree char *nowhere = cli_test_path (test, "no-such-folder" G_DIR_SEPARATOR_S "cards.pdf");
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_MONTH_CARD);

  make_office (test);
  g_assert_cmpint (cli_test_run (test, "print", "month-cards", "--month", "2026-11", "-o", nowhere, NULL), ==, FAILED);
  store = open_store (test);
  g_assert_cmpint (sw_store_query_count (store, query, NULL), ==, 0);
  g_assert_true (sw_store_close (store, NULL));

  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "month-cards", "--month", "2026-11", "-o", path, NULL),
                   ==, OK);
  first = read_pdf (test, "cards.pdf");
  g_assert_null (strstr (first, "编号：2026110001"));
  cli_assert_has (first, "编号：20261100");
  g_assert_cmpint (cli_test_run (test, "--today", TODAY, "print", "month-cards", "--month", "2026-11", "-o", path, NULL),
                   ==, OK);
  again = read_pdf (test, "cards.pdf");
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpint (cli_test_run (test, "print", "month-cards", "--month", "2026-13", "-o", path, NULL), ==, USAGE);
  g_assert_cmpint (cli_test_run (test, "print", "month-cards", "-o", path, NULL), ==, USAGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/print/blank", CliTest, NULL, cli_test_set_up, test_blank, cli_test_tear_down);
  g_test_add ("/print/card", CliTest, NULL, cli_test_set_up, test_card, cli_test_tear_down);
  g_test_add ("/print/record", CliTest, NULL, cli_test_set_up, test_record, cli_test_tear_down);
  g_test_add ("/print/month-cards", CliTest, NULL, cli_test_set_up, test_month_cards, cli_test_tear_down);

  return g_test_run ();
}
