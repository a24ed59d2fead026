/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-people-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-card.h"
#include "sw-caregiver.h"
#include "sw-cell.h"
#include "sw-column-sort.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-grid.h"
#include "sw-organisation.h"
#include "sw-people-actions.h"
#include "sw-record-list.h"
#include "sw-reference.h"
#include "sw-store-watch.h"
#include "sw-tab-stop.h"

/**
 * SwPeopleList:
 *
 * The communities, grids, caregivers or organisations of an office as a table,
 * with the number of elders that belong to each.
 */
struct _SwPeopleList
{
  GtkWidget parent_instance;

  /* Children. */
  GtkStack           *stack;
  GtkColumnView      *view;
  AdwStatusPage      *empty;

  /* Owned. */
  SwStore            *store;
  SwStoreWatch       *watch;
  SwRecordList       *list;
  GtkCustomFilter    *filter;   /* of a class whose names the store cannot search */
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GHashTable         *counts; /* id → number of elders */
  GHashTable         *bound;  /* the items that show a count */
  char               *search;

  GType               type;
  const char         *sort;     /* a field's name, or "elders" */
  gboolean            descending;
  guint               counting; /* the source that counts, one row a turn */
};

G_DEFINE_FINAL_TYPE (SwPeopleList, sw_people_list, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a table shows; the references of an elder that point to its rows. */
static const struct
{
  GType     (*type) (void);
  const char *fields[6];
  const char *references[2];
  const char *title;
  const char *description;
} tables[] = {
  { sw_community_get_type, { "name", "kind", "contact_name", "contact_phone", "address" }, { "community_id" },
    N_("No Communities Yet"),
    N_("The communities and villages of the street belong here. An import adds those that it finds.") },
  { sw_grid_get_type, { "name", "community_id", "worker_id" }, { "grid_id" },
    N_("No Grids Yet"), N_("The grids of the communities, each with its worker, belong here.") },
  { sw_caregiver_get_type, { "name", "kind", "community_id", "organisation_id", "phone", "ended_day" },
    { "worker_id", "neighbour_id" },
    N_("No Caregivers Yet"),
    N_("Community workers, neighbours, volunteers and all others who contact elders belong here.") },
  { sw_organisation_get_type, { "name", "kind", "contact_name", "contact_phone", "ended_day" },
    { "homecare_organisation_id" },
    N_("No Organisations Yet"), N_("Home-care organisations and other bodies that help belong here.") },
};

static gsize
table_of (GType type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i].type () == type)
      return i;

  g_return_val_if_reached (0);
}

static void
count_elders (SwPeopleList *self,
              gint64        id)
{
  gsize table = table_of (self->type);
  gint64 *count = g_new0 (gint64, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (tables[table].references) && tables[table].references[i]; i++)
    {
      gint64 n = sw_people_count_elders (self->store, tables[table].references[i], id, NULL);

      *count += MAX (n, 0);
    }
  g_hash_table_insert (self->counts, g_memdup2 (&id, sizeof id), count);
}

/* Shows the number of elders if it is known. */
static gboolean
show_count (SwPeopleList *self,
            GtkListItem  *item)
{
  SwRecord *record = gtk_list_item_get_item (item);
  gint64 id = record ? sw_record_get_id (record) : SW_NONE;
  gint64 *count = g_hash_table_lookup (self->counts, &id);
  g_autofree char *text = NULL;

  if (record == NULL)
    return TRUE;
  if (count == NULL)
    return FALSE;

  text = g_strdup_printf ("%'" G_GINT64_FORMAT, *count);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);

  return TRUE;
}

/* One row a turn, so that a large register does not hold up the window. */
static gboolean
count_next (gpointer data)
{
  SwPeopleList *self = data;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (self->store && g_hash_table_iter_next (&iter, &item, NULL))
    if (!show_count (self, item))
      {
        count_elders (self, sw_record_get_id (gtk_list_item_get_item (item)));
        show_count (self, item);
        return G_SOURCE_CONTINUE;
      }

  self->counting = 0;

  return G_SOURCE_REMOVE;
}

static void
count_later (SwPeopleList *self)
{
  if (self->counting == 0)
    self->counting = g_idle_add (count_next, self);
}

