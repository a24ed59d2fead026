/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-print.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-office.h"
#include "sw-register-form.h"
#include "sw-register-rows.h"

/**
 * sw_register_print_new:
 * @choice: (transfer full): who is to stand in it
 * @today: the day of today
 *
 * Makes the usual print: reported today, for the quarter of today.
 *
 * Returns: (transfer full): the print
 */
SwRegisterPrint *
sw_register_print_new (SwRegisterChoice *choice,
                       SwDay             today)
{
  SwRegisterPrint *self = g_new0 (SwRegisterPrint, 1);

  self->choice = choice;
  self->report_day = today;
  self->quarter = sw_quarter_of (today);

  return self;
}

/**
 * sw_register_print_copy:
 * @self: a print
 *
 * Returns: (transfer full): a copy, which another thread may have
 */
SwRegisterPrint *
sw_register_print_copy (const SwRegisterPrint *self)
{
  SwRegisterPrint *copy = g_new (SwRegisterPrint, 1);

  *copy = *self;
  copy->choice = sw_register_choice_copy (self->choice);

  return copy;
}

/**
 * sw_register_print_free:
 * @self: (transfer full) (nullable): a print
 *
 * Frees a print.
 */
void
sw_register_print_free (SwRegisterPrint *self)
{
  if (self == NULL)
    return;

  sw_register_choice_free (self->choice);
  g_free (self);
}

/**
 * sw_register_print_get_name:
 * @self: a print
 *
 * Names the job and the file: the form's official name and the quarter.
 *
 * Returns: (transfer full): the name
 */
char *
sw_register_print_get_name (const SwRegisterPrint *self)
{
  g_autofree char *quarter = self->quarter >= 0 ? sw_quarter_format_chinese (self->quarter) : NULL;

  if (self->n_blank_rows > 0)
    return g_strconcat (SW_REGISTER_FORM_NAME, " 空白表", NULL);

  return g_strconcat (SW_REGISTER_FORM_NAME, quarter ? " " : NULL, quarter, NULL);
}

static SwRegisterRows *
make_rows (const SwRegisterPrint *self,
           SwStore               *store,
           GError               **error)
{
  g_autoptr (GArray) ids = sw_register_choice_get_ids (self->choice, store, error);

  if (ids == NULL)
    return NULL;

  if (ids->len == 0)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                           _("There is nobody to print. Choose others, or print a blank form."));
      return NULL;
    }

  return sw_register_rows_new (store, ids, error);
}

static gboolean
get_error (gpointer   rows,
           GError   **error)
{
  return sw_register_rows_get_error (SW_REGISTER_ROWS (rows), error);
}

static char *
row_name (gpointer rows,
          guint    row)
{
  const SwRegisterRow *found = sw_register_row_source_get_row (SW_REGISTER_ROW_SOURCE (rows), row - 1);

  return found ? g_strdup (found->name) : NULL;
}

/**
 * sw_register_print_make_document:
 * @self: a print
 * @store: a store that nobody else uses, since the document keeps it
 * @error: return location
 *
 * Makes the register and lays it out, which takes a second or more for ten thousand rows.
 *
 * Returns: (transfer full) (nullable): the document
 */
SwPrintDocument *
sw_register_print_make_document (const SwRegisterPrint *self,
                                 SwStore               *store,
                                 GError               **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  g_autoptr (SwRegisterRows) rows = NULL;
  SwPrintSource source = { NULL, get_error, row_name };
  g_autoptr (SwPrintDocument) document = NULL;
  g_autoptr (SwForm) form = NULL;
  g_autofree char *quarter = self->quarter >= 0 ? sw_quarter_format_chinese (self->quarter) : NULL;
  g_autofree char *name = sw_register_print_get_name (self);

  if (office == NULL)
    return NULL;

  if (self->n_blank_rows > 0)
    {
      form = sw_register_form_new_blank (self->n_blank_rows);
    }
  else
    {
      rows = make_rows (self, store, error);
      if (rows == NULL)
        return NULL;
      form = sw_register_form_new (SW_REGISTER_ROW_SOURCE (rows));
      sw_register_form_set_quarter (SW_REGISTER_FORM (form), quarter);
      sw_register_form_set_report_day (SW_REGISTER_FORM (form), self->report_day);
      sw_register_form_set_filler (SW_REGISTER_FORM (form), office->contact_name, office->contact_phone);
    }
  sw_register_form_set_office (SW_REGISTER_FORM (form), office->name);
  sw_form_set_author (form, sw_office_get_full_name (office));

  if (rows)
    source.rows = G_OBJECT (rows);
  document = sw_print_document_new (form, name, rows ? &source : NULL);
  if (!sw_print_document_check (document, error))
    return NULL;

  return g_steal_pointer (&document);
}
