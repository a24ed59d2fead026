/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-types.h"

G_BEGIN_DECLS

void sw_name_keys_derive (const char  *name,
                          char       **pinyin,
                          char       **initials,
                          char       **key);
gboolean sw_name_is_like (const char  *a,
                          const char  *b);

G_END_DECLS
