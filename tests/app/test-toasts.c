/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

typedef struct
{
  GtkWindow *window;
  SwToasts  *toasts;
  guint      n_gone;
  guint      n_undone;
  gboolean   due;
} Test;

static void
set_up (Test          *test,
        gconstpointer  data)
{
  GtkWidget *overlay = gtk_overlay_new ();

  test->window = GTK_WINDOW (gtk_window_new ());
  test->toasts = g_object_new (SW_TYPE_TOASTS, NULL);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (test->toasts));
  gtk_window_set_child (test->window, overlay);
  gtk_window_set_default_size (test->window, 640, 480);
  gtk_window_present (test->window);
}

static void
tear_down (Test          *test,
           gconstpointer  data)
{
  g_object_ref (test->toasts);
  gtk_window_destroy (test->window);
  g_assert_finalize_object (test->toasts);
}

static void
dismissed_cb (Test *test)
{
  test->n_gone++;
}

/* Borrowed as long as it is there; goes by itself after these seconds, unless they are 0. */
static AdwToast *
add (Test       *test,
     const char *title,
     guint       seconds)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_timeout (toast, seconds);
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (dismissed_cb), test);
  sw_toasts_add (test->toasts, toast);

  return toast;
}

static const char *
get_text (Test *test)
{
  return gtk_label_get_label (GTK_LABEL (app_test_find_type (GTK_WIDGET (test->toasts), GTK_TYPE_LABEL)));
}

static gboolean
is_revealed (gpointer data)
{
  Test *test = data;

  return gtk_revealer_get_child_revealed (GTK_REVEALER (app_test_find_type (GTK_WIDGET (test->toasts), GTK_TYPE_REVEALER)));
}

static gboolean
is_hidden (gpointer data)
{
  Test *test = data;

  return !gtk_widget_get_visible (GTK_WIDGET (test->toasts));
}

static gboolean
shows_second (gpointer data)
{
  return g_str_equal (get_text (data), "Second") && is_revealed (data);
}

static gboolean
due_cb (gpointer data)
{
  ((Test *) data)->due = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
is_due (gpointer data)
{
  return ((Test *) data)->due;
}

static void
test_one_by_one (Test          *test,
                 gconstpointer  data)
{
  AdwToast *first = add (test, "First", 0);
  AdwToast *second = add (test, "Second", 0);
  AdwToast *third = add (test, "Third", 0);

  app_test_wait (is_revealed, test);
  g_assert_cmpstr (get_text (test), ==, "First");

  /* One that waits goes unseen. */
  sw_toasts_dismiss (test->toasts, third);
  g_assert_cmpuint (test->n_gone, ==, 1);
  sw_toasts_dismiss (test->toasts, first);
  g_assert_cmpuint (test->n_gone, ==, 2);
  app_test_wait (shows_second, test);
  sw_toasts_dismiss (test->toasts, second);
  app_test_wait (is_hidden, test);
  g_assert_cmpuint (test->n_gone, ==, 3);

  /* What is gone, and nothing, can be dismissed. */
  sw_toasts_dismiss (test->toasts, second);
  sw_toasts_dismiss (test->toasts, NULL);
  g_assert_cmpuint (test->n_gone, ==, 3);
}

/* A toast that goes while it still comes, in the place of one that still goes. */
static void
test_at_once (Test          *test,
              gconstpointer  data)
{
  AdwToast *first = add (test, "First", 0);
  AdwToast *second = add (test, "Second", 0);

  app_test_wait (is_revealed, test);
  sw_toasts_dismiss (test->toasts, first);
  while (!g_str_equal (get_text (test), "Second"))
    g_main_context_iteration (NULL, TRUE);
  g_timeout_add (100, due_cb, test);
  app_test_wait (is_due, test);
  sw_toasts_dismiss (test->toasts, second);
  app_test_wait (is_hidden, test);

  test->due = FALSE;
  g_timeout_add (600, due_cb, test);
  app_test_wait (is_due, test);
  g_assert_cmpuint (test->n_gone, ==, 2);
}

static void
test_timeout (Test          *test,
              gconstpointer  data)
{
  add (test, "First", 1);
  add (test, "Second", 0);
  app_test_wait (shows_second, test);
  g_assert_cmpuint (test->n_gone, ==, 1);
}

static void
pressed_cb (Test *test)
{
  test->due = TRUE;
}

static gboolean
is_gone (gpointer data)
{
  return ((Test *) data)->n_gone > 0;
}

static void
test_button (Test          *test,
             gconstpointer  data)
{
  AdwToast *toast = adw_toast_new ("First");
  GtkWidget *button = app_test_find_type (GTK_WIDGET (test->toasts), GTK_TYPE_BUTTON);

  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, "_Undo");
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (dismissed_cb), test);
  g_signal_connect_swapped (toast, "button-clicked", G_CALLBACK (pressed_cb), test);
  sw_toasts_add (test->toasts, toast);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Undo");
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (test->due);
  app_test_wait (is_gone, test);

  add (test, "Second", 0);
  app_test_wait (shows_second, test);
  g_assert_false (gtk_widget_get_visible (button));
}