static void
item_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               const SwField            *field)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), field == NULL ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (field && strcmp (field->name, "name") == 0)
    gtk_widget_add_css_class (label, "heading");
  if (field == NULL || sw_field_is_phone (field))
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
item_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              SwPeopleList             *self)
{
  const SwField *field = g_object_get_data (G_OBJECT (factory), "field");
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  SwRecord *record = gtk_list_item_get_item (item);
  g_autofree char *text = NULL;

  sw_cell_name_row (GTK_WIDGET (label), field && record && strcmp (field->name, "name") == 0 ? sw_record_get_name (record) : NULL);
  if (field == NULL)
    {
      g_hash_table_add (self->bound, item);
      if (!show_count (self, item))
        {
          gtk_label_set_text (label, "");
          count_later (self);
        }
      return;
    }
  if (record == NULL || self->store == NULL)
    return;

  if (field->kind == SW_FIELD_REFERENCE && sw_record_is_set (record, field))
    text = g_strdup (sw_store_get_name (self->store, field->reference (), sw_record_get_number (record, field)));
  else if (g_settings_get_boolean (sw_app_settings (), "mask-sensitive"))
    text = sw_record_format_masked (record, field);
  else
    text = sw_record_format (record, field);

  gtk_label_set_text (label, text ? text : "");
}

static void
item_unbind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                SwPeopleList             *self)
{
  if (self->bound)
    g_hash_table_remove (self->bound, item);
}

static void
add_column (SwPeopleList  *self,
            const SwField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_object_set_data (G_OBJECT (factory), "field", (gpointer) field);
  g_signal_connect (factory, "setup", G_CALLBACK (item_setup_cb), (gpointer) field);
  g_signal_connect (factory, "bind", G_CALLBACK (item_bind_cb), self);
  if (field == NULL)
    g_signal_connect (factory, "unbind", G_CALLBACK (item_unbind_cb), self);

  column = gtk_column_view_column_new (field ? _(field->label) : _("Elders"), factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, field != NULL &&
                                             (strcmp (field->name, "name") == 0 || strcmp (field->name, "address") == 0));
  g_object_set_data (G_OBJECT (column), "field", (gpointer) field);
  sw_column_sort_enable (column);
  gtk_column_view_append_column (self->view, column);
  if (field && strcmp (field->name, "name") == 0)
    gtk_column_view_sort_by_column (self->view, column, GTK_SORT_ASCENDING);
  g_object_unref (column);
}

static void
update_stack (SwPeopleList *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0;
  gboolean searching = self->search && *self->search;
  gsize table = table_of (self->type);

  adw_status_page_set_title (self->empty, searching ? _("Nothing Found") : _(tables[table].title));
  adw_status_page_set_description (self->empty, searching ? _("Try another name, pinyin or initials.")
                                                          : _(tables[table].description));
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

static void
selection_changed_cb (SwPeopleList *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
activate_cb (SwPeopleList *self,
             guint         position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static gboolean
filter_func (gpointer record,
             gpointer user_data)
{
  SwPeopleList *self = user_data;

  return self->search == NULL || sw_name_matches (sw_record_get_name (record), self->search);
}

static SwQuery *
make_query (SwPeopleList *self)
{
  SwQuery *query = sw_query_new (self->type);

  if (self->search && *self->search && sw_reference_has_keys (self->type))
    sw_query_set_search (query, self->search);
  sw_query_set_sort (query, self->sort, self->descending);

  return query;
}

static void
sort_changed_cb (SwPeopleList *self)
{
  gboolean descending;
  GtkColumnViewColumn *column = sw_column_sort_get (self->view, &descending);
  const SwField *field = column ? g_object_get_data (G_OBJECT (column), "field") : NULL;
  g_autoptr (SwQuery) query = NULL;

  if (column == NULL)
    return;

  self->sort = field ? field->name : "elders";
  self->descending = descending;
  query = make_query (self);
  if (self->list)
    sw_record_list_set_query (self->list, query);
}

static void
store_changed_cb (SwPeopleList *self)
{
  /* The list follows the store by itself; elders changed their place, though. */
  g_hash_table_remove_all (self->counts);
  count_later (self);
  selection_changed_cb (self);
}

static void
sw_people_list_dispose (GObject *object)
{
  SwPeopleList *self = SW_PEOPLE_LIST (object);

  g_clear_handle_id (&self->counting, g_source_remove);
  g_clear_object (&self->watch);
  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->selection);
  if (self->filtered)
    {
      g_signal_handlers_disconnect_by_data (self->filtered, self);
      gtk_filter_list_model_set_model (self->filtered, NULL);
      gtk_filter_list_model_set_filter (self->filtered, NULL);
    }
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (sw_people_list_parent_class)->dispose (object);
}

static void
sw_people_list_class_init (SwPeopleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_people_list_dispose;

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "peoplelist");
}

static void
sw_people_list_init (SwPeopleList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *create = gtk_button_new_with_mnemonic (_("_Add…"));

  self->sort = "name";
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->bound = g_hash_table_new (NULL, NULL);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));

  self->filter = gtk_custom_filter_new (filter_func, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sort_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_stack_add_named (self->stack, sw_tab_stop_new (scrolled), "list");

  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty, "system-users-symbolic");
  gtk_widget_set_halign (create, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (create, "pill");
  gtk_widget_add_css_class (create, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (create), "win.new");
  adw_status_page_set_child (self->empty, create);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
}

