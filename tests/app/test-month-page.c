/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-draft-file.h"
#include "sw-elder.h"
#include "sw-month-cards.h"
#include "sw-month-page.h"
#include "sw-store-query.h"

static gint64
n_of_card (SwWindow *window)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);

  g_assert_true (sw_query_set_text (query, "source=month-card", NULL));

  return sw_store_query_count (sw_window_get_store (window), query, NULL);
}

static void
set_mark (SwMonthPage *page,
          SwMark       value)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "month.mark", "i", value);
}

static void
fill (SwMonthPage *page,
      SwMark       value)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "month.all", "i", value);
}

/* A whole month, but. */
static void
test_sheet (void)
{
  g_autoptr (SwMonthCard) card = sw_month_card_new ();
  g_autoptr (SwVisit) visit = sw_visit_new ();
  g_autoptr (GError) error = NULL;
  SwMonthSheet sheet;
  SwDay today = sw_day_parse (APP_TEST_TODAY, 0, NULL);

  card->month = sw_day_month_start (today);
  card->caregiver_id = 5;
  sw_month_sheet_init (&sheet, card);
  sw_month_sheet_fill (&sheet, SW_MARK_HOME, today);
  g_assert_cmpuint (sw_month_sheet_n_marks (&sheet), ==, 21);
  g_assert_true (sw_month_sheet_set_mark (&sheet, 4, SW_MARK_NOT_REACHED, today, &error));
  g_assert_true (sw_month_sheet_set_mark (&sheet, 5, SW_MARK_NONE, today, &error));
  g_assert_true (sw_month_sheet_set_mark (&sheet, 6, SW_MARK_VIDEO, today, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sw_month_sheet_n_marks (&sheet), ==, 20);
  g_assert_cmpint (sw_month_sheet_get_mark (&sheet, 3), ==, SW_MARK_HOME);
  g_assert_cmpint (sw_month_sheet_get_mark (&sheet, 4), ==, SW_MARK_NOT_REACHED);
  g_assert_cmpint (sw_month_sheet_get_mark (&sheet, 5), ==, SW_MARK_NONE);
  g_assert_cmpint (sw_month_sheet_get_mark (&sheet, 6), ==, SW_MARK_VIDEO);
  g_assert_false (sw_month_sheet_set_mark (&sheet, 21, SW_MARK_PHONE, today, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_cmpuint (sw_month_sheet_move (&sheet, 0, -1), ==, 0);
  g_assert_cmpuint (sw_month_sheet_move (&sheet, 0, 7), ==, 7);
  g_assert_cmpuint (sw_month_sheet_move (&sheet, 28, 7), ==, 28);

  /* What the neighbour did is not recorded twice; what others did is their own. */
  sw_month_sheet_init (&sheet, card);
  visit->party = SW_PARTY_NEIGHBOUR;
  visit->caregiver_id = 5;
  visit->channel = SW_CHANNEL_PHONE;
  visit->outcome = SW_OUTCOME_REACHED;
  visit->day = card->month + 2;
  sw_month_sheet_add_recorded (&sheet, visit);
  visit->caregiver_id = 6;
  visit->party = SW_PARTY_WORKER;
  visit->day = card->month + 3;
  sw_month_sheet_add_recorded (&sheet, visit);
  visit->day = card->month - 1;
  sw_month_sheet_add_recorded (&sheet, visit);
  g_assert_cmpint (sheet.recorded[2], ==, SW_MARK_PHONE);
  g_assert_cmpuint (sheet.n_others[3], ==, 1);
  g_assert_cmpuint (sw_month_sheet_n_recorded (&sheet), ==, 1);
  sw_month_sheet_fill (&sheet, SW_MARK_HOME, today);
  g_assert_cmpint (sw_month_sheet_get_mark (&sheet, 2), ==, SW_MARK_NONE);
  g_assert_cmpint (sw_month_sheet_get_mark (&sheet, 3), ==, SW_MARK_HOME);
  g_assert_cmpuint (sw_month_sheet_n_marks (&sheet), ==, 20);
  g_assert_false (sw_month_sheet_set_mark (&sheet, 2, SW_MARK_HOME, today, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS);
}

static void
test_enter (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window;
  SwStore *store;
  SwMonthPage *page;
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GError) error = NULL;
  SwMonthCard *card;
  gint64 before;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  store = sw_window_get_store (window);
  before = n_of_card (window);
  g_assert_true (sw_query_set_text (query, "status=active", NULL));
  ids = sw_store_query_ids (store, query, 1, NULL);
  cards = sw_store_make_month_cards (store, (const gint64 *) ids->data, 1, sw_day_parse ("2026-02-01", 0, NULL), &error);
  g_assert_no_error (error);
  card = cards->pdata[0];

  g_action_group_activate_action (G_ACTION_GROUP (window), "month-card", NULL);
  g_assert_true (SW_IS_MONTH_PAGE (sw_window_get_page (window)));
  page = SW_MONTH_PAGE (sw_window_get_page (window));

  /* A number that was not printed. */
  g_assert_false (sw_month_page_open (page, "2026029999"));
  g_assert_cmpstr (sw_entry_page_get_message (SW_ENTRY_PAGE (page)), ==, "No month card with the number “2026029999” was printed.");

  g_assert_true (sw_month_page_open (page, card->number));
  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));
  fill (page, SW_MARK_PHONE);
  sw_month_page_set_day (page, 9);
  set_mark (page, SW_MARK_NOT_REACHED);
  sw_month_page_set_day (page, 10);
  set_mark (page, SW_MARK_NONE);
  g_assert_cmpint (sw_month_page_get_mark (page, 8), ==, SW_MARK_PHONE);
  g_assert_cmpint (sw_month_page_get_mark (page, 9), ==, SW_MARK_NOT_REACHED);
  g_assert_true (sw_page_has_unsaved (SW_PAGE (page)));
  g_assert_true (sw_page_save (SW_PAGE (page), &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_of_card (window), ==, before + 27);
  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));

  /* Once, unless it is undone. */
  g_assert_false (sw_month_page_open (page, card->number));
  g_assert_nonnull (strstr (sw_entry_page_get_message (SW_ENTRY_PAGE (page)), "already"));
  g_assert_true (sw_store_undo (store, NULL, NULL));
  g_assert_cmpint (n_of_card (window), ==, before);
  g_assert_true (sw_month_page_open (page, card->number));
}

