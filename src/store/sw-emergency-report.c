/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an emergency closes with: everybody in scope, every contact, and the figures, which are
 * their sums. */
#include "sw-due.h"
#include "sw-elder-past.h"
#include "sw-emergency-private.h"
#include "sw-store-private.h"

/* Who is there on a day of the emergency: on its first day, on the first in the register, or after
 * some time away. ?2 and ?3: the first and the last day that are told of. */
#define AWAY_ON(day) \
  "EXISTS (SELECT 1 FROM status_span t WHERE t.elder_id = e.id " \
  "AND t.from_day <= " day " AND (t.to_day IS NULL OR t.to_day >= " day "))"
#define THERE \
  "e.registered_day <= ?3 AND (NOT " AWAY_ON ("max (?2, e.registered_day)") " OR EXISTS (SELECT 1 FROM status_span s " \
  "WHERE s.elder_id = e.id AND s.to_day >= max (?2, e.registered_day) AND s.to_day < ?3 AND NOT " AWAY_ON ("s.to_day + 1") "))"

/* Every elder who was there, and the community where the emergency held for them last: that of the
 * last day that is told of, or one that they moved from since the first. */
#define PERSONS \
  "SELECT e.id, e.name_key, coalesce (" \
  "iif (" SW_EMERGENCY_HOLDS_IN (SW_ELDER_WAS ("d", "community_id")) ", " SW_ELDER_WAS ("d", "community_id") ", NULL), " \
  "(SELECT p.community_id FROM elder_past p WHERE p.elder_id = e.id AND " SW_ELDER_PAST_COUNTS ("p") " " \
  "AND p.to_day >= max (?2, e.registered_day) AND p.to_day < ?3 AND " SW_EMERGENCY_HOLDS_IN ("p.community_id") " " \
  "ORDER BY p.to_day DESC LIMIT 1)) AS place " \
  "FROM elder e " SW_ELDER_PAST_ON ("d", "?3") "WHERE place IS NOT NULL AND " THERE

static SwStatement *
prepare (SwStore     *store,
         const char  *sql,
         SwEmergency *emergency,
         SwDay        last,
         GError     **error)
{
  SwStatement *statement = sw_connection_prepare (sw_store_get_connection (store), sql, error);

  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, sw_record_get_id (SW_RECORD (emergency)));
  sw_statement_bind_integer (statement, 2, emergency->from_day);
  sw_statement_bind_integer (statement, 3, last);

  return statement;
}

/* --- The persons ---------------------------------------------------------- */

static const char persons_sql[] =
  "SELECT n.id, n.place, count (v.id), total (v.outcome = 0 OR v.outcome = 4), total (v.outcome = 4), "
  "max (CASE WHEN v.outcome = 0 OR v.outcome = 4 THEN v.day END) "
  "FROM (" PERSONS ") n LEFT JOIN visit v ON v.elder_id = n.id AND v.day BETWEEN ?2 AND ?3 "
  "GROUP BY n.id ORDER BY n.place, n.name_key, n.id";

/**
 * sw_emergencies_get_persons:
 * @store: a store
 * @emergency: an emergency
 * @today: the day until which is told, where it has not ended before
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwEmergencyPerson): every elder in scope who
 *   was active on a day of it, by community and name
 */
GArray *
sw_emergencies_get_persons (SwStore     *store,
                            SwEmergency *emergency,
                            SwDay        today,
                            GError     **error)
{
  g_autoptr (SwStatement) statement = NULL;
  g_autoptr (GArray) persons = g_array_new (FALSE, TRUE, sizeof (SwEmergencyPerson));
  SwStep step;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  statement = prepare (store, persons_sql, emergency, sw_emergency_get_day (emergency, today), error);
  if (statement == NULL)
    return NULL;
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      SwEmergencyPerson one = {
        .elder_id = sw_statement_get_integer (statement, 0),
        .community_id = sw_statement_get_integer (statement, 1),
        .n_contacts = sw_statement_get_integer (statement, 2),
        .n_reached = sw_statement_get_integer (statement, 3),
        .n_abnormal = sw_statement_get_integer (statement, 4),
        .reached_day = sw_statement_get_integer (statement, 5),
      };

      g_array_append_val (persons, one);
    }

  return step == SW_STEP_ERROR ? NULL : g_steal_pointer (&persons);
}

/* --- The figures ---------------------------------------------------------- */

