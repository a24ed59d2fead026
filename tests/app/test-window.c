/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-collation.h"
#include "sw-community.h"
#include "sw-duplicates-dialog.h"
#include "sw-elder-page.h"
#include "sw-failed-page.h"
#include "sw-office.h"
#include "sw-office-setup.h"
#include "sw-people-actions.h"
#include "sw-preferences-window.h"
#include "sw-reference.h"
#include "sw-register-changes.h"
#include "sw-register-page-private.h"
#include "sw-sidebar-row.h"
#include "sw-store-private.h"
#include "sw-store-query.h"
#include "sw-welcome-page.h"
#include "sw-window-private.h"

/* Of 42 hanzi, two more than an office's name may have. */
#define LONG_NAME \
  "平江街道办事处平江街道办事处平江街道办事处平江街道办事处平江街道办事处平江街道办事处"

static gboolean
totals_there (gpointer data)
{
  SwListPage *page = data;

  return page->list && sw_record_list_is_complete (page->list) && sw_page_get_count (SW_PAGE (page)) != SW_NONE &&
         *gtk_label_get_label (page->totals_label);
}

static gboolean
list_complete (gpointer data)
{
  return sw_record_list_is_complete (((SwListPage *) data)->list);
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

static SwListPage *
get_register (SwWindow *window)
{
  SwPage *page = sw_window_get_page (window);

  g_assert_true (SW_IS_REGISTER_PAGE (page));
  app_test_wait (totals_there, page);

  return SW_LIST_PAGE (page);
}

static guint
get_n (SwListPage *page)
{
  app_test_wait (list_complete, page);

  return g_list_model_get_n_items (G_LIST_MODEL (page->list));
}

static SwElder *
get_elder (SwListPage *page,
           guint           position)
{
  return g_list_model_get_item (G_LIST_MODEL (page->list), position);
}

static void
set_chip (SwListPage *page,
          const char     *name,
          const char     *value)
{
  const char *values[] = { value, NULL };

  for (guint i = 0; i < page->chips->len; i++)
    {
      SwFilterChip *chip = g_ptr_array_index (page->chips, i);

      if (strcmp (sw_filter_chip_get_name (chip), name) == 0)
        {
          sw_filter_chip_set_values (chip, value ? values : NULL);
          g_signal_emit_by_name (chip, "changed");
          return;
        }
    }
  g_assert_not_reached ();
}

static void
activate (SwListPage *page,
          const char     *name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (page->actions), name);

  g_assert_nonnull (action);
  g_assert_true (g_action_get_enabled (action));
  g_action_activate (action, NULL);
}

static gboolean
is_enabled (SwWindow   *window,
            const char *name)
{
  return g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (window), name));
}

static gboolean
focus_in (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (data));

  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) && gtk_widget_is_ancestor (focus, data);
}

/* The program starts with those who are in the register. */
static void
test_start (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  g_autoptr (SwQuery) active = sw_query_new (SW_TYPE_ELDER);
  gint64 n;

  g_assert_true (sw_query_set_text (active, "status=active", NULL));
  n = sw_store_query_count (sw_window_get_store (window), active, NULL);
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (n, <, APP_TEST_ELDERS);
  g_assert_cmpuint (get_n (page), ==, n);
  g_assert_cmpint (sw_page_get_count (SW_PAGE (page)), ==, n);
  g_assert_cmpstr (adw_window_title_get_title (window->title), ==, "Register");
  g_assert_cmpstr (adw_window_title_get_subtitle (window->title), !=, "");
  g_assert_true (sw_banner_get_revealed (window->demo_banner));
  g_assert_false (sw_banner_get_revealed (window->read_only_banner));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->stack), ==, "list");

  /* Who types looks for somebody. */
  app_test_wait (focus_in, page);

  /* A second start with the same database shows the same window. */
  g_assert_true (sw_application_open_database (test->application, test->database) == window);
}

/* A clock that is behind the last entries is told of until it is set. */
static void
test_clock (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwStore *store = sw_window_get_store (window);
  g_autoptr (SwOffice) office = sw_store_get_office (store, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (sw_banner_get_revealed (window->clock_banner));
  g_assert_true (sw_connection_exec (sw_store_get_connection (store),
                                     "UPDATE action SET time = time + 3 * 86400 * 1000000", &error));
  sw_window_look_at_clock (window);
  g_assert_true (sw_banner_get_revealed (window->clock_banner));
  g_assert_nonnull (strstr (sw_banner_get_title (window->clock_banner), "Set the clock"));

  /* What is entered then does not hide it. */
  g_free (g_steal_pointer (&office->leader));
  office->leader = g_strdup ("王主任");
  g_assert_true (sw_store_save_one (store, SW_RECORD (office), "Save", &error));
  g_assert_no_error (error);
  sw_window_look_at_clock (window);
  g_assert_true (sw_banner_get_revealed (window->clock_banner));

  g_assert_true (sw_connection_exec (sw_store_get_connection (store),
                                     "UPDATE action SET time = time - 4 * 86400 * 1000000", &error));
  sw_window_look_at_clock (window);
  g_assert_false (sw_banner_get_revealed (window->clock_banner));
}

static gboolean
totals_counted (gpointer data)
{
  return !gtk_widget_has_css_class (GTK_WIDGET (((SwListPage *) data)->totals_label), "dim-label");
}

/* What was counted before is not to be taken for what is. */
static void
test_totals (AppTest       *test,
             gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  SwStore *store = sw_window_get_store (window);
  g_autofree char *before = NULL;
  g_autoptr (SwRecord) elder = NULL;
  g_autoptr (GError) error = NULL;

  app_test_wait (totals_counted, page);
  before = g_strdup (gtk_label_get_label (page->totals_label));
  elder = g_list_model_get_item (G_LIST_MODEL (page->list), 0);
  g_assert_true (sw_store_delete_one (store, elder, "Delete", &error));
  g_assert_no_error (error);
  g_assert_false (totals_counted (page));
  g_assert_true (g_str_has_suffix (gtk_label_get_label (page->totals_label), "…"));

  app_test_wait (totals_counted, page);
  g_assert_cmpstr (gtk_label_get_label (page->totals_label), !=, before);
  g_assert_false (g_str_has_suffix (gtk_label_get_label (page->totals_label), "…"));
}

static GtkWidget *
find_class (GtkWidget  *widget,
            const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, css_class);

      if (found)
        return found;
    }

  return NULL;
}

