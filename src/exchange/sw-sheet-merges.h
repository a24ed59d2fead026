/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-sheet-reader.h"

G_BEGIN_DECLS

typedef struct _SwSheetMerges SwSheetMerges;

SwSheetMerges *sw_sheet_merges_new    (void);
void           sw_sheet_merges_free   (SwSheetMerges *self);
void           sw_sheet_merges_add    (SwSheetMerges *self,
                                       guint          first_row,
                                       guint          last_row,
                                       guint          column);
guint          sw_sheet_merges_get_n  (SwSheetMerges *self);
void           sw_sheet_merges_start  (SwSheetMerges *self,
                                       guint          after_row);
void           sw_sheet_merges_fill   (SwSheetMerges *self,
                                       SwSheetRow    *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSheetMerges, sw_sheet_merges_free)

G_END_DECLS
