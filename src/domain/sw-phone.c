/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-phone.h"

#include <string.h>

#include "sw-text.h"

#define MOBILE_LENGTH 11

/* Whether a character stands between two phone numbers that share a cell. */
static gboolean
is_list_separator (gunichar character)
{
  return character == '/' || character == ',' || character == ';' || character == '|' ||
         character == 0x3001 /* 、 */;
}

static gboolean
is_digits (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isdigit (*text))
      return FALSE;

  return TRUE;
}

static gboolean
is_mobile (const char *digits)
{
  return strlen (digits) == MOBILE_LENGTH && digits[0] == '1' &&
         digits[1] >= '3' && is_digits (digits);
}

/* How long the area code is with which a landline begins: 010 and 02x have three digits, the
 * others four. 0 if it begins with none. */
static gsize
area_code_length (const char *digits)
{
  if (digits[0] != '0' || digits[1] < '1' || digits[1] > '9')
    return 0;

  return digits[1] <= '2' ? 3 : 4;
}

/* Whether the digits so far are a landline number to which only an extension can be added. */
static gboolean
is_whole_landline (GString *digits)
{
  if (digits->str[0] == '0')
    return digits->len >= 10;

  return (digits->len == 7 || digits->len == 8) && digits->str[0] >= '2';
}

/* Brings one number into its form, or gives it back with its blanks where it is none
 * that is known. */
static char *
normalize_one (const char *text)
{
  g_autoptr (GString) squeezed = g_string_new (NULL);
  g_autofree char *extension = NULL;
  const char *digits;
  gsize foreign = 0;
  gsize area, rest;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == ' ' || character == '(' || character == ')' || character == '\'')
        continue;

      /* 转, or a dash after a whole landline number, comes before an extension. */
      if (character == 0x8F6C /* 转 */ ||
          (character == '-' && is_whole_landline (squeezed)))
        {
          const char *next = g_utf8_next_char (p);

          while (*next == '-' || *next == ' ')
            next++;
          if (*next != '\0' && strlen (next) <= 6 && is_digits (next))
            {
              extension = g_strdup (next);
              break;
            }
        }

      if (character != '-')
        g_string_append_unichar (squeezed, character);
    }

  if (g_str_has_prefix (squeezed->str, "+86"))
    foreign = 3;
  else if (g_str_has_prefix (squeezed->str, "0086"))
    foreign = 4;
  else if (g_str_has_prefix (squeezed->str, "86") && is_mobile (squeezed->str + 2))
    foreign = 2;
  g_string_erase (squeezed, 0, foreign);

  /* From abroad the area code has no 0, at home some dial one before a mobile number. */
  if (foreign > 0 && squeezed->str[0] != '0' && !is_mobile (squeezed->str))
    g_string_prepend_c (squeezed, '0');
  else if (squeezed->str[0] == '0' && is_mobile (squeezed->str + 1))
    g_string_erase (squeezed, 0, 1);

  digits = squeezed->str;
  if (*digits == '\0' || !is_digits (digits))
    return g_strdup (text);

  area = area_code_length (digits);
  rest = squeezed->len - area;
  if ((rest == 7 || rest == 8) && digits[area] != '0')
    return g_strdup_printf ("%.*s%s%s%s%s", (int) area, digits, area > 0 ? "-" : "", digits + area,
                            extension != NULL ? "-" : "", extension != NULL ? extension : "");

  if (extension == NULL && (foreign == 0 || is_mobile (digits)))
    return g_strdup (digits);

  return g_strdup (text);
}