static SwSidebarRow *
get_row (SwWindow   *window,
         const char *name)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (window->sidebar, i);

      g_assert_nonnull (row);
      if (strcmp (sw_sidebar_row_get_entry (SW_SIDEBAR_ROW (row))->name, name) == 0)
        return SW_SIDEBAR_ROW (row);
    }
}

static gboolean
is_counted (gpointer data)
{
  return gtk_widget_get_visible (find_class (data, "sw-count"));
}

/* A page is made when it is first shown; what stands beside its title is counted before. */
static void
test_lazy_pages (AppTest       *test,
                 gconstpointer  data)
{
  SwWindow *window;
  SwSidebarRow *row;
  SwPage *page;
  g_autofree char *text = NULL;

  g_settings_set_string (sw_app_settings (), "page", "people");
  window = open_demo (test);
  row = get_row (window, "register");
  g_assert_true (sw_window_get_page (window) == sw_sidebar_row_get_page (get_row (window, "people")));
  g_assert_null (sw_sidebar_row_get_page (row));
  app_test_wait (is_counted, row);
  text = g_strdup (gtk_label_get_label (GTK_LABEL (find_class (GTK_WIDGET (row), "sw-count"))));

  sw_window_show_page (window, "register");
  page = SW_PAGE (get_register (window));
  g_assert_true (sw_sidebar_row_get_page (row) == page);
  g_assert_cmpint (g_ascii_strtoll (text, NULL, 10), ==, sw_page_get_count (page));

  /* Red is not the only sign. */
  sw_page_set_urgent (page, TRUE);
  g_assert_true (gtk_widget_has_css_class (find_class (GTK_WIDGET (row), "sw-count"), "urgent"));
  g_assert_nonnull (gtk_widget_get_tooltip_text (find_class (GTK_WIDGET (row), "sw-count")));
}

/* The entry tells of it from the main loop. */
static void
type_search (SwListPage *page,
             const char     *text)
{
  gtk_editable_set_text (GTK_EDITABLE (page->search_entry), text);
  app_test_settle ();
}

static void
test_search (AppTest       *test,
             gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  guint all = get_n (page);
  g_autoptr (SwElder) elder = get_elder (page, 3);
  guint found;

  type_search (page, elder->document_number);
  g_assert_cmpuint (get_n (page), ==, 1);
  type_search (page, elder->name_initials);
  found = get_n (page);
  g_assert_cmpuint (found, >=, 1);
  g_assert_cmpuint (found, <, all);

  type_search (page, "nobody of this name");
  g_assert_cmpuint (get_n (page), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->stack), ==, "nothing");

  activate (page, "show-all");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (page->search_entry)), ==, "");
  g_assert_cmpuint (get_n (page), ==, APP_TEST_ELDERS);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->stack), ==, "list");
}

/* Filters add up, are kept for the next start, and go together with the search. */
static void
test_filters (AppTest       *test,
              gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  guint all = get_n (page), alone, both;
  g_autofree char *kept = NULL;

  set_chip (page, "category", "living-alone");
  alone = get_n (page);
  g_assert_cmpuint (alone, <, all);
  for (guint i = 0; i < alone; i++)
    {
      g_autoptr (SwElder) elder = get_elder (page, i);

      g_assert_cmpint (elder->category, ==, SW_CATEGORY_LIVING_ALONE);
    }

  set_chip (page, "care_ability", "able");
  both = get_n (page);
  g_assert_cmpuint (both, <, alone);
  kept = g_settings_get_string (sw_app_settings (), "register-filter");
  g_assert_cmpstr (kept, ==, "status=active\ncategory=living-alone\ncare_ability=able");

  set_chip (page, "category", NULL);
  set_chip (page, "care_ability", NULL);
  g_assert_cmpuint (get_n (page), ==, all);
  activate (page, "clear-filters");
  g_assert_cmpuint (get_n (page), ==, APP_TEST_ELDERS);
  g_assert_false (gtk_widget_get_visible (page->clear_button));
}

static SwFilterChip *
find_chip (SwListPage *page,
           const char *name)
{
  for (guint i = 0; i < page->chips->len; i++)
    if (strcmp (sw_filter_chip_get_name (page->chips->pdata[i]), name) == 0)
      return page->chips->pdata[i];

  return NULL;
}

/* The id of a community is a number like any other, and means nobody in another database. */
static void
test_filter_of_reference (AppTest       *test,
                          gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  g_autofree char *name = g_strdup (sw_store_get_name (sw_window_get_store (window), SW_TYPE_COMMUNITY, 1));
  g_autofree char *other = g_build_filename (test->folder, "other.db", NULL);
  g_autofree char *kept = NULL;
  SwListPage *agreements;
  GtkWidget *label;

  set_chip (page, "community_id", "1");
  label = app_test_find_type (GTK_WIDGET (find_chip (page, "community_id")), GTK_TYPE_LABEL);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), name));

  app_test_make_demo (other, 3);
  g_assert_nonnull (sw_application_open_database (test->application, other));
  kept = g_settings_get_string (sw_app_settings (), "register-filter");
  g_assert_cmpstr (kept, ==, "status=active");

  /* The first window is still there, and its filter is not for the other's next start; nor is the other's filter for a
   * page that it makes now. */
  set_chip (page, "community_id", "2");
  g_clear_pointer (&kept, g_free);
  kept = g_settings_get_string (sw_app_settings (), "register-filter");
  g_assert_cmpstr (kept, ==, "status=active");
  g_settings_set_string (sw_app_settings (), "agreements-filter", "state=draft");
  sw_window_show_page (window, "agreements");
  agreements = SW_LIST_PAGE (sw_window_get_page (window));
  g_assert_null (sw_query_find_condition (agreements->query, "state"));
}

static GtkColumnViewColumn *
find_column (SwListPage *page,
             const char     *name)
{
  GListModel *columns = gtk_column_view_get_columns (page->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (strcmp (gtk_column_view_column_get_title (column), sw_register_find_column (name)->title) == 0)
        return column;
    }

  return NULL;
}

