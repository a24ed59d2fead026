/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup takes the database's place from the preferences. */

#include "app-test.h"

#include "sw-backup.h"
#include "sw-community.h"
#include "sw-preferences-window.h"

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);

  return found;
}

static guint
count_communities (SwWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = sw_store_load_all (sw_window_get_store (window), SW_TYPE_COMMUNITY, &error);

  g_assert_no_error (error);

  return all->len;
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
  button = find_button (preferences, "_Restore…");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  app_test_settle ();

  question = app_test_find_question ("restore");
  g_assert_nonnull (question);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (question)) == GTK_WINDOW (preferences));
  /* A click on the answer closes the question, which ends it. */
  g_object_add_weak_pointer (G_OBJECT (question), (gpointer *) &question);
  g_signal_emit_by_name (find_button (GTK_WIDGET (question), "_Restore"), "clicked");
  app_test_settle ();
  g_assert_null (question);
  g_assert_null (preferences);
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

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/backup-list/restore", AppTest, NULL, app_test_set_up, test_restore, app_test_tear_down);

  return g_test_run ();
}