/**
 * sw_people_list_new:
 * @type: the class of communities, grids, caregivers or organisations
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
sw_people_list_new (GType type)
{
  SwPeopleList *self = g_object_new (SW_TYPE_PEOPLE_LIST, NULL);
  SwRecordClass *klass = g_type_class_ref (type);
  gsize table = table_of (type);

  self->type = type;
  for (gsize i = 0; i < G_N_ELEMENTS (tables[table].fields) && tables[table].fields[i]; i++)
    add_column (self, sw_record_class_find_field (klass, tables[table].fields[i]));
  add_column (self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _(klass->label), -1);
  g_type_class_unref (klass);
  update_stack (self);

  return GTK_WIDGET (self);
}

/**
 * sw_people_list_get_type_of:
 * @self: a table
 *
 * Returns: the class of its records
 */
GType
sw_people_list_get_type_of (SwPeopleList *self)
{
  g_return_val_if_fail (SW_IS_PEOPLE_LIST (self), G_TYPE_INVALID);

  return self->type;
}

/**
 * sw_people_list_set_store:
 * @self: a table
 * @store: (nullable): an open database, or %NULL to let go of it
 */
void
sw_people_list_set_store (SwPeopleList *self,
                          SwStore      *store)
{
  g_autoptr (SwQuery) query = NULL;

  g_return_if_fail (SW_IS_PEOPLE_LIST (self));

  g_clear_object (&self->watch);
  gtk_filter_list_model_set_model (self->filtered, NULL);
  g_clear_object (&self->list);
  g_hash_table_remove_all (self->counts);
  g_set_object (&self->store, store);
  if (store)
    {
      query = make_query (self);
      self->watch = sw_store_watch_new (store);
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
      self->list = sw_record_list_new (store, query);
      gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->list));
    }
  update_stack (self);
}

/**
 * sw_people_list_set_search:
 * @self: a table
 * @text: (nullable): what to look for
 */
void
sw_people_list_set_search (SwPeopleList *self,
                           const char   *text)
{
  g_autoptr (SwQuery) query = NULL;

  g_return_if_fail (SW_IS_PEOPLE_LIST (self));

  if (g_strcmp0 (self->search, text) == 0)
    return;

  g_free (self->search);
  self->search = g_strdup (text);
  if (!sw_reference_has_keys (self->type))
    {
      gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (self->filter));
      gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
    }
  else if (self->list)
    {
      query = make_query (self);
      sw_record_list_set_query (self->list, query);
    }
  update_stack (self);
}

/**
 * sw_people_list_get_selected:
 * @self: a table
 *
 * Returns: (nullable) (transfer full): the record of the selected row
 */
SwRecord *
sw_people_list_get_selected (SwPeopleList *self)
{
  SwRecord *record;

  g_return_val_if_fail (SW_IS_PEOPLE_LIST (self), NULL);

  record = gtk_single_selection_get_selected_item (self->selection);

  return record ? g_object_ref (record) : NULL;
}

/**
 * sw_people_list_select:
 * @self: a table
 * @id: a record
 *
 * Selects its row and scrolls to it.
 */
void
sw_people_list_select (SwPeopleList *self,
                       gint64        id)
{
  guint position;

  g_return_if_fail (SW_IS_PEOPLE_LIST (self));

  if (self->list == NULL || !sw_record_list_find (self->list, id, &position) ||
      gtk_filter_list_model_get_filter (self->filtered) != NULL)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u", position);
}

/**
 * sw_people_list_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it shows
 */
guint
sw_people_list_get_n_rows (SwPeopleList *self)
{
  g_return_val_if_fail (SW_IS_PEOPLE_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

/**
 * sw_people_list_focus:
 * @self: a table
 *
 * Puts the focus into the table.
 */
void
sw_people_list_focus (SwPeopleList *self)
{
  g_return_if_fail (SW_IS_PEOPLE_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
