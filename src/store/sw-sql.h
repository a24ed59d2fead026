/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that talks to the engine: connections, statements, transactions
 * and what their errors mean. For this floor only. */
#pragma once

#include <sqlite3.h>

#include "sw-store.h"

G_BEGIN_DECLS

typedef struct _SwConnection SwConnection;
typedef struct _SwStatement SwStatement;

typedef enum
{
  SW_STEP_ROW,
  SW_STEP_DONE,
  SW_STEP_ERROR
} SwStep;

SwConnection *sw_connection_open             (const char     *path,
                                             gboolean        read_only,
                                             GError        **error);
void          sw_connection_close            (SwConnection   *self);
sqlite3      *sw_connection_get_handle       (SwConnection   *self);
const char   *sw_connection_get_path       (SwConnection   *self);
void          sw_connection_interrupt        (SwConnection   *self);
void          sw_connection_set_error        (SwConnection   *self,
                                             int             code,
                                             GError        **error);
gboolean      sw_connection_exec             (SwConnection   *self,
                                             const char     *sql,
                                             GError        **error);
gboolean      sw_connection_get_integer      (SwConnection   *self,
                                             const char     *sql,
                                             gint64         *value,
                                             GError        **error);
gboolean      sw_connection_begin            (SwConnection   *self,
                                             GError        **error);
gboolean      sw_connection_commit           (SwConnection   *self,
                                             GError        **error);
void          sw_connection_rollback         (SwConnection   *self);
gboolean      sw_connection_in_transaction   (SwConnection   *self);
SwStatement  *sw_connection_prepare          (SwConnection   *self,
                                             const char     *sql,
                                             GError        **error);
SwStatement  *sw_connection_prepare_constant (SwConnection   *self,
                                             const char     *sql,
                                             GError        **error);

void          sw_statement_bind_integer      (SwStatement    *self,
                                             int             index,
                                             gint64          value);
void          sw_statement_bind_text         (SwStatement    *self,
                                             int             index,
                                             const char     *text);
SwStep        sw_statement_step              (SwStatement    *self,
                                             GError        **error);
gboolean      sw_statement_run               (SwStatement    *self,
                                             GError        **error);
gint64        sw_statement_get_integer       (SwStatement    *self,
                                             int             column);
gint64        sw_statement_get_number        (SwStatement    *self,
                                              int             column);
const char   *sw_statement_get_text        (SwStatement    *self,
                                             int             column);
gboolean      sw_statement_is_null           (SwStatement    *self,
                                             int             column);
void          sw_statement_release           (SwStatement    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwConnection, sw_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwStatement, sw_statement_release)

G_END_DECLS
