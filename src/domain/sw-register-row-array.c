/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-row-array.h"

/**
 * SwRegisterRowArray:
 *
 * Rows of a register that are held in memory, as a source of rows.
 */
struct _SwRegisterRowArray
{
  GObject parent_instance;

  GPtrArray *rows;
};

static guint
get_n_rows (SwRegisterRowSource *source)
{
  SwRegisterRowArray *self = SW_REGISTER_ROW_ARRAY (source);

  return self->rows->len;
}

static const SwRegisterRow *
get_row (SwRegisterRowSource *source,
         guint                index)
{
  SwRegisterRowArray *self = SW_REGISTER_ROW_ARRAY (source);

  g_return_val_if_fail (index < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, index);
}

static void
source_init (SwRegisterRowSourceInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_row = get_row;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SwRegisterRowArray, sw_register_row_array, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SW_TYPE_REGISTER_ROW_SOURCE, source_init))

static void
sw_register_row_array_finalize (GObject *object)
{
  SwRegisterRowArray *self = SW_REGISTER_ROW_ARRAY (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (sw_register_row_array_parent_class)->finalize (object);
}

static void
sw_register_row_array_class_init (SwRegisterRowArrayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_register_row_array_finalize;
}

static void
sw_register_row_array_init (SwRegisterRowArray *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_register_row_free);
}

/**
 * sw_register_row_array_new:
 *
 * Makes an empty array of rows.
 *
 * Returns: (transfer full): the array
 */
SwRegisterRowArray *
sw_register_row_array_new (void)
{
  return g_object_new (SW_TYPE_REGISTER_ROW_ARRAY, NULL);
}

/**
 * sw_register_row_array_add:
 * @self: an array of rows
 * @row: (transfer full): a row
 *
 * Adds a row at the end.
 */
void
sw_register_row_array_add (SwRegisterRowArray *self,
                           SwRegisterRow      *row)
{
  g_return_if_fail (SW_IS_REGISTER_ROW_ARRAY (self));
  g_return_if_fail (row != NULL);

  g_ptr_array_add (self->rows, row);
}
