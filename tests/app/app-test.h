/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "sw-app.h"
#include "sw-application.h"
#include "sw-day.h"
#include "sw-demo.h"
#include "sw-fonts.h"
#include "sw-record-list.h"
#include "sw-toasts.h"
#include "sw-window.h"

#define APP_TEST_ELDERS 120
#define APP_TEST_TODAY "2026-11-21"

/* A program in its own folder. */
typedef struct
{
  char          *folder;
  char          *database;
  SwApplication *application;
} AppTest;

/* Whether what is waited for is there. */
typedef gboolean (*AppTestFunc) (gpointer data);

static inline gboolean
app_test_wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @done. How long that may take at most is said to Meson, for the whole test. What a
 * thread does last, as to let go of a store, wakes nobody, so it is looked for from time to time. */
static inline void
app_test_wait (AppTestFunc done,
               gpointer    data)
{
  guint wake = g_timeout_add (50, app_test_wake, NULL);

  while (!done (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
}

static inline void
app_test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The question on the screen that has this answer. */
static inline AdwMessageDialog *
app_test_find_question (const char *response)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data) &&
        adw_message_dialog_has_response (l->data, response))
      return l->data;

  return NULL;
}

/* The first widget of a type in another one, or that one itself. */
static inline GtkWidget *
app_test_find_type (GtkWidget *widget,
                    GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = app_test_find_type (child, type);

  return found;
}

/* The first button of a label, which is as in the source. */
static inline GtkWidget *
app_test_find_button (GtkWidget  *widget,
                      const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = app_test_find_button (child, label);

  return found;
}

/* Does what a widget has bound to a key; FALSE if that is nothing. GTK lets nobody make the event of a key. */
static inline gboolean
app_test_activate_shortcut (GtkWidget       *widget,
                            guint            key,
                            GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }

  return FALSE;
}

/* Does what the widget with the focus has bound to a key, or what it is in. */
static inline gboolean
app_test_press (GtkWidget       *in,
                guint            key,
                GdkModifierType  modifiers)
{
  for (GtkWidget *widget = gtk_root_get_focus (gtk_widget_get_root (in)); widget; widget = gtk_widget_get_parent (widget))
    if (app_test_activate_shortcut (widget, key, modifiers))
      return TRUE;

  return FALSE;
}

/* Every column of the first table in a widget has a name to be seen and heard. */
static inline void
app_test_assert_titles (GtkWidget *widget)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (app_test_find_type (widget, GTK_TYPE_COLUMN_VIEW)));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_assert_cmpstr (gtk_column_view_column_get_title (column), !=, NULL);
      g_assert_cmpstr (gtk_column_view_column_get_title (column), !=, "");
    }
}

static inline void
app_test_make_demo (const char *path,
                    guint       n_elders)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open (path, SW_STORE_CREATE, &error);

  g_assert_no_error (error);
  sw_demo_fill (store, n_elders, 3, 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sw_store_close (store, NULL));
}

static inline void
app_test_set_up (AppTest       *test,
                 gconstpointer  data)
{
  static SwApplication *application;
  g_autoptr (GError) error = NULL;
  static const char *const keys[] = {
    "page", "register-columns", "register-column-widths", "register-sort-column", "register-sort-descending",
    "register-filter", "agreements-columns", "agreements-filter", "agreements-sort-column", "mask-sensitive", "window-width", "window-height",
  };

  test->folder = g_dir_make_tmp ("shouwang-XXXXXX", &error);
  g_assert_no_error (error);
  test->database = g_build_filename (test->folder, "office.db", NULL);

  /* One for the process, as in the program. */
  if (application == NULL)
    {
      application = sw_application_new ();
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
      /* A test may lay out text without opening a database. */
      sw_fonts_finish ();
    }
  test->application = application;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (sw_app_settings (), keys[i]);
}

static inline void
app_test_remove (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      app_test_remove (child);
    }
  g_remove (path);
}

/* The store of an office in a folder of its own: with a demonstration, or empty without elders. */
static inline SwStore *
app_test_open_store (char  **folder,
                     guint   n_elders)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  SwStore *store;

  *folder = g_dir_make_tmp ("shouwang-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (*folder, "office.db", NULL);
  if (n_elders > 0)
    app_test_make_demo (path, n_elders);
  store = sw_store_open (path, n_elders > 0 ? SW_STORE_OPEN_EXISTING : SW_STORE_CREATE, &error);
  g_assert_no_error (error);

  return store;
}

static inline gboolean
app_test_is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* Both are of app_test_open_store(), and go; the store once no thread of a page that was left reads it. */
static inline void
app_test_close_store (SwStore *store,
                      char    *folder)
{
  g_assert_true (sw_store_close (store, NULL));
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  app_test_wait (app_test_is_gone, &store);
  app_test_remove (folder);
  g_free (folder);
}

/* Takes a record, saves it, and returns its id. */
static inline gint64
app_test_save (SwStore  *store,
               gpointer  record)
{
  g_autoptr (SwRecord) owned = record;
  g_autoptr (GError) error = NULL;

  sw_store_save_one (store, owned, "Save", &error);
  g_assert_no_error (error);

  return sw_record_get_id (owned);
}

/* No backup is under way. */
static inline gboolean
app_test_is_idle (gpointer application)
{
  return !g_application_get_is_busy (application);
}

static inline void
app_test_tear_down (AppTest       *test,
                    gconstpointer  data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (test->application)));

  for (GList *l = windows; l; l = l->next)
    gtk_window_destroy (l->data);
  g_list_free (windows);
  app_test_settle ();
  app_test_wait (app_test_is_idle, test->application);
  app_test_remove (test->folder);
  g_free (test->folder);
  g_free (test->database);
}

/* Whether there is a display. GDK warns of the screens that Wine shows it, which is no fault. */
static inline gboolean
app_test_open_display (void)
{
#ifdef G_OS_WIN32
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  gboolean opened = gtk_init_check ();

  g_log_set_always_fatal (fatal);

  return opened;
#else
  return gtk_init_check ();
#endif
}

static inline void
app_test_init (int    *argc,
               char ***argv)
{
  g_setenv ("GTK_A11Y", "none", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);
  if (!app_test_open_display ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      exit (0);
    }
  sw_app_init ();
  sw_record_list_wait_max (0);
  sw_toasts_keep (TRUE);
  sw_day_set_today (sw_day_parse (APP_TEST_TODAY, 0, NULL));
}
