/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-row-source.h"

G_DEFINE_INTERFACE (SwRegisterRowSource, sw_register_row_source, G_TYPE_OBJECT)

static void
sw_register_row_source_default_init (SwRegisterRowSourceInterface *iface)
{
}

/**
 * sw_register_row_source_get_n_rows:
 * @self: a source of rows
 *
 * Says how many rows the register has. The number must not change while the
 * source is in use.
 *
 * Returns: the number of rows
 */
guint
sw_register_row_source_get_n_rows (SwRegisterRowSource *self)
{
  g_return_val_if_fail (SW_IS_REGISTER_ROW_SOURCE (self), 0);

  return SW_REGISTER_ROW_SOURCE_GET_IFACE (self)->get_n_rows (self);
}

/**
 * sw_register_row_source_get_row:
 * @self: a source of rows
 * @index: the place of the row, from 0
 *
 * Gives a row. Rows are mostly asked for in order, so a source need not hold
 * more than a few at a time.
 *
 * Returns: (transfer none): the row, valid until the next call
 */
const SwRegisterRow *
sw_register_row_source_get_row (SwRegisterRowSource *self,
                                guint                index)
{
  g_return_val_if_fail (SW_IS_REGISTER_ROW_SOURCE (self), NULL);

  return SW_REGISTER_ROW_SOURCE_GET_IFACE (self)->get_row (self, index);
}
