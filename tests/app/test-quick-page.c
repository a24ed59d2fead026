/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-draft-file.h"
#include "sw-elder.h"
#include "sw-quick-page.h"
#include "sw-store-query.h"
#include "sw-week-page.h"
#include "sw-window-private.h"

static SwQuickPage *
open_page (SwWindow *window)
{
  SwPage *page;

  g_action_group_activate_action (G_ACTION_GROUP (window), "quick-entry", NULL);
  page = sw_window_get_page (window);
  g_assert_true (SW_IS_QUICK_PAGE (page));

  return SW_QUICK_PAGE (page);
}

static SwWindow *
open_demo (AppTest *test)
{
  SwWindow *window;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  g_assert_nonnull (sw_window_get_store (window));

  return window;
}

static void
type (SwQuickPage  *page,
      SwQuickPlace  place,
      const char   *text)
{
  gtk_editable_set_text (GTK_EDITABLE (sw_quick_field_get_entry (sw_quick_page_get_field (page, place))), text);
}

static guint
n_lines (SwQuickPage *page)
{
  return g_list_model_get_n_items (sw_quick_page_get_lines (page));
}

static gint64
n_visits (SwWindow *window)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);

  return sw_store_query_count (sw_window_get_store (window), query, NULL);
}

static SwElder *
some_elder (SwWindow *window,
            guint     position)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (sw_query_set_text (query, "status=active", NULL));
  ids = sw_store_query_ids (sw_window_get_store (window), query, position + 1, NULL);

  return sw_store_load (sw_window_get_store (window), SW_TYPE_ELDER, g_array_index (ids, gint64, position), NULL);
}

/* Two lines are typed, one is corrected, and all is one action. */
static void
test_save (AppTest       *test,
           gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwQuickPage *page = open_page (window);
  g_autoptr (SwElder) first = some_elder (window, 0);
  g_autoptr (SwElder) second = some_elder (window, 1);
  g_autoptr (SwQuickLine) line = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sw_draft_file_path (test->database, SW_QUICK_DRAFT);
  gint64 before = n_visits (window);

  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));
  type (page, SW_QUICK_ELDER, first->name);
  type (page, SW_QUICK_CHANNEL, "上门");
  type (page, SW_QUICK_DAY, "20");
  g_assert_true (sw_page_has_unsaved (SW_PAGE (page)));
  g_assert_true (sw_quick_page_take (page));
  g_assert_cmpuint (n_lines (page), ==, 1);
  line = g_list_model_get_item (sw_quick_page_get_lines (page), 0);
  g_assert_cmpstr (sw_quick_line_get_text (line, SW_QUICK_ELDER), ==, first->name);
  g_assert_cmpint (sw_quick_line_get_value (line, SW_QUICK_CHANNEL), ==, SW_CHANNEL_HOME);
  g_assert_cmpstr (sw_quick_line_get_text (line, SW_QUICK_DAY), ==, "2026-11-20");

  /* Channel and day were carried over; the elder was not. */
  g_assert_cmpstr (sw_quick_field_get_text (sw_quick_page_get_field (page, SW_QUICK_ELDER)), ==, "");
  g_assert_cmpstr (sw_quick_field_get_text (sw_quick_page_get_field (page, SW_QUICK_DAY)), ==, "2026-11-20");
  type (page, SW_QUICK_ELDER, second->name);
  app_test_settle ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  /* The line that is not taken yet is saved with the others. */
  g_assert_true (sw_page_save (SW_PAGE (page), &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_visits (window), ==, before + 2);
  g_assert_cmpuint (n_lines (page), ==, 0);
  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (sw_store_undo (sw_window_get_store (window), NULL, NULL));
  g_assert_cmpint (n_visits (window), ==, before);
}

