/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-register-row-source.h"

G_BEGIN_DECLS

#define SW_TYPE_REGISTER_ROW_ARRAY (sw_register_row_array_get_type ())

G_DECLARE_FINAL_TYPE (SwRegisterRowArray, sw_register_row_array, SW, REGISTER_ROW_ARRAY, GObject)

SwRegisterRowArray *sw_register_row_array_new (void);
void                sw_register_row_array_add (SwRegisterRowArray *self,
                                               SwRegisterRow      *row);

G_END_DECLS
