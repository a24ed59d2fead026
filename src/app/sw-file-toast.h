/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

char     *sw_file_toast_text  (const char *path);
AdwToast *sw_file_toast_new   (const char *path);
AdwToast *sw_folder_toast_new (const char *text,
                              const char *folder);

G_END_DECLS
