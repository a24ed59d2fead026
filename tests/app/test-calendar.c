/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar: what it shows of a day, and its page. */
#include "app-test.h"

#include "sw-calendar-grid.h"
#include "sw-calendar-page-private.h"
#include "sw-due-calendar.h"
#include "sw-due-list-private.h"
#include "sw-due-text.h"
#include "sw-caregiver.h"
#include "sw-elder.h"
#include "sw-leave-dialog.h"
#include "sw-reference.h"
#include "sw-list-form.h"
#include "sw-plan-print.h"
#include "sw-record-dialog.h"
#include "sw-record-sections.h"
#include "sw-segment-bar.h"
#include "sw-substitution.h"
#include "sw-visits.h"

#define DAY(year, month, day) sw_day_from_ymd (year, month, day)

typedef struct
{
  char    *folder;
  SwStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = app_test_open_store (&fixture->folder, APP_TEST_ELDERS);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  app_test_close_store (fixture->store, fixture->folder);
}

static void
test_span (void)
{
  SwDay first, last;

  sw_calendar_get_span (SW_CALENDAR_MONTH, DAY (2028, 2, 10), &first, &last);
  g_assert_cmpint (first, ==, DAY (2028, 2, 1));
  g_assert_cmpint (last, ==, DAY (2028, 2, 29));
  /* A Sunday ends its week. */
  sw_calendar_get_span (SW_CALENDAR_WEEK, DAY (2026, 11, 22), &first, &last);
  g_assert_cmpint (first, ==, DAY (2026, 11, 16));
  g_assert_cmpint (last, ==, DAY (2026, 11, 22));
}

static void
test_move (void)
{
  g_assert_cmpint (sw_calendar_move (SW_CALENDAR_MONTH, DAY (2026, 12, 15), 1), ==, DAY (2027, 1, 15));
  g_assert_cmpint (sw_calendar_move (SW_CALENDAR_MONTH, DAY (2026, 1, 31), -1), ==, DAY (2025, 12, 31));
  g_assert_cmpint (sw_calendar_move (SW_CALENDAR_MONTH, DAY (2026, 1, 31), 1), ==, DAY (2026, 2, 28));
  g_assert_cmpint (sw_calendar_move (SW_CALENDAR_MONTH, DAY (2028, 3, 31), -1), ==, DAY (2028, 2, 29));
  g_assert_cmpint (sw_calendar_move (SW_CALENDAR_WEEK, DAY (2026, 12, 28), 1), ==, DAY (2027, 1, 4));
}

