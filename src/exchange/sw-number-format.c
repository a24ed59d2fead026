/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-number-format.h"

#include <math.h>
#include <string.h>

/* 9999-12-31, the last day that spreadsheets know. */
#define LAST_SERIAL 2958465

/* The last day before the 29th of February 1900, which spreadsheets count though it
 * never was. */
#define SERIAL_OF_1900_02_28 59

#define JULIAN_OF_1970_01_01 719163

/* Beyond this spreadsheets have lost digits; they show such numbers as 3.2E+17. */
#define FIRST_INEXACT 1e15

/**
 * sw_number_format_of_builtin:
 * @id: the number of a format that a workbook does not spell out
 *
 * Which of the formats that are built into spreadsheet programs show days and times
 * (ECMA-376 part 1, 18.8.30, with those for Chinese).
 *
 * Returns: a format
 */
int
sw_number_format_of_builtin (guint id)
{
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
      (id >= 50 && id <= 54) || id == 57 || id == 58)
    return SW_NUMBER_FORMAT_DAY;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
    return SW_NUMBER_FORMAT_TIME;
  return SW_NUMBER_FORMAT_GENERAL;
}

/**
 * sw_number_format_parse:
 * @code: a format code as `yyyy"年"m"月"d"日"`
 *
 * Finds out what a format of a workbook's own makes of a number. Its first section
 * counts.
 *
 * Returns: a format
 */
int
sw_number_format_parse (const char *code)
{
  gboolean day = FALSE, month = FALSE, hour = FALSE, digit = FALSE, era = FALSE, other = FALSE;
  guint zeros = 0;

  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return SW_NUMBER_FORMAT_GENERAL;
  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      switch (g_ascii_tolower (*p))
        {
        case '"':
          other = TRUE;
          p = strchr (p + 1, '"');
          if (p == NULL)
            return SW_NUMBER_FORMAT_GENERAL;
          break;
        case '\\':
        case '_':
        case '*':
          other = TRUE;
          if (p[1] != '\0')
            p++;
          break;
        case '[':
          /* Elapsed time; all else in brackets is colour, condition, locale. */
          if (strchr ("hHmMsS", p[1] != '\0' ? p[1] : ' ') != NULL && strcspn (p + 1, "]") <= 2)
            hour = TRUE;
          p = strchr (p, ']');
          if (p == NULL)
            return SW_NUMBER_FORMAT_GENERAL;
          break;
        case 'y':
        case 'd':
          day = TRUE;
          break;
        case 'e':
          era = TRUE;
          break;
        case 'm':
          month = TRUE;
          break;
        case 'h':
        case 's':
          hour = TRUE;
          break;
        case '0':
          zeros++;
          digit = TRUE;
          break;
        case '#':
        case '?':
          digit = TRUE;
          other = TRUE;
          break;
        default:
          other = TRUE;
          break;
        }
    }
  if (day || (month && !hour && !digit) || (era && !digit))
    return SW_NUMBER_FORMAT_DAY;
  if (hour)
    return SW_NUMBER_FORMAT_TIME;
  if (zeros > 1 && zeros <= 20 && !other && !era && !month)
    return SW_NUMBER_FORMAT_ZEROS + zeros;
  return SW_NUMBER_FORMAT_GENERAL;
}

/* The number of days since 1970-01-01 of a day's serial number. */
static gboolean
get_day (double    serial,
         gboolean  from_1904,
         double   *day)
{
  double whole = floor (serial);

  if (from_1904)
    whole += 1462;
  if (!(whole >= 1) || whole > LAST_SERIAL || whole == SERIAL_OF_1900_02_28 + 1)
    return FALSE;
  /* Serial 1 is 1900-01-01, which is 25567 days before 1970-01-01. */
  *day = whole - 25568 - (whole > SERIAL_OF_1900_02_28 ? 1 : 0);
  return TRUE;
}

static void
write_day (double  day,
           char   *text)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + JULIAN_OF_1970_01_01));
  g_snprintf (text, SW_NUMBER_TEXT_SIZE, "%04u-%02u-%02u",
              (guint) g_date_get_year (&date), (guint) g_date_get_month (&date), (guint) g_date_get_day (&date));
}

