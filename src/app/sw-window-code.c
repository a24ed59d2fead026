/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-window-code.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-page.h"
#include "sw-day.h"
#include "sw-month-cards.h"
#include "sw-sheet-code.h"
#include "sw-visit-dialog.h"
#include "sw-visits-entry.h"
#include "sw-visits-page.h"
#include "sw-visits.h"

/* What the QR code of a printed sheet opens. A hand scanner types it into a search box. */

static void
show_visits (SwWindow          *window,
             const SwSheetCode *code)
{
  g_autoptr (GString) filter = g_string_new (NULL);
  const struct
  {
    const char *name;
    gint64      id;
  } persons[] = {
    { "elder_id", code->elder_id }, { "caregiver_id", code->caregiver_id }, { "community_id", code->community_id },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (persons); i++)
    if (persons[i].id != SW_NONE)
      g_string_append_printf (filter, "%s=%" G_GINT64_FORMAT "\n", persons[i].name, persons[i].id);
  if (code->from_day != SW_NONE)
    {
      g_autofree char *from = sw_day_format_iso (code->from_day);

      g_string_append_printf (filter, "day>=%s\n", from);
    }
  if (code->to_day != SW_NONE)
    {
      g_autofree char *to = sw_day_format_iso (code->to_day);

      g_string_append_printf (filter, "day<=%s\n", to);
    }

  sw_visits_page_show_filter (window, filter->str);
}

/* The row of somebody's sheet: what they did there is recorded, as the party that they are. */
static gboolean
record_row (SwWindow           *window,
            SwStore            *store,
            const SwSheetCode  *code,
            GError            **error)
{
  g_autoptr (SwVisit) visit = NULL;
  SwDay today = sw_day_today ();

  if (sw_store_is_read_only (store))
    {
      sw_window_open_elder (window, code->elder_id);
      return TRUE;
    }

  visit = sw_visit_dialog_make (store, code->elder_id, MIN (today, code->to_day), error);
  if (visit == NULL)
    return FALSE;
  visit->caregiver_id = code->caregiver_id;
  if (!sw_store_assign_party (store, visit, error))
    return FALSE;
  visit->source = SW_VISIT_SOURCE_CARD;
  gtk_window_present (sw_visit_dialog_new (GTK_WINDOW (window), store, visit));

  return TRUE;
}

/* A card is to be entered, once; then its visits are to be looked at. */
static gboolean
open_card (SwWindow     *window,
           SwStore      *store,
           const char   *number,
           GError      **error)
{
  g_autoptr (SwMonthCard) card = sw_store_find_month_card (store, number, error);
  SwSheetCode visits;

  if (card == NULL)
    return FALSE;

  if (card->entered_day == SW_NONE && !sw_store_is_read_only (store))
    {
      sw_visits_entry_open_card (window, card->number);
      return TRUE;
    }

  sw_sheet_code_init (&visits, SW_SHEET_SERVICE_CARD);
  visits.elder_id = card->elder_id;
  visits.from_day = card->month;
  visits.to_day = sw_day_month_end (card->month);
  show_visits (window, &visits);

  return TRUE;
}

static gboolean
open_visit (SwWindow           *window,
            SwStore            *store,
            const SwSheetCode  *code,
            GError            **error)
{
  if (code->visit_id != SW_NONE && !sw_store_is_read_only (store))
    return sw_visit_dialog_open (GTK_WINDOW (window), store, code->visit_id, error);

  sw_window_open_elder (window, code->elder_id);

  return TRUE;
}

static gboolean
open_code (SwWindow           *window,
           const SwSheetCode  *code,
           GError            **error)
{
  SwStore *store = sw_window_get_store (window);

  switch (code->kind)
    {
    case SW_SHEET_ELDER:
      sw_window_open_elder (window, code->elder_id);
      return TRUE;
    case SW_SHEET_AGREEMENT:
      sw_agreement_page_open (window, code->agreement_id);
      return TRUE;
    case SW_SHEET_MONTH_CARD:
      return open_card (window, store, code->number, error);
    case SW_SHEET_WORKER_ROW:
      return record_row (window, store, code, error);
    case SW_SHEET_VISIT_RECORD:
      return open_visit (window, store, code, error);
    case SW_SHEET_WORKER:
    case SW_SHEET_SERVICE_CARD:
    default:
      show_visits (window, code);
      return TRUE;
    }
}

/**
 * sw_window_open_code:
 * @window: a window with an open database
 * @text: what was scanned or typed
 *
 * Opens what the code of a printed sheet is about: the elder, the agreement, the visits of a service
 * card, a month card to be entered, or a visit to be recorded for the row of a worker's sheet. What is not there is reported.
 *
 * Returns: whether it is such a code at all
 */
gboolean
sw_window_open_code (SwWindow   *window,
                     const char *text)
{
  g_autoptr (GError) error = NULL;
  SwSheetCode code;

  g_return_val_if_fail (SW_IS_WINDOW (window), FALSE);

  if (!sw_sheet_code_parse (text, &code) || sw_window_get_store (window) == NULL)
    return FALSE;

  if (!open_code (window, &code, &error))
    sw_window_report_error (window, error);

  return TRUE;
}
