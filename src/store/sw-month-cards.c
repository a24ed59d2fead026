/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Month cards: printed with a number, entered once. */
#include "sw-month-cards.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-elder.h"
#include "sw-pinyin.h"
#include "sw-sheet-code.h"
#include "sw-store-private.h"
#include "sw-visits.h"

/* The last serial of the month that a card has. */
static gboolean
last_serial (SwStore *store,
             SwDay    month,
             gint64  *serial,
             GError **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (sw_store_get_connection (store),
                           "SELECT coalesce (max (CAST (substr (number, 7) AS INTEGER)), 0) FROM month_card WHERE month = ?1", error);

  if (statement == NULL)
    return FALSE;
  sw_statement_bind_integer (statement, 1, month);
  if (sw_statement_step (statement, error) != SW_STEP_ROW)
    return FALSE;

  *serial = sw_statement_get_integer (statement, 0);
  return TRUE;
}

/* The card that was printed for the same elder, month and neighbour; none is no error. */
static gboolean
find_printed (SwStore      *store,
              gint64        elder_id,
              gint64        caregiver_id,
              SwDay         month,
              SwMonthCard **card,
              GError      **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (sw_store_get_connection (store),
                           "SELECT id FROM month_card WHERE elder_id = ?1 AND month = ?2 AND caregiver_id IS ?3", error);
  SwStep step;

  *card = NULL;
  if (statement == NULL)
    return FALSE;
  sw_statement_bind_integer (statement, 1, elder_id);
  sw_statement_bind_integer (statement, 2, month);
  sw_statement_bind_integer (statement, 3, caregiver_id);
  step = sw_statement_step (statement, error);
  if (step != SW_STEP_ROW)
    return step == SW_STEP_DONE;

  *card = sw_store_load (store, SW_TYPE_MONTH_CARD, sw_statement_get_integer (statement, 0), error);
  return *card != NULL;
}

/* Within an action. A number is given once, also when the printing is undone: a sheet
 * of paper cannot be called back. */
static SwMonthCard *
make_card (SwStore *store,
           gint64   elder_id,
           SwDay    month,
           gint64   last,
           GError **error)
{
  g_autofree char *name = g_strdup_printf ("month_card/%" G_GINT64_FORMAT, (gint64) month);
  g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, elder_id, error);
  g_autoptr (SwMonthCard) card = NULL;
  int year, month_number;
  gint64 serial;

  if (elder == NULL || !find_printed (store, elder_id, elder->neighbour_id, month, &card, error))
    return NULL;
  if (card)
    return g_steal_pointer (&card);

  if (!sw_store_next_serial (store, name, last + 1, &serial, error))
    return NULL;
  card = sw_month_card_new ();
  sw_day_to_ymd (month, &year, &month_number, NULL);
  card->number = g_strdup_printf ("%04d%02d%04" G_GINT64_FORMAT, year, month_number, serial);
  card->month = month;
  card->elder_id = elder_id;
  card->caregiver_id = elder->neighbour_id;
  card->printed_day = sw_day_today ();

  return sw_store_save (store, SW_RECORD (card), error) ? g_steal_pointer (&card) : NULL;
}

/**
 * sw_store_make_month_cards:
 * @store: a store without an open action
 * @elder_ids: (array length=n_ids): elders
 * @n_ids: how many
 * @month: any day of the month
 * @error: return location for an error
 *
 * Numbers a month card for each elder and the elder's neighbour, as one action.
 * A card that was printed before for the same month and neighbour is given
 * again, so that no month has two cards that could both be entered.
 *
 * Returns: (transfer full) (nullable) (element-type SwMonthCard): the cards in
 *   the order of @elder_ids
 */
GPtrArray *
sw_store_make_month_cards (SwStore      *store,
                           const gint64 *elder_ids,
                           gsize         n_ids,
                           SwDay         month,
                           GError      **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 last;
  gboolean good;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  month = sw_day_month_start (month);
  if (!sw_store_begin (store, _("Print month cards"), error))
    return NULL;

  good = last_serial (store, month, &last, error);
  for (gsize i = 0; i < n_ids && good; i++)
    {
      SwMonthCard *card = make_card (store, elder_ids[i], month, last, error);

      good = card != NULL;
      if (card)
        g_ptr_array_add (cards, card);
    }
  if (!good)
    {
      sw_store_rollback (store);
      return NULL;
    }

  return sw_store_commit (store, error) ? g_steal_pointer (&cards) : NULL;
}

