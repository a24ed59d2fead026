/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record-list.h"

G_BEGIN_DECLS

/* What the Register page shows, as functions without widgets. */

/**
 * SwRegisterColumn:
 * @name: a field's name, or "age", "key", "status", "verify"
 * @title: what stands above it, in the user's language
 * @field: (nullable): the field, %NULL for what is computed
 * @sample: a text of the usual width, %NULL where the values are few and known
 * @badge: whether it is shown as a badge
 * @sortable: whether the list can be ordered by it
 */
typedef struct
{
  const char    *name;
  const char    *title;
  const SwField *field;
  const char    *sample;
  gboolean       badge;
  gboolean       sortable;
} SwRegisterColumn;

guint                   sw_register_n_columns       (void);
const SwRegisterColumn *sw_register_get_column      (guint              index);
const SwRegisterColumn *sw_register_find_column     (const char        *name);
char                  **sw_register_default_columns (void);

char                   *sw_register_cell_text       (const SwRegisterColumn *column,
                                                     SwElder           *elder,
                                                     SwStore           *store,
                                                     SwDay              day,
                                                     gboolean           masked);
char                   *sw_register_key_text        (SwElder           *elder,
                                                     SwDay              day);
char                   *sw_register_verify_text     (SwVerify           verify);
char                   *sw_register_totals_text     (const SwTotals    *totals);
char                   *sw_register_selected_text   (gint64             n);

/**
 * SwRegisterFilter:
 * @name: the condition's name
 * @title: what the chip says, in the user's language
 * @group: (nullable): the group that it stands in, in the user's language; %NULL
 *   where its chip stands there without having been asked for
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *group;
} SwRegisterFilter;

guint                   sw_register_n_filters       (void);
const SwRegisterFilter *sw_register_get_filter      (guint              index);
const SwRegisterFilter *sw_register_find_filter     (const char        *name);
char                   *sw_register_value_text      (const char        *filter,
                                                     const char        *value,
                                                     SwStore           *store);
char                   *sw_register_chip_text       (const char        *title,
                                                     const char *const *labels);

SwStatus                sw_status_on_day            (GPtrArray         *spans,
                                                     SwDay              day);

G_END_DECLS
