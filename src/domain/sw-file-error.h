/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GIOErrorEnum sw_file_error_code           (int           number);
char        *sw_file_error_describe_write (const char   *path,
                                           const GError *cause);

G_END_DECLS
