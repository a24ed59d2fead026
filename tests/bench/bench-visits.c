/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A thousand visits entered in a batch beside the same rows through the bare
 * engine, with the same indexes and change log; and the first page of filtered
 * histories at ten million visits beside that at a hundred thousand. The offices are
 * those of the demonstration. A database with ten million visits that is there already
 * can be named as the only argument. */

#include <locale.h>
#include <stdlib.h>

#include <glib/gstdio.h>

#include "sw-day.h"
#include "sw-demo-visits.h"
#include "sw-demo.h"
#include "sw-elder.h"
#include "sw-record-list.h"
#include "sw-store-query.h"
#include "sw-visit-totals.h"
#include "sw-visits.h"

#include <sqlite3.h>

#define TODAY sw_day_from_ymd (2026, 11, 20)
#define N_ELDERS 14000
#define N_BATCH 1000
#define N_RUNS 9
#define N_ROWS 100

static const char *const filters[] = {
  "",
  "day>=2026-11-02\nday<=2026-11-04",
  "elder_id=77",
  "elder~英",
  "community_id=3",
  "community_id=3\nparty=homecare",
  "community_id=3\noutcome=abnormal\nlate=1",
  "community_id=3\nday<=2026-11-03",
  "party=homecare",
  "party=other",
  "caregiver_id=20",
  "caregiver_id=20\noutcome=not-reached\nchannel=phone",
  "channel=video",
  "outcome=abnormal",
  "outcome=refused\nservices=contact\nparty=worker",
  "services=laundry",
  "services=repair",
  "source=month-card",
  "source=import",
  "late=1",
  "late=1\nsource=hand\noutcome=away,refused",
  "elder_id=77\noutcome=abnormal",
};

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *times,
        guint   n)
{
  qsort (times, n, sizeof *times, compare_doubles);
  return times[n / 2];
}

static SwStore *
make (const char *path,
      guint       n_months,
      SwDay       today)
{
  g_autoptr (GError) error = NULL;
  SwStore *store = sw_store_open (path, SW_STORE_CREATE, &error);
  gint64 start = g_get_monotonic_time (), n_visits;

  sw_day_set_today (today);
  if (store == NULL || !sw_demo_fill (store, N_ELDERS, 0, 1, NULL, NULL, NULL, &error) ||
      !sw_demo_add_visits (store, n_months, 1, NULL, NULL, NULL, &n_visits, &error))
    g_error ("%s", error->message);
  g_print ("the demonstration's %" G_GINT64_FORMAT " visits of %d elders: %.0f s\n", n_visits, N_ELDERS,
           (g_get_monotonic_time () - start) / 1e6);

  return store;
}

/* Milliseconds to the first page of a history with its rows, the median. */
static double
time_first_page (SwStore    *store,
                 const char *filter,
                 guint      *n_rows)
{
  double times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      gint64 start;

      if (!sw_query_set_text (query, filter, &error))
        g_error ("%s", error->message);
      start = g_get_monotonic_time ();
      ids = sw_store_query_ids (store, query, N_ROWS, &error);
      rows = ids ? sw_store_load_ids (store, SW_TYPE_VISIT, (const gint64 *) (gpointer) ids->data, ids->len, &error) : NULL;
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
      if (rows == NULL)
        g_error ("%s", error->message);
      *n_rows = rows->len;
    }

  return median (times, N_RUNS);
}

static void
measure_pages (SwStore *small,
               SwStore *large)
{
  g_autoptr (GString) notes = g_string_new (NULL);
  double most = 0, most_small = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_auto (GStrv) words = g_strsplit (filters[i], "\n", -1);
      g_autofree char *name = g_strjoinv (" ", words);
      guint n, n_small;
      double few = time_first_page (small, filters[i], &n_small), many = time_first_page (large, filters[i], &n);

      most = MAX (most, many);
      most_small = MAX (most_small, few);
      g_string_append_printf (notes, "  %s → %u rows: %.1f ms; with 100,000 %.1f ms\n", *name ? name : "all", n, many, few);
    }
  g_print ("first page of a filtered history, 10,000,000 visits (to reach 50 ms): %.1f ms; reference %.1f ms (100,000); "
           "ratio %.2f\n%s", most, most_small, most / most_small, notes->str);
}