/* What a program that broke down left behind is there again; what is discarded is not. */
static void
test_crash (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window;
  SwMonthPage *page;
  g_autofree char *path = sw_draft_file_path (test->database, SW_MONTH_DRAFT);
  g_autofree char *kept = NULL;
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  g_assert_true (sw_query_set_text (query, "status=active", NULL));
  ids = sw_store_query_ids (sw_window_get_store (window), query, 1, NULL);
  cards = sw_store_make_month_cards (sw_window_get_store (window), (const gint64 *) ids->data, 1,
                                     sw_day_parse ("2026-02-01", 0, NULL), &error);
  g_assert_no_error (error);

  g_action_group_activate_action (G_ACTION_GROUP (window), "month-card", NULL);
  page = SW_MONTH_PAGE (sw_window_get_page (window));
  g_assert_true (sw_month_page_open (page, ((SwMonthCard *) cards->pdata[0])->number));
  fill (page, SW_MARK_PHONE);
  sw_month_page_set_day (page, 9);
  set_mark (page, SW_MARK_NOT_REACHED);
  app_test_settle ();
  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
  sw_window_go_back (window);
  app_test_settle ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (path, kept, length, NULL));
  g_action_group_activate_action (G_ACTION_GROUP (window), "month-card", NULL);
  page = SW_MONTH_PAGE (sw_window_get_page (window));
  g_assert_true (sw_page_has_unsaved (SW_PAGE (page)));
  g_assert_cmpint (sw_month_page_get_mark (page, 8), ==, SW_MARK_PHONE);
  g_assert_cmpint (sw_month_page_get_mark (page, 9), ==, SW_MARK_NOT_REACHED);
  g_assert_true (sw_page_save (SW_PAGE (page), &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The whole of it is reached in a small window, also with large text. */
static void
test_large_text (AppTest       *test,
                 gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  SwWindow *window;
  SwMonthPage *page;
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GError) error = NULL;
  int dpi, height, width;

  app_test_make_demo (test->database, 30);
  window = sw_application_open_database (test->application, test->database);
  ids = sw_store_query_ids (sw_window_get_store (window), query, 1, NULL);
  cards = sw_store_make_month_cards (sw_window_get_store (window), (const gint64 *) ids->data, 1,
                                     sw_day_parse ("2026-03-01", 0, NULL), &error);
  g_assert_no_error (error);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (window), "month-card", NULL);
  page = SW_MONTH_PAGE (sw_window_get_page (window));
  g_assert_true (sw_month_page_open (page, ((SwMonthCard *) cards->pdata[0])->number));
  app_test_settle ();
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_VERTICAL, 1000, &height, NULL, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (width, <=, 1000);
  g_assert_cmpint (height, <=, 560);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/month-page/sheet", test_sheet);
  g_test_add ("/month-page/enter", AppTest, NULL, app_test_set_up, test_enter, app_test_tear_down);
  g_test_add ("/month-page/crash", AppTest, NULL, app_test_set_up, test_crash, app_test_tear_down);
  g_test_add ("/month-page/large-text", AppTest, NULL, app_test_set_up, test_large_text, app_test_tear_down);

  return g_test_run ();
}
