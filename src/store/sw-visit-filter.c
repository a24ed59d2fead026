/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conditions of a history, sorted by how they are asked: by the kind of a
 * visit, the day, the persons, and the rest. */
#include "sw-visit-query-private.h"

#include "sw-caregiver.h"
#include "sw-elder.h"
#include "sw-visit.h"

/**
 * sw_visit_kind_party:
 * @kind: a kind
 *
 * Returns: its #SwParty
 */
gint64
sw_visit_kind_party (gint64 kind)
{
  return kind & 7;
}

/**
 * sw_visit_kind_channel:
 * @kind: a kind
 *
 * Returns: its #SwChannel
 */
gint64
sw_visit_kind_channel (gint64 kind)
{
  return kind >> 3 & 3;
}

/**
 * sw_visit_kind_outcome:
 * @kind: a kind
 *
 * Returns: its #SwOutcome
 */
gint64
sw_visit_kind_outcome (gint64 kind)
{
  return kind >> 5 & 7;
}

/**
 * sw_visit_kind_source:
 * @kind: a kind
 *
 * Returns: its #SwVisitSource
 */
gint64
sw_visit_kind_source (gint64 kind)
{
  return kind >> 8 & 7;
}

/**
 * sw_visit_kind_late:
 * @kind: a kind
 *
 * Returns: whether the visits were entered after their day
 */
gboolean
sw_visit_kind_late (gint64 kind)
{
  return kind >> 11 & 1;
}

/**
 * sw_visit_kind_services:
 * @kind: a kind
 *
 * Returns: the bits of #SwService
 */
gint64
sw_visit_kind_services (gint64 kind)
{
  return kind >> 12;
}

static const SwEnum *
enum_of_kind (const char *name,
              gint64      kind,
              gint64     *value)
{
  static const struct
  {
    const char   *name;
    const SwEnum *enumeration;
    gint64      (*get) (gint64 kind);
  } parts[] = {
    { "party", &sw_party_enum, sw_visit_kind_party },
    { "channel", &sw_channel_enum, sw_visit_kind_channel },
    { "outcome", &sw_outcome_enum, sw_visit_kind_outcome },
    { "source", &sw_visit_source_enum, sw_visit_kind_source },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].name, name) == 0)
      {
        *value = parts[i].get (kind);
        return parts[i].enumeration;
      }

  return NULL;
}

static gint64
service_bits (const char *nicks)
{
  g_auto (GStrv) words = g_strsplit (nicks, ",", -1);
  gint64 bits = 0;

  for (guint i = 0; words[i]; i++)
    {
      const SwEnumValue *value = sw_enum_find_nick (&sw_service_enum, words[i]);

      if (value)
        bits |= (gint64) 1 << value->value;
    }

  return bits;
}

static gboolean
kind_has (gint64      kind,
          const char *name,
          const char *value)
{
  gint64 number;
  const SwEnum *enumeration = enum_of_kind (name, kind, &number);

  if (enumeration)
    return g_strcmp0 (sw_enum_nick (enumeration, number), value) == 0;
  if (strcmp (name, "late") == 0)
    return sw_visit_kind_late (kind) == (*value == '1');

  return (sw_visit_kind_services (kind) & service_bits (value)) != 0;
}

static gboolean
is_of_kind (const char *name)
{
  gint64 value;

  return enum_of_kind (name, 0, &value) || strcmp (name, "late") == 0 || strcmp (name, "services") == 0;
}

/**
 * sw_visit_query_wants_kind:
 * @self: a query
 * @kind: a kind of visit
 *
 * Returns: whether visits of the kind fit all the conditions on it
 */
gboolean
sw_visit_query_wants_kind (SwVisitQuery *self,
                           gint64        kind)
{
  gpointer known;
  gboolean wanted = TRUE;

  if (self->conditions->len == 0)
    return TRUE;
  if (g_hash_table_lookup_extended (self->known, GINT_TO_POINTER ((int) kind), NULL, &known))
    return GPOINTER_TO_INT (known);

  for (guint i = 0; i < self->conditions->len && wanted; i++)
    {
      const SwCondition *condition = self->conditions->pdata[i];
      gboolean any = FALSE;

      for (guint k = 0; condition->values[k] && !any; k++)
        any = kind_has (kind, condition->name, condition->values[k]);
      wanted = any == (condition->op == SW_OPERATOR_EQUAL);
    }
  g_hash_table_insert (self->known, GINT_TO_POINTER ((int) kind), GINT_TO_POINTER (wanted));

  return wanted;
}

