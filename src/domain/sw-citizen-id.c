/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-citizen-id.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sw-day.h"
#include "sw-text.h"

/* Citizen identity numbers, GB 11643-1999: 6 digits region, 8 digits birth day, 3 digits
 * serial (odd = male) and a check character of ISO 7064 MOD 11-2. */

#define LENGTH 18
#define OLD_LENGTH 15

/* The earliest year of birth that a number is believed. */
#define FIRST_YEAR 1800
/* A year that is over wherever the program runs. */
#define LAST_SURE_YEAR 2000

static const struct
{
  int         code;
  const char *name;
} provinces[] = {
  { 11, "北京" }, { 12, "天津" }, { 13, "河北" }, { 14, "山西" }, { 15, "内蒙古" },
  { 21, "辽宁" }, { 22, "吉林" }, { 23, "黑龙江" },
  { 31, "上海" }, { 32, "江苏" }, { 33, "浙江" }, { 34, "安徽" }, { 35, "福建" },
  { 36, "江西" }, { 37, "山东" },
  { 41, "河南" }, { 42, "湖北" }, { 43, "湖南" }, { 44, "广东" }, { 45, "广西" }, { 46, "海南" },
  { 50, "重庆" }, { 51, "四川" }, { 52, "贵州" }, { 53, "云南" }, { 54, "西藏" },
  { 61, "陕西" }, { 62, "甘肃" }, { 63, "青海" }, { 64, "宁夏" }, { 65, "新疆" },
  { 71, "台湾" },
  { 81, "香港" }, { 82, "澳门" }, { 83, "台湾" },
};

G_DEFINE_QUARK (sw-citizen-id-error-quark, sw_citizen_id_error)

/* The name of the province of a number, %NULL if there is none. */
static const char *
find_province (const char *number)
{
  int code;

  if (!g_ascii_isdigit (number[0]) || !g_ascii_isdigit (number[1]))
    return NULL;

  code = (number[0] - '0') * 10 + number[1] - '0';
  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    if (provinces[i].code == code)
      return provinces[i].name;

  return NULL;
}

/* 81 Hong Kong, 82 Macao, 83 Taiwan: the prefixes of residence permits. */
static gboolean
has_permit_prefix (const char *number)
{
  return number[0] == '8' && number[1] >= '1' && number[1] <= '3';
}

/* The check character that belongs to the first 17 digits. */
static char
check_character (const char *number)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += (number[i] - '0') * weights[i];

  return "10X98765432"[sum % 11];
}

static int
digits_at (const char *number,
           int         from,
           int         count)
{
  int value = 0;

  for (int i = from; i < from + count; i++)
    value = value * 10 + number[i] - '0';

  return value;
}

static gboolean
is_digits (const char *text,
           gsize       count)
{
  for (gsize i = 0; i < count; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;

  return TRUE;
}

static SwDay
birth_day_of (const char *number)
{
  return sw_day_from_ymd (digits_at (number, 6, 4), digits_at (number, 10, 2),
                          digits_at (number, 12, 2));
}

/* The characters that count, in a buffer that is as long as @text at most. */
static void
squeeze (const char *text,
         char       *squeezed)
{
  char *end = squeezed;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = sw_text_fold_char (g_utf8_get_char (p));

      if (character == 0 || character == ' ')
        continue;

      /* An apostrophe before a number is how people tell a spreadsheet that it is text. */
      if (end == squeezed &&
          (character == '\'' || character == '`' || character == 0x2018 || character == 0x2019))
        continue;

      if (character < 0x80)
        *end++ = g_ascii_toupper ((char) character);
      else
        end += g_unichar_to_utf8 (character, end);
    }
  *end = '\0';
}

/* Makes an 18-character number of one from before 1999, which has no century and no check
 * character. @number has room for both. */
