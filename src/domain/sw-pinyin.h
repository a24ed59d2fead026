/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-collation.h"
#include "sw-text.h"

G_BEGIN_DECLS

char *sw_pinyin_full     (const char *name);
char *sw_pinyin_initials (const char *name);

G_END_DECLS