static gboolean
is_equality (SwOperator op)
{
  return op == SW_OPERATOR_EQUAL || op == SW_OPERATOR_NOT_EQUAL;
}

/* Takes a condition on the day as a limit. */
static gboolean
take_day (SwVisitQuery      *self,
          const SwCondition *condition)
{
  g_autoptr (SwVisit) scratch = sw_visit_new ();
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (scratch), "day");

  if (condition->op == SW_OPERATOR_NOT_EQUAL || condition->values[1] || *condition->values[0] == '\0' ||
      !sw_record_parse (SW_RECORD (scratch), field, condition->values[0], sw_query_get_day (self->query), NULL))
    return FALSE;

  switch (condition->op)
    {
    case SW_OPERATOR_LESS:
      self->to = MIN (self->to, scratch->day - 1);
      break;
    case SW_OPERATOR_LESS_EQUAL:
      self->to = MIN (self->to, scratch->day);
      break;
    case SW_OPERATOR_GREATER:
      self->from = MAX (self->from, scratch->day + 1);
      break;
    case SW_OPERATOR_GREATER_EQUAL:
      self->from = MAX (self->from, scratch->day);
      break;
    case SW_OPERATOR_EQUAL:
    case SW_OPERATOR_NOT_EQUAL:
    case SW_OPERATOR_CONTAINS:
    default:
      self->from = MAX (self->from, scratch->day);
      self->to = MIN (self->to, scratch->day);
      break;
    }

  return TRUE;
}

/* Takes a list of ids; the intersection with what is there already. */
static void
intersect (GArray **place,
           GArray  *ids)
{
  g_autoptr (GHashTable) before = NULL;
  GArray *both;

  if (*place == NULL)
    {
      *place = ids;
      return;
    }

  before = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < (*place)->len; i++)
    g_hash_table_add (before, &g_array_index (*place, gint64, i));
  both = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (before, &g_array_index (ids, gint64, i)))
      g_array_append_val (both, g_array_index (ids, gint64, i));

  g_array_unref (*place);
  g_array_unref (ids);
  *place = both;
}

static GArray *
ids_of_values (const SwCondition *condition)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; condition->values[i]; i++)
    {
      gint64 id = g_ascii_strtoll (condition->values[i], NULL, 10);

      g_array_append_val (ids, id);
    }

  return ids;
}

/* Takes a condition that says which elders or caregivers. */
static gboolean
take_persons (SwVisitQuery      *self,
              const SwCondition *condition,
              SwQuery           *elders,
              SwQuery           *caregivers)
{
  const char *const *values = (const char *const *) condition->values;
  gboolean has_empty = g_strv_contains (values, "");

  if (strcmp (condition->name, "elder_id") == 0 && condition->op == SW_OPERATOR_EQUAL && !has_empty)
    intersect (&self->elders, ids_of_values (condition));
  else if (strcmp (condition->name, "caregiver_id") == 0 && condition->op == SW_OPERATOR_EQUAL && !has_empty)
    intersect (&self->caregivers, ids_of_values (condition));
  else if (strcmp (condition->name, "elder") == 0)
    sw_query_set_condition (elders, "name", condition->op, values, NULL);
  else if (strcmp (condition->name, "community") == 0 || strcmp (condition->name, "community_id") == 0)
    sw_query_set_condition (elders, condition->name, condition->op, values, NULL);
  else if (strcmp (condition->name, "caregiver") == 0 && condition->op != SW_OPERATOR_NOT_EQUAL && !has_empty)
    sw_query_set_condition (caregivers, "name", condition->op, values, NULL);
  else
    return FALSE;

  return TRUE;
}

static gboolean
find_persons (SwConnection *connection,
              SwQuery      *query,
              GArray      **place,
              GError      **error)
{
  GArray *ids;

  if (sw_query_get_conditions (query)->len == 0 && sw_query_get_search (query) == NULL)
    return TRUE;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!sw_query_sql_run (connection, query, -1, ids, error))
    {
      g_array_unref (ids);
      return FALSE;
    }
  intersect (place, ids);

  return TRUE;
}