/* Who comes by with the keyboard does not keep a toast for ever. */
static void
test_focus (Test          *test,
            gconstpointer  data)
{
  GtkWidget *button = app_test_find_type (GTK_WIDGET (test->toasts), GTK_TYPE_BUTTON);
  GtkWidget *entry = gtk_entry_new ();
  AdwToast *toast = adw_toast_new ("First");

  gtk_overlay_set_child (GTK_OVERLAY (gtk_widget_get_parent (GTK_WIDGET (test->toasts))), entry);
  adw_toast_set_button_label (toast, "_Undo");
  adw_toast_set_timeout (toast, 1);
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (dismissed_cb), test);
  sw_toasts_add (test->toasts, toast);
  /* No time passes for it before the main loop runs. */
  g_assert_true (gtk_widget_grab_focus (button));
  g_timeout_add (1500, due_cb, test);
  app_test_wait (is_due, test);
  g_assert_cmpuint (test->n_gone, ==, 0);

  g_assert_true (gtk_widget_grab_focus (entry));
  app_test_wait (is_gone, test);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  ((Test *) user_data)->n_undone++;
}

static gboolean
is_undone (gpointer data)
{
  return ((Test *) data)->n_undone > 0;
}

/* While it moves out its button is still there to be pressed. */
static void
test_twice (Test          *test,
            gconstpointer  data)
{
  static const GActionEntry entries[] = { { .name = "undo", .activate = undo_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *button = app_test_find_type (GTK_WIDGET (test->toasts), GTK_TYPE_BUTTON);
  AdwToast *toast = adw_toast_new ("First");

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), test);
  gtk_widget_insert_action_group (GTK_WIDGET (test->window), "test", G_ACTION_GROUP (actions));
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, "_Undo");
  adw_toast_set_action_name (toast, "test.undo");
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (dismissed_cb), test);
  sw_toasts_add (test->toasts, toast);
  app_test_wait (is_revealed, test);
  g_assert_true (gtk_widget_activate (button));
  app_test_wait (is_undone, test);
  app_test_wait (is_gone, test);
  g_assert_null (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)));
  app_test_wait (is_hidden, test);
  g_assert_cmpuint (test->n_undone, ==, 1);
}

/* Who presses it by key goes on where the keys were. */
static void
test_return (Test          *test,
             gconstpointer  data)
{
  GtkWidget *button = app_test_find_type (GTK_WIDGET (test->toasts), GTK_TYPE_BUTTON);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_entry_new ();
  GtkWidget *second = gtk_entry_new ();
  AdwToast *toast = adw_toast_new ("First");

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_overlay_set_child (GTK_OVERLAY (gtk_widget_get_parent (GTK_WIDGET (test->toasts))), box);
  adw_toast_set_button_label (toast, "_Undo");
  adw_toast_set_timeout (toast, 0);
  sw_toasts_add (test->toasts, toast);
  app_test_wait (is_revealed, test);
  g_assert_true (gtk_widget_grab_focus (second));
  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_true (gtk_window_get_focus (test->window) == button);
  g_assert_true (gtk_widget_activate (button));
  app_test_wait (is_hidden, test);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (test->window), second));
}

/* What was done last is said at once, and only it can be undone. */
static void
test_say (Test          *test,
          gconstpointer  data)
{
  GtkWidget *button = app_test_find_type (GTK_WIDGET (test->toasts), GTK_TYPE_BUTTON);

  sw_toasts_keep (TRUE);
  sw_toasts_say (test->toasts, "Zeroth & more", "test.undo");
  g_assert_cmpstr (get_text (test), ==, "Zeroth &amp; more");
  sw_toasts_say (test->toasts, "First", "test.undo");
  g_assert_cmpstr (get_text (test), ==, "First");
  g_assert_true (gtk_widget_get_visible (button));

  /* One that waits is replaced as well. */
  sw_toasts_say (test->toasts, "Undone", NULL);
  sw_toasts_say (test->toasts, "Done", "test.undo");
  sw_toasts_say (test->toasts, "Second", NULL);
  app_test_wait (shows_second, test);
  g_assert_false (gtk_widget_get_visible (button));

  sw_toasts_unsay (test->toasts);
  sw_toasts_unsay (test->toasts);
  app_test_wait (is_hidden, test);
  sw_toasts_keep (FALSE);
}

/* What is said with the same words was done once more, and can be undone for as long. */
static void
test_say_again (Test          *test,
                gconstpointer  data)
{
  sw_toasts_say (test->toasts, "First", "test.undo");
  g_timeout_add (3500, due_cb, test);
  app_test_wait (is_due, test);
  sw_toasts_say (test->toasts, "First", "test.undo");
  test->due = FALSE;
  g_timeout_add (2500, due_cb, test);
  app_test_wait (is_due, test);
  g_assert_true (is_revealed (test));
}

#define ADD(name, func) g_test_add ("/toasts/" name, Test, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);
  sw_toasts_keep (FALSE);

  ADD ("one-by-one", test_one_by_one);
  ADD ("at-once", test_at_once);
  ADD ("timeout", test_timeout);
  ADD ("button", test_button);
  ADD ("focus", test_focus);
  ADD ("twice", test_twice);
  ADD ("return", test_return);
  ADD ("say", test_say);
  ADD ("say-again", test_say_again);

  return g_test_run ();
}
