/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-caregiver.h"
#include "sw-draft-file.h"
#include "sw-elder.h"
#include "sw-organisation.h"
#include "sw-status-span.h"
#include "sw-store-query.h"
#include "sw-substitution.h"
#include "sw-visits.h"
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
set_mark (SwWeekPage *page,
          SwMark      value)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "week.mark", "i", value);
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
  set_mark (page, SW_MARK_PHONE);
  g_assert_cmpint (sw_week_sheet_get_mark (sw_week_page_get_sheet (page), 0, 2), ==, SW_MARK_PHONE);
  sw_week_page_set_cell (page, 0, 3);
  set_mark (page, SW_MARK_NOT_REACHED);
  sw_week_page_set_cell (page, 0, 4);
  set_mark (page, SW_MARK_HOME);
  set_mark (page, SW_MARK_NONE);
  g_assert_true (sw_page_has_unsaved (SW_PAGE (page)));

  g_assert_true (sw_page_save (SW_PAGE (page), &error));
  g_assert_no_error (error);
  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));
  g_assert_cmpint (n_visits (window), ==, before + 2);
  g_assert_cmpuint (sw_week_sheet_get_recorded (sw_week_page_get_sheet (page), 0, 2, &mark), ==, 1);
  g_assert_cmpint (mark, ==, SW_MARK_PHONE);
  sw_week_page_set_cell (page, 0, 2);
  set_mark (page, SW_MARK_HOME);
  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));
  g_assert_nonnull (strstr (sw_entry_page_get_message (SW_ENTRY_PAGE (page)), "recorded already"));

  /* The page follows an undo. */
  g_assert_true (sw_store_undo (sw_window_get_store (window), NULL, NULL));
  g_assert_cmpint (n_visits (window), ==, before);
  g_assert_cmpuint (sw_week_sheet_get_recorded (sw_week_page_get_sheet (page), 0, 2, &mark), ==, 0);
}

/* Whoever is the elders' worker visits as such, though of the street office. */
static void
test_party (AppTest       *test,
            gconstpointer  data)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  g_autoptr (SwCaregiver) worker = NULL;
  g_autoptr (SwVisit) visit = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  SwWindow *window;
  SwWeekPage *page;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  worker = sw_store_load (sw_window_get_store (window), SW_TYPE_CAREGIVER, some_worker (window), &error);
  worker->kind = SW_CAREGIVER_STREET_STAFF;
  g_assert_true (sw_store_save_one (sw_window_get_store (window), SW_RECORD (worker), "Edit", &error));
  page = open_page (window);
  sw_week_page_show (page, sw_record_get_id (SW_RECORD (worker)), sw_day_parse ("2026-05-06", 0, NULL));
  sw_week_page_set_cell (page, 0, 2);
  set_mark (page, SW_MARK_PHONE);
  g_assert_true (sw_page_save (SW_PAGE (page), &error));
  g_assert_no_error (error);

  g_assert_true (sw_query_set_text (query, "day=2026-05-06", &error));
  ids = sw_store_query_ids (sw_window_get_store (window), query, -1, &error);
  g_assert_cmpuint (ids->len, ==, 1);
  visit = sw_store_load (sw_window_get_store (window), SW_TYPE_VISIT, g_array_index (ids, gint64, 0), &error);
  g_assert_cmpint (visit->party, ==, SW_PARTY_WORKER);
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
  set_mark (page, SW_MARK_PHONE);
  g_assert_cmpstr (sw_entry_page_get_message (SW_ENTRY_PAGE (page)), ==, "A visit cannot lie in the future.");
  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));
  activate (page, "week.next");
  g_assert_cmpint (sw_week_sheet_get_monday (sw_week_page_get_sheet (page)), ==, sw_day_parse ("2026-11-23", 0, NULL));
  activate (page, "week.previous");
  activate (page, "week.previous");
  g_assert_cmpint (sw_week_sheet_get_monday (sw_week_page_get_sheet (page)), ==, sw_day_parse ("2026-11-09", 0, NULL));
}

