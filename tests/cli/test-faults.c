/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#ifdef G_OS_UNIX
#include <signal.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <unistd.h>
#endif

#include "cli-test.h"

#define OK 0
#define ATTENTION 1
#define USAGE 2
#define FAILED 3

static void
make_demo (CliTest *test)
{
  g_assert_cmpint (cli_test_run (test, "demo", "--elders", "60", NULL), ==, OK);
}

static void
execute (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Says why, in a sentence, and prints no data. */
static void
assert_fails (CliTest    *test,
              int         status)
{
  g_assert_cmpint (status, ==, FAILED);
  g_assert_cmpstr (test->out, ==, "");
  g_assert_true (g_str_has_prefix (test->err, "shouwangctl: "));
  g_assert_cmpuint (strlen (test->err), >, 30);
}

static void
assert_all_fail (CliTest *test)
{
  assert_fails (test, cli_test_run (test, "list", NULL));
  assert_fails (test, cli_test_run (test, "search", "王", NULL));
  assert_fails (test, cli_test_run (test, "show", "elder", "1", NULL));
  assert_fails (test, cli_test_run (test, "set", "elder", "1", "phone=", NULL));
  assert_fails (test, cli_test_run (test, "check", NULL));
  assert_fails (test, cli_test_run (test, "undo", NULL));
  assert_fails (test, cli_test_run (test, "backup", NULL));
}

static void
test_missing (CliTest      *test,
              gconstpointer data)
{
  assert_all_fail (test);
  g_assert_false (g_file_test (test->database, G_FILE_TEST_EXISTS));
}

static void
test_not_a_database (CliTest      *test,
                     gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize size;

  cli_test_write (test, "office.db", "This is a letter to my grandmother, and no database at all.\n", -1);
  assert_all_fail (test);
  text = cli_test_read (test, "office.db", &size);
  g_assert_cmpstr (text, ==, "This is a letter to my grandmother, and no database at all.\n");
}

/* A folder that is named as the database: said so, whatever is to be done with it. */
static void
test_folder (CliTest      *test,
             gconstpointer data)
{
  g_autofree char *good = cli_test_path (test, "good.db");
  g_autofree char *lock = g_strconcat (test->database, ".lock", NULL);

  make_demo (test);
  g_assert_cmpint (g_rename (test->database, good), ==, 0);
  g_assert_cmpint (g_remove (lock), ==, 0);
  g_assert_cmpint (g_mkdir (test->database, 0700), ==, 0);

  assert_all_fail (test);
  cli_assert_has (test->err, "is a folder. Name a file in it");
  assert_fails (test, cli_test_run (test, "demo", "--elders", "3", NULL));
  cli_assert_has (test->err, "is a folder. Name a file in it");
  assert_fails (test, cli_test_run (test, "restore", good, NULL));
  cli_assert_has (test->err, "is a folder. Name a file in it");
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (test->database), ==, 0);

  g_assert_cmpint (cli_test_run (test, "restore", good, NULL), ==, OK);
  assert_fails (test, cli_test_run (test, "backup", "-o", test->folder, NULL));
  cli_assert_has (test->err, "is a folder. Name a file in it");
}

static void
test_of_another_program (CliTest      *test,
                         gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  execute (test->database, "CREATE TABLE song (title TEXT); INSERT INTO song VALUES ('茉莉花')");
  before = cli_test_read (test, "office.db", &size_before);
  assert_all_fail (test);
  after = cli_test_read (test, "office.db", &size_after);
  g_assert_cmpmem (before, size_before, after, size_after);
}

/* One from a newer program can be looked at. */
static void
test_newer (CliTest      *test,
            gconstpointer data)
{
  make_demo (test);
  execute (test->database, "PRAGMA user_version = 9999");

  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  cli_assert_has (test->err, "newer");
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "phone=", NULL), ==, FAILED);
  g_assert_cmpint (cli_test_run (test, "undo", NULL), ==, FAILED);
}

