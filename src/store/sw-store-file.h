/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database's file and the lock that keeps a second program from it. For
 * this floor only. */
#pragma once

#include "sw-sql.h"

G_BEGIN_DECLS

char         *sw_store_file_get_folder    (const char  *path);
void          sw_store_file_set_error     (const char  *path,
                                           int          code,
                                           GError     **error);
void          sw_store_file_set_read_only (const char  *path,
                                           GError     **error);
gboolean      sw_store_file_refuse_folder (const char  *path,
                                           GError     **error);
gboolean      sw_store_file_make_folder   (const char  *path,
                                           GError     **error);
gboolean      sw_store_file_create        (const char  *path,
                                           GError     **error);
SwConnection *sw_store_file_lock          (const char  *path,
                                           GError     **error);

G_END_DECLS
