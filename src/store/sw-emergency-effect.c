/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What declaring, changing or ending an emergency makes of days that are over: said before it is done. */
#include "sw-emergency-private.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-policies.h"

static SwDay
last_of (SwEmergency *emergency)
{
  return emergency->to_day == SW_NONE ? G_MAXINT64 : emergency->to_day;
}

static SwDay
first_of (SwEmergency *emergency)
{
  return emergency->from_day;
}

static void
add_line (GString *text,
          char    *sentence)
{
  if (sentence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

/* Whether a rule for emergencies holds on one of its days. */
static gboolean
has_rules (SwStore      *store,
           SwEmergency  *emergency,
           gboolean     *has,
           GError      **error)
{
  g_autoptr (GPtrArray) policies = sw_policies_load (store, error);

  *has = FALSE;
  for (guint p = 0; policies != NULL && p < policies->len && !*has; p++)
    {
      SwPolicy *policy = policies->pdata[p];
      g_autoptr (GPtrArray) rules = sw_policies_get_rules (store, policy, error);

      if (rules == NULL)
        return FALSE;
      for (guint r = 0; r < rules->len && !*has; r++)
        {
          SwRule *rule = rules->pdata[r];
          SwDay from = MAX (rule->from_day, policy->from_day);
          SwDay to = MIN (rule->to_day != SW_NONE ? rule->to_day : G_MAXINT64,
                          policy->to_day != SW_NONE ? policy->to_day : G_MAXINT64);

          *has = rule->emergency == 1 && from <= last_of (emergency) && to >= first_of (emergency);
        }
    }

  return policies != NULL;
}

static gboolean
is_same_set (const gint64 *one,
             gsize         n_one,
             const gint64 *other,
             gsize         n_other)
{
  gboolean same = (n_one == 0) == (n_other == 0);

  for (gsize i = 0; i < n_one && same; i++)
    same = sw_emergency_has_id (other, n_other, one[i]);
  for (gsize i = 0; i < n_other && same; i++)
    same = sw_emergency_has_id (one, n_one, other[i]);

  return same;
}

/* What its days add to those that are over, and what they take from them. */
static void
add_days (GString     *text,
          SwEmergency *before,
          SwEmergency *after,
          SwDay        yesterday)
{
  if (before == NULL)
    {
      add_line (text, sw_policies_say_missed (first_of (after), MIN (last_of (after), yesterday)));
      return;
    }

  add_line (text, sw_policies_say_missed (first_of (after), MIN (MIN (last_of (after), yesterday), first_of (before) - 1)));
  add_line (text, sw_policies_say_struck_out (first_of (before), MIN (MIN (last_of (before), yesterday), first_of (after) - 1)));
  if (last_of (before) < yesterday)
    add_line (text, sw_policies_say_missed (MAX (last_of (before) + 1, first_of (after)), MIN (last_of (after), yesterday)));
  if (last_of (after) < yesterday)
    add_line (text, sw_policies_say_struck_out (MAX (last_of (after) + 1, first_of (before)), MIN (last_of (before), yesterday)));
}

/**
 * sw_emergencies_describe_effect:
 * @store: a store
 * @before: (nullable): the emergency as it is stored, or %NULL for a new one
 * @after: what it is to be
 * @community_ids: (array length=n_communities): where it is to hold
 * @n_communities: how many there are; 0 for everywhere
 * @effect: (out) (nullable): sentences, a line each, that say what happens to days that are over, and
 *   that nothing is asked for where no policy has a rule for emergencies
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sw_emergencies_describe_effect (SwStore       *store,
                                SwEmergency   *before,
                                SwEmergency   *after,
                                const gint64  *community_ids,
                                gsize          n_communities,
                                char         **effect,
                                GError       **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SwDay yesterday = sw_day_today () - 1;
  gboolean has;

  *effect = NULL;
  if (first_of (after) == SW_NONE || last_of (after) < first_of (after))
    return TRUE;
  if (!has_rules (store, after, &has, error))
    return FALSE;

  if (has)
    add_days (text, before, after, yesterday);
  else
    add_line (text, g_strdup (_("No policy in use has a rule for emergencies: it has a board and call sheets, but nothing becomes due by it.")));
  if (has && before != NULL && first_of (before) <= yesterday)
    {
      g_autoptr (GArray) ids = sw_emergencies_get_communities (store, before, error);

      if (ids == NULL)
        return FALSE;
      if (!is_same_set ((const gint64 *) (gpointer) ids->data, ids->len, community_ids, n_communities))
        add_line (text, g_strdup (_("The communities hold for all its days: in those that are added, what was not made on the days that are "
                                    "over is missed; in those that are taken out, nothing was asked for. To add one from today on, "
                                    "declare another emergency there.")));
    }
  if (text->len > 0)
    *effect = g_string_free (g_steal_pointer (&text), FALSE);

  return TRUE;
}
