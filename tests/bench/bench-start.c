/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the start of the process to the first frame with the register's list in
 * it, at 1,000 and at 1,000,000 elders, beside a program that shows a bare
 * AdwApplicationWindow; and the memory that the program takes when the list is
 * whole and when nothing is counted any more. Each start is a process of its own,
 * and the three take turns, so that what else the machine does falls on all. */

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <time.h>

#include "sw-app.h"
#include "sw-application.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-list-page-private.h"
#include "sw-office.h"
#include "sw-record-sql.h"
#include "sw-store-private.h"
#include "sw-window.h"

#define N_RUNS 15
#define N_MEMORY_RUNS 5
#define N_COMMUNITIES 30

typedef struct
{
  gint64          born; /* monotonic, microseconds */
  GtkApplication *application;
  GtkWindow      *window;
  gboolean        bare;
  gboolean        to_rest; /* waits until nothing is done any more */
  double          seconds;
  double          megabytes; /* when the list was whole */
  clock_t         used;      /* by all threads, until the last look */
} Start;

typedef struct
{
  double seconds;
  double megabytes;
  double megabytes_at_rest;
} Result;

/* The memory that is the process's own, in MB. */
static double
read_memory (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  double kilobytes = 0;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line; line++)
    if (g_str_has_prefix (*line, "Private_Dirty:") || g_str_has_prefix (*line, "Private_Clean:"))
      kilobytes += g_ascii_strtod (strchr (*line, ':') + 1, NULL);

  return kilobytes / 1024;
}

static gboolean
report (gpointer data)
{
  Start *start = data;
  SwPage *page = start->bare ? NULL : sw_window_get_page (SW_WINDOW (start->window));

  /* Memory is asked for when all ids are there. */
  if (page && !sw_record_list_is_complete (SW_LIST_PAGE (page)->list))
    return G_SOURCE_CONTINUE;
  if (start->megabytes == 0)
    start->megabytes = read_memory ();
  if (start->to_rest)
    {
      clock_t used = clock ();

      if (used - start->used > CLOCKS_PER_SEC / 100)
        {
          start->used = used;
          return G_SOURCE_CONTINUE;
        }
    }

  g_print ("%.6f %.3f %.3f\n", start->seconds, start->megabytes, read_memory ());
  exit (0);
}

static void
after_paint_cb (GdkFrameClock *clock,
                Start         *start)
{
  SwPage *page = start->bare ? NULL : sw_window_get_page (SW_WINDOW (start->window));

  if (start->seconds > 0)
    return;
  if (page && g_list_model_get_n_items (G_LIST_MODEL (SW_LIST_PAGE (page)->list)) == 0)
    g_error ("The first frame has no rows.");

  start->seconds = (g_get_monotonic_time () - start->born) / 1e6;
  g_timeout_add (start->to_rest ? 1000 : 200, report, start);
}

static void
watch (Start     *start,
       GtkWindow *window)
{
  start->window = window;
  gtk_window_present (window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (after_paint_cb), start);
}

static void
activate_cb (GtkApplication *application,
             Start          *start)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 740);
  watch (start, GTK_WINDOW (window));
}

/* The program without its command line: what it does for --database. */
static int
run_child (const char *born,
           const char *database,
           gboolean    to_rest)
{
  Start start = { .born = g_ascii_strtoll (born, NULL, 10), .bare = database == NULL, .to_rest = to_rest };

  if (start.bare)
    {
      start.application = GTK_APPLICATION (adw_application_new ("io.github.shouwang.Bare", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (start.application, "activate", G_CALLBACK (activate_cb), &start);
      return g_application_run (G_APPLICATION (start.application), 0, NULL);
    }

  start.application = GTK_APPLICATION (sw_application_new ());
  g_application_set_flags (G_APPLICATION (start.application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (start.application), NULL, NULL);
  watch (&start, GTK_WINDOW (sw_application_open_database (SW_APPLICATION (start.application), database)));
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

static void
fill (const char *path,
      guint       n)
{
  static const char *const names[] = { "王桂英", "沈根生", "顾秀兰", "陆福根", "单文英", "曾国强", "解惠芳", "尉迟玉兰" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwConnection) connection = NULL;
  g_autoptr (SwStore) store = sw_store_open (path, SW_STORE_CREATE, &error);
  g_autoptr (SwOffice) office = sw_office_new ();

  if (store == NULL)
    g_error ("%s", error->message);
  office->name = g_strdup ("平江街道");
  office->district = g_strdup ("姑苏区");
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = 0;
  if (!sw_store_save_one (store, SW_RECORD (office), "Office", &error))
    g_error ("%s", error->message);
  sw_store_close (store, NULL);

  connection = sw_connection_open (path, FALSE, &error);
  if (connection == NULL || !sw_connection_begin (connection, &error))
    g_error ("%s", error->message);
  for (gint64 i = 1; i <= N_COMMUNITIES; i++)
    {
      g_autoptr (SwCommunity) community = sw_community_new ();

      community->name = g_strdup_printf ("第%" G_GINT64_FORMAT "社区", i);
      sw_record_set_id (SW_RECORD (community), i);
      sw_record_sql_insert (connection, SW_RECORD (community), NULL);
    }
  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (SwElder) elder = sw_elder_new ();

      sw_record_set_id (SW_RECORD (elder), i);
      elder->name = g_strdup (names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))]);
      elder->document_kind = SW_DOCUMENT_NO_DOCUMENT;
      elder->birth_day = sw_day_from_ymd (g_rand_int_range (rand, 1930, 1966), 1 + i % 12, 1 + i % 28);
      elder->phone = g_strdup_printf ("138%08u", i);
      elder->home_address = g_strdup_printf ("平江路%u号%u幢", i % 500, i % 20);
      elder->community_id = 1 + i % N_COMMUNITIES;
      elder->category = g_rand_int_range (rand, 0, 4);
      elder->child_residence = g_rand_int_range (rand, 0, 9);
      elder->registered_day = sw_day_from_ymd (2026, 1, 1);
      sw_record_derive (SW_RECORD (elder));
      if (!sw_record_sql_insert (connection, SW_RECORD (elder), &error))
        g_error ("%s", error->message);
    }
  if (!sw_connection_commit (connection, &error) ||
      !sw_connection_exec (connection, "PRAGMA wal_checkpoint(TRUNCATE)", &error))
    g_error ("%s", error->message);
}

