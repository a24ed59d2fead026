/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to propose and to draft 10,000 agreements as one action, on the disk at
 * the end, beside the time that bare SQLite takes to insert the same rows into tables with
 * the same indexes, with an entry of the change log for each. Each is run several times in
 * turn; the shortest times are compared. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "sw-agreements.h"
#include "sw-collation.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-office.h"
#include "sw-store.h"

#define N_ELDERS 10000
#define N_CAREGIVERS 200
#define N_RUNS 5

static void
fail_on (GError *error)
{
  if (error)
    g_error ("%s", error->message);
}

static gint64
save (SwStore *store,
      gpointer record)
{
  g_autoptr (SwRecord) owned = record;
  GError *error = NULL;

  sw_store_save (store, owned, &error);
  fail_on (error);
  return sw_record_get_id (owned);
}

static void
fill (SwStore *store)
{
  SwOffice *office = sw_office_new ();
  SwCommunity *community = sw_community_new ();
  gint64 community_id, first = 0;
  GError *error = NULL;

  sw_store_begin (store, "Fill", &error);
  fail_on (error);
  office->name = g_strdup ("平江街道");
  office->district = g_strdup ("姑苏区");
  office->agreement_prefix = g_strdup ("平江");
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = SW_COLLATION_PINYIN;
  save (store, office);
  community->name = g_strdup ("北园社区");
  community_id = save (store, community);

  for (guint i = 0; i < N_CAREGIVERS; i++)
    {
      SwCaregiver *caregiver = sw_caregiver_new ();
      gint64 id;

      caregiver->name = g_strdup_printf ("李强%u", i);
      caregiver->kind = i % 2 ? SW_CAREGIVER_NEIGHBOUR : SW_CAREGIVER_WORKER;
      id = save (store, caregiver);
      first = first ? first : id;
    }
  for (guint i = 0; i < N_ELDERS; i++)
    {
      SwElder *elder = sw_elder_new ();

      elder->name = g_strdup ("王秀英");
      elder->document_kind = SW_DOCUMENT_OTHER;
      elder->document_number = g_strdup_printf ("32050819400101%04u", i);
      elder->birth_day = sw_day_from_ymd (1940, 1, 1);
      elder->sex = SW_SEX_FEMALE;
      elder->community_id = community_id;
      elder->home_address = g_strdup_printf ("平江路%u号%u幢%u室", i % 300 + 1, i % 40 + 1, i % 599 + 101);
      elder->household_address = g_strdup_printf ("江苏省苏州市姑苏区平江路%u号", i % 300 + 1);
      elder->health = g_strdup ("一般，患有高血压");
      elder->category = SW_CATEGORY_LIVING_ALONE;
      elder->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_CITY;
      elder->registered_day = sw_day_from_ymd (2026, 1, 1);
      elder->worker_id = first + i % (N_CAREGIVERS / 2) * 2;
      elder->neighbour_id = elder->worker_id + 1;
      save (store, elder);
    }
  sw_store_commit (store, &error);
  fail_on (error);
}

/* Undone afterwards, so that the next run finds what this one found. */
static double
draft (SwStore *store,
       double  *proposing)
{
  GError *error = NULL;
  SwDay day = sw_day_today ();
  gint64 begin = g_get_monotonic_time (), middle, end;
  g_autoptr (GPtrArray) proposals = sw_agreements_propose (store, NULL, day, NULL, &error);
  g_autoptr (GArray) ids = NULL;

  fail_on (error);
  middle = g_get_monotonic_time ();
  ids = sw_agreements_draft (store, proposals, day, NULL, NULL, NULL, &error);
  fail_on (error);
  end = g_get_monotonic_time ();
  g_assert_cmpuint (ids->len, ==, N_ELDERS);

  *proposing = MIN (*proposing, (double) (middle - begin) / 1000);
  return (double) (end - begin) / 1000;
}

static void
run_sql (sqlite3    *db,
         const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

/* The two tables with their indexes, as the program made them. */
static void
copy_tables (sqlite3 *from,
             sqlite3 *to)
{
  sqlite3_stmt *statement = prepare (from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                           " AND type IN ('table', 'index') AND tbl_name IN ('agreement', 'change')"
                                           " ORDER BY type = 'index'");

  run_sql (to, "PRAGMA journal_mode = WAL");
  run_sql (to, "PRAGMA synchronous = FULL");
  while (sqlite3_step (statement) == SQLITE_ROW)
    run_sql (to, (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
}

static GPtrArray *
read_rows (sqlite3 *db,
           int     *n_columns)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  sqlite3_stmt *statement = prepare (db, "SELECT * FROM agreement ORDER BY id");

  *n_columns = sqlite3_column_count (statement);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < *n_columns; i++)
      g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (statement, i)));
  sqlite3_finalize (statement);

  return values;
}

static double
insert_bare (const char *database,
             const char *path)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GString) sql = g_string_new ("INSERT INTO agreement VALUES (?");
  sqlite3 *from, *to;
  sqlite3_stmt *row, *change;
  gint64 begin, end;
  int n_columns;

  g_assert_cmpint (sqlite3_open (database, &from), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_open (path, &to), ==, SQLITE_OK);
  copy_tables (from, to);
  values = read_rows (from, &n_columns);
  g_assert_cmpuint (values->len, ==, (guint) n_columns * N_ELDERS);
  sqlite3_close (from);
  for (int i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append (sql, ")");

  begin = g_get_monotonic_time ();
  row = prepare (to, sql->str);
  change = prepare (to, "INSERT INTO change (record, row_id, kind) VALUES ('agreement', ?, 0)");
  run_sql (to, "BEGIN IMMEDIATE");
  for (guint i = 0; i < values->len; i += (guint) n_columns)
    {
      for (int c = 0; c < n_columns; c++)
        sqlite3_bind_value (row, c + 1, values->pdata[i + (guint) c]);
      g_assert_cmpint (sqlite3_step (row), ==, SQLITE_DONE);
      sqlite3_reset (row);
      sqlite3_bind_value (change, 1, values->pdata[i]);
      g_assert_cmpint (sqlite3_step (change), ==, SQLITE_DONE);
      sqlite3_reset (change);
    }
  run_sql (to, "COMMIT");
  end = g_get_monotonic_time ();
  sqlite3_finalize (row);
  sqlite3_finalize (change);
  sqlite3_close (to);

  return (double) (end - begin) / 1000;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("shouwang-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.db", NULL);
  g_autoptr (SwStore) store = NULL;
  GError *error = NULL;
  double best = G_MAXDOUBLE, best_reference = G_MAXDOUBLE, proposing = G_MAXDOUBLE;
  const char *name;
  GDir *dir;

  store = sw_store_open (path, SW_STORE_CREATE, &error);
  fail_on (error);
  fill (store);

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char *bare = g_strdup_printf ("%s/bare-%u.db", folder, i);

      double ours = draft (store, &proposing);
      double reference = insert_bare (path, bare);

      best = MIN (best, ours);
      best_reference = MIN (best_reference, reference);
      sw_store_undo (store, NULL, &error);
      fail_on (error);
    }
  g_clear_object (&store);

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_dir_close (dir);
  g_rmdir (folder);

  g_print ("drafting %s agreements: %.0f ms; reference %.0f ms; ratio %.2f\n", "10,000", best, best_reference,
           best / best_reference);
  g_print ("  (%.0f ms of it to propose them)\n", proposing);

  return EXIT_SUCCESS;
}
