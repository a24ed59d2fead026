/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a month card says of the days of its month, set by keys; without widgets. */
#include "sw-month-sheet.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-store-query.h"

#define GROUP "month"

static SwMonthCardDay
day_of_mark (SwMark mark)
{
  SwMonthCardDay day;

  sw_mark_to_visit (mark, &day.channel, &day.outcome);

  return day;
}

/**
 * sw_month_sheet_init:
 * @self: (out caller-allocates): a sheet
 * @card: (nullable): a card, which must outlive the sheet
 *
 * Begins a month of which nothing is said or recorded.
 */
void
sw_month_sheet_init (SwMonthSheet *self,
                     SwMonthCard  *card)
{
  *self = (SwMonthSheet) { .card = card };
  for (guint i = 0; i < SW_MONTH_CARD_DAYS; i++)
    self->days[i] = day_of_mark (SW_MARK_NONE);
}

/**
 * sw_month_sheet_load:
 * @self: (out caller-allocates): a sheet
 * @store: a store
 * @card: a card, which must outlive the sheet
 * @error: return location for an error
 *
 * Begins a month with what is recorded of it already, from wherever.
 *
 * Returns: whether it could be read
 */
gboolean
sw_month_sheet_load (SwMonthSheet  *self,
                     SwStore       *store,
                     SwMonthCard   *card,
                     GError       **error)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  g_autofree char *elder = g_strdup_printf ("%" G_GINT64_FORMAT, card->elder_id);
  g_autofree char *first = sw_day_format_iso (card->month);
  g_autofree char *last = sw_day_format_iso (sw_day_month_end (card->month));
  const char *is_elder[] = { elder, NULL };
  const char *from[] = { first, NULL };
  const char *to[] = { last, NULL };

  sw_month_sheet_init (self, card);
  if (!sw_query_set_condition (query, "elder_id", SW_OPERATOR_EQUAL, is_elder, error) ||
      !sw_query_set_condition (query, "day", SW_OPERATOR_GREATER_EQUAL, from, error) ||
      !sw_query_set_condition (query, "day", SW_OPERATOR_LESS_EQUAL, to, error))
    return FALSE;
  ids = sw_store_query_ids (store, query, -1, error);
  if (ids == NULL)
    return FALSE;
  visits = sw_store_load_ids (store, SW_TYPE_VISIT, (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (visits == NULL)
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    if (visits->pdata[i])
      sw_month_sheet_add_recorded (self, visits->pdata[i]);

  return TRUE;
}

/**
 * sw_month_sheet_add_recorded:
 * @self: a sheet
 * @visit: a visit to the card's elder that is recorded; one of another month is passed by
 *
 * Notes what needs not be recorded again: what the card's neighbour did. What others did is counted.
 */
void
sw_month_sheet_add_recorded (SwMonthSheet *self,
                             SwVisit      *visit)
{
  gint64 index = visit->day - self->card->month;
  SwMark mark = sw_mark_of_visit (visit);

  if (visit->day == SW_NONE || index < 0 || index >= sw_month_card_n_days (self->card))
    return;

  if (visit->party != SW_PARTY_NEIGHBOUR || visit->caregiver_id != self->card->caregiver_id)
    self->n_others[index]++;
  else if (self->recorded[index] == SW_MARK_NONE || self->recorded[index] == SW_MARK_NOT_REACHED ||
           self->recorded[index] == SW_MARK_AWAY)
    self->recorded[index] = mark;
}

/**
 * sw_month_sheet_fill:
 * @self: a sheet
 * @mark: what is to be said of every day that is not to come and not recorded already
 * @today: the day on which it is entered
 *
 * Says the same of the whole month: what a clerk begins with before the exceptions.
 */
void
sw_month_sheet_fill (SwMonthSheet *self,
                     SwMark        mark,
                     SwDay         today)
{
  sw_month_card_fill (self->card, day_of_mark (mark), today, self->days);
  for (guint i = 0; i < SW_MONTH_CARD_DAYS; i++)
    if (self->recorded[i] != SW_MARK_NONE)
      self->days[i] = day_of_mark (SW_MARK_NONE);
}

/**
 * sw_month_sheet_get_mark:
 * @self: a sheet
 * @index: a day of the month, from 0
 *
 * Returns: what is to be recorded of the day
 */
SwMark
sw_month_sheet_get_mark (const SwMonthSheet *self,
                         guint               index)
{
  g_return_val_if_fail (index < SW_MONTH_CARD_DAYS, SW_MARK_NONE);

  return sw_mark_of (self->days[index].outcome, self->days[index].channel);
}

/**
 * sw_month_sheet_set_mark:
 * @self: a sheet
 * @index: a day of the month, from 0
 * @mark: what is said of it
 * @today: the day on which it is entered
 * @error: return location for why not: the day is to come, or recorded already
 *
 * Says something of one day.
 *
 * Returns: whether it could be said
 */
gboolean
sw_month_sheet_set_mark (SwMonthSheet  *self,
                         guint          index,
                         SwMark         mark,
                         SwDay          today,
                         GError       **error)
{
  g_return_val_if_fail (index < sw_month_card_n_days (self->card), FALSE);

  if (self->card->month + (SwDay) index > today)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID, _("A visit cannot lie in the future."));
      return FALSE;
    }
  if (self->recorded[index] != SW_MARK_NONE)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS,
                           _("This day is recorded already. Correct the visit in the history, or add another by quick entry."));
      return FALSE;
    }

  self->days[index] = day_of_mark (mark);

  return TRUE;
}