/* The figures of a community, in the order of the communities. */
static SwEmergencyFigures *
figures_of (GArray *figures,
            gint64  community_id)
{
  SwEmergencyFigures one = { .community_id = community_id };
  guint i = figures->len;

  while (i > 0 && g_array_index (figures, SwEmergencyFigures, i - 1).community_id > community_id)
    i--;
  if (i > 0 && g_array_index (figures, SwEmergencyFigures, i - 1).community_id == community_id)
    return &g_array_index (figures, SwEmergencyFigures, i - 1);

  g_array_insert_val (figures, i, one);
  return &g_array_index (figures, SwEmergencyFigures, i);
}

/* Adds what the emergency rules asked for: also in a community from which everybody has moved since. */
static gboolean
add_asked (SwStore     *store,
           SwEmergency *emergency,
           SwDay        last,
           SwDay        today,
           GArray      *figures,
           GError     **error)
{
  SwDueScope scope = SW_DUE_SCOPE (emergency->from_day, last, today);
  g_autoptr (GArray) communities = sw_emergencies_get_communities (store, emergency, error);
  g_autoptr (SwDue) due = communities ? sw_due_load (store, &scope, error) : NULL;
  GPtrArray *rules;

  if (due == NULL)
    return FALSE;

  rules = sw_due_get_rules (due);
  for (guint r = 0; r < rules->len; r++)
    {
      SwRule *rule = rules->pdata[r];
      SwDueFilter filter = SW_DUE_FILTER_ALL;
      g_autoptr (GArray) sums = NULL;

      if (rule->emergency != 1)
        continue;
      filter.rule_id = sw_record_get_id (SW_RECORD (rule));
      sums = sw_due_get_sums (due, SW_DUE_BY_COMMUNITY, &filter);
      for (guint s = 0; s < sums->len; s++)
        {
          const SwDueSum *sum = &g_array_index (sums, SwDueSum, s);
          SwEmergencyFigures *one;

          if (communities->len > 0 && !sw_emergency_has_id ((const gint64 *) (gpointer) communities->data, communities->len, sum->key))
            continue;
          one = figures_of (figures, sum->key);
          one->asked += sw_due_sum_asked (sum);
          one->made += sum->counts[SW_SLOT_MET] + sum->counts[SW_SLOT_LATE];
        }
    }

  return TRUE;
}

/**
 * sw_emergencies_get_figures:
 * @store: a store
 * @emergency: an emergency
 * @persons: (element-type SwEmergencyPerson): what sw_emergencies_get_persons() gave
 * @today: the day until which is told, where it has not ended before
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwEmergencyFigures): the
 *   figures of each community in scope that has or had an elder
 */
GArray *
sw_emergencies_get_figures (SwStore     *store,
                            SwEmergency *emergency,
                            GArray      *persons,
                            SwDay        today,
                            GError     **error)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (SwEmergencyFigures));

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  for (guint i = 0; i < persons->len; i++)
    {
      const SwEmergencyPerson *person = &g_array_index (persons, SwEmergencyPerson, i);
      SwEmergencyFigures *one = figures_of (figures, person->community_id);

      one->n_elders++;
      one->n_contacts += person->n_contacts;
      one->n_reached += person->n_reached > 0;
      one->n_abnormal += person->n_abnormal > 0;
    }
  if (!add_asked (store, emergency, sw_emergency_get_day (emergency, today), today, figures, error))
    return NULL;

  return g_steal_pointer (&figures);
}

/* --- The contacts --------------------------------------------------------- */

static const char contacts_sql[] =
  "SELECT v.id FROM (" PERSONS ") n JOIN visit v ON v.elder_id = n.id WHERE v.day BETWEEN ?2 AND ?3 "
  "ORDER BY n.place, n.name_key, n.id, v.day, v.minute, v.id";

/**
 * sw_emergencies_get_contacts:
 * @store: a store
 * @emergency: an emergency
 * @today: the day until which is told, where it has not ended before
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the visits that were
 *   made or tried, by community, elder and day
 */
GArray *
sw_emergencies_get_contacts (SwStore     *store,
                             SwEmergency *emergency,
                             SwDay        today,
                             GError     **error)
{
  g_autoptr (SwStatement) statement = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SwStep step;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  statement = prepare (store, contacts_sql, emergency, sw_emergency_get_day (emergency, today), error);
  if (statement == NULL)
    return NULL;
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      gint64 id = sw_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == SW_STEP_ERROR ? NULL : g_steal_pointer (&ids);
}
