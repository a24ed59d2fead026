/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-register-row-source.h"
#include "sw-store.h"

G_BEGIN_DECLS

typedef enum
{
  SW_EXPORT_XLSX,
  SW_EXPORT_CSV,        /* UTF-8 with a byte order mark */
  SW_EXPORT_CSV_GB18030
} SwExportFormat;

/* The official workbook of ten columns. */
gboolean sw_export_register (SwRegisterRowSource  *rows,
                             const char           *path,
                             SwExportFormat        format,
                             const char           *street,
                             SwDay                 report_day,
                             GCancellable         *cancellable,
                             GError              **error);

/* All fields of records, references by name; elders can be imported again without loss. */
gboolean sw_export_records  (SwStore              *store,
                             GType                 type,
                             const gint64         *ids,
                             gsize                 n_ids,
                             const char           *path,
                             SwExportFormat        format,
                             GCancellable         *cancellable,
                             GError              **error);

G_END_DECLS
