/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-page-private.h"

/* The rows that are selected. */

/**
 * sw_list_page_get_n_selected:
 * @self: the page
 *
 * Returns: how many rows are selected
 */
gint64
sw_list_page_get_n_selected (SwListPage *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (SW_IS_LIST_PAGE (self), 0);

  selected = self->selection ? gtk_selection_model_get_selection (self->selection) : NULL;

  return selected ? (gint64) gtk_bitset_get_size (selected) : 0;
}

/**
 * sw_list_page_get_selected:
 * @self: the page
 *
 * Returns: (transfer full) (element-type gint64): the ids of the rows that are
 *   selected, in their order
 */
GArray *
sw_list_page_get_selected (SwListPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (SW_IS_LIST_PAGE (self), ids);

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

/**
 * sw_list_page_show_selection:
 * @self: the page
 *
 * Shows how many rows are selected, and what can be done with them.
 */
void
sw_list_page_show_selection (SwListPage *self)
{
  gint64 n = sw_list_page_get_n_selected (self);
  g_autofree char *text = sw_list_selected_text (n);

  /* What a reload takes away it gives back at once. */
  if (self->kept)
    return;

  gtk_label_set_label (self->selected_label, text);
  gtk_widget_set_visible (self->selection_bar, n > 0);
  SW_LIST_PAGE_GET_CLASS (self)->update_actions (self);
}

static void
reloading_cb (SwListPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->kept_at, gtk_bitset_unref);
  if (gtk_bitset_is_empty (selected))
    return;

  self->kept = sw_list_page_get_selected (self);
  self->kept_at = gtk_bitset_copy (selected);
  /* For a row that is selected GTK asks for one row after the other until it finds it again. */
  gtk_selection_model_unselect_all (self->selection);
}

/* Most rows stand where they stood; only where some do not all are looked through. */
static GtkBitset *
find_kept (SwListPage *self)
{
  g_autoptr (GHashTable) moved = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkBitset *found = gtk_bitset_new_empty ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < self->kept->len; i++)
    {
      guint position = gtk_bitset_get_nth (self->kept_at, i);

      if (sw_record_list_get_id_at (self->list, position) == g_array_index (self->kept, gint64, i))
        gtk_bitset_add (found, position);
      else
        g_hash_table_add (moved, &g_array_index (self->kept, gint64, i));
    }
  for (guint position = 0; position < n && g_hash_table_size (moved) > 0; position++)
    {
      gint64 id = sw_record_list_get_id_at (self->list, position);

      if (g_hash_table_remove (moved, &id))
        gtk_bitset_add (found, position);
    }

  return found;
}

/* A row that changed is another object at its place, which a selection does not know. */
static void
reloaded_cb (SwListPage *self)
{
  g_autoptr (GtkBitset) found = NULL;
  g_autoptr (GtkBitset) all = NULL;

  if (self->kept == NULL)
    return;

  found = find_kept (self);
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
  gtk_selection_model_set_selection (self->selection, found, all);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->kept_at, gtk_bitset_unref);
  sw_list_page_show_selection (self);
}

/**
 * sw_list_page_keep_selection:
 * @self: the page, with a list and its selection
 *
 * Has those who are selected stay so when something about them changes.
 */
void
sw_list_page_keep_selection (SwListPage *self)
{
  g_signal_connect_object (self->list, "reloading", G_CALLBACK (reloading_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "reloaded", G_CALLBACK (reloaded_cb), self, G_CONNECT_SWAPPED);
}
