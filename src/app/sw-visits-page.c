/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-store-query.h"
#include "sw-visits-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-late-menu.h"

/**
 * SwVisitsPage:
 *
 * The history of all visits, the latest first.
 */
G_DEFINE_FINAL_TYPE (SwVisitsPage, sw_visits_page, SW_TYPE_LIST_PAGE)

/* Whether there is any visit, whatever the filters. */
static gboolean
has_any (SwStore *store)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  g_autoptr (GArray) ids = sw_store_query_ids (store, query, 1, NULL);

  return ids == NULL || ids->len > 0;
}

static void
totals_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SwListPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SwVisitTotals totals;

  if (!sw_store_visit_totals_finish (SW_STORE (source), result, &totals, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && page->list)
        sw_list_page_show_totals (page, error->message);
      return;
    }

  if (page->list == NULL)
    return;

  text = sw_visits_totals_text (&totals);
  sw_list_page_show_totals (page, text);
  sw_list_page_set_some (page, totals.n > 0 || has_any (SW_STORE (source)));
}

static void
close_requests (SwListPage *page)
{
  SwVisitsPage *self = SW_VISITS_PAGE (page);

  g_cancellable_cancel (self->totals);
  g_clear_object (&self->totals);
}

static void
refresh (SwListPage *page)
{
  SwVisitsPage *self = SW_VISITS_PAGE (page);

  close_requests (page);
  self->totals = g_cancellable_new ();
  sw_store_visit_totals_async (sw_page_get_store (SW_PAGE (page)), page->query, self->totals, totals_cb,
                               g_object_ref (self));
}

static char *
cell_text (SwListPage         *page,
           const SwListColumn *column,
           SwRecord           *record,
           const char        **badge)
{
  return sw_visits_cell_text (column, SW_VISIT (record), sw_page_get_store (SW_PAGE (page)), badge);
}

/* Without “nobody”, for which there is no index. */
static gboolean
fill_filter (SwListPage   *page,
             const char   *filter,
             SwChoiceList *choices)
{
  if (strcmp (filter, "caregiver_id") != 0)
    return FALSE;

  sw_list_page_add_references (page, choices, sw_record_class_find_field (g_type_class_peek (SW_TYPE_VISIT),
                                                                          filter)->reference (), filter, FALSE);

  return TRUE;
}

static void
sw_visits_page_class_init (SwVisitsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SwListPageClass *list_class = SW_LIST_PAGE_CLASS (klass);

  SW_PAGE_CLASS (klass)->create = sw_visits_page_create;
  SW_PAGE_CLASS (klass)->print = sw_visits_page_print;

  list_class->name = "visits";
  list_class->record_type = SW_TYPE_VISIT;
  list_class->columns = sw_visits_get_columns ();
  list_class->n_usual_columns = sw_visits_n_usual_columns ();
  list_class->filters = sw_visits_get_filters (&list_class->n_filters);
  list_class->list_label = N_("History of visits");
  list_class->search_hint = N_("Elder: name, pinyin, number, phone");
  list_class->nothing_title = N_("No Visit Found");
  list_class->nothing_text = N_("No visit fits the search and the filters.");
  list_class->cell_text = cell_text;
  list_class->fill_filter = fill_filter;
  list_class->open = sw_visits_page_open;
  list_class->refresh = refresh;
  list_class->close = close_requests;
  list_class->update_actions = sw_visits_page_update_actions;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-visits-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwVisitsPage, row_menu);
  gtk_widget_class_bind_template_child (widget_class, SwVisitsPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, SwVisitsPage, print_menu);
}

static void
sw_visits_page_init (SwVisitsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sw_late_menu_set (self->print_button, self->print_menu);

  sw_page_set_create_label (SW_PAGE (self), _("New Visit"));
  sw_list_page_set_row_menu (SW_LIST_PAGE (self), self->row_menu);
  sw_visits_page_add_actions (self);
}

/**
 * sw_visits_page_show_filter:
 * @window: a window with an open database
 * @filter: conditions on visits, as sw_query_set_text() reads them
 *
 * Shows the Visits page narrowed to some visits.
 */
void
sw_visits_page_show_filter (SwWindow   *window,
                            const char *filter)
{
  SwPage *page;

  g_return_if_fail (SW_IS_WINDOW (window));

  sw_window_show_page (window, "visits");
  page = sw_window_get_page (window);
  if (!SW_IS_VISITS_PAGE (page))
    return;

  gtk_editable_set_text (GTK_EDITABLE (SW_LIST_PAGE (page)->search_entry), "");
  if (sw_query_set_text (sw_list_page_get_query (SW_LIST_PAGE (page)), filter, NULL))
    sw_list_page_query_changed (SW_LIST_PAGE (page));
}
