/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries run, in their order. */
#include "sw-query-sql.h"

#include "sw-agreement.h"
#include "sw-elder.h"
#include "sw-visit-query.h"

static const char *
name_order (SwRecordClass *klass)
{
  if (sw_record_class_find_field (klass, "name_key"))
    return "name_key";
  if (sw_record_class_find_field (klass, "name"))
    return "name COLLATE pinyin";

  return "id";
}

static void
add_enum_cases (SwSqlText    *sql,
                const SwEnum *enumeration)
{
  for (const SwEnumValue *v = enumeration->values; v->nick; v++)
    sw_sql_text_append (sql, " WHEN '%s' THEN %" G_GINT64_FORMAT, v->nick, v->value);
  sw_sql_text_append (sql, " END");
}

/* The field that orders the records, which a reference can also be named for. */
static const SwField *
find_order_field (SwRecordClass *klass,
                  SwQuery       *query)
{
  const char *sort = sw_query_get_sort (query, NULL);
  const SwField *field = sort ? sw_record_class_find_field (klass, sort) : NULL;
  g_autofree char *reference = g_strconcat (sort ? sort : "", "_id", NULL);

  return field || sort == NULL ? field : sw_record_class_find_field (klass, reference);
}

/* A reference orders by the place of what it refers to among the names; elders are many, and their
 * keys are there. */
static gboolean
orders_by_elders (SwQuery *query)
{
  return g_strcmp0 (sw_query_get_sort (query, NULL), "elders") == 0;
}

/* How many elders who have not left the register refer to a record, by any field. */
static void
add_elders_join (SwSqlText *sql,
                 SwQuery   *query)
{
  g_autoptr (GTypeClass) class_ref = g_type_class_ref (SW_TYPE_ELDER);
  SwRecordClass *klass = (SwRecordClass *) class_ref;
  gboolean first = TRUE;

  sw_sql_text_append (sql, " LEFT JOIN (SELECT referred, count (*) AS place FROM (");
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];

      if (field->kind != SW_FIELD_REFERENCE || field->reference () != sw_query_get_record_type (query))
        continue;
      sw_sql_text_append (sql, "%sSELECT e.%s AS referred FROM elder e WHERE e.%s IS NOT NULL AND ",
                          first ? "" : " UNION ALL ", field->name, field->name);
      sw_query_sql_add_status (sql, sw_query_get_day (query));
      sw_sql_text_append (sql, " IN ('active', 'paused')");
      first = FALSE;
    }
  sw_sql_text_append (sql, "%s) GROUP BY referred) ON referred = e.id", first ? "SELECT NULL AS referred WHERE 0" : "");
}

static void
add_order_join (SwSqlText     *sql,
                const SwField *field,
                SwQuery       *query)
{
  if (orders_by_elders (query))
    {
      add_elders_join (sql, query);
    }
  else if (field && field->kind == SW_FIELD_REFERENCE && field->reference () == SW_TYPE_ELDER)
    {
      sw_sql_text_append (sql, " LEFT JOIN (SELECT id AS referred, name_key AS place FROM elder) ON referred = e.%s",
                          field->name);
    }
  else if (field && field->kind == SW_FIELD_REFERENCE)
    {
      g_autoptr (GTypeClass) class_ref = g_type_class_ref (field->reference ());
      SwRecordClass *klass = (SwRecordClass *) class_ref;

      sw_sql_text_append (sql, " LEFT JOIN (SELECT id AS referred, row_number () OVER (ORDER BY %s, id) AS place FROM %s)"
                               " ON referred = e.%s", name_order (klass), klass->table, field->name);
    }
}

