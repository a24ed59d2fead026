/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <stdio.h>

G_BEGIN_DECLS

void   sw_platform_init           (const char *program);
void   sw_platform_bind_catalogue (const char *domain);
char **sw_platform_get_arguments  (char      **argv);
void   sw_platform_write          (FILE       *stream,
                                   const char *text);

G_END_DECLS
