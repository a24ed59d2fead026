/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a database, and what may not take its place. */

#include <sqlite3.h>

#include "sw-backup.h"
#include "sw-test-store.h"

/* Many times what is copied between two looks. */
#define BALLAST "CREATE TABLE ballast (x); INSERT INTO ballast VALUES (zeroblob (60000000))"
#define MANY 50

static void
change (const char *path,
        const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static gint64
count_communities (const char *path)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  gint64 n;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT count(*) FROM community", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return n;
}

typedef struct
{
  SwTestStore *test;
  guint        n;
} Meanwhile;

/* Somebody writes whenever a part was copied. */
static void
write_meanwhile (double   fraction,
                 gpointer user_data)
{
  Meanwhile *meanwhile = user_data;

  if (meanwhile->n++ < MANY)
    {
      g_autofree char *name = g_strdup_printf ("社区%u", meanwhile->n);

      g_object_unref (sw_test_store_add_community (meanwhile->test, name));
    }
}

static void
test_backup_while_somebody_writes (SwTestStore  *test,
                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  Meanwhile meanwhile = { test, 0 };

  change (test->path, BALLAST);
  backup = sw_store_backup (test->store, NULL, "manual", write_meanwhile, &meanwhile, NULL, &error);
  g_assert_no_error (error);

  /* It went through once, and is of the moment when it was begun. */
  g_assert_cmpuint (meanwhile.n, >, 2);
  g_assert_cmpuint (meanwhile.n, <, MANY);
  g_assert_cmpint (count_communities (backup), ==, 0);
}

static void
assert_refused (SwTestStore *test,
                const char  *backup,
                int          code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *name = g_path_get_basename (backup);

  g_assert_false (sw_store_restore (test->path, backup, &error));
  g_assert_error (error, SW_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  /* Who restores a backup is not told to. */
  g_assert_null (strstr (error->message, "Restore a backup"));
  g_assert_cmpint (count_communities (test->path), ==, 2);
  g_clear_error (&error);

  backups = sw_store_list_backups (test->path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < backups->len; i++)
    g_assert_cmpstr (((SwBackup *) backups->pdata[i])->reason, !=, "restore");
}

static char *
make_backup (SwTestStore *test)
{
  g_autoptr (GError) error = NULL;
  char *backup;

  g_object_unref (sw_test_store_add_community (test, "甲"));
  backup = sw_store_backup (test->store, NULL, "manual", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (sw_test_store_add_community (test, "乙"));

  return backup;
}

/* The office could only be looked at afterwards. */
static void
test_newer_is_not_restored (SwTestStore  *test,
                            gconstpointer data)
{
  g_autofree char *backup = make_backup (test);

  change (backup, "PRAGMA user_version = 1000");
  g_clear_object (&test->store);
  assert_refused (test, backup, SW_STORE_ERROR_NEWER_PROGRAM);
}

static void
test_damaged_is_not_restored (SwTestStore  *test,
                              gconstpointer data)
{
  g_autofree char *backup = make_backup (test);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (backup, &contents, &length, &error));
  memset (contents + 8192, 0x5a, length - 8192);
  g_assert_true (g_file_set_contents (backup, contents, length, &error));
  g_clear_object (&test->store);
  assert_refused (test, backup, SW_STORE_ERROR_CORRUPT);
}

static void
test_folder_is_no_backup (SwTestStore  *test,
                          gconstpointer data)
{
  g_autofree char *backup = make_backup (test);
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_cmpint (g_unlink (backup), ==, 0);
  g_assert_cmpint (g_mkdir (backup, 0700), ==, 0);
  backups = sw_store_list_backups (test->path, NULL);
  g_assert_cmpuint (backups->len, ==, 0);
  g_clear_object (&test->store);
  assert_refused (test, backup, SW_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, test) \
  g_test_add (path, SwTestStore, NULL, sw_test_store_set_up, test, sw_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/backup/while-somebody-writes", test_backup_while_somebody_writes);
  ADD ("/backup/newer-is-not-restored", test_newer_is_not_restored);
  ADD ("/backup/damaged-is-not-restored", test_damaged_is_not_restored);
  ADD ("/backup/folder-is-no-backup", test_folder_is_no_backup);

  return g_test_run ();
}
