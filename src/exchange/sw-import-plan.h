/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-column-map.h"
#include "sw-history.h"
#include "sw-import-row.h"

G_BEGIN_DECLS

typedef enum
{
  SW_IMPORT_NEW,
  SW_IMPORT_UPDATE,
  SW_IMPORT_UNCHANGED,
  SW_IMPORT_DUPLICATE, /* of a row before it */
  SW_IMPORT_ERROR
} SwImportState;

/**
 * SwImportRow:
 * @source: which sheet it comes from
 * @number: the row's number as a spreadsheet shows it
 * @state: what will happen to it
 * @placeless: whether all that is said of it is that it names no community, and none is known
 * @record_id: the record of the register, %SW_NONE for a new one
 * @record_number: of an elder: 底册编号 as it was read, or %SW_NONE
 * @owner_id: of what hangs on an elder: the elder of the register; %SW_NONE for one of @owner_row
 * @owner_row: the index of the row of that elder in the same plan, or %G_MAXUINT
 * @first: for a duplicate: the index of the row that it repeats
 * @name: (nullable): the elder's name as it was read
 * @issues: (nullable) (element-type SwImportIssue): warnings and errors
 * @changes: (nullable) (element-type SwChange): for an update: the fields that change
 * @cells: the row as it was read
 *
 * What will become of one row. It belongs to the plan.
 */
typedef struct
{
  guint          source;
  guint          number;
  SwImportState  state;
  gboolean       placeless;
  guint          first;
  gint64         record_id;
  gint64         record_number;
  gint64         owner_id;
  guint          owner_row;
  char          *name;
  GPtrArray     *issues;
  GPtrArray     *changes;
  SwImportCells *cells;
} SwImportRow;

/**
 * SwImportCounts:
 * @n_rows: rows that are about elders, or what hangs on them
 * @n_new: how many of them add somebody or something
 * @n_updated: how many change what is there
 * @n_unchanged: how many say what is there already
 * @n_duplicates: how many repeat a row before them
 * @n_errors: how many are left out since something in them is wrong
 * @n_placeless: how many of these only since nobody knows their community
 * @n_warnings: rows with a warning, whatever else they are
 * @n_skipped: totals, signatures, repeated heads
 * @n_blank: rows in which nothing that matters is filled in
 *
 * What an import would do, and has done once it is over.
 */
typedef struct
{
  guint n_rows;
  guint n_new;
  guint n_updated;
  guint n_unchanged;
  guint n_duplicates;
  guint n_errors;
  guint n_placeless;
  guint n_warnings;
  guint n_skipped;
  guint n_blank;
} SwImportCounts;

/**
 * SwImportMissing:
 * @elder_id: an elder who is active in the register and not in the workbook
 * @name: the name
 * @community: the community's name
 *
 * Somebody of the register of whom it is asked whether he or she is still there.
 */
typedef struct
{
  gint64 elder_id;
  char  *name;
  char  *community;
} SwImportMissing;

#define SW_TYPE_IMPORT_PLAN (sw_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (SwImportPlan, sw_import_plan, SW, IMPORT_PLAN, GObject)

SwImportPlan *sw_import_plan_new              (SwSheetGroup          group);

/* Sources: every sheet with a head, of every file. */
gboolean      sw_import_plan_add_file         (SwImportPlan         *self,
                                               const char           *path,
                                               const char           *sheet,
                                               SwStore              *store,
                                               GCancellable         *cancellable,
                                               GError              **error);
guint         sw_import_plan_get_n_sources    (SwImportPlan         *self);
void          sw_import_plan_remove_source    (SwImportPlan         *self,
                                               guint                 source);
const char   *sw_import_plan_get_source_name  (SwImportPlan         *self,
                                               guint                 source);
const char   *sw_import_plan_get_source_path  (SwImportPlan         *self,
                                               guint                 source);
const char   *sw_import_plan_get_source_sheet (SwImportPlan         *self,
                                               guint                 source);
SwColumnMap  *sw_import_plan_get_map          (SwImportPlan         *self,
                                               guint                 source);
void          sw_import_plan_set_map          (SwImportPlan         *self,
                                               guint                 source,
                                               SwColumnMap          *map);
void          sw_import_plan_set_community    (SwImportPlan         *self,
                                               const char           *name);
const char   *sw_import_plan_get_community    (SwImportPlan         *self,
                                               guint                 source);

/* Building; again after a correction. */
gboolean      sw_import_plan_build            (SwImportPlan         *self,
                                               SwStore              *store,
                                               SwDay                 today,
                                               GCancellable         *cancellable,
                                               GError              **error);
void          sw_import_plan_build_async      (SwImportPlan         *self,
                                               SwStore              *store,
                                               SwDay                 today,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean      sw_import_plan_build_finish     (SwImportPlan         *self,
                                               GAsyncResult         *result,
                                               GError              **error);

/* What was found. */
guint              sw_import_plan_get_n_rows  (SwImportPlan         *self);
const SwImportRow *sw_import_plan_get_row     (SwImportPlan         *self,
                                               guint                 index);
void               sw_import_plan_get_counts  (SwImportPlan         *self,
                                               SwImportCounts       *counts);
void               sw_import_plan_get_source_counts (SwImportPlan   *self,
                                               guint                 source,
                                               SwImportCounts       *counts);
GPtrArray         *sw_import_plan_get_created (SwImportPlan         *self);
GPtrArray         *sw_import_plan_get_missing (SwImportPlan         *self);
GPtrArray         *sw_import_plan_get_remarks (SwImportPlan         *self);
double             sw_import_plan_get_progress (SwImportPlan        *self);

/* Doing it. */
gboolean      sw_import_plan_commit           (SwImportPlan         *self,
                                               SwStore              *store,
                                               GCancellable         *cancellable,
                                               GError              **error);
void          sw_import_plan_commit_async     (SwImportPlan         *self,
                                               SwStore              *store,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean      sw_import_plan_commit_finish    (SwImportPlan         *self,
                                               GAsyncResult         *result,
                                               GError              **error);
gboolean      sw_import_plan_write_errors     (SwImportPlan         *self,
                                               const char           *path,
                                               GError              **error);

const char   *sw_import_state_nick            (SwImportState         state);
const char   *sw_import_state_label           (SwImportState         state);

G_END_DECLS