static void
test_locked (CliTest      *test,
             gconstpointer data)
{
  g_autofree char *lock = NULL;
  g_autofree char *sample = cli_test_sample ("北园社区-摸排表.xlsx");
  sqlite3 *db = NULL;

  make_demo (test);
  lock = g_strconcat (test->database, ".lock", NULL);
  g_assert_cmpint (sqlite3_open (lock, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);

  assert_fails (test, cli_test_run (test, "set", "elder", "1", "phone=", NULL));
  cli_assert_has (test->err, "office.db");
  assert_fails (test, cli_test_run (test, "undo", NULL));
  assert_fails (test, cli_test_run (test, "import", sample, NULL));
  /* What only reads stands beside it. */
  g_assert_cmpint (cli_test_run (test, "list", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "search", "王", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "show", "elder", "1", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "history", "actions", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "check", NULL), <=, ATTENTION);
  g_assert_cmpint (cli_test_run (test, "backup", NULL), ==, OK);
  g_assert_cmpint (cli_test_run (test, "import", "--dry-run", sample, NULL), <=, ATTENTION);

  sqlite3_close (db);
  g_assert_cmpint (cli_test_run (test, "set", "elder", "1", "phone=", NULL), ==, OK);
}

/* Junk in the middle and at the end: it is noticed, and nothing falls over. */
static void
test_corrupt (CliTest      *test,
              gconstpointer data)
{
  g_autofree char *good = NULL;
  gsize size;

  make_demo (test);
  good = cli_test_read (test, "office.db", &size);
  g_assert_cmpuint (size, >, 20 * 4096);

  for (guint page = 1; page < size / 4096; page += 17)
    {
      g_autofree char *bad = g_memdup2 (good, size);
      int status;

      memset (bad + page * 4096, 0x5a, 4096);
      cli_test_write (test, "office.db", bad, (gssize) size);
      status = cli_test_run (test, "check", "--format", "json", NULL);
      g_assert_true (status == ATTENTION || status == FAILED);
      if (status == ATTENTION)
        g_assert_null (strstr (test->out, "\"problems\": []"));
      status = cli_test_run (test, "list", "--format", "csv", NULL);
      g_assert_true (status == OK || status == FAILED);
    }

  cli_test_write (test, "office.db", good, (gssize) size / 2);
  g_assert_cmpint (cli_test_run (test, "check", NULL), >=, ATTENTION);
  /* Whole again, it is sound again. */
  cli_test_write (test, "office.db", good, (gssize) size);
  g_assert_cmpint (cli_test_run (test, "check", "--format", "json", NULL), <=, ATTENTION);
  cli_assert_has (test->out, "\"problems\": []");
}

static void
test_bad_workbooks (CliTest      *test,
                    gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *text;
  } files[] = {
    { "letter.xlsx", "Dear grandmother, this is no workbook.\n" },
    { "letter.xls", "Dear grandmother, this is no workbook.\n" },
    { "no-columns.csv", "菜名,价格\n鱼香肉丝,28\n" },
    { "empty.csv", "" },
    { "encoding.csv", "\xff\xff\xfe\x80,\x81\n" },
    /* What knows its row and not its file. */
    { "quote.csv", "社区,姓名,身份证号\n甲社区,\"张三,1\n" },
  };
  g_autofree char *sample = cli_test_sample ("北园社区-摸排表.xlsx");
  g_autofree char *before = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *half = cli_test_path (test, "half.xlsx");
  gsize size;

  make_demo (test);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  before = g_strdup (test->out);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = cli_test_path (test, files[i].name);

      cli_test_write (test, files[i].name, files[i].text, -1);
      assert_fails (test, cli_test_run (test, "import", path, NULL));
      cli_assert_has (test->err, files[i].name);
      /* Also when a good one stands before it. */
      assert_fails (test, cli_test_run (test, "import", sample, path, NULL));
    }

  g_assert_true (g_file_get_contents (sample, &whole, &size, NULL));
  cli_test_write (test, "half.xlsx", whole, (gssize) size / 2);
  assert_fails (test, cli_test_run (test, "import", half, NULL));

  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, before);
}

/* What only reads brings an older program's up to date too, and does not say that it could not. */
static void
test_older (CliTest      *test,
            gconstpointer data)
{
  g_autofree char *before = NULL;

  make_demo (test);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  before = g_strdup (test->out);

  /* The last migration backwards: whoever adds one has to change this. */
  execute (test->database, "DROP INDEX elder_past_by_replacement; DROP INDEX elder_past_by_change;"
                           " CREATE TABLE older AS SELECT * FROM elder_past; DROP TABLE elder_past;"
                           " ALTER TABLE older DROP COLUMN replaced; ALTER TABLE older DROP COLUMN replaced_by;"
                           " ALTER TABLE older RENAME TO elder_past;"
                           " CREATE INDEX elder_past_by_change ON elder_past (change_id); PRAGMA user_version = 5");
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  g_assert_cmpstr (test->out, ==, before);
  g_assert_cmpint (cli_test_run (test, "check", NULL), <=, ATTENTION);
}

/* Linux has a file that is a full disk. */
static void
test_full_disk (CliTest      *test,
                gconstpointer data)
{
  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("There is no /dev/full");
      return;
    }

  make_demo (test);
  assert_fails (test, cli_test_run (test, "list", "--format", "csv", "-o", "/dev/full", NULL));
  assert_fails (test, cli_test_run (test, "list", "--format", "json", "-o", "/dev/full", NULL));
  cli_assert_has (test->err, "disk is full");
  g_assert_true (g_file_test ("/dev/full", G_FILE_TEST_EXISTS));
}