static void
extend (char *number)
{
  if (strlen (number) != OLD_LENGTH || !is_digits (number, OLD_LENGTH) ||
      has_permit_prefix (number))
    return;

  memmove (number + 8, number + 6, OLD_LENGTH - 6 + 1);
  memcpy (number + 6, "19", 2);

  if (find_province (number) == NULL || birth_day_of (number) == SW_NONE)
    {
      memmove (number + 6, number + 8, OLD_LENGTH - 6 + 1);
      return;
    }

  number[LENGTH - 1] = check_character (number);
  number[LENGTH] = '\0';
}

/* Whether it has the form already in which most are written. */
static gboolean
is_normal (const char *text)
{
  return strlen (text) == LENGTH && is_digits (text, LENGTH - 1) &&
         (g_ascii_isdigit (text[LENGTH - 1]) || text[LENGTH - 1] == 'X');
}

/**
 * sw_citizen_id_normalize:
 * @text: (nullable): what somebody wrote
 *
 * Makes the form in which a number is stored: half-width, capital X, without blanks
 * inside, without an apostrophe before it, and with 18 characters where one of 15 from
 * before 1999 was given (`110105491231002` is `11010519491231002X`).
 *
 * What is wrong stays as it is, so that [func@citizen_id_check] can speak of it.
 *
 * Returns: (transfer full) (nullable): the number, or %NULL where nothing is left of it
 */
char *
sw_citizen_id_normalize (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *number = NULL;

  if (text == NULL)
    return NULL;
  if (is_normal (text))
    return g_strdup (text);

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  number = g_malloc (strlen (text) + LENGTH - OLD_LENGTH + 1);
  squeeze (text, number);
  if (*number == '\0')
    return NULL;

  extend (number);
  return g_steal_pointer (&number);
}

static gboolean
read_facts (const char       *number,
            SwCitizenIdFacts *facts)
{
  facts->birth_day = birth_day_of (number);
  facts->male = (number[16] - '0') % 2 == 1;
  memcpy (facts->region, number, 6);
  facts->region[6] = '\0';

  return facts->birth_day != SW_NONE;
}

/* 3.20508E+17: what a spreadsheet shows of a number that is too long for it. */
static gboolean
is_scientific (const char *number)
{
  const char *p = number;

  if (!g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p) || *p == '.')
    p++;
  if (*p++ != 'E')
    return FALSE;
  if (*p == '+')
    p++;

  return *p != '\0' && is_digits (p, strlen (p));
}

/* A spreadsheet keeps 15 digits of a number and makes the rest 0. */
static gboolean
has_lost_digits (const char *number)
{
  gsize length = strlen (number);

  if (is_scientific (number))
    return TRUE;

  return length == LENGTH && is_digits (number, length) && g_str_has_suffix (number, "000") &&
         number[LENGTH - 1] != check_character (number);
}

static void
set_lost_digits (GError **error)
{
  g_set_error_literal (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_LOST_DIGITS,
                       _("The last digits of the identity number are lost: a spreadsheet took it for a "
                         "number and rounded it. Format the column as text and enter it again."));
}

static gboolean
check_day (const char  *number,
           GError     **error)
{
  int year = digits_at (number, 6, 4);
  int month = digits_at (number, 10, 2);
  int month_day = digits_at (number, 12, 2);
  SwDay day = birth_day_of (number);

  if (day == SW_NONE)
    {
      g_set_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_DATE,
                   /* Translators: year, month and day of birth as they stand in an identity
                    * number. There is no such day. */
                   _("There is no such birth date as %04d-%02d-%02d."), year, month, month_day);
      return FALSE;
    }

  /* Asking for today takes longer than all the rest, and no elder is born so late. */
  if (year > LAST_SURE_YEAR && day > sw_day_today ())
    {
      g_set_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_DATE,
                   /* Translators: year, month and day of birth as they stand in an identity
                    * number. */
                   _("The birth date %04d-%02d-%02d is in the future."), year, month, month_day);
      return FALSE;
    }

  if (year < FIRST_YEAR)
    {
      g_set_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_DATE,
                   /* Translators: year, month and day of birth as they stand in an identity
                    * number. */
                   _("The birth date %04d-%02d-%02d is too long ago."), year, month, month_day);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_characters (const char  *number,
                  GError     **error)
{
  int place = 1;

  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p), place++)
    {
      char character[7] = { 0 };

      if (g_ascii_isdigit (*p) || (*p == 'X' && place == LENGTH))
        continue;

      g_unichar_to_utf8 (g_utf8_get_char (p), character);
      g_set_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_CHARACTER,
                   place == LENGTH
                   /* Translators: a character, and its place counted from 1. */
                   ? _("The identity number has “%s” at place %d, where only a digit or X can be.")
                   /* Translators: a character, and its place counted from 1. */
                   : _("The identity number has “%s” at place %d, where only a digit can be."),
                   character, place);
      return FALSE;
    }

  return TRUE;
}