/* A click on a head orders the rows; the order and the columns stay. */
static void
test_columns (AppTest       *test,
              gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  guint n = get_n (page);
  GtkColumnViewColumn *age;
  g_autofree char *sort = NULL;
  g_auto (GStrv) names = NULL;

  gtk_column_view_sort_by_column (page->view, find_column (page, "age"), GTK_SORT_DESCENDING);
  for (guint i = 1; i < n; i++)
    {
      g_autoptr (SwElder) one = get_elder (page, i - 1);
      g_autoptr (SwElder) two = get_elder (page, i);

      g_assert_cmpint (sw_elder_get_age (one, sw_day_today ()), >=, sw_elder_get_age (two, sw_day_today ()));
    }
  sort = g_settings_get_string (sw_app_settings (), "register-sort-column");
  g_assert_cmpstr (sort, ==, "age");
  g_assert_true (g_settings_get_boolean (sw_app_settings (), "register-sort-descending"));

  age = find_column (page, "age");
  gtk_column_view_insert_column (page->view, 0, age);
  gtk_column_view_column_set_fixed_width (age, 123);
  gtk_column_view_remove_column (page->view, find_column (page, "phone"));
  names = g_settings_get_strv (sw_app_settings (), "register-columns");
  g_assert_cmpstr (names[0], ==, "age");
  g_assert_false (g_strv_contains ((const char *const *) names, "phone"));

  /* The next window has them as they were left. */
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();
  window = sw_application_open_database (test->application, test->database);
  page = get_register (window);
  g_assert_null (find_column (page, "phone"));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (find_column (page, "age")), ==, 123);
  g_assert_cmpstr (sw_query_get_sort (page->query, NULL), ==, "age");
}

static gboolean
says (SwWindow   *window,
      const char *start)
{
  GtkWidget *label = app_test_find_type (GTK_WIDGET (window->toasts), GTK_TYPE_LABEL);

  return g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), start);
}

static gboolean
says_undone (gpointer data)
{
  return says (data, "Undone: ");
}

static gboolean
says_done_again (gpointer data)
{
  return says (data, "Done again: ");
}

static void
test_delete_and_undo (AppTest       *test,
                      gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  guint n = get_n (page);
  g_autoptr (SwElder) elder = get_elder (page, 2);
  g_autoptr (GArray) ids = NULL;
  guint position;

  gtk_selection_model_select_item (page->selection, 2, TRUE);
  g_assert_true (gtk_widget_get_visible (page->selection_bar));
  ids = sw_list_page_get_selected (page);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, sw_record_get_id (SW_RECORD (elder)));

  activate (page, "delete");
  app_test_settle ();
  g_assert_cmpuint (get_n (page), ==, n - 1);
  g_assert_true (is_enabled (window, "undo"));
  g_assert_nonnull (app_test_find_button (GTK_WIDGET (window->toasts), "_Undo"));

  /* What is done last is said at once, in the place of what was said before. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  app_test_settle ();
  app_test_wait (says_undone, window);
  g_assert_false (gtk_widget_get_visible (app_test_find_type (GTK_WIDGET (window->toasts), GTK_TYPE_BUTTON)));
  g_assert_cmpuint (get_n (page), ==, n);
  g_assert_true (sw_record_list_find (page->list, sw_record_get_id (SW_RECORD (elder)), &position));
  g_assert_true (is_enabled (window, "redo"));

  g_action_group_activate_action (G_ACTION_GROUP (window), "redo", NULL);
  app_test_wait (says_done_again, window);
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  app_test_wait (says_undone, window);
  g_assert_cmpuint (get_n (page), ==, n);
}

/* Several are asked for, since the key lies near others. */
static void
test_delete_several (AppTest       *test,
                     gconstpointer  data)
{
  SwListPage *page = get_register (open_demo (test));
  guint n = get_n (page);

  gtk_selection_model_select_range (page->selection, 1, 2, TRUE);
  activate (page, "delete");
  adw_message_dialog_response (app_test_find_question ("delete"), "cancel");
  app_test_settle ();
  g_assert_cmpuint (get_n (page), ==, n);

  activate (page, "delete");
  adw_message_dialog_response (app_test_find_question ("delete"), "delete");
  app_test_settle ();
  g_assert_cmpuint (get_n (page), ==, n - 2);
}

static void
test_elder (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  g_autoptr (SwElder) elder = get_elder (page, 0);
  SwPage *shown;

  gtk_selection_model_select_item (page->selection, 0, TRUE);
  activate (page, "open");
  shown = sw_window_get_page (window);
  g_assert_true (SW_IS_ELDER_PAGE (shown));
  g_assert_cmpint (sw_elder_page_get_id (SW_ELDER_PAGE (shown)), ==, sw_record_get_id (SW_RECORD (elder)));
  g_assert_true (gtk_widget_get_visible (window->back_button));
  g_assert_cmpstr (gtk_label_get_label (window->back_label), ==, "Register");

  /* Back is where it came from, whatever row of the sidebar was walked over. */
  gtk_list_box_select_row (window->sidebar, gtk_list_box_get_row_at_index (window->sidebar, 1));
  g_action_group_activate_action (G_ACTION_GROUP (window), "back", NULL);
  g_assert_true (sw_window_get_page (window) == SW_PAGE (page));
  g_assert_false (gtk_widget_get_visible (window->back_button));

  activate (page, "edit");
  shown = sw_window_get_page (window);
  g_assert_true (SW_IS_ELDER_PAGE (shown));
  g_assert_true (sw_elder_page_is_editing (SW_ELDER_PAGE (shown)));
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("people"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "people");
}

/* Without a database the office is set up; then there is an empty register. */
static void
test_welcome (AppTest       *test,
              gconstpointer  data)
{
  SwWindow *window = sw_application_open_database (test->application, test->database);
  GtkWidget *welcome = app_test_find_type (GTK_WIDGET (window->stack), SW_TYPE_WELCOME_PAGE);
  g_autoptr (SwOffice) office = NULL;
  GtkEditable *name, *district;
  GtkWidget *button, *problem;
  SwListPage *page;

  g_assert_nonnull (welcome);
  g_assert_null (sw_window_get_store (window));
  g_assert_false (is_enabled (window, "preferences"));
  name = GTK_EDITABLE (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "name"));
  district = GTK_EDITABLE (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "district"));
  button = GTK_WIDGET (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "set_up_button"));

  problem = GTK_WIDGET (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "problem"));

  gtk_editable_set_text (name, "平江街道");
  g_signal_emit_by_name (button, "clicked");
  g_assert_null (sw_window_get_store (window));
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (district), "error"));
  gtk_editable_set_text (district, " 姑苏区 ");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "phone")),
                         "0512-67210000");
  g_assert_false (gtk_widget_get_visible (problem));

  /* What is too long is said where it stands. */
  gtk_editable_set_text (name, LONG_NAME);
  g_signal_emit_by_name (button, "clicked");
  g_assert_null (sw_window_get_store (window));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (name), "error"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (problem)), "40"));
  gtk_editable_set_text (name, "平江街道");
  g_assert_false (gtk_widget_get_visible (problem));
  g_signal_emit_by_name (button, "clicked");

  g_assert_nonnull (sw_window_get_store (window));
  office = sw_store_get_office (sw_window_get_store (window), NULL);
  g_assert_cmpstr (office->name, ==, "平江街道");
  g_assert_cmpstr (office->district, ==, "姑苏区");
  g_assert_cmpstr (office->contact_phone, ==, "0512-67210000");
  g_assert_cmpstr (office->full_name, ==, "姑苏区人民政府平江街道办事处");
  g_assert_cmpstr (adw_window_title_get_subtitle (window->title), ==, "平江街道 · 姑苏区");
  page = get_register (window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->stack), ==, "empty");
  g_assert_false (sw_banner_get_revealed (window->demo_banner));
  /* Without an office there would be nothing to show. */
  g_assert_false (is_enabled (window, "undo"));
}

