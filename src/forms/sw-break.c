/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-break.h"

#include <string.h>

/**
 * sw_break_is_single:
 * @character: a character
 *
 * Says whether a character looks the same whatever stands beside it, so that
 * it can be set on its own: hanzi, kana, Latin, Greek and Cyrillic letters, marks and
 * signs. Combining marks, variation selectors and the letters of scripts that
 * join or stack are not single.
 *
 * Returns: whether it is
 */
gboolean
sw_break_is_single (gunichar character)
{
  gunichar c = character;

  if (c < 0x300)
    return c != 0xad;

  return (c >= 0x370 && c <= 0x3ff) ||
         (c >= 0x400 && c <= 0x482) || (c >= 0x48a && c <= 0x52f) ||
         (c >= 0x1e00 && c <= 0x1eff) ||
         (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205f) ||
         (c >= 0x2070 && c <= 0x20cf) || (c >= 0x2100 && c <= 0x2bff) ||
         (c >= 0x2e80 && c <= 0x2fdf) || (c >= 0x2ff0 && c <= 0x3029) ||
         (c >= 0x3030 && c <= 0x3098) || (c >= 0x309b && c <= 0x312f) ||
         (c >= 0x31a0 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) ||
         (c >= 0xe000 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe4f) ||
         (c >= 0xff01 && c <= 0xffee) || (c >= 0x20000 && c <= 0x3ffff);
}

/**
 * sw_break_get_flags:
 * @character: a character
 *
 * Says what a character means for the breaking of lines, after the W3C's
 * requirements for Chinese text (clreq, 3.1.3) and GB/T 15834.
 *
 * Returns: the #SwBreakFlags
 */
guint8
sw_break_get_flags (gunichar character)
{
  gunichar c = character;

  if (c == ' ' || c < 0x20 || c == 0x3000)
    return SW_BREAK_SPACE;

  if (c < 0x80)
    {
      if (strchr (",.;:?!)]}%", (int) c) != NULL)
        return SW_BREAK_WORD | SW_BREAK_NO_START;
      if (strchr ("([{", (int) c) != NULL)
        return SW_BREAK_WORD | SW_BREAK_NO_END;
      return SW_BREAK_WORD;
    }

  switch (c)
    {
    case 0x2014: /* — */
    case 0x2026: /* … */
      return SW_BREAK_NO_START | SW_BREAK_PAIR;
    case 0xb7:   /* · */
      return SW_BREAK_NO_START | SW_BREAK_DOT;
    case 0x2019: /* ’ */
    case 0x201d: /* ” */
    case 0x2022: /* • */
    case 0x2027: /* ‧ */
    case 0x30fb: /* ・ */
    case 0xff05: /* ％ */
    case 0xff5e: /* ～ */
      return SW_BREAK_NO_START;
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
    case 0x3009: /* 〉 */
    case 0x300b: /* 》 */
    case 0x300d: /* 」 */
    case 0x300f: /* 』 */
    case 0x3011: /* 】 */
    case 0x3015: /* 〕 */
    case 0x3017: /* 〗 */
    case 0xff01: /* ！ */
    case 0xff09: /* ） */
    case 0xff0c: /* ， */
    case 0xff0e: /* ． */
    case 0xff1a: /* ： */
    case 0xff1b: /* ； */
    case 0xff1f: /* ？ */
    case 0xff3d: /* ］ */
    case 0xff5d: /* ｝ */
      return SW_BREAK_NO_START | SW_BREAK_HALF;
    case 0x2018: /* ‘ */
    case 0x201c: /* “ */
      return SW_BREAK_NO_END;
    case 0x3008: /* 〈 */
    case 0x300a: /* 《 */
    case 0x300c: /* 「 */
    case 0x300e: /* 『 */
    case 0x3010: /* 【 */
    case 0x3014: /* 〔 */
    case 0x3016: /* 〖 */
    case 0xff08: /* （ */
    case 0xff3b: /* ［ */
    case 0xff5b: /* ｛ */
      return SW_BREAK_NO_END | SW_BREAK_HALF;
    default:
      return c < 0x530 || (c >= 0x1e00 && c <= 0x1eff) ? SW_BREAK_WORD : 0;
    }
}

/**
 * sw_break_is_allowed:
 * @before: the flags of a character
 * @after: the flags of the character that follows it
 *
 * Says whether a line may end between two characters.
 *
 * Returns: whether it may
 */
gboolean
sw_break_is_allowed (guint8 before,
                     guint8 after)
{
  if ((after & (SW_BREAK_NO_START | SW_BREAK_SPACE)) != 0 || (before & SW_BREAK_NO_END) != 0)
    return FALSE;

  return (before & after & (SW_BREAK_WORD | SW_BREAK_PAIR)) == 0;
}

/**
 * sw_break_append_whole:
 * @line: what it is added to
 * @text: a name or another word that is not to be broken
 *
 * Adds a text in which no line may end, but where it begins and ends as usual.
 */
void
sw_break_append_whole (GString    *line,
                       const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (p != text)
        g_string_append_unichar (line, SW_BREAK_GLUE);
      g_string_append_unichar (line, g_utf8_get_char (p));
    }
}
