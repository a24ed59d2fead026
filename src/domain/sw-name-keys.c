/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-name-keys.h"

#include <string.h>

#include "sw-pinyin.h"
#include "sw-text.h"

/**
 * sw_name_keys_derive:
 * @name: (nullable): a person's name
 * @pinyin: (inout): the field for the full pinyin
 * @initials: (inout): the field for the initials
 * @key: (inout): the field for the key that orders names by pinyin with
 *   strcmp()
 *
 * Fills the derived fields that finding and ordering by name need.
 */
void
sw_name_keys_derive (const char *name,
                     char      **pinyin,
                     char      **initials,
                     char      **key)
{
  g_clear_pointer (pinyin, g_free);
  g_clear_pointer (initials, g_free);
  g_clear_pointer (key, g_free);

  if (name)
    sw_pinyin_keys (name, pinyin, initials, key);
}

/**
 * sw_name_is_like:
 * @a: (nullable): a person's name, normalized
 * @b: (nullable): another
 *
 * Tells a name that was mistyped, or written in part, from that of somebody else: one sounds
 * as the other, stands in the other, or has one character of three or more another. Of two
 * characters every family has several.
 *
 * Returns: whether both may be names of one person
 */
gboolean
sw_name_is_like (const char *a,
                 const char *b)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  if (strcmp (a, b) == 0)
    return TRUE;
  if (MIN (g_utf8_strlen (a, -1), g_utf8_strlen (b, -1)) >= 2 && (strstr (a, b) || strstr (b, a)))
    return TRUE;
  if (MAX (g_utf8_strlen (a, -1), g_utf8_strlen (b, -1)) >= 3 && sw_text_is_one_edit (a, b))
    return TRUE;

  one = sw_pinyin_full (a);
  two = sw_pinyin_full (b);
  return g_strcmp0 (one, two) == 0;
}
