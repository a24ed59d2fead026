/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program killed in the middle of an import or of drafting, again and again: the
 * database opens, is sound, and holds all of it or nothing; no number is lost. */
#include <glib/gstdio.h>
#include <string.h>

#include "../store/kill-range.h"
#include "cli-test.h"
#include "sw-agreement.h"
#include "sw-backup.h"
#include "sw-elder.h"

#define N_KILLS 100
#define N_DRAFTING_KILLS 40
#define N_ROWS 60

/* A CSV of elders, each with a number that is right. */
static char *
make_csv (void)
{
  static const int weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  GString *csv = g_string_new ("姓名,身份证号,社区,住址,联系电话,类别\n");

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *number = g_strdup_printf ("3299011940%02u%02u%03u0", i % 12 + 1, i % 28 + 1, i);
      int sum = 0;

      for (int p = 0; p < 17; p++)
        sum += (number[p] - '0') * weights[p];
      number[17] = "10X98765432"[sum % 11];
      g_string_append_printf (csv, "张秀%s,%s,听枫社区,听枫东巷%u号,154%08u,独居\n", i % 2 ? "英" : "珍", number, i + 1, i);
    }

  return g_string_free (csv, FALSE);
}

static GSubprocess *
start_import (CliTest    *test,
              const char *csv)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                      cli_test_program (), "--database", test->database, "import", csv, NULL);

  g_assert_no_error (error);
  return process;
}

static gint64
size_of (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

/* Until the import writes, or is over. */
static void
wait_for_writing (CliTest *test,
                  gint64   limit)
{
  g_autofree char *wal = g_strconcat (test->database, "-wal", NULL);
  gint64 end = g_get_monotonic_time () + limit;

  while (size_of (wal) == 0 && g_get_monotonic_time () < end)
    g_usleep (200);
}

/* Kills it at any time, and in every other round while it writes. */
static void
kill_process (CliTest     *test,
              GSubprocess *process,
              guint        round,
              gint64       whole,
              KillRange   *range)
{
  g_autoptr (GError) error = NULL;

  if (round % 2)
    wait_for_writing (test, whole * 4);
  kill_range_wait (range);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
}

/* Opens what is left as the program would. Returns how many elders there are. */
static guint
look_at (CliTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open (test->database, SW_STORE_OPEN_EXISTING, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) elders = NULL;

  g_assert_no_error (error);
  problems = sw_store_check (store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_error ("%s", (char *) problems->pdata[i]);

  elders = sw_store_load_all (store, SW_TYPE_ELDER, &error);
  g_assert_no_error (error);
  /* Undone, so that the next import is a whole one again. */
  if (elders->len > 0)
    {
      sw_store_undo (store, NULL, &error);
      g_assert_no_error (error);
    }

  return elders->len;
}

static void
test_kill (CliTest      *test,
           gconstpointer data)
{
  g_autofree char *path = cli_test_path (test, "elders.csv");
  g_autofree char *backups = sw_store_backup_folder (test->database);
  g_autofree char *text = make_csv ();
  KillRange ranges[2] = { 0 };
  gint64 begin, whole;

  cli_test_write (test, "elders.csv", text, -1);
  g_assert_cmpint (cli_test_run (test, "init", "--office", "平江街道", "--district", "姑苏区", NULL), ==, 0);

  begin = g_get_monotonic_time ();
  g_assert_cmpint (cli_test_run (test, "import", path, NULL), <=, 1);
  whole = g_get_monotonic_time () - begin;
  g_assert_cmpuint (look_at (test), ==, N_ROWS);
  ranges[0].microseconds = whole;
  ranges[1].microseconds = whole / 3;

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GSubprocess) process = start_import (test, path);
      guint n_elders;

      kill_process (test, process, i, whole, &ranges[i % 2]);
      n_elders = look_at (test);
      kill_range_tell (&ranges[i % 2], n_elders > 0);
      g_assert_true (n_elders == 0 || n_elders == N_ROWS);
      /* Each import leaves a backup behind. */
      cli_test_remove (backups);
    }

  g_test_message ("%u of %u kills left nothing", ranges[0].n_nothing + ranges[1].n_nothing, N_KILLS);
  g_assert_cmpuint (ranges[0].n_nothing, >, 0);

  /* It still works. */
  g_assert_cmpint (cli_test_run (test, "import", path, NULL), <=, 1);
  g_assert_cmpuint (look_at (test), ==, N_ROWS);
}

