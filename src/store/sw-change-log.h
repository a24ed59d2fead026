/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change log: triggers made from the record tables, and actions applied
 * backwards. For this floor only. */
#pragma once

#include "sw-sql.h"

G_BEGIN_DECLS

gboolean sw_change_log_install    (SwConnection  *connection,
                                   GError       **error);
gboolean sw_change_log_add_insert (SwConnection  *connection,
                                   SwRecordClass *klass,
                                   gint64         id,
                                   GError       **error);
gboolean sw_change_log_begin      (SwConnection  *connection,
                                   gint64        *first_change,
                                   GError       **error);
gboolean sw_change_log_finish     (SwConnection  *connection,
                                   const char    *kind,
                                   const char    *actor,
                                   const char    *label,
                                   gint64         target,
                                   gint64         first_change,
                                   gint64        *action,
                                   GError       **error);
gboolean sw_change_log_find       (SwConnection  *connection,
                                   gboolean       redo,
                                   gint64        *action,
                                   char         **label,
                                   GError       **error);
gboolean sw_change_log_reverse    (SwConnection  *connection,
                                   gboolean       redo,
                                   const char    *actor,
                                   char         **label,
                                   GError       **error);
gint64   sw_change_log_get_size   (SwConnection  *connection,
                                   gboolean       redo,
                                   GError       **error);

G_END_DECLS
