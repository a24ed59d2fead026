/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-sheet-writer.h"

G_BEGIN_DECLS

typedef struct _SwXlsxWriter SwXlsxWriter;

SwXlsxWriter *sw_xlsx_writer_new       (const char                 *path,
                                        const SwSheetLayout        *layout,
                                        GError                    **error);
void          sw_xlsx_writer_free      (SwXlsxWriter               *self);
gboolean      sw_xlsx_writer_add_sheet (SwXlsxWriter               *self,
                                        const SwSheetLayout        *layout,
                                        GError                    **error);
gboolean      sw_xlsx_writer_write_row (SwXlsxWriter               *self,
                                        const char          *const *texts,
                                        GError                    **error);
gboolean      sw_xlsx_writer_close     (SwXlsxWriter               *self,
                                        GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwXlsxWriter, sw_xlsx_writer_free)

G_END_DECLS
