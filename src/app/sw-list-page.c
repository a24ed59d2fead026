/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-day.h"
#include "sw-tab-stop.h"
#include "sw-window-code.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

/* Totals are asked for when the typing pauses. */
#define REFRESH_DELAY_MS 80

static void sw_list_page_buildable_init (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable;

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (SwListPage, sw_list_page, SW_TYPE_PAGE,
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, sw_list_page_buildable_init))

/* The key of the settings for this page; (transfer full). */
char *
sw_list_page_key (SwListPage *self,
                  const char *name)
{
  return g_strdup_printf ("%s-%s", SW_LIST_PAGE_GET_CLASS (self)->name, name);
}

/* What stands in place of a list that the search or the filters leave empty. */
static GtkWidget *
make_nothing_page (SwListPage *self)
{
  SwListPageClass *klass = SW_LIST_PAGE_GET_CLASS (self);
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Clear Search and Filters"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _(klass->nothing_title));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _(klass->nothing_text));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.show-all");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);

  return page;
}

static void
show_stack_page (SwListPage *self)
{
  gboolean rows = self->list && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  const char *name = rows ? "list" : self->some ? "nothing" : "empty";

  /* Most lists are never empty. */
  if (strcmp (name, "nothing") == 0 && gtk_stack_get_child_by_name (self->stack, name) == NULL)
    gtk_stack_add_named (self->stack, make_nothing_page (self), name);
  if (strcmp (name, "empty") == 0 && self->empty_page)
    {
      gtk_stack_add_named (self->stack, self->empty_page, name);
      g_clear_object (&self->empty_page);
    }
  gtk_stack_set_visible_child_name (self->stack, name);
}

static gboolean
refresh_cb (gpointer user_data)
{
  SwListPage *self = user_data;

  if (sw_app_awaits_first_frame (GTK_WIDGET (self)))
    return G_SOURCE_CONTINUE;

  self->refresh = 0;
  if (self->list && SW_LIST_PAGE_GET_CLASS (self)->refresh)
    SW_LIST_PAGE_GET_CLASS (self)->refresh (self);

  return G_SOURCE_REMOVE;
}

/* What stands there was true before: nobody is to take it for the new sum. */
static void
mark_totals (SwListPage *self)
{
  const char *text = gtk_label_get_label (self->totals_label);
  g_autofree char *marked = NULL;

  if (*text == '\0' || gtk_widget_has_css_class (GTK_WIDGET (self->totals_label), "dim-label"))
    return;

  marked = g_strconcat (text, " …", NULL);
  gtk_label_set_label (self->totals_label, marked);
  gtk_widget_add_css_class (GTK_WIDGET (self->totals_label), "dim-label");
}

/**
 * sw_list_page_show_totals:
 * @self: the page
 * @text: what was counted, or why it could not be
 *
 * Shows it at the foot of the page, until something changes.
 */
void
sw_list_page_show_totals (SwListPage *self,
                          const char *text)
{
  gtk_label_set_label (self->totals_label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->totals_label), "dim-label");
}

static void
refresh_soon (SwListPage *self)
{
  if (SW_LIST_PAGE_GET_CLASS (self)->refresh)
    mark_totals (self);
  if (self->refresh == 0)
    self->refresh = g_timeout_add (REFRESH_DELAY_MS, refresh_cb, self);
}

/* The filter that is in use is kept for the next start; the search is not. */
static void
save_filter (SwListPage *self)
{
  g_autofree char *key = sw_list_page_key (self, "filter");
  g_autofree char *text = sw_query_to_text (self->query);

  /* A window with another database was opened after this one. */
  if (!sw_app_keeps_filters (sw_page_get_store (SW_PAGE (self))))
    return;

  g_settings_set_string (self->settings, key, text);
}

static void
list_failed_cb (SwRecordList *list,
                const GError *error,
                SwListPage   *self)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (window)
    sw_window_report_error (window, error);
}

/**
 * sw_list_page_query_changed:
 * @self: the page
 *
 * Shows what the query now asks for.
 */
void
sw_list_page_query_changed (SwListPage *self)
{
  g_autoptr (SwQuery) query = NULL;

  if (SW_LIST_PAGE_GET_CLASS (self)->query_changed)
    SW_LIST_PAGE_GET_CLASS (self)->query_changed (self);
  sw_list_page_update_filters (self);
  if (self->list == NULL)
    return;

  query = sw_query_copy (self->query);
  sw_record_list_set_query (self->list, query);
  save_filter (self);
  show_stack_page (self);
  refresh_soon (self);
}

