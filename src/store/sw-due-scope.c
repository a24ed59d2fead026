/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of due visits is few: rules, substitutions, emergencies, and whom a scope
 * has to do with. */
#include "sw-due-private.h"
#include "sw-policy.h"
#include "sw-quarter.h"
#include "sw-record-sql.h"

/* A day of a record as the schedule wants it. */
gint32
sw_due_day32 (gint64 day,
              gint32 unknown)
{
  return day == SW_NONE ? unknown : (gint32) CLAMP (day, G_MININT32, G_MAXINT32);
}

static GPtrArray *
load_records (SwConnection *connection,
              GType         type,
              GError      **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY id", sw_record_sql_columns ((SwRecordClass *) klass),
                                          ((SwRecordClass *) klass)->table);
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  SwStep step;

  if (statement == NULL)
    return NULL;
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    g_ptr_array_add (records, sw_record_sql_from_row (type, statement));

  return step == SW_STEP_ERROR ? NULL : g_steal_pointer (&records);
}

static guint32
bits_or_any (gint64 bits)
{
  return bits == SW_NONE ? 0 : (guint32) bits;
}

static SwScheduleRule
schedule_rule (SwRule   *rule,
               SwPolicy *policy)
{
  return (SwScheduleRule) {
    .valid = { MAX (sw_due_day32 (policy->from_day, G_MININT32), sw_due_day32 (rule->from_day, G_MININT32)),
               MIN (sw_due_day32 (policy->to_day, G_MAXINT32), sw_due_day32 (rule->to_day, G_MAXINT32)) },
    .party = rule->party,
    .period = rule->period,
    .count = rule->count,
    .target = rule->target,
    .basis = rule->basis,
    .emergency = rule->emergency == 1,
    .parties = bits_or_any (rule->also) | 1u << rule->party,
    .channels = bits_or_any (rule->channels),
    .services = rule->service == SW_NONE ? 0 : 1u << rule->service,
    .categories = bits_or_any (rule->categories),
  };
}

/* The rules that may hold on a day of a window that is asked for. */
gboolean
sw_due_load_rules (SwDue        *self,
                   SwConnection *connection,
                   GError      **error)
{
  g_autoptr (GPtrArray) policies = load_records (connection, SW_TYPE_POLICY, error);
  g_autoptr (GPtrArray) rules = policies ? load_records (connection, SW_TYPE_RULE, error) : NULL;
  SwDay first = self->scope.from == SW_NONE ? self->scope.today : self->scope.from;
  SwDay last = self->scope.to == SW_NONE ? self->scope.today : self->scope.to;

  if (rules == NULL)
    return FALSE;

  first = sw_quarter_start (sw_quarter_of (first)) - 6;
  last = sw_quarter_end (sw_quarter_of (last)) + 6;
  for (guint p = 0; p < policies->len; p++)
    for (guint r = 0; r < rules->len; r++)
      {
        SwPolicy *policy = policies->pdata[p];
        SwRule *rule = rules->pdata[r];
        SwScheduleRule one;

        if (rule->policy_id != sw_record_get_id (SW_RECORD (policy)))
          continue;
        one = schedule_rule (rule, policy);
        if (one.valid.first > one.valid.last || one.valid.first > last || one.valid.last < first)
          continue;
        g_ptr_array_add (self->rules, g_object_ref (rule));
        g_array_append_val (self->schedule_rules, one);
      }

  return TRUE;
}

/* The number by which emergencies tell a community. */
guint
sw_due_group_of (SwDue  *self,
                 gint64  community_id)
{
  guint index;

  if (!g_array_binary_search (self->communities, &community_id, sw_due_compare_ids, &index))
    return G_MAXUINT16;

  return MIN (index, G_MAXUINT16);
}

gboolean
sw_due_load_emergencies (SwDue        *self,
                         SwConnection *connection,
                         GError      **error)
{
  g_autoptr (SwStatement) communities = sw_connection_prepare (connection, "SELECT id FROM community ORDER BY id", error);
  g_autoptr (SwStatement) emergencies =
    sw_connection_prepare (connection,
                           "SELECT e.from_day, e.to_day, c.community_id FROM emergency e "
                           "LEFT JOIN emergency_community c ON c.emergency_id = e.id "
                           "WHERE e.from_day <= ?2 AND (e.to_day IS NULL OR e.to_day >= ?1)",
                           error);
  SwStep step;

  if (communities == NULL || emergencies == NULL)
    return FALSE;
  while ((step = sw_statement_step (communities, error)) == SW_STEP_ROW)
    {
      gint64 id = sw_statement_get_integer (communities, 0);

      g_array_append_val (self->communities, id);
    }
  if (step == SW_STEP_ERROR)
    return FALSE;

  sw_statement_bind_integer (emergencies, 1, self->needed_first);
  sw_statement_bind_integer (emergencies, 2, self->needed_last);
  while ((step = sw_statement_step (emergencies, error)) == SW_STEP_ROW)
    {
      gint64 community_id = sw_statement_get_integer (emergencies, 2);
      SwScheduleEmergency one = { { sw_due_day32 (sw_statement_get_integer (emergencies, 0), G_MININT32),
                                    sw_due_day32 (sw_statement_get_integer (emergencies, 1), G_MAXINT32) },
                                  community_id == SW_NONE ? SW_SCHEDULE_ALL : sw_due_group_of (self, community_id) };

      g_array_append_val (self->emergencies, one);
    }

  return step == SW_STEP_DONE;
}