/* Namesakes, and the same visit typed twice. */
static void
test_hint (AppTest       *test,
           gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwStore *store = sw_window_get_store (window);
  g_autoptr (SwElder) first = some_elder (window, 0);
  g_autoptr (SwElder) second = some_elder (window, 1);
  g_autoptr (GError) error = NULL;
  SwQuickPage *page;

  g_free (first->name);
  first->name = g_strdup ("独孤求败");
  g_assert_true (sw_store_save_one (store, SW_RECORD (first), "edit", &error));
  page = open_page (window);
  type (page, SW_QUICK_ELDER, "独孤求败");
  type (page, SW_QUICK_DAY, "2026-05-01");
  sw_quick_field_choose (sw_quick_page_get_field (page, SW_QUICK_ELDER));
  g_assert_nonnull (strstr (sw_quick_page_get_hint (page), "独孤求败"));
  g_assert_null (strstr (sw_quick_page_get_hint (page), "this name"));
  g_assert_true (sw_quick_page_take (page));

  g_free (second->name);
  second->name = g_strdup ("独孤求败");
  g_assert_true (sw_store_save_one (store, SW_RECORD (second), "edit", &error));
  g_assert_no_error (error);
  type (page, SW_QUICK_ELDER, first->document_number ? first->document_number : first->phone);
  sw_quick_field_choose (sw_quick_page_get_field (page, SW_QUICK_ELDER));
  g_assert_nonnull (strstr (sw_quick_page_get_hint (page), "1 other elder has this name"));
  g_assert_nonnull (strstr (sw_quick_page_get_hint (page), "1 visit of this day is typed above"));
}

static void
test_wrong (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwQuickPage *page = open_page (window);
  g_autoptr (SwElder) elder = some_elder (window, 0);
  g_autoptr (GError) error = NULL;
  gint64 before = n_visits (window);

  g_assert_false (sw_quick_page_take (page));
  g_assert_cmpstr (sw_entry_page_get_message (SW_ENTRY_PAGE (page)), ==, "Who was visited is missing.");
  type (page, SW_QUICK_ELDER, "zzzzzz");
  g_assert_false (sw_quick_page_take (page));
  g_assert_cmpstr (sw_entry_page_get_message (SW_ENTRY_PAGE (page)), ==, "No elder was found by “zzzzzz”.");
  type (page, SW_QUICK_ELDER, elder->name);
  type (page, SW_QUICK_DAY, "2026-11-22");
  g_assert_false (sw_page_save (SW_PAGE (page), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sw_entry_page_get_message (SW_ENTRY_PAGE (page)), ==, "A visit cannot lie in the future.");
  g_assert_cmpint (n_visits (window), ==, before);
  g_assert_cmpuint (n_lines (page), ==, 0);
}

/* A line that was taken comes back to be corrected, and stands where it stood. */
static void
test_edit (AppTest       *test,
           gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwQuickPage *page = open_page (window);
  g_autoptr (SwElder) first = some_elder (window, 0);
  g_autoptr (SwElder) second = some_elder (window, 1);
  g_autoptr (SwQuickLine) line = NULL;

  type (page, SW_QUICK_ELDER, first->name);
  g_assert_true (sw_quick_page_take (page));
  type (page, SW_QUICK_ELDER, second->name);
  g_assert_true (sw_quick_page_take (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "quick.edit", NULL);
  g_assert_cmpuint (n_lines (page), ==, 2);

  sw_quick_page_edit (page, 0);
  g_assert_cmpuint (n_lines (page), ==, 1);
  g_assert_cmpstr (sw_quick_field_get_text (sw_quick_page_get_field (page, SW_QUICK_ELDER)), ==, first->name);
  type (page, SW_QUICK_NOTE, "corrected");
  g_assert_true (sw_quick_page_take (page));
  line = g_list_model_get_item (sw_quick_page_get_lines (page), 0);
  g_assert_cmpstr (sw_quick_line_get_text (line, SW_QUICK_NOTE), ==, "corrected");
  g_assert_cmpstr (sw_quick_line_get_text (line, SW_QUICK_ELDER), ==, first->name);
  g_assert_cmpuint (n_lines (page), ==, 2);
}

/* What a program that broke down left behind is there again; what is discarded is not. */
static void
test_crash (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwQuickPage *page = open_page (window);
  g_autoptr (SwElder) elder = some_elder (window, 0);
  g_autofree char *path = sw_draft_file_path (test->database, SW_QUICK_DRAFT);
  g_autofree char *kept = NULL;
  gsize length;
  GStatBuf status;

  type (page, SW_QUICK_ELDER, elder->name);
  g_assert_true (sw_quick_page_take (page));
  type (page, SW_QUICK_ELDER, "half a na");
  type (page, SW_QUICK_NOTE, "typed");
  app_test_settle ();
  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
#ifdef G_OS_UNIX
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
#endif

  sw_window_go_back (window);
  app_test_settle ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  page = open_page (window);
  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));
  sw_window_go_back (window);
  app_test_settle ();

  g_assert_true (g_file_set_contents (path, kept, length, NULL));
  page = open_page (window);
  g_assert_true (sw_page_has_unsaved (SW_PAGE (page)));
  g_assert_cmpuint (n_lines (page), ==, 1);
  g_assert_cmpstr (sw_quick_field_get_text (sw_quick_page_get_field (page, SW_QUICK_ELDER)), ==, "half a na");
  g_assert_cmpstr (sw_quick_field_get_text (sw_quick_page_get_field (page, SW_QUICK_NOTE)), ==, "typed");
}

