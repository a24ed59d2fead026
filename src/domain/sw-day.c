/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-text.h"

/* The proleptic Gregorian calendar in whole numbers. No time zone comes near it: a zone
 * matters only where the clock says which day it is. */

#define MAX_YEAR 9999

/* 1970-01-01 counted from 0001-01-01. */
#define DAYS_BEFORE_EPOCH 719162

#define DAYS_OF_4_YEARS 1461
#define DAYS_OF_100_YEARS 36524
#define DAYS_OF_400_YEARS 146097

#define NO_OVERRIDE G_MININT

/* What sw_day_set_today() said; every day that there is fits in an int. */
static int today_override = NO_OVERRIDE;

G_DEFINE_QUARK (sw-day-error-quark, sw_day_error)

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
days_of_month (int year,
               int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

static int
days_before_month (int year,
                   int month)
{
  static const int days[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };

  return days[month - 1] + (month > 2 && is_leap_year (year) ? 1 : 0);
}

/**
 * sw_day_from_ymd:
 * @year: a year, 1 to 9999
 * @month: a month, 1 to 12
 * @day: a day of the month, from 1
 *
 * Makes a day of the proleptic Gregorian calendar.
 *
 * Returns: the day, or %SW_NONE where there is no such day
 */
SwDay
sw_day_from_ymd (int year,
                 int month,
                 int day)
{
  SwDay before;

  if (year < 1 || year > MAX_YEAR || month < 1 || month > 12 ||
      day < 1 || day > days_of_month (year, month))
    return SW_NONE;

  before = year - 1;
  return before * 365 + before / 4 - before / 100 + before / 400 +
         days_before_month (year, month) + day - 1 - DAYS_BEFORE_EPOCH;
}

/**
 * sw_day_to_ymd:
 * @day: a day
 * @year: (out) (optional): the year
 * @month: (out) (optional): the month, 1 to 12
 * @month_day: (out) (optional): the day of the month, from 1
 *
 * Takes a day apart. Where it is %SW_NONE or not of the years 1 to 9999, the three are 0.
 *
 * Returns: whether there is such a day
 */
gboolean
sw_day_to_ymd (SwDay  day,
               int   *year,
               int   *month,
               int   *month_day)
{
  gboolean known = day >= -DAYS_BEFORE_EPOCH && day <= G_MAXINT32;
  int y = 0;
  int m = 0;
  int d = 0;

  if (known)
    {
      gint64 rest = day + DAYS_BEFORE_EPOCH;
      gint64 cycles, centuries, fours, years;

      cycles = rest / DAYS_OF_400_YEARS;
      rest %= DAYS_OF_400_YEARS;
      /* The last century of a cycle and the last year of four are a day longer. */
      centuries = MIN (rest / DAYS_OF_100_YEARS, 3);
      rest -= centuries * DAYS_OF_100_YEARS;
      fours = rest / DAYS_OF_4_YEARS;
      rest %= DAYS_OF_4_YEARS;
      years = MIN (rest / 365, 3);
      rest -= years * 365;

      y = (int) (cycles * 400 + centuries * 100 + fours * 4 + years) + 1;
      known = y <= MAX_YEAR;
      m = (int) rest / 32 + 1;
      if (m < 12 && rest >= days_before_month (y, m + 1))
        m++;
      d = (int) rest - days_before_month (y, m) + 1;
    }

  if (year != NULL)
    *year = known ? y : 0;
  if (month != NULL)
    *month = known ? m : 0;
  if (month_day != NULL)
    *month_day = known ? d : 0;

  return known;
}

/**
 * sw_day_today:
 *
 * Gets the day that it is at this place, or what [func@day_set_today] said.
 *
 * Returns: the day
 */
SwDay
sw_day_today (void)
{
  static GMutex lock;
  static gint64 known_minute = -1;
  static SwDay known_day;
  g_autoptr (GMutexLocker) locker = NULL;
  int override = g_atomic_int_get (&today_override);
  gint64 minute;

  if (override != NO_OVERRIDE)
    return override;

  /* The time zone is slow to ask, and an import asks for every row. Midnight falls between two
   * minutes everywhere. */
  locker = g_mutex_locker_new (&lock);
  minute = g_get_real_time () / G_TIME_SPAN_MINUTE;
  if (minute != known_minute)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();

      known_minute = minute;
      known_day = sw_day_from_ymd (g_date_time_get_year (now),
                                   g_date_time_get_month (now),
                                   g_date_time_get_day_of_month (now));
    }

  return known_day;
}

