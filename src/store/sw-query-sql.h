/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries as SQL, and run. The rules that a list filters by stand here once
 * more, as conditions; the tests hold them to the domain. For this floor only. */
#pragma once

#include <gio/gio.h>

#include "sw-query.h"
#include "sw-search.h"
#include "sw-sql-text.h"
#include "sw-verify.h"

G_BEGIN_DECLS

/* Conditions on the row "e" of the class's table. */
void          sw_query_sql_add_key       (SwSqlText      *sql,
                                          SwDay           day);
void          sw_query_sql_add_verify    (SwSqlText      *sql,
                                          SwVerify        bits,
                                          SwDay           day);
void          sw_query_sql_add_left      (SwSqlText      *sql,
                                          SwDay           day);
void          sw_query_sql_add_agreement (SwSqlText      *sql,
                                          SwDay           day);
void          sw_query_sql_add_where     (SwSqlText      *sql,
                                          SwQuery        *query);
void          sw_query_sql_add_status    (SwSqlText      *sql,
                                          SwDay           day);
void          sw_query_sql_add_search    (SwSqlText      *sql,
                                          SwQuery        *query);

gboolean      sw_query_sql_run           (SwConnection   *connection,
                                          SwQuery        *query,
                                          gint64          limit,
                                          GArray         *ids,
                                          GError        **error);
gboolean      sw_query_sql_run_search    (SwConnection   *connection,
                                          SwQuery        *query,
                                          SwSearch       *search,
                                          gint64          limit,
                                          GArray         *ids,
                                          GError        **error);
gboolean      sw_query_sql_run_ids       (SwConnection   *connection,
                                          SwSqlText      *sql,
                                          GArray         *ids,
                                          GError        **error);
void          sw_query_sql_add_limit     (SwSqlText      *sql,
                                          gint64          limit);

gint64        sw_query_sql_count         (SwConnection   *connection,
                                          SwQuery        *query,
                                          GError        **error);

SwConnection *sw_query_sql_open_reader   (const char     *path,
                                          GCancellable   *cancellable,
                                          GError        **error);
void          sw_query_sql_limit_time    (SwConnection   *connection,
                                          gint64          microseconds);

G_END_DECLS
