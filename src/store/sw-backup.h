/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-store.h"

G_BEGIN_DECLS

/**
 * SwBackup:
 * @path: the file
 * @time: when it was made, microseconds since 1970-01-01 UTC
 * @size: bytes
 * @reason: "daily", "import", "migration", "restore" or "manual"
 *
 * A copy of a database that is kept beside it.
 */
typedef struct
{
  char  *path;
  gint64 time;
  gint64 size;
  char  *reason;
} SwBackup;

void       sw_backup_free          (SwBackup        *backup);
char      *sw_store_backup_folder  (const char      *database);
char      *sw_store_backup         (SwStore         *store,
                                    const char      *path,
                                    const char      *reason,
                                    SwProgressFunc   progress,
                                    gpointer         user_data,
                                    GCancellable    *cancellable,
                                    GError         **error);
gboolean   sw_store_backup_daily   (SwStore         *store,
                                    GError         **error);
GPtrArray *sw_store_list_backups   (const char      *database,
                                    GError         **error);
gboolean   sw_store_restore        (const char      *database,
                                    const char      *backup,
                                    GError         **error);

/* Integrity, foreign keys, change log. Returns the sentences of what is wrong. */
GPtrArray *sw_store_check          (SwStore         *store,
                                    GCancellable    *cancellable,
                                    GError         **error);

G_END_DECLS
