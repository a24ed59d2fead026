/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-caregiver.h"
#include "sw-elder-page.h"
#include "sw-elder.h"
#include "sw-month-cards.h"
#include "sw-month-page.h"
#include "sw-record-dialog.h"
#include "sw-sheet-code.h"
#include "sw-store-query.h"
#include "sw-visit.h"
#include "sw-visit.h"
#include "sw-visits-page.h"
#include "sw-window-code.h"

static gint64
any (SwStore *store,
     GType    type)
{
  g_autoptr (SwQuery) query = sw_query_new (type);
  g_autoptr (GArray) ids = sw_store_query_ids (store, query, 1, NULL);

  return g_array_index (ids, gint64, 0);
}

static SwWindow *
open_window (AppTest *test)
{
  SwWindow *window;

  app_test_make_demo (test->database, 30);
  window = sw_window_new (GTK_APPLICATION (test->application), test->database);
  g_assert_true (sw_window_open (window));
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* The visit of the dialog that was opened last. */
static SwVisit *
shown_visit (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  SwVisit *visit = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SW_IS_RECORD_DIALOG (window))
        visit = SW_VISIT (sw_record_draft_get_record (sw_record_form_get_draft (sw_record_dialog_get_form (SW_RECORD_DIALOG (window)))));
    }

  return visit;
}

static void
test_codes (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_window (test);
  SwStore *store = sw_window_get_store (window);
  gint64 elder_id = any (store, SW_TYPE_ELDER), caregiver_id = any (store, SW_TYPE_CAREGIVER);
  g_autoptr (GPtrArray) cards = sw_store_make_month_cards (store, &elder_id, 1, sw_day_today (), NULL);
  g_autofree char *text = NULL;
  g_autofree char *filter = NULL;
  g_autofree char *expected = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (SwCaregiver) neighbour = sw_caregiver_new ();
  SwVisit *visit;
  guint n_windows;
  SwSheetCode code;

  g_assert_false (sw_window_open_code (window, "王芳"));
  g_assert_false (sw_window_open_code (window, "SW-NOTHING-1"));

  sw_sheet_code_init (&code, SW_SHEET_ELDER);
  code.elder_id = elder_id;
  text = sw_sheet_code_make (&code);
  g_assert_true (sw_window_open_code (window, text));
  g_assert_true (SW_IS_ELDER_PAGE (sw_window_get_page (window)));

  /* A month card is to be entered; once it is, its visits are shown. */
  sw_window_show_page (window, "register");
  g_free (text);
  sw_sheet_code_init (&code, SW_SHEET_MONTH_CARD);
  g_strlcpy (code.number, ((SwMonthCard *) cards->pdata[0])->number, sizeof code.number);
  text = sw_sheet_code_make (&code);
  g_assert_true (sw_window_open_code (window, text));
  g_assert_true (SW_IS_MONTH_PAGE (sw_window_get_page (window)));
  gtk_widget_activate_action (GTK_WIDGET (sw_window_get_page (window)), "month.all", "i", SW_MARK_HOME);
  g_assert_true (sw_page_has_unsaved (sw_window_get_page (window)));
  g_assert_true (sw_page_save (sw_window_get_page (window), NULL));
  sw_window_show_page (window, "register");
  g_assert_true (sw_window_open_code (window, text));
  g_assert_true (SW_IS_VISITS_PAGE (sw_window_get_page (window)));

  g_free (text);
  sw_sheet_code_init (&code, SW_SHEET_SERVICE_CARD);
  code.caregiver_id = caregiver_id;
  code.from_day = sw_day_from_ymd (2026, 11, 1);
  code.to_day = sw_day_from_ymd (2026, 11, 21);
  text = sw_sheet_code_make (&code);
  g_assert_true (sw_window_open_code (window, text));
  g_assert_true (SW_IS_VISITS_PAGE (sw_window_get_page (window)));
  filter = sw_query_to_text (sw_list_page_get_query (SW_LIST_PAGE (sw_window_get_page (window))));
  expected = g_strdup_printf ("caregiver_id=%" G_GINT64_FORMAT "\nday>=2026-11-01\nday<=2026-11-21", caregiver_id);
  g_assert_cmpstr (filter, ==, expected);

  /* A visit record with one visit is that visit. */
  g_free (text);
  sw_sheet_code_init (&code, SW_SHEET_VISIT_RECORD);
  code.elder_id = elder_id;
  code.visit_id = any (store, SW_TYPE_VISIT);
  text = sw_sheet_code_make (&code);
  n_windows = g_list_model_get_n_items (windows);
  g_assert_true (sw_window_open_code (window, text));
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_windows + 1);

  /* A row of a sheet is a visit to be recorded. */
  g_free (text);
  sw_sheet_code_init (&code, SW_SHEET_WORKER_ROW);
  code.caregiver_id = caregiver_id;
  code.elder_id = elder_id;
  code.from_day = sw_day_from_ymd (2026, 11, 1);
  code.to_day = sw_day_from_ymd (2026, 11, 7);
  text = sw_sheet_code_make (&code);
  n_windows = g_list_model_get_n_items (windows);
  g_assert_true (sw_window_open_code (window, text));
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_windows + 1);

  /* Of a neighbour's sheet it is the visit of a neighbour. */
  neighbour->name = g_strdup ("周燕");
  neighbour->kind = SW_CAREGIVER_NEIGHBOUR;
  g_assert_true (sw_store_save_one (store, SW_RECORD (neighbour), "Add", NULL));
  code.caregiver_id = sw_record_get_id (SW_RECORD (neighbour));
  g_free (text);
  text = sw_sheet_code_make (&code);
  g_assert_true (sw_window_open_code (window, text));
  visit = shown_visit ();
  g_assert_cmpint (visit->caregiver_id, ==, code.caregiver_id);
  g_assert_cmpint (visit->party, ==, SW_PARTY_NEIGHBOUR);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add ("/window-code/codes", AppTest, NULL, app_test_set_up, test_codes, app_test_tear_down);

  return g_test_run ();
}
