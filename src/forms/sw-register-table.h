/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-register-row-source.h"
#include "sw-table.h"

G_BEGIN_DECLS

SwTable *sw_register_table_new (SwFontChain         *fonts,
                                SwRegisterRowSource *rows,
                                double               width);

G_END_DECLS
