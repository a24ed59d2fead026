/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The due visits themselves, who was meant to make them, and their sums. */
#include <stdlib.h>

#include "sw-due-private.h"

typedef void (*DueSlotFunc) (const SwDueSlot *slot,
                             gpointer         user_data);

typedef struct
{
  SwDue             *due;
  const SwDueFilter *filter;
  DueSlotFunc        func;
  gpointer           user_data;
} Walk;

static const SwDueAssigned *
assigned_on (SwDue  *self,
             guint   elder,
             SwDay   day)
{
  const guint32 *starts = (const guint32 *) self->facts_start->data;
  guint i = starts[elder];

  while (i + 1 < starts[elder + 1] && g_array_index (self->facts, SwScheduleFacts, i).last < day)
    i++;

  return &g_array_index (self->assigned, SwDueAssigned, i);
}

/* Whom the agreement of a day names. */
static gint64
signer_on (SwDue   *self,
           guint    elder,
           SwDay    day,
           SwParty  party)
{
  const guint32 *starts = (const guint32 *) self->agreements_start->data;

  for (guint i = starts[elder]; i < starts[elder + 1]; i++)
    {
      const SwDaySpan *span = &g_array_index (self->agreements, SwDaySpan, i);
      const SwDueSigned *signers = &g_array_index (self->signers, SwDueSigned, i);

      if (day >= span->first && day <= span->last)
        return party == SW_PARTY_WORKER ? signers->worker_id : signers->neighbour_id;
    }

  return SW_NONE;
}

/* What was met in time counts for the one who was meant to visit on that day, not for a substitute who
 * came later. */
static void
find_who (SwDue        *self,
          const SwSlot *from,
          SwDueSlot    *slot)
{
  SwDay day = slot->state == SW_SLOT_MET ? slot->met_day : slot->due_day;
  const SwDueAssigned *assigned = assigned_on (self, from->elder, day);

  slot->community_id = assigned_on (self, from->elder, slot->due_day)->community_id;
  slot->caregiver_id = SW_NONE;
  slot->organisation_id = SW_NONE;
  if (slot->party == SW_PARTY_HOMECARE)
    {
      slot->organisation_id = assigned->organisation_id;
    }
  else if (slot->party == SW_PARTY_WORKER || slot->party == SW_PARTY_NEIGHBOUR)
    {
      gint64 assigned_id = slot->party == SW_PARTY_WORKER ? assigned->worker_id : assigned->neighbour_id;
      gint64 signer_id = signer_on (self, from->elder, day, slot->party);

      slot->caregiver_id = sw_substitutes_find_meant (self->substitutes, assigned_id, signer_id, day);
    }
}

static gboolean
is_in_scope (SwDue           *self,
             const SwDueSlot *slot)
{
  const SwDueScope *scope = &self->scope;

  if (scope->community_id != SW_NONE && slot->community_id != scope->community_id)
    return FALSE;
  if (scope->organisation_id != SW_NONE && slot->organisation_id != scope->organisation_id)
    return FALSE;
  if (scope->caregiver_id == SW_NONE || slot->caregiver_id == scope->caregiver_id)
    return TRUE;

  return self->scope_organisation_id != SW_NONE && slot->organisation_id == self->scope_organisation_id;
}

/* Whether it is told of a slot before it is known who was meant to visit. */
static gboolean
passes_early (const SwDueFilter *filter,
              const SwDueSlot   *slot)
{
  return (filter->parties == 0 || filter->parties & 1u << slot->party) &&
         (filter->states == 0 || filter->states & 1u << slot->state) &&
         (filter->rule_id == SW_NONE || slot->rule_id == filter->rule_id);
}

static gboolean
passes_late (const SwDueFilter *filter,
             const SwDueSlot   *slot)
{
  if (filter->caregiver_id == SW_DUE_NOBODY ? slot->caregiver_id != SW_NONE || slot->organisation_id != SW_NONE :
      filter->caregiver_id != SW_NONE && slot->caregiver_id != filter->caregiver_id)
    return FALSE;

  return (filter->organisation_id == SW_NONE || slot->organisation_id == filter->organisation_id) &&
         (filter->community_id == SW_NONE || slot->community_id == filter->community_id);
}

