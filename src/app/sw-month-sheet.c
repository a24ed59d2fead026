/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a month card says of the days of its month, set by keys; without widgets. */
#include "sw-month-sheet.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"

static SwMonthCardDay
day_of_mark (SwMark mark)
{
  SwMonthCardDay day;

  sw_mark_to_visit (mark, &day.channel, &day.outcome);

  return day;
}

/**
 * sw_month_sheet_fill:
 * @card: a card
 * @mark: what is to be said of every day that is not to come
 * @today: the day on which it is entered
 * @days: (out caller-allocates) (array fixed-size=31): the days of the month
 *
 * Says the same of the whole month: what a clerk begins with before the exceptions.
 */
void
sw_month_sheet_fill (SwMonthCard    *card,
                     SwMark          mark,
                     SwDay           today,
                     SwMonthCardDay *days)
{
  sw_month_card_fill (card, day_of_mark (mark), today, days);
}

/**
 * sw_month_sheet_get_mark:
 * @days: (array fixed-size=31): the days of the month
 * @index: a day of the month, from 0
 *
 * Returns: what is said of the day
 */
SwMark
sw_month_sheet_get_mark (const SwMonthCardDay *days,
                         guint                 index)
{
  g_return_val_if_fail (index < SW_MONTH_CARD_DAYS, SW_MARK_NONE);

  if (days[index].outcome == SW_NONE)
    return SW_MARK_NONE;
  if (!sw_outcome_counts (days[index].outcome))
    return SW_MARK_NOT_REACHED;

  return days[index].channel == SW_CHANNEL_PHONE ? SW_MARK_PHONE :
         days[index].channel == SW_CHANNEL_VIDEO ? SW_MARK_VIDEO : SW_MARK_HOME;
}

/**
 * sw_month_sheet_set_mark:
 * @card: a card
 * @days: (inout) (array fixed-size=31): the days of the month
 * @index: a day of the month, from 0
 * @mark: what is said of it
 * @today: the day on which it is entered
 * @error: return location for why not: the day is to come
 *
 * Says something of one day.
 *
 * Returns: whether it could be said
 */
gboolean
sw_month_sheet_set_mark (SwMonthCard     *card,
                         SwMonthCardDay  *days,
                         guint            index,
                         SwMark           mark,
                         SwDay            today,
                         GError         **error)
{
  g_return_val_if_fail (index < sw_month_card_n_days (card), FALSE);

  if (card->month + (SwDay) index > today)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID, _("A visit cannot lie in the future."));
      return FALSE;
    }

  days[index] = day_of_mark (mark);

  return TRUE;
}

/**
 * sw_month_sheet_n_marks:
 * @days: (array fixed-size=31): the days of the month
 *
 * Returns: of how many days something is said
 */
guint
sw_month_sheet_n_marks (const SwMonthCardDay *days)
{
  guint n = 0;

  for (guint i = 0; i < SW_MONTH_CARD_DAYS; i++)
    n += days[i].outcome != SW_NONE;

  return n;
}

/**
 * sw_month_sheet_move:
 * @card: a card
 * @index: a day of the month, from 0
 * @by: so many days on, or back if negative
 *
 * Returns: the day that an arrow leads to; the same where the month ends
 */
gint
sw_month_sheet_move (SwMonthCard *card,
                     guint        index,
                     int          by)
{
  gint to = (gint) index + by;

  return to < 0 || to >= (gint) sw_month_card_n_days (card) ? (gint) index : to;
}
