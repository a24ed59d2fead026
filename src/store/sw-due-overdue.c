/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes overdue by a change. Where somebody is away on later days of a week, fewer days of it are
 * left, and the visits of that week are due earlier: it may be on a day that is past. */
#include "sw-due.h"

/**
 * sw_due_load_overdue:
 * @store: a store
 * @elder_ids: (element-type gint64): elders
 * @today: the day on which it is told
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwDueSlot): the visits to them that are overdue
 *   in the windows that are open
 */
GArray *
sw_due_load_overdue (SwStore  *store,
                     GArray   *elder_ids,
                     SwDay     today,
                     GError  **error)
{
  SwDueScope scope = SW_DUE_SCOPE (SW_NONE, SW_NONE, today);
  SwDueFilter overdue = SW_DUE_FILTER_ALL;
  g_autoptr (SwDue) due = NULL;

  scope.elder_ids = elder_ids;
  overdue.states = 1u << SW_SLOT_OVERDUE;
  due = sw_due_load (store, &scope, error);

  return due ? sw_due_get_slots (due, &overdue, 0) : NULL;
}

static gboolean
is_same_visit (gconstpointer a,
               gconstpointer b)
{
  const SwDueSlot *one = a, *other = b;

  return one->elder_id == other->elder_id && one->rule_id == other->rule_id && one->k == other->k &&
         one->window_first == other->window_first;
}

static guint
hash_visit (gconstpointer visit)
{
  const SwDueSlot *slot = visit;

  return (guint) (slot->elder_id * 31 + slot->rule_id * 7 + slot->window_first + slot->k);
}

/**
 * sw_due_count_new:
 * @before: (element-type SwDueSlot): due visits
 * @after: (element-type SwDueSlot): due visits after a change, perhaps on other days
 *
 * Returns: how many of @after are none of @before
 */
guint
sw_due_count_new (GArray *before,
                  GArray *after)
{
  g_autoptr (GHashTable) known = g_hash_table_new (hash_visit, is_same_visit);
  guint n = 0;

  for (guint i = 0; i < before->len; i++)
    g_hash_table_add (known, &g_array_index (before, SwDueSlot, i));
  for (guint i = 0; i < after->len; i++)
    n += !g_hash_table_contains (known, &g_array_index (after, SwDueSlot, i));

  return n;
}
