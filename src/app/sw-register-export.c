/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-export.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-elder.h"
#include "sw-export.h"
#include "sw-office.h"
#include "sw-register-rows.h"

/**
 * sw_register_export_new:
 * @choice: (transfer full): who
 *
 * Makes the usual export: the official workbook.
 *
 * Returns: (transfer full): the export
 */
SwRegisterExport *
sw_register_export_new (SwRegisterChoice *choice)
{
  SwRegisterExport *self = g_new0 (SwRegisterExport, 1);

  self->choice = choice;
  self->format = SW_SHEET_FORMAT_XLSX;

  return self;
}

/**
 * sw_register_export_copy:
 * @self: an export
 *
 * Returns: (transfer full): a copy, which another thread may have
 */
SwRegisterExport *
sw_register_export_copy (const SwRegisterExport *self)
{
  SwRegisterExport *copy = g_new (SwRegisterExport, 1);

  *copy = *self;
  copy->choice = sw_register_choice_copy (self->choice);

  return copy;
}

/**
 * sw_register_export_free:
 * @self: (transfer full) (nullable): an export
 *
 * Frees an export.
 */
void
sw_register_export_free (SwRegisterExport *self)
{
  if (self == NULL)
    return;

  sw_register_choice_free (self->choice);
  g_free (self);
}

/**
 * sw_register_export_file_name:
 * @self: an export
 * @street: (nullable): the short name of the street office
 *
 * Proposes a name that says whose register it is, of what kind and day.
 *
 * Returns: (transfer full): the name of a file
 */
char *
sw_register_export_file_name (const SwRegisterExport *self,
                              const char             *street)
{
  g_autofree char *day = sw_day_format_iso (self->choice->day);
  g_autofree char *clean = g_strdup (street ? street : "");

  g_strdelimit (clean, "/\\:*?\"<>|", '-');

  return g_strdup_printf ("%s%s%s-%s.%s", clean, *clean ? "-" : "", self->all_fields ? "底册" : "摸排表", day,
                          self->format == SW_SHEET_FORMAT_XLSX ? "xlsx" : "csv");
}

/**
 * sw_register_export_run:
 * @self: an export
 * @store: the store, opened for the calling thread
 * @path: the file to write
 * @progress: (nullable) (scope call): is told how far it is
 * @user_data: data for @progress
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: whether the file is complete; if not, what was there before stays
 */
gboolean
sw_register_export_run (const SwRegisterExport *self,
                        SwStore                *store,
                        const char             *path,
                        SwProgressFunc          progress,
                        gpointer                user_data,
                        GCancellable           *cancellable,
                        GError                **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (SwRegisterRows) rows = NULL;

  if (office == NULL)
    return FALSE;
  ids = sw_register_choice_get_ids (self->choice, store, error);
  if (ids == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (ids->len == 0)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                           _("There is nobody to export. Choose others."));
      return FALSE;
    }

  if (self->all_fields)
    return sw_export_records (store, SW_TYPE_ELDER, (const gint64 *) (gpointer) ids->data, ids->len, path,
                              self->format, progress, user_data, cancellable, error);

  rows = sw_register_rows_new (store, ids, error);
  if (rows == NULL)
    return FALSE;
  sw_register_rows_set_progress (rows, progress, user_data);

  return sw_export_register (SW_REGISTER_ROW_SOURCE (rows), path, self->format, office->name,
                             self->choice->day, cancellable, error);
}
