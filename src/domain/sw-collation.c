/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-collation.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* How much of a text is put into a buffer on the stack; names fit. */
#define SMALL 128

/* A collator, made once; its reading functions may be called from any thread. */
static const UCollator *
get_collator (SwCollation collation)
{
  static gsize made[2];
  static const char *const locales[] = {
    [SW_COLLATION_PINYIN] = "zh-u-co-pinyin",
    [SW_COLLATION_STROKE] = "zh-u-co-stroke",
  };

  if (g_once_init_enter (&made[collation]))
    {
      UErrorCode status = U_ZERO_ERROR;
      UCollator *collator = ucol_open (locales[collation], &status);

      if (U_FAILURE (status))
        g_error ("ICU has no collation %s: %s", locales[collation], u_errorName (status));

      g_once_init_leave (&made[collation], (gsize) collator);
    }

  return (const UCollator *) made[collation];
}

/**
 * sw_collation_key:
 * @text: (nullable): any text
 * @collation: an order
 *
 * Makes bytes that memcmp() puts in the order of the texts that they were made of: by pinyin
 * or by strokes for hanzi (CLDR `zh-u-co-pinyin`, `zh-u-co-stroke`), numbers before them and
 * letters after them. They hold no zero byte, and compare only with those that the same version
 * of ICU made.
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): the key, of no bytes for %NULL and ""
 */
GBytes *
sw_collation_key (const char  *text,
                  SwCollation  collation)
{
  const UCollator *collator;
  UChar small_utf16[SMALL];
  guint8 small_key[SMALL * 2];
  g_autofree UChar *large_utf16 = NULL;
  g_autofree guint8 *large_key = NULL;
  UChar *utf16 = small_utf16;
  guint8 *key = small_key;
  UErrorCode status = U_ZERO_ERROR;
  gsize bytes;
  int32_t length;
  int32_t size;

  g_return_val_if_fail (collation == SW_COLLATION_PINYIN || collation == SW_COLLATION_STROKE, NULL);

  bytes = text != NULL ? MIN (strlen (text), G_MAXINT32 / 4) : 0;
  if (bytes == 0)
    return g_bytes_new (NULL, 0);

  collator = get_collator (collation);

  /* UTF-16 never has more units than UTF-8 has bytes. */
  if (bytes > SMALL)
    utf16 = large_utf16 = g_new (UChar, bytes);
  u_strFromUTF8WithSub (utf16, (int32_t) bytes, &length, text, (int32_t) bytes, 0xFFFD, NULL, &status);

  size = ucol_getSortKey (collator, utf16, length, key, sizeof small_key);
  if (size > (int32_t) sizeof small_key)
    {
      key = large_key = g_malloc (size);
      size = ucol_getSortKey (collator, utf16, length, key, size);
    }

  /* The last byte is a zero that only ends the key. */
  return g_bytes_new (key, size - 1);
}

/**
 * sw_collation_compare:
 * @a: (nullable): a text
 * @b: (nullable): another
 * @collation: an order
 *
 * Compares two texts in an order. %NULL comes before every text.
 *
 * Returns: less than 0, 0 or more than 0, as strcmp()
 */
int
sw_collation_compare (const char  *a,
                      const char  *b,
                      SwCollation  collation)
{
  UErrorCode status = U_ZERO_ERROR;

  g_return_val_if_fail (collation == SW_COLLATION_PINYIN || collation == SW_COLLATION_STROKE, 0);

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);

  return ucol_strcollUTF8 (get_collator (collation), a, -1, b, -1, &status);
}
