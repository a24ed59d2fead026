/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-elder.h"
#include "sw-month-card.h"
#include "sw-paper-visits.h"
#include "sw-sheet-code.h"
#include "sw-store-query.h"
#include "sw-visit-print-dialog.h"
#include "sw-visit-record-form.h"
#include "sw-visits.h"

typedef struct
{
  AppTest  app;
  SwStore *store;
} Test;

static void
set_up (Test          *test,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  app_test_set_up (&test->app, data);
  app_test_make_demo (test->app.database, 30);
  test->store = sw_store_open (test->app.database, 0, &error);
  g_assert_no_error (error);
}

static void
tear_down (Test          *test,
           gconstpointer  data)
{
  app_test_settle ();
  g_assert_true (sw_store_close (test->store, NULL));
  g_object_unref (test->store);
  app_test_tear_down (&test->app, data);
}

static gint64
any_elder (SwStore *store)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) ids = sw_store_query_ids (store, query, 1, NULL);

  return g_array_index (ids, gint64, 0);
}

/* A form is not printed before it is known about whom. */
static void
test_problems (void)
{
  for (SwVisitPrintKind kind = 0; kind < SW_VISIT_N_PRINTS; kind++)
    {
      g_autoptr (SwVisitPrint) print = sw_visit_print_new (kind);

      g_assert_nonnull (sw_visit_print_get_name (print));
      if (kind != SW_VISIT_PRINT_MONTH)
        g_assert_nonnull (sw_visit_print_get_problem (print));
      print->blank = TRUE;
      g_assert_null (sw_visit_print_get_problem (print));
      print->blank = FALSE;
      print->scope.elder_id = print->scope.caregiver_id = 1;
      g_array_append_val (print->elders, print->scope.elder_id);
      print->scope.from = 20000;
      print->scope.to = 19999;
      g_assert_cmpstr (sw_visit_print_get_problem (print), ==, "The last day lies before the first day.");
      print->scope.to = 20000;
      g_assert_null (sw_visit_print_get_problem (print));
    }
}

static void
test_documents (Test          *test,
                gconstpointer  data)
{
  for (SwVisitPrintKind kind = 0; kind < SW_VISIT_N_PRINTS; kind++)
    {
      g_autoptr (SwVisitPrint) print = sw_visit_print_new (kind);
      g_autoptr (GError) error = NULL;
      g_autoptr (SwPrintDocument) blank = NULL;
      g_autoptr (SwPrintDocument) filled = NULL;
      gint64 elder_id = any_elder (test->store);

      print->blank = TRUE;
      blank = sw_visit_print_make_document (print, test->store, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (sw_form_get_n_pages (sw_print_document_get_form (blank)), >=, 1);
      if (kind == SW_VISIT_PRINT_SHEET)
        continue;

      print->blank = FALSE;
      print->scope = (SwPaperScope) { elder_id, SW_NONE, SW_NONE, sw_day_today () - 30, sw_day_today () };
      print->month = sw_day_today ();
      g_array_append_val (print->elders, elder_id);
      if (kind == SW_VISIT_PRINT_MONTH)
        {
          g_assert_true (sw_visit_print_make_cards (print, test->store, &error));
          g_assert_cmpuint (print->cards->len, ==, 1);
        }
      filled = sw_visit_print_make_document (print, test->store, &error);
      g_assert_no_error (error);
      g_assert_nonnull (filled);
    }
}

/* Cards for all who have a neighbour; printing again makes no second card. */
static void
test_month_cards (Test          *test,
                  gconstpointer  data)
{
  g_autoptr (SwVisitPrint) print = sw_visit_print_new (SW_VISIT_PRINT_MONTH);
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_MONTH_CARD);
  g_autoptr (GError) error = NULL;
  guint n;

  print->month = sw_day_from_ymd (2026, 12, 1);
  g_assert_true (sw_visit_print_make_cards (print, test->store, &error));
  g_assert_no_error (error);
  n = print->cards->len;
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpint (sw_store_query_count (test->store, query, NULL), ==, n);
  g_assert_true (sw_visit_print_make_cards (print, test->store, &error));
  g_assert_cmpint (sw_store_query_count (test->store, query, NULL), ==, n);
}

