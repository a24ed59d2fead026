/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-text.h"

#include <string.h>

/* Text as people type it or as spreadsheets hold it, made fit to be stored and compared. */

/* Marks that have no width and that come along when text is copied from a web page or a
 * chat. Variation selectors are not among them: they choose the glyph of a name. */
static gboolean
is_invisible (gunichar character)
{
  if (character < 0x20)
    return !g_unichar_isspace (character);

  return character == 0x7F || character == 0xAD || character == 0xFEFF ||
         (character >= 0x200B && character <= 0x200F) ||
         (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2060 && character <= 0x2064) ||
         (character >= 0x80 && character <= 0x9F && character != 0x85);
}

static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character) || character == 0x85 || character == 0x3164;
}

/* Punctuation that is full-width by right in a Chinese sentence. */
static gboolean
is_chinese_punctuation (gunichar character)
{
  switch (character)
    {
    case 0xFF01: /* ！ */
    case 0xFF08: /* （ */
    case 0xFF09: /* ） */
    case 0xFF0C: /* ， */
    case 0xFF1A: /* ： */
    case 0xFF1B: /* ； */
    case 0xFF1F: /* ？ */
    case 0xFF5E: /* ～ */
      return TRUE;
    default:
      return FALSE;
    }
}

/* The dots that stand for the · of a name: •, ‧, ∙, ⋅, ・, ･ and the full stop. */
static gboolean
is_name_dot (gunichar character)
{
  return character == 0xB7 || character == '.' || character == 0x2022 ||
         character == 0x2027 || character == 0x2219 || character == 0x22C5 ||
         character == 0x30FB || character == 0xFF65;
}

/* Whether there is nothing to fold, to normalize or to drop, as in most cells: hanzi
 * U+4E00 to U+9FFF, visible ASCII, and single spaces inside. */
static gboolean
is_plain (const char *text)
{
  const guchar *p = (const guchar *) text;

  while (*p != '\0')
    if (*p > ' ' && *p < 0x7F)
      p++;
    else if (*p == ' ' && (const char *) p > text && p[1] > ' ')
      p++;
    else if (*p >= 0xE4 && *p <= 0xE9 && (*p > 0xE4 || p[1] >= 0xB8) &&
             (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
      p += 3;
    else
      return FALSE;

  return TRUE;
}

/**
 * sw_text_is_han:
 * @character: a character
 *
 * Tells whether a character is a hanzi, those of the CJK extensions included.
 *
 * The planes 2 and 3 count as a whole, so that a hanzi which is newer than the
 * Unicode tables of the library is still one.
 *
 * Returns: whether it is a hanzi
 */
gboolean
sw_text_is_han (gunichar character)
{
  return (character >= 0x4E00 && character <= 0x9FFF) ||
         (character >= 0x3400 && character <= 0x4DBF) ||
         (character >= 0x20000 && character <= 0x3FFFD) ||
         (character >= 0xF900 && character <= 0xFAFF) ||
         character == 0x3005 || character == 0x3007;
}

/**
 * sw_text_fold_char:
 * @character: a character
 *
 * Makes the half-width form of a full-width character, a space of any blank, and
 * "-" of any dash.
 *
 * Returns: the folded character, or 0 for one that has no width and is to be left out
 */
gunichar
sw_text_fold_char (gunichar character)
{
  if (character > 0x20 && character < 0x7F)
    return character;
  if (character >= 0xFF01 && character <= 0xFF5E)
    return character - 0xFEE0;
  if (is_blank (character))
    return ' ';
  if (is_invisible (character))
    return 0;
  if ((character >= 0x2010 && character <= 0x2015) || character == 0x2212)
    return '-';

  return character;
}

/**
 * sw_text_fold:
 * @text: (nullable): any text
 *
 * Folds every character as [func@text_fold_char] does, drops blanks at both ends
 * and makes one space of several.
 *
 * This is for reading what a text means (a day, a number, a column's heading); what
 * is to be stored and shown goes through [func@text_normalize], which leaves Chinese
 * punctuation as it is.
 *
 * Returns: (transfer full): the folded text, "" for %NULL
 */
char *
sw_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) folded = NULL;
  gboolean blank_pending = FALSE;

  if (text == NULL)
    return g_strdup ("");
  if (is_plain (text))
    return g_strdup (text);

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  folded = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = sw_text_fold_char (g_utf8_get_char (p));

      if (character == 0)
        continue;

      if (character == ' ')
        {
          blank_pending = folded->len > 0;
          continue;
        }

      if (blank_pending)
        g_string_append_c (folded, ' ');
      blank_pending = FALSE;
      g_string_append_unichar (folded, character);
    }

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/* Whether composing can change nothing: most names, addresses and numbers. */
static gboolean
is_composed (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character >= 0x300 &&
          !(character >= 0x4E00 && character <= 0x9FFF) &&
          !(character >= 0x3400 && character <= 0x4DBF) &&
          !(character >= 0x20000 && character <= 0x2F7FF) &&
          !(character >= 0xFF01 && character <= 0xFF5E) &&
          !(character >= 0x3000 && character <= 0x3029))
        return FALSE;
    }

  return TRUE;
}

