/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-board-model.h"

#include <gtk/gtk.h>

/**
 * SwBoardModel:
 *
 * The elders on the board of an emergency as a list model. It holds them as plain numbers; an
 * item is made when it is shown. As long as it is, and nothing else is said of the elder, it stays the
 * same one: GTK asks for the items behind a change again, and fills the rows of those that are new.
 */
struct _SwBoardModel
{
  GObject parent_instance;

  GArray     *rows;  /* SwBoardRow */
  GHashTable *items; /* gint64 of an elder: SwBoardItem, not owned, as long as somebody else has it */
};

G_DEFINE_FINAL_TYPE (SwBoardItem, sw_board_item, G_TYPE_OBJECT)

static void
sw_board_item_finalize (GObject *object)
{
  SwBoardItem *self = SW_BOARD_ITEM (object);

  if (self->items != NULL && g_hash_table_lookup (self->items, &self->row.elder_id) == self)
    g_hash_table_remove (self->items, &self->row.elder_id);
  g_clear_pointer (&self->items, g_hash_table_unref);

  G_OBJECT_CLASS (sw_board_item_parent_class)->finalize (object);
}

static void
sw_board_item_class_init (SwBoardItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_board_item_finalize;
}

static void
sw_board_item_init (SwBoardItem *self)
{
}

static GType
get_item_type (GListModel *model)
{
  return SW_TYPE_BOARD_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SW_BOARD_MODEL (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SwBoardModel *self = SW_BOARD_MODEL (model);
  const SwBoardRow *row;
  SwBoardItem *item;

  if (position >= self->rows->len)
    return NULL;

  row = &g_array_index (self->rows, SwBoardRow, position);
  item = g_hash_table_lookup (self->items, &row->elder_id);
  if (item != NULL && sw_board_row_is_same (&item->row, row))
    return g_object_ref (item);

  item = g_object_new (SW_TYPE_BOARD_ITEM, NULL);
  item->row = *row;
  item->items = g_hash_table_ref (self->items);
  g_hash_table_replace (self->items, &item->row.elder_id, item);

  return item;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SwBoardModel, sw_board_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static void
sw_board_model_finalize (GObject *object)
{
  g_array_unref (SW_BOARD_MODEL (object)->rows);
  g_hash_table_unref (SW_BOARD_MODEL (object)->items);

  G_OBJECT_CLASS (sw_board_model_parent_class)->finalize (object);
}

static void
sw_board_model_class_init (SwBoardModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_board_model_finalize;
}

static void
sw_board_model_init (SwBoardModel *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (SwBoardRow));
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * sw_board_model_new:
 *
 * Returns: (transfer full): a list without rows
 */
SwBoardModel *
sw_board_model_new (void)
{
  return g_object_new (SW_TYPE_BOARD_MODEL, NULL);
}

/**
 * sw_board_model_set_rows:
 * @self: a list
 * @rows: (element-type SwBoardRow): the elders in their order
 *
 * Sets what the list has. What is the same at its begin and at its end stays, so that the list
 * keeps its place and its focus.
 */
void
sw_board_model_set_rows (SwBoardModel *self,
                         GArray       *rows)
{
  g_autoptr (GArray) before = NULL;
  guint start = 0, n_before, n_now;

  g_return_if_fail (SW_IS_BOARD_MODEL (self));
  g_return_if_fail (rows != NULL);

  before = self->rows;
  self->rows = g_array_ref (rows);
  n_before = before->len;
  n_now = rows->len;
  while (start < MIN (n_before, n_now) &&
         sw_board_row_is_same (&g_array_index (before, SwBoardRow, start), &g_array_index (rows, SwBoardRow, start)))
    start++;
  while (n_before > start && n_now > start &&
         sw_board_row_is_same (&g_array_index (before, SwBoardRow, n_before - 1), &g_array_index (rows, SwBoardRow, n_now - 1)))
    n_before--, n_now--;
  if (n_before > start || n_now > start)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - start, n_now - start);
}

/**
 * sw_board_model_get_row:
 * @self: a list
 * @position: where
 *
 * Returns: (transfer none) (nullable): the elder there
 */
const SwBoardRow *
sw_board_model_get_row (SwBoardModel *self,
                        guint         position)
{
  g_return_val_if_fail (SW_IS_BOARD_MODEL (self), NULL);

  return position < self->rows->len ? &g_array_index (self->rows, SwBoardRow, position) : NULL;
}

/**
 * sw_board_model_find:
 * @self: a list
 * @elder_id: an elder
 *
 * Returns: where the elder stands, or %GTK_INVALID_LIST_POSITION
 */
guint
sw_board_model_find (SwBoardModel *self,
                     gint64        elder_id)
{
  g_return_val_if_fail (SW_IS_BOARD_MODEL (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, SwBoardRow, i).elder_id == elder_id)
      return i;

  return GTK_INVALID_LIST_POSITION;
}
