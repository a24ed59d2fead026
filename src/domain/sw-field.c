/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a field's value is written for people and machines, and read again. */
#include "sw-record.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "sw-citizen-id.h"
#include "sw-day.h"
#include "sw-phone.h"
#include "sw-pinyin.h"

typedef const char *(*WordFunc) (const SwEnum *enumeration, gint64 value);

static char *
format_money (gint64 fen)
{
  if (fen % 100 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, fen / 100);

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", fen < 0 ? "-" : "",
                          ABS (fen) / 100, (int) (ABS (fen) % 100));
}

static char *
format_flags (const SwField *field,
              gint64         bits,
              WordFunc       word,
              const char    *separator)
{
  GString *text = g_string_new (NULL);

  for (const SwEnumValue *v = field->enumeration->values; v->nick; v++)
    if (bits & ((gint64) 1 << v->value))
      {
        if (text->len)
          g_string_append (text, separator);
        g_string_append (text, word (field->enumeration, v->value));
      }

  return g_string_free (text, FALSE);
}

static char *
format_time (gint64      time,
             const char *pattern)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  return local ? g_date_time_format (local, pattern) : NULL;
}

static char *
format_integer (const SwField *field,
                gint64         number)
{
  if (field->flags & SW_FIELD_CLOCK)
    return g_strdup_printf ("%02d:%02d", (int) (number / 60), (int) (number % 60));

  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * sw_field_format_value:
 * @field: a field
 * @text: (nullable): its value if it is a text
 * @number: its value if it is not
 *
 * Returns: (transfer full) (nullable): the value as the screen shows it in the
 *   user's language, or %NULL where it is unknown; a reference gives its id
 */
char *
sw_field_format_value (const SwField *field,
                       const char    *text,
                       gint64         number)
{
  if (field->kind == SW_FIELD_TEXT)
    return g_strdup (text);
  if (number == SW_NONE)
    return NULL;

  switch (field->kind)
    {
    case SW_FIELD_MONEY:
      return format_money (number);
    case SW_FIELD_BOOLEAN:
      return g_strdup (number ? _("Yes") : _("No"));
    case SW_FIELD_DAY:
      return sw_day_format (number);
    case SW_FIELD_TIME:
      return format_time (number, "%Y-%m-%d %H:%M");
    case SW_FIELD_ENUM:
      return g_strdup (sw_enum_label (field->enumeration, number));
    case SW_FIELD_FLAGS:
      /* Translators: stands between the items of an enumeration; items hold commas. */
      return format_flags (field, number, sw_enum_label, _("; "));
    case SW_FIELD_TEXT:
    case SW_FIELD_INTEGER:
    case SW_FIELD_REFERENCE:
    default:
      return format_integer (field, number);
    }
}

/**
 * sw_record_format:
 * @self: a record
 * @field: a field of its class
 *
 * Returns: (transfer full) (nullable): see sw_field_format_value()
 */
char *
sw_record_format (SwRecord      *self,
                  const SwField *field)
{
  return sw_field_format_value (field,
                                field->kind == SW_FIELD_TEXT ? SW_RECORD_TEXT (self, field) : NULL,
                                field->kind == SW_FIELD_TEXT ? SW_NONE : SW_RECORD_NUMBER (self, field));
}

/**
 * sw_record_format_official:
 * @self: a record
 * @field: a field of its class
 *
 * Returns: (transfer full) (nullable): the value in the words of the official
 *   documents, always Chinese, days as 2026-11-21; for forms and workbooks
 */
char *
sw_record_format_official (SwRecord      *self,
                           const SwField *field)
{
  gint64 number;

  if (!sw_record_is_set (self, field))
    return NULL;
  if (field->kind == SW_FIELD_TEXT)
    return g_strdup (SW_RECORD_TEXT (self, field));

  number = SW_RECORD_NUMBER (self, field);
  switch (field->kind)
    {
    case SW_FIELD_BOOLEAN:
      return g_strdup (number ? "是" : "否");
    case SW_FIELD_DAY:
      return sw_day_format_iso (number);
    case SW_FIELD_ENUM:
      return g_strdup (sw_enum_official (field->enumeration, number));
    case SW_FIELD_FLAGS:
      return format_flags (field, number, sw_enum_official, "；");
    case SW_FIELD_TEXT:
    case SW_FIELD_INTEGER:
    case SW_FIELD_MONEY:
    case SW_FIELD_TIME:
    case SW_FIELD_REFERENCE:
    default:
      return sw_record_format (self, field);
    }
}

/**
 * sw_record_format_machine:
 * @self: a record
 * @field: a field of its class
 *
 * Returns: (transfer full) (nullable): the value as machine formats and the
 *   change log hold it: nicks, ISO days, fen as a decimal number, 0 and 1
 */
char *
sw_record_format_machine (SwRecord      *self,
                          const SwField *field)
{
  gint64 number;

  if (!sw_record_is_set (self, field))
    return NULL;
  if (field->kind == SW_FIELD_TEXT)
    return g_strdup (SW_RECORD_TEXT (self, field));

  number = SW_RECORD_NUMBER (self, field);
  switch (field->kind)
    {
    case SW_FIELD_MONEY:
      return format_money (number);
    case SW_FIELD_DAY:
      return sw_day_format_iso (number);
    case SW_FIELD_TIME:
      {
        g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (number / G_USEC_PER_SEC);

        return time ? g_date_time_format_iso8601 (time) : NULL;
      }
    case SW_FIELD_ENUM:
      return g_strdup (sw_enum_nick (field->enumeration, number));
    case SW_FIELD_FLAGS:
      return format_flags (field, number, sw_enum_nick, ",");
    case SW_FIELD_TEXT:
    case SW_FIELD_INTEGER:
    case SW_FIELD_BOOLEAN:
    case SW_FIELD_REFERENCE:
    default:
      return format_integer (field, number);
    }
}

/**
 * sw_field_is_phone:
 * @field: a field of a record
 *
 * Returns: whether telephone numbers stand in it
 */
gboolean
sw_field_is_phone (const SwField *field)
{
  return field->kind == SW_FIELD_TEXT && g_str_has_suffix (field->name, "phone");
}

/**
 * sw_record_format_masked:
 * @self: a record
 * @field: a field of its class
 *
 * Returns: (transfer full) (nullable): as sw_record_format(), with the middle
 *   of numbers and phones hidden where the field is sensitive
 */
char *
sw_record_format_masked (SwRecord      *self,
                         const SwField *field)
{
  if ((field->flags & SW_FIELD_SENSITIVE) && field->kind == SW_FIELD_TEXT && SW_RECORD_TEXT (self, field))
    return sw_field_is_phone (field) ? sw_phone_mask (SW_RECORD_TEXT (self, field))
                                     : sw_citizen_id_mask (SW_RECORD_TEXT (self, field));

  return sw_record_format (self, field);
}

static gboolean
parse_boolean (const char *text,
               gint64     *number)
{
  static const char *const yes[] = { "1", "yes", "true", "y", "是", "有", "√", "☑", "对", NULL };
  static const char *const no[] = { "0", "no", "false", "n", "否", "无", "×", "□", "没有", "不是", NULL };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  if (g_strv_contains (yes, lower) || strcmp (text, _("Yes")) == 0)
    *number = 1;
  else if (g_strv_contains (no, lower) || strcmp (text, _("No")) == 0)
    *number = 0;
  else
    return FALSE;

  return TRUE;
}

static gboolean
parse_money (const char *text,
             gint64     *number)
{
  g_autofree char *plain = g_strdup (text);
  g_auto (GStrv) parts = NULL;
  char *end = NULL;
  double value;

  if (g_str_has_suffix (plain, "元"))
    plain[strlen (plain) - strlen ("元")] = '\0';
  parts = g_strsplit (plain, ",", -1);
  g_free (plain);
  plain = g_strjoinv ("", parts);
  g_strstrip (plain);
  if (*plain == '\0' || strspn (plain, "-.0123456789") != strlen (plain))
    return FALSE;
  value = g_ascii_strtod (plain, &end);
  if (end == plain || *end != '\0' || ABS (value) > 1e12)
    return FALSE;

  *number = (gint64) (value * 100 + (value < 0 ? -0.5 : 0.5));
  return TRUE;
}

static gboolean
parse_integer (const char *text,
               gint64     *number)
{
  char *end = NULL;

  *number = g_ascii_strtoll (text, &end, 10);
  return end != text && *end == '\0' && *number != SW_NONE;
}

/* 9:30, 09：30, 9点30分, 9点, or 930. */
static gboolean
parse_clock (const char *text,
             gint64     *number)
{
  static GRegex *regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *hours = NULL, *minutes = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new ("^([0-9]{1,2})(?:(?::|：|点|时)([0-9]{1,2})?分?|([0-9]{2}))$",
                                            G_REGEX_OPTIMIZE, 0, NULL));
  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;

  hours = g_match_info_fetch (match, 1);
  minutes = g_match_info_fetch (match, 2);
  if (minutes == NULL || *minutes == '\0')
    {
      g_free (minutes);
      minutes = g_match_info_fetch (match, 3);
    }
  *number = g_ascii_strtoll (hours, NULL, 10) * 60 + (minutes ? g_ascii_strtoll (minutes, NULL, 10) : 0);

  return *number < 24 * 60 && (minutes == NULL || g_ascii_strtoll (minutes, NULL, 10) < 60);
}

