/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of quick entry as it is typed, and what it means; without widgets. */
#include "sw-quick-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-day.h"
#include "sw-pinyin.h"
#include "sw-text.h"

/**
 * SwQuickLine:
 *
 * One visit as it is typed: for every place the text, and the value that was
 * understood, %SW_NONE where there is none.
 */
struct _SwQuickLine
{
  GObject parent_instance;

  char   *texts[SW_QUICK_N_PLACES];
  gint64  values[SW_QUICK_N_PLACES];
};

G_DEFINE_FINAL_TYPE (SwQuickLine, sw_quick_line, G_TYPE_OBJECT)

static const struct
{
  const char   *label;
  const SwEnum *enumeration;
} places[SW_QUICK_N_PLACES] = {
  [SW_QUICK_ELDER] = { N_("Elder"), NULL },
  [SW_QUICK_PARTY] = { N_("Party"), &sw_party_enum },
  [SW_QUICK_CAREGIVER] = { N_("Caregiver"), NULL },
  [SW_QUICK_CHANNEL] = { N_("Channel"), &sw_channel_enum },
  [SW_QUICK_OUTCOME] = { N_("Outcome"), &sw_outcome_enum },
  [SW_QUICK_DAY] = { N_("Day"), NULL },
  [SW_QUICK_SERVICES] = { N_("Services"), &sw_service_enum },
  [SW_QUICK_NOTE] = { N_("Content"), NULL },
};

static void
set (SwQuickLine  *self,
     SwQuickPlace  place,
     gint64        value,
     const char   *text)
{
  char *copy = g_strdup (text ? text : "");

  g_free (self->texts[place]);
  self->texts[place] = copy;
  self->values[place] = value;
}

static void
set_word (SwQuickLine  *self,
          SwQuickPlace  place,
          gint64        value)
{
  set (self, place, place == SW_QUICK_SERVICES ? (gint64) 1 << value : value,
       sw_enum_label (places[place].enumeration, value));
}

static void
sw_quick_line_finalize (GObject *object)
{
  SwQuickLine *self = SW_QUICK_LINE (object);

  for (guint i = 0; i < SW_QUICK_N_PLACES; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (sw_quick_line_parent_class)->finalize (object);
}

static void
sw_quick_line_class_init (SwQuickLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_quick_line_finalize;
}

static void
sw_quick_line_init (SwQuickLine *self)
{
  for (guint i = 0; i < SW_QUICK_N_PLACES; i++)
    set (self, i, SW_NONE, "");
  set_word (self, SW_QUICK_PARTY, SW_PARTY_WORKER);
  set_word (self, SW_QUICK_CHANNEL, SW_CHANNEL_PHONE);
  set_word (self, SW_QUICK_OUTCOME, SW_OUTCOME_REACHED);
  set_word (self, SW_QUICK_SERVICES, SW_SERVICE_CONTACT);
}

/**
 * sw_quick_line_new:
 * @today: the day of the visit, until another is typed
 *
 * Returns: (transfer full): a line about a worker's call that reached somebody
 */
SwQuickLine *
sw_quick_line_new (SwDay today)
{
  SwQuickLine *self = g_object_new (SW_TYPE_QUICK_LINE, NULL);
  g_autofree char *day = sw_day_format_iso (today);

  set (self, SW_QUICK_DAY, today, day);

  return self;
}

/**
 * sw_quick_line_next:
 * @self: a line that was taken
 *
 * Returns: (transfer full): the line after it, with the party, the caregiver,
 *   the channel and the day carried over
 */
SwQuickLine *
sw_quick_line_next (SwQuickLine *self)
{
  static const SwQuickPlace carried[] = { SW_QUICK_PARTY, SW_QUICK_CAREGIVER, SW_QUICK_CHANNEL, SW_QUICK_DAY };
  SwQuickLine *next;

  g_return_val_if_fail (SW_IS_QUICK_LINE (self), NULL);

  next = g_object_new (SW_TYPE_QUICK_LINE, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (carried); i++)
    set (next, carried[i], self->values[carried[i]], self->texts[carried[i]]);

  return next;
}

/**
 * sw_quick_line_get_text:
 * @self: a line
 * @place: a place
 *
 * Returns: (transfer none): what stands there
 */
const char *
sw_quick_line_get_text (SwQuickLine  *self,
                        SwQuickPlace  place)
{
  g_return_val_if_fail (SW_IS_QUICK_LINE (self), NULL);

  return self->texts[place];
}

/**
 * sw_quick_line_get_value:
 * @self: a line
 * @place: a place
 *
 * Returns: what it means: an id, a value of the enumeration, the bits of the
 *   services or a day; %SW_NONE where the text was not understood
 */
gint64
sw_quick_line_get_value (SwQuickLine  *self,
                         SwQuickPlace  place)
{
  g_return_val_if_fail (SW_IS_QUICK_LINE (self), SW_NONE);

  return self->values[place];
}

static int
compare_words (const SwEnumValue *value,
               const char        *text)
{
  g_autofree char *label = g_utf8_strdown (_(value->label), -1);
  g_autofree char *initials = sw_pinyin_initials (value->official);
  g_autofree char *pinyin = sw_pinyin_full (value->official);
  const char *words[] = { label, value->official, value->nick, initials, pinyin };
  int best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (words[i] == NULL)
        continue;
      if (strcmp (words[i], text) == 0)
        return 3;
      if (g_str_has_prefix (words[i], text))
        best = 2;
      else if (best == 0 && g_utf8_strlen (text, -1) > 1 && strstr (words[i], text))
        best = 1;
      else if (best == 0 && !g_ascii_isalnum (*text) && strstr (words[i], text))
        best = 1;
    }

  return best;
}