/* Those that are marked end with an exclamation mark. */
static void
assert_items (GArray     *items,
              const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const SwCalendarItem *item = &g_array_index (items, SwCalendarItem, i);

      g_string_append_printf (text, "%s%s ", item->text, item->bad ? "!" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_texts (void)
{
  const SwCalendarFigures past = { .n_asked = 559, .n_met = 510, .n_late = 33, .n_missed = 16 };
  const SwCalendarFigures now = { .n_asked = 540, .n_met = 334, .n_overdue = 3, .n_open = 203 };
  const SwCalendarFigures nothing = { 0 };
  guint values[SW_N_SEGMENTS];
  g_autoptr (GArray) cell = sw_calendar_cell_items (SW_CALENDAR_MONTH, &past);
  g_autofree char *line = sw_calendar_figures_text (&past, TRUE);
  g_autoptr (GArray) cell_now = sw_calendar_cell_items (SW_CALENDAR_MONTH, &now);
  g_autofree char *line_nothing = sw_calendar_figures_text (&nothing, FALSE);
  g_autoptr (GArray) cell_week = sw_calendar_cell_items (SW_CALENDAR_WEEK, &past);
  g_autoptr (GArray) cell_nothing = sw_calendar_cell_items (SW_CALENDAR_MONTH, &nothing);
  g_autofree char *title = sw_calendar_title (SW_CALENDAR_MONTH, DAY (2026, 11, 22));
  g_autofree char *week = sw_calendar_title (SW_CALENDAR_WEEK, DAY (2026, 11, 22));
  g_autofree char *day = sw_calendar_day_title (DAY (2026, 11, 2));

  assert_items (cell, "Missed 16! Late 33 ");
  g_assert_cmpstr (line, ==, "559 due · 510 made · 33 late · 16 missed");
  assert_items (cell_now, "Made 334 Overdue 3! ");
  g_assert_cmpstr (line_nothing, ==, "Nothing is due");
  assert_items (cell_week, "559 due Made 510 Missed 16! Late 33 ");
  assert_items (cell_nothing, "");
  g_assert_true (sw_calendar_is_bad (&past));
  g_assert_false (sw_calendar_is_bad (&now));
  g_assert_false (sw_calendar_is_bad (&nothing));
  sw_calendar_get_segments (&now, values);
  g_assert_cmpuint (values[SW_SEGMENT_MISSED], ==, 3);
  g_assert_cmpuint (values[SW_SEGMENT_OPEN], ==, 203);
  g_assert_cmpstr (title, ==, "November 2026");
  g_assert_cmpstr (week, ==, "2026-11-16 – 22 November");
  g_assert_cmpstr (day, ==, "2 November Mon");
}

static gboolean
is_loaded (gpointer data)
{
  SwCalendarPage *page = data;

  return page->due != NULL && page->loading == NULL;
}

static guint
count_asked (SwCalendarPage *page)
{
  SwCalendarFigures figures;

  sw_calendar_count (page->due, page->day, SW_NONE, &figures);

  return figures.n_asked;
}

/* Until it is known what is due, it is not said that nothing is. */
static void
test_computing (Fixture       *fixture,
                gconstpointer  data)
{
  SwCalendarPage *page = g_object_ref_sink (g_object_new (SW_TYPE_CALENDAR_PAGE, NULL));

  sw_page_set_store (SW_PAGE (page), fixture->store);
  g_assert_cmpstr (gtk_label_get_label (page->day_figures), ==, "Computing…");
  g_assert_cmpstr (adw_status_page_get_title (page->list->nothing), ==, "Computing…");
  app_test_wait (is_loaded, page);
  g_assert_nonnull (strstr (gtk_label_get_label (page->day_figures), " due"));

  /* Neither where the days that were known before had nothing. */
  gtk_widget_activate_action (GTK_WIDGET (page), "calendar.move", "i", -30);
  app_test_wait (is_loaded, page);
  g_assert_cmpstr (gtk_label_get_label (page->day_figures), ==, "Nothing is due");
  g_assert_cmpstr (adw_status_page_get_title (page->list->nothing), ==, "Nothing Is Due");
  sw_due_list_set_computing (page->list, TRUE);
  g_assert_cmpstr (adw_status_page_get_title (page->list->nothing), ==, "Computing…");

  sw_page_set_store (SW_PAGE (page), NULL);
  g_assert_finalize_object (page);
}

/* Other days are shown at once, other months when they are loaded; the list is the day's. */
static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  SwCalendarPage *page = g_object_ref_sink (g_object_new (SW_TYPE_CALENDAR_PAGE, NULL));
  SwDue *due;

  sw_page_set_store (SW_PAGE (page), fixture->store);
  app_test_wait (is_loaded, page);
  g_assert_cmpint (page->day, ==, sw_day_today ());
  g_assert_cmpuint (count_asked (page), >, 0);
  g_assert_cmpuint (sw_due_list_get_n (page->list), ==, count_asked (page));

  due = page->due;
  gtk_widget_activate_action (GTK_WIDGET (page), "calendar.move-days", "i", -2);
  g_assert_true (page->due == due && page->loading == NULL);
  g_assert_cmpint (page->day, ==, sw_day_today () - 2);
  g_assert_cmpuint (sw_due_list_get_n (page->list), ==, count_asked (page));

  gtk_widget_activate_action (GTK_WIDGET (page), "calendar.move", "i", 1);
  g_assert_cmpuint (sw_due_list_get_n (page->list), ==, 0);
  app_test_wait (is_loaded, page);
  g_assert_cmpint (sw_due_get_scope (page->due)->from, ==, DAY (2026, 12, 1));
  g_assert_cmpuint (sw_due_list_get_n (page->list), ==, count_asked (page));

  gtk_toggle_button_set_active (page->week_button, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "calendar.today", NULL);
  app_test_wait (is_loaded, page);
  g_assert_cmpint (sw_due_get_scope (page->due)->from, ==, DAY (2026, 11, 16));

  gtk_drop_down_set_selected (page->party_choice, 1 + SW_PARTY_NEIGHBOUR);
  g_assert_cmpuint (sw_due_list_get_n (page->list), ==, sw_due_get_count (page->due, page->day, SW_PARTY_NEIGHBOUR, SW_SLOT_MET) +
                    sw_due_get_count (page->due, page->day, SW_PARTY_NEIGHBOUR, SW_SLOT_DUE));
  gtk_drop_down_set_selected (page->party_choice, 0);
  gtk_drop_down_set_selected (page->community_choice, 1);
  app_test_wait (is_loaded, page);
  g_assert_cmpint (sw_due_get_scope (page->due)->community_id, ==, g_array_index (page->communities, gint64, 0));

  sw_page_set_store (SW_PAGE (page), NULL);
  g_assert_cmpuint (sw_due_list_get_n (page->list), ==, 0);
  app_test_settle ();
  g_assert_finalize_object (page);
}

typedef struct
{
  SwCalendarPage *page;
  guint           n_met;
} Recorded;

static gboolean
has_more_met (gpointer data)
{
  Recorded *recorded = data;

  return sw_due_get_count (recorded->page->due, recorded->page->day, SW_NONE, SW_SLOT_MET) > recorded->n_met;
}

/* What is recorded is counted without loading all again. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SwCalendarPage *page = g_object_ref_sink (g_object_new (SW_TYPE_CALENDAR_PAGE, NULL));
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  Recorded recorded = { page, 0 };
  SwDue *due;

  sw_page_set_store (SW_PAGE (page), fixture->store);
  app_test_wait (is_loaded, page);
  due = page->due;
  recorded.n_met = sw_due_get_count (due, page->day, SW_NONE, SW_SLOT_MET);

  filter.from = filter.to = page->day;
  filter.states = 1u << SW_SLOT_DUE;
  slots = sw_due_get_slots (due, &filter, 1);
  visits = sw_due_make_visits (slots, SW_DUE_ANSWER_HOME, page->day, due);
  g_assert_true (sw_store_save_visits (fixture->store, visits, "Record", &error));
  g_assert_no_error (error);
  app_test_wait (has_more_met, &recorded);
  g_assert_true (page->due == due && page->loading == NULL);

  sw_page_set_store (SW_PAGE (page), NULL);
  app_test_settle ();
  g_assert_finalize_object (page);
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget))
    return gtk_widget_get_visible (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* Every row says what stands in its place, and the first of a heading has it. */
static void
assert_rows (SwCalendarPage *page,
             SwStore        *store)
{
  SwDueList *list = page->list;

  g_assert_cmpuint (list->items->len, >, 0);
  for (guint i = 0; i < list->items->len; i++)
    {
      GtkListItem *item = list->items->pdata[i];
      guint position = gtk_list_item_get_position (item), n = sw_due_model_get_n_group (list->model, position);
      g_autoptr (SwDueRow) row = g_list_model_get_item (G_LIST_MODEL (list->model), position);
      GtkWidget *child = gtk_list_item_get_child (item);
      g_autofree char *group = sw_due_slot_group (&row->slot, list->group, store);
      g_autofree char *heading = g_strdup_printf ("%s · %u", group, n);
      const char *css_class;
      g_autofree char *badge = sw_due_slot_badge (&row->slot, sw_day_today (), &css_class);

      g_assert_true (sw_due_slot_equal (&((SwDueRow *) gtk_list_item_get_item (item))->slot, &row->slot));
      g_assert_true (says (child, sw_store_get_name (store, SW_TYPE_ELDER, row->slot.elder_id)));
      g_assert_true (says (child, badge));
      g_assert_true (says (child, heading) == (n > 0));
    }
}

/* Another day's visits stand in the rows of the day before: to make the rows anew takes long. What was
 * selected is no more. */
static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  SwCalendarPage *page = g_object_new (SW_TYPE_CALENDAR_PAGE, NULL);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
  sw_page_set_store (SW_PAGE (page), fixture->store);
  app_test_wait (is_loaded, page);
  assert_rows (page, fixture->store);
  for (int i = 0; i < 12; i++)
    {
      GtkSelectionModel *rows = GTK_SELECTION_MODEL (page->list->selection);
      g_autoptr (GtkBitset) selected = NULL;
      GtkWidget *first_row = NULL;

      if (i == 4)
        gtk_toggle_button_set_active (page->by_party_button, TRUE);
      if (i == 8)
        gtk_toggle_button_set_active (page->open_button, TRUE);
      gtk_selection_model_select_item (rows, 0, TRUE);
      if (page->list->items->len > 0)
        first_row = gtk_list_item_get_child (page->list->items->pdata[0]);
      gtk_widget_activate_action (GTK_WIDGET (page), "calendar.move-days", "i", i % 4 == 3 ? 3 : -1);
      g_assert_true (page->loading == NULL);
      selected = gtk_selection_model_get_selection (rows);
      g_assert_true (gtk_bitset_is_empty (selected));
      if (sw_due_list_get_n (page->list) == 0)
        continue;
      if (first_row != NULL)
        g_assert_true (gtk_list_item_get_child (page->list->items->pdata[0]) == first_row);
      assert_rows (page, fixture->store);
    }

  sw_page_set_store (SW_PAGE (page), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();
}

/* The plan of everybody holds every visit of the month; a sheet holds who is left to be visited. */
typedef struct
{
  SwCalendarGrid *grid;
  SwDay           day;
} Shown;

static GtkWidget *
find_scrolled (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !GTK_IS_SCROLLED_WINDOW (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* Whether the week of a day of November 2026, whose first is a Sunday, is seen whole. */
static gboolean
is_week_seen (gpointer data)
{
  Shown *shown = data;
  GtkWidget *scrolled = find_scrolled (GTK_WIDGET (shown->grid));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double height = gtk_adjustment_get_upper (adjustment) / 6;
  double top = (int) ((shown->day - DAY (2026, 10, 26)) / 7) * height;
  double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);

  return page > height && page < 3 * height && value <= top + 1 && value + page >= top + height - 1;
}

/* With large text the weeks are higher than the window, which must not grow beyond the screen. */
static void
test_low_window (void)
{
  GtkWidget *window = gtk_window_new ();
  Shown shown = { SW_CALENDAR_GRID (sw_calendar_grid_new ()), DAY (2026, 11, 22) };

  gtk_window_set_default_size (GTK_WINDOW (window), 500, 140);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (shown.grid));
  sw_calendar_grid_set (shown.grid, SW_CALENDAR_MONTH, shown.day, shown.day, NULL, SW_NONE, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait (is_week_seen, &shown);

  shown.day = DAY (2026, 11, 3);
  sw_calendar_grid_set (shown.grid, SW_CALENDAR_MONTH, shown.day, DAY (2026, 11, 22), NULL, SW_NONE, FALSE);
  app_test_wait (is_week_seen, &shown);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* How many labels of a class are shown, and how many of them are cut. */
static void
count_cut (GtkWidget  *widget,
           const char *css_class,
           guint      *n_shown,
           guint      *n_cut)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, css_class) && gtk_widget_get_mapped (widget) &&
      *gtk_label_get_label (GTK_LABEL (widget)) && gtk_widget_get_width (widget) > 0)
    {
      *n_shown += 1;
      *n_cut += pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    count_cut (child, css_class, n_shown, n_cut);
}

static gboolean
shows_asked (gpointer grid)
{
  guint n_shown = 0, n_cut = 0;

  count_cut (grid, "sw-calendar-asked", &n_shown, &n_cut);
  return n_shown > 0;
}

/* With large text a day is narrow for its words: then they stand below its number. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *grid = sw_calendar_grid_new ();
  SwDueScope scope = SW_DUE_SCOPE (sw_day_month_start (sw_day_today ()), sw_day_month_end (sw_day_today ()),
                                   sw_day_today ());
  g_autoptr (GError) error = NULL;
  g_autoptr (SwDue) due = sw_due_load (fixture->store, &scope, &error);
  guint n_shown = 0, n_cut = 0;

  g_assert_no_error (error);
  gtk_window_set_default_size (GTK_WINDOW (window), 7 * 70, 600);
  gtk_window_set_child (GTK_WINDOW (window), grid);
  sw_calendar_grid_set (SW_CALENDAR_GRID (grid), SW_CALENDAR_MONTH, sw_day_today (), sw_day_today (), due, SW_NONE, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait (shows_asked, grid);
  count_cut (grid, "sw-calendar-asked", &n_shown, &n_cut);
  g_assert_cmpuint (n_shown, >, 1);
  g_assert_cmpuint (n_cut, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_folded (gpointer data)
{
  return sw_fold_layout_get_folded (((SwCalendarPage *) data)->fold);
}

static gboolean
list_is_there (gpointer data)
{
  SwCalendarPage *page = data;

  return gtk_widget_get_mapped (GTK_WIDGET (page->list)) && !gtk_widget_get_visible (page->toolbar) &&
         gtk_widget_get_width (GTK_WIDGET (page->list)) > 900;
}

/* With large text the days and the list of the chosen one take turns: each has the whole page. */
static void
test_folded (Fixture       *fixture,
             gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *window = gtk_window_new ();
  SwCalendarPage *page = g_object_new (SW_TYPE_CALENDAR_PAGE, NULL);
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 560);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  sw_page_set_store (SW_PAGE (page), fixture->store);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait (is_loaded, page);
  app_test_wait (is_folded, page);
  g_assert_false (gtk_widget_get_child_visible (gtk_widget_get_parent (GTK_WIDGET (page->list))));

  /* The weeks are higher than the page, but the keys turn the months at every size. */
  sw_calendar_grid_focus (page->grid);
  g_assert_true (app_test_press (GTK_WIDGET (page), GDK_KEY_Page_Down, 0));
  g_assert_cmpint (page->day, ==, sw_calendar_move (SW_CALENDAR_MONTH, sw_day_today (), 1));
  g_assert_true (app_test_press (GTK_WIDGET (page), GDK_KEY_Page_Up, 0));
  g_assert_cmpint (page->day, ==, sw_day_today ());

  gtk_widget_activate_action (GTK_WIDGET (page), "calendar.show-day", "x", (gint64) sw_day_today ());
  app_test_wait (list_is_there, page);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (page->grid)));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (page->list)), >, 380);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "calendar.leave-day", NULL));
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (page->grid)));
  g_assert_true (gtk_widget_get_visible (page->toolbar));
  g_assert_true (sw_calendar_grid_has_focus (page->grid));

  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where both have room, the same key leads from the list to the days. */
