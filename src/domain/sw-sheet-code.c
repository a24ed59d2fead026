/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only capital letters, digits and hyphens: a QR code holds them densest, and a
 * hand scanner types them on every keyboard. */
#include "sw-sheet-code.h"

#include <string.h>

#include "sw-day.h"
#include "sw-pinyin.h"

#define PREFIX "SW-"
#define MAX_PARTS 5

static const char *const words[] = { "ELDER", "AGREEMENT", "CARD", "SHEET", "ROW", "SERVICE", "RECORD" };

/**
 * sw_sheet_code_init:
 * @self: (out caller-allocates): a code
 * @kind: what the sheet is
 *
 * Makes a code in which nothing else is known.
 */
void
sw_sheet_code_init (SwSheetCode *self,
                    SwSheetKind  kind)
{
  *self = (SwSheetCode) { kind, SW_NONE, SW_NONE, SW_NONE, SW_NONE, SW_NONE, SW_NONE, SW_NONE, "" };
}

static void
append_id (GString *text,
           gint64   id)
{
  g_string_append_printf (text, "-%" G_GINT64_FORMAT, id);
}

static void
append_day (GString *text,
            SwDay    day)
{
  int year, month, month_day;

  if (sw_day_to_ymd (day, &year, &month, &month_day))
    g_string_append_printf (text, "-%04d%02d%02d", year, month, month_day);
}

/**
 * sw_sheet_code_make:
 * @self: a code with all that its kind asks for
 *
 * Returns: (transfer full): the text of the QR code, as SW-CARD-2026110001
 */
char *
sw_sheet_code_make (const SwSheetCode *self)
{
  GString *text = g_string_new (PREFIX);

  g_string_append (text, words[self->kind]);
  switch (self->kind)
    {
    case SW_SHEET_ELDER:
      append_id (text, self->elder_id);
      break;
    case SW_SHEET_AGREEMENT:
      append_id (text, self->agreement_id);
      break;
    case SW_SHEET_MONTH_CARD:
      g_string_append_printf (text, "-%s", self->number);
      break;
    case SW_SHEET_WORKER:
    case SW_SHEET_WORKER_ROW:
      append_id (text, self->caregiver_id);
      if (self->kind == SW_SHEET_WORKER_ROW)
        append_id (text, self->elder_id);
      append_day (text, self->from_day);
      append_day (text, self->to_day);
      break;
    case SW_SHEET_SERVICE_CARD:
      g_string_append_printf (text, "-%s", self->elder_id != SW_NONE ? "E" : self->caregiver_id != SW_NONE ? "P" : "C");
      append_id (text, self->elder_id != SW_NONE       ? self->elder_id
                       : self->caregiver_id != SW_NONE ? self->caregiver_id
                                                       : self->community_id);
      append_day (text, self->from_day);
      append_day (text, self->to_day);
      break;
    case SW_SHEET_VISIT_RECORD:
    default:
      append_id (text, self->elder_id);
      if (self->visit_id != SW_NONE)
        append_id (text, self->visit_id);
      break;
    }

  return g_string_free (text, FALSE);
}