static gboolean
is_still (gpointer data)
{
  return !gtk_spinner_get_spinning (data);
}

/* Who sets up the office while the demonstration is made stays with the office. */
static void
test_welcome_twice (AppTest       *test,
                    gconstpointer  data)
{
  SwWindow *window = sw_application_open_database (test->application, test->database);
  g_autoptr (GtkWidget) welcome = g_object_ref (app_test_find_type (GTK_WIDGET (window->stack), SW_TYPE_WELCOME_PAGE));
  g_autofree char *demonstration = sw_office_demonstration_path (test->database);

  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "name")), "平江街道");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "district")), "姑苏区");
  g_signal_emit_by_name (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "demo_button"), "clicked");
  g_signal_emit_by_name (gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "set_up_button"), "clicked");
  g_assert_nonnull (sw_window_get_store (window));
  app_test_wait (is_still, gtk_widget_get_template_child (welcome, SW_TYPE_WELCOME_PAGE, "spinner"));
  app_test_settle ();

  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (test->application))), ==, 1);
  g_assert_true (gtk_application_get_windows (GTK_APPLICATION (test->application))->data == window);
  g_assert_cmpstr (sw_window_get_database (window), ==, test->database);
  g_assert_false (g_file_test (demonstration, G_FILE_TEST_EXISTS));
}

/* The heads of the tables of people sort. */
static void
test_sort_people (AppTest       *test,
                  gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  GtkColumnView *view;
  GListModel *model;

  sw_window_show_page (window, "people");
  app_test_settle ();
  view = GTK_COLUMN_VIEW (app_test_find_type (GTK_WIDGET (sw_window_get_page (window)), GTK_TYPE_COLUMN_VIEW));
  model = G_LIST_MODEL (gtk_column_view_get_model (view));
  for (guint direction = 0; direction < 2; direction++)
    {
      g_autoptr (GtkColumnViewColumn) name = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
      g_autoptr (SwRecord) first = NULL;
      g_autoptr (SwRecord) last = NULL;
      int order;

      gtk_column_view_sort_by_column (view, name, direction == 0 ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
      app_test_settle ();
      first = g_list_model_get_item (model, 0);
      last = g_list_model_get_item (model, g_list_model_get_n_items (model) - 1);
      order = sw_collation_compare (sw_record_get_name (first), sw_record_get_name (last), SW_COLLATION_PINYIN);
      g_assert_true (direction == 0 ? order > 0 : order < 0);
    }
}

/* A count of elders sorts as well, by all of them and not by those that were looked at. */
static void
test_sort_people_by_elders (AppTest       *test,
                            gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  g_autoptr (GtkColumnViewColumn) elders = NULL;
  g_autoptr (SwRecord) first = NULL;
  g_autoptr (SwRecord) last = NULL;
  GtkColumnView *view;
  GListModel *model;
  gint64 most, fewest;

  sw_window_show_page (window, "people");
  app_test_settle ();
  view = GTK_COLUMN_VIEW (app_test_find_type (GTK_WIDGET (sw_window_get_page (window)), GTK_TYPE_COLUMN_VIEW));
  model = G_LIST_MODEL (gtk_column_view_get_model (view));
  elders = g_list_model_get_item (gtk_column_view_get_columns (view),
                                  g_list_model_get_n_items (gtk_column_view_get_columns (view)) - 1);
  gtk_column_view_sort_by_column (view, elders, GTK_SORT_DESCENDING);
  app_test_settle ();

  first = g_list_model_get_item (model, 0);
  last = g_list_model_get_item (model, g_list_model_get_n_items (model) - 1);
  most = sw_people_count_elders (window->store, "community_id", sw_record_get_id (first), NULL);
  fewest = sw_people_count_elders (window->store, "community_id", sw_record_get_id (last), NULL);
  g_assert_cmpint (most, >, fewest);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SwRecord) record = g_list_model_get_item (model, i);
      gint64 n = sw_people_count_elders (window->store, "community_id", sw_record_get_id (record), NULL);

      g_assert_cmpint (n, <=, most);
      most = n;
    }
}

/* What is typed is not undone under the cursor, and the page has the keys when it is saved. */
static void
test_editing (AppTest       *test,
              gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwListPage *list = get_register (window);
  g_autoptr (SwElder) elder = NULL;
  g_autoptr (GError) error = NULL;
  SwElderPage *page;
  GtkEditable *entry;
  GtkWidget *focus;

  app_test_wait (list_complete, list);
  elder = get_elder (list, 0);
  g_free (elder->notes);
  elder->notes = g_strdup ("来过电话");
  sw_store_save_one (window->store, SW_RECORD (elder), "Note", &error);
  g_assert_no_error (error);
  app_test_settle ();
  g_assert_true (is_enabled (window, "undo"));

  sw_window_open_elder (window, sw_record_get_id (SW_RECORD (elder)));
  app_test_settle ();
  page = SW_ELDER_PAGE (sw_window_get_page (window));
  sw_elder_page_edit (page);
  g_assert_true (is_enabled (window, "undo"));
  entry = GTK_EDITABLE (sw_field_row_get_editor (sw_record_form_get_row (sw_elder_page_get_form (page), "home_address")));
  gtk_editable_set_text (entry, "北园新村12号");
  g_assert_false (is_enabled (window, "undo"));
  g_assert_false (is_enabled (window, "redo"));

  g_assert_true (sw_page_save (SW_PAGE (page), &error));
  g_assert_no_error (error);
  app_test_settle ();
  g_assert_true (is_enabled (window, "undo"));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (page)));

  /* Discarded, it can be undone again. */
  sw_elder_page_edit (page);
  entry = GTK_EDITABLE (sw_field_row_get_editor (sw_record_form_get_row (sw_elder_page_get_form (page), "home_address")));
  gtk_editable_set_text (entry, "北园新村13号");
  g_assert_false (is_enabled (window, "undo"));
  sw_window_go_back (window);
  app_test_settle ();
  g_assert_true (is_enabled (window, "undo"));
}