static void
test_dialog (AppTest       *test,
             gconstpointer  data)
{
  g_autoptr (GArray) elders = g_array_new (FALSE, FALSE, sizeof (gint64));
  const SwVisitPrint *print;
  SwWindow *window;
  GtkWindow *dialog;
  gint64 elder_id;

  app_test_make_demo (test->database, 30);
  window = sw_window_new (GTK_APPLICATION (test->application), test->database);
  g_assert_true (sw_window_open (window));
  elder_id = any_elder (sw_window_get_store (window));
  g_array_append_val (elders, elder_id);
  dialog = sw_visit_print_dialog_new (window, SW_VISIT_PRINT_RECORD, elders);
  print = sw_visit_print_dialog_read (SW_VISIT_PRINT_DIALOG (dialog));
  g_assert_cmpint (print->kind, ==, SW_VISIT_PRINT_RECORD);
  g_assert_cmpuint (print->elders->len, ==, 1);
  g_assert_cmpint (print->scope.from, ==, SW_NONE);
  gtk_window_destroy (dialog);

  dialog = sw_visit_print_dialog_new (window, SW_VISIT_PRINT_CARD, elders);
  print = sw_visit_print_dialog_read (SW_VISIT_PRINT_DIALOG (dialog));
  g_assert_cmpint (print->scope.elder_id, ==, elder_id);
  g_assert_cmpint (print->scope.from, ==, sw_day_from_ymd (2026, 11, 1));
  g_assert_cmpint (print->scope.to, ==, sw_day_today ());
  gtk_window_destroy (dialog);

  dialog = sw_visit_print_dialog_new (window, SW_VISIT_PRINT_SHEET, NULL);
  print = sw_visit_print_dialog_read (SW_VISIT_PRINT_DIALOG (dialog));
  g_assert_nonnull (sw_visit_print_get_problem (print));
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A record with one visit names it; one with several or none names the elder. */
static void
test_code (Test          *test,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwAssessment) found = sw_assessment_new ();
  g_autoptr (SwVisit) visit = sw_visit_new ();
  g_autoptr (SwForm) last = NULL;
  g_autoptr (SwForm) many = NULL;
  g_autoptr (SwForm) none = NULL;
  SwSheetCode code;

  visit->elder_id = any_elder (test->store);
  visit->party = SW_PARTY_WORKER;
  visit->channel = SW_CHANNEL_HOME;
  visit->outcome = SW_OUTCOME_REACHED;
  visit->services = 1 << SW_SERVICE_CONTACT;
  visit->source = SW_VISIT_SOURCE_HAND;
  visit->day = sw_day_today ();
  found->mood = SW_RATING_NO_CHANGE;
  g_assert_true (sw_store_save_visit (test->store, visit, found, &error));
  g_assert_no_error (error);

  last = sw_paper_visit_record (test->store, visit->elder_id, SW_NONE, SW_NONE, &error);
  g_assert_true (sw_sheet_code_parse (sw_visit_record_form_get_code (SW_VISIT_RECORD_FORM (last)), &code));
  g_assert_cmpint (code.elder_id, ==, visit->elder_id);
  g_assert_cmpint (code.visit_id, ==, sw_record_get_id (SW_RECORD (visit)));

  sw_record_set_id (SW_RECORD (visit), SW_NONE);
  g_assert_true (sw_store_save_visit (test->store, visit, NULL, &error));
  many = sw_paper_visit_record (test->store, visit->elder_id, visit->day, visit->day, &error);
  g_assert_true (sw_sheet_code_parse (sw_visit_record_form_get_code (SW_VISIT_RECORD_FORM (many)), &code));
  g_assert_cmpint (code.visit_id, ==, SW_NONE);

  none = sw_paper_visit_record (test->store, visit->elder_id, 100, 101, &error);
  g_assert_true (sw_sheet_code_parse (sw_visit_record_form_get_code (SW_VISIT_RECORD_FORM (none)), &code));
  g_assert_cmpint (code.elder_id, ==, visit->elder_id);
  g_assert_cmpint (code.visit_id, ==, SW_NONE);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/visit-print/problems", test_problems);
  g_test_add ("/visit-print/documents", Test, NULL, set_up, test_documents, tear_down);
  g_test_add ("/visit-print/month-cards", Test, NULL, set_up, test_month_cards, tear_down);
  g_test_add ("/visit-print/dialog", AppTest, NULL, app_test_set_up, test_dialog, app_test_tear_down);
  g_test_add ("/visit-print/code", Test, NULL, set_up, test_code, tear_down);

  return g_test_run ();
}
