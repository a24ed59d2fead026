/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the policies are kept: sums, the elders behind them, table and workbook, the page. */
#include "app-test.h"

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-compliance-page.h"
#include "sw-compliance.h"
#include "sw-elder.h"
#include "sw-rule.h"
#include "sw-window.h"

static void
test_sums (void)
{
  SwDueSum sum = { .counts = { [SW_SLOT_MET] = 6, [SW_SLOT_LATE] = 1, [SW_SLOT_MISSED] = 2, [SW_SLOT_OVERDUE] = 1, [SW_SLOT_DUE] = 3 } };
  SwDueSum none = { .counts = { 0 } };
  g_autofree char *rate = sw_due_sum_rate_text (&sum);
  g_autofree char *unknown = sw_due_sum_rate_text (&none);
  guint parts[4];

  g_assert_cmpstr (rate, ==, "70.0%");
  g_assert_cmpstr (unknown, ==, "—");
  sw_due_sum_get_parts (&sum, parts);
  g_assert_cmpuint (parts[0], ==, 6);
  g_assert_cmpuint (parts[1], ==, 1);
  g_assert_cmpuint (parts[2], ==, 3);
  g_assert_cmpuint (parts[3], ==, 3);
}

/* The elders behind a row add up to the row. */
static void
test_down (AppTest       *test,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = NULL;
  g_autofree char *book = g_build_filename (test->folder, "book.xlsx", NULL);
  SwDay today = sw_day_today ();

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  store = sw_store_open (test->database, SW_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  for (SwDueBy by = SW_DUE_BY_PARTY; by <= SW_DUE_BY_RULE; by++)
    {
      g_autoptr (SwCompliance) all = sw_compliance_new (today - 45, today, today, by);

      g_assert_true (sw_compliance_count (all, store, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (all->sums->len, >, 0);
      for (guint i = 0; i < MIN (all->sums->len, 4); i++)
        {
          const SwDueSum *sum = &g_array_index (all->sums, SwDueSum, i);
          g_autoptr (SwCompliance) one = sw_compliance_new (today - 45, today, today, by);
          SwDueSum total;

          one->only = (SwComplianceKey) { by, sum->key, sum->organisation_id, TRUE };
          g_assert_true (sw_compliance_count (one, store, NULL, &error));
          g_assert_cmpint (one->by, ==, SW_DUE_BY_ELDER);
          total = sw_compliance_get_total (one);
          for (guint state = 0; state < SW_N_SLOT_STATES; state++)
            g_assert_cmpint (total.counts[state], ==, sum->counts[state]);
        }
    }

  {
    g_autoptr (SwCompliance) all = sw_compliance_new (today - 45, today, today, SW_DUE_BY_COMMUNITY);
    g_autoptr (SwPrintDocument) document = NULL;

    g_assert_true (sw_compliance_count (all, store, NULL, &error));
    g_assert_true (sw_compliance_write (all, store, book, &error));
    g_assert_no_error (error);
    g_assert_true (g_file_test (book, G_FILE_TEST_EXISTS));
    document = sw_compliance_make_document (all, store, &error);
    g_assert_no_error (error);
    g_assert_nonnull (document);
  }
  sw_store_close (store, NULL);
}

/* Namesakes, and a rule with the one that took its place, can be told apart. */
static void
test_names (AppTest       *test,
            gconstpointer  data)
{
  static const SwDueBy ways[] = { SW_DUE_BY_ELDER, SW_DUE_BY_CAREGIVER };
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwRule) rule = NULL;
  g_autofree char *name = NULL;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  store = sw_store_open (test->database, SW_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (SwRecord) record = sw_store_load (store, ways[i] == SW_DUE_BY_ELDER ? SW_TYPE_ELDER : SW_TYPE_CAREGIVER, 1, &error);
      const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (record), "community_id");
      const char *community = sw_store_get_name (store, SW_TYPE_COMMUNITY, sw_record_get_number (record, field));
      SwDueSum sum = { .key = 1, .organisation_id = SW_NONE };
      g_autofree char *one = sw_due_sum_name (&sum, ways[i], store);

      g_assert_nonnull (community);
      g_assert_nonnull (strstr (one, community));
    }

  rule = sw_store_load (store, SW_TYPE_RULE, 1, &error);
  g_assert_no_error (error);
  rule->to_day = sw_day_parse ("2026-11-21", 0, NULL);
  g_assert_true (sw_store_save_one (store, SW_RECORD (rule), "end", &error));
  name = sw_due_sum_name (&(SwDueSum) { .key = 1, .organisation_id = SW_NONE }, SW_DUE_BY_RULE, store);
  g_assert_nonnull (strstr (name, "至2026年11月21日"));
  sw_store_close (store, NULL);
}

static gboolean
is_filled (gpointer data)
{
  return sw_compliance_page_get_n (data) > 0;
}

static void
test_page (AppTest       *test,
           gconstpointer  data)
{
  SwWindow *window;
  SwPage *page;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  sw_window_show_page (window, "compliance");
  page = sw_window_get_page (window);
  g_assert_true (SW_IS_COMPLIANCE_PAGE (page));
  app_test_wait (is_filled, page);
  app_test_settle ();
  app_test_assert_titles (GTK_WIDGET (page));
}

static gboolean
in_first_row (gpointer page)
{
  GtkWidget *view = app_test_find_type (page, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *rows = gtk_widget_get_last_child (view);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  return sw_compliance_page_get_n (page) > 0 && focus != NULL && focus == gtk_widget_get_first_child (rows);
}

/* Whether the names behind one row are shown, and the keys are at the first of them. */
static gboolean
in_first_name (gpointer page)
{
  return !gtk_widget_get_sensitive (app_test_find_type (page, GTK_TYPE_DROP_DOWN)) &&
         !gtk_spinner_get_spinning (GTK_SPINNER (app_test_find_type (page, GTK_TYPE_SPINNER))) && in_first_row (page);
}

/* The keys go to the table, and Enter leads down to the names and stays in it. */
static void
test_keys (AppTest       *test,
           gconstpointer  data)
{
  SwWindow *window;
  SwPage *page;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  sw_window_show_page (window, "compliance");
  page = sw_window_get_page (window);
  app_test_wait (in_first_row, page);
  g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (window)), "list.activate-item", "u", 0));
  app_test_wait (in_first_name, page);
}

