/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-heat-map.h"

static void
test_first_day (void)
{
  SwDay saturday = sw_day_from_ymd (2026, 11, 21);
  SwDay first = sw_heat_map_first_day (saturday);

  g_assert_cmpint (sw_day_weekday (first), ==, 1);
  g_assert_cmpint (saturday - first, ==, 52 * 7 + 5);
  g_assert_cmpint (sw_heat_map_first_day (first + 52 * 7), ==, first);
}

static void
test_texts (void)
{
  SwVisitDay days[3] = { { 0 }, { 2, 1u << SW_OUTCOME_AWAY | 1u << SW_OUTCOME_REACHED }, { 1, 1u << SW_OUTCOME_AWAY } };
  SwDay day = sw_day_from_ymd (2026, 11, 21);
  g_autofree char *date = sw_day_format (day);
  g_autofree char *none = sw_heat_map_day_text (day, &days[0]);
  g_autofree char *two = sw_heat_map_day_text (day, &days[1]);
  g_autofree char *summary = sw_heat_map_summary (days, 3);

  g_assert_true (g_str_has_prefix (none, date));
  g_assert_true (g_str_has_suffix (none, ": no visit"));
  g_assert_true (g_str_has_suffix (two, ": 2 visits, Reached"));
  g_assert_cmpstr (summary, ==, "3 visits in the last year, reached on 1 day");
}

static void
day_cb (SwHeatMap *map,
        int        day,
        int       *last)
{
  *last = day;
}

static gboolean
is_drawn (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

/* It draws every kind of day, and the cursor is told. */
static void
test_widget (AppTest       *test,
             gconstpointer  data)
{
  SwDay today = sw_day_from_ymd (2026, 11, 21);
  guint n = (guint) (today - sw_heat_map_first_day (today) + 1);
  g_autofree SwVisitDay *days = g_new0 (SwVisitDay, n);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *map;
  g_autofree char *text = NULL;
  int activated = 0;

  days[n - 1] = (SwVisitDay) { 1, 1u << SW_OUTCOME_REACHED };
  days[n - 2] = (SwVisitDay) { 2, 1u << SW_OUTCOME_REACHED | 1u << SW_OUTCOME_ABNORMAL };
  days[n - 3] = (SwVisitDay) { 1, 1u << SW_OUTCOME_REFUSED };
  map = sw_heat_map_new (today, days, n);
  g_assert_cmpint (sw_heat_map_get_day (SW_HEAT_MAP (map)), ==, today);
  g_signal_connect (map, "activate-day", G_CALLBACK (day_cb), &activated);
  gtk_window_set_child (GTK_WINDOW (window), map);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait (is_drawn, map);
  app_test_settle ();
  text = sw_heat_map_describe_cursor (SW_HEAT_MAP (map));
  g_assert_true (g_str_has_suffix (text, ": 1 visit, Reached"));
  g_signal_emit_by_name (map, "activate-day", today);
  g_assert_cmpint (activated, ==, today);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_higher (gpointer data)
{
  GtkWidget *map = ((gpointer *) data)[0];
  int *than = ((gpointer *) data)[1], height;

  gtk_widget_measure (map, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return height > *than;
}

/* The months have room above the days also where the text is large. */
static void
test_large_text (AppTest       *test,
                 gconstpointer  data)
{
  g_autofree SwVisitDay *days = g_new0 (SwVisitDay, 5);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *map = sw_heat_map_new (sw_day_from_ymd (2026, 11, 21), days, 5);
  GtkSettings *settings = gtk_widget_get_settings (window);
  gpointer waited[2];
  int height, dpi;

  gtk_window_set_child (GTK_WINDOW (window), map);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait (is_drawn, map);
  gtk_widget_measure (map, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  waited[0] = map;
  waited[1] = &height;
  app_test_wait (is_higher, waited);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/heat-map/first-day", test_first_day);
  g_test_add_func ("/heat-map/texts", test_texts);
  g_test_add ("/heat-map/widget", AppTest, NULL, app_test_set_up, test_widget, app_test_tear_down);
  g_test_add ("/heat-map/large-text", AppTest, NULL, app_test_set_up, test_large_text, app_test_tear_down);

  return g_test_run ();
}