/* What was not saved is offered one by one, above the page and not on its keys. */
static void
test_offer (AppTest       *test,
            gconstpointer  data)
{
  g_autofree char *quick = sw_draft_file_path (test->database, SW_QUICK_DRAFT);
  g_autofree char *week = sw_draft_file_path (test->database, SW_WEEK_DRAFT);
  g_autofree char *title = NULL;
  SwWindow *window = open_demo (test);

  g_assert_null (window->offer_banner);
  g_assert_true (g_file_set_contents (quick, "[line]\n", -1, NULL));
  g_assert_true (g_file_set_contents (week, "[week]\n", -1, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();

  window = sw_application_open_database (test->application, test->database);
  app_test_settle ();
  g_assert_nonnull (window->offer_banner);
  g_assert_true (sw_banner_get_revealed (window->offer_banner));
  title = g_strdup (sw_banner_get_title (window->offer_banner));

  g_action_group_activate_action (G_ACTION_GROUP (window), "quick-entry", NULL);
  app_test_settle ();
  g_assert_true (sw_banner_get_revealed (window->offer_banner));
  g_assert_cmpstr (sw_banner_get_title (window->offer_banner), !=, title);

  sw_window_go_back (window);
  app_test_settle ();
  g_action_group_activate_action (G_ACTION_GROUP (window), "week-grid", NULL);
  app_test_settle ();
  g_assert_false (sw_banner_get_revealed (window->offer_banner));

  /* From an action with a target to one without, and back. */
  sw_window_show_offer (window, "One", "_Continue", "win.continue-visit", g_variant_new_string ("x"), NULL);
  sw_window_show_offer (window, "Two", "_Continue", "win.quick-entry", NULL, NULL);
  sw_window_show_offer (window, "One", "_Continue", "win.continue-visit", g_variant_new_string ("x"), NULL);
}

/* What is put aside is not offered any more in this session, and is kept. */
static void
test_later (AppTest       *test,
            gconstpointer  data)
{
  g_autofree char *quick = sw_draft_file_path (test->database, SW_QUICK_DRAFT);
  g_autofree char *week = sw_draft_file_path (test->database, SW_WEEK_DRAFT);
  SwWindow *window = open_demo (test);

  g_assert_true (g_file_set_contents (quick, "[line]\n", -1, NULL));
  g_assert_true (g_file_set_contents (week, "[week]\n", -1, NULL));
  for (int start = 0; start < 2; start++)
    {
      gtk_window_destroy (GTK_WINDOW (window));
      app_test_settle ();
      window = sw_application_open_database (test->application, test->database);
      app_test_settle ();

      for (int offer = 0; offer < 2; offer++)
        {
          GtkWidget *later = app_test_find_button (GTK_WIDGET (window->offer_banner), "_Later");

          g_assert_true (sw_banner_get_revealed (window->offer_banner));
          g_assert_true (gtk_widget_get_visible (later));
          g_assert_true (gtk_widget_get_focusable (later));
          g_signal_emit_by_name (later, "clicked");
          app_test_settle ();
        }
      g_assert_false (sw_banner_get_revealed (window->offer_banner));
      g_assert_true (g_file_test (quick, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_test (week, G_FILE_TEST_EXISTS));
    }
  g_assert_false (gtk_widget_get_visible (app_test_find_button (GTK_WIDGET (window->demo_banner), "_Later")));
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/quick-page/save", AppTest, NULL, app_test_set_up, test_save, app_test_tear_down);
  g_test_add ("/quick-page/hint", AppTest, NULL, app_test_set_up, test_hint, app_test_tear_down);
  g_test_add ("/quick-page/wrong", AppTest, NULL, app_test_set_up, test_wrong, app_test_tear_down);
  g_test_add ("/quick-page/edit", AppTest, NULL, app_test_set_up, test_edit, app_test_tear_down);
  g_test_add ("/quick-page/offer", AppTest, NULL, app_test_set_up, test_offer, app_test_tear_down);
  g_test_add ("/quick-page/later", AppTest, NULL, app_test_set_up, test_later, app_test_tear_down);
  g_test_add ("/quick-page/crash", AppTest, NULL, app_test_set_up, test_crash, app_test_tear_down);

  return g_test_run ();
}
