/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-proposal-columns.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-proposal-item.h"
#include "sw-register-view.h"

/* The columns of the list. */
typedef enum
{
  COLUMN_CHOSEN,
  COLUMN_ELDER,
  COLUMN_COMMUNITY,
  COLUMN_WHY,
  COLUMN_WORKER,
  COLUMN_NEIGHBOUR,
  COLUMN_LACKS
} Column;

static char *
why_text (SwStore    *store,
          SwProposal *proposal)
{
  g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, proposal->elder_id, NULL);

  return elder ? sw_register_key_text (elder, sw_day_today ()) : NULL;
}

static char *
cell_text (SwStore        *store,
           SwProposalItem *item,
           Column          column)
{
  SwProposal *proposal = sw_proposal_item_get (item);

  switch (column)
    {
    case COLUMN_ELDER:
      return g_strdup (proposal->elder_name);
    case COLUMN_COMMUNITY:
      return proposal->community_id == SW_NONE
               ? NULL : g_strdup (sw_store_get_name (store, SW_TYPE_COMMUNITY, proposal->community_id));
    case COLUMN_WHY:
      return why_text (store, proposal);
    case COLUMN_WORKER:
      return proposal->worker_id == SW_NONE
               ? NULL : g_strdup (sw_store_get_name (store, SW_TYPE_CAREGIVER, proposal->worker_id));
    case COLUMN_NEIGHBOUR:
      return proposal->neighbour_id == SW_NONE
               ? NULL : g_strdup (sw_store_get_name (store, SW_TYPE_CAREGIVER, proposal->neighbour_id));
    case COLUMN_LACKS:
      return sw_proposal_item_lacks_text (item);
    case COLUMN_CHOSEN:
    default:
      return NULL;
    }
}

static void
show_cell (GtkListItem *list_item,
           SwStore     *store)
{
  SwProposalItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  Column column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list_item), "column"));
  g_autofree char *text = cell_text (store, item, column);

  gtk_inscription_set_text (GTK_INSCRIPTION (label), text);
  gtk_widget_set_tooltip_text (label, column == COLUMN_LACKS ? text : NULL);
  if (column == COLUMN_LACKS && !sw_proposal_is_complete (sw_proposal_item_get (item)))
    gtk_widget_add_css_class (label, "error");
  else
    gtk_widget_remove_css_class (label, "error");
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item,
          gpointer            user_data)
{
  Column column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *child = column == COLUMN_CHOSEN ? gtk_check_button_new () : gtk_inscription_new (NULL);

  g_object_set_data (G_OBJECT (list_item), "column", GUINT_TO_POINTER (column));
  if (column == COLUMN_CHOSEN)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Draft it"), -1);
    }
  else
    {
      gtk_inscription_set_min_chars (GTK_INSCRIPTION (child), 4);
      gtk_inscription_set_text_overflow (GTK_INSCRIPTION (child), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      if (column == COLUMN_ELDER)
        gtk_widget_add_css_class (child, "heading");
    }
  gtk_list_item_set_child (list_item, child);
}

static void
show_check (GtkListItem *list_item)
{
  SwProposalItem *item = gtk_list_item_get_item (list_item);

  gtk_widget_set_sensitive (gtk_list_item_get_child (list_item), sw_proposal_is_complete (sw_proposal_item_get (item)));
}

static void
item_changed_cb (SwProposalItem *item,
                 GtkListItem    *list_item)
{
  if (GTK_IS_CHECK_BUTTON (gtk_list_item_get_child (list_item)))
    show_check (list_item);
  else
    show_cell (list_item, g_object_get_data (G_OBJECT (list_item), "store"));
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         SwStore            *store)
{
  SwProposalItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);

  g_object_set_data_full (G_OBJECT (list_item), "store", g_object_ref (store), g_object_unref);
  g_signal_connect (item, "changed", G_CALLBACK (item_changed_cb), list_item);
  if (GTK_IS_CHECK_BUTTON (child))
    g_object_set_data (G_OBJECT (list_item), "binding",
                       g_object_bind_property (item, "chosen", child, "active",
                                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
  item_changed_cb (item, list_item);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *list_item,
           gpointer            user_data)
{
  GBinding *binding = g_object_steal_data (G_OBJECT (list_item), "binding");

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), item_changed_cb, list_item);
  if (binding)
    g_binding_unbind (binding);
  g_object_set_data (G_OBJECT (list_item), "store", NULL);
}

/**
 * sw_proposal_columns_add:
 * @view: a table over a model of #SwProposalItem
 * @store: where the names of the elders' people are
 *
 * Adds the columns: whether it is drafted, for whom and why, with whom, and what is missing.
 */
void
sw_proposal_columns_add (GtkColumnView *view,
                         SwStore       *store)
{
  static const struct
  {
    const char *title;
    int         chars;
    gboolean    expand;
  } columns[] = {
    { N_("Chosen"), 4, FALSE },
    { N_("Elder"), 8, FALSE },
    { N_("Community"), 10, FALSE },
    { N_("Why"), 14, FALSE },
    { N_("Worker"), 9, FALSE },
    { N_("Neighbour"), 9, FALSE },
    { N_("Missing"), 16, TRUE },
  };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), "0");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), store, 0);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_fixed_width (column, (int) (columns[i].chars * width * 1.3) + 12);
      gtk_column_view_append_column (view, column);
    }
}