static gboolean
parse_flags (const SwField *field,
             const char    *text,
             gint64        *number,
             char         **unknown)
{
  g_autoptr (GString) even = g_string_new (text);
  g_auto (GStrv) words = NULL;

  /* A word may hold 、 or a comma itself: 、 separates nothing, and a comma only
   * where there is no semicolon and the whole is no word. */
  g_string_replace (even, "；", ";", 0);
  if (strchr (even->str, ';') == NULL && sw_enum_find_text (field->enumeration, text) == NULL)
    {
      g_string_replace (even, "，", ";", 0);
      g_string_replace (even, ",", ";", 0);
    }
  words = g_strsplit (even->str, ";", -1);
  *number = 0;
  for (guint i = 0; words[i]; i++)
    {
      const SwEnumValue *v;

      if (*g_strstrip (words[i]) == '\0')
        continue;
      v = sw_enum_find_text (field->enumeration, words[i]);
      if (v == NULL)
        {
          *unknown = g_strdup (words[i]);
          return FALSE;
        }
      *number |= (gint64) 1 << v->value;
    }

  return TRUE;
}

/**
 * sw_record_class_list_fields:
 * @klass: a record class
 * @without: which fields are left out
 *
 * Returns: (transfer full): the names of its fields, for whoever wrote another one
 */