/**
 * sw_text_normalize:
 * @text: (nullable): any text
 *
 * Makes the form in which a text is stored: valid UTF-8 in NFC, full-width letters,
 * digits and signs made half-width, invisible characters dropped, no blank at either
 * end, one space for several blanks or line breaks.
 *
 * Hanzi of all CJK extensions, variation selectors, private-use characters, the · of
 * names and the punctuation of Chinese sentences stay as they are.
 *
 * Returns: (transfer full) (nullable): the text, "" where nothing is left of it, %NULL for
 *   %NULL
 */
char *
sw_text_normalize (const char *text)
{
  g_autofree char *composed = NULL;
  g_autofree char *valid = NULL;
  g_autoptr (GString) normal = NULL;
  gboolean blank_pending = FALSE;

  if (text == NULL)
    return NULL;
  if (is_plain (text))
    return g_strdup (text);

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  if (!is_composed (text))
    text = composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  normal = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_invisible (character))
        continue;

      if (is_blank (character))
        {
          blank_pending = normal->len > 0;
          continue;
        }

      if (character >= 0xFF01 && character <= 0xFF5E && !is_chinese_punctuation (character))
        character -= 0xFEE0;

      if (blank_pending)
        g_string_append_c (normal, ' ');
      blank_pending = FALSE;
      g_string_append_unichar (normal, character);
    }

  return g_string_free (g_steal_pointer (&normal), FALSE);
}

/**
 * sw_name_normalize:
 * @name: (nullable): the name of a person
 *
 * Normalizes as [func@text_normalize] does and besides drops the blanks that people put
 * between hanzi to make names equally wide (张　三), and makes any dot between two
 * hanzi the one that names have (阿依古丽·买买提).
 *
 * Returns: (transfer full) (nullable): the name, "" where nothing is left of it, %NULL for
 *   %NULL
 */
char *
sw_name_normalize (const char *name)
{
  g_autofree char *normal = sw_text_normalize (name);
  g_autoptr (GString) result = NULL;
  gunichar before = 0;

  if (normal == NULL)
    return NULL;
  if (is_plain (normal) && strpbrk (normal, " .") == NULL)
    return g_steal_pointer (&normal);

  result = g_string_sized_new (strlen (normal));
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (character == ' ')
        {
          gunichar after = g_utf8_get_char (next);

          if ((sw_text_is_han (before) || is_name_dot (before)) &&
              (sw_text_is_han (after) || is_name_dot (after)))
            continue;
        }
      else if (is_name_dot (character) && sw_text_is_han (before))
        {
          while (*next == ' ')
            next++;
          if (sw_text_is_han (g_utf8_get_char (next)))
            character = 0xB7;
        }

      g_string_append_unichar (result, character);
      before = character;
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * sw_text_is_one_edit:
 * @a: a text
 * @b: another
 *
 * Returns: whether one character more, less or another at most makes one of the other
 */
gboolean
sw_text_is_one_edit (const char *a,
                     const char *b)
{
  while (*a && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }

  if (*a == '\0' || *b == '\0')
    return g_utf8_strlen (a, -1) + g_utf8_strlen (b, -1) <= 1;

  return strcmp (g_utf8_next_char (a), g_utf8_next_char (b)) == 0 ||
         strcmp (g_utf8_next_char (a), b) == 0 ||
         strcmp (a, g_utf8_next_char (b)) == 0;
}