/**
 * sw_list_page_show_filter:
 * @self: the page
 * @filter: conditions, as sw_query_to_text() writes them
 *
 * Shows just the rows of a filter, without a search.
 */
void
sw_list_page_show_filter (SwListPage *self,
                          const char *filter)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SW_IS_LIST_PAGE (self));

  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->loading = FALSE;
  sw_query_set_search (self->query, NULL);
  if (!sw_query_set_text (self->query, filter, &error))
    list_failed_cb (self->list, error, self);
  sw_list_page_query_changed (self);
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   SwListPage     *self)
{
  if (self->loading)
    return;

  sw_query_set_search (self->query, gtk_editable_get_text (GTK_EDITABLE (entry)));
  sw_list_page_query_changed (self);
}

static void
search_activate_cb (GtkSearchEntry *entry,
                    SwListPage     *self)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  /* A hand scanner types the code of a sheet, and Enter. */
  if (window && sw_window_open_code (window, text))
    {
      if (strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), text) == 0)
        gtk_editable_set_text (GTK_EDITABLE (entry), "");
      return;
    }
  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;

  gtk_selection_model_select_item (self->selection, 0, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_DOWN);
}

static void
search_stop_cb (GtkSearchEntry *entry,
                SwListPage     *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
row_activated_cb (GtkColumnView *view,
                  guint          position,
                  SwListPage    *self)
{
  SW_LIST_PAGE_GET_CLASS (self)->open (self, sw_record_list_get_id_at (self->list, position));
}

static void
items_changed_cb (SwListPage *self)
{
  sw_list_page_show_selection (self);
  show_stack_page (self);
}

static gboolean
store_changed_idle (gpointer user_data)
{
  SwListPage *self = user_data;

  if (self->list)
    {
      sw_list_page_update_filters (self);
      refresh_soon (self);
    }

  return G_SOURCE_REMOVE;
}

/* The store speaks in the thread that changed it. */
static void
store_changed_cb (SwListPage *self)
{
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, store_changed_idle, g_object_ref (self), g_object_unref);
}

static void
close_list (SwListPage *self)
{
  g_clear_handle_id (&self->refresh, g_source_remove);
  if (SW_LIST_PAGE_GET_CLASS (self)->close)
    SW_LIST_PAGE_GET_CLASS (self)->close (self);
  if (self->view)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->list);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->kept_at, gtk_bitset_unref);
}

static void
read_filter (SwListPage *self,
             SwStore    *store)
{
  g_autofree char *key = sw_list_page_key (self, "filter");
  g_autoptr (GVariant) value = sw_app_keeps_filters (store) ? g_settings_get_value (self->settings, key)
                                                            : g_settings_get_default_value (self->settings, key);
  const char *filter = g_variant_get_string (value, NULL);

  /* A filter of another database may name what is not in this one. */
  if (!sw_query_set_text (self->query, filter, NULL))
    sw_query_clear (self->query);
}

static void
sw_list_page_load (SwPage  *page,
                   SwStore *store)
{
  SwListPage *self = SW_LIST_PAGE (page);
  g_autoptr (SwQuery) query = NULL;

  close_list (self);
  g_signal_group_set_target (self->store_signals, store);
  if (store == NULL)
    return;

  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->loading = FALSE;
  sw_query_set_search (self->query, NULL);
  sw_query_set_day (self->query, sw_day_today ());
  read_filter (self, store);
  if (SW_LIST_PAGE_GET_CLASS (self)->query_changed)
    SW_LIST_PAGE_GET_CLASS (self)->query_changed (self);
  sw_list_page_update_filters (self);

  query = sw_query_copy (self->query);
  self->list = sw_record_list_new (store, query);
  self->some = TRUE;
  sw_list_page_begin (self);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->slice))));
  g_signal_connect_object (self->list, "failed", G_CALLBACK (list_failed_cb), self, 0);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (sw_list_page_show_selection), self,
                           G_CONNECT_SWAPPED);
  sw_list_page_keep_selection (self);
  gtk_column_view_set_model (self->view, self->selection);
  show_stack_page (self);
  sw_list_page_show_selection (self);
  refresh_soon (self);
}

/* Ages, states and what is overdue are those of today. */
static void
sw_list_page_new_day (SwPage *page)
{
  SwListPage *self = SW_LIST_PAGE (page);

  sw_query_set_day (self->query, sw_day_today ());
  sw_list_page_query_changed (self);
}

static void
sw_list_page_search (SwPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (SW_LIST_PAGE (page)->search_entry));
}

