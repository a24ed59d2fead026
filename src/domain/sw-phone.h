/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-types.h"

G_BEGIN_DECLS

char     *sw_phone_normalize     (const char *text);
gboolean  sw_phone_is_note       (const char *phone);
char     *sw_phone_find_doubtful (const char *phone);
char     *sw_phone_mask          (const char *phone);

G_END_DECLS
