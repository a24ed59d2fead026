/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar  sw_text_fold_char  (gunichar    character);
char     *sw_text_fold       (const char *text);
char     *sw_text_normalize  (const char *text);
char     *sw_name_normalize  (const char *name);
gboolean  sw_text_is_han     (gunichar    character);
gboolean  sw_text_is_one_edit (const char *a,
                               const char *b);

G_END_DECLS