static GtkEditable *
find_entry (GtkWidget  *widget,
            const char *title)
{
  GtkEditable *found = NULL;

  if (ADW_IS_ENTRY_ROW (widget) && strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_entry (child, title);

  return found;
}

/* What was typed into the preferences and not confirmed is asked for. */
static void
test_close_preferences (AppTest       *test,
                        gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  GtkWidget *preferences = sw_preferences_window_new (window);
  g_autoptr (SwOffice) office = NULL;
  AdwMessageDialog *question;

  g_object_add_weak_pointer (G_OBJECT (preferences), (gpointer *) &preferences);
  gtk_window_present (GTK_WINDOW (preferences));
  app_test_settle ();
  gtk_editable_set_text (find_entry (preferences, "Leader"), "王一");
  gtk_window_close (GTK_WINDOW (preferences));
  app_test_settle ();
  g_assert_nonnull (preferences);
  question = app_test_find_question ("discard");
  g_assert_nonnull (question);
  adw_message_dialog_response (question, "cancel");
  app_test_settle ();
  g_assert_nonnull (preferences);

  gtk_window_close (GTK_WINDOW (preferences));
  app_test_settle ();
  adw_message_dialog_response (app_test_find_question ("discard"), "save");
  app_test_settle ();
  g_assert_null (preferences);
  office = sw_store_get_office (window->store, NULL);
  g_assert_cmpstr (office->leader, ==, "王一");
}

/* Who comes back from an elder is on the row that was opened. */
static void
test_back (AppTest       *test,
           gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  g_autoptr (SwElder) elder = NULL;
  GtkWidget *row;

  app_test_wait (list_complete, page);
  elder = get_elder (page, 0);
  gtk_widget_grab_focus (GTK_WIDGET (page->view));
  app_test_settle ();
  row = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (gtk_widget_is_ancestor (row, GTK_WIDGET (page->view)));

  sw_window_open_elder (window, sw_record_get_id (SW_RECORD (elder)));
  app_test_settle ();
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) != row);
  sw_window_go_back (window);
  app_test_settle ();
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == row);
}

/* Who does not add an elder after all goes on in the list, on the row where it was. */
static void
test_back_from_new (AppTest       *test,
                    gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  GtkWidget *row;

  app_test_wait (list_complete, page);
  gtk_widget_grab_focus (GTK_WIDGET (page->view));
  for (int i = 0; i < 3; i++)
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (page->view), GTK_DIR_DOWN));
  row = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (row, GTK_WIDGET (page->view)));

  /* By the key, and by the button, which takes the focus. */
  for (int i = 0; i < 2; i++)
    {
      SwPage *editor;

      if (i == 1)
        gtk_widget_grab_focus (window->new_button);
      g_action_group_activate_action (G_ACTION_GROUP (window), "new", NULL);
      app_test_settle ();
      editor = sw_window_get_page (window);
      g_assert_true (SW_IS_ELDER_PAGE (editor));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (editor)));
      gtk_widget_activate_action (GTK_WIDGET (editor), "elder.cancel", NULL);
      app_test_settle ();
      g_assert_true (sw_window_get_page (window) == SW_PAGE (page));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == row);
    }
}

static void
test_not_a_database (AppTest       *test,
                     gconstpointer  data)
{
  SwWindow *window;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (test->database, "a letter to the district, and no database at all", -1, &error);
  g_assert_no_error (error);
  window = sw_application_open_database (test->application, test->database);
  g_assert_null (sw_window_get_store (window));
  g_assert_nonnull (app_test_find_type (GTK_WIDGET (window->stack), SW_TYPE_FAILED_PAGE));
  g_assert_false (is_enabled (window, "new"));
}

/* A lock that cannot be taken, as in a folder of somebody else: it is shown, and why it cannot be changed. */
static void
test_read_only (AppTest       *test,
                gconstpointer  data)
{
  g_autofree char *lock = g_strconcat (test->database, ".lock", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = NULL;

  app_test_make_demo (test->database, 20);
  g_assert_true (g_remove (lock) == 0 || !g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_mkdir (lock, 0700), ==, 0);
  store = sw_app_open_store (test->database, &error);
  g_assert_no_error (error);
  g_assert_true (sw_store_is_read_only (store));
  g_assert_nonnull (strstr (sw_store_get_notice (store), test->folder));
  g_assert_nonnull (strstr (sw_store_get_notice (store), "Get the right"));
  g_clear_object (&store);
  g_assert_cmpint (g_rmdir (lock), ==, 0);
}

/* Another program holds the database: once it lets go, trying again opens it. */
static void
test_busy (AppTest       *test,
           gconstpointer  data)
{
  g_autoptr (SwStore) other = NULL;
  SwWindow *window;

  app_test_make_demo (test->database, 20);
  other = sw_store_open (test->database, SW_STORE_OPEN_EXISTING, NULL);
  window = sw_application_open_database (test->application, test->database);
  g_assert_null (sw_window_get_store (window));

  sw_store_close (other, NULL);
  g_assert_true (sw_window_open (window));
  g_assert_nonnull (sw_window_get_store (window));
}

static void
test_masking (AppTest       *test,
              gconstpointer  data)
{
  SwWindow *window = open_demo (test);

  g_assert_true (g_settings_get_boolean (sw_app_settings (), "mask-sensitive"));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "show-numbers", g_variant_new_boolean (TRUE));
  g_assert_false (g_settings_get_boolean (sw_app_settings (), "mask-sensitive"));
  g_settings_set_boolean (sw_app_settings (), "mask-sensitive", TRUE);
  {
    g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), "show-numbers");

    g_assert_false (g_variant_get_boolean (state));
  }
}

static gboolean
shows_all (gpointer data)
{
  SwListPage *page = data;
  GListModel *columns = gtk_column_view_get_columns (page->view);
  g_autoptr (GtkColumnViewColumn) last = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

  return gtk_column_view_column_get_visible (last) &&
         g_list_model_get_n_items (G_LIST_MODEL (page->selection)) == g_list_model_get_n_items (G_LIST_MODEL (page->list));
}

/* What is out of sight follows the first frame: rows, and columns as well. */
static void
test_first_frame (AppTest       *test,
                  gconstpointer  data)
{
  SwListPage *page;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  g_settings_set_int (sw_app_settings (), "window-width", 500);
  page = SW_LIST_PAGE (sw_window_get_page (sw_application_open_database (test->application, test->database)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->selection)), >, 5);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page->selection)), <, 60);
  g_assert_true (gtk_column_view_column_get_visible (find_column (page, "name")));
  g_assert_false (gtk_column_view_column_get_visible (find_column (page, "verify")));

  app_test_wait (shows_all, page);
}