/**
 * sw_quick_find_words:
 * @enumeration: the words to choose from
 * @text: what was typed: a part of a word, of its pinyin or its initials, or
 *   its number in the list from 1 on; nothing finds all
 *
 * Returns: (transfer container) (element-type SwEnumValue): the words that it
 *   may mean, the likeliest first
 */
GPtrArray *
sw_quick_find_words (const SwEnum *enumeration,
                     const char   *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *even = sw_text_normalize (text);
  g_autofree char *typed = g_utf8_strdown (even ? even : "", -1);
  guint n = sw_enum_n_values (enumeration);
  guint64 number;

  if (g_ascii_string_to_unsigned (typed, 10, 1, n, &number, NULL))
    {
      g_ptr_array_add (found, (gpointer) &enumeration->values[number - 1]);
      return found;
    }

  for (int rank = 3; rank >= 1; rank--)
    for (const SwEnumValue *v = enumeration->values; v->nick; v++)
      if ((*typed == '\0' ? 1 : compare_words (v, typed)) == rank)
        g_ptr_array_add (found, (gpointer) v);

  return found;
}

static gint64
parse_words (const char *text)
{
  g_autofree char *even = g_strdelimit (g_strdup (text), ",;+/", ' ');
  g_auto (GStrv) marks = g_strsplit (even, "、", -1);
  g_autofree char *joined = g_strjoinv (" ", marks);
  g_auto (GStrv) words = g_strsplit (joined, " ", -1);
  gint64 bits = 0;

  for (guint i = 0; words[i]; i++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (*words[i] == '\0')
        continue;
      found = sw_quick_find_words (&sw_service_enum, words[i]);
      if (found->len == 0)
        return SW_NONE;
      bits |= (gint64) 1 << ((const SwEnumValue *) found->pdata[0])->value;
    }

  return bits ? bits : SW_NONE;
}

/* A number alone is the last such day of a month. */
static gint64
parse_day (const char *text,
           SwDay       today)
{
  g_autofree char *even = sw_text_normalize (text);
  guint64 number;
  SwDay day = today;

  if (even == NULL)
    return SW_NONE;
  if (strlen (even) > 2 || !g_ascii_string_to_unsigned (even, 10, 1, 31, &number, NULL))
    return sw_day_parse (even, today, NULL);

  for (guint back = 0; back < 62; back++, day--)
    {
      int month_day;

      if (sw_day_to_ymd (day, NULL, NULL, &month_day) && (guint64) month_day == number)
        return day;
    }

  return SW_NONE;
}

/**
 * sw_quick_line_set_text:
 * @self: a line
 * @place: a place
 * @text: what was typed
 * @today: the day on which it was typed
 *
 * Takes what was typed. An elder and a caregiver are not known by it yet; see
 * sw_quick_line_set_reference().
 */
void
sw_quick_line_set_text (SwQuickLine  *self,
                        SwQuickPlace  place,
                        const char   *text,
                        SwDay         today)
{
  gint64 value = SW_NONE;

  g_return_if_fail (SW_IS_QUICK_LINE (self));

  if (strcmp (self->texts[place], text) == 0)
    return;

  if (place == SW_QUICK_DAY)
    {
      value = parse_day (text, today);
    }
  else if (place == SW_QUICK_SERVICES)
    {
      value = parse_words (text);
    }
  else if (places[place].enumeration && *text)
    {
      g_autoptr (GPtrArray) found = sw_quick_find_words (places[place].enumeration, text);

      if (found->len > 0)
        value = ((const SwEnumValue *) found->pdata[0])->value;
    }

  set (self, place, value, text);
}

/**
 * sw_quick_line_set_reference:
 * @self: a line
 * @place: the elder's or the caregiver's place
 * @id: who was chosen
 * @name: (nullable): the name
 *
 * Sets who was found by what was typed.
 */
void
sw_quick_line_set_reference (SwQuickLine  *self,
                             SwQuickPlace  place,
                             gint64        id,
                             const char   *name)
{
  g_return_if_fail (SW_IS_QUICK_LINE (self));
  g_return_if_fail (place == SW_QUICK_ELDER || place == SW_QUICK_CAREGIVER);

  set (self, place, id, name);
}

/**
 * sw_quick_line_restore:
 * @self: a line
 * @place: a place of it
 * @value: what it meant
 * @text: (nullable): what stood there
 *
 * Sets a place to what was read from a file.
 */