/**
 * sw_day_set_today:
 * @day: the day that it shall be, or %SW_NONE for that of the clock
 *
 * Sets what [func@day_today] answers in the whole process, for tests and for working
 * on an earlier day.
 */
void
sw_day_set_today (SwDay day)
{
  g_return_if_fail (day == SW_NONE || sw_day_to_ymd (day, NULL, NULL, NULL));

  g_atomic_int_set (&today_override, day == SW_NONE ? NO_OVERRIDE : (int) day);
}

/**
 * sw_day_weekday:
 * @day: a day
 *
 * Gets the day of the week.
 *
 * Returns: 1 for Monday to 7 for Sunday, 0 for %SW_NONE
 */
int
sw_day_weekday (SwDay day)
{
  if (day == SW_NONE)
    return 0;

  /* 1970-01-01 was a Thursday. */
  return (int) ((day % 7 + 7 + 3) % 7) + 1;
}

/**
 * sw_day_week_start:
 * @day: a day
 *
 * Gets the Monday of the week, the last day of which is Sunday.
 *
 * Returns: that Monday, or %SW_NONE for %SW_NONE
 */
SwDay
sw_day_week_start (SwDay day)
{
  return day == SW_NONE ? SW_NONE : day - sw_day_weekday (day) + 1;
}

/**
 * sw_day_month_start:
 * @day: a day
 *
 * Gets the first day of the month.
 *
 * Returns: the day, or %SW_NONE for %SW_NONE
 */
SwDay
sw_day_month_start (SwDay day)
{
  int month_day;

  if (!sw_day_to_ymd (day, NULL, NULL, &month_day))
    return SW_NONE;

  return day - month_day + 1;
}

/**
 * sw_day_month_end:
 * @day: a day
 *
 * Gets the last day of the month.
 *
 * Returns: the day, or %SW_NONE for %SW_NONE
 */
SwDay
sw_day_month_end (SwDay day)
{
  int year, month, month_day;

  if (!sw_day_to_ymd (day, &year, &month, &month_day))
    return SW_NONE;

  return day - month_day + days_of_month (year, month);
}

/**
 * sw_day_half_start:
 * @day: a day
 *
 * Gets the first day of the half-month: the 1st or the 16th.
 *
 * Returns: the day, or %SW_NONE for %SW_NONE
 */
SwDay
sw_day_half_start (SwDay day)
{
  int month_day;

  if (!sw_day_to_ymd (day, NULL, NULL, &month_day))
    return SW_NONE;

  return day - month_day + (month_day <= 15 ? 1 : 16);
}

/**
 * sw_day_half_end:
 * @day: a day
 *
 * Gets the last day of the half-month: the 15th or the last of the month.
 *
 * Returns: the day, or %SW_NONE for %SW_NONE
 */
SwDay
sw_day_half_end (SwDay day)
{
  int month_day;

  if (!sw_day_to_ymd (day, NULL, NULL, &month_day))
    return SW_NONE;

  return month_day <= 15 ? day - month_day + 15 : sw_day_month_end (day);
}

/**
 * sw_day_add_years:
 * @day: a day
 * @years: how many years later, or earlier if negative
 *
 * Gets the same day of another year. Where that year has no 29 February it is 28
 * February: a term of years that finds no corresponding day ends with the last day of the
 * month (Civil Code, article 202).
 *
 * Returns: the day, or %SW_NONE for %SW_NONE and outside of the years 1 to 9999
 */
SwDay
sw_day_add_years (SwDay day,
                  int   years)
{
  int year, month, month_day;

  if (!sw_day_to_ymd (day, &year, &month, &month_day) ||
      years > MAX_YEAR || years < -MAX_YEAR)
    return SW_NONE;

  if (month == 2 && month_day == 29 && !is_leap_year (year + years))
    month_day = 28;

  return sw_day_from_ymd (year + years, month, month_day);
}

/**
 * sw_day_age:
 * @birth_day: the day of birth
 * @on_day: the day on which the age is asked for
 *
 * Counts full years of life (周岁). The birthday counts already; who was born on 29 February
 * has it on 28 February in a common year, as [func@day_add_years] says.
 *
 * Returns: the age in years, or -1 where a day is %SW_NONE or @on_day is before the birth
 */
