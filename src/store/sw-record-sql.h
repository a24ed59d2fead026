/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in and out of the engine, made from their tables of fields. For this
 * floor only. */
#pragma once

#include "sw-sql.h"

G_BEGIN_DECLS

const char *sw_record_sql_columns    (SwRecordClass *klass);
SwRecord   *sw_record_sql_from_row   (GType          type,
                                      SwStatement   *statement);
gboolean    sw_record_sql_insert     (SwConnection  *connection,
                                      SwRecord      *record,
                                      GError       **error);
gboolean    sw_record_sql_update     (SwConnection  *connection,
                                      SwRecord      *record,
                                      SwRecord      *before,
                                      GError       **error);
gboolean    sw_record_sql_delete     (SwConnection  *connection,
                                      SwRecord      *record,
                                      GError       **error);
SwRecord   *sw_record_sql_load       (SwConnection  *connection,
                                      GType          type,
                                      gint64         id,
                                      GError       **error);

G_END_DECLS