static void
test_back_to_days (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  SwCalendarPage *page = g_object_new (SW_TYPE_CALENDAR_PAGE, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 560);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  sw_page_set_store (SW_PAGE (page), fixture->store);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait (is_loaded, page);
  gtk_widget_child_focus (GTK_WIDGET (page->list), GTK_DIR_TAB_FORWARD);
  g_assert_false (sw_calendar_grid_has_focus (page->grid));
  g_assert_true (app_test_press (GTK_WIDGET (page), GDK_KEY_Escape, 0));
  g_assert_true (sw_calendar_grid_has_focus (page->grid));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whether a label in a widget is of a class and says something, where @text is said. */
static guint
count_labels (GtkWidget  *widget,
              const char *css_class,
              const char *text)
{
  guint n = GTK_IS_LABEL (widget) && (css_class == NULL || gtk_widget_has_css_class (widget, css_class)) &&
            (text == NULL || strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, css_class, text);

  return n;
}

/* In a week the mark is on the figures of the party that missed, and no line ends within one. */
static void
test_week_marks (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *grid = g_object_ref_sink (sw_calendar_grid_new ());
  SwDay monday = sw_day_week_start (sw_day_today () - 7);
  SwDueScope scope = SW_DUE_SCOPE (monday, monday + 6, sw_day_today ());
  g_autoptr (SwDue) due = sw_due_load (fixture->store, &scope, NULL);
  guint n_missed = 0, n_asked = 0;

  sw_calendar_grid_set (SW_CALENDAR_GRID (grid), SW_CALENDAR_WEEK, monday, sw_day_today (), due, SW_NONE, FALSE);
  for (SwDay day = monday; day < monday + 7; day++)
    for (gint64 party = 0; party < SW_N_PARTIES; party++)
      {
        SwCalendarFigures figures;

        sw_calendar_count (due, day, party, &figures);
        n_asked += figures.n_asked > 0;
        n_missed += (figures.n_missed > 0) + (figures.n_overdue > 0);
      }
  g_assert_cmpuint (n_missed, >, 0);
  g_assert_cmpuint (count_labels (grid, "bad", NULL), ==, n_missed);
  g_assert_cmpuint (count_labels (grid, "bad", "Missed") + count_labels (grid, "bad", "Overdue"), ==, n_missed);
  g_assert_cmpuint (count_labels (grid, "sw-calendar-party", NULL), ==, n_asked);
  g_object_unref (grid);
}

static gboolean
list_has_rows (gpointer list)
{
  return count_labels (list, "heading", "·") > 0;
}

/* Of a visit that is selected the clause stands in the row, which is not cut. */
static void
test_clause (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  SwDueList *list = SW_DUE_LIST (sw_due_list_new ());
  SwDueScope scope = SW_DUE_SCOPE (sw_day_today (), sw_day_today (), sw_day_today ());
  g_autoptr (SwDue) due = sw_due_load (fixture->store, &scope, NULL);
  const char *clause;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (list));
  sw_due_list_set (list, fixture->store, due, NULL, sw_day_today ());
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait (list_has_rows, list);
  {
    g_autoptr (SwDueRow) row = g_list_model_get_item (G_LIST_MODEL (list->model), 0);

    clause = sw_due_get_rule (due, row->slot.rule_id)->clause;
  }
  g_assert_cmpuint (count_labels (GTK_WIDGET (list), NULL, clause), ==, 0);
  sw_due_list_go_to (list, 0, TRUE);
  g_assert_cmpuint (count_labels (GTK_WIDGET (list), NULL, clause), ==, 1);
  g_assert_cmpuint (count_labels (GTK_WIDGET (list), "dim-label", clause), ==, 1);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (list->selection));
  g_assert_cmpuint (count_labels (GTK_WIDGET (list), NULL, clause), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_print (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SwPlanPrint print = { SW_PLAN_MONTH, SW_NONE, sw_day_today () };
  g_autoptr (SwPrintDocument) plan = sw_plan_print_make_document (&print, fixture->store, &error);
  g_autoptr (SwPrintDocument) one = NULL;
  g_autoptr (SwPrintDocument) sheet = NULL;
  SwDueScope scope = SW_DUE_SCOPE (sw_day_today (), sw_day_today (), sw_day_today ());
  g_autoptr (SwDue) due = sw_due_load (fixture->store, &scope, NULL);
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (GArray) slots = NULL;
  guint n;

  g_assert_no_error (error);
  n = sw_list_form_get_n_rows (SW_LIST_FORM (sw_print_document_get_form (plan)));
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, <, 30);
  /* Whom somebody visits on the same days stands in a row, not again for each day. */
  g_assert_cmpuint (sw_form_get_n_pages (sw_print_document_get_form (plan)), <=, 2);
  g_assert_cmpstr (sw_print_document_get_name (plan), ==, "探访关爱服务计划表 2026-11-01");

  filter.parties = 1u << SW_PARTY_NEIGHBOUR;
  filter.states = 1u << SW_SLOT_DUE;
  slots = sw_due_get_slots (due, &filter, 1);
  g_assert_cmpuint (slots->len, ==, 1);
  print.caregiver_id = g_array_index (slots, SwDueSlot, 0).caregiver_id;
  one = sw_plan_print_make_document (&print, fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sw_list_form_get_n_rows (SW_LIST_FORM (sw_print_document_get_form (one))), <, n);

  print.kind = SW_PLAN_DAY_SHEET;
  sheet = sw_plan_print_make_document (&print, fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sw_list_form_get_n_rows (SW_LIST_FORM (sw_print_document_get_form (sheet))), >, 0);

  /* What is long past can no longer be made. */
  print.day = DAY (2020, 1, 1);
  g_assert_null (sw_plan_print_make_document (&print, fixture->store, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
}

/* As many as it takes: one visit meets what several rules ask for. */
static guint
count_visits (GArray *slots)
{
  g_autoptr (GHashTable) most = g_hash_table_new (g_int64_hash, g_int64_equal); /* an elder’s of one rule */
  guint n_visits = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      SwDueSlot *slot = &g_array_index (slots, SwDueSlot, i);
      guint n = 0;

      for (guint k = 0; k <= i; k++)
        n += g_array_index (slots, SwDueSlot, k).elder_id == slot->elder_id &&
             g_array_index (slots, SwDueSlot, k).rule_id == slot->rule_id;
      if (n <= GPOINTER_TO_UINT (g_hash_table_lookup (most, &slot->elder_id)))
        continue;
      g_hash_table_insert (most, &slot->elder_id, GUINT_TO_POINTER (n));
      n_visits++;
    }

  return n_visits;
}

/* What is overdue and can still be made stands on the sheet of today too. */
static void
test_sheet_overdue (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SwPlanPrint print = { SW_PLAN_DAY_SHEET, SW_NONE, sw_day_today () };
  SwDueScope scope = SW_DUE_SCOPE (SW_NONE, sw_day_today (), sw_day_today ());
  g_autoptr (SwDue) due = sw_due_load (fixture->store, &scope, &error);
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (GArray) overdue = NULL;
  g_autoptr (GArray) open = NULL;
  g_autoptr (SwPrintDocument) sheet = NULL;

  g_assert_no_error (error);
  filter.parties = 1u << SW_PARTY_WORKER;
  filter.states = 1u << SW_SLOT_OVERDUE;
  overdue = sw_due_get_slots (due, &filter, 0);
  g_assert_cmpuint (overdue->len, >, 0);

  print.caregiver_id = filter.caregiver_id = g_array_index (overdue, SwDueSlot, 0).caregiver_id;
  filter.parties = 0;
  filter.states = 1u << SW_SLOT_OVERDUE | 1u << SW_SLOT_DUE;
  open = sw_due_get_slots (due, &filter, 0);
  sheet = sw_plan_print_make_document (&print, fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sw_list_form_get_n_rows (SW_LIST_FORM (sw_print_document_get_form (sheet))), ==, count_visits (open));

  /* In the week to come it is too late for them: there stands what is due then. */
  print.day = sw_day_today () + 2;
  scope = SW_DUE_SCOPE (print.day, print.day, sw_day_today ());
  g_clear_object (&sheet);
  g_clear_object (&due);
  g_clear_pointer (&open, g_array_unref);
  due = sw_due_load (fixture->store, &scope, &error);
  filter.states = 1u << SW_SLOT_UPCOMING;
  open = sw_due_get_slots (due, &filter, 0);
  sheet = sw_plan_print_make_document (&print, fixture->store, NULL);
  g_assert_cmpuint (sheet ? sw_list_form_get_n_rows (SW_LIST_FORM (sw_print_document_get_form (sheet))) : 0, ==,
                    count_visits (open));
}

/* Who works for a home-care organisation goes to whom the organisation owes a visit. */
static void
test_sheet_homecare (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SwPlanPrint print = { SW_PLAN_WEEK_SHEET, SW_NONE, sw_day_today () + 7 };
  SwDueScope scope = SW_DUE_SCOPE (sw_day_today () + 2, sw_day_today () + 8, sw_day_today ());
  g_autoptr (SwDue) due = sw_due_load (fixture->store, &scope, &error);
  g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (SwRule) extra = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autofree char *unfolded = NULL;
  g_autofree char *calendar = NULL;
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GArray) theirs = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
  g_autoptr (SwPrintDocument) sheet = NULL;
  gint64 organisation_id;

  g_assert_no_error (error);
  filter.parties = 1u << SW_PARTY_HOMECARE;
  filter.states = 1u << SW_SLOT_UPCOMING;
  slots = sw_due_get_slots (due, &filter, 0);
  g_assert_cmpuint (slots->len, >, 0);
  organisation_id = g_array_index (slots, SwDueSlot, 0).organisation_id;
  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, SwDueSlot, i).organisation_id == organisation_id)
      g_array_append_val (theirs, g_array_index (slots, SwDueSlot, i));
  caregiver->name = g_strdup ("周洁");
  caregiver->kind = SW_CAREGIVER_HOMECARE_STAFF;
  caregiver->organisation_id = organisation_id;
  g_assert_true (sw_store_save_one (fixture->store, SW_RECORD (caregiver), "Add", &error));
  g_assert_no_error (error);
  print.caregiver_id = sw_record_get_id (SW_RECORD (caregiver));

  sheet = sw_plan_print_make_document (&print, fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sw_list_form_get_n_rows (SW_LIST_FORM (sw_print_document_get_form (sheet))), ==, count_visits (theirs));

  calendar = sw_due_calendar_make (fixture->store, print.caregiver_id, scope.from, scope.to, now, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (calendar, "BEGIN:VEVENT"));
  /* Elders are counted, each once, whatever the number of rules. */
  g_assert_nonnull (strstr (calendar, "SUMMARY:探访"));
  g_assert_null (strstr (calendar, "次："));
  g_assert_null (strstr (calendar, "打扫卫生，第1次"));

  /* Where a second rule asks for the same elder on a day, both are named. */
  extra = SW_RULE (sw_record_copy (SW_RECORD (sw_due_get_rule (due, g_array_index (theirs, SwDueSlot, 0).rule_id))));
  sw_record_set_id (SW_RECORD (extra), SW_NONE);
  g_free (extra->title);
  extra->title = g_strdup ("打扫卫生");
  g_assert_true (sw_store_save_one (fixture->store, SW_RECORD (extra), "Add", &error));
  g_assert_no_error (error);
  g_clear_pointer (&calendar, g_free);
  calendar = sw_due_calendar_make (fixture->store, print.caregiver_id, scope.from, scope.to, now, &error);
  g_assert_no_error (error);
  pieces = g_strsplit (calendar, "\r\n ", -1);
  unfolded = g_strjoinv ("", pieces);
  g_assert_nonnull (strstr (unfolded, "（打扫卫生，第1次"));
}

