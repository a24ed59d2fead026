/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads in a thread, with a connection of its own. For this floor only. */
#pragma once

#include <gio/gio.h>

#include "sw-sql.h"

G_BEGIN_DECLS

/**
 * SwReaderFunc:
 * @connection: a connection that only reads, in a transaction
 * @data: what is asked for
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was read
 */
typedef gpointer (*SwReaderFunc) (SwConnection *connection,
                                  gpointer      data,
                                  GError      **error);

void     sw_reader_task_run    (SwStore             *store,
                                SwReaderFunc         func,
                                gpointer             data,
                                GDestroyNotify       free_data,
                                GDestroyNotify       free_result,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
gpointer sw_reader_task_finish (SwStore             *store,
                                GAsyncResult        *result,
                                GError             **error);

G_END_DECLS
