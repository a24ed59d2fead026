/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visits-export.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-export.h"
#include "sw-file-chooser.h"
#include "sw-file-toast.h"
#include "sw-store-query.h"
#include "sw-visit.h"
#include "sw-work.h"

/* Visits given out as tables. */

typedef struct
{
  SwQuery      *query;    /* owned */
  GArray       *selected; /* owned, NULL for all that the query finds */
  SwSheetFormat format;
  char         *path;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->query);
  g_clear_pointer (&export->selected, g_array_unref);
  g_free (export->path);
  g_free (export);
}

static gboolean
write_file (SwStore   *store,
            gpointer   data,
            SwWork    *work,
            GError   **error)
{
  Export *export = data;
  GCancellable *cancellable = sw_work_get_cancellable (work);
  g_autoptr (GArray) ids = export->selected ? g_array_ref (export->selected)
                                            : sw_store_query_ids (store, export->query, -1, error);

  if (ids == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (ids->len == 0)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                           _("There is no visit to export. Choose other filters."));
      return FALSE;
    }

  return sw_export_records (store, SW_TYPE_VISIT, (const gint64 *) (gpointer) ids->data, ids->len, export->path,
                            export->format, sw_work_set_progress, work, cancellable, error);
}

static void
written (SwWindow *window,
         gpointer  data)
{
  sw_window_add_toast (window, sw_file_toast_new (((Export *) data)->path));
}

static void
path_chosen_cb (GPtrArray *paths,
                gpointer   user_data)
{
  GObject *holder = user_data;
  Export *export = g_object_steal_data (holder, "export");

  if (export == NULL)
    return;

  export->path = g_strdup (paths->pdata[0]);
  /* How many there are is not known before they are counted. */
  sw_work_run (sw_window_of (GTK_WIDGET (holder)), _("Exporting the visits"), export->selected ? export->selected->len : G_MAXSIZE,
               write_file, written, export, (GDestroyNotify) export_free);
}

/**
 * sw_visits_export:
 * @page: where the file chooser stands above; what was chosen before is kept with it
 * @window: its window
 * @query: what the list shows
 * @selected: (nullable) (element-type gint64): the visits that are selected; of several only these
 *   are written
 * @format: the format of the file
 *
 * Asks for a file and writes the visits into it, in the order of the list.
 */
void
sw_visits_export (GtkWidget     *page,
                  SwWindow      *window,
                  SwQuery       *query,
                  GArray        *selected,
                  SwSheetFormat  format)
{
  Export *export = g_new0 (Export, 1);
  gboolean workbook = format == SW_SHEET_FORMAT_XLSX;
  g_autofree char *day = sw_day_format_iso (sw_day_today ());
  g_autofree char *name = g_strdup_printf ("探访记录-%s.%s", day, workbook ? "xlsx" : "csv");

  export->query = sw_query_copy (query);
  export->selected = selected && selected->len > 1 ? g_array_ref (selected) : NULL;
  export->format = format;
  g_object_set_data_full (G_OBJECT (page), "export", export, (GDestroyNotify) export_free);
  sw_file_chooser_save (GTK_WINDOW (window), _("Export Visits"), workbook ? SW_FILE_XLSX : SW_FILE_CSV, name,
                        path_chosen_cb, page);
}

static void
template_chosen_cb (GPtrArray *paths,
                    gpointer   user_data)
{
  SwWindow *window = user_data;
  g_autoptr (GError) error = NULL;

  if (sw_export_template (SW_TYPE_VISIT, paths->pdata[0], SW_SHEET_FORMAT_XLSX, &error))
    sw_window_add_toast (window, sw_file_toast_new (paths->pdata[0]));
  else
    sw_window_report_error (window, error);
}

/**
 * sw_visits_save_template:
 * @window: the window
 *
 * Asks for a file and writes an empty workbook of visits into it, to be filled in elsewhere and imported.
 */
void
sw_visits_save_template (SwWindow *window)
{
  sw_file_chooser_save (GTK_WINDOW (window), _("Save an Empty Workbook of Visits"), SW_FILE_XLSX, "探访记录-空表.xlsx",
                        template_chosen_cb, window);
}
