/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of due visits says and does, without widgets. */
#include "sw-due-text.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-organisation.h"

/**
 * sw_due_slot_describe:
 * @slot: a due visit
 * @rule: (nullable): the rule that asks for it
 * @today: the day of today
 *
 * Returns: (transfer full): how far its window is, and the rule, as
 *   “This week 1 of 2 · 社区工作者每周联系2次”
 */
char *
sw_due_slot_describe (const SwDueSlot *slot,
                      SwRule          *rule,
                      SwDay            today)
{
  g_autofree char *made = sw_period_format_made (rule != NULL ? rule->period : SW_PERIOD_DAY, slot->window_first, slot->made,
                                                 slot->required, today);

  if (rule == NULL)
    return g_steal_pointer (&made);

  /* Of several on one day it is said which: they stand one below the other. */
  if (rule->period == SW_PERIOD_DAY && slot->required > 1)
    /* Translators: how many visits are made, the number of this one, and the rule, as “Today 0 of 2 · visit 1 · rule”. */
    return g_strdup_printf (_("%1$s · visit %2$u · %3$s"), made, slot->k, rule->title);

  return g_strdup_printf ("%s · %s", made, rule->title);
}

/* A day of this year or of another, as short as it can be told apart. */
static char *
short_day (SwDay day,
           SwDay today)
{
  int year, month, day_of_month, this_year;

  if (!sw_day_to_ymd (day, &year, &month, &day_of_month) || !sw_day_to_ymd (today, &this_year, NULL, NULL) ||
      year != this_year)
    return sw_day_format_iso (day);

  /* Translators: a day of this year: its month, and its day in the month. */
  return g_strdup_printf (_("%1$02d-%2$02d"), month, day_of_month);
}

/**
 * sw_due_slot_badge:
 * @slot: a due visit
 * @today: the day of today
 * @css_class: (out): how it looks
 *
 * Returns: (transfer full): its state in a word or two, with the day on which it was made or missed
 */
char *
sw_due_slot_badge (const SwDueSlot  *slot,
                   SwDay             today,
                   const char      **css_class)
{
  g_autofree char *day = NULL;
  int late;

  switch (slot->state)
    {
    case SW_SLOT_MET:
      *css_class = "met";
      day = short_day (slot->met_day, today);
      /* Translators: a day on which a visit was made in time. */
      return g_strdup_printf (_("Made %s"), day);
    case SW_SLOT_LATE:
      *css_class = "key";
      day = short_day (slot->met_day, today);
      /* Translators: a day on which a visit was made too late. */
      return g_strdup_printf (_("Late, %s"), day);
    case SW_SLOT_OVERDUE:
      *css_class = "verify";
      late = (int) (today - slot->due_day);
      return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", late), late);
    case SW_SLOT_MISSED:
      *css_class = "verify";
      day = short_day (slot->due_day, today);
      /* Translators: a day on which a visit was due that was not made. */
      return g_strdup_printf (_("Missed %s"), day);
    case SW_SLOT_DUE:
    case SW_SLOT_UPCOMING:
    default:
      *css_class = "accent";
      return slot->due_day == today ? g_strdup (_("Today")) : sw_day_format (slot->due_day);
    }
}

/**
 * sw_due_slot_is_open:
 * @slot: a due visit
 *
 * Returns: whether it is still to be made
 */
gboolean
sw_due_slot_is_open (const SwDueSlot *slot)
{
  return slot->state == SW_SLOT_OVERDUE || slot->state == SW_SLOT_DUE || slot->state == SW_SLOT_UPCOMING;
}

/**
 * sw_due_nothing_text:
 * @slots: (element-type SwDueSlot): all that was asked for, none of which is still to be made
 * @title: (out) (transfer none): the same in few words
 *
 * Returns: (transfer full): why there is nothing to do
 */
