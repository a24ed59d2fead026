/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visits-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-import-assistant.h"
#include "sw-store-query.h"
#include "sw-visit-dialog.h"
#include "sw-visit-print-dialog.h"
#include "sw-visits-export.h"
#include "sw-visits.h"
#include "sw-work.h"

/* What can be done with the rows of the Visits page. */

/* Whoever selects more has selected all; the forms are not offered for the elders of these. */
#define MAX_SELECTED 10000

static SwWindow *
get_window (SwVisitsPage *self)
{
  return sw_window_of (GTK_WIDGET (self));
}

static gboolean
delete_run (SwStore  *store,
            gpointer  data,
            SwWork   *work,
            GError  **error)
{
  GArray *ids = data;

  return sw_store_delete_visits (store, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

static void
delete_done (SwWindow *window,
             gpointer  data)
{
  guint n = ((GArray *) data)->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u visit deleted", "%u visits deleted", n), n);

  sw_window_show_toast (window, text, TRUE);
}

static void
delete_visits (SwWindow *window,
               GArray   *ids)
{
  sw_work_run (window, _("Deleting the visits…"), ids->len, delete_run, delete_done, g_array_ref (ids),
               (GDestroyNotify) g_array_unref);
}

static void
delete_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwListPage *self = user_data;
  guint n = (guint) sw_list_page_get_n_selected (self);
  g_autofree char *heading = g_strdup_printf (ngettext ("Delete %u Visit?", "Delete %u Visits?", n), n);

  sw_list_page_delete_selected (self, heading,
                                _("They no longer count for anybody then. Deleting can be undone."), delete_visits);
}

static void
show_elder_of (SwVisitsPage *self,
               gint64        id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwVisit) visit = sw_store_load (sw_page_get_store (SW_PAGE (self)), SW_TYPE_VISIT, id, &error);

  if (visit)
    sw_window_open_elder (get_window (self), visit->elder_id);
  else
    sw_window_report_error (get_window (self), error);
}

static void
show_elder_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  SwVisitsPage *self = user_data;
  g_autoptr (GArray) ids = sw_list_page_get_selected (SW_LIST_PAGE (self));

  if (ids->len > 0)
    show_elder_of (self, g_array_index (ids, gint64, 0));
}

/**
 * sw_visits_page_open:
 * @page: the page
 * @id: a visit
 *
 * Shows a visit to be corrected; where nothing can be changed, its elder.
 */
void
sw_visits_page_open (SwListPage *page,
                     gint64      id)
{
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  SwWindow *window = sw_window_of (GTK_WIDGET (page));
  g_autoptr (GError) error = NULL;

  if (sw_store_is_read_only (store))
    show_elder_of (SW_VISITS_PAGE (page), id);
  else if (!sw_visit_dialog_open (GTK_WINDOW (window), store, id, &error))
    sw_window_report_error (window, error);
}

/**
 * sw_visits_page_create:
 * @page: the page
 *
 * Records a visit.
 */
void
sw_visits_page_create (SwPage *page)
{
  SwStore *store = sw_page_get_store (page);
  SwWindow *window = sw_window_of (GTK_WIDGET (page));
  const SwCondition *condition = sw_query_find_condition (SW_LIST_PAGE (page)->query, "elder_id");
  gint64 elder_id = condition && condition->op == SW_OPERATOR_EQUAL && condition->values[1] == NULL
                      ? g_ascii_strtoll (condition->values[0], NULL, 10) : SW_NONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwVisit) visit = NULL;

  if (store == NULL || sw_store_is_read_only (store))
    return;

  visit = sw_visit_dialog_make (store, elder_id, sw_day_today (), &error);
  if (visit)
    gtk_window_present (sw_visit_dialog_new (GTK_WINDOW (window), store, visit));
  else
    sw_window_report_error (window, error);
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "page.open", NULL);
}

/* The elders of the visits that are selected, each once. */
static GArray *
get_elders (SwVisitsPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GArray) ids = sw_list_page_get_selected (SW_LIST_PAGE (self));
  g_autoptr (GPtrArray) visits = ids->len > MAX_SELECTED
                                   ? NULL : sw_store_load_ids (store, SW_TYPE_VISIT,
                                                               (const gint64 *) (gpointer) ids->data, ids->len, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *elders = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; visits && i < visits->len; i++)
    if (g_hash_table_add (seen, &SW_VISIT (visits->pdata[i])->elder_id))
      g_array_append_val (elders, SW_VISIT (visits->pdata[i])->elder_id);

  return elders;
}

static void
present_print (SwVisitsPage     *self,
               SwVisitPrintKind  kind)
{
  g_autoptr (GArray) elders = get_elders (self);

  gtk_window_present (sw_visit_print_dialog_new (get_window (self), kind, elders));
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  present_print (user_data, (SwVisitPrintKind) g_variant_get_int32 (parameter));
}

/**
 * sw_visits_page_print:
 * @page: the page
 *
 * Asks which form of visits is to be printed.
 */
void
sw_visits_page_print (SwPage *page)
{
  if (sw_page_get_store (page))
    present_print (SW_VISITS_PAGE (page), SW_VISIT_PRINT_CARD);
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  gtk_window_present (sw_import_assistant_new (get_window (user_data), SW_SHEET_GROUP_VISITS));
}

static void
template_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  sw_visits_save_template (get_window (user_data));
}

static void
export_visits (SwVisitsPage  *self,
               SwSheetFormat  format)
{
  g_autoptr (GArray) selected = sw_list_page_get_selected (SW_LIST_PAGE (self));

  sw_visits_export (GTK_WIDGET (self), get_window (self), SW_LIST_PAGE (self)->query, selected, format);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  export_visits (user_data, SW_SHEET_FORMAT_XLSX);
}

static void
export_csv_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  export_visits (user_data, SW_SHEET_FORMAT_CSV_UTF8);
}

static const GActionEntry entries[] = {
  { .name = "edit", .activate = edit_cb },
  { .name = "show-elder", .activate = show_elder_cb },
  { .name = "delete", .activate = delete_cb },
  { .name = "import", .activate = import_cb },
  { .name = "template", .activate = template_cb },
  { .name = "export", .activate = export_cb },
  { .name = "export-csv", .activate = export_csv_cb },
  { .name = "print-form", .activate = print_cb, .parameter_type = "i" },
};

/**
 * sw_visits_page_add_actions:
 * @self: the page, while it is made
 *
 * Adds what can be done with visits.
 */
void
sw_visits_page_add_actions (SwVisitsPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (SW_LIST_PAGE (self)->actions), entries, G_N_ELEMENTS (entries), self);
}

/**
 * sw_visits_page_update_actions:
 * @page: the page
 *
 * The one place that says what can be done now.
 */
void
sw_visits_page_update_actions (SwListPage *page)
{
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  gboolean some = sw_list_page_get_n_selected (page) > 0;
  gboolean writable = store && !sw_store_is_read_only (store);

  sw_list_page_enable (page, "open", some);
  sw_list_page_enable (page, "edit", some && writable);
  sw_list_page_enable (page, "show-elder", some);
  sw_list_page_enable (page, "delete", some && writable);
  sw_list_page_enable (page, "print-form", store != NULL);
  sw_list_page_enable (page, "import", writable);
  sw_list_page_enable (page, "template", store != NULL);
  sw_list_page_enable (page, "export", store != NULL);
  sw_list_page_enable (page, "export-csv", store != NULL);
}
