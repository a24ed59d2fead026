/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-collation.h"
#include "sw-text.h"

G_BEGIN_DECLS

char *sw_pinyin_full     (const char *name);
char *sw_pinyin_initials (const char *name);
void  sw_pinyin_keys     (const char  *name,
                          char       **full,
                          char       **initials,
                          char       **order);

G_END_DECLS