/* A page far down, by its key. */
static void
measure_list (SwStore *store)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  g_autoptr (SwRecordList) list = NULL;
  gint64 start = g_get_monotonic_time (), first, complete;
  double times[N_RUNS];
  SwVisitTotals totals;
  g_autoptr (GError) error = NULL;
  guint n;

  list = sw_record_list_new (store, query);
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), 0));
  first = g_get_monotonic_time ();
  while (!sw_record_list_is_complete (list))
    g_main_context_iteration (NULL, TRUE);
  complete = g_get_monotonic_time ();
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), (guint) ((gint64) n * (i + 1) / (N_RUNS + 1))));
      times[i] = (g_get_monotonic_time () - begin) / 1000.0;
    }
  g_print ("rows of the list of all visits: %.1f ms\n  all %u are counted after %.0f ms; a jump anywhere takes %.1f ms\n",
           (first - start) / 1000.0, n, (complete - first) / 1000.0, median (times, N_RUNS));

  start = g_get_monotonic_time ();
  if (!sw_store_visit_totals (store, query, &totals, NULL, &error))
    g_error ("%s", error->message);
  g_print ("totals of all visits: %.0f ms\n", (g_get_monotonic_time () - start) / 1000.0);
}

static GPtrArray *
make_batch (GRand *random,
            guint  n_elders)
{
  GPtrArray *visits = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_BATCH; i++)
    {
      SwVisit *visit = sw_visit_new ();

      visit->elder_id = g_rand_int_range (random, 1, (gint32) n_elders);
      visit->party = SW_PARTY_WORKER;
      visit->caregiver_id = g_rand_int_range (random, 1, 20);
      visit->channel = g_rand_int_range (random, 0, 2);
      visit->outcome = SW_OUTCOME_REACHED;
      visit->day = TODAY - g_rand_int_range (random, 0, 7);
      visit->services = 1 << SW_SERVICE_CONTACT;
      visit->content = g_strdup ("问候身体情况，提醒按时服药。");
      visit->source = SW_VISIT_SOURCE_HAND;
      visit->entered_day = TODAY;
      visit->entered_by = g_strdup ("演示");
      g_ptr_array_add (visits, visit);
    }

  return visits;
}

static void
check (sqlite3 *db,
       int      code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("%s", sqlite3_errmsg (db));
}

static gint64
get_number (sqlite3    *db,
            const char *sql)
{
  sqlite3_stmt *statement;
  gint64 number;

  check (db, sqlite3_prepare_v2 (db, sql, -1, &statement, NULL));
  check (db, sqlite3_step (statement));
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);

  return number;
}

static void
bind (sqlite3_stmt *statement,
      int           index,
      gint64        number)
{
  if (number == SW_NONE)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_int64 (statement, index, number);
}