/* What citizen identity numbers and residence permits have in common. */
static gboolean
check (const char        *text,
       gboolean           permit,
       SwCitizenIdFacts  *facts,
       GError           **error)
{
  g_autofree char *normal = NULL;
  const char *number = text;
  gsize length;
  char expected;

  if (text == NULL || !is_normal (text))
    number = normal = sw_citizen_id_normalize (text);

  if (number == NULL)
    {
      g_set_error_literal (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_LENGTH,
                           _("The identity number is missing."));
      return FALSE;
    }

  if (has_lost_digits (number))
    {
      set_lost_digits (error);
      return FALSE;
    }

  length = g_utf8_strlen (number, -1);
  if (length != LENGTH && (permit || length != OLD_LENGTH))
    {
      g_set_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_LENGTH,
                   /* Translators: how many characters there are. */
                   g_dngettext (GETTEXT_PACKAGE,
                                "The identity number has %d character instead of 18.",
                                "The identity number has %d characters instead of 18.",
                                length),
                   (int) length);
      return FALSE;
    }

  if (!check_characters (number, error))
    return FALSE;

  if (permit != has_permit_prefix (number) || find_province (number) == NULL)
    {
      if (permit)
        g_set_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_REGION,
                     /* Translators: the first two digits of a number. */
                     _("The number of a residence permit begins with 81, 82 or 83, not with %.2s."), number);
      else if (has_permit_prefix (number))
        g_set_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_REGION,
                     /* Translators: the first two digits of a number. */
                     _("A number that begins with %.2s is that of a residence permit for Hong Kong, Macao "
                       "or Taiwan residents; choose that kind of document."), number);
      else
        g_set_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_REGION,
                     /* Translators: the first two digits of a number. */
                     _("The identity number begins with %.2s, which is the code of no province."), number);
      return FALSE;
    }

  /* A good one of 15 has become one of 18 above. */
  if (length == OLD_LENGTH)
    {
      g_set_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_DATE,
                   /* Translators: year, month and day of birth as they stand in an identity
                    * number. There is no such day. */
                   _("There is no such birth date as %04d-%02d-%02d."), 1900 + digits_at (number, 6, 2),
                   digits_at (number, 8, 2), digits_at (number, 10, 2));
      return FALSE;
    }

  if (!check_day (number, error))
    return FALSE;

  expected = check_character (number);
  if (number[LENGTH - 1] != expected)
    {
      g_set_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_CHECK,
                   /* Translators: the last character of an identity number, first what it
                    * should be, then what it is. */
                   _("The last character of the identity number should be %c, not %c; one of its "
                     "characters is wrong."),
                   expected, number[LENGTH - 1]);
      return FALSE;
    }

  if (facts != NULL)
    read_facts (number, facts);

  return TRUE;
}

/**
 * sw_citizen_id_check:
 * @number: (nullable): a number, normalized or not
 * @facts: (out) (optional): what a good number says, untouched on an error
 * @error: return location for an error of the domain `SW_CITIZEN_ID_ERROR`
 *
 * Checks a citizen identity number (GB 11643) of 18 characters, or 15 from before 1999.
 *
 * The error says what is wrong: the length, a character and its place, the region, the date,
 * the check character and what it should be, or that a spreadsheet has made a number of it
 * and lost its last digits. A day of birth after [func@day_today] is wrong.
 *
 * Returns: whether the number is good
 */