/* Drafting for many elders, which takes numbers. */
static GSubprocess *
start_drafting (CliTest *test,
                GArray  *elders)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  const char *const words[] = { cli_test_program (), "--database", test->database, "--today", "2026-11-20", "agreement", "draft",
                                "--worker", "1", "--neighbour", "2", "--day", "2026-11-20" };
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_ptr_array_add (arguments, g_strdup (words[i]));
  for (guint i = 0; i < elders->len; i++)
    g_ptr_array_add (arguments, g_strdup_printf ("--elder=%" G_GINT64_FORMAT, g_array_index (elders, gint64, i)));
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  return process;
}

/* The numbers of this year follow each other. Returns how many agreements there are. */
static guint
look_at_numbers (CliTest *test,
                 guint    n_before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open (test->database, SW_STORE_OPEN_EXISTING, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) all = NULL;
  guint n = 0;

  g_assert_no_error (error);
  problems = sw_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);

  all = sw_store_load_where (store, SW_TYPE_AGREEMENT, "year", "2026", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (((SwAgreement *) all->pdata[i])->serial, ==, ++n);
  if (n > n_before)
    {
      sw_store_undo (store, NULL, &error);
      g_assert_no_error (error);
    }

  return n;
}

static void
test_kill_drafting (CliTest      *test,
                    gconstpointer data)
{
  g_autoptr (GArray) elders = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  KillRange ranges[2] = { 0 };
  guint n_before;
  gint64 begin, whole;

  g_assert_cmpint (cli_test_run (test, "--today", "2026-11-20", "demo", "--elders", "400", NULL), ==, 0);
  g_assert_cmpint (cli_test_run (test, "--today", "2026-11-20", "list", "elders", "agreement=none", "status=active",
                                 "--limit", "200", "--format", "csv", NULL),
                   ==, 0);
  for (const char *p = strchr (test->out, '\n'); p && p[1]; p = strchr (p + 1, '\n'))
    {
      gint64 id = g_ascii_strtoll (p + 1, NULL, 10);

      g_array_append_val (elders, id);
    }
  g_assert_cmpuint (elders->len, ==, 200);
  n_before = look_at_numbers (test, G_MAXUINT);

  begin = g_get_monotonic_time ();
  {
    g_autoptr (GSubprocess) process = start_drafting (test, elders);

    g_assert_true (g_subprocess_wait_check (process, NULL, &error));
    g_assert_no_error (error);
  }
  whole = g_get_monotonic_time () - begin;
  g_assert_cmpuint (look_at_numbers (test, n_before), ==, n_before + elders->len);
  ranges[0].microseconds = whole;
  ranges[1].microseconds = whole / 3;

  for (guint i = 0; i < N_DRAFTING_KILLS; i++)
    {
      g_autoptr (GSubprocess) process = start_drafting (test, elders);
      guint n;

      kill_process (test, process, i, whole, &ranges[i % 2]);
      n = look_at_numbers (test, n_before);
      g_assert_true (n == n_before || n == n_before + elders->len);
      kill_range_tell (&ranges[i % 2], n > n_before);
    }

  g_test_message ("%u of %u kills left nothing", ranges[0].n_nothing + ranges[1].n_nothing, N_DRAFTING_KILLS);
  g_assert_cmpuint (ranges[0].n_nothing, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/killed-while-importing", CliTest, NULL, cli_test_set_up, test_kill, cli_test_tear_down);
  g_test_add ("/cli/killed-while-drafting", CliTest, NULL, cli_test_set_up, test_kill_drafting, cli_test_tear_down);

  return g_test_run ();
}