/* The same rows with nothing but the engine: the visits, their changes, the action. */
static void
save_bare (sqlite3   *db,
           GPtrArray *visits)
{
  sqlite3_stmt *insert, *change, *action;
  gint64 id, first;

  check (db, sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  id = get_number (db, "SELECT next FROM serial WHERE name = 'visit'");
  first = get_number (db, "SELECT max (id) FROM change") + 1;
  check (db, sqlite3_prepare_v2 (db, "INSERT INTO visit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
                                     " ?14, ?15, ?16, ?17)", -1, &insert, NULL));
  check (db, sqlite3_prepare_v2 (db, "INSERT INTO change (record, row_id, kind) VALUES ('visit', ?1, 0)", -1, &change, NULL));
  check (db, sqlite3_prepare_v2 (db, "INSERT INTO action (time, actor, label, kind, first_change, last_change)"
                                     " VALUES (?1, '演示', 'Record', 'do', ?2, ?3)", -1, &action, NULL));
  for (guint i = 0; i < visits->len; i++, id++)
    {
      SwVisit *visit = visits->pdata[i];

      bind (insert, 1, id);
      bind (insert, 2, visit->elder_id);
      bind (insert, 3, visit->party);
      bind (insert, 4, visit->caregiver_id);
      bind (insert, 5, visit->channel);
      bind (insert, 6, visit->outcome);
      bind (insert, 7, visit->day);
      bind (insert, 8, visit->minute);
      bind (insert, 9, visit->services);
      sqlite3_bind_text (insert, 10, visit->content, -1, SQLITE_STATIC);
      bind (insert, 13, visit->satisfaction);
      bind (insert, 14, visit->source);
      bind (insert, 15, visit->entered_day);
      sqlite3_bind_text (insert, 16, visit->entered_by, -1, SQLITE_STATIC);
      bind (insert, 17, visit->card_id);
      check (db, sqlite3_step (insert));
      sqlite3_reset (insert);
      bind (change, 1, id);
      check (db, sqlite3_step (change));
      sqlite3_reset (change);
    }
  bind (action, 1, g_get_real_time ());
  bind (action, 2, first);
  bind (action, 3, get_number (db, "SELECT max (id) FROM change"));
  check (db, sqlite3_step (action));
  sqlite3_finalize (insert);
  sqlite3_finalize (change);
  sqlite3_finalize (action);
  {
    g_autofree char *sql = g_strdup_printf ("UPDATE serial SET next = %" G_GINT64_FORMAT " WHERE name = 'visit'", id);

    check (db, sqlite3_exec (db, sql, NULL, NULL, NULL));
  }
  check (db, sqlite3_exec (db, "COMMIT", NULL, NULL, NULL));
}

static void
measure_batch (SwStore    *store,
               const char *text)
{
  g_autoptr (SwQuery) everybody = sw_query_new (SW_TYPE_ELDER);
  guint n_elders = (guint) sw_store_query_count (store, everybody, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GError) error = NULL;
  double ours[N_RUNS], bare[N_RUNS], one[N_RUNS], a, b;
  sqlite3 *db;

  check (NULL, sqlite3_open_v2 (sw_store_get_path (store), &db, SQLITE_OPEN_READWRITE, NULL));
  check (db, sqlite3_exec (db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384", NULL,
                           NULL, NULL));
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GPtrArray) batch = make_batch (random, n_elders), same = make_batch (random, n_elders);
      g_autoptr (GPtrArray) single = make_batch (random, n_elders);
      gint64 start = g_get_monotonic_time ();

      if (!sw_store_save_visits (store, batch, NULL, &error))
        g_error ("%s", error->message);
      ours[i] = (g_get_monotonic_time () - start) / 1000.0;

      start = g_get_monotonic_time ();
      save_bare (db, same);
      bare[i] = (g_get_monotonic_time () - start) / 1000.0;

      start = g_get_monotonic_time ();
      if (!sw_store_save_visit (store, single->pdata[0], NULL, &error))
        g_error ("%s", error->message);
      one[i] = (g_get_monotonic_time () - start) / 1000.0;
    }
  sqlite3_close (db);

  a = median (ours, N_RUNS);
  b = median (bare, N_RUNS);
  g_print ("1,000 visits in a batch, %s visits there: %.1f ms; reference %.1f ms (bare SQLite); ratio %.2f\n"
           "  one visit, durable: %.1f ms\n", text, a, b, a / b, median (one, N_RUNS));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("shouwang-bench-XXXXXX", &error);
  g_autofree char *small_path = NULL, *large_path = NULL;
  g_autoptr (SwStore) small = NULL, large = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  setlocale (LC_ALL, "C.UTF-8");
  if (folder == NULL)
    g_error ("%s", error->message);
  small_path = g_build_filename (folder, "small.db", NULL);
  large_path = g_build_filename (folder, "large.db", NULL);
  /* The same office: a week of it has a hundred thousand, three years ten million. */
  small = make (small_path, 1, sw_day_from_ymd (2026, 11, 7));
  if (argc > 1)
    large = sw_store_open (argv[1], SW_STORE_OPEN_EXISTING, &error);
  else
    large = make (large_path, 36, TODAY);
  if (large == NULL)
    g_error ("%s", error->message);

  sw_day_set_today (TODAY);
  measure_pages (small, large);
  measure_list (large);
  measure_batch (small, "100,000");
  measure_batch (large, "10,000,000");

  g_clear_object (&small);
  g_clear_object (&large);
  dir = g_dir_open (folder, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);

  return EXIT_SUCCESS;
}