static void
write_time (char    *text,
            gint64   seconds)
{
  g_snprintf (text, SW_NUMBER_TEXT_SIZE / 2, seconds % 60 != 0 ? "%02d:%02d:%02d" : "%02d:%02d",
              (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
}

static void
write_number (double  number,
              int     format,
              char   *text)
{
  double magnitude = fabs (number);

  if (format > SW_NUMBER_FORMAT_ZEROS && number >= 0 && magnitude < FIRST_INEXACT)
    g_snprintf (text, SW_NUMBER_TEXT_SIZE, "%0*" G_GINT64_FORMAT,
                format - SW_NUMBER_FORMAT_ZEROS, (gint64) floor (number + 0.5));
  else if (magnitude < FIRST_INEXACT && number == floor (number))
    g_snprintf (text, SW_NUMBER_TEXT_SIZE, "%" G_GINT64_FORMAT, (gint64) number);
  else
    g_ascii_formatd (text, SW_NUMBER_TEXT_SIZE, "%.15G", number);
}

/**
 * sw_number_format_apply:
 * @format: a format
 * @from_1904: whether the days of the workbook are counted from 1904-01-01
 * @number: (inout): the number as stored; for a day it becomes the days since 1970-01-01
 * @text: room for %SW_NUMBER_TEXT_SIZE bytes
 *
 * Writes a number as a person sees it: `3`, `0.5`, `2026-03-04`, `2026-03-04 08:30`,
 * `08:30`, `3.20508194310099E+17`.
 *
 * Returns: %SW_CELL_DAY, %SW_CELL_NUMBER, or %SW_CELL_TEXT for a time and for a number
 *   with leading zeros
 */
SwCellKind
sw_number_format_apply (int       format,
                        gboolean  from_1904,
                        double   *number,
                        char     *text)
{
  double serial = *number;
  double day;

  if (!isfinite (serial))
    format = SW_NUMBER_FORMAT_GENERAL;
  if (format == SW_NUMBER_FORMAT_TIME && serial >= 0 && serial < 1000)
    {
      write_time (text, (gint64) floor (serial * 86400 + 0.5));
      return SW_CELL_TEXT;
    }
  if (format == SW_NUMBER_FORMAT_DAY || format == SW_NUMBER_FORMAT_TIME)
    {
      gint64 seconds = (gint64) floor ((serial - floor (serial)) * 86400 + 0.5);

      if (seconds >= 86400)
        {
          serial = floor (serial) + 1;
          seconds = 0;
        }
      if (get_day (serial, from_1904, &day))
        {
          write_day (day, text);
          if (seconds > 0)
            {
              strcat (text, " ");
              write_time (text + strlen (text), seconds);
            }
          *number = day;
          return SW_CELL_DAY;
        }
    }
  write_number (serial, format, text);
  return format > SW_NUMBER_FORMAT_ZEROS && text[0] == '0' ? SW_CELL_TEXT : SW_CELL_NUMBER;
}

/**
 * sw_number_format_iso_day:
 * @text: a day as `2026-03-04`, maybe followed by `T` and a time
 * @day: (out): the days since 1970-01-01
 *
 * Returns: whether @text begins with a day
 */
gboolean
sw_number_format_iso_day (const char *text,
                          double     *day)
{
  guint parts[3] = { 0 };
  const char *p = text;

  for (int i = 0; i < 3; i++)
    {
      int digits = 0;

      for (; g_ascii_isdigit (*p) && digits < 4; p++, digits++)
        parts[i] = parts[i] * 10 + (*p - '0');
      if (digits != (i == 0 ? 4 : 2) || (i < 2 && *p++ != '-'))
        return FALSE;
    }
  if ((*p != '\0' && *p != 'T') || !g_date_valid_dmy (parts[2], parts[1], parts[0]))
    return FALSE;

  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, parts[2], parts[1], parts[0]);
  *day = (double) g_date_get_julian (&date) - JULIAN_OF_1970_01_01;
  return TRUE;
}

/**
 * sw_number_format_is_number:
 * @text: a text
 * @number: (out): its value
 *
 * Whether a text is a plain decimal number that a spreadsheet holds without loss: `-1.5`,
 * but neither `007` nor `1e5`, and no more than 15 digits.
 *
 * Returns: whether it is
 */
gboolean
sw_number_format_is_number (const char *text,
                            double     *number)
{
  const char *whole = text + (text[0] == '-');
  gsize n_whole = strspn (whole, "0123456789");
  gsize n_fraction = 0;

  if (n_whole == 0 || (n_whole > 1 && whole[0] == '0'))
    return FALSE;
  if (whole[n_whole] == '.')
    {
      n_fraction = strspn (whole + n_whole + 1, "0123456789");
      if (n_fraction == 0 || whole[n_whole + 1 + n_fraction] != '\0')
        return FALSE;
    }
  else if (whole[n_whole] != '\0')
    return FALSE;
  if (n_whole + n_fraction > 15)
    return FALSE;
  *number = g_ascii_strtod (text, NULL);
  return TRUE;
}
