/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SwCollation:
 * @SW_COLLATION_PINYIN: by pinyin
 * @SW_COLLATION_STROKE: by the number of strokes (姓氏笔画)
 *
 * An order of Chinese texts.
 */
typedef enum
{
  SW_COLLATION_PINYIN,
  SW_COLLATION_STROKE
} SwCollation;

GBytes *sw_collation_key   (const char  *text,
                            SwCollation  collation);
int     sw_collation_compare (const char  *a,
                              const char  *b,
                              SwCollation  collation);

G_END_DECLS
