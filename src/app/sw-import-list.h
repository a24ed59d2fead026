/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-import-plan.h"

G_BEGIN_DECLS

/* What the review of an import shows: rows of one kind, or the elders who are
 * not in the workbook. */
typedef enum
{
  SW_IMPORT_SHOW_ALL,
  SW_IMPORT_SHOW_NEW,
  SW_IMPORT_SHOW_UPDATE,
  SW_IMPORT_SHOW_UNCHANGED,
  SW_IMPORT_SHOW_DUPLICATE,
  SW_IMPORT_SHOW_WARNING,
  SW_IMPORT_SHOW_ERROR,
  SW_IMPORT_SHOW_MISSING,
  SW_IMPORT_N_SHOWS
} SwImportShow;

#define SW_TYPE_IMPORT_ITEM (sw_import_item_get_type ())
G_DECLARE_FINAL_TYPE (SwImportItem, sw_import_item, SW, IMPORT_ITEM, GObject)

const char   *sw_import_item_get_file     (SwImportItem *self);
const char   *sw_import_item_get_row      (SwImportItem *self);
const char   *sw_import_item_get_name     (SwImportItem *self);
const char   *sw_import_item_get_state    (SwImportItem *self);
const char   *sw_import_item_get_sentence (SwImportItem *self);

#define SW_TYPE_IMPORT_LIST (sw_import_list_get_type ())
G_DECLARE_FINAL_TYPE (SwImportList, sw_import_list, SW, IMPORT_LIST, GObject)

SwImportList *sw_import_list_new          (void);
void          sw_import_list_set_plan     (SwImportList *self,
                                           SwImportPlan *plan);
void          sw_import_list_set_show     (SwImportList *self,
                                           SwImportShow  show);
const char   *sw_import_show_label        (SwImportShow  show);
guint         sw_import_show_count        (SwImportPlan *plan,
                                           SwImportShow  show);
char         *sw_import_plan_to_summary   (SwImportPlan *plan);

G_END_DECLS