/* The window of shortcuts is not made with every window. */
static void
test_shortcuts (AppTest       *test,
                gconstpointer  data)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (open_demo (test));
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (test->application),
                                                               "win.show-help-overlay");

  g_assert_cmpstr (keys[0], ==, "<Control>question");
  g_assert_null (gtk_application_window_get_help_overlay (window));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "show-help-overlay"));
}

/* It opens with the keys of the page that is shown. GTK 4.8 warns of the width of a label of its own there. */
static void
test_shortcuts_of_page (AppTest       *test,
                        gconstpointer  data)
{
  static const struct { const char *page, *view; } pages[] = {
    { "calendar", "due" }, { "register", "lists" }, { "compliance", NULL }, { "emergency", "emergency" },
  };
  SwWindow *window = open_demo (test);
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkShortcutsWindow *overlay;
      g_autofree char *view = NULL;

      sw_window_show_page (window, pages[i].page);
      g_action_group_activate_action (G_ACTION_GROUP (window), "show-help-overlay", NULL);
      overlay = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));
      g_object_get (overlay, "view-name", &view, NULL);
      g_assert_cmpstr (view, ==, pages[i].view);
      gtk_window_close (GTK_WINDOW (overlay));
    }
  g_log_set_always_fatal (fatal);
}

/* The shortcut of the window that gets a key before what has the focus, NULL if there is none. */
static GtkShortcut *
find_first_shortcut (SwWindow   *window,
                     const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller) ||
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (strcmp (trigger, key) == 0)
            return shortcut;
        }
    }

  return NULL;
}

/* An entry never sees the digit with which the keyboard shows another page. */
static void
test_page_keys (AppTest       *test,
                gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  GtkShortcut *shortcut = find_first_shortcut (window, "<Alt>4");

  get_register (window);
  g_assert_nonnull (shortcut);
  g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE,
                                               GTK_WIDGET (window), gtk_shortcut_get_arguments (shortcut)));
  g_assert_true (window->shown == sw_pages_get (3));
}

/* Nothing keeps a window alive that was closed, nor its database locked. */
static void
test_close (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gpointer weak = window;

  get_register (window);
  sw_window_show_page (window, "people");
  sw_window_show_page (window, "register");
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  /* What holds it is the backup, which may have begun. */
  app_test_wait (app_test_is_idle, test->application);
  gtk_window_close (GTK_WINDOW (window));
  app_test_settle ();

  store = sw_store_open (test->database, SW_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  sw_store_close (store, NULL);
  g_assert_null (weak);
}

/* On a new day what a list asks for is asked of that day, and what lies below as well. */
/* Both ways to the duplicates take back what was said: what is merged there comes after it. */
static void
test_unsaid (AppTest      *test,
             gconstpointer data)
{
  static const char *const actions[] = { "win.duplicates", "elder.duplicates" };
  SwWindow *window = open_demo (test);

  get_register (window);
  sw_window_open_elder (window, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *page = GTK_WIDGET (sw_window_get_page (window));
      GListModel *windows = gtk_window_get_toplevels ();
      guint before = g_list_model_get_n_items (windows);
      g_autoptr (GtkWindow) dialog = NULL;

      sw_window_show_toast (window, "Deleted", TRUE);
      g_assert_nonnull (window->said_toasts);
      g_assert_true (gtk_widget_activate_action (page, actions[i], NULL));
      g_assert_null (window->said_toasts);
      g_assert_cmpuint (g_list_model_get_n_items (windows), ==, before + 1);
      dialog = g_list_model_get_item (windows, before);
      gtk_window_destroy (dialog);
      app_test_settle ();
    }
}

static void
test_new_day (AppTest      *test,
              gconstpointer data)
{
  SwDay today = sw_day_today ();
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);

  sw_window_open_elder (window, 1);
  sw_window_look_at_clock (window);
  g_assert_cmpint (sw_query_get_day (sw_list_page_get_query (page)), ==, today);
  sw_day_set_today (today + 1);
  sw_window_look_at_clock (window);
  g_assert_cmpint (sw_query_get_day (sw_list_page_get_query (page)), ==, today + 1);
  g_assert_cmpuint (get_n (page), >, 0);
  sw_day_set_today (today);
}

static gboolean
is_awake (gpointer data)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (((SwWindow *) data)->sidebar, i)); i++)
    if (strcmp (sw_sidebar_row_get_entry (SW_SIDEBAR_ROW (row))->name, "today") == 0)
      return sw_sidebar_row_get_page (SW_SIDEBAR_ROW (row)) != NULL;

  return FALSE;
}

/* What tells of due visits works also while another page is shown. */
static void
test_notify (AppTest      *test,
             gconstpointer data)
{
  SwWindow *window;

  g_settings_set_boolean (sw_app_settings (), "notify-due", TRUE);
  g_settings_set_int64 (sw_app_settings (), "notified-day", sw_day_today ());
  window = open_demo (test);
  get_register (window);
  app_test_wait (is_awake, window);
  g_assert_true (SW_IS_REGISTER_PAGE (sw_window_get_page (window)));
  g_settings_reset (sw_app_settings (), "notify-due");
  g_settings_reset (sw_app_settings (), "notified-day");
}

/* All rows, not only those of the first frames. */
static gboolean
has_all_rows (gpointer data)
{
  SwListPage *page = data;

  return g_list_model_get_n_items (G_LIST_MODEL (page->selection)) == g_list_model_get_n_items (G_LIST_MODEL (page->list));
}

/* Else GTK asks for one row after the other until it finds those again. */
static void
nothing_selected_cb (SwListPage *page)
{
  g_assert_cmpint (sw_list_page_get_n_selected (page), ==, 0);
}

/* Those who are selected stay so when they are changed, wherever they stand then, and whether the
 * list has followed before the selection or does so after it. */
