/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-elder.h"
#include "sw-list-view.h"
#include "sw-store-query.h"

G_BEGIN_DECLS

/* What the Register page shows, as functions without widgets. */

GArray             *sw_register_get_columns      (void);
guint               sw_register_n_usual_columns  (void);
const SwListColumn *sw_register_find_column      (const char         *name);

char               *sw_register_cell_text        (const SwListColumn *column,
                                                  SwElder            *elder,
                                                  SwStore            *store,
                                                  SwDay               day,
                                                  gboolean            masked);
char               *sw_register_key_text         (SwElder            *elder,
                                                  SwDay               day);
char               *sw_register_verify_text      (SwVerify            verify);
char               *sw_register_totals_text      (const SwTotals     *totals);

const SwListFilter *sw_register_get_filters      (guint              *n_filters);
char               *sw_register_value_text       (const char         *filter,
                                                  const char         *value,
                                                  SwStore            *store);

SwStatus            sw_status_on_day             (GPtrArray          *spans,
                                                  SwDay               day);

G_END_DECLS
