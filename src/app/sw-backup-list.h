/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-backup.h"

G_BEGIN_DECLS

#define SW_TYPE_BACKUP_LIST (sw_backup_list_get_type ())
G_DECLARE_FINAL_TYPE (SwBackupList, sw_backup_list, SW, BACKUP_LIST, AdwPreferencesGroup)

void  sw_backup_list_load         (SwBackupList *self,
                                   const char   *database);
void  sw_backup_list_restore_file (SwBackupList *self,
                                   const char   *path);
void  sw_backup_list_choose_file  (SwBackupList *self);
guint sw_backup_list_get_n        (SwBackupList *self);

char *sw_backup_describe_time     (SwBackup     *backup);
char *sw_backup_describe          (SwBackup     *backup);

G_END_DECLS
