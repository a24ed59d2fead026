/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-sheet-writer.h"

G_BEGIN_DECLS

typedef struct _SwCsvWriter SwCsvWriter;

SwCsvWriter *sw_csv_writer_new       (const char                 *path,
                                      SwSheetFormat               format,
                                      const SwSheetLayout        *layout,
                                      GError                    **error);
void         sw_csv_writer_free      (SwCsvWriter                *self);
gboolean     sw_csv_writer_write_row (SwCsvWriter                *self,
                                      const char          *const *texts,
                                      GError                    **error);
gboolean     sw_csv_writer_close     (SwCsvWriter                *self,
                                      GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwCsvWriter, sw_csv_writer_free)

G_END_DECLS