typedef struct
{
  SwCalendarPage *page;
  gint64          elder_id;
} Overnight;

static gboolean
is_met_today (gpointer data)
{
  Overnight *overnight = data;
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (GArray) slots = NULL;

  if (overnight->page->due == NULL || sw_due_get_scope (overnight->page->due)->today != sw_day_today ())
    return FALSE;

  filter.elder_id = overnight->elder_id;
  filter.from = filter.to = sw_day_today ();
  filter.states = 1u << SW_SLOT_MET;
  slots = sw_due_get_slots (overnight->page->due, &filter, 0);

  return slots->len > 0;
}

/* A page that was open over night counts what is recorded on the new day. */
static void
test_overnight (Fixture       *fixture,
                gconstpointer  data)
{
  SwDay today = sw_day_today ();
  g_autoptr (GError) error = NULL;
  SwCalendarPage *page = g_object_ref_sink (g_object_new (SW_TYPE_CALENDAR_PAGE, NULL));
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  Overnight overnight = { page, SW_NONE };

  sw_page_set_store (SW_PAGE (page), fixture->store);
  app_test_wait (is_loaded, page);
  filter.from = filter.to = today + 1;
  filter.parties = 1u << SW_PARTY_NEIGHBOUR;
  slots = sw_due_get_slots (page->due, &filter, 1);
  g_assert_cmpuint (slots->len, ==, 1);
  overnight.elder_id = g_array_index (slots, SwDueSlot, 0).elder_id;

  sw_day_set_today (today + 1);
  visits = sw_due_make_visits (slots, SW_DUE_ANSWER_HOME, today + 1, page->due);
  g_assert_true (sw_store_save_visits (fixture->store, visits, "Record", &error));
  g_assert_no_error (error);
  app_test_wait (is_met_today, &overnight);

  sw_page_set_store (SW_PAGE (page), NULL);
  app_test_settle ();
  g_assert_finalize_object (page);
  sw_day_set_today (today);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *part)
{
  if (ADW_IS_PREFERENCES_ROW (widget) && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), part))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, part);

      if (found)
        return found;
    }

  return NULL;
}