int
sw_day_age (SwDay birth_day,
            SwDay on_day)
{
  int birth_year, year;

  if (!sw_day_to_ymd (birth_day, &birth_year, NULL, NULL) ||
      !sw_day_to_ymd (on_day, &year, NULL, NULL) ||
      on_day < birth_day)
    return -1;

  if (sw_day_add_years (birth_day, year - birth_year) > on_day)
    year--;

  return year - birth_year;
}

/* What the user wrote, short enough to stand in a sentence. */
static char *
quotation (const char *text)
{
  if (g_utf8_strlen (text, -1) <= 30)
    return g_strdup (text);

  {
    g_autofree char *head = g_utf8_substring (text, 0, 29);

    return g_strconcat (head, "…", NULL);
  }
}

static SwDay
day_in_range (const char  *text,
              int          year,
              int          month,
              int          month_day,
              GError     **error)
{
  g_autofree char *quoted = NULL;

  if (year >= 1 && month >= 1 && month <= 12 &&
      month_day >= 1 && month_day <= days_of_month (year, month))
    return sw_day_from_ymd (year, month, month_day);

  quoted = quotation (text);
  if (year < 1)
    g_set_error (error, SW_DAY_ERROR, SW_DAY_ERROR_RANGE,
                 /* Translators: %s is what the user wrote. */
                 _("“%s” is not a day: there is no year 0."), quoted);
  else if (month < 1 || month > 12)
    g_set_error (error, SW_DAY_ERROR, SW_DAY_ERROR_RANGE,
                 /* Translators: %s is what the user wrote, %d the number of a month. */
                 _("“%s” is not a day: there is no month %d."), quoted, month);
  else
    g_set_error (error, SW_DAY_ERROR, SW_DAY_ERROR_RANGE,
                 /* Translators: what the user wrote, the month, the year, and how many days
                  * that month has. */
                 _("“%s” is not a day: month %d of %d has the days 1 to %d."),
                 quoted, month, year, days_of_month (year, month));

  return SW_NONE;
}

/* The numbers of a written day, and the sign after each. */
typedef struct
{
  int      count;
  int      number[3];
  int      width[3];
  gunichar sign[3];
} WrittenDay;

static gboolean
split_written_day (const char *text,
                   WrittenDay *written)
{
  const char *p = text;

  memset (written, 0, sizeof *written);
  while (*p != '\0')
    {
      int i = written->count;

      if (i == 3 || !g_ascii_isdigit (*p))
        return FALSE;

      for (; g_ascii_isdigit (*p); p++)
        {
          if (written->width[i] == 8)
            return FALSE;
          written->number[i] = written->number[i] * 10 + (*p - '0');
          written->width[i]++;
        }
      while (*p == ' ')
        p++;

      if (*p != '\0')
        {
          written->sign[i] = g_utf8_get_char (p);
          p = g_utf8_next_char (p);
          while (*p == ' ')
            p++;
        }
      written->count++;
    }

  return written->count > 0;
}

static gboolean
is_separator (gunichar sign)
{
  return sign == '-' || sign == '/' || sign == '.';
}

static gboolean
ends_day (gunichar sign)
{
  return sign == 0 || sign == 0x65E5 /* 日 */ || sign == 0x53F7 /* 号 */;
}

/* Whether the signs from the month on are those of "11-21" or "11月21日", and the numbers
 * not too long. @before is the sign before the month, 0 where the month comes first. */
static gboolean
is_month_and_day (const WrittenDay *written,
                  int               first,
                  gunichar          before)
{
  gunichar middle = written->sign[first];
  gunichar end = written->sign[first + 1];

  if (written->width[first] > 2 || written->width[first + 1] > 2)
    return FALSE;

  if (middle == 0x6708 /* 月 */)
    return ends_day (end) && (before == 0 || before == 0x5E74 /* 年 */);

  return is_separator (middle) && end == 0 && (before == 0 || before == middle);
}

/* So many days off, a day without a year is rather one of the year before or after. */
#define FAR_OFF 274

/* Early in January 12-30 is some days ago, late in December 01-05 is some days ahead. */
static SwDay
day_near (const char  *text,
          int          month,
          int          month_day,
          SwDay        today,
          GError     **error)
{
  int year;
  SwDay day;

  sw_day_to_ymd (today, &year, NULL, NULL);
  day = day_in_range (text, year, month, month_day, error);
  if (day == SW_NONE || ABS (day - today) <= FAR_OFF)
    return day;

  return day_in_range (text, day > today ? year - 1 : year + 1, month, month_day, error);
}

