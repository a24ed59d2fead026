/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-quarter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-day.h"
#include "sw-text.h"

static const char *const numerals[] = { "一", "二", "三", "四" };

static gboolean
is_quarter (int quarter)
{
  return quarter >= 4 && quarter < 10000 * 4;
}

/**
 * sw_quarter_of:
 * @day: a day
 *
 * Gets the quarter that a day belongs to.
 *
 * Returns: the quarter, year * 4 + 0…3, or -1 for %SW_NONE
 */
int
sw_quarter_of (SwDay day)
{
  int year, month;

  if (!sw_day_to_ymd (day, &year, &month, NULL))
    return -1;

  return year * 4 + (month - 1) / 3;
}

/**
 * sw_quarter_start:
 * @quarter: a quarter
 *
 * Gets the first day of a quarter.
 *
 * Returns: the day, or %SW_NONE where there is no such quarter
 */
SwDay
sw_quarter_start (int quarter)
{
  if (!is_quarter (quarter))
    return SW_NONE;

  return sw_day_from_ymd (quarter / 4, quarter % 4 * 3 + 1, 1);
}

/**
 * sw_quarter_end:
 * @quarter: a quarter
 *
 * Gets the last day of a quarter.
 *
 * Returns: the day, or %SW_NONE where there is no such quarter
 */
SwDay
sw_quarter_end (int quarter)
{
  if (!is_quarter (quarter))
    return SW_NONE;

  return sw_day_month_end (sw_day_from_ymd (quarter / 4, quarter % 4 * 3 + 3, 1));
}

/**
 * sw_quarter_last_friday:
 * @quarter: a quarter
 *
 * Gets the day on which the register of a quarter is due: 每季度最后一个周五前 (姑苏民卫〔2022〕159号).
 * The day itself still counts.
 *
 * Returns: the last Friday, or %SW_NONE where there is no such quarter
 */
SwDay
sw_quarter_last_friday (int quarter)
{
  SwDay end = sw_quarter_end (quarter);

  if (end == SW_NONE)
    return SW_NONE;

  return end - (sw_day_weekday (end) + 2) % 7;
}

/* Steps over a prefix if it is there. */
static gboolean
skip (const char **p,
      const char  *prefix)
{
  if (!g_str_has_prefix (*p, prefix))
    return FALSE;

  *p += strlen (prefix);
  return TRUE;
}

static void
skip_blank (const char **p)
{
  while (skip (p, " "))
    ;
}

/**
 * sw_quarter_parse:
 * @text: (nullable): what somebody wrote
 * @error: return location for an error of the domain `SW_DAY_ERROR`
 *
 * Reads a quarter: `2026Q4`, `2026-Q4`, `2026年第四季度`, `2026年四季度`, `2026年4季度`.
 * Full-width characters, lower case and blanks are understood.
 *
 * Returns: the quarter, or -1 with an error
 */
int
sw_quarter_parse (const char  *text,
                  GError     **error)
{
  g_autofree char *folded = sw_text_fold (text);
  const char *p = folded;
  gboolean by_letter;
  int year = 0;
  int width = 0;
  int number = -1;

  for (; g_ascii_isdigit (*p) && width < 5; p++, width++)
    year = year * 10 + (*p - '0');

  skip_blank (&p);
  if (!skip (&p, "年"))
    skip (&p, "-");
  skip_blank (&p);

  by_letter = skip (&p, "Q") || skip (&p, "q");
  if (!by_letter)
    skip (&p, "第");
  skip_blank (&p);

  if (g_ascii_isdigit (*p))
    number = *p++ - '0';
  else if (!by_letter)
    for (guint i = 0; i < G_N_ELEMENTS (numerals) && number < 0; i++)
      if (skip (&p, numerals[i]))
        number = i + 1;
  skip_blank (&p);

  if (!by_letter)
    {
      if (!skip (&p, "季"))
        number = -1;
      skip (&p, "度");
    }

  if (*folded == '\0')
    g_set_error_literal (error, SW_DAY_ERROR, SW_DAY_ERROR_SYNTAX, _("No quarter is given."));
  else if (number < 0 || *p != '\0')
    g_set_error (error, SW_DAY_ERROR, SW_DAY_ERROR_SYNTAX,
                 /* Translators: %s is what the user wrote. */
                 _("“%s” is not a quarter. Write it like 2026Q4."), folded);
  else if (width == 0)
    g_set_error (error, SW_DAY_ERROR, SW_DAY_ERROR_YEAR,
                 /* Translators: %s is what the user wrote. */
                 _("“%s” is not a quarter: the year is missing."), folded);
  else if (width != 4 || year == 0)
    g_set_error (error, SW_DAY_ERROR, SW_DAY_ERROR_YEAR,
                 /* Translators: %s is what the user wrote. */
                 _("“%s” is not a quarter: write the year with four digits."), folded);
  else if (number < 1 || number > 4)
    g_set_error (error, SW_DAY_ERROR, SW_DAY_ERROR_RANGE,
                 /* Translators: %s is what the user wrote, %d the number of a quarter. */
                 _("“%s” is not a quarter: there is no quarter %d."), folded, number);
  else
    return year * 4 + number - 1;

  return -1;
}

/**
 * sw_quarter_format:
 * @quarter: a quarter
 *
 * Writes a quarter for the screen, in the user's language.
 *
 * Returns: (transfer full): the text, "" where there is no such quarter
 */
char *
sw_quarter_format (int quarter)
{
  if (!is_quarter (quarter))
    return g_strdup ("");

  switch (quarter % 4)
    {
    case 0:
      /* Translators: %d is a year. */
      return g_strdup_printf (_("First quarter of %d"), quarter / 4);
    case 1:
      /* Translators: %d is a year. */
      return g_strdup_printf (_("Second quarter of %d"), quarter / 4);
    case 2:
      /* Translators: %d is a year. */
      return g_strdup_printf (_("Third quarter of %d"), quarter / 4);
    default:
      /* Translators: %d is a year. */
      return g_strdup_printf (_("Fourth quarter of %d"), quarter / 4);
    }
}

/**
 * sw_quarter_format_iso:
 * @quarter: a quarter
 *
 * Writes a quarter for machines, "2026Q4", never translated.
 *
 * Returns: (transfer full): the text, "" where there is no such quarter
 */
char *
sw_quarter_format_iso (int quarter)
{
  if (!is_quarter (quarter))
    return g_strdup ("");

  return g_strdup_printf ("%04dQ%d", quarter / 4, quarter % 4 + 1);
}

/**
 * sw_quarter_format_chinese:
 * @quarter: a quarter
 *
 * Writes a quarter for official forms, "2026年第四季度" in every language.
 *
 * Returns: (transfer full): the text, "" where there is no such quarter
 */
char *
sw_quarter_format_chinese (int quarter)
{
  if (!is_quarter (quarter))
    return g_strdup ("");

  return g_strdup_printf ("%d年第%s季度", quarter / 4, numerals[quarter % 4]);
}