/**
 * sw_due_filter_match:
 * @self: a filter
 * @slot: a due visit
 *
 * Returns: whether it is one of those that the filter lets through
 */
gboolean
sw_due_filter_match (const SwDueFilter *self,
                     const SwDueSlot   *slot)
{
  return (self->from == SW_NONE || slot->due_day >= self->from) && (self->to == SW_NONE || slot->due_day <= self->to) &&
         (self->elder_id == SW_NONE || slot->elder_id == self->elder_id) && passes_early (self, slot) &&
         passes_late (self, slot);
}

static void
walk_cb (const SwSlot *from,
         gpointer      user_data)
{
  const Walk *walk = user_data;
  SwDue *self = walk->due;
  SwRule *rule = self->rules->pdata[from->rule];
  SwDueSlot slot = {
    .elder_id = g_array_index (self->elder_ids, gint64, from->elder),
    .rule_id = sw_record_get_id (SW_RECORD (rule)),
    .party = rule->party,
    .state = from->state,
    .k = from->k,
    .required = from->required,
    .made = from->made,
    .window_first = from->window.first,
    .window_last = from->window.last,
    .due_day = from->due_day,
    .met_day = from->met_day,
  };

  if (!passes_early (walk->filter, &slot))
    return;

  find_who (self, from, &slot);
  if (is_in_scope (self, &slot) && passes_late (walk->filter, &slot))
    walk->func (&slot, walk->user_data);
}

/* Calls @func for the due visits of elders that pass the filter. */
static void
walk_slots (SwDue             *self,
            guint              first,
            guint              n,
            const SwDueFilter *filter,
            DueSlotFunc        func,
            gpointer           user_data)
{
  SwSchedule schedule = sw_due_schedule (self);
  Walk walk = { self, filter, func, user_data };
  SwDay from = filter->from == SW_NONE ? self->scope.from : MAX (filter->from, self->scope.from);
  SwDay to = filter->to == SW_NONE ? self->scope.to : MIN (filter->to, self->scope.to);

  if (filter->elder_id != SW_NONE)
    {
      guint index;

      if (!sw_due_find_elder (self, filter->elder_id, &index) || index < first || index >= first + n)
        return;
      first = index;
      n = 1;
    }
  sw_schedule_run (&schedule, first, n, from, to, walk_cb, &walk);
}

/* --- Counts ----------------------------------------------------------------- */

typedef struct
{
  SwDue *due;
  int    sign;
} Counting;

static void
count_cb (const SwDueSlot *slot,
          gpointer         user_data)
{
  const Counting *counting = user_data;
  SwDue *self = counting->due;

  self->counts[SW_SCHEDULE_COUNT (self->scope.from, slot->due_day, slot->party, slot->state)] += counting->sign;
}

static void
count (SwDue *self,
       guint  first,
       guint  n,
       int    sign)
{
  SwSchedule schedule = sw_due_schedule (self);
  SwDueFilter all = SW_DUE_FILTER_ALL;
  Counting counting = { self, sign };

  if (self->scope.community_id == SW_NONE && self->scope.caregiver_id == SW_NONE && self->scope.organisation_id == SW_NONE)
    sw_schedule_count (&schedule, first, n, self->scope.from, self->scope.to, sign, self->counts);
  else
    walk_slots (self, first, n, &all, count_cb, &counting);
}

void
sw_due_count_elder (SwDue *self,
                    guint  index,
                    int    sign)
{
  count (self, index, 1, sign);
}

void
sw_due_count_all (SwDue *self)
{
  g_free (self->counts);
  self->counts = g_new0 (gint32, SW_SCHEDULE_COUNT (self->scope.from, self->scope.to + 1, 0, 0) + 1);
  count (self, 0, self->elder_ids->len, 1);
}

/* --- Lists ------------------------------------------------------------------ */

