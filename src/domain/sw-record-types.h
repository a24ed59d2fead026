/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

const GType *sw_record_types           (guint      *n_types);
GType        sw_record_type_from_table (const char *table);

G_END_DECLS
