/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-sheet-reader.h"
#include "sw-sheet-subject.h"
#include "sw-store.h"

G_BEGIN_DECLS

/* A column's target is the name of a field of the record, or one of these. */
#define SW_COLUMN_IGNORED ""                              /* known, and nothing to import: 序号, 街道 */
#define SW_COLUMN_LOW_INCOME_DISABLED "low_income_disabled" /* 是否为低保家庭中失能半失能的空巢独居老人 */
#define SW_COLUMN_RECORD "record"                         /* 底册编号, the elder's id in the register */
#define SW_COLUMN_ELDER_NAME "elder_name"                 /* this and below: which elder a row hangs on */
#define SW_COLUMN_ELDER_NUMBER "elder_number"
#define SW_COLUMN_ELDER_COMMUNITY "elder_community"

/**
 * SwColumnTarget:
 * @name: what sw_column_map_set_target() takes
 * @label: (nullable): the translatable name, to be passed through gettext
 * @heading: the heading in workbooks, always Chinese
 *
 * What a column of a workbook can be.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *heading;
} SwColumnTarget;

typedef struct _SwColumnMap SwColumnMap;

SwColumnMap *sw_column_map_find           (SwSheetReader  *reader,
                                           guint           sheet,
                                           SwSheetGroup    group,
                                           SwStore        *store,
                                           GCancellable   *cancellable,
                                           GError        **error);
SwColumnMap *sw_column_map_new_at         (SwSheetReader  *reader,
                                           guint           sheet,
                                           guint           row,
                                           SwSheetGroup    group,
                                           SwStore        *store,
                                           GError        **error);
SwColumnMap *sw_column_map_copy           (SwColumnMap    *self);
void         sw_column_map_free           (SwColumnMap    *self);
const SwSheetSubject *
             sw_column_map_get_subject    (SwColumnMap    *self);
guint        sw_column_map_get_sheet      (SwColumnMap    *self);
guint        sw_column_map_get_first_row  (SwColumnMap    *self);
guint        sw_column_map_get_last_row   (SwColumnMap    *self);
guint        sw_column_map_get_n_columns  (SwColumnMap    *self);
const char  *sw_column_map_get_title      (SwColumnMap    *self);
const char  *sw_column_map_get_heading    (SwColumnMap    *self,
                                           guint           column);
const char  *sw_column_map_get_target     (SwColumnMap    *self,
                                           guint           column);
void         sw_column_map_set_target     (SwColumnMap    *self,
                                           guint           column,
                                           const char     *target);
int          sw_column_map_find_target    (SwColumnMap    *self,
                                           const char     *target);
gboolean     sw_column_map_is_remembered  (SwColumnMap    *self);
gboolean     sw_column_map_is_sufficient  (SwColumnMap    *self);
gboolean     sw_column_map_remember       (SwColumnMap    *self,
                                           SwStore        *store,
                                           GError        **error);

const char           *sw_column_recognize   (const SwSheetSubject *subject,
                                             const char           *heading);
const SwColumnTarget *sw_column_targets     (const SwSheetSubject *subject,
                                             guint                *n_targets);
const SwColumnTarget *sw_column_find_target (const SwSheetSubject *subject,
                                             const char           *name);
char                 *sw_column_letter      (guint                 column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwColumnMap, sw_column_map_free)

G_END_DECLS
