/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-column-map.h"
#include "sw-elder.h"
#include "sw-reference-names.h"
#include "sw-visit.h"

G_BEGIN_DECLS

/**
 * SwImportIssue:
 * @severity: a warning or an error
 * @column: the column, from 0; -1 for the row as a whole
 * @message: a sentence in the user's language
 *
 * What is wrong with a row of a workbook.
 */
typedef struct
{
  SwIssueSeverity severity;
  int             column;
  char           *message;
} SwImportIssue;

typedef enum
{
  SW_IMPORT_ROW_DATA,
  SW_IMPORT_ROW_BLANK,  /* nothing that matters is filled in */
  SW_IMPORT_ROW_SKIPPED /* totals, signatures, the head again */
} SwImportRowKind;

/* The cells of a row, packed into one block; texts as they are to be read. */
typedef struct _SwImportCells SwImportCells;

SwImportCells  *sw_import_cells_new      (const SwSheetRow    *row,
                                          guint                n_columns);
void            sw_import_cells_free     (SwImportCells       *cells);
guint           sw_import_cells_get_n    (const SwImportCells *cells);
const char     *sw_import_cells_get      (const SwImportCells *cells,
                                          guint                column);
void            sw_import_cells_list     (const SwImportCells *cells,
                                          GPtrArray           *texts);
SwCellKind      sw_import_cells_get_kind (const SwImportCells *cells,
                                          guint                column);

/**
 * SwImportKey:
 * @record: 底册编号, or %SW_NONE
 * @number: (nullable): the elder's document number, normalized
 * @name: (nullable): the elder's name, normalized
 * @community_id: the elder's community; negative for one that the register does not have
 *
 * Which elder a row hangs on, as far as it says so.
 */
typedef struct
{
  gint64 record;
  char  *number;
  char  *name;
  gint64 community_id;
} SwImportKey;

/* Reads rows of one sheet into records. */
typedef struct _SwImportReader SwImportReader;

SwImportReader *sw_import_reader_new            (SwColumnMap          *map,
                                                 SwReferenceNames     *names,
                                                 const char           *default_community,
                                                 SwDay                 today);
void            sw_import_reader_free           (SwImportReader       *self);
SwImportRowKind sw_import_reader_classify       (SwImportReader       *self,
                                                 const SwImportCells  *cells);
void            sw_import_reader_read           (SwImportReader       *self,
                                                 const SwImportCells  *cells,
                                                 GPtrArray           **issues);
void            sw_import_reader_resolve        (SwImportReader       *self);
SwElder        *sw_import_reader_get_elder      (SwImportReader       *self);
SwRecord       *sw_import_reader_get_record     (SwImportReader       *self);
gint64          sw_import_reader_get_record_number (SwImportReader    *self);
int             sw_import_reader_find_column    (SwImportReader       *self,
                                                 const char           *target);
void            sw_import_reader_read_key       (SwImportReader       *self,
                                                 const SwImportCells  *cells,
                                                 SwImportKey          *key);
void            sw_import_reader_set_community  (SwImportReader       *self,
                                                 gint64                community_id);
gboolean        sw_import_reader_apply_owned    (SwImportReader       *self,
                                                 SwRecord             *record,
                                                 GPtrArray           **issues);
gboolean        sw_import_reader_assign_party (SwImportReader *self,
                                               SwStore        *store,
                                               SwVisit        *visit,
                                               gint64          elder_id,
                                               GError        **error);
void            sw_import_reader_validate_owned (SwImportReader       *self,
                                                 SwRecord             *record,
                                                 GPtrArray           **issues);
void            sw_import_key_clear             (SwImportKey          *key);
gboolean        sw_import_reader_is_touched     (SwImportReader       *self,
                                                 const SwField        *field);
gboolean        sw_import_reader_apply          (SwImportReader       *self,
                                                 SwElder              *elder,
                                                 gboolean              is_new,
                                                 GPtrArray           **issues,
                                                 gboolean             *care_assumed);
void            sw_import_reader_validate       (SwImportReader       *self,
                                                 SwElder              *elder,
                                                 GPtrArray           **issues);

void            sw_import_issue_free            (SwImportIssue        *issue);
void            sw_import_issues_add            (GPtrArray           **issues,
                                                 SwIssueSeverity       severity,
                                                 int                   column,
                                                 const char           *format,
                                                 ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwImportReader, sw_import_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwImportCells, sw_import_cells_free)

G_END_DECLS
