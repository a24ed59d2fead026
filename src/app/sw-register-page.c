/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-day.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

/* Totals are asked for when the typing pauses. */
#define TOTALS_DELAY_MS 80

/* More than a window has room for. */
#define FIRST_ROWS 28

G_DEFINE_FINAL_TYPE (SwRegisterPage, sw_register_page, SW_TYPE_PAGE)

static void
show_stack_page (SwRegisterPage *self)
{
  gboolean rows = self->list && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  gtk_stack_set_visible_child_name (self->stack, rows ? "list" : self->some ? "nothing" : "empty");
}

static void
totals_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SwRegisterPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SwTotals totals;

  if (!sw_store_totals_finish (SW_STORE (source), result, &totals, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->list)
        gtk_label_set_label (self->totals_label, error->message);
      return;
    }

  text = sw_register_totals_text (&totals);
  gtk_label_set_label (self->totals_label, text);
}

/* Also among those who have left the register. */
static gboolean
has_anybody (SwStore *store)
{
  g_autoptr (SwQuery) everybody = sw_query_new (SW_TYPE_ELDER);

  return sw_store_query_count (store, everybody, NULL) > 0;
}

/* How many are in the register today, for the sidebar; and whether it is empty. */
static void
count_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SwRegisterPage) self = user_data;
  SwTotals totals;

  if (!sw_store_totals_finish (SW_STORE (source), result, &totals, NULL) || self->list == NULL)
    return;

  self->some = totals.n > 0 || has_anybody (SW_STORE (source));
  self->n_verify = totals.n_verify;
  sw_page_set_count (SW_PAGE (self), totals.n);
  sw_register_page_update_filters (self);
  show_stack_page (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  SwRegisterPage *self = user_data;
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (SwQuery) active = NULL;
  const char *values[] = { "active", NULL };

  self->refresh = 0;
  if (store == NULL)
    return G_SOURCE_REMOVE;

  g_cancellable_cancel (self->totals);
  g_clear_object (&self->totals);
  self->totals = g_cancellable_new ();
  sw_store_totals_async (store, self->query, self->totals, totals_cb, g_object_ref (self));

  active = sw_query_new (SW_TYPE_ELDER);
  sw_query_set_condition (active, "status", SW_OPERATOR_EQUAL, values, NULL);
  g_cancellable_cancel (self->count);
  g_clear_object (&self->count);
  self->count = g_cancellable_new ();
  sw_store_totals_async (store, active, self->count, count_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
refresh_soon (SwRegisterPage *self)
{
  if (self->refresh == 0)
    self->refresh = g_timeout_add (TOTALS_DELAY_MS, refresh_cb, self);
}

/* The filter that is in use is kept for the next start; the search is not. */
static void
save_filter (SwRegisterPage *self)
{
  g_autofree char *text = sw_query_to_text (self->query);

  g_settings_set_string (self->settings, "register-filter", text);
}

/**
 * sw_register_page_query_changed:
 * @self: the page
 *
 * Shows what the query now asks for.
 */
void
sw_register_page_query_changed (SwRegisterPage *self)
{
  g_autoptr (SwQuery) query = NULL;

  sw_register_page_update_filters (self);
  if (self->list == NULL)
    return;

  query = sw_query_copy (self->query);
  sw_record_list_set_query (self->list, query);
  save_filter (self);
  show_stack_page (self);
  refresh_soon (self);
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   SwRegisterPage *self)
{
  if (self->loading)
    return;

  sw_query_set_search (self->query, gtk_editable_get_text (GTK_EDITABLE (entry)));
  sw_register_page_query_changed (self);
}

static void
search_activate_cb (GtkSearchEntry *entry,
                    SwRegisterPage *self)
{
  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;

  gtk_selection_model_select_item (self->selection, 0, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_DOWN);
}

static void
search_stop_cb (GtkSearchEntry *entry,
                SwRegisterPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
row_activated_cb (GtkColumnView  *view,
                  guint           position,
                  SwRegisterPage *self)
{
  sw_window_open_elder (sw_window_of (GTK_WIDGET (self)), sw_record_list_get_id_at (self->list, position));
}

static void
selection_changed_cb (SwRegisterPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  guint64 n = gtk_bitset_get_size (selected);
  g_autofree char *text = sw_register_selected_text (n);

  gtk_label_set_label (self->selected_label, text);
  gtk_widget_set_visible (self->selection_bar, n > 0);
  sw_register_page_update_actions (self);
}

static void
items_changed_cb (SwRegisterPage *self)
{
  selection_changed_cb (self);
  show_stack_page (self);
}

static void
list_failed_cb (SwRecordList   *list,
                const GError   *error,
                SwRegisterPage *self)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (window)
    sw_window_report_error (window, error);
}

static gboolean
store_changed_idle (gpointer user_data)
{
  SwRegisterPage *self = user_data;

  if (self->list)
    {
      sw_register_page_update_filters (self);
      refresh_soon (self);
    }

  return G_SOURCE_REMOVE;
}

/* The store speaks in the thread that changed it. */
static void
store_changed_cb (SwRegisterPage *self)
{
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, store_changed_idle, g_object_ref (self), g_object_unref);
}

static void
close_list (SwRegisterPage *self)
{
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_cancellable_cancel (self->totals);
  g_cancellable_cancel (self->count);
  g_clear_object (&self->totals);
  g_clear_object (&self->count);
  if (self->view)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->list);
}