static gboolean
is_whole (gpointer page)
{
  return gtk_widget_get_sensitive (app_test_find_type (page, GTK_TYPE_DROP_DOWN)) &&
         !gtk_spinner_get_spinning (GTK_SPINNER (app_test_find_type (page, GTK_TYPE_SPINNER))) && in_first_row (page);
}

/* From the last row too one comes to the first of the names, and with a key back from there. */
static void
test_down_and_back (AppTest       *test,
                    gconstpointer  data)
{
  static const struct { guint key; GdkModifierType modifiers; } ways[] = { { GDK_KEY_Escape, 0 }, { GDK_KEY_Left, GDK_ALT_MASK } };
  SwWindow *window;
  SwPage *page;
  GtkWidget *view;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  sw_window_show_page (window, "compliance");
  page = sw_window_get_page (window);
  view = app_test_find_type (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  app_test_wait (in_first_row, page);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
      guint last = sw_compliance_page_get_n (SW_COMPLIANCE_PAGE (page)) - 1;
      GtkWidget *rows = gtk_widget_get_last_child (view);

      g_assert_cmpuint (last, >, 0);
      g_assert_true (gtk_widget_activate_action (rows, "list.select-item", "(ubb)", last, FALSE, FALSE));
      gtk_widget_grab_focus (gtk_widget_get_last_child (rows));
      g_assert_true (gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (window)), "list.activate-item", "u", last));
      app_test_wait (in_first_name, page);
      g_assert_cmpuint (sw_compliance_page_get_n (SW_COMPLIANCE_PAGE (page)), >, 10);
      g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
      g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view))), ==, 0);
      g_assert_true (app_test_press (GTK_WIDGET (page), ways[i].key, ways[i].modifiers));
      app_test_wait (is_whole, page);
    }
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/compliance/sums", test_sums);
  g_test_add ("/compliance/down", AppTest, NULL, app_test_set_up, test_down, app_test_tear_down);
  g_test_add ("/compliance/names", AppTest, NULL, app_test_set_up, test_names, app_test_tear_down);
  g_test_add ("/compliance/page", AppTest, NULL, app_test_set_up, test_page, app_test_tear_down);
  g_test_add ("/compliance/keys", AppTest, NULL, app_test_set_up, test_keys, app_test_tear_down);
  g_test_add ("/compliance/down-and-back", AppTest, NULL, app_test_set_up, test_down_and_back, app_test_tear_down);

  return g_test_run ();
}
