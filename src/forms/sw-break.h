/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SwBreakFlags:
 * @SW_BREAK_WORD: not parted from another of its kind
 * @SW_BREAK_SPACE: hangs at the end of a line
 * @SW_BREAK_NO_START: never first in a line: closing marks
 * @SW_BREAK_NO_END: never last in a line: opening marks
 * @SW_BREAK_PAIR: not parted from itself: —— and ……
 * @SW_BREAK_HALF: half of its square is blank: marks as wide as a hanzi
 * @SW_BREAK_DOT: a good place to break after: between the parts of a name
 *
 * What a character means for the breaking of lines; 0 for a hanzi.
 */
typedef enum
{
  SW_BREAK_WORD     = 1 << 0,
  SW_BREAK_SPACE    = 1 << 1,
  SW_BREAK_NO_START = 1 << 2,
  SW_BREAK_NO_END   = 1 << 3,
  SW_BREAK_PAIR     = 1 << 4,
  SW_BREAK_HALF     = 1 << 5,
  SW_BREAK_DOT      = 1 << 6
} SwBreakFlags;

/* Keeps together what stands before and after it. */
#define SW_BREAK_GLUE 0x2060

gboolean sw_break_is_single    (gunichar    character);
guint8   sw_break_get_flags    (gunichar    character);
gboolean sw_break_is_allowed   (guint8      before,
                                guint8      after);
void     sw_break_append_whole (GString    *line,
                                const char *text);

G_END_DECLS