/* A dialog that cannot be saved stays, and says why. */
static void
assert_refused (Fixture    *fixture,
                GPtrArray  *caregivers,
                guint       caregiver,
                guint       substitute,
                const char *part)
{
  g_autoptr (SwSubstitution) record = sw_substitution_new ();
  GtkWindow *dialog;

  record->caregiver_id = sw_record_get_id (caregivers->pdata[caregiver]);
  record->substitute_id = sw_record_get_id (caregivers->pdata[substitute]);
  record->from_day = sw_day_today () + 2;
  record->to_day = sw_day_today () + 9;
  dialog = sw_record_dialog_new (NULL, fixture->store, SW_RECORD (record), NULL);
  g_assert_false (sw_record_dialog_save (SW_RECORD_DIALOG (dialog)));
  g_assert_true (says (GTK_WIDGET (dialog), part));
  gtk_window_destroy (dialog);
}

/* Who has not gone yet never was away; who is away is back from today on. */
static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) caregivers = sw_store_load_all (fixture->store, SW_TYPE_CAREGIVER, NULL);
  g_autoptr (GPtrArray) left = NULL;
  guint n_sections;
  const SwSection *sections = sw_record_sections (SW_TYPE_SUBSTITUTION, &n_sections);
  GtkWindow *dialog;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SwSubstitution) record = sw_substitution_new ();

      record->caregiver_id = sw_record_get_id (caregivers->pdata[i]);
      record->substitute_id = sw_record_get_id (caregivers->pdata[i + 1]);
      record->from_day = i == 0 ? sw_day_today () - 2 : sw_day_today () + 1;
      record->to_day = sw_day_today () + 5;
      g_assert_true (sw_store_save_one (fixture->store, SW_RECORD (record), "Leave", &error));
      g_assert_no_error (error);
    }

  assert_refused (fixture, caregivers, 2, 0, "stand in for each other");
  assert_refused (fixture, caregivers, 0, 3, "is on leave from");

  /* Who is away is asked for, though the record is owned by them. */
  g_assert_cmpuint (n_sections, ==, 1);
  g_assert_cmpstr (sections[0].names[0], ==, "caregiver_id");

  dialog = sw_leave_dialog_new (NULL, fixture->store);
  g_assert_cmpuint (sw_leave_dialog_get_n (SW_LEAVE_DIALOG (dialog)), ==, 2);
  {
    g_autofree char *which = sw_record_describe (caregivers->pdata[1], fixture->store);

    /* Namesakes are told apart. */
    g_assert_cmpuint (strlen (which), >, 0);
    g_assert_nonnull (find_row (GTK_WIDGET (dialog), which));
  }
  gtk_widget_activate_action (GTK_WIDGET (dialog), "leave.end", "u", 0);
  g_assert_cmpuint (sw_leave_dialog_get_n (SW_LEAVE_DIALOG (dialog)), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "leave.end", "u", 0);
  left = sw_store_load_all (fixture->store, SW_TYPE_SUBSTITUTION, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (SW_SUBSTITUTION (left->pdata[0])->to_day, ==, sw_day_today () - 1);
  gtk_window_destroy (dialog);
  app_test_settle ();
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/calendar/span", test_span);
  g_test_add_func ("/calendar/move", test_move);
  g_test_add_func ("/calendar/texts", test_texts);
  g_test_add_func ("/calendar/low-window", test_low_window);
  g_test_add ("/calendar/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/calendar/computing", Fixture, NULL, set_up, test_computing, tear_down);
  g_test_add ("/calendar/folded", Fixture, NULL, set_up, test_folded, tear_down);
  g_test_add ("/calendar/back-to-days", Fixture, NULL, set_up, test_back_to_days, tear_down);
  g_test_add ("/calendar/week-marks", Fixture, NULL, set_up, test_week_marks, tear_down);
  g_test_add ("/calendar/clause", Fixture, NULL, set_up, test_clause, tear_down);
  g_test_add ("/calendar/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/calendar/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/calendar/follow", Fixture, NULL, set_up, test_follow, tear_down);
  g_test_add ("/calendar/print", Fixture, NULL, set_up, test_print, tear_down);
  g_test_add ("/calendar/sheet-overdue", Fixture, NULL, set_up, test_sheet_overdue, tear_down);
  g_test_add ("/calendar/sheet-homecare", Fixture, NULL, set_up, test_sheet_homecare, tear_down);
  g_test_add ("/calendar/overnight", Fixture, NULL, set_up, test_overnight, tear_down);
  g_test_add ("/calendar/leave", Fixture, NULL, set_up, test_leave, tear_down);

  return g_test_run ();
}