static Result
run_once (const char *self,
          const char *database,
          gboolean    to_rest)
{
  g_autofree char *born = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *argv[] = { self, to_rest ? "--rest" : "--child", born, database, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  Result result;
  char *rest;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error))
    g_error ("%s", error->message);
  result.seconds = g_ascii_strtod (output, &rest);
  result.megabytes = g_ascii_strtod (rest, &rest);
  result.megabytes_at_rest = g_ascii_strtod (rest, NULL);
  if (result.seconds <= 0)
    g_error ("The program did not start.");

  return result;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static double
take_median (double *values,
             guint   n)
{
  qsort (values, n, sizeof (double), compare_doubles);

  return values[n / 2];
}

/* Of each database; NULL is the bare window. */
static void
measure (const char        *self,
         const char *const *databases,
         guint              n_databases,
         Result            *results)
{
  g_autofree double *seconds = g_new (double, n_databases * N_RUNS);

  /* The first start of each warms the caches. */
  for (guint i = 0; i < n_databases; i++)
    run_once (self, databases[i], FALSE);
  for (guint run = 0; run < N_RUNS; run++)
    for (guint i = 0; i < n_databases; i++)
      seconds[i * N_RUNS + run] = run_once (self, databases[i], FALSE).seconds;

  for (guint i = 0; i < n_databases; i++)
    {
      double whole[N_MEMORY_RUNS] = { 0 }, at_rest[N_MEMORY_RUNS] = { 0 };

      for (guint run = 0; run < N_MEMORY_RUNS && databases[i]; run++)
        {
          Result result = run_once (self, databases[i], TRUE);

          whole[run] = result.megabytes;
          at_rest[run] = result.megabytes_at_rest;
        }
      results[i].seconds = take_median (seconds + i * N_RUNS, N_RUNS);
      results[i].megabytes = take_median (whole, N_MEMORY_RUNS);
      results[i].megabytes_at_rest = take_median (at_rest, N_MEMORY_RUNS);
    }
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL, *small = NULL, *large = NULL;
  g_autoptr (GError) error = NULL;
  Result results[3];

  setlocale (LC_ALL, "");
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  if (argc >= 3 && (g_str_equal (argv[1], "--child") || g_str_equal (argv[1], "--rest")))
    return run_child (argv[2], argc > 3 ? argv[3] : NULL, g_str_equal (argv[1], "--rest"));
  if (!gtk_init_check ())
    {
      g_print ("  start: there is no display\n");
      return 77;
    }

  folder = g_dir_make_tmp ("shouwang-XXXXXX", &error);
  if (folder == NULL)
    g_error ("%s", error->message);
  small = g_build_filename (folder, "1000.db", NULL);
  large = g_build_filename (folder, "1000000.db", NULL);
  fill (small, 1000);
  fill (large, 1000000);
  measure (argv[0], (const char *[]) { NULL, small, large }, 3, results);
  remove_folder (folder);

  g_print ("start with 1,000 elders: %.0f ms; reference %.0f ms (bare window); ratio %.2f\n",
           1000 * results[1].seconds, 1000 * results[0].seconds, results[1].seconds / results[0].seconds);
  g_print ("start with 1,000,000 elders: %.0f ms; reference %.0f ms (bare window); ratio %.2f\n",
           1000 * results[2].seconds, 1000 * results[0].seconds, results[2].seconds / results[0].seconds);
  g_print ("  %.2f times the start with 1,000\n", results[2].seconds / results[1].seconds);
  g_print ("memory with 1,000,000 elders: %.1f MB; reference %.1f MB (with 1,000); ratio %.2f\n",
           results[2].megabytes_at_rest, results[1].megabytes_at_rest,
           results[2].megabytes_at_rest / results[1].megabytes_at_rest);
  g_print ("  %.1f MB more at rest; %.1f MB more when the list is whole and its facts are still counted\n",
           results[2].megabytes_at_rest - results[1].megabytes_at_rest, results[2].megabytes - results[1].megabytes);

  return 0;
}
