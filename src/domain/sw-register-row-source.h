/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-register-row.h"

G_BEGIN_DECLS

#define SW_TYPE_REGISTER_ROW_SOURCE (sw_register_row_source_get_type ())

G_DECLARE_INTERFACE (SwRegisterRowSource, sw_register_row_source, SW, REGISTER_ROW_SOURCE, GObject)

/**
 * SwRegisterRowSourceInterface:
 * @get_n_rows: how many rows there are
 * @get_row: the row at a place, owned by the source and valid until the next call
 */
struct _SwRegisterRowSourceInterface
{
  GTypeInterface parent_iface;

  guint                 (*get_n_rows) (SwRegisterRowSource *self);
  const SwRegisterRow * (*get_row)    (SwRegisterRowSource *self,
                                       guint                index);
};

guint                sw_register_row_source_get_n_rows (SwRegisterRowSource *self);
const SwRegisterRow *sw_register_row_source_get_row    (SwRegisterRowSource *self,
                                                        guint                index);

G_END_DECLS