/* The view makes two hundred rows at once. For the first frame those in sight
 * are enough; the others follow when it has been drawn. */
static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  SwRegisterPage *self = SW_REGISTER_PAGE (widget);

  if (self->slice == NULL)
    return G_SOURCE_REMOVE;
  if (self->frames++ < 2)
    return G_SOURCE_CONTINUE;

  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

static void
sw_register_page_load (SwPage  *page,
                       SwStore *store)
{
  SwRegisterPage *self = SW_REGISTER_PAGE (page);
  g_autoptr (SwQuery) query = NULL;
  g_autofree char *filter = NULL;

  close_list (self);
  g_signal_group_set_target (self->store_signals, store);
  if (store == NULL)
    return;

  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->loading = FALSE;
  sw_query_set_search (self->query, NULL);
  sw_query_set_day (self->query, sw_day_today ());

  /* A filter of another database may name what is not in this one. */
  filter = g_settings_get_string (self->settings, "register-filter");
  if (!sw_query_set_text (self->query, filter, NULL))
    sw_query_clear (self->query);
  sw_register_page_update_filters (self);

  query = sw_query_copy (self->query);
  self->list = sw_record_list_new (store, query);
  self->some = TRUE;
  self->slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->list)), 0, FIRST_ROWS);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->slice))));
  g_signal_connect_object (self->list, "failed", G_CALLBACK (list_failed_cb), self, 0);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, self->selection);
  self->frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_cb, NULL, NULL);
  show_stack_page (self);
  selection_changed_cb (self);
  refresh_soon (self);
}

static void
sw_register_page_search (SwPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (SW_REGISTER_PAGE (page)->search_entry));
}

static void
sw_register_page_create (SwPage *page)
{
  sw_window_open_elder (sw_window_of (GTK_WIDGET (page)), SW_NONE);
}

static void
masking_changed_cb (SwRegisterPage *self)
{
  /* An answer under way can keep the page beyond its window. */
  if (self->view)
    sw_register_page_rebind (self);
}

static void
sw_register_page_dispose (GObject *object)
{
  SwRegisterPage *self = SW_REGISTER_PAGE (object);

  close_list (self);
  g_clear_pointer (&self->row_popover, gtk_widget_unparent);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->settings);
  g_clear_object (&self->query);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  self->view = NULL;

  G_OBJECT_CLASS (sw_register_page_parent_class)->dispose (object);
}

static void
sw_register_page_class_init (SwRegisterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SwPageClass *page_class = SW_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_register_page_dispose;
  page_class->load = sw_register_page_load;
  page_class->search = sw_register_page_search;
  page_class->create = sw_register_page_create;
  page_class->print = sw_register_page_print;

  g_type_ensure (SW_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-register-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, view);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, totals_label);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, selected_label);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, worker_button);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, community_button);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sw_register_page_init (SwRegisterPage *self)
{
  g_autofree char *sort = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_object_ref (sw_app_settings ());
  self->chips = g_ptr_array_new ();
  self->query = sw_query_new (SW_TYPE_ELDER);
  sort = g_settings_get_string (self->settings, "register-sort-column");
  if (sw_register_find_column (sort) && sw_register_find_column (sort)->sortable)
    sw_query_set_sort (self->query, sort, g_settings_get_boolean (self->settings, "register-sort-descending"));

  self->store_signals = g_signal_group_new (SW_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect_object (self->settings, "changed::mask-sensitive", G_CALLBACK (masking_changed_cb), self,
                           G_CONNECT_SWAPPED);

  sw_page_set_create_label (SW_PAGE (self), _("New Elder"));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->view));
  sw_register_page_add_actions (self);
  sw_register_page_add_columns (self);
  sw_register_page_add_filters (self);
}

/**
 * sw_register_page_get_query:
 * @self: the page
 *
 * Returns: (transfer none): what the page shows, for printing and exporting it
 */
SwQuery *
sw_register_page_get_query (SwRegisterPage *self)
{
  g_return_val_if_fail (SW_IS_REGISTER_PAGE (self), NULL);

  return self->query;
}

/**
 * sw_register_page_get_selected:
 * @self: the page
 *
 * Returns: (transfer full) (element-type gint64): the ids of the rows that are
 *   selected, in their order
 */
GArray *
sw_register_page_get_selected (SwRegisterPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (SW_IS_REGISTER_PAGE (self), ids);

  if (self->selection == NULL)
    return ids;

  selected = gtk_selection_model_get_selection (self->selection);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = sw_record_list_get_id_at (self->list, position);

      g_array_append_val (ids, id);
    }

  return ids;
}
