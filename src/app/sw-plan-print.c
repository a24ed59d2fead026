/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-plan-print.h"

#include <glib/gi18n-lib.h>

#include "sw-calendar.h"
#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-list-form.h"
#include "sw-paper-sheet.h"
#include "sw-visit-sheet-form.h"

static void
get_span (const SwPlanPrint *self,
          SwDay             *first,
          SwDay             *last)
{
  *first = *last = self->day;
  if (self->kind != SW_PLAN_DAY_SHEET)
    sw_calendar_get_span (self->kind == SW_PLAN_MONTH ? SW_CALENDAR_MONTH : SW_CALENDAR_WEEK, self->day, first, last);
}

/**
 * sw_plan_print_get_name:
 * @self: a print
 * @store: a store
 *
 * Names the job and the file: what it is, for whom, from which day.
 *
 * Returns: (transfer full): the name
 */
char *
sw_plan_print_get_name (const SwPlanPrint *self,
                        SwStore           *store)
{
  const char *who = self->caregiver_id != SW_NONE ? sw_store_get_name (store, SW_TYPE_CAREGIVER, self->caregiver_id) : NULL;
  g_autofree char *day = NULL;
  SwDay first, last;

  get_span (self, &first, &last);
  day = sw_day_format_iso (first);

  return g_strdup_printf ("%s%s%s %s", self->kind == SW_PLAN_MONTH ? SW_PAPER_PLAN_NAME : SW_VISIT_SHEET_FORM_NAME,
                          who != NULL ? " " : "", who != NULL ? who : "", day);
}

/**
 * sw_plan_print_make_document:
 * @self: a print
 * @store: a store
 * @error: return location
 *
 * Makes a worker's sheet of what is still to be done, or the plan of a month.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with %SW_STORE_ERROR_NOT_FOUND where nothing
 *   would stand in it
 */
SwPrintDocument *
sw_plan_print_make_document (const SwPlanPrint  *self,
                             SwStore            *store,
                             GError            **error)
{
  g_autoptr (SwPrintDocument) document = NULL;
  g_autoptr (SwForm) form = NULL;
  g_autofree char *name = sw_plan_print_get_name (self, store);
  SwDay first, last;

  get_span (self, &first, &last);
  form = self->kind == SW_PLAN_MONTH ? sw_paper_plan (store, self->caregiver_id, SW_NONE, first, last, error) :
                                       sw_paper_visit_sheet (store, self->caregiver_id, SW_NONE, first, last, error);
  if (form == NULL)
    return NULL;
  if (sw_list_form_get_n_rows (SW_LIST_FORM (form)) == 0)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                           _("No visit is left to be made on these days. Choose others, or somebody else."));
      return NULL;
    }

  document = sw_print_document_new (form, name, NULL);
  if (!sw_print_document_check (document, error))
    return NULL;

  return g_steal_pointer (&document);
}
