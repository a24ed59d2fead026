/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-store.h"

G_BEGIN_DECLS

/* What a page with a list shows, as functions without widgets. */

/**
 * SwListColumn:
 * @name: a field's name, or that of something that the page computes
 * @title: what stands above it; %NULL in a table of usual columns: the field's label
 * @sample: (nullable): a text of the usual width, %NULL where the values are few and known
 * @enumeration: (nullable): the known values, where the field does not say
 * @badge: whether it is shown as a badge
 * @heading: whether it is what the row is called
 * @expand: whether it takes the room that is left
 * @unsorted: whether the list cannot be ordered by it
 * @computed: whether the page says what stands in it, although it is a field
 * @field: (nullable): the field, filled in by sw_list_columns_new()
 *
 * A column that a list can have.
 */
typedef struct
{
  const char    *name;
  const char    *title;
  const char    *sample;
  const SwEnum  *enumeration;
  gboolean       badge;
  gboolean       heading;
  gboolean       expand;
  gboolean       unsorted;
  gboolean       computed;
  const SwField *field;
} SwListColumn;

GArray             *sw_list_columns_new   (SwRecordClass      *klass,
                                           const SwListColumn *usual,
                                           gsize               n_usual,
                                           const char *const  *hidden);
const SwListColumn *sw_list_columns_find  (GArray             *columns,
                                           const char         *name);

/**
 * SwListFilter:
 * @name: a condition's name
 * @title: what the chip says, to be translated
 * @group: (nullable): the group that it stands in, to be translated; %NULL where its chip stands
 *   there without having been asked for
 * @reference: (nullable): the class that it refers to, where it is no field
 * @enumeration: (nullable): its values, where it is no field
 *
 * A filter that a list can have.
 */
typedef struct
{
  const char   *name;
  const char   *title;
  const char   *group;
  GType       (*reference) (void);
  const SwEnum *enumeration;
} SwListFilter;

const SwListFilter *sw_list_filters_find  (const SwListFilter *filters,
                                           gsize               n_filters,
                                           const char         *name);
GType               sw_list_filter_type   (const SwListFilter *filter,
                                           SwRecordClass      *klass);
const SwEnum       *sw_list_filter_values (const SwListFilter *filter,
                                           SwRecordClass      *klass);

char               *sw_list_value_text    (const SwListFilter *filter,
                                           SwRecordClass      *klass,
                                           const char         *value,
                                           SwStore            *store);
char               *sw_list_cell_text     (const SwListColumn *column,
                                           SwRecord           *record,
                                           SwStore            *store,
                                           gboolean            masked);
char               *sw_list_chip_text     (const char         *title,
                                           const char *const  *labels);
char               *sw_list_selected_text (gint64              n);

G_END_DECLS
