/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office by chance from a fixed seed, with two years of visits, for what is due. */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "sw-day.h"
#include "sw-demo.h"
#include "sw-store-private.h"

#define TODAY sw_day_from_ymd (2026, 11, 20)
#define FIRST sw_day_from_ymd (2026, 11, 1)
#define LAST sw_day_from_ymd (2026, 11, 30)

/* Two years of visits. */
#define N_DAYS 730

/* A number that looks like chance of an elder and a day. */
#define CHANCE "((e.id * 2654435761 + d.day * 40503 + e.id * d.day) % 1000003)"

static const char fill_sql[] =
  "DELETE FROM assessment; DELETE FROM visit; DELETE FROM month_card; DELETE FROM supplement; "
  "DELETE FROM attachment; DELETE FROM agreement;"
  "INSERT INTO agreement (number, year, serial, elder_id, worker_id, neighbour_id, drafted_day, printed_day, "
  "street_signed_day, worker_signed_day, neighbour_signed_day, elder_signed_day, state, in_force_day) "
  "SELECT '2026-' || id, 2026, id, id, worker_id, neighbour_id, day, day, day, day, day, day, 'in-force', day "
  "FROM (SELECT *, TODAY - 600 + id * 7919 % 640 AS day FROM elder "
  "WHERE worker_id IS NOT NULL AND neighbour_id IS NOT NULL AND id % 3 < 2);"
  "INSERT INTO visit (elder_id, party, caregiver_id, channel, outcome, day, services, source, entered_day) "
  "SELECT e.id, CASE WHEN n < 6 THEN 2 WHEN n < 9 THEN 1 ELSE 4 END, e.worker_id, n % 3 > 0, "
  "CASE WHEN n = 5 THEN 1 ELSE 0 END, day, 1, 2, day "
  "FROM (SELECT e.id, e.worker_id, d.day, " CHANCE " % 10 AS n FROM "
  "(WITH RECURSIVE d (day) AS (VALUES (TODAY - N_DAYS + 1) UNION ALL SELECT day + 1 FROM d WHERE day < TODAY) "
  "SELECT day FROM d) d CROSS JOIN elder e WHERE " CHANCE " < SHARE) e;"
  "INSERT OR REPLACE INTO serial (name, next) SELECT 'visit', max (id) + 1 FROM visit;"
  "INSERT OR REPLACE INTO serial (name, next) SELECT 'agreement', max (id) + 1 FROM agreement";

static inline void
check (GError *error)
{
  if (error)
    g_error ("%s", error->message);
}

static inline void
exec (SwConnection *connection,
      const char   *sql)
{
  g_autoptr (GError) error = NULL;

  sw_connection_exec (connection, sql, &error);
  check (error);
}

/* The statements that make the indexes of visits, which are dropped. */
static inline GPtrArray *
drop_indexes (SwConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (connection, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'visit' "
                                       "AND sql IS NOT NULL", &error);
  GPtrArray *indexes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  check (error);
  while (sw_statement_step (statement, &error) == SW_STEP_ROW)
    {
      g_ptr_array_add (names, g_strdup_printf ("DROP INDEX %s", sw_statement_get_text (statement, 0)));
      g_ptr_array_add (indexes, g_strdup (sw_statement_get_text (statement, 1)));
    }
  check (error);
  g_clear_pointer (&statement, sw_statement_release);
  for (guint i = 0; i < names->len; i++)
    exec (connection, names->pdata[i]);

  return indexes;
}

static inline char *
fill_in (guint n_elders,
         guint n_visits)
{
  g_autoptr (GString) sql = g_string_new (fill_sql);
  g_autofree char *today = g_strdup_printf ("%d", (int) TODAY);
  g_autofree char *n_days = g_strdup_printf ("%d", N_DAYS);
  g_autofree char *share = g_strdup_printf ("%d", (int) (1000003.0 * n_visits / n_elders / N_DAYS));

  g_string_replace (sql, "TODAY", today, 0);
  g_string_replace (sql, "N_DAYS", n_days, 0);
  g_string_replace (sql, "SHARE", share, 0);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static inline void
fill (const char *path,
      guint       n_elders,
      guint       n_visits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open (path, SW_STORE_CREATE, &error);
  g_autoptr (SwConnection) connection = NULL;
  g_autoptr (GPtrArray) indexes = NULL;
  g_autofree char *sql = NULL;

  check (error);
  sw_demo_fill (store, n_elders, sw_demo_n_communities (n_elders), 1, NULL, NULL, NULL, &error);
  check (error);
  sw_store_close (store, &error);
  check (error);

  /* Without the change log. */
  connection = sw_connection_open (path, FALSE, &error);
  check (error);
  exec (connection, "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000");
  indexes = drop_indexes (connection);
  sql = fill_in (n_elders, n_visits);
  exec (connection, sql);
  for (guint i = 0; i < indexes->len; i++)
    exec (connection, indexes->pdata[i]);
  exec (connection, "PRAGMA optimize; PRAGMA wal_checkpoint (TRUNCATE)");
}

/* In a process of its own, so that its memory does not count. */
static inline void
fill_elsewhere (const char *program,
                const char *path,
                guint       n_elders,
                guint       n_visits)
{
  g_autofree char *elders = g_strdup_printf ("%u", n_elders);
  g_autofree char *visits = g_strdup_printf ("%u", n_visits);
  const char *arguments[] = { program, path, elders, visits, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  check (error);
  g_spawn_check_wait_status (status, &error);
  check (error);
}

static inline int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static inline double
median (double *times,
        guint   n)
{
  qsort (times, n, sizeof *times, compare_doubles);
  return times[n / 2];
}

static inline double
since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static inline void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_REGULAR))
        g_unlink (child);
    }
}