static void
append_cb (const SwDueSlot *slot,
           gpointer         user_data)
{
  g_array_append_vals (user_data, slot, 1);
}

/**
 * sw_due_slot_compare:
 * @one: a due visit
 * @other: another of the same store
 *
 * Returns: their order, by due day, elder and rule; 0 where it is the same visit, perhaps
 *   in another state
 */
int
sw_due_slot_compare (const SwDueSlot *one,
                     const SwDueSlot *other)
{
  if (one->due_day != other->due_day)
    return one->due_day < other->due_day ? -1 : 1;
  if (one->elder_id != other->elder_id)
    return one->elder_id < other->elder_id ? -1 : 1;
  if (one->rule_id != other->rule_id)
    return one->rule_id < other->rule_id ? -1 : 1;

  return (int) one->k - (int) other->k;
}

/**
 * sw_due_slot_equal:
 * @one: a due visit
 * @other: another
 *
 * Returns: whether it is the same visit, and nothing about it is different
 */
gboolean
sw_due_slot_equal (const SwDueSlot *one,
                   const SwDueSlot *other)
{
  return sw_due_slot_compare (one, other) == 0 && one->caregiver_id == other->caregiver_id &&
         one->organisation_id == other->organisation_id && one->community_id == other->community_id &&
         one->party == other->party && one->state == other->state && one->required == other->required &&
         one->made == other->made && one->window_first == other->window_first &&
         one->window_last == other->window_last && one->met_day == other->met_day;
}

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  return sw_due_slot_compare (a, b);
}

/* Those of one day mostly are. */
static gboolean
is_sorted (GArray *slots)
{
  for (guint i = 1; i < slots->len; i++)
    if (sw_due_slot_compare (&g_array_index (slots, SwDueSlot, i - 1), &g_array_index (slots, SwDueSlot, i)) > 0)
      return FALSE;

  return TRUE;
}

/* The visits of an elder who is known, by rule and window. */
void
sw_due_append_slots (SwDue  *self,
                     guint   index,
                     GArray *slots)
{
  SwDueFilter all = SW_DUE_FILTER_ALL;

  walk_slots (self, index, 1, &all, append_cb, slots);
}

/**
 * sw_due_get_slots:
 * @self: due visits
 * @filter: which of them
 * @limit: how many at most; 0 for all
 *
 * Returns: (transfer full) (element-type SwDueSlot): the visits by due day, elder
 *   and rule
 */
GArray *
sw_due_get_slots (SwDue             *self,
                  const SwDueFilter *filter,
                  guint              limit)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));

  g_return_val_if_fail (SW_IS_DUE (self), NULL);

  walk_slots (self, 0, self->elder_ids->len, filter, append_cb, slots);
  if (!is_sorted (slots))
    g_array_sort (slots, compare_slots);
  if (limit > 0 && slots->len > limit)
    g_array_set_size (slots, limit);

  return g_steal_pointer (&slots);
}

/**
 * sw_due_get_part:
 * @self: due visits
 * @filter: which of them
 * @size: about how many, as %SW_DUE_PART
 * @day: (inout): the first due day of the part, %SW_NONE for the first one; afterwards
 *   that of the part to come, or %SW_NONE where there is none
 *
 * Gets the visits of some days, of one at least and of few enough that the list of a
 * big office does not stand in memory at once. Who goes on until @day is %SW_NONE
 * gets what sw_due_get_slots() gives.
 *
 * Returns: (transfer full) (element-type SwDueSlot): the visits by due day, elder and rule
 */
GArray *
sw_due_get_part (SwDue             *self,
                 const SwDueFilter *filter,
                 guint              size,
                 SwDay             *day)
{
  SwDueFilter part = *filter;
  SwDay last;
  guint n = 0;

  g_return_val_if_fail (SW_IS_DUE (self), NULL);
  g_return_val_if_fail (day != NULL, NULL);

  last = part.to == SW_NONE ? self->scope.to : MIN (part.to, self->scope.to);
  part.from = *day != SW_NONE ? *day : part.from == SW_NONE ? self->scope.from : MAX (part.from, self->scope.from);
  for (part.to = part.from; part.to <= last; part.to++)
    {
      for (guint state = 0; state < SW_N_SLOT_STATES; state++)
        n += sw_due_get_count (self, part.to, SW_NONE, state);
      if (n > size && part.to > part.from)
        break;
    }
  part.to--;
  *day = part.to < last ? part.to + 1 : SW_NONE;

  return sw_due_get_slots (self, &part, 0);
}