void
sw_quick_line_restore (SwQuickLine  *self,
                       SwQuickPlace  place,
                       gint64        value,
                       const char   *text)
{
  g_return_if_fail (SW_IS_QUICK_LINE (self));

  set (self, place, value, text);
}

/**
 * sw_quick_line_tidy:
 * @self: a line
 * @place: a place that was left
 *
 * Writes what was understood in full, so that it can be looked over.
 */
void
sw_quick_line_tidy (SwQuickLine  *self,
                    SwQuickPlace  place)
{
  gint64 value;

  g_return_if_fail (SW_IS_QUICK_LINE (self));

  value = self->values[place];
  if (value == SW_NONE)
    return;

  if (place == SW_QUICK_DAY)
    {
      g_autofree char *day = sw_day_format_iso (value);

      set (self, place, value, day);
    }
  else if (place == SW_QUICK_SERVICES)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (const SwEnumValue *v = sw_service_enum.values; v->nick; v++)
        if (value & ((gint64) 1 << v->value))
          g_string_append_printf (text, "%s%s", text->len ? "、" : "", _(v->label));
      set (self, place, value, text->str);
    }
  else if (places[place].enumeration)
    {
      set (self, place, value, sw_enum_label (places[place].enumeration, value));
    }
}

/**
 * sw_quick_line_is_begun:
 * @self: a line
 *
 * Returns: whether something was typed that would be lost: who was visited, or
 *   what was done
 */
gboolean
sw_quick_line_is_begun (SwQuickLine *self)
{
  g_return_val_if_fail (SW_IS_QUICK_LINE (self), FALSE);

  return *self->texts[SW_QUICK_ELDER] || *self->texts[SW_QUICK_NOTE];
}

/**
 * sw_quick_line_check:
 * @self: a line
 * @place: a place of it
 * @today: the day on which it is entered
 *
 * Returns: (transfer full) (nullable): a sentence that says what is wrong there
 */
char *
sw_quick_line_check (SwQuickLine  *self,
                     SwQuickPlace  place,
                     SwDay         today)
{
  const char *text;

  g_return_val_if_fail (SW_IS_QUICK_LINE (self), NULL);

  text = self->texts[place];
  if (place == SW_QUICK_NOTE)
    return NULL;
  if (self->values[place] != SW_NONE)
    return place == SW_QUICK_DAY && self->values[place] > today ? g_strdup (_("A visit cannot lie in the future.")) : NULL;

  switch (place)
    {
    case SW_QUICK_ELDER:
      if (*text == '\0')
        return g_strdup (_("Who was visited is missing."));
      /* Translators: %s is what was typed. */
      return g_strdup_printf (_("No elder was found by “%s”."), text);
    case SW_QUICK_CAREGIVER:
      if (*text == '\0')
        return NULL;
      /* Translators: %s is what was typed. */
      return g_strdup_printf (_("No caregiver was found by “%s”."), text);
    case SW_QUICK_DAY:
      if (*text == '\0')
        return g_strdup (_("The day of the visit is missing."));
      /* Translators: %s is what was typed. */
      return g_strdup_printf (_("“%s” is no day. Write it as 2026-11-21 or 11-21, or only the number of the day."), text);
    default:
      if (*text == '\0')
        /* Translators: %s is the name of a field, as "Party". */
        return g_strdup_printf (_("%s is missing."), _(places[place].label));
      /* Translators: the name of a field, as "Party", and what was typed. */
      return g_strdup_printf (_("%s: there is no “%s” to choose."), _(places[place].label), text);
    }
}

/**
 * sw_quick_line_make_visit:
 * @self: a line in which nothing is wrong
 *
 * Returns: (transfer full): the visit, not saved
 */
SwVisit *
sw_quick_line_make_visit (SwQuickLine *self)
{
  SwVisit *visit = sw_visit_new ();

  g_return_val_if_fail (SW_IS_QUICK_LINE (self), visit);

  visit->elder_id = self->values[SW_QUICK_ELDER];
  visit->party = self->values[SW_QUICK_PARTY];
  visit->caregiver_id = self->values[SW_QUICK_CAREGIVER];
  visit->channel = self->values[SW_QUICK_CHANNEL];
  visit->outcome = self->values[SW_QUICK_OUTCOME];
  visit->day = self->values[SW_QUICK_DAY];
  visit->services = self->values[SW_QUICK_SERVICES];
  visit->content = *self->texts[SW_QUICK_NOTE] ? g_strdup (self->texts[SW_QUICK_NOTE]) : NULL;
  visit->source = SW_VISIT_SOURCE_HAND;

  return visit;
}

/**
 * sw_quick_place_label:
 * @place: a place
 *
 * Returns: (transfer none): what it is called
 */
const char *
sw_quick_place_label (SwQuickPlace place)
{
  return _(places[place].label);
}

/**
 * sw_quick_place_enum:
 * @place: a place
 *
 * Returns: (nullable) (transfer none): the words that can stand there
 */
const SwEnum *
sw_quick_place_enum (SwQuickPlace place)
{
  return places[place].enumeration;
}