static void
add_order (SwSqlText     *sql,
           SwRecordClass *klass,
           const SwField *field,
           SwQuery       *query)
{
  gboolean descending;
  const char *sort = sw_query_get_sort (query, &descending);
  const char *direction = descending ? "DESC" : "ASC";
  const char *name = name_order (klass);

  sw_sql_text_append (sql, " ORDER BY ");
  if (sort == NULL || strcmp (sort, "name") == 0 || strcmp (sort, "name_key") == 0)
    {
      /* Just what the index has, backwards as well. */
      sw_sql_text_append (sql, "e.%s %s, e.id %s", name, direction, direction);
      return;
    }

  if (orders_by_elders (query))
    {
      sw_sql_text_append (sql, "coalesce (place, 0)");
    }
  else if (field == NULL && strcmp (sort, "age") == 0)
    {
      sw_sql_text_append (sql, "- e.birth_day");
    }
  else if (field == NULL && strcmp (sort, "status") == 0)
    {
      sw_sql_text_append (sql, "CASE ");
      sw_query_sql_add_status (sql, sw_query_get_day (query));
      add_enum_cases (sql, &sw_status_enum);
    }
  else if (field == NULL && strcmp (sort, "verify") == 0)
    {
      sw_query_sql_add_verify (sql, SW_VERIFY_ALL, sw_query_get_day (query));
    }
  else if (field == NULL && strcmp (sort, "agreement") == 0)
    {
      sw_query_sql_add_agreement (sql, sw_query_get_day (query));
    }
  else if (field == NULL && strcmp (sort, "waiting") == 0)
    {
      sw_sql_text_append (sql, "CASE WHEN e.state = 'printed' OR e.state = 'signing' THEN - e.printed_day END");
    }
  else if (field == NULL && sw_query_get_record_type (query) == SW_TYPE_AGREEMENT)
    {
      sw_sql_text_append (sql, "(SELECT c.name COLLATE pinyin FROM elder o JOIN community c ON c.id = o.community_id"
                               " WHERE o.id = e.elder_id)");
    }
  else if (field == NULL)
    {
      sw_query_sql_add_key (sql, sw_query_get_day (query));
    }

  if (field && field->kind == SW_FIELD_REFERENCE)
    {
      sw_sql_text_append (sql, "place");
    }
  else if (field && field->kind == SW_FIELD_ENUM && SW_FIELD_IS_STORED_TEXT (field))
    {
      sw_sql_text_append (sql, "CASE e.%s", field->name);
      add_enum_cases (sql, field->enumeration);
    }
  else if (field)
    {
      sw_sql_text_append (sql, "e.%s", field->name);
    }
  sw_sql_text_append (sql, " %s NULLS LAST, e.%s, e.id", direction, name);
}

/**
 * sw_query_sql_run_ids:
 * @connection: a connection
 * @sql: a statement whose first column is an id
 * @ids: (element-type gint64): where to append the ids
 * @error: return location for an error
 *
 * Returns: whether it ran to its end
 */
gboolean
sw_query_sql_run_ids (SwConnection *connection,
                      SwSqlText    *sql,
                      GArray       *ids,
                      GError      **error)
{
  g_autoptr (SwStatement) statement = sw_sql_text_prepare (sql, connection, error);
  SwStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      gint64 id = sw_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == SW_STEP_DONE;
}

/**
 * sw_query_sql_add_limit:
 * @sql: a statement in the making
 * @limit: how many rows at most; below 0 for all
 *
 * Appends the limit.
 */
void
sw_query_sql_add_limit (SwSqlText *sql,
                        gint64     limit)
{
  if (limit >= 0)
    {
      sw_sql_text_append (sql, " LIMIT ");
      sw_sql_text_add_integer (sql, limit);
    }
}

/**
 * sw_query_sql_run:
 * @connection: a connection
 * @query: a query
 * @limit: how many ids at most; -1 for all
 * @ids: (element-type gint64): where to append the ids, in order
 * @error: return location for an error
 *
 * Where it is interrupted, @ids has the first ones in order, or none.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_query_sql_run (SwConnection *connection,
                  SwQuery      *query,
                  gint64        limit,
                  GArray       *ids,
                  GError      **error)
{
  g_autoptr (GTypeClass) class_ref = g_type_class_ref (sw_query_get_record_type (query));
  SwRecordClass *klass = (SwRecordClass *) class_ref;
  const char *text = sw_query_get_search (query);
  g_autoptr (SwSqlText) sql = NULL;
  const SwField *field;

  if (sw_visit_query_handles (query))
    return sw_visit_query_run (connection, query, limit, ids, error);
  if (text && sw_query_get_record_type (query) == SW_TYPE_ELDER && sw_query_get_sort (query, NULL) == NULL)
    {
      g_autoptr (SwSearch) search = sw_search_new (text);

      return search == NULL || sw_query_sql_run_search (connection, query, search, limit, ids, error);
    }

  sql = sw_sql_text_new ();
  field = find_order_field (klass, query);
  sw_sql_text_append (sql, "SELECT e.id FROM %s e", klass->table);
  add_order_join (sql, field, query);
  sw_sql_text_append (sql, " WHERE 1");
  sw_query_sql_add_search (sql, query);
  sw_query_sql_add_where (sql, query);
  add_order (sql, klass, field, query);
  sw_query_sql_add_limit (sql, limit);

  return sw_query_sql_run_ids (connection, sql, ids, error);
}