/**
 * sw_day_parse:
 * @text: (nullable): what somebody wrote
 * @today: the day whose year holds where none is written, or %SW_NONE where it must be; about the
 *   turn of the year the year before or after it, where that is nearer by far
 * @error: return location for an error of the domain `SW_DAY_ERROR`
 *
 * Reads a day: `2026-11-21`, `2026/11/21`, `2026.11.21`, `20261121`, `2026年11月21日`, and
 * without a year `11-21`, `11/21`, `11.21` and `11月21日`. Full-width digits, blanks and 号
 * for 日 are understood.
 *
 * Returns: the day, or %SW_NONE with an error that says what is wrong
 */
SwDay
sw_day_parse (const char  *text,
              SwDay        today,
              GError     **error)
{
  g_autofree char *folded = sw_text_fold (text);
  g_autofree char *quoted = NULL;
  WrittenDay written;

  if (*folded == '\0')
    {
      g_set_error_literal (error, SW_DAY_ERROR, SW_DAY_ERROR_SYNTAX, _("No day is given."));
      return SW_NONE;
    }

  quoted = quotation (folded);
  if (split_written_day (folded, &written))
    {
      gboolean short_year = written.width[0] != 4;

      if (written.count == 1 && written.width[0] == 8 && written.sign[0] == 0)
        return day_in_range (folded, written.number[0] / 10000, written.number[0] / 100 % 100,
                             written.number[0] % 100, error);

      if (written.count == 3 && is_month_and_day (&written, 1, written.sign[0]))
        {
          if (!short_year)
            return day_in_range (folded, written.number[0], written.number[1],
                                 written.number[2], error);

          g_set_error (error, SW_DAY_ERROR, SW_DAY_ERROR_YEAR,
                       /* Translators: %s is what the user wrote. */
                       _("“%s” is not a day: write the year with four digits."), quoted);
          return SW_NONE;
        }

      if (written.count == 2 && is_month_and_day (&written, 0, 0))
        {
          if (sw_day_to_ymd (today, NULL, NULL, NULL))
            return day_near (folded, written.number[0], written.number[1], today, error);

          g_set_error (error, SW_DAY_ERROR, SW_DAY_ERROR_YEAR,
                       /* Translators: %s is what the user wrote. */
                       _("“%s” is not a day: the year is missing."), quoted);
          return SW_NONE;
        }

      if (written.count == 2 && !short_year && written.width[1] <= 2 &&
          (written.sign[0] == 0x5E74 /* 年 */ || is_separator (written.sign[0])))
        {
          g_set_error (error, SW_DAY_ERROR, SW_DAY_ERROR_SYNTAX,
                       /* Translators: %s is what the user wrote. */
                       _("“%s” is not a day: the day of the month is missing."), quoted);
          return SW_NONE;
        }
    }

  g_set_error (error, SW_DAY_ERROR, SW_DAY_ERROR_SYNTAX,
               /* Translators: %s is what the user wrote. */
               _("“%s” is not a day. Write it like 2026-11-21."), quoted);
  return SW_NONE;
}

/**
 * sw_day_format:
 * @day: a day
 *
 * Writes a day for the screen, in the user's language.
 *
 * Returns: (transfer full): the text, "" for %SW_NONE
 */
char *
sw_day_format (SwDay day)
{
  int year, month, month_day;

  if (!sw_day_to_ymd (day, &year, &month, &month_day))
    return g_strdup ("");

  /* Translators: a day: year, month, day of the month. In Chinese "%d年%d月%d日". */
  return g_strdup_printf (_("%d-%02d-%02d"), year, month, month_day);
}

/**
 * sw_day_format_iso:
 * @day: a day
 *
 * Writes a day for machines, "2026-11-21", never translated.
 *
 * Returns: (transfer full): the text, "" for %SW_NONE
 */
char *
sw_day_format_iso (SwDay day)
{
  int year, month, month_day;

  if (!sw_day_to_ymd (day, &year, &month, &month_day))
    return g_strdup ("");

  return g_strdup_printf ("%04d-%02d-%02d", year, month, month_day);
}

/**
 * sw_day_format_chinese:
 * @day: a day
 *
 * Writes a day for official forms, "2026年11月21日" in every language.
 *
 * Returns: (transfer full): the text, "" for %SW_NONE
 */
char *
sw_day_format_chinese (SwDay day)
{
  int year, month, month_day;

  if (!sw_day_to_ymd (day, &year, &month, &month_day))
    return g_strdup ("");

  return g_strdup_printf ("%d年%d月%d日", year, month, month_day);
}