static void
masking_changed_cb (SwListPage *self)
{
  /* An answer under way can keep the page beyond its window. */
  if (self->view)
    sw_list_page_rebind (self);
}

static void
sw_list_page_buildable_add_child (GtkBuildable *buildable,
                                  GtkBuilder   *builder,
                                  GObject      *child,
                                  const char   *type)
{
  SwListPage *self = SW_LIST_PAGE (buildable);

  if (g_strcmp0 (type, "tool") == 0)
    gtk_box_append (GTK_BOX (self->toolbar), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "above") == 0)
    gtk_box_append (GTK_BOX (self->above), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "selection") == 0)
    gtk_box_append (GTK_BOX (self->selection_bar), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "empty") == 0)
    self->empty_page = g_object_ref_sink (GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
sw_list_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sw_list_page_buildable_add_child;
}

static void
sw_list_page_constructed (GObject *object)
{
  SwListPage *self = SW_LIST_PAGE (object);
  SwListPageClass *klass = SW_LIST_PAGE_GET_CLASS (self);
  g_autofree char *column_key = sw_list_page_key (self, "sort-column");
  g_autofree char *direction_key = sw_list_page_key (self, "sort-descending");
  g_autofree char *sort = g_settings_get_string (self->settings, column_key);
  const SwListColumn *column = sw_list_columns_find (klass->columns, sort);

  G_OBJECT_CLASS (sw_list_page_parent_class)->constructed (object);

  self->query = sw_query_new (klass->record_type);
  if (column && !column->unsorted)
    sw_query_set_sort (self->query, sort, g_settings_get_boolean (self->settings, direction_key));

  g_object_set (self->search_entry, "placeholder-text", _(klass->search_hint), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(klass->search_hint), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(klass->list_label), -1);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->view));
  sw_list_page_add_columns (self);
  sw_list_page_add_filters (self);
}

static void
sw_list_page_dispose (GObject *object)
{
  SwListPage *self = SW_LIST_PAGE (object);

  close_list (self);
  g_clear_object (&self->empty_page);
  g_clear_pointer (&self->row_popover, gtk_widget_unparent);
  g_clear_object (&self->row_menu);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->settings);
  g_clear_object (&self->query);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  self->view = NULL;

  G_OBJECT_CLASS (sw_list_page_parent_class)->dispose (object);
}

static void
sw_list_page_class_init (SwListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SwPageClass *page_class = SW_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sw_list_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = sw_list_page_dispose;
  page_class->load = sw_list_page_load;
  page_class->search = sw_list_page_search;
  page_class->new_day = sw_list_page_new_day;
  page_class->shortcuts = "lists";

  g_type_ensure (SW_TYPE_TAB_STOP);
  g_type_ensure (SW_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwListPage, above);
  gtk_widget_class_bind_template_child (widget_class, SwListPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, SwListPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SwListPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SwListPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, SwListPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, SwListPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, SwListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SwListPage, view);
  gtk_widget_class_bind_template_child (widget_class, SwListPage, totals_label);
  gtk_widget_class_bind_template_child (widget_class, SwListPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, SwListPage, selected_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sw_list_page_init (SwListPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_object_ref (sw_app_settings ());
  self->chips = g_ptr_array_new ();
  self->store_signals = g_signal_group_new (SW_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect_object (self->settings, "changed::mask-sensitive", G_CALLBACK (masking_changed_cb), self,
                           G_CONNECT_SWAPPED);
  sw_list_page_add_actions (self);
}

/**
 * sw_list_page_get_query:
 * @self: the page
 *
 * Returns: (transfer none): what the page shows, for printing and exporting it
 */
SwQuery *
sw_list_page_get_query (SwListPage *self)
{
  g_return_val_if_fail (SW_IS_LIST_PAGE (self), NULL);

  return self->query;
}

/**
 * sw_list_page_is_masked:
 * @self: the page
 *
 * Returns: whether numbers and phones are hidden in part
 */
gboolean
sw_list_page_is_masked (SwListPage *self)
{
  g_return_val_if_fail (SW_IS_LIST_PAGE (self), TRUE);

  return g_settings_get_boolean (self->settings, "mask-sensitive");
}

/**
 * sw_list_page_set_some:
 * @self: the page
 * @some: whether there is any row at all
 *
 * Says whether an empty list is empty for its filters, or because nothing is there yet.
 */
void
sw_list_page_set_some (SwListPage *self,
                       gboolean    some)
{
  g_return_if_fail (SW_IS_LIST_PAGE (self));

  self->some = some;
  show_stack_page (self);
}
