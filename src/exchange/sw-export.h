/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-register-row-source.h"
#include "sw-sheet-writer.h"
#include "sw-store.h"

G_BEGIN_DECLS

/* .csv is UTF-8, everything else a workbook. */
SwSheetFormat sw_export_format_of_path (const char           *path);

/* The official workbook of ten columns. */
gboolean      sw_export_register       (SwRegisterRowSource  *rows,
                                        const char           *path,
                                        SwSheetFormat         format,
                                        const char           *street,
                                        SwDay                 report_day,
                                        GCancellable         *cancellable,
                                        GError              **error);

/* All fields of records, references by name; a workbook of elders has what hangs on them too,
 * and can be imported again without loss. */
gboolean      sw_export_records        (SwStore              *store,
                                        GType                 type,
                                        const gint64         *ids,
                                        gsize                 n_ids,
                                        const char           *path,
                                        SwSheetFormat         format,
                                        SwProgressFunc        progress,
                                        gpointer              user_data,
                                        GCancellable         *cancellable,
                                        GError              **error);

/* An empty table for what an import reads. */
gboolean      sw_export_template       (GType                 type,
                                        const char           *path,
                                        SwSheetFormat         format,
                                        GError              **error);

G_END_DECLS
