/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-sheets.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement.h"
#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-elder.h"
#include "sw-month-cards.h"

static gboolean
is_there (SwStore *store,
          GType    type,
          gint64   id)
{
  return id == SW_NONE || sw_store_get_name (store, type, id) != NULL;
}

/**
 * sw_store_find_sheet:
 * @store: a store
 * @code: (inout): what was scanned; the elder, and for a month card the
 *   caregiver, whom it is about are filled in
 * @error: return location for an error, %SW_STORE_ERROR_NOT_FOUND if what the
 *   sheet is about is not in the database
 *
 * Finds what a printed sheet is about.
 *
 * Returns: whether it is there
 */
gboolean
sw_store_find_sheet (SwStore     *store,
                     SwSheetCode *code,
                     GError     **error)
{
  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  if (code->kind == SW_SHEET_MONTH_CARD)
    {
      g_autoptr (SwMonthCard) card = sw_store_find_month_card (store, code->number, error);

      if (card == NULL)
        return FALSE;
      code->elder_id = card->elder_id;
      code->caregiver_id = card->caregiver_id;
    }
  else if (code->kind == SW_SHEET_AGREEMENT)
    {
      g_autoptr (SwAgreement) agreement = sw_store_load (store, SW_TYPE_AGREEMENT, code->agreement_id, error);

      if (agreement == NULL)
        return FALSE;
      code->elder_id = agreement->elder_id;
    }

  if (is_there (store, SW_TYPE_ELDER, code->elder_id) && is_there (store, SW_TYPE_CAREGIVER, code->caregiver_id) &&
      is_there (store, SW_TYPE_COMMUNITY, code->community_id))
    return TRUE;

  g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                       _("What this sheet was printed for is not in the database."));
  return FALSE;
}
