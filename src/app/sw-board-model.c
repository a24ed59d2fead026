/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-board-model.h"

#include <gtk/gtk.h>

/**
 * SwBoardModel:
 *
 * The elders on the board of an emergency as a list model. It holds them as plain numbers; an
 * item is made when it is shown.
 */
struct _SwBoardModel
{
  GObject parent_instance;

  GArray *rows; /* SwBoardRow */
};

G_DEFINE_FINAL_TYPE (SwBoardItem, sw_board_item, G_TYPE_OBJECT)

static void
sw_board_item_class_init (SwBoardItemClass *klass)
{
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
  SwBoardItem *item;

  if (position >= self->rows->len)
    return NULL;

  item = g_object_new (SW_TYPE_BOARD_ITEM, NULL);
  item->row = g_array_index (self->rows, SwBoardRow, position);

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

static gboolean
same_row (const SwBoardRow *one,
          const SwBoardRow *other)
{
  return one->elder_id == other->elder_id && one->community_id == other->community_id &&
         one->worker_id == other->worker_id && one->caller_id == other->caller_id && one->state == other->state &&
         one->risk == other->risk && one->n_attempts == other->n_attempts && one->hours == other->hours &&
         one->escalated == other->escalated;
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
         same_row (&g_array_index (before, SwBoardRow, start), &g_array_index (rows, SwBoardRow, start)))
    start++;
  while (n_before > start && n_now > start &&
         same_row (&g_array_index (before, SwBoardRow, n_before - 1), &g_array_index (rows, SwBoardRow, n_now - 1)))
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