/**
 * sw_store_find_month_card:
 * @store: a store
 * @number: the number as it was typed, or the text of its QR code
 * @error: return location for an error, %SW_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the card that was printed with the number
 */
SwMonthCard *
sw_store_find_month_card (SwStore    *store,
                          const char *number,
                          GError    **error)
{
  g_autofree char *plain = sw_text_normalize (number);
  g_autoptr (GPtrArray) found = NULL;
  SwSheetCode code;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  if (sw_sheet_code_parse (plain, &code) && code.kind == SW_SHEET_MONTH_CARD)
    {
      g_free (plain);
      plain = g_strdup (code.number);
    }
  found = sw_store_load_where (store, SW_TYPE_MONTH_CARD, "number", plain, error);
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the number of a month card. */
                   _("No month card with the number “%s” was printed."), plain);
      return NULL;
    }

  return g_object_ref (found->pdata[0]);
}

/**
 * sw_store_check_month_card:
 * @store: a store
 * @card: a card
 * @error: return location for why not; %SW_STORE_ERROR_EXISTS if it is entered
 *   already
 *
 * Returns: whether the card can be entered
 */
gboolean
sw_store_check_month_card (SwStore     *store,
                           SwMonthCard *card,
                           GError     **error)
{
  g_autoptr (SwMonthCard) stored = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  if (sw_record_get_id (SW_RECORD (card)) == SW_NONE)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                           _("A month card is entered by the number with which it was printed."));
      return FALSE;
    }
  stored = sw_store_load (store, SW_TYPE_MONTH_CARD, sw_record_get_id (SW_RECORD (card)), error);
  if (stored == NULL)
    return FALSE;
  if (stored->month > sw_day_today ())
    {
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                   /* Translators: %s is the number of a month card. */
                   _("The month of the card %s has not begun."), stored->number);
      return FALSE;
    }
  if (stored->entered_day == SW_NONE)
    return TRUE;

  day = sw_day_format (stored->entered_day);
  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS,
               /* Translators: the number of a month card and a day. */
               _("The month card %s was entered on %s already; correct its visits instead."), stored->number, day);
  return FALSE;
}

/**
 * sw_store_enter_month_card:
 * @store: a store without an open action
 * @card: a card that was printed
 * @days: (array fixed-size=31): what the card says of each day of the month
 * @party: as which the visits were made, %SW_PARTY_NEIGHBOUR as a rule
 * @error: return location for an error; %SW_STORE_ERROR_EXISTS if it is entered
 *   already, %SW_STORE_ERROR_INVALID for a day in the future
 *
 * Enters a card: its visits and that it is entered, as one action.
 *
 * Returns: whether it is on the disk
 */
gboolean
sw_store_enter_month_card (SwStore              *store,
                           SwMonthCard          *card,
                           const SwMonthCardDay *days,
                           gint64                party,
                           GError              **error)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (SwMonthCard) stored = NULL;
  g_autofree char *label = NULL;
  gboolean good = TRUE;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  if (!sw_store_check_month_card (store, card, error))
    return FALSE;
  stored = sw_store_load (store, SW_TYPE_MONTH_CARD, sw_record_get_id (SW_RECORD (card)), error);
  if (stored == NULL)
    return FALSE;

  /* Translators: what the user did; %s is the number of a month card. */
  label = g_strdup_printf (_("Enter the month card %s"), stored->number);
  if (!sw_store_begin (store, label, error))
    return FALSE;

  visits = sw_month_card_make_visits (stored, days, party);
  for (guint i = 0; i < visits->len && good; i++)
    good = sw_store_put_visit (store, visits->pdata[i], NULL, error);
  stored->entered_day = sw_day_today ();
  if (!good || !sw_store_save (store, SW_RECORD (stored), error))
    {
      sw_store_rollback (store);
      return FALSE;
    }
  if (!sw_store_commit (store, error))
    return FALSE;

  card->entered_day = stored->entered_day;
  return TRUE;
}
