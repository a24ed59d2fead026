/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this floor only. */
#pragma once

#include "sw-sql.h"

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

G_END_DECLS
