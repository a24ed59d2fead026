/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-elder.h"
#include "sw-record-list.h"
#include "sw-week-page.h"

static SwWeekPage *
open_page (SwWindow *window)
{
  SwPage *page;

  g_action_group_activate_action (G_ACTION_GROUP (window), "week-grid", NULL);
  page = sw_window_get_page (window);
  g_assert_true (SW_IS_WEEK_PAGE (page));

  return SW_WEEK_PAGE (page);
}

static gint64
n_visits (SwWindow *window)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);

  return sw_store_query_count (sw_window_get_store (window), query, NULL);
}

/* Somebody who has an elder. */
static gint64
some_worker (SwWindow *window)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) ids = NULL;
  gint64 worker = SW_NONE;

  g_assert_true (sw_query_set_text (query, "status=active", NULL));
  ids = sw_store_query_ids (sw_window_get_store (window), query, -1, NULL);
  for (guint i = 0; i < ids->len && worker == SW_NONE; i++)
    {
      g_autoptr (SwElder) elder = sw_store_load (sw_window_get_store (window), SW_TYPE_ELDER,
                                                 g_array_index (ids, gint64, i), NULL);

      worker = elder->worker_id;
    }
  g_assert_cmpint (worker, !=, SW_NONE);

  return worker;
}

static void
activate (SwWeekPage *page,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

/* Marks are one action, are recorded then, and are not made again. */
static void
test_save (AppTest       *test,
           gconstpointer  data)
{
  SwWindow *window;
  SwWeekPage *page;
  g_autoptr (GError) error = NULL;
  SwMark mark;
  gint64 before;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  page = open_page (window);
  g_assert_null (sw_week_page_get_sheet (page));
  before = n_visits (window);

  /* A week of the demonstration that nothing is recorded of: before its visits. */
  sw_week_page_show (page, some_worker (window), sw_day_parse ("2026-05-06", 0, NULL));
  g_assert_nonnull (sw_week_page_get_sheet (page));
  g_assert_cmpuint (sw_week_sheet_get_n_elders (sw_week_page_get_sheet (page)), >, 0);
  sw_week_page_set_cell (page, 0, 2);
  activate (page, "week.phone");
  g_assert_cmpint (sw_week_sheet_get_mark (sw_week_page_get_sheet (page), 0, 2), ==, SW_MARK_PHONE);
  sw_week_page_set_cell (page, 0, 3);
  activate (page, "week.not-reached");
  sw_week_page_set_cell (page, 0, 4);
  activate (page, "week.home");
  activate (page, "week.clear");
  g_assert_true (sw_page_has_unsaved (SW_PAGE (page)));

  g_assert_true (sw_page_save (SW_PAGE (page), &error));
  g_assert_no_error (error);
  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));
  g_assert_cmpint (n_visits (window), ==, before + 2);
  g_assert_cmpuint (sw_week_sheet_get_recorded (sw_week_page_get_sheet (page), 0, 2, &mark), ==, 1);
  g_assert_cmpint (mark, ==, SW_MARK_PHONE);
  sw_week_page_set_cell (page, 0, 2);
  activate (page, "week.home");
  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));
  g_assert_nonnull (strstr (sw_week_page_get_message (page), "recorded already"));

  /* The page follows an undo. */
  g_assert_true (sw_store_undo (sw_window_get_store (window), NULL, NULL));
  g_assert_cmpint (n_visits (window), ==, before);
  g_assert_cmpuint (sw_week_sheet_get_recorded (sw_week_page_get_sheet (page), 0, 2, &mark), ==, 0);
}

static void
test_future (AppTest       *test,
             gconstpointer  data)
{
  SwWindow *window;
  SwWeekPage *page;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  page = open_page (window);
  sw_week_page_show (page, some_worker (window), sw_day_today ());

  /* Today is a Saturday. */
  sw_week_page_set_cell (page, 0, 6);
  activate (page, "week.phone");
  g_assert_cmpstr (sw_week_page_get_message (page), ==, "A visit cannot lie in the future.");
  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));
  activate (page, "week.next");
  g_assert_cmpint (sw_week_sheet_get_monday (sw_week_page_get_sheet (page)), ==, sw_day_parse ("2026-11-23", 0, NULL));
  activate (page, "week.previous");
  activate (page, "week.previous");
  g_assert_cmpint (sw_week_sheet_get_monday (sw_week_page_get_sheet (page)), ==, sw_day_parse ("2026-11-09", 0, NULL));
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/week-page/save", AppTest, NULL, app_test_set_up, test_save, app_test_tear_down);
  g_test_add ("/week-page/future", AppTest, NULL, app_test_set_up, test_future, app_test_tear_down);

  return g_test_run ();
}