#ifdef G_OS_UNIX
/* No file may grow beyond this, as on a disk that is nearly full. */
static void
limit_files_cb (gpointer user_data)
{
  struct rlimit limit = { GPOINTER_TO_SIZE (user_data), GPOINTER_TO_SIZE (user_data) };

  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    _exit (99);
}

static int
run_within (CliTest           *test,
            const char *const *arguments,
            gsize              limit)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&test->out, g_free);
  g_clear_pointer (&test->err, g_free);
  g_subprocess_launcher_set_child_setup (launcher, limit_files_cb, GSIZE_TO_POINTER (limit), NULL);
  g_ptr_array_add (words, (gpointer) cli_test_program ());
  g_ptr_array_add (words, (gpointer) "--database");
  g_ptr_array_add (words, test->database);
  while (*arguments)
    g_ptr_array_add (words, (gpointer) *arguments++);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &test->out, &test->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  return g_subprocess_get_exit_status (process);
}

/* The space ends with the backup, or later with what is written. */
static void
test_no_space_for_import (CliTest      *test,
                          gconstpointer data)
{
  static const gsize rooms[] = { 0, 4096, 40000, 80000, 160000 };
  g_autofree char *sample = cli_test_sample ("北园社区-摸排表.xlsx");
  const char *const import[] = { "import", sample, NULL };
  g_autofree char *before = NULL;
  GStatBuf info;
  guint n_failed = 0;

  make_demo (test);
  g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
  before = g_strdup (test->out);
  g_assert_cmpint (g_stat (test->database, &info), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      int status = run_within (test, import, rooms[i] + (i == 0 ? 8192 : (gsize) info.st_size));

      if (status == FAILED)
        {
          n_failed++;
          assert_fails (test, status);
          cli_assert_has (test->err, " room");
          cli_assert_has (test->err, test->folder);
        }
      else
        {
          g_assert_cmpint (status, <=, ATTENTION);
          g_assert_cmpint (cli_test_run (test, "undo", NULL), ==, OK);
        }
      g_assert_cmpint (cli_test_run (test, "list", "--format", "csv", NULL), ==, OK);
      g_assert_cmpstr (test->out, ==, before);
      g_assert_cmpint (cli_test_run (test, "check", "--format", "json", NULL), <=, ATTENTION);
      cli_assert_has (test->out, "\"problems\": []");
    }
  g_test_message ("%u of %u imports failed", n_failed, (guint) G_N_ELEMENTS (rooms));
  g_assert_cmpuint (n_failed, >, 0);
}

/* The engine reads through a small file beside the database. */
#define ROOM_TO_READ 40000

/* What cannot be written harms nothing that was there, and leaves no half. */
static void
test_no_space_for_output (CliTest      *test,
                          gconstpointer data)
{
  static const char *const formats[] = { "csv", "json", "table" };
  g_autofree char *path = cli_test_path (test, "list.out");
  g_autofree char *form = cli_test_path (test, "form.pdf");
  const char *const print[] = { "register", "-o", form, NULL };

  g_assert_cmpint (cli_test_run (test, "demo", "--elders", "600", NULL), ==, OK);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const char *const list[] = { "list", "--format", formats[i], "-o", path, NULL };
      g_autofree char *text = NULL;
      gsize size;

      cli_test_write (test, "list.out", "the list of last month\n", -1);
      assert_fails (test, run_within (test, list, ROOM_TO_READ));
      cli_assert_has (test->err, "“list.out” was not written because the disk is full.");
      text = cli_test_read (test, "list.out", &size);
      g_assert_cmpstr (text, ==, "the list of last month\n");
      g_assert_cmpint (run_within (test, list, 1024 * 1024 * 1024), ==, OK);
    }

  assert_fails (test, run_within (test, print, ROOM_TO_READ));
  cli_assert_has (test->err, "“form.pdf” was not written because the disk is full.");
  g_assert_false (g_file_test (form, G_FILE_TEST_EXISTS));
}

/* Half of a database is no database, and would stand in the way of a whole one. */
static void
test_no_space_for_database (CliTest      *test,
                            gconstpointer data)
{
  const char *const init[] = { "init", "--office", "平江街道", "--district", "姑苏区", NULL };
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize limit = 8192; limit <= 65536; limit += 8192)
    {
      assert_fails (test, run_within (test, init, limit));
      cli_assert_has (test->err, " room");
      g_assert_false (g_file_test (test->database, G_FILE_TEST_EXISTS));
    }
  folder = g_dir_open (test->folder, 0, &error);
  g_assert_no_error (error);
  g_assert_null (g_dir_read_name (folder));
  g_assert_cmpint (run_within (test, init, 64 * 1024 * 1024), ==, OK);
}

/* Permissions do not bind root, so root becomes nobody. */
#define NOBODY 65534