/* Calls @one for each number of a list and joins what it gives. */
static char *
for_each (const char *text,
          char     *(*one) (const char *))
{
  g_autoptr (GString) joined = g_string_new (NULL);
  const char *start = text;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      g_autofree char *part = NULL;
      g_autofree char *changed = NULL;

      if (*p != '\0' && !is_list_separator (g_utf8_get_char (p)))
        continue;

      part = g_strstrip (g_strndup (start, p - start));
      if (*part != '\0')
        {
          changed = one (part);
          if (joined->len > 0)
            g_string_append (joined, "、");
          g_string_append (joined, changed);
        }

      if (*p == '\0')
        break;
      start = g_utf8_next_char (p);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/**
 * sw_phone_normalize:
 * @text: (nullable): what somebody wrote
 *
 * Makes the form in which a phone number is stored: a mobile number without blanks,
 * dashes and +86 (`13812346621`), a landline with a dash after the area code and before
 * an extension (`0512-65222214-801`). Several numbers in one text, separated by a stroke, a
 * comma or the like, are joined with 、.
 *
 * What is no number that is known stays as it was written: a note such as 同女儿 must not get lost.
 *
 * Returns: (transfer full) (nullable): the number, or %NULL where nothing is left of it
 */
char *
sw_phone_normalize (const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *normal = NULL;

  if (text == NULL)
    return NULL;

  folded = sw_text_fold (text);
  normal = for_each (folded, normalize_one);

  return *normal != '\0' ? g_steal_pointer (&normal) : NULL;
}

/**
 * sw_phone_is_note:
 * @phone: (nullable): a phone number, or several, as [func@phone_normalize] makes them
 *
 * Returns: whether it has no digit, as 同女儿: nobody can be called by it, or known again
 */
gboolean
sw_phone_is_note (const char *phone)
{
  return phone != NULL && strpbrk (phone, "0123456789") == NULL;
}

/* Whether digits are a number that can be called from anywhere. */
static gboolean
is_whole_number (const char *digits)
{
  gsize length = strlen (digits);
  gsize area = area_code_length (digits);

  if (g_str_has_prefix (digits, "400") || g_str_has_prefix (digits, "800"))
    return length == 10;

  return is_mobile (digits) || ((length - area == 7 || length - area == 8) && digits[area] != '0');
}

/* Whether a part of the list has a number in it, perhaps with a note or an extension. */
static gboolean
has_number (const char *part)
{
  gsize length = strlen (part);

  /* A service or a short number within a firm, and a number abroad. */
  if (is_digits (part) && length >= 3 && length <= 6)
    return TRUE;
  if (*part == '+' || g_str_has_prefix (part, "00"))
    return TRUE;

  for (const char *p = part; *p != '\0';)
    {
      g_autoptr (GString) digits = g_string_new (NULL);

      for (; g_ascii_isdigit (*p) || (*p == '-' && digits->len > 0); p++)
        if (*p != '-')
          g_string_append_c (digits, *p);
        else if (is_whole_number (digits->str))
          return TRUE;
      if (is_whole_number (digits->str))
        return TRUE;
      if (*p != '\0')
        p = g_utf8_next_char (p);
    }

  return FALSE;
}

/**
 * sw_phone_find_doubtful:
 * @phone: (nullable): a phone number, or several, as [func@phone_normalize] makes them
 *
 * Looks for digits that are no telephone number that is known in China or abroad. A note
 * without digits is not in doubt.
 *
 * Returns: (transfer full) (nullable): the first of the numbers that can hardly be called
 */
char *
sw_phone_find_doubtful (const char *phone)
{
  g_auto (GStrv) parts = phone != NULL ? g_strsplit (phone, "、", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (!sw_phone_is_note (parts[i]) && !has_number (parts[i]))
      return g_strdup (parts[i]);

  return NULL;
}

static char *
mask_one (const char *phone)
{
  const char *dash = strchr (phone, '-');
  char *masked = g_strdup (phone);
  gsize from = dash != NULL && dash - phone <= 4 ? (gsize) (dash - phone) + 1 : 0;
  gsize end = from + strcspn (phone + from, "-");
  gsize keep;

  if (from == 0 && end == MOBILE_LENGTH)
    from = 3;

  /* The last four stay; of what is shorter than a phone number nothing does. */
  keep = end - from >= 7 ? 4 : 0;
  for (gsize i = from; i + keep < end; i++)
    masked[i] = '*';

  return masked;
}

static char *
mask_any (const char *phone)
{
  if (g_str_is_ascii (phone))
    return mask_one (phone);

  return g_strnfill (g_utf8_strlen (phone, -1), '*');
}

/**
 * sw_phone_mask:
 * @phone: (nullable): a phone number, or several, as [func@phone_normalize] makes them
 *
 * Hides the middle of a phone number: `138****6621`, `0512-****2214`. A text that is not
 * made of digits is hidden as a whole.
 *
 * Returns: (transfer full) (nullable): the masked number, %NULL for %NULL
 */
char *
sw_phone_mask (const char *phone)
{
  g_autofree char *valid = NULL;

  if (phone == NULL)
    return NULL;

  if (!g_utf8_validate (phone, -1, NULL))
    phone = valid = g_utf8_make_valid (phone, -1);

  return for_each (phone, mask_any);
}
