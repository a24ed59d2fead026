/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-day.h"

static void
assert_day (SwDay       day,
            const char *iso)
{
  g_autofree char *text = sw_day_format_iso (day);

  g_assert_cmpstr (text, ==, iso);
}

static SwDay
day_of (const char *iso)
{
  g_autoptr (GError) error = NULL;
  SwDay day = sw_day_parse (iso, SW_NONE, &error);

  g_assert_no_error (error);
  return day;
}

/* Every day from the first to the last, against a calendar that only counts on. */
static void
test_every_day (void)
{
  SwDay day = sw_day_from_ymd (1, 1, 1);
  int weekday = 1; /* 0001-01-01 was a Monday */

  for (int year = 1; year <= 9999; year++)
    for (int month = 1; month <= 12; month++)
      {
        int length = g_date_get_days_in_month (month, year);

        for (int month_day = 1; month_day <= length; month_day++)
          {
            int y, m, d;

            g_assert_cmpint (sw_day_from_ymd (year, month, month_day), ==, day);
            g_assert_true (sw_day_to_ymd (day, &y, &m, &d));
            g_assert_cmpint (y, ==, year);
            g_assert_cmpint (m, ==, month);
            g_assert_cmpint (d, ==, month_day);
            g_assert_cmpint (sw_day_weekday (day), ==, weekday);
            day++;
            weekday = weekday % 7 + 1;
          }
        g_assert_cmpint (sw_day_from_ymd (year, month, length + 1), ==, SW_NONE);
      }

  g_assert_false (sw_day_to_ymd (day, NULL, NULL, NULL));
}