/* Sorts the conditions: by the kind, the day, the persons, and the rest. */
static gboolean
take_conditions (SwVisitQuery *self,
                 GError      **error)
{
  g_autoptr (SwQuery) elders = sw_query_new (SW_TYPE_ELDER), caregivers = sw_query_new (SW_TYPE_CAREGIVER);
  GPtrArray *conditions = sw_query_get_conditions (self->query);

  sw_query_set_day (elders, sw_query_get_day (self->query));
  sw_query_set_search (elders, sw_query_get_search (self->query));
  for (guint i = 0; i < conditions->len; i++)
    {
      SwCondition *condition = conditions->pdata[i];

      if (is_of_kind (condition->name) && is_equality (condition->op) &&
          !g_strv_contains ((const char *const *) condition->values, ""))
        {
          self->short_kind = self->short_kind && strcmp (condition->name, "late") != 0 &&
                             strcmp (condition->name, "source") != 0;
          g_ptr_array_add (self->conditions, condition);
          continue;
        }
      if ((strcmp (condition->name, "day") == 0 && take_day (self, condition)) ||
          take_persons (self, condition, elders, caregivers))
        continue;

      if (self->rest == NULL)
        self->rest = sw_query_new (SW_TYPE_VISIT);
      sw_query_set_condition (self->rest, condition->name, condition->op, (const char *const *) condition->values, NULL);
    }

  return find_persons (self->connection, elders, &self->elders, error) &&
         find_persons (self->connection, caregivers, &self->caregivers, error);
}

/**
 * sw_visit_query_find_kinds:
 * @self: a query
 * @error: return location for an error
 *
 * Finds the kinds that exist and are wanted, by one step in the index each.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_visit_query_find_kinds (SwVisitQuery *self,
                           GError      **error)
{
  gint64 kind = -1;

  self->kinds = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (TRUE)
    {
      g_autoptr (SwStatement) statement =
        sw_connection_prepare (self->connection,
                               "SELECT " SW_VISIT_KIND_SQL " FROM visit e WHERE " SW_VISIT_KIND_SQL " > ?1 ORDER BY " SW_VISIT_KIND_SQL " LIMIT 1",
                               error);
      SwStep step;

      if (statement == NULL)
        return FALSE;
      sw_statement_bind_integer (statement, 1, kind);
      step = sw_statement_step (statement, error);
      if (step != SW_STEP_ROW)
        return step == SW_STEP_DONE;
      kind = sw_statement_get_integer (statement, 0);
      if (sw_visit_query_wants_kind (self, kind))
        g_array_append_val (self->kinds, kind);
    }
}

/**
 * sw_visit_query_handles:
 * @query: a query
 *
 * Returns: whether it is for visits in the order of their days
 */
gboolean
sw_visit_query_handles (SwQuery *query)
{
  const char *sort = sw_query_get_sort (query, NULL);

  return sw_query_get_record_type (query) == SW_TYPE_VISIT && (sort == NULL || strcmp (sort, "day") == 0);
}

/**
 * sw_visit_query_new:
 * @connection: where it is asked; it must outlive the result
 * @query: a query that sw_visit_query_handles(); it is copied
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the query, understood
 */
SwVisitQuery *
sw_visit_query_new (SwConnection *connection,
                    SwQuery      *query,
                    GError      **error)
{
  g_autoptr (SwVisitQuery) self = g_new0 (SwVisitQuery, 1);
  gboolean descending;

  self->connection = connection;
  self->query = sw_query_copy (query);
  self->conditions = g_ptr_array_new ();
  self->known = g_hash_table_new (NULL, NULL);
  self->from = SW_VISIT_EARLIEST;
  self->to = SW_VISIT_LATEST;
  self->ascending = sw_query_get_sort (query, &descending) && !descending;
  self->short_kind = TRUE;
  if (!take_conditions (self, error))
    return NULL;

  if (self->elders)
    {
      self->elder_set = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < self->elders->len; i++)
        g_hash_table_add (self->elder_set, &g_array_index (self->elders, gint64, i));
    }

  return g_steal_pointer (&self);
}

/**
 * sw_visit_query_free:
 * @self: (transfer full): a query for visits
 */
void
sw_visit_query_free (SwVisitQuery *self)
{
  g_ptr_array_unref (self->conditions);
  g_hash_table_unref (self->known);
  g_clear_pointer (&self->elder_set, g_hash_table_unref);
  g_clear_pointer (&self->elders, g_array_unref);
  g_clear_pointer (&self->caregivers, g_array_unref);
  g_clear_pointer (&self->kinds, g_array_unref);
  for (guint i = 0; i < SW_VISIT_N_PARTS; i++)
    g_clear_pointer (&self->statements[i], sw_sql_text_free);
  g_clear_object (&self->rest);
  g_clear_object (&self->query);
  g_free (self);
}
