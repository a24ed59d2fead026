/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of a filter by the keyboard, and filters that are saved under a name. */

#include "app-test.h"

#include "sw-choice-list.h"
#include "sw-list-page-private.h"
#include "sw-register-page.h"
#include "sw-saved-filter.h"

static GtkWidget *
get_focused_row (GtkWidget *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  return focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
}

/* Down goes from the search box to the first choice that is shown, the blank ticks it, and up goes back. */
static void
test_choices (AppTest       *test,
              gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *choices = sw_choice_list_new (TRUE);
  GtkWidget *search, *list;
  g_auto (GStrv) values = NULL;
  gboolean handled = FALSE;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *value = g_strdup_printf ("value-%u", i);
      g_autofree char *label = g_strdup_printf ("Choice %u", i);

      sw_choice_list_add (SW_CHOICE_LIST (choices), value, label, SW_NONE);
    }
  gtk_window_set_application (GTK_WINDOW (window), GTK_APPLICATION (test->application));
  gtk_window_set_child (GTK_WINDOW (window), choices);
  gtk_window_present (GTK_WINDOW (window));
  app_test_settle ();
  search = app_test_find_type (choices, GTK_TYPE_SEARCH_ENTRY);
  list = app_test_find_type (choices, GTK_TYPE_LIST_BOX);

  gtk_editable_set_text (GTK_EDITABLE (search), "Choice 1");
  g_signal_emit_by_name (search, "search-changed");
  gtk_widget_grab_focus (search);
  g_assert_true (app_test_activate_shortcut (search, GDK_KEY_Down, 0));
  g_assert_true (get_focused_row (list) == GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1)));
  g_assert_true (app_test_activate_shortcut (list, GDK_KEY_space, 0));
  values = sw_choice_list_selected (SW_CHOICE_LIST (choices));
  g_assert_cmpuint (g_strv_length (values), ==, 1);
  g_assert_cmpstr (values[0], ==, "value-1");

  g_signal_emit_by_name (list, "keynav-failed", GTK_DIR_UP, &handled);
  g_assert_true (handled);
  g_assert_null (get_focused_row (list));
  gtk_window_destroy (GTK_WINDOW (window));
}

static AdwMessageDialog *
ask_for_name (SwWindow   *window,
              const char *name)
{
  SwListPage *page = SW_LIST_PAGE (sw_window_get_page (window));
  AdwMessageDialog *dialog;

  g_action_group_activate_action (G_ACTION_GROUP (page->actions), "save-filter", NULL);
  app_test_settle ();
  dialog = app_test_find_question ("save");
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "save"));
  gtk_editable_set_text (GTK_EDITABLE (app_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_ENTRY)), name);

  return dialog;
}

static guint
count_saved (SwWindow *window)
{
  g_autoptr (GPtrArray) saved = sw_store_load_all (sw_window_get_store (window), SW_TYPE_SAVED_FILTER, NULL);

  return saved->len;
}

/* What does not fit, and what would be replaced, is said before the question closes. */
static void
test_name (AppTest       *test,
           gconstpointer  data)
{
  g_autofree char *longer = g_strnfill (41, 'x');
  SwWindow *window;
  AdwMessageDialog *dialog;

  app_test_make_demo (test->database, 20);
  window = sw_application_open_database (test->application, test->database);
  g_assert_true (SW_IS_REGISTER_PAGE (sw_window_get_page (window)));

  dialog = ask_for_name (window, longer);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "save"));
  gtk_editable_set_text (GTK_EDITABLE (app_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_ENTRY)), "重点名单");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "save"));
  g_assert_cmpstr (adw_message_dialog_get_response_label (dialog, "save"), ==, "_Save");
  adw_message_dialog_response (dialog, "save");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpuint (count_saved (window), ==, 1);

  dialog = ask_for_name (window, " 重点名单 ");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "save"));
  g_assert_cmpstr (adw_message_dialog_get_response_label (dialog, "save"), ==, "_Replace");
  adw_message_dialog_response (dialog, "save");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpuint (count_saved (window), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/filters/choices", AppTest, NULL, app_test_set_up, test_choices, app_test_tear_down);
  g_test_add ("/filters/name", AppTest, NULL, app_test_set_up, test_name, app_test_tear_down);

  return g_test_run ();
}
