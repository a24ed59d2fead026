/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-test.h"

#include <glib/gstdio.h>

void
cli_test_set_up (CliTest      *test,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test->folder = g_dir_make_tmp ("shouwang-XXXXXX", &error);
  g_assert_no_error (error);
  test->database = g_build_filename (test->folder, "office.db", NULL);
}

/* Removes a folder and all that is in it. */
void
cli_test_remove (const char *folder)
{
  g_autoptr (GDir) content = g_dir_open (folder, 0, NULL);
  const char *name;

  while (content && (name = g_dir_read_name (content)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        cli_test_remove (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

void
cli_test_tear_down (CliTest      *test,
                    gconstpointer data)
{
  cli_test_remove (test->folder);
  g_free (test->folder);
  g_free (test->database);
  g_free (test->out);
  g_free (test->err);
}

/* The binary that was built; the build tells where it is. */
const char *
cli_test_program (void)
{
  const char *program = g_getenv ("SHOUWANGCTL");

  g_assert_nonnull (program);
  return program;
}

/* Runs the program and keeps what it writes. Returns the exit code. */
int
cli_test_run_bare (CliTest           *test,
                   const char *const *arguments)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (all, (gpointer) cli_test_program ());
  for (guint i = 0; arguments[i]; i++)
    g_ptr_array_add (all, (gpointer) arguments[i]);
  g_ptr_array_add (all, NULL);

  g_clear_pointer (&test->out, g_free);
  g_clear_pointer (&test->err, g_free);
  process = g_subprocess_newv ((const char *const *) all->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  /* Fails where the output is not UTF-8. */
  g_subprocess_communicate_utf8 (process, NULL, NULL, &test->out, &test->err, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process))
    g_error ("%s was ended by signal %d: %s", arguments[2] ? arguments[2] : "", g_subprocess_get_term_sig (process),
             test->err);

  return g_subprocess_get_exit_status (process);
}

/* The same on the test's database and on a fixed day. */
int
cli_test_run (CliTest *test,
              ...)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  const char *argument;
  va_list arguments;

  g_ptr_array_add (all, (gpointer) "--database");
  g_ptr_array_add (all, test->database);
  g_ptr_array_add (all, (gpointer) "--today");
  g_ptr_array_add (all, (gpointer) "2026-11-20");
  va_start (arguments, test);
  while ((argument = va_arg (arguments, const char *)))
    g_ptr_array_add (all, (gpointer) argument);
  va_end (arguments);
  g_ptr_array_add (all, NULL);

  return cli_test_run_bare (test, (const char *const *) all->pdata);
}

char *
cli_test_path (CliTest    *test,
               const char *name)
{
  return g_build_filename (test->folder, name, NULL);
}

char *
cli_test_sample (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "samples", name, NULL);
}

char *
cli_test_read (CliTest    *test,
               const char *name,
               gsize      *size)
{
  g_autofree char *path = cli_test_path (test, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, size, &error);
  g_assert_no_error (error);
  return text;
}

void
cli_test_write (CliTest    *test,
                const char *name,
                const char *text,
                gssize      size)
{
  g_autofree char *path = cli_test_path (test, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, size, &error);
  g_assert_no_error (error);
}
