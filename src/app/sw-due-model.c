/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-due-model.h"

/**
 * SwDueModel:
 *
 * Due visits as a list model, in the order of the list. It holds them as plain numbers; a row
 * is made when it is shown, so a hundred thousand cost no more than their array. Where other
 * visits are shown, the rows that there are stay and show those: a view looks for rows that went
 * among all that came, and makes its widgets anew, which takes longer than all else.
 */
struct _SwDueModel
{
  GObject parent_instance;

  GArray    *slots; /* SwDueSlot */
  SwDueGroup group;
  guint      turn; /* how often others were set */
};

G_DEFINE_FINAL_TYPE (SwDueRow, sw_due_row, G_TYPE_OBJECT)

static void
sw_due_row_class_init (SwDueRowClass *klass)
{
}

static void
sw_due_row_init (SwDueRow *self)
{
}

static GType
get_item_type (GListModel *model)
{
  return SW_TYPE_DUE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return SW_DUE_MODEL (model)->slots->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SwDueModel *self = SW_DUE_MODEL (model);
  SwDueRow *row;

  if (position >= self->slots->len)
    return NULL;

  row = g_object_new (SW_TYPE_DUE_ROW, NULL);
  sw_due_model_refresh (self, row, position);

  return row;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SwDueModel, sw_due_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static void
sw_due_model_finalize (GObject *object)
{
  SwDueModel *self = SW_DUE_MODEL (object);

  g_array_unref (self->slots);

  G_OBJECT_CLASS (sw_due_model_parent_class)->finalize (object);
}

static void
sw_due_model_class_init (SwDueModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_due_model_finalize;
}

static void
sw_due_model_init (SwDueModel *self)
{
  self->slots = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
  self->turn = 1; /* a new row has none */
}

/**
 * sw_due_model_new:
 *
 * Returns: (transfer full): a list without rows
 */
SwDueModel *
sw_due_model_new (void)
{
  return g_object_new (SW_TYPE_DUE_MODEL, NULL);
}

/**
 * sw_due_model_set_slots:
 * @self: a list
 * @slots: (element-type SwDueSlot): what is due, in the order of sw_due_slot_compare()
 * @group: what the headings name
 *
 * Sets what the list has. Only the rows at its end come or go; the others are to be shown anew
 * by sw_due_model_refresh(), and nothing of them must be selected.
 */
void
sw_due_model_set_slots (SwDueModel *self,
                        GArray     *slots,
                        SwDueGroup  group)
{
  guint n_before, n_kept;

  g_return_if_fail (SW_IS_DUE_MODEL (self));
  g_return_if_fail (slots != NULL);

  n_before = self->slots->len;
  n_kept = MIN (n_before, slots->len);
  g_array_unref (self->slots);
  self->slots = sw_due_slots_sort (slots, group);
  self->group = group;
  self->turn++;

  if (n_before != slots->len)
    g_list_model_items_changed (G_LIST_MODEL (self), n_kept, n_before - n_kept, slots->len - n_kept);
}

/**
 * sw_due_model_refresh:
 * @self: a list
 * @row: a row of it
 * @position: where the row stands
 *
 * Lets a row show what stands in its place since others were set.
 *
 * Returns: whether it showed something else before
 */
gboolean
sw_due_model_refresh (SwDueModel *self,
                      SwDueRow   *row,
                      guint       position)
{
  g_return_val_if_fail (SW_IS_DUE_MODEL (self), FALSE);
  g_return_val_if_fail (SW_IS_DUE_ROW (row), FALSE);

  if (row->turn == self->turn || position >= self->slots->len)
    return FALSE;

  row->slot = g_array_index (self->slots, SwDueSlot, position);
  row->turn = self->turn;

  return TRUE;
}

/* The first place whose visit does not stand before @slot. */
static guint
find_place (SwDueModel      *self,
            const SwDueSlot *slot)
{
  guint low = 0, high = self->slots->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (sw_due_slots_compare (&g_array_index (self->slots, SwDueSlot, middle), slot, self->group) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * sw_due_model_update:
 * @self: a list
 * @gone: (element-type SwDueSlot): visits that no longer stand as they did
 * @come: (element-type SwDueSlot): those that stand in their place
 *
 * Changes only the rows concerned, so that what is selected, and where one is, stays.
 */
void
sw_due_model_update (SwDueModel *self,
                     GArray     *gone,
                     GArray     *come)
{
  g_return_if_fail (SW_IS_DUE_MODEL (self));

  for (guint i = 0; i < gone->len; i++)
    {
      const SwDueSlot *slot = &g_array_index (gone, SwDueSlot, i);
      guint place = find_place (self, slot);

      if (place == self->slots->len || sw_due_slot_compare (&g_array_index (self->slots, SwDueSlot, place), slot) != 0)
        continue;
      g_array_remove_index (self->slots, place);
      g_list_model_items_changed (G_LIST_MODEL (self), place, 1, 0);
    }
  for (guint i = 0; i < come->len; i++)
    {
      const SwDueSlot *slot = &g_array_index (come, SwDueSlot, i);
      guint place = find_place (self, slot);

      g_array_insert_vals (self->slots, place, slot, 1);
      g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
    }
}

/**
 * sw_due_model_get_slot:
 * @self: a list
 * @position: the place of a row
 *
 * Returns: (transfer none): the due visit that stands there, for as long as the list is the same
 */
const SwDueSlot *
sw_due_model_get_slot (SwDueModel *self,
                       guint       position)
{
  g_return_val_if_fail (SW_IS_DUE_MODEL (self), NULL);
  g_return_val_if_fail (position < self->slots->len, NULL);

  return &g_array_index (self->slots, SwDueSlot, position);
}

/**
 * sw_due_model_get_n_group:
 * @self: a list
 * @position: the place of a row
 *
 * Returns: how many stand under the heading of the row, if it is the first of them; else 0
 */
guint
sw_due_model_get_n_group (SwDueModel *self,
                          guint       position)
{
  const SwDueSlot *slots;
  guint low, high;

  g_return_val_if_fail (SW_IS_DUE_MODEL (self), 0);

  slots = (const SwDueSlot *) self->slots->data;
  if (position >= self->slots->len || (position > 0 && sw_due_slots_share_heading (&slots[position - 1], &slots[position], self->group)))
    return 0;

  low = position + 1;
  high = self->slots->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (sw_due_slots_share_heading (&slots[position], &slots[middle], self->group))
        low = middle + 1;
      else
        high = middle;
    }

  return low - position;
}
