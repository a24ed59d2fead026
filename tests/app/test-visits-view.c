/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "sw-day-range.h"
#include "sw-day.h"
#include "sw-visits-view.h"

static void
test_totals (void)
{
  SwVisitTotals totals = { .n = 12, .n_outcome = { 9, 2, 0, 0, 1 }, .n_channel = { 5, 7 }, .n_late = 3 };
  g_autofree char *many = sw_visits_totals_text (&totals);
  g_autofree char *one = NULL;

  g_assert_cmpstr (many, ==, "12 visits    Reached 9 · Not reached 2 · Abnormal 1    Phone call 5 · Home visit 7"
                             "    Entered late 3");

  totals = (SwVisitTotals) { .n = 1 };
  one = sw_visits_totals_text (&totals);
  g_assert_cmpstr (one, ==, "1 visit");
}

static void
test_late (void)
{
  g_autoptr (SwVisit) visit = sw_visit_new ();
  g_autofree char *late = NULL;

  visit->day = visit->entered_day = sw_day_from_ymd (2026, 11, 21);
  g_assert_null (sw_visit_late_text (visit));
  visit->day -= 3;
  late = sw_visit_late_text (visit);
  g_assert_cmpstr (late, ==, "3 days late");
}

/* Every other order would have to look at all rows. */
static void
test_columns (void)
{
  GArray *columns = sw_visits_get_columns ();

  g_assert_cmpuint (sw_visits_n_usual_columns (), <=, columns->len);
  for (guint i = 0; i < columns->len; i++)
    {
      const SwListColumn *column = &g_array_index (columns, SwListColumn, i);

      g_assert_nonnull (column->title);
      g_assert_true (column->unsorted != (strcmp (column->name, "day") == 0));
    }
}

/* Every filter is a condition that a query of visits takes. */
static void
test_filters (void)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  guint n;
  const SwListFilter *filters = sw_visits_get_filters (&n);

  for (guint i = 0; i < n; i++)
    {
      const SwEnum *values = sw_list_filter_values (&filters[i], g_type_class_peek (SW_TYPE_VISIT));
      const char *value[] = { values ? values->values[0].nick : "1", NULL };
      g_autoptr (GError) error = NULL;

      if (strcmp (filters[i].name, "day") == 0)
        value[0] = "2026-11-21";
      sw_query_set_condition (query, filters[i].name, SW_OPERATOR_EQUAL, value, &error);
      g_assert_no_error (error);
    }
}

static void
test_presets (void)
{
  static const struct
  {
    SwDayPreset preset;
    const char *from;
    const char *to;
  } cases[] = {
    { SW_DAY_PRESET_TODAY, "2026-02-11", "2026-02-11" },
    { SW_DAY_PRESET_YESTERDAY, "2026-02-10", "2026-02-10" },
    { SW_DAY_PRESET_THIS_WEEK, "2026-02-09", "2026-02-15" },
    { SW_DAY_PRESET_LAST_WEEK, "2026-02-02", "2026-02-08" },
    { SW_DAY_PRESET_THIS_MONTH, "2026-02-01", "2026-02-28" },
    { SW_DAY_PRESET_LAST_MONTH, "2026-01-01", "2026-01-31" },
    { SW_DAY_PRESET_THIS_QUARTER, "2026-01-01", "2026-03-31" },
    { SW_DAY_PRESET_THIS_YEAR, "2026-01-01", "2026-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwDay from, to;
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;

      sw_day_preset_get (cases[i].preset, sw_day_from_ymd (2026, 2, 11), &from, &to);
      first = sw_day_format_iso (from);
      last = sw_day_format_iso (to);
      g_assert_cmpstr (first, ==, cases[i].from);
      g_assert_cmpstr (last, ==, cases[i].to);
      g_assert_nonnull (sw_day_preset_label (cases[i].preset));
    }
}

static void
test_range_text (void)
{
  SwDay day = sw_day_from_ymd (2026, 11, 21);
  g_autofree char *one = sw_day_range_text (day, day);
  g_autofree char *day_text = sw_day_format (day);
  g_autofree char *from = sw_day_range_text (day, SW_NONE);
  g_autofree char *to = sw_day_range_text (SW_NONE, day);

  g_assert_null (sw_day_range_text (SW_NONE, SW_NONE));
  g_assert_cmpstr (one, ==, day_text);
  g_assert_true (g_str_has_prefix (from, "from "));
  g_assert_true (g_str_has_prefix (to, "until "));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visits-view/totals", test_totals);
  g_test_add_func ("/visits-view/late", test_late);
  g_test_add_func ("/visits-view/columns", test_columns);
  g_test_add_func ("/visits-view/filters", test_filters);
  g_test_add_func ("/visits-view/presets", test_presets);
  g_test_add_func ("/visits-view/range-text", test_range_text);

  return g_test_run ();
}