/* --- The scope -------------------------------------------------------------- */

static gboolean
add_ids (GArray       *ids,
         SwConnection *connection,
         const char   *sql,
         gint64        parameter,
         SwDay         first,
         GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, sql, error);
  SwStep step;

  if (statement == NULL)
    return FALSE;
  sw_statement_bind_integer (statement, 1, parameter);
  sw_statement_bind_integer (statement, 2, first);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      gint64 id = sw_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == SW_STEP_DONE;
}

/* Those whom somebody visits or visited, by the register or by an agreement. */
static gboolean
add_ids_of_caregiver (GArray       *ids,
                      SwConnection *connection,
                      gint64        caregiver_id,
                      SwDay         first,
                      GError      **error)
{
  return add_ids (ids, connection, "SELECT id FROM elder WHERE worker_id = ?1", caregiver_id, first, error) &&
         add_ids (ids, connection, "SELECT id FROM elder WHERE neighbour_id = ?1", caregiver_id, first, error) &&
         add_ids (ids, connection,
                  "SELECT elder_id FROM elder_past WHERE (worker_id = ?1 OR neighbour_id = ?1) AND to_day >= ?2",
                  caregiver_id, first, error) &&
         add_ids (ids, connection,
                  "SELECT elder_id FROM agreement WHERE worker_id = ?1 AND (ended_day IS NULL OR ended_day >= ?2)",
                  caregiver_id, first, error) &&
         add_ids (ids, connection,
                  "SELECT elder_id FROM agreement WHERE neighbour_id = ?1 AND (ended_day IS NULL OR ended_day >= ?2)",
                  caregiver_id, first, error);
}

static gboolean
add_ids_of_organisation (GArray       *ids,
                         SwConnection *connection,
                         gint64        organisation_id,
                         SwDay         first,
                         GError      **error)
{
  return add_ids (ids, connection, "SELECT id FROM elder WHERE homecare_organisation_id = ?1", organisation_id, first,
                  error) &&
         add_ids (ids, connection,
                  "SELECT elder_id FROM elder_past WHERE homecare_organisation_id = ?1 AND to_day >= ?2",
                  organisation_id, first, error);
}

static gboolean
find_organisation (SwDue        *self,
                   SwConnection *connection,
                   GError      **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (connection, "SELECT organisation_id FROM caregiver WHERE id = ?1", error);
  SwStep step;

  if (statement == NULL)
    return FALSE;
  sw_statement_bind_integer (statement, 1, self->scope.caregiver_id);
  step = sw_statement_step (statement, error);
  if (step == SW_STEP_ROW)
    self->scope_organisation_id = sw_statement_get_integer (statement, 0);

  return step != SW_STEP_ERROR;
}

/* The elders that the scope may have something to do with, in order; NULL for all. */
gboolean
sw_due_find_ids (SwDue        *self,
                 SwConnection *connection,
                 GArray      **ids,
                 GError      **error)
{
  const SwDueScope *scope = &self->scope;
  g_autoptr (GArray) found = NULL;
  gboolean good = TRUE;
  guint n = 0;

  *ids = NULL;
  if (scope->community_id == SW_NONE && scope->caregiver_id == SW_NONE && scope->organisation_id == SW_NONE &&
      scope->elder_id == SW_NONE && scope->elder_ids == NULL)
    return TRUE;

  found = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (scope->elder_id != SW_NONE)
    {
      g_array_append_val (found, scope->elder_id);
    }
  else if (scope->elder_ids != NULL)
    {
      g_array_append_vals (found, scope->elder_ids->data, scope->elder_ids->len);
    }
  else if (scope->caregiver_id != SW_NONE)
    {
      g_autoptr (GArray) absent = sw_substitutes_get_absent (self->substitutes, scope->caregiver_id);

      good = find_organisation (self, connection, error);
      if (good && self->scope_organisation_id != SW_NONE)
        good = add_ids_of_organisation (found, connection, self->scope_organisation_id, self->needed_first, error);
      for (guint i = 0; good && i < absent->len; i++)
        good = add_ids_of_caregiver (found, connection, g_array_index (absent, gint64, i), self->needed_first, error);
    }
  else if (scope->organisation_id != SW_NONE)
    {
      good = add_ids_of_organisation (found, connection, scope->organisation_id, self->needed_first, error);
    }
  else
    {
      good = add_ids (found, connection, "SELECT id FROM elder WHERE community_id = ?1", scope->community_id,
                      self->needed_first, error) &&
             add_ids (found, connection, "SELECT elder_id FROM elder_past WHERE community_id = ?1 AND to_day >= ?2",
                      scope->community_id, self->needed_first, error);
    }
  if (!good)
    return FALSE;

  g_array_sort (found, sw_due_compare_ids);
  for (guint i = 0; i < found->len; i++)
    if (n == 0 || g_array_index (found, gint64, n - 1) != g_array_index (found, gint64, i))
      g_array_index (found, gint64, n++) = g_array_index (found, gint64, i);
  g_array_set_size (found, n);
  *ids = g_steal_pointer (&found);

  return TRUE;
}
