/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-due-model.h"

/**
 * SwDueModel:
 *
 * Due visits as a list model. It holds them as plain numbers; a row is made when it is
 * shown, so a hundred thousand cost no more than their array.
 */
struct _SwDueModel
{
  GObject parent_instance;

  GArray *slots;   /* SwDueSlot */
  GArray *n_group; /* guint, one a slot: see SwDueRow */
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
  row->slot = g_array_index (self->slots, SwDueSlot, position);
  row->n_group = g_array_index (self->n_group, guint, position);

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
  g_array_unref (self->n_group);

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
  self->n_group = g_array_new (FALSE, TRUE, sizeof (guint));
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

static gboolean
same_group (const SwDueSlot *one,
            const SwDueSlot *other,
            SwDueGroup       group)
{
  if (group == SW_DUE_GROUP_PARTY)
    return one->party == other->party;

  return one->caregiver_id == other->caregiver_id && one->organisation_id == other->organisation_id;
}

/**
 * sw_due_model_set_slots:
 * @self: a list
 * @slots: (element-type SwDueSlot): what is due; they are put in order
 * @group: what the headings name
 *
 * Sets what the list has.
 */
void
sw_due_model_set_slots (SwDueModel *self,
                        GArray     *slots,
                        SwDueGroup  group)
{
  guint n_before, start = 0;

  g_return_if_fail (SW_IS_DUE_MODEL (self));
  g_return_if_fail (slots != NULL);

  n_before = self->slots->len;
  sw_due_slots_sort (slots, group);
  g_array_ref (slots);
  g_array_unref (self->slots);
  self->slots = slots;

  g_array_set_size (self->n_group, 0);
  g_array_set_size (self->n_group, slots->len);
  for (guint i = 0; i < slots->len; i++)
    {
      if (!same_group (&g_array_index (slots, SwDueSlot, i), &g_array_index (slots, SwDueSlot, start), group))
        start = i;
      g_array_index (self->n_group, guint, start)++;
      if (i > start)
        g_array_index (self->n_group, guint, i) = 0;
    }

  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, slots->len);
}