gboolean
sw_citizen_id_check (const char        *number,
                     SwCitizenIdFacts  *facts,
                     GError           **error)
{
  return check (number, FALSE, facts, error);
}

/**
 * sw_residence_permit_check:
 * @number: (nullable): a number, normalized or not
 * @facts: (out) (optional): what a good number says, untouched on an error
 * @error: return location for an error of the domain `SW_CITIZEN_ID_ERROR`
 *
 * Checks the number of a residence permit for residents of Hong Kong (81), Macao (82) or
 * Taiwan (83), which is made like a citizen identity number (国办发〔2018〕81号).
 *
 * Returns: whether the number is good
 */
gboolean
sw_residence_permit_check (const char        *number,
                           SwCitizenIdFacts  *facts,
                           GError           **error)
{
  return check (number, TRUE, facts, error);
}

/**
 * sw_citizen_id_facts:
 * @number: (nullable): a number, normalized or not
 * @facts: (out): what the number says, undefined if it says nothing
 *
 * Reads what a number says without asking whether it is good: a number that is kept
 * although its check character is wrong still tells sex and birth day.
 *
 * Returns: whether it has the form of a number with a possible birth day
 */
gboolean
sw_citizen_id_facts (const char       *number,
                     SwCitizenIdFacts *facts)
{
  g_autofree char *normal = sw_citizen_id_normalize (number);

  g_return_val_if_fail (facts != NULL, FALSE);

  if (normal == NULL || strlen (normal) != LENGTH || !is_digits (normal, LENGTH - 1))
    return FALSE;

  return read_facts (normal, facts);
}

/**
 * sw_citizen_id_from_number:
 * @value: what the number cell of a workbook holds
 * @error: return location for %SW_CITIZEN_ID_ERROR_LOST_DIGITS
 *
 * Reads an identity number from a cell that holds a number instead of text. One of 15 digits
 * is whole; one of 18 has lost its last three digits, because spreadsheets keep 15, and
 * no guess is made at them.
 *
 * Returns: (transfer full) (nullable): the text of a whole number, not checked, or %NULL with
 *   an error
 */
char *
sw_citizen_id_from_number (double   value,
                           GError **error)
{
  if (!isfinite (value) || fabs (value) >= 1e15)
    {
      set_lost_digits (error);
      return NULL;
    }

  if (value != floor (value))
    return g_strdup_printf ("%.15g", value);

  return g_strdup_printf ("%.0f", value);
}

/**
 * sw_citizen_id_mask:
 * @number: (nullable): the number of any document
 *
 * Hides the birth day: the first 6 and the last 4 characters stay of 15 or 18. Of shorter numbers, such
 * as that of a passport, the first and the last two stay, of very short ones nothing.
 *
 * Returns: (transfer full) (nullable): the masked number, %NULL for %NULL
 */
char *
sw_citizen_id_mask (const char *number)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) masked = NULL;
  glong length, head, tail;
  glong place = 0;

  if (number == NULL)
    return NULL;

  if (!g_utf8_validate (number, -1, NULL))
    number = valid = g_utf8_make_valid (number, -1);

  length = g_utf8_strlen (number, -1);
  head = length >= OLD_LENGTH ? 6 : length >= 7 ? 2 : 0;
  tail = length >= OLD_LENGTH ? 4 : length >= 7 ? 2 : 0;

  masked = g_string_sized_new (strlen (number));
  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p), place++)
    if (place < head || place >= length - tail)
      g_string_append_len (masked, p, g_utf8_next_char (p) - p);
    else
      g_string_append_c (masked, '*');

  return g_string_free (g_steal_pointer (&masked), FALSE);
}

/**
 * sw_citizen_id_province:
 * @number: (nullable): a number, or a region code
 *
 * Gets the short name of the province that the first two digits stand for (GB/T 2260), in
 * Chinese: "江苏".
 *
 * Returns: (nullable): the name, or %NULL where there is no such province
 */
const char *
sw_citizen_id_province (const char *number)
{
  return number != NULL ? find_province (number) : NULL;
}