char *
sw_record_class_list_fields (SwRecordClass *klass,
                             SwFieldFlags   without)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & without) == 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", klass->fields[i].name);

  return g_string_free (list, FALSE);
}

/**
 * sw_record_parse:
 * @self: a record
 * @field: a field of its class
 * @text: (nullable): what a person, a workbook or a script wrote
 * @today: the day that completes a day without a year
 * @error: return location for an error
 *
 * Reads a value in the screen's, the documents' or the machine's words and
 * sets the field; empty text sets it to unknown. Nothing changes on an error.
 *
 * Returns: whether the text could be read
 */
gboolean
sw_record_parse (SwRecord      *self,
                 const SwField *field,
                 const char    *text,
                 SwDay          today,
                 GError       **error)
{
  g_autofree char *plain = text ? sw_text_normalize (text) : NULL;
  g_autofree char *unknown = NULL;
  const SwEnumValue *value;
  gint64 number = SW_NONE;
  gboolean good = TRUE;

  if (field->kind == SW_FIELD_TEXT)
    {
      /* Line breaks of a long text are the user's. */
      sw_record_set_text (self, field, (field->flags & SW_FIELD_LONG) ? text : plain);
      return TRUE;
    }

  if (plain && *plain)
    switch (field->kind)
      {
      case SW_FIELD_MONEY:
        good = parse_money (plain, &number);
        break;
      case SW_FIELD_BOOLEAN:
        good = parse_boolean (plain, &number);
        break;
      case SW_FIELD_DAY:
        {
          number = sw_day_parse (plain, today, error);
          if (number == SW_NONE)
            return FALSE;
          break;
        }
      case SW_FIELD_ENUM:
        value = sw_enum_find_text (field->enumeration, plain);
        good = value != NULL;
        if (value)
          number = value->value;
        break;
      case SW_FIELD_FLAGS:
        good = parse_flags (field, plain, &number, &unknown);
        break;
      case SW_FIELD_TIME:
        {
          /* The screen shows no seconds; GLib asks for them. */
          gboolean to_the_minute = strlen (plain) == strlen ("2026-11-21 08:00");
          g_autofree char *whole = g_strconcat (plain, to_the_minute ? ":00" : "", NULL);
          g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
          g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (whole, zone);

          good = time != NULL;
          if (time)
            number = g_date_time_to_unix (time) * G_USEC_PER_SEC;
          break;
        }
      case SW_FIELD_INTEGER:
      case SW_FIELD_REFERENCE:
      case SW_FIELD_TEXT:
      default:
        good = field->flags & SW_FIELD_CLOCK ? parse_clock (plain, &number) : parse_integer (plain, &number);
        break;
      }

  if (!good)
    {
      /* Translators: the first %s is what was written, the second the name of a field. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is no value for “%s”."), unknown ? unknown : plain, _(field->label));
      return FALSE;
    }

  sw_record_set_number (self, field, number);
  return TRUE;
}
