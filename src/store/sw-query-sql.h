/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries as SQL, and run. The rules that a list filters by stand here once
 * more, as conditions; the tests hold them to the domain. For this floor only. */
#pragma once

#include <gio/gio.h>

#include "sw-query.h"
#include "sw-sql.h"
#include "sw-verify.h"

G_BEGIN_DECLS

typedef struct _SwSqlText SwSqlText;

SwSqlText   *sw_sql_text_new         (void);
void         sw_sql_text_free        (SwSqlText      *self);
void         sw_sql_text_append      (SwSqlText      *self,
                                      const char     *format,
                                      ...) G_GNUC_PRINTF (2, 3);
void         sw_sql_text_add_text    (SwSqlText      *self,
                                      const char     *value);
void         sw_sql_text_add_integer (SwSqlText      *self,
                                      gint64          value);
void         sw_sql_text_set_integer (SwSqlText      *self,
                                      guint           index,
                                      gint64          value);
guint        sw_sql_text_get_length  (SwSqlText      *self);
SwStatement *sw_sql_text_prepare     (SwSqlText      *self,
                                      SwConnection   *connection,
                                      GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSqlText, sw_sql_text_free)

/* Conditions on the row "e" of the class's table. */
void         sw_query_sql_add_key    (SwSqlText      *sql,
                                      SwDay           day);
void         sw_query_sql_add_verify (SwSqlText      *sql,
                                      SwVerify        bits,
                                      SwDay           day);
void         sw_query_sql_add_left   (SwSqlText      *sql,
                                      SwDay           day);
void         sw_query_sql_add_agreement (SwSqlText   *sql,
                                      SwDay           day);
void         sw_query_sql_add_where  (SwSqlText      *sql,
                                      SwQuery        *query);
void         sw_query_sql_add_status (SwSqlText      *sql,
                                      SwDay           day);
void         sw_query_sql_add_search (SwSqlText      *sql,
                                      SwQuery        *query);

gboolean     sw_query_sql_run        (SwConnection   *connection,
                                      SwQuery        *query,
                                      gint64          limit,
                                      GArray         *ids,
                                      GError        **error);

gint64       sw_query_sql_count      (SwConnection   *connection,
                                      SwQuery        *query,
                                      GError        **error);

SwConnection *
             sw_query_sql_open_reader (const char    *path,
                                      GCancellable   *cancellable,
                                      GError        **error);
void         sw_query_sql_limit_time (SwConnection   *connection,
                                      gint64          microseconds);

G_END_DECLS