/**
 * sw_month_sheet_n_marks:
 * @self: a sheet
 *
 * Returns: how many visits are to be recorded
 */
guint
sw_month_sheet_n_marks (const SwMonthSheet *self)
{
  guint n = 0;

  for (guint i = 0; i < SW_MONTH_CARD_DAYS; i++)
    n += self->days[i].outcome != SW_NONE;

  return n;
}

/**
 * sw_month_sheet_n_recorded:
 * @self: a sheet
 *
 * Returns: on how many days a visit of the card's neighbour is recorded already
 */
guint
sw_month_sheet_n_recorded (const SwMonthSheet *self)
{
  guint n = 0;

  for (guint i = 0; i < SW_MONTH_CARD_DAYS; i++)
    n += self->recorded[i] != SW_MARK_NONE;

  return n;
}

/**
 * sw_month_sheet_move:
 * @self: a sheet
 * @index: a day of the month, from 0
 * @by: so many days on, or back if negative
 *
 * Returns: the day that an arrow leads to; the same where the month ends
 */
guint
sw_month_sheet_move (const SwMonthSheet *self,
                     guint               index,
                     int                 by)
{
  int to = (int) index + by;

  return to < 0 || to >= (int) sw_month_card_n_days (self->card) ? index : (guint) to;
}

/**
 * sw_month_sheet_write:
 * @self: a sheet
 * @file: where to
 *
 * Writes what is said of the days; nothing if there is nothing.
 */
void
sw_month_sheet_write (const SwMonthSheet *self,
                      GKeyFile           *file)
{
  int marks[SW_MONTH_CARD_DAYS];

  if (sw_month_sheet_n_marks (self) == 0)
    return;

  for (guint i = 0; i < SW_MONTH_CARD_DAYS; i++)
    marks[i] = sw_month_sheet_get_mark (self, i);
  g_key_file_set_string (file, GROUP, "card", self->card->number);
  g_key_file_set_integer_list (file, GROUP, "marks", marks, SW_MONTH_CARD_DAYS);
}

/**
 * sw_month_sheet_peek:
 * @file: what sw_month_sheet_write() wrote
 *
 * Returns: (transfer full) (nullable): the number of the card
 */
char *
sw_month_sheet_peek (GKeyFile *file)
{
  return g_key_file_get_string (file, GROUP, "card", NULL);
}

/**
 * sw_month_sheet_restore:
 * @self: the sheet of the card that sw_month_sheet_peek() names
 * @file: what sw_month_sheet_write() wrote
 * @today: the day on which it is entered
 *
 * Says of the days what was said when the program ended; days that are recorded meanwhile are passed by.
 */
void
sw_month_sheet_restore (SwMonthSheet *self,
                        GKeyFile     *file,
                        SwDay         today)
{
  gsize n = 0;
  g_autofree int *marks = g_key_file_get_integer_list (file, GROUP, "marks", &n, NULL);

  for (guint i = 0; i < MIN (n, sw_month_card_n_days (self->card)); i++)
    if (marks[i] > SW_MARK_NONE && marks[i] < SW_N_MARKS)
      sw_month_sheet_set_mark (self, i, marks[i], today, NULL);
}
