/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visit-print.h"

#include <glib/gi18n-lib.h>

#include "sw-month-card-form.h"
#include "sw-month-cards.h"
#include "sw-paper-sheet.h"
#include "sw-service-card-form.h"
#include "sw-visit-record-form.h"
#include "sw-visit-sheet-form.h"

/**
 * sw_visit_print_new:
 * @kind: which form
 *
 * Returns: (transfer full): a print about nobody yet
 */
SwVisitPrint *
sw_visit_print_new (SwVisitPrintKind kind)
{
  SwVisitPrint *self = g_new0 (SwVisitPrint, 1);

  self->kind = kind;
  self->elders = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->scope = (SwPaperScope) { SW_NONE, SW_NONE, SW_NONE, SW_NONE, SW_NONE };
  self->month = SW_NONE;

  return self;
}

/**
 * sw_visit_print_copy:
 * @self: a print
 *
 * Returns: (transfer full): a copy, which another thread may have
 */
SwVisitPrint *
sw_visit_print_copy (const SwVisitPrint *self)
{
  SwVisitPrint *copy = g_memdup2 (self, sizeof *self);

  copy->elders = g_array_copy (self->elders);
  copy->cards = self->cards ? g_ptr_array_ref (self->cards) : NULL;

  return copy;
}

/**
 * sw_visit_print_free:
 * @self: (transfer full) (nullable): a print
 *
 * Frees a print.
 */
void
sw_visit_print_free (SwVisitPrint *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->elders);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_free (self);
}

/**
 * sw_visit_print_get_name:
 * @self: a print
 *
 * Returns: (transfer none): the official name of the form, for the job and the file
 */
const char *
sw_visit_print_get_name (const SwVisitPrint *self)
{
  static const char *const names[SW_VISIT_N_PRINTS] = {
    SW_SERVICE_CARD_FORM_NAME, SW_VISIT_RECORD_FORM_NAME, SW_MONTH_CARD_FORM_NAME, SW_VISIT_SHEET_FORM_NAME,
  };

  return names[self->kind];
}

/**
 * sw_visit_print_get_problem:
 * @self: a print
 *
 * Returns: (transfer none) (nullable): why it cannot be printed yet
 */
const char *
sw_visit_print_get_problem (const SwVisitPrint *self)
{
  const SwPaperScope *scope = &self->scope;
  gboolean spanned = self->kind == SW_VISIT_PRINT_CARD || self->kind == SW_VISIT_PRINT_SHEET;

  if (self->blank)
    return NULL;
  if (self->kind == SW_VISIT_PRINT_CARD && scope->elder_id == SW_NONE && scope->caregiver_id == SW_NONE &&
      scope->community_id == SW_NONE)
    return _("Choose whom the card is about.");
  if (self->kind == SW_VISIT_PRINT_SHEET && scope->caregiver_id == SW_NONE)
    return _("Choose who goes.");
  if (self->kind == SW_VISIT_PRINT_RECORD && self->elders->len == 0)
    return _("Choose an elder.");
  if (spanned && (scope->from == SW_NONE || scope->to == SW_NONE))
    return _("Write the first and the last day like 2026-11-21.");
  if ((scope->from == SW_NONE) != (scope->to == SW_NONE))
    return _("Write the first and the last day like 2026-11-21.");
  if (scope->from != SW_NONE && scope->to < scope->from)
    return _("The last day lies before the first day.");

  return NULL;
}

/**
 * sw_visit_print_make_cards:
 * @self: a print of month cards
 * @store: the database, without an open action
 * @error: return location
 *
 * Numbers the month cards, as one action. Those that were printed before are given again.
 *
 * Returns: whether there are any
 */
gboolean
sw_visit_print_make_cards (SwVisitPrint  *self,
                           SwStore       *store,
                           GError       **error)
{
  g_autoptr (GArray) elders = NULL;

  g_return_val_if_fail (self->kind == SW_VISIT_PRINT_MONTH, FALSE);

  elders = self->elders->len > 0 ? g_array_ref (self->elders)
                                 : sw_paper_month_card_elders (store, self->scope.community_id, self->month, error);
  if (elders == NULL)
    return FALSE;
  if (elders->len == 0)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                           _("No elder there has a neighbour or volunteer."));
      return FALSE;
    }

  g_clear_pointer (&self->cards, g_ptr_array_unref);
  self->cards = sw_store_make_month_cards (store, (const gint64 *) (gpointer) elders->data, elders->len, self->month,
                                           error);

  return self->cards != NULL;
}

static SwForm *
make_blank (const SwVisitPrint *self)
{
  switch (self->kind)
    {
    case SW_VISIT_PRINT_CARD:
      return SW_FORM (sw_service_card_form_new_blank ());
    case SW_VISIT_PRINT_RECORD:
      return SW_FORM (sw_visit_record_form_new ());
    case SW_VISIT_PRINT_SHEET:
      return SW_FORM (sw_visit_sheet_form_new_blank ());
    case SW_VISIT_PRINT_MONTH:
    case SW_VISIT_N_PRINTS:
    default:
      return SW_FORM (sw_month_card_form_new_blank ());
    }
}

static SwForm *
make_form (const SwVisitPrint  *self,
           SwStore             *store,
           GError             **error)
{
  switch (self->kind)
    {
    case SW_VISIT_PRINT_CARD:
      return sw_paper_service_card (store, &self->scope, error);
    case SW_VISIT_PRINT_RECORD:
      return sw_paper_visit_records (store, (const gint64 *) (gpointer) self->elders->data, self->elders->len,
                                     self->scope.from, self->scope.to, error);
    case SW_VISIT_PRINT_SHEET:
      return sw_paper_visit_sheet (store, self->scope.caregiver_id, SW_NONE, self->scope.from, self->scope.to, error);
    case SW_VISIT_PRINT_MONTH:
    case SW_VISIT_N_PRINTS:
    default:
      return sw_paper_month_cards (store, self->cards, error);
    }
}

/**
 * sw_visit_print_make_document:
 * @self: a print
 * @store: a store that nobody else uses, since the document keeps it
 * @error: return location
 *
 * Fills the form in and lays it out, which takes a while for many.
 *
 * Returns: (transfer full) (nullable): the document
 */
SwPrintDocument *
sw_visit_print_make_document (const SwVisitPrint  *self,
                              SwStore             *store,
                              GError             **error)
{
  g_autoptr (SwForm) form = self->blank ? make_blank (self) : make_form (self, store, error);

  return form ? sw_print_document_new (form, sw_visit_print_get_name (self), NULL) : NULL;
}