static void
test_selection_stays (AppTest      *test,
                      gconstpointer data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  SwStore *store = sw_window_get_store (window);
  const SwField *worker = sw_record_class_find_field (g_type_class_peek (SW_TYPE_ELDER), "worker_id");
  g_autoptr (GPtrArray) caregivers = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = g_list_model_get_n_items (G_LIST_MODEL (page->list)), first, last;
  guint n_changed = 0;

  g_assert_cmpint (n, >, 3);
  caregivers = sw_store_load_where (store, SW_TYPE_CAREGIVER, "kind", "worker", &error);
  g_assert_no_error (error);
  app_test_wait (has_all_rows, page);
  g_signal_connect_object (page->list, "items-changed", G_CALLBACK (nothing_selected_cb), page, G_CONNECT_SWAPPED);
  gtk_selection_model_select_all (page->selection);
  ids = sw_list_page_get_selected (page);
  g_assert_cmpuint (ids->len, ==, n);
  for (guint i = 0; i < 2; i++)
    {
      sw_elders_set_field (store, (gint64 *) ids->data, ids->len, worker,
                           sw_record_get_id (caregivers->pdata[i]), &n_changed, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_changed, >, 0);
      gtk_selection_model_unselect_all (page->selection);
      gtk_selection_model_select_all (page->selection);
      g_assert_false (sw_record_list_is_complete (page->list));
      app_test_wait (list_complete, page);
      g_assert_cmpint (sw_list_page_get_n_selected (page), ==, n);
    }
  again = sw_list_page_get_selected (page);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), again->data, again->len * sizeof (gint64));

  /* The first goes, so that the last stands elsewhere. */
  first = g_array_index (ids, gint64, 0);
  last = g_array_index (ids, gint64, n - 1);
  gtk_selection_model_select_item (page->selection, n - 1, TRUE);
  gtk_selection_model_select_item (page->selection, 0, FALSE);
  g_assert_cmpint (sw_list_page_get_n_selected (page), ==, 2);
  g_assert_true (sw_elders_delete (store, &first, 1, NULL, NULL, NULL, &error));
  sw_elders_set_field (store, &last, 1, worker, sw_record_get_id (caregivers->pdata[0]), &n_changed, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  app_test_wait (list_complete, page);
  kept = sw_list_page_get_selected (page);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpint (g_array_index (kept, gint64, 0), ==, last);
  g_assert_cmpstr (gtk_label_get_label (page->selected_label), ==, "1 selected");
}

static gboolean
has_label (GtkWidget  *widget,
           const char *label)
{
  if (GTK_IS_LABEL (widget) && strcmp (gtk_label_get_label (GTK_LABEL (widget)), label) == 0)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, label))
      return TRUE;

  return FALSE;
}

static gboolean
names_folder (gpointer widget)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (widget), "R&D"))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (names_folder (child))
      return TRUE;

  return FALSE;
}

/* The folder of a database may have any name, which is no markup. */
static void
test_name_of_folder (AppTest      *test,
                     gconstpointer data)
{
  g_autofree char *folder = g_build_filename (test->folder, "R&D", NULL);
  g_autofree char *database = g_build_filename (folder, "office.db", NULL);
  g_autofree char *away = g_build_filename (folder, "away.db", NULL);
  SwWindow *window;
  GtkWidget *preferences;
  GtkWindow *duplicates;

  app_test_make_demo (database, 20);
  window = sw_application_open_database (test->application, database);
  get_register (window);
  preferences = sw_preferences_window_new (window);
  gtk_window_present (GTK_WINDOW (preferences));
  app_test_wait (names_folder, preferences);
  gtk_window_destroy (GTK_WINDOW (preferences));

  /* Nobody can take it away from the program on Windows. */
  app_test_wait (app_test_is_idle, test->application);
  if (g_rename (database, away) != 0)
    return;
  duplicates = sw_duplicates_dialog_new (GTK_WINDOW (window), sw_window_get_store (window));
  gtk_window_present (duplicates);
  app_test_wait (names_folder, duplicates);
  gtk_window_destroy (duplicates);
  g_assert_cmpint (g_rename (away, database), ==, 0);
}

static void
add_caregiver (SwStore         *store,
               const char      *name,
               SwCaregiverKind  kind,
               gint64           community_id,
               const char      *phone)
{
  SwCaregiver *caregiver = sw_caregiver_new ();

  caregiver->name = g_strdup (name);
  caregiver->kind = kind;
  caregiver->community_id = community_id;
  caregiver->phone = g_strdup (phone);
  app_test_save (store, SW_RECORD (caregiver));
}

/* The list has the keyboard again. */
static gboolean
is_in_list (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (data));

  return focus && (focus == data || gtk_widget_is_ancestor (focus, data));
}

/* One types whom to assign, and namesakes are told apart; who cannot be a worker is not offered. */
static void
test_set_worker (AppTest      *test,
                 gconstpointer data)
{
  SwWindow *window = open_demo (test);
  SwListPage *page = get_register (window);
  SwRegisterPage *self = SW_REGISTER_PAGE (page);
  SwStore *store = sw_window_get_store (window);
  GtkPopover *popover;
  GtkWidget *search, *focus, *choices;

  add_caregiver (store, "同名", SW_CAREGIVER_WORKER, 1, "13900000001");
  add_caregiver (store, "同名", SW_CAREGIVER_GRID_WORKER, 1, "13900000002");
  add_caregiver (store, "同名", SW_CAREGIVER_WORKER, 2, NULL);
  add_caregiver (store, "护理员", SW_CAREGIVER_HOMECARE_STAFF, 1, NULL);
  gtk_selection_model_select_item (page->selection, 0, TRUE);
  gtk_menu_button_popup (self->worker_button);
  popover = gtk_menu_button_get_popover (self->worker_button);
  g_assert_true (has_label (GTK_WIDGET (popover), "同名 · 听枫社区 · 139****0001"));
  g_assert_true (has_label (GTK_WIDGET (popover), "同名 · 听枫社区 · 139****0002"));
  g_assert_true (has_label (GTK_WIDGET (popover), "同名 · 望荷社区"));
  g_assert_false (has_label (GTK_WIDGET (popover), "护理员"));

  search = app_test_find_type (GTK_WIDGET (popover), GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (gtk_widget_get_visible (search));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (gtk_widget_is_ancestor (focus, search));
  g_signal_emit_by_name (search, "stop-search");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (popover)));
  app_test_wait (is_in_list, page->view);

  /* Whoever visited can be asked for, workers too. */
  choices = g_object_ref_sink (sw_choice_list_new (TRUE));
  sw_list_page_add_references (page, SW_CHOICE_LIST (choices), SW_TYPE_CAREGIVER, "caregiver_id", FALSE);
  g_assert_true (has_label (choices, "同名 · 望荷社区"));
  g_assert_true (has_label (choices, "护理员"));
  g_assert_finalize_object (choices);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ACTION_ROW (widget) && strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);

  return found;
}

