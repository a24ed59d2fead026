/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folders in which attachments lie under their check sums. For this floor only. */
#pragma once

#include <gio/gio.h>

#include "sw-sql.h"
#include "sw-store.h"

G_BEGIN_DECLS

char    *sw_attachment_files_folder   (const char        *database);
char    *sw_attachment_files_path     (const char        *folder,
                                       const char        *sha256);
gboolean sw_attachment_files_take     (const char        *path,
                                       const char        *folder,
                                       const char        *expected,
                                       char             **sha256,
                                       const char       **media_type,
                                       gint64            *size,
                                       SwProgressFunc     progress,
                                       gpointer           user_data,
                                       GCancellable      *cancellable,
                                       GError           **error);
gboolean sw_attachment_files_copy     (const char        *database,
                                       const char *const *from_folders,
                                       const char        *to_folder,
                                       gboolean           check,
                                       GCancellable      *cancellable,
                                       GError           **error);
gboolean sw_attachment_files_collect  (const char        *database,
                                       GHashTable        *needed,
                                       GError           **error);
guint    sw_attachment_files_prune    (const char        *folder,
                                       GHashTable        *needed);
gboolean sw_attachment_files_check    (SwConnection      *connection,
                                       GPtrArray         *faults,
                                       guint              max_faults,
                                       GCancellable      *cancellable,
                                       GError           **error);

G_END_DECLS
