/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The process is killed in the middle of an import, a hundred times at random points: the
 * database opens, checks clean, and holds all or nothing. */
#include "../store/kill-range.h"
#include "import-test.h"

#include "sw-backup.h"

#define N_ROWS 200
#define N_ROUNDS 100

static const char *program;

/* What the killed process does: it says when the plan is made, and imports. */
static int
import_as_child (const char *database,
                 const char *workbook)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwImportPlan) plan = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);

  sw_day_set_today (sw_day_parse (IMPORT_TODAY, SW_NONE, NULL));
  store = sw_store_open (database, 0, &error);
  if (store == NULL || !sw_import_plan_add_file (plan, workbook, NULL, store, NULL, &error) ||
      !sw_import_plan_build (plan, store, sw_day_today (), NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("ready\n");
  fflush (stdout);
  if (!sw_import_plan_commit (plan, store, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  sw_store_close (store, NULL);
  return 0;
}

static void
write_rows (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("社区,网格,姓名,住址,联系电话,类别\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "第%u社区,第%u网格,王芳,平江路%u号,6522%04u,独居\n", i % 3 + 1, i % 7 + 1, i, i);
  g_assert_true (g_file_set_contents (path, text->str, text->len, &error));
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &data, &length, &error));
  g_assert_true (g_file_set_contents (to, data, length, &error));
}

/* Starts the import and kills it some time after it began, unless there is no @range.
 * Returns how long the import took, or ran. */
static gint64
run_child (const char *database,
           const char *workbook,
           KillRange  *range)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--child",
                                                    database, workbook, NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  gint64 start;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  do
    {
      g_free (line);
      line = g_data_input_stream_read_line (output, NULL, NULL, &error);
    }
  while (line && strcmp (line, "ready") != 0);
  g_assert_cmpstr (line, ==, "ready");

  start = g_get_monotonic_time ();
  if (range)
    {
      kill_range_wait (range);
      g_subprocess_force_exit (child);
    }
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  return g_get_monotonic_time () - start;
}

/* All or nothing, and clean; returns which. */
static gboolean
check_database (const char *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open (database, 0, &error);
  g_autoptr (GPtrArray) wrong = NULL;
  gint64 n;

  g_assert_no_error (error);
  wrong = sw_store_check (store, NULL, &error);
  g_assert_no_error (error);
  if (wrong->len > 0)
    g_error ("%s", (char *) wrong->pdata[0]);

  n = import_count (store, SW_TYPE_ELDER);
  if (n == 0)
    {
      g_assert_cmpint (import_count (store, SW_TYPE_COMMUNITY), ==, 0);
    }
  else
    {
      g_assert_cmpint (n, ==, N_ROWS);
      g_assert_cmpint (import_count (store, SW_TYPE_COMMUNITY), ==, 3);
    }
  sw_store_close (store, NULL);
  return n > 0;
}

static void
test_kill (ImportFixture *fixture,
           gconstpointer  data)
{
  g_autofree char *base = import_path (fixture, "office.db");
  g_autofree char *workbook = import_path (fixture, "rows.csv");
  KillRange range = { 0 };

  sw_store_close (fixture->store, NULL);
  write_rows (workbook);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("round-%u", i);
      g_autofree char *folder = import_path (fixture, name);
      g_autofree char *database = g_build_filename (folder, "office.db", NULL);
      gint64 time;

      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      copy_file (base, database);
      time = run_child (database, workbook, i > 0 ? &range : NULL);
      if (i == 0)
        {
          g_assert_true (check_database (database));
          range.microseconds = time;
        }
      else
        {
          kill_range_tell (&range, check_database (database));
        }
      import_remove (folder);
    }
  g_test_message ("%u times all, %u times nothing", range.n_all, range.n_nothing);
  g_assert_cmpuint (range.n_nothing, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return import_as_child (argv[2], argv[3]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import/kill", ImportFixture, NULL, import_set_up, test_kill, import_tear_down);

  return g_test_run ();
}