/* It is wanted or not wanted in the preferences, where one looks for it; and at once. */
static void
test_notify_preference (AppTest      *test,
                        gconstpointer data)
{
  GSettings *settings = sw_app_settings ();
  SwWindow *window;
  GtkWidget *preferences, *row;
  GtkSwitch *wanted;

  g_settings_reset (settings, "notify-due");
  g_settings_set_int64 (settings, "notified-day", sw_day_today ());
  window = open_demo (test);
  get_register (window);
  preferences = sw_preferences_window_new (window);
  gtk_window_present (GTK_WINDOW (preferences));
  row = find_row (preferences, "Tell What Is Due");
  g_assert_nonnull (row);
  wanted = GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
  g_assert_false (gtk_switch_get_active (wanted));
  g_assert_false (is_awake (window));
  gtk_switch_set_active (wanted, TRUE);
  g_assert_true (g_settings_get_boolean (settings, "notify-due"));
  app_test_wait (is_awake, window);
  g_settings_set_boolean (settings, "notify-due", FALSE);
  g_assert_false (gtk_switch_get_active (wanted));
  gtk_window_destroy (GTK_WINDOW (preferences));
  g_settings_reset (settings, "notify-due");
  g_settings_reset (settings, "notified-day");
}

static gboolean
has_start (gpointer data)
{
  GtkWidget *page = data, *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  return focus && gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, page) && !GTK_IS_SCROLLED_WINDOW (focus);
}

/* Whoever chooses a page has the keys on it, and what follows the list of pages is the page, before the header
 * bar and before what else the list has. */
static void
test_page_focus (AppTest       *test,
                 gconstpointer  data)
{
  SwWindow *window = open_demo (test);

  app_test_wait (has_start, get_register (window));
  sw_window_show_page (window, "calendar");
  app_test_wait (has_start, sw_window_get_page (window));
  sw_window_show_page (window, "today");
  app_test_wait (has_start, sw_window_get_page (window));

  for (guint i = 0; i < sw_pages_get_n (); i++)
    {
      const char *name = sw_pages_get (i)->name;
      GtkWidget *page, *row = GTK_WIDGET (get_row (window, name));

      gtk_widget_grab_focus (row);
      g_signal_emit_by_name (window->sidebar, "row-activated", row);
      page = GTK_WIDGET (sw_window_get_page (window));
      app_test_wait (has_start, page);

      gtk_widget_grab_focus (row);
      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
      g_assert_true (has_start (page));
    }

  /* Where one was is where one comes back to. */
  gtk_widget_grab_focus (GTK_WIDGET (get_row (window, "register")));
  sw_window_show_page (window, "register");
  gtk_widget_grab_focus (GTK_WIDGET (get_register (window)->view));
  sw_window_show_page (window, "calendar");
  sw_window_show_page (window, "register");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (get_register (window)->view)));
}

/* At 200 % text the pages are not wider than the window, also while the list of the pages is shown: that lies over them. */
static void
test_large_text (AppTest       *test,
                 gconstpointer  data)
{
  static const char *const names[] = { "today", "register", "calendar", "compliance" };
  GtkSettings *settings = gtk_settings_get_default ();
  SwWindow *window;
  int dpi, width;

  g_settings_set_int (sw_app_settings (), "window-width", 1024);
  window = open_demo (test);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      sw_window_show_page (window, names[i]);
      g_assert_false (gtk_revealer_get_reveal_child (window->sidebar_revealer));
      g_action_group_activate_action (G_ACTION_GROUP (window), "sidebar", NULL);
      g_assert_true (gtk_revealer_get_reveal_child (window->sidebar_revealer));
      app_test_settle ();
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_assert_cmpint (width, <=, 1024);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_true (gtk_revealer_get_reveal_child (window->sidebar_revealer));
}

static gboolean
has_backup (gpointer folder)
{
  g_autoptr (GDir) backups = g_dir_open (folder, 0, NULL);
  const char *name;

  while (backups && (name = g_dir_read_name (backups)))
    if (g_str_has_suffix (name, "-daily.db"))
      return TRUE;

  return FALSE;
}

/* Without a bus of the session, as now and then on Windows, the program works as ever, and nothing warns. */
static void
test_without_bus (AppTest       *test,
                  gconstpointer  data)
{
  g_autofree char *bus = g_strdup (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  g_autofree char *backups = g_build_filename (test->folder, "office-backups", NULL);

  if (g_test_subprocess ())
    {
      g_assert_null (g_application_get_dbus_connection (G_APPLICATION (test->application)));
      open_demo (test);
      app_test_wait (has_backup, backups);
      app_test_settle ();
      return;
    }

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  if (bus)
    g_setenv ("DBUS_SESSION_BUS_ADDRESS", bus, TRUE);
  else
    g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  g_test_trap_assert_passed ();
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/window/" name, AppTest, NULL, app_test_set_up, func, app_test_tear_down)
  ADD ("start", test_start);
  ADD ("clock", test_clock);
  ADD ("totals", test_totals);
  ADD ("lazy-pages", test_lazy_pages);
  ADD ("search", test_search);
  ADD ("filters", test_filters);
  ADD ("filter-of-reference", test_filter_of_reference);
  ADD ("columns", test_columns);
  ADD ("delete-and-undo", test_delete_and_undo);
  ADD ("delete-several", test_delete_several);
  ADD ("elder", test_elder);
  ADD ("welcome", test_welcome);
  ADD ("welcome-twice", test_welcome_twice);
  ADD ("sort-people", test_sort_people);
  ADD ("sort-people-by-elders", test_sort_people_by_elders);
  ADD ("editing", test_editing);
  ADD ("close-preferences", test_close_preferences);
  ADD ("back", test_back);
  ADD ("back-from-new", test_back_from_new);
  ADD ("not-a-database", test_not_a_database);
  ADD ("read-only", test_read_only);
  ADD ("busy", test_busy);
  ADD ("masking", test_masking);
  ADD ("first-frame", test_first_frame);
  ADD ("shortcuts", test_shortcuts);
  ADD ("page-keys", test_page_keys);
  ADD ("close", test_close);
  ADD ("unsaid", test_unsaid);
  ADD ("new-day", test_new_day);
  ADD ("selection-stays", test_selection_stays);
  ADD ("set-worker", test_set_worker);
  ADD ("name-of-folder", test_name_of_folder);
  ADD ("notify", test_notify);
  ADD ("notify-preference", test_notify_preference);
  ADD ("page-focus", test_page_focus);
  ADD ("large-text", test_large_text);
  ADD ("without-bus", test_without_bus);
  ADD ("shortcuts-of-page", test_shortcuts_of_page);

  return g_test_run ();
}
