/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup takes the database's place from the preferences. */

#include "app-test.h"

#include "sw-backup-list.h"
#include "sw-community.h"
#include "sw-elder.h"
#include "sw-preferences-window.h"
#include "sw-welcome-page.h"
#include "sw-window-private.h"

static guint
count_elders (SwWindow *window)
{
  g_autoptr (GPtrArray) all = sw_store_load_all (sw_window_get_store (window), SW_TYPE_ELDER, NULL);

  return all->len;
}

static guint
count_communities (SwWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = sw_store_load_all (sw_window_get_store (window), SW_TYPE_COMMUNITY, &error);

  g_assert_no_error (error);

  return all->len;
}

static gboolean
is_open (gpointer window)
{
  return sw_window_get_store (window) != NULL;
}

static gboolean
is_refused (gpointer data)
{
  return app_test_find_question ("close") != NULL;
}

/* Restores the newest backup as the clerk does. */
static void
restore (SwWindow *window)
{
  GtkWidget *preferences = sw_preferences_window_new (window);
  GtkWidget *button;
  AdwMessageDialog *question;

  g_object_add_weak_pointer (G_OBJECT (preferences), (gpointer *) &preferences);
  gtk_window_present (GTK_WINDOW (preferences));
  app_test_settle ();
  button = app_test_find_button (preferences, "_Restore…");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  app_test_settle ();

  question = app_test_find_question ("restore");
  g_assert_nonnull (question);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question)) == GTK_WINDOW (preferences));
  /* A click on the answer closes the question, which ends it. */
  g_object_add_weak_pointer (G_OBJECT (question), (gpointer *) &question);
  g_signal_emit_by_name (app_test_find_button (GTK_WIDGET (question), "_Restore"), "clicked");
  /* It is done beside the window, which is not held up. */
  g_assert_null (sw_window_get_store (window));
  app_test_settle ();
  g_assert_null (question);
  g_assert_null (preferences);
  app_test_wait (is_open, window);
}

static void
test_restore (AppTest       *test,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (SwCommunity) community = sw_community_new ();
  SwWindow *window;
  guint before;

  app_test_make_demo (test->database, 20);
  window = sw_application_open_database (test->application, test->database);
  before = count_communities (window);
  backup = sw_store_backup (sw_window_get_store (window), NULL, "manual", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  community->name = g_strdup ("新社区");
  sw_store_save_one (sw_window_get_store (window), SW_RECORD (community), "Add", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_communities (window), ==, before + 1);

  restore (window);
  g_assert_cmpuint (count_communities (window), ==, before);
}

/* A new computer has nothing but the copy on another disk: not even the folder. */
static void
test_first_start (AppTest       *test,
                  gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (test->folder, "new", NULL);
  g_autofree char *database = g_build_filename (folder, "office.db", NULL);
  g_autofree char *rubbish = g_build_filename (test->folder, "rubbish.db", NULL);
  SwWindow *window;
  GtkWidget *welcome;
  GtkEditable *name;
  SwBackupList *backups;

  app_test_make_demo (test->database, 20);
  window = sw_application_open_database (test->application, database);
  welcome = app_test_find_type (GTK_WIDGET (window->stack), SW_TYPE_WELCOME_PAGE);
  g_assert_nonnull (welcome);
  g_assert_nonnull (app_test_find_button (welcome, "_Restore a Backup…"));
  name = GTK_EDITABLE (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "name"));
  backups = SW_BACKUP_LIST (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "backups"));

  /* What was typed stays when that was none. */
  gtk_editable_set_text (name, "平江街道");
  g_file_set_contents (rubbish, "rubbish", -1, NULL);
  sw_backup_list_restore_file (backups, rubbish);
  app_test_wait (is_refused, NULL);
  g_assert_null (sw_window_get_store (window));
  g_assert_true (app_test_find_type (GTK_WIDGET (window->stack), SW_TYPE_WELCOME_PAGE) == welcome);
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "平江街道");
  gtk_window_destroy (GTK_WINDOW (app_test_find_question ("close")));

  sw_backup_list_restore_file (backups, test->database);
  app_test_wait (is_open, window);
  g_assert_nonnull (sw_window_get_store (window));
  g_assert_cmpuint (count_communities (window), >, 0);
}

/* The backups beside a database that is gone are offered; a file is asked for where there are none. */
static void
test_database_lost (AppTest       *test,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  SwWindow *window;
  GtkWidget *welcome, *backups;

  app_test_make_demo (test->database, 20);
  {
    g_autoptr (SwStore) store = sw_store_open (test->database, SW_STORE_OPEN_EXISTING, &error);

    backup = sw_store_backup (store, NULL, "manual", NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (sw_store_close (store, NULL));
  }
  g_unlink (test->database);

  window = sw_application_open_database (test->application, test->database);
  welcome = app_test_find_type (GTK_WIDGET (window->stack), SW_TYPE_WELCOME_PAGE);
  backups = GTK_WIDGET (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "backups"));
  g_assert_false (gtk_widget_get_visible (backups));
  g_signal_emit_by_name (app_test_find_button (welcome, "_Restore a Backup…"), "clicked");
  g_assert_true (gtk_widget_get_visible (backups));
  g_assert_cmpuint (sw_backup_list_get_n (SW_BACKUP_LIST (backups)), ==, 1);
}

/* Where there is a database, nothing takes its place without a question. */
static void
test_from_elsewhere (AppTest       *test,
                     gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (test->folder, "copy.db", NULL);
  SwWindow *window;
  GtkWidget *preferences;
  AdwMessageDialog *question;
  guint before;

  app_test_make_demo (copy, 20);
  app_test_make_demo (test->database, 40);
  window = sw_application_open_database (test->application, test->database);
  before = count_elders (window);
  preferences = sw_preferences_window_new (window);
  gtk_window_present (GTK_WINDOW (preferences));
  app_test_settle ();
  sw_backup_list_restore_file (SW_BACKUP_LIST (app_test_find_type (preferences, SW_TYPE_BACKUP_LIST)), copy);
  app_test_settle ();
  question = app_test_find_question ("restore");
  g_assert_nonnull (question);
  g_assert_cmpuint (count_elders (window), ==, before);
  g_signal_emit_by_name (app_test_find_button (GTK_WIDGET (question), "_Restore"), "clicked");
  app_test_settle ();
  app_test_wait (is_open, window);
  g_assert_cmpuint (count_elders (window), <, before);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/backup-list/restore", AppTest, NULL, app_test_set_up, test_restore, app_test_tear_down);

  g_test_add ("/backup-list/first-start", AppTest, NULL, app_test_set_up, test_first_start, app_test_tear_down);
  g_test_add ("/backup-list/database-lost", AppTest, NULL, app_test_set_up, test_database_lost, app_test_tear_down);
  g_test_add ("/backup-list/from-elsewhere", AppTest, NULL, app_test_set_up, test_from_elsewhere, app_test_tear_down);

  return g_test_run ();
}