/* What a program that broke down left behind is there again; what is discarded is not. */
static void
test_crash (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window;
  SwWeekPage *page;
  SwWeekSheet *sheet;
  g_autofree char *path = sw_draft_file_path (test->database, SW_WEEK_DRAFT);
  g_autofree char *kept = NULL;
  g_autoptr (SwVisit) meanwhile = sw_visit_new ();
  g_autoptr (GError) error = NULL;
  SwDay day = sw_day_parse ("2026-05-06", 0, NULL);
  gint64 worker;
  gsize length;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  worker = some_worker (window);
  page = open_page (window);
  sw_week_page_show (page, worker, day);
  sw_week_page_set_cell (page, 0, 1);
  set_mark (page, SW_MARK_HOME);
  g_assert_true (sw_week_sheet_set_note (sw_week_page_get_sheet (page), 0, 1, "两行\n说明", NULL));
  sw_week_page_set_cell (page, 0, 2);
  set_mark (page, SW_MARK_NOT_REACHED);
  app_test_settle ();
  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));

  /* Left on purpose. */
  sw_window_go_back (window);
  app_test_settle ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  page = open_page (window);
  g_assert_false (sw_page_has_unsaved (SW_PAGE (page)));
  sw_window_go_back (window);
  app_test_settle ();

  g_assert_true (g_file_set_contents (path, kept, length, NULL));
  page = open_page (window);
  sheet = sw_week_page_get_sheet (page);
  g_assert_nonnull (sheet);
  g_assert_true (sw_page_has_unsaved (SW_PAGE (page)));
  g_assert_cmpint (sw_week_sheet_get_monday (sheet), ==, sw_day_week_start (day));
  g_assert_cmpint (sw_week_sheet_get_mark (sheet, 0, 1), ==, SW_MARK_HOME);
  g_assert_cmpstr (sw_week_sheet_get_note (sheet, 0, 1), ==, "两行\n说明");
  g_assert_cmpint (sw_week_sheet_get_mark (sheet, 0, 2), ==, SW_MARK_NOT_REACHED);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  /* What was recorded elsewhere meanwhile is not recorded twice, and that is said. */
  meanwhile->elder_id = sw_week_sheet_get_elder (sheet, 0);
  sw_window_go_back (window);
  app_test_settle ();
  meanwhile->caregiver_id = worker;
  meanwhile->party = SW_PARTY_WORKER;
  meanwhile->channel = SW_CHANNEL_PHONE;
  meanwhile->outcome = SW_OUTCOME_REACHED;
  meanwhile->services = 1 << SW_SERVICE_CONTACT;
  meanwhile->source = SW_VISIT_SOURCE_HAND;
  meanwhile->day = sw_day_week_start (day) + 1;
  g_assert_true (sw_store_save_visit (sw_window_get_store (window), meanwhile, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, kept, length, NULL));
  page = open_page (window);
  g_assert_cmpuint (sw_week_sheet_get_n_marks (sw_week_page_get_sheet (page)), ==, 1);
  g_assert_nonnull (strstr (sw_entry_page_get_message (SW_ENTRY_PAGE (page)), "no place any more"));

  /* Saved: nothing is left. */
  g_assert_true (sw_page_save (SW_PAGE (page), &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gboolean
has_elder (SwWeekPage *page,
           gint64      id)
{
  SwWeekSheet *sheet = sw_week_page_get_sheet (page);

  for (guint i = 0; i < sw_week_sheet_get_n_elders (sheet); i++)
    if (sw_week_sheet_get_elder (sheet, i) == id)
      return TRUE;

  return FALSE;
}

/* Clients for home-care staff, those of a colleague on leave, and who left in the week. */
static void
test_whom (AppTest       *test,
           gconstpointer  data)
{
  SwWindow *window;
  SwWeekPage *page;
  SwStore *store;
  g_autoptr (SwOrganisation) organisation = sw_organisation_new ();
  g_autoptr (SwCaregiver) helper = sw_caregiver_new ();
  g_autoptr (SwCaregiver) colleague = sw_caregiver_new ();
  g_autoptr (SwSubstitution) leave = sw_substitution_new ();
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  g_autoptr (SwElder) client = NULL;
  g_autoptr (GError) error = NULL;
  gint64 worker;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  store = sw_window_get_store (window);
  worker = some_worker (window);
  page = open_page (window);
  sw_week_page_show (page, worker, sw_day_today ());
  client = sw_store_load (store, SW_TYPE_ELDER, sw_week_sheet_get_elder (sw_week_page_get_sheet (page), 0), &error);
  g_assert_no_error (error);

  organisation->name = g_strdup ("护理站");
  organisation->kind = 0;
  g_assert_true (sw_store_save_one (store, SW_RECORD (organisation), "add", &error));
  helper->name = g_strdup ("护理员");
  helper->kind = SW_CAREGIVER_HOMECARE_STAFF;
  helper->organisation_id = sw_record_get_id (SW_RECORD (organisation));
  g_assert_true (sw_store_save_one (store, SW_RECORD (helper), "add", &error));
  client->homecare_client = 1;
  client->homecare_organisation_id = helper->organisation_id;
  g_assert_true (sw_store_save_one (store, SW_RECORD (client), "edit", &error));
  g_assert_no_error (error);
  sw_week_page_show (page, sw_record_get_id (SW_RECORD (helper)), sw_day_today ());
  g_assert_cmpuint (sw_week_sheet_get_n_elders (sw_week_page_get_sheet (page)), ==, 1);
  g_assert_true (has_elder (page, sw_record_get_id (SW_RECORD (client))));

  colleague->name = g_strdup ("代班");
  colleague->kind = SW_CAREGIVER_WORKER;
  g_assert_true (sw_store_save_one (store, SW_RECORD (colleague), "add", &error));
  sw_week_page_show (page, sw_record_get_id (SW_RECORD (colleague)), sw_day_today ());
  g_assert_cmpuint (sw_week_sheet_get_n_elders (sw_week_page_get_sheet (page)), ==, 0);
  leave->caregiver_id = worker;
  leave->substitute_id = sw_record_get_id (SW_RECORD (colleague));
  leave->from_day = sw_day_today () - 1;
  leave->to_day = sw_day_today () + 10;
  g_assert_true (sw_store_save_one (store, SW_RECORD (leave), "add", &error));
  g_assert_no_error (error);
  g_assert_true (has_elder (page, sw_record_get_id (SW_RECORD (client))));
  sw_week_page_show (page, sw_record_get_id (SW_RECORD (colleague)), sw_day_today () - 14);
  g_assert_false (has_elder (page, sw_record_get_id (SW_RECORD (client))));

  /* Today is a Saturday; the elder is gone since Friday. */
  span->elder_id = sw_record_get_id (SW_RECORD (client));
  span->status = SW_STATUS_MOVED;
  span->from_day = sw_day_today () - 1;
  g_assert_true (sw_store_save_one (store, SW_RECORD (span), "moved", &error));
  g_assert_no_error (error);
  sw_week_page_show (page, sw_record_get_id (SW_RECORD (helper)), sw_day_today ());
  g_assert_true (has_elder (page, sw_record_get_id (SW_RECORD (client))));
  sw_week_page_show (page, sw_record_get_id (SW_RECORD (helper)), sw_day_today () + 7);
  g_assert_false (has_elder (page, sw_record_get_id (SW_RECORD (client))));
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/week-page/save", AppTest, NULL, app_test_set_up, test_save, app_test_tear_down);
  g_test_add ("/week-page/party", AppTest, NULL, app_test_set_up, test_party, app_test_tear_down);
  g_test_add ("/week-page/future", AppTest, NULL, app_test_set_up, test_future, app_test_tear_down);
  g_test_add ("/week-page/crash", AppTest, NULL, app_test_set_up, test_crash, app_test_tear_down);
  g_test_add ("/week-page/whom", AppTest, NULL, app_test_set_up, test_whom, app_test_tear_down);

  return g_test_run ();
}