char *
sw_due_nothing_text (GArray      *slots,
                     const char **title)
{
  guint n_missed = 0;

  for (guint i = 0; i < slots->len; i++)
    n_missed += g_array_index (slots, SwDueSlot, i).state == SW_SLOT_MISSED;

  *title = slots->len == 0 ? _("Nothing Is Due") : _("Nothing Is Left to Do");
  if (slots->len == 0)
    return g_strdup (_("No rule asks for a visit here."));
  if (n_missed > 0)
    return g_strdup_printf (ngettext ("%u visit was missed, and its time is over.",
                                      "%u visits were missed, and their time is over.", n_missed), n_missed);

  return g_strdup (_("All that was asked for is done."));
}

/**
 * sw_due_slot_group:
 * @slot: a due visit
 * @group: what the headings name
 * @store: a store, for the names
 *
 * Returns: (transfer full): the heading under which it stands
 */
char *
sw_due_slot_group (const SwDueSlot *slot,
                   SwDueGroup       group,
                   SwStore         *store)
{
  const char *name;

  if (group == SW_DUE_GROUP_PARTY)
    return g_strdup (sw_enum_label (&sw_party_enum, slot->party));

  name = slot->caregiver_id != SW_NONE ? sw_store_get_name (store, SW_TYPE_CAREGIVER, slot->caregiver_id) :
                                         sw_store_get_name (store, SW_TYPE_ORGANISATION, slot->organisation_id);

  return g_strdup (name != NULL ? name : _("Nobody assigned"));
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return a < b ? -1 : a > b;
}

/**
 * sw_due_slots_share_heading:
 * @one: a due visit
 * @other: another
 * @group: what the headings name
 *
 * Returns: whether they stand under the same heading
 */
gboolean
sw_due_slots_share_heading (const SwDueSlot *one,
                            const SwDueSlot *other,
                            SwDueGroup       group)
{
  if (group == SW_DUE_GROUP_PARTY)
    return one->party == other->party;

  return one->caregiver_id == other->caregiver_id && one->organisation_id == other->organisation_id;
}

/* The order of the headings. */
static int
compare_group (const SwDueSlot *one,
               const SwDueSlot *other,
               SwDueGroup       group)
{
  int order;

  if (group == SW_DUE_GROUP_PARTY)
    return compare_numbers (one->party, other->party);

  order = compare_numbers (one->caregiver_id, other->caregiver_id);

  return order != 0 ? order : compare_numbers (one->organisation_id, other->organisation_id);
}

/**
 * sw_due_slots_compare:
 * @one: a due visit
 * @other: another
 * @group: what they stand by
 *
 * Returns: their order in a list; 0 where it is the same visit
 */
int
sw_due_slots_compare (const SwDueSlot *one,
                      const SwDueSlot *other,
                      SwDueGroup       group)
{
  int order = compare_group (one, other, group);

  /* What is to be done comes first, the oldest of it before the rest. */
  if (order == 0)
    order = sw_due_slot_is_open (other) - sw_due_slot_is_open (one);
  if (order == 0)
    order = sw_due_slot_compare (one, other);

  return order;
}

/* A heading, and where what is to be made under it stands, and the rest: first how many these
 * are, then the place of the next. */
typedef struct
{
  const SwDueSlot *slot; /* the first under it */
  guint            places[2];
} Heading;

static guint
hash_caregiver (gconstpointer slot)
{
  return (guint) ((const SwDueSlot *) slot)->caregiver_id * 31 + (guint) ((const SwDueSlot *) slot)->organisation_id;
}

static gboolean
share_caregiver (gconstpointer one,
                 gconstpointer other)
{
  return sw_due_slots_share_heading (one, other, SW_DUE_GROUP_CAREGIVER);
}

static guint
hash_party (gconstpointer slot)
{
  return ((const SwDueSlot *) slot)->party;
}

static gboolean
share_party (gconstpointer one,
             gconstpointer other)
{
  return sw_due_slots_share_heading (one, other, SW_DUE_GROUP_PARTY);
}

static int
compare_headings (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const Heading *one = *(Heading *const *) a, *other = *(Heading *const *) b;

  return compare_group (one->slot, other->slot, GPOINTER_TO_UINT (user_data));
}