/* --- Sums ------------------------------------------------------------------- */

typedef struct
{
  SwDueBy     by;
  GArray     *sums;   /* of SwDueSum */
  GHashTable *places; /* gint64 * (owned) → index */
  gint64      last_key;
  guint       last_place;
} Summing;

/* Organisations stand among the caregivers with their number negated. */
static gint64
key_of (const SwDueSlot *slot,
        SwDueBy          by)
{
  switch (by)
    {
    case SW_DUE_BY_CAREGIVER:
      return slot->caregiver_id == SW_NONE && slot->organisation_id != SW_NONE ? -slot->organisation_id
                                                                               : slot->caregiver_id;
    case SW_DUE_BY_COMMUNITY:
      return slot->community_id;
    case SW_DUE_BY_ELDER:
      return slot->elder_id;
    case SW_DUE_BY_RULE:
      return slot->rule_id;
    case SW_DUE_BY_PARTY:
    default:
      return slot->party;
    }
}

static guint
place_of (Summing         *summing,
          const SwDueSlot *slot)
{
  gint64 key = key_of (slot, summing->by);
  gpointer place;

  if (summing->sums->len && key == summing->last_key)
    return summing->last_place;

  if (!g_hash_table_lookup_extended (summing->places, &key, NULL, &place))
    {
      SwDueSum sum = { .key = key, .organisation_id = SW_NONE };

      if (summing->by == SW_DUE_BY_CAREGIVER && slot->caregiver_id == SW_NONE)
        {
          sum.key = SW_NONE;
          sum.organisation_id = slot->organisation_id;
        }
      place = GUINT_TO_POINTER (summing->sums->len);
      g_hash_table_insert (summing->places, g_memdup2 (&key, sizeof key), place);
      g_array_append_val (summing->sums, sum);
    }
  summing->last_key = key;
  summing->last_place = GPOINTER_TO_UINT (place);

  return summing->last_place;
}

static void
sum_cb (const SwDueSlot *slot,
        gpointer         user_data)
{
  Summing *summing = user_data;
  guint place = place_of (summing, slot);

  g_array_index (summing->sums, SwDueSum, place).counts[slot->state]++;
}

/* Of SwDueSum. */
int
sw_due_compare_sums (gconstpointer a,
                     gconstpointer b)
{
  const SwDueSum *first = a, *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;

  return (first->organisation_id > second->organisation_id) - (first->organisation_id < second->organisation_id);
}

/**
 * sw_due_get_sums:
 * @self: due visits
 * @by: what the sums are told by
 * @filter: which visits count
 *
 * Returns: (transfer full) (element-type SwDueSum): the sums in the order of keys,
 *   none of them of nothing; nobody's stand first
 */
GArray *
sw_due_get_sums (SwDue             *self,
                 SwDueBy            by,
                 const SwDueFilter *filter)
{
  Summing summing = { .by = by };

  g_return_val_if_fail (SW_IS_DUE (self), NULL);

  summing.sums = g_array_new (FALSE, FALSE, sizeof (SwDueSum));
  summing.places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  walk_slots (self, 0, self->elder_ids->len, filter, sum_cb, &summing);
  g_hash_table_unref (summing.places);
  g_array_sort (summing.sums, sw_due_compare_sums);

  return summing.sums;
}

/**
 * sw_due_sum_asked:
 * @sum: a sum
 *
 * Returns: how many visits were asked for: those of all states together
 */
gint64
sw_due_sum_asked (const SwDueSum *sum)
{
  gint64 n = 0;

  for (guint i = 0; i < SW_N_SLOT_STATES; i++)
    n += sum->counts[i];

  return n;
}
