/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-types.h"

G_BEGIN_DECLS

typedef enum
{
  SW_COLLATION_PINYIN,
  SW_COLLATION_STROKE
} SwCollation;

char   *sw_pinyin_full     (const char  *name);
char   *sw_pinyin_initials (const char  *name);
GBytes *sw_collation_key   (const char  *text,
                            SwCollation  collation);
int     sw_collation_compare (const char  *a,
                              const char  *b,
                              SwCollation  collation);
char   *sw_text_normalize  (const char  *text);

G_END_DECLS