static void
become_nobody_cb (gpointer user_data)
{
  if (setgid (NOBODY) != 0 || setuid (NOBODY) != 0)
    _exit (99);
}

static int
run_as_nobody (CliTest    *test,
               const char *verb,
               const char *argument,
               GError    **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;

  g_clear_pointer (&test->out, g_free);
  g_clear_pointer (&test->err, g_free);
  if (getuid () == 0)
    g_subprocess_launcher_set_child_setup (launcher, become_nobody_cb, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, error, cli_test_program (), "--database", test->database, verb,
                                         argument, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &test->out, &test->err, error))
    return -1;

  return g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
}

static void
test_read_only_folder (CliTest      *test,
                       gconstpointer data)
{
  g_autofree char *lock = g_strconcat (test->database, ".lock", NULL);
  g_autoptr (GError) error = NULL;
  int status;

  make_demo (test);
  g_assert_cmpint (g_remove (lock), ==, 0);
  if (getuid () == 0 && (chown (test->database, NOBODY, NOBODY) != 0 || chown (test->folder, NOBODY, NOBODY) != 0))
    {
      g_test_skip ("Root ignores permissions, and cannot become nobody here");
      return;
    }
  g_assert_cmpint (g_chmod (test->database, 0400), ==, 0);
  g_assert_cmpint (g_chmod (test->folder, 0500), ==, 0);

  status = run_as_nobody (test, "--version", NULL, &error);
  if (error || status != OK)
    {
      g_chmod (test->folder, 0700);
      g_test_skip ("Root ignores permissions, and nobody cannot run the program here");
      return;
    }

  assert_fails (test, run_as_nobody (test, "undo", NULL, &error));
  g_assert_no_error (error);
  cli_assert_has (test->err, "cannot be written to");
  cli_assert_has (test->err, test->folder);
  g_assert_cmpint (g_chmod (test->database, 0600), ==, 0);
  assert_fails (test, run_as_nobody (test, "undo", NULL, &error));
  g_assert_no_error (error);
  /* The folder is named, and no file that the user does not know. */
  cli_assert_has (test->err, "Nothing can be written in the folder");
  cli_assert_has (test->err, test->folder);
  g_assert_null (strstr (test->err, ".lock"));
  /* A database that cannot be written can be read. */
  g_assert_cmpint (run_as_nobody (test, "list", NULL, &error), ==, OK);
  g_assert_no_error (error);
  g_free (test->database);
  test->database = cli_test_path (test, "new.db");
  assert_fails (test, run_as_nobody (test, "demo", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (test->database, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_chmod (test->folder, 0700), ==, 0);
}

/* The lock of a user who lets others read: they must not take it for their own. */
static void
test_lock_of_another (CliTest      *test,
                      gconstpointer data)
{
  g_autofree char *lock = g_strconcat (test->database, ".lock", NULL);
  g_autoptr (GError) error = NULL;

  make_demo (test);
  if (getuid () != 0 || chown (test->database, NOBODY, NOBODY) != 0 || chown (test->folder, NOBODY, NOBODY) != 0 ||
      run_as_nobody (test, "--version", NULL, &error) != OK)
    {
      g_test_skip ("Only root can leave a lock to others, and nobody has to be able to run the program");
      return;
    }

  for (int mode = 0600; mode <= 0644; mode += 0044)
    {
      g_assert_cmpint (g_chmod (lock, mode), ==, 0);
      assert_fails (test, run_as_nobody (test, "undo", NULL, &error));
      g_assert_no_error (error);
      cli_assert_has (test->err, "“office.db”");
      cli_assert_has (test->err, test->folder);
      g_assert_null (strstr (test->err, ".lock"));
    }
}
#endif

#define ADD(path, function) g_test_add (path, CliTest, NULL, cli_test_set_up, function, cli_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/cli/faults/missing", test_missing);
  ADD ("/cli/faults/not-a-database", test_not_a_database);
  ADD ("/cli/faults/folder", test_folder);
  ADD ("/cli/faults/of-another-program", test_of_another_program);
  ADD ("/cli/faults/newer", test_newer);
  ADD ("/cli/faults/older", test_older);
  ADD ("/cli/faults/locked", test_locked);
  ADD ("/cli/faults/corrupt", test_corrupt);
  ADD ("/cli/faults/bad-workbooks", test_bad_workbooks);
  ADD ("/cli/faults/full-disk", test_full_disk);
#ifdef G_OS_UNIX
  ADD ("/cli/faults/no-space-for-import", test_no_space_for_import);
  ADD ("/cli/faults/no-space-for-output", test_no_space_for_output);
  ADD ("/cli/faults/no-space-for-database", test_no_space_for_database);
  ADD ("/cli/faults/read-only-folder", test_read_only_folder);
  ADD ("/cli/faults/lock-of-another", test_lock_of_another);
#endif

  return g_test_run ();
}