static gboolean
parse_id (const char *text,
          gint64     *id)
{
  gsize length = text ? strspn (text, "0123456789") : 0;

  if (length == 0 || length > 18 || text[length] != '\0' || text[0] == '0')
    return FALSE;

  *id = g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

static gboolean
parse_day (const char *text,
           SwDay      *day)
{
  int number;

  if (text == NULL || strlen (text) != 8 || strspn (text, "0123456789") != 8)
    return FALSE;

  number = (int) g_ascii_strtoll (text, NULL, 10);
  *day = sw_day_from_ymd (number / 10000, number / 100 % 100, number % 100);
  return *day != SW_NONE;
}

static gboolean
parse_span (char       **parts,
            SwSheetCode *self)
{
  return parse_day (parts[0], &self->from_day) && parse_day (parts[1], &self->to_day) &&
         self->from_day <= self->to_day && parts[2] == NULL;
}

static gboolean
parse_number (char       **parts,
              SwSheetCode *self)
{
  gsize length = parts[0] ? strlen (parts[0]) : 0;

  if (length <= 6 || length >= sizeof self->number || strspn (parts[0], "0123456789") != length || parts[1])
    return FALSE;

  strcpy (self->number, parts[0]);
  return TRUE;
}

static gboolean
parse_service_card (char       **parts,
                    SwSheetCode *self)
{
  gint64 *place;

  if (g_strcmp0 (parts[0], "E") == 0)
    place = &self->elder_id;
  else if (g_strcmp0 (parts[0], "P") == 0)
    place = &self->caregiver_id;
  else if (g_strcmp0 (parts[0], "C") == 0)
    place = &self->community_id;
  else
    return FALSE;

  return parse_id (parts[1], place) && parse_span (parts + 2, self);
}

static gboolean
parse_parts (char       **parts,
             SwSheetCode *self)
{
  switch (self->kind)
    {
    case SW_SHEET_ELDER:
      return parse_id (parts[0], &self->elder_id) && parts[1] == NULL;
    case SW_SHEET_AGREEMENT:
      return parse_id (parts[0], &self->agreement_id) && parts[1] == NULL;
    case SW_SHEET_MONTH_CARD:
      return parse_number (parts, self);
    case SW_SHEET_WORKER:
      return parse_id (parts[0], &self->caregiver_id) && parse_span (parts + 1, self);
    case SW_SHEET_WORKER_ROW:
      return parse_id (parts[0], &self->caregiver_id) && parse_id (parts[1], &self->elder_id) &&
             parse_span (parts + 2, self);
    case SW_SHEET_SERVICE_CARD:
      return parse_service_card (parts, self);
    case SW_SHEET_VISIT_RECORD:
    default:
      return parse_id (parts[0], &self->elder_id) &&
             (parts[1] == NULL || (parse_id (parts[1], &self->visit_id) && parts[2] == NULL));
    }
}

/* What a scanner typed, in capitals and without what an input method makes of it. */
static char *
plain_text (const char *text)
{
  g_autofree char *normal = sw_text_normalize (text);

  return g_ascii_strup (g_strstrip (normal), -1);
}

/**
 * sw_sheet_code_parse:
 * @text: what was scanned or typed
 * @self: (out caller-allocates): what it says
 *
 * Full-width signs and small letters, which an input method makes of a
 * scanner's keys, do not matter.
 *
 * Returns: whether it is the code of a sheet
 */
gboolean
sw_sheet_code_parse (const char  *text,
                     SwSheetCode *self)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  plain = plain_text (text);
  if (!g_str_has_prefix (plain, PREFIX))
    return FALSE;

  /* The array is cleared behind the parts, so that looking for one more is safe. */
  parts = g_new0 (char *, MAX_PARTS + 4);
  {
    g_auto (GStrv) split = g_strsplit (plain + strlen (PREFIX), "-", -1);

    if (g_strv_length (split) > MAX_PARTS)
      return FALSE;
    for (guint i = 0; split[i]; i++)
      parts[i] = g_strdup (split[i]);
  }

  for (gsize i = 0; parts[0] && i < G_N_ELEMENTS (words); i++)
    if (strcmp (parts[0], words[i]) == 0)
      {
        sw_sheet_code_init (self, (SwSheetKind) i);
        return parse_parts (parts + 1, self);
      }

  return FALSE;
}

/**
 * sw_sheet_code_is_likely:
 * @text: what somebody types
 *
 * Returns: whether it begins as the code of a sheet does
 */
gboolean
sw_sheet_code_is_likely (const char *text)
{
  g_autofree char *plain = plain_text (text);

  return g_str_has_prefix (plain, PREFIX);
}