static void
test_epoch (void)
{
  g_assert_cmpint (sw_day_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (sw_day_from_ymd (1969, 12, 31), ==, -1);
  g_assert_cmpint (sw_day_from_ymd (2000, 3, 1), ==, 11017);
  g_assert_cmpint (sw_day_weekday (0), ==, 4);
  g_assert_cmpint (sw_day_weekday (-1), ==, 3);
  g_assert_cmpint (sw_day_weekday (day_of ("2026-11-22")), ==, 7);
}

static void
test_no_such_day (void)
{
  int year = 5, month = 5, month_day = 5;

  g_assert_cmpint (sw_day_from_ymd (0, 1, 1), ==, SW_NONE);
  g_assert_cmpint (sw_day_from_ymd (10000, 1, 1), ==, SW_NONE);
  g_assert_cmpint (sw_day_from_ymd (2026, 0, 1), ==, SW_NONE);
  g_assert_cmpint (sw_day_from_ymd (2026, 13, 1), ==, SW_NONE);
  g_assert_cmpint (sw_day_from_ymd (2026, 1, 0), ==, SW_NONE);
  g_assert_cmpint (sw_day_from_ymd (2026, 2, 29), ==, SW_NONE);
  g_assert_cmpint (sw_day_from_ymd (1900, 2, 29), ==, SW_NONE);
  g_assert_cmpint (sw_day_from_ymd (2000, 2, 29), !=, SW_NONE);

  g_assert_false (sw_day_to_ymd (SW_NONE, &year, &month, &month_day));
  g_assert_cmpint (year + month + month_day, ==, 0);
  g_assert_false (sw_day_to_ymd (G_MAXINT64, NULL, NULL, NULL));
  g_assert_cmpint (sw_day_weekday (SW_NONE), ==, 0);
  g_assert_cmpint (sw_day_week_start (SW_NONE), ==, SW_NONE);
  g_assert_cmpint (sw_day_month_start (SW_NONE), ==, SW_NONE);
  g_assert_cmpint (sw_day_month_end (SW_NONE), ==, SW_NONE);
  g_assert_cmpint (sw_day_half_start (SW_NONE), ==, SW_NONE);
  g_assert_cmpint (sw_day_half_end (SW_NONE), ==, SW_NONE);
  g_assert_cmpint (sw_day_add_years (SW_NONE, 1), ==, SW_NONE);
  g_assert_cmpint (sw_day_add_years (0, 9000), ==, SW_NONE);
  g_assert_cmpint (sw_day_add_years (0, G_MAXINT), ==, SW_NONE);
  g_assert_cmpint (sw_day_add_years (0, G_MININT), ==, SW_NONE);
}

static void
test_spans (void)
{
  static const struct
  {
    const char *day, *week, *month, *month_end, *half, *half_end;
  } cases[] = {
    { "2026-11-22", "2026-11-16", "2026-11-01", "2026-11-30", "2026-11-16", "2026-11-30" },
    { "2026-11-23", "2026-11-23", "2026-11-01", "2026-11-30", "2026-11-16", "2026-11-30" },
    { "2026-02-15", "2026-02-09", "2026-02-01", "2026-02-28", "2026-02-01", "2026-02-15" },
    { "2024-02-16", "2024-02-12", "2024-02-01", "2024-02-29", "2024-02-16", "2024-02-29" },
    { "2027-01-01", "2026-12-28", "2027-01-01", "2027-01-31", "2027-01-01", "2027-01-15" },
    { "1969-12-31", "1969-12-29", "1969-12-01", "1969-12-31", "1969-12-16", "1969-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SwDay day = day_of (cases[i].day);

      assert_day (sw_day_week_start (day), cases[i].week);
      assert_day (sw_day_month_start (day), cases[i].month);
      assert_day (sw_day_month_end (day), cases[i].month_end);
      assert_day (sw_day_half_start (day), cases[i].half);
      assert_day (sw_day_half_end (day), cases[i].half_end);
    }
}

static void
test_age (void)
{
  static const struct
  {
    const char *birth, *on;
    int         age;
  } cases[] = {
    { "1946-11-22", "2026-11-21", 79 },
    { "1946-11-22", "2026-11-22", 80 },
    { "1946-11-22", "2026-11-23", 80 },
    { "1944-02-29", "2023-02-27", 78 },
    { "1944-02-29", "2023-02-28", 79 },
    { "1944-02-29", "2024-02-28", 79 },
    { "1944-02-29", "2024-02-29", 80 },
    { "1944-02-28", "2023-02-28", 79 },
    { "1944-12-31", "2024-01-01", 79 },
    { "2026-11-22", "2026-11-22", 0 },
    { "2026-11-23", "2026-11-22", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sw_day_age (day_of (cases[i].birth), day_of (cases[i].on)),
                     ==, cases[i].age);

  g_assert_cmpint (sw_day_age (SW_NONE, 0), ==, -1);
  g_assert_cmpint (sw_day_age (0, SW_NONE), ==, -1);

  assert_day (sw_day_add_years (day_of ("1944-02-29"), 79), "2023-02-28");
  assert_day (sw_day_add_years (day_of ("1944-02-29"), 80), "2024-02-29");
  assert_day (sw_day_add_years (day_of ("1946-11-22"), -46), "1900-11-22");
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text, *iso;
  } cases[] = {
    { "2026-11-21", "2026-11-21" },
    { "2026-1-2", "2026-01-02" },
    { "2026/11/21", "2026-11-21" },
    { "2026.11.21", "2026-11-21" },
    { "2026.1.2", "2026-01-02" },
    { "20261121", "2026-11-21" },
    { "2026年11月21日", "2026-11-21" },
    { "2026年1月2号", "2026-01-02" },
    { "2026年11月21", "2026-11-21" },
    { "11-21", "2026-11-21" },
    { "1/2", "2026-01-02" },
    { "11.21", "2026-11-21" },
    { "11月21日", "2026-11-21" },
    { "1月2号", "2026-01-02" },
    { "  2026 年 11 月 21 日\t", "2026-11-21" },
    { "２０２６－１１－２１", "2026-11-21" },
    { "２０２６／１１／２１", "2026-11-21" },
    { "２０２６．１１．２１", "2026-11-21" },
    { "２０２６１１２１", "2026-11-21" },
    { "２０２６年　１１月２１日", "2026-11-21" },
    { "2026—11—21", "2026-11-21" },
    { "\xEF\xBB\xBF" "2026-11-21\xE2\x80\x8B", "2026-11-21" },
    { "2024-02-29", "2024-02-29" },
    { "0001-01-01", "0001-01-01" },
    { "9999-12-31", "9999-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SwDay day = sw_day_parse (cases[i].text, sw_day_from_ymd (2026, 5, 1), &error);

      g_assert_no_error (error);
      assert_day (day, cases[i].iso);
    }
}

/* In January the last days of December are meant that were, not those to come. */
static void
test_parse_near (void)
{
  static const struct
  {
    const char *today, *text, *iso;
  } cases[] = {
    { "2027-01-03", "12-30", "2026-12-30" },
    { "2027-01-03", "12月31日", "2026-12-31" },
    { "2027-01-03", "01-02", "2027-01-02" },
    { "2026-12-30", "01-05", "2027-01-05" },
    { "2026-12-30", "12-31", "2026-12-31" },
    { "2026-11-22", "12-25", "2026-12-25" },
    { "2026-05-01", "12-25", "2026-12-25" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_day (sw_day_parse (cases[i].text, sw_day_parse (cases[i].today, SW_NONE, NULL), NULL), cases[i].iso);
}

static void
test_parse_errors (void)
{
  static const struct
  {
    const char *text;
    SwDayError  code;
    const char *message;
  } cases[] = {
    { NULL, SW_DAY_ERROR_SYNTAX, "No day is given." },
    { " \t　", SW_DAY_ERROR_SYNTAX, "No day is given." },
    { "昨天", SW_DAY_ERROR_SYNTAX, "“昨天” is not a day. Write it like 2026-11-21." },
    { "2026-11-21x", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026-11-21-", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026-11-21-1", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026-11/21", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026年11-21", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026-11月21日", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026 11 21", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026--11-21", SW_DAY_ERROR_SYNTAX, NULL },
    { "-2026-11-21", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026-011-21", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026-11-021", SW_DAY_ERROR_SYNTAX, NULL },
    { "202611210", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026112", SW_DAY_ERROR_SYNTAX, NULL },
    { "46347", SW_DAY_ERROR_SYNTAX, NULL },
    { "99999999999999999999999999999999999999999999", SW_DAY_ERROR_SYNTAX,
      "“99999999999999999999999999999…” is not a day. Write it like 2026-11-21." },
    { "2026-11", SW_DAY_ERROR_SYNTAX, "“2026-11” is not a day: the day of the month is missing." },
    { "2026年11月", SW_DAY_ERROR_SYNTAX,
      "“2026年11月” is not a day: the day of the month is missing." },
    { "26-11-21", SW_DAY_ERROR_YEAR,
      "“26-11-21” is not a day: write the year with four digits." },
    { "26年11月21日", SW_DAY_ERROR_YEAR, NULL },
    { "2026-13-01", SW_DAY_ERROR_RANGE, "“2026-13-01” is not a day: there is no month 13." },
    { "2026-00-01", SW_DAY_ERROR_RANGE, "“2026-00-01” is not a day: there is no month 0." },
    { "2026-11-31", SW_DAY_ERROR_RANGE,
      "“2026-11-31” is not a day: month 11 of 2026 has the days 1 to 30." },
    { "２０２６年２月２９日", SW_DAY_ERROR_RANGE,
      "“2026年2月29日” is not a day: month 2 of 2026 has the days 1 to 28." },
    { "20260230", SW_DAY_ERROR_RANGE, NULL },
    { "11-00", SW_DAY_ERROR_RANGE, NULL },
    { "2-29", SW_DAY_ERROR_RANGE, "“2-29” is not a day: month 2 of 2026 has the days 1 to 28." },
    { "0000-01-01", SW_DAY_ERROR_RANGE, "“0000-01-01” is not a day: there is no year 0." },
    { "\xFF\xFE", SW_DAY_ERROR_SYNTAX, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (sw_day_parse (cases[i].text, sw_day_from_ymd (2026, 5, 1), &error),
                       ==, SW_NONE);
      g_assert_error (error, SW_DAY_ERROR, (int) cases[i].code);
      if (cases[i].message != NULL)
        g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_parse_without_today (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sw_day_parse ("11-21", SW_NONE, &error), ==, SW_NONE);
  g_assert_error (error, SW_DAY_ERROR, SW_DAY_ERROR_YEAR);
  g_assert_cmpstr (error->message, ==, "“11-21” is not a day: the year is missing.");
}

static void
test_format (void)
{
  SwDay day = sw_day_from_ymd (2026, 1, 2);
  g_autofree char *iso = sw_day_format_iso (day);
  g_autofree char *chinese = sw_day_format_chinese (day);
  g_autofree char *local = sw_day_format (day);
  g_autofree char *none = sw_day_format (SW_NONE);
  g_autofree char *iso_none = sw_day_format_iso (SW_NONE);
  g_autofree char *chinese_none = sw_day_format_chinese (SW_NONE);

  g_assert_cmpstr (iso, ==, "2026-01-02");
  g_assert_cmpstr (chinese, ==, "2026年1月2日");
  g_assert_cmpstr (local, ==, "2026-01-02");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (iso_none, ==, "");
  g_assert_cmpstr (chinese_none, ==, "");
}

static void
test_today (void)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  SwDay today = sw_day_today ();
  g_autoptr (GDateTime) after = g_date_time_new_now_local ();
  g_autofree char *from = g_date_time_format (before, "%Y-%m-%d");
  g_autofree char *to = g_date_time_format (after, "%Y-%m-%d");

  g_assert_cmpint (today, >=, day_of (from));
  g_assert_cmpint (today, <=, day_of (to));

  sw_day_set_today (sw_day_from_ymd (1944, 2, 29));
  assert_day (sw_day_today (), "1944-02-29");
  sw_day_set_today (SW_NONE);
  g_assert_cmpint (sw_day_today (), >=, today);
}

static void
test_last_fridays (void)
{
  static const struct
  {
    int         year;
    const char *fridays[4];
  } years[] = {
    { 2022, { "2022-03-25", "2022-06-24", "2022-09-30", "2022-12-30" } },
    { 2023, { "2023-03-31", "2023-06-30", "2023-09-29", "2023-12-29" } },
    { 2026, { "2026-03-27", "2026-06-26", "2026-09-25", "2026-12-25" } },
    { 2027, { "2027-03-26", "2027-06-25", "2027-09-24", "2027-12-31" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    for (int k = 0; k < 4; k++)
      assert_day (sw_quarter_last_friday (years[i].year * 4 + k), years[i].fridays[k]);

  for (int quarter = 1900 * 4; quarter < 2200 * 4; quarter++)
    {
      SwDay friday = sw_quarter_last_friday (quarter);

      g_assert_cmpint (sw_day_weekday (friday), ==, 5);
      g_assert_cmpint (sw_quarter_of (friday), ==, quarter);
      g_assert_cmpint (sw_quarter_of (friday + 7), ==, quarter + 1);
    }
}

static void
test_quarter_span (void)
{
  static const char *const starts[] = { "2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01" };
  static const char *const ends[] = { "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31" };

  for (int k = 0; k < 4; k++)
    {
      assert_day (sw_quarter_start (2026 * 4 + k), starts[k]);
      assert_day (sw_quarter_end (2026 * 4 + k), ends[k]);
      g_assert_cmpint (sw_quarter_of (day_of (starts[k])), ==, 2026 * 4 + k);
      g_assert_cmpint (sw_quarter_of (day_of (ends[k])), ==, 2026 * 4 + k);
    }

  g_assert_cmpint (sw_quarter_of (SW_NONE), ==, -1);
  g_assert_cmpint (sw_quarter_start (-1), ==, SW_NONE);
  g_assert_cmpint (sw_quarter_end (3), ==, SW_NONE);
  g_assert_cmpint (sw_quarter_last_friday (40000), ==, SW_NONE);
}

static void
test_quarter_parse (void)
{
  static const char *const texts[] = {
    "2026Q4", "2026q4", "2026-Q4", "2026 Q4", "２０２６Ｑ４", " 2026年Q4 ",
    "2026年第四季度", "2026年四季度", "2026年4季度", "2026年第4季度", "2026 年 第 四 季度",
    "2026第四季度", "2026年第四季",
  };
  static const struct
  {
    const char *text;
    SwDayError  code;
    const char *message;
  } wrong[] = {
    { NULL, SW_DAY_ERROR_SYNTAX, "No quarter is given." },
    { "", SW_DAY_ERROR_SYNTAX, "No quarter is given." },
    { "冬天", SW_DAY_ERROR_SYNTAX, "“冬天” is not a quarter. Write it like 2026Q4." },
    { "2026", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026年第四", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026Q", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026Q四", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026Q41", SW_DAY_ERROR_SYNTAX, NULL },
    { "2026年五季度", SW_DAY_ERROR_SYNTAX, NULL },
    { "第四季度", SW_DAY_ERROR_YEAR, "“第四季度” is not a quarter: the year is missing." },
    { "26Q4", SW_DAY_ERROR_YEAR, "“26Q4” is not a quarter: write the year with four digits." },
    { "20261Q4", SW_DAY_ERROR_YEAR, NULL },
    { "2026Q5", SW_DAY_ERROR_RANGE, "“2026Q5” is not a quarter: there is no quarter 5." },
    { "2026Q0", SW_DAY_ERROR_RANGE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (sw_quarter_parse (texts[i], &error), ==, 2026 * 4 + 3);
      g_assert_no_error (error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (sw_quarter_parse (wrong[i].text, &error), ==, -1);
      g_assert_error (error, SW_DAY_ERROR, (int) wrong[i].code);
      if (wrong[i].message != NULL)
        g_assert_cmpstr (error->message, ==, wrong[i].message);
    }
}

static void
test_quarter_format (void)
{
  for (int quarter = 2026 * 4; quarter < 2027 * 4; quarter++)
    {
      g_autofree char *iso = sw_quarter_format_iso (quarter);
      g_autofree char *chinese = sw_quarter_format_chinese (quarter);

      g_assert_cmpint (sw_quarter_parse (iso, NULL), ==, quarter);
      g_assert_cmpint (sw_quarter_parse (chinese, NULL), ==, quarter);
    }

  {
    g_autofree char *local = sw_quarter_format (2026 * 4 + 3);
    g_autofree char *chinese = sw_quarter_format_chinese (2026 * 4);
    g_autofree char *none = sw_quarter_format (-1);

    g_assert_cmpstr (local, ==, "Fourth quarter of 2026");
    g_assert_cmpstr (chinese, ==, "2026年第一季度");
    g_assert_cmpstr (none, ==, "");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/every-day", test_every_day);
  g_test_add_func ("/day/epoch", test_epoch);
  g_test_add_func ("/day/no-such-day", test_no_such_day);
  g_test_add_func ("/day/spans", test_spans);
  g_test_add_func ("/day/age", test_age);
  g_test_add_func ("/day/parse", test_parse);
  g_test_add_func ("/day/parse-errors", test_parse_errors);
  g_test_add_func ("/day/parse-near", test_parse_near);
  g_test_add_func ("/day/parse-without-today", test_parse_without_today);
  g_test_add_func ("/day/format", test_format);
  g_test_add_func ("/day/today", test_today);
  g_test_add_func ("/quarter/last-fridays", test_last_fridays);
  g_test_add_func ("/quarter/span", test_quarter_span);
  g_test_add_func ("/quarter/parse", test_quarter_parse);
  g_test_add_func ("/quarter/format", test_quarter_format);

  return g_test_run ();
}