/* The headings of the visits, each one's into @of. */
static GPtrArray *
find_headings (GArray      *slots,
               SwDueGroup   group,
               Heading    **of)
{
  GPtrArray *headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = group == SW_DUE_GROUP_PARTY ? g_hash_table_new (hash_party, share_party) :
                                                               g_hash_table_new (hash_caregiver, share_caregiver);

  for (guint i = 0; i < slots->len; i++)
    {
      const SwDueSlot *slot = &g_array_index (slots, SwDueSlot, i);
      Heading *heading = g_hash_table_lookup (known, slot);

      if (heading == NULL)
        {
          heading = g_new0 (Heading, 1);
          heading->slot = slot;
          g_ptr_array_add (headings, heading);
          g_hash_table_insert (known, (gpointer) slot, heading);
        }
      heading->places[!sw_due_slot_is_open (slot)]++;
      of[i] = heading;
    }

  return headings;
}

/**
 * sw_due_slots_sort:
 * @slots: (element-type SwDueSlot): due visits in the order of sw_due_slot_compare()
 * @group: what they stand by
 *
 * Puts them in the order of a list. They are counted, not compared: a day of a big office has a
 * hundred thousand.
 *
 * Returns: (transfer full) (element-type SwDueSlot): the same visits
 */
GArray *
sw_due_slots_sort (GArray     *slots,
                   SwDueGroup  group)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (SwDueSlot), slots->len);
  g_autofree Heading **of = g_new (Heading *, slots->len);
  g_autoptr (GPtrArray) headings = find_headings (slots, group, of);
  guint place = 0;

  g_ptr_array_sort_with_data (headings, compare_headings, GUINT_TO_POINTER (group));
  for (guint i = 0; i < headings->len; i++)
    for (guint made = 0; made < 2; made++)
      {
        guint *places = ((Heading *) headings->pdata[i])->places;
        guint n = places[made];

        places[made] = place;
        place += n;
      }

  g_array_set_size (sorted, slots->len);
  for (guint i = 0; i < slots->len; i++)
    {
      const SwDueSlot *slot = &g_array_index (slots, SwDueSlot, i);

      g_array_index (sorted, SwDueSlot, of[i]->places[!sw_due_slot_is_open (slot)]++) = *slot;
    }

  return sorted;
}

static gint64
get_service (SwRule *rule)
{
  gint64 service = rule != NULL && rule->service != SW_NONE ? rule->service : SW_SERVICE_CONTACT;

  return (gint64) 1 << service;
}

/**
 * sw_due_make_visits:
 * @slots: (element-type SwDueSlot): due visits, perhaps several of an elder
 * @answer: what came of them
 * @day: the day on which they were made
 * @due: where the slots are from
 *
 * Makes the visits that somebody says were made: one for each elder and party, by whom
 * it was meant to be made.
 *
 * Returns: (transfer full) (element-type SwVisit): the visits, not saved
 */
GPtrArray *
sw_due_make_visits (GArray      *slots,
                    SwDueAnswer  answer,
                    SwDay        day,
                    SwDue       *due)
{
  GPtrArray *visits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      const SwDueSlot *slot = &g_array_index (slots, SwDueSlot, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%u", slot->elder_id, slot->party);
      gint64 service = get_service (sw_due_get_rule (due, slot->rule_id));
      SwVisit *visit = g_hash_table_lookup (known, key);

      if (visit != NULL)
        {
          visit->services |= service;
          continue;
        }

      visit = sw_visit_new ();
      visit->elder_id = slot->elder_id;
      visit->party = slot->party;
      visit->caregiver_id = slot->caregiver_id;
      visit->channel = answer == SW_DUE_ANSWER_HOME ? SW_CHANNEL_HOME : SW_CHANNEL_PHONE;
      visit->outcome = answer == SW_DUE_ANSWER_NOT_REACHED ? SW_OUTCOME_NOT_REACHED : SW_OUTCOME_REACHED;
      visit->day = day;
      visit->services = service;
      visit->source = SW_VISIT_SOURCE_HAND;
      g_ptr_array_add (visits, visit);
      g_hash_table_insert (known, g_steal_pointer (&key), visit);
    }

  return visits;
}
