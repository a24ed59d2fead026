/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-query-sql.h"

#include "sw-elder.h"
#include "sw-key-elder.h"

/**
 * sw_query_sql_add_key:
 * @sql: a statement in the making
 * @day: the day on which it is asked
 *
 * Appends the rule of sw_elder_is_key(): 1 or 0, never NULL.
 */
void
sw_query_sql_add_key (SwSqlText *sql,
                      SwDay      day)
{
  sw_sql_text_append (sql, "((e.category = 'no-supporter' OR (e.category IN ('empty-nest', 'living-alone')"
                           " AND e.child_residence IN ('none', 'outside-city'))) AND (e.birth_day <= ");
  sw_sql_text_add_integer (sql, sw_elder_key_birth_limit (day, SW_KEY_AGE));
  sw_sql_text_append (sql, " OR (e.birth_day <= ");
  sw_sql_text_add_integer (sql, sw_elder_key_birth_limit (day, SW_LOW_INCOME_KEY_AGE));
  sw_sql_text_append (sql, " AND e.low_income = 1 AND e.care_ability IN ('semi-disabled', 'disabled')))) IS TRUE");
}

static void
add_covering (SwSqlText *sql,
              SwDay      day)
{
  sw_sql_text_append (sql, "s.elder_id = e.id AND s.from_day <= ");
  sw_sql_text_add_integer (sql, day);
  sw_sql_text_append (sql, " AND (s.to_day IS NULL OR s.to_day >= ");
  sw_sql_text_add_integer (sql, day);
  sw_sql_text_append (sql, ")");
}

/**
 * sw_query_sql_add_left:
 * @sql: a statement in the making
 * @day: the day on which it is asked
 *
 * Appends whether the elder has left the register; a pause is no leaving.
 */
void
sw_query_sql_add_left (SwSqlText *sql,
                       SwDay      day)
{
  sw_sql_text_append (sql, "EXISTS (SELECT 1 FROM status_span s WHERE ");
  add_covering (sql, day);
  sw_sql_text_append (sql, " AND s.status <> 'paused')");
}

/**
 * sw_query_sql_add_status:
 * @sql: a statement in the making
 * @day: the day on which it is asked
 *
 * Appends the nick of the elder's status: of the span that began last, or active.
 */
void
sw_query_sql_add_status (SwSqlText *sql,
                         SwDay      day)
{
  sw_sql_text_append (sql, "coalesce ((SELECT s.status FROM status_span s WHERE ");
  add_covering (sql, day);
  sw_sql_text_append (sql, " ORDER BY s.from_day DESC, s.id DESC LIMIT 1), 'active')");
}

static void
add_contradiction (SwSqlText *sql)
{
  gboolean first = TRUE;

  sw_sql_text_append (sql, "(");
  for (const SwEnumValue *c = sw_category_enum.values; c->nick; c++)
    for (const SwEnumValue *r = sw_child_residence_enum.values; r->nick; r++)
      if (sw_elder_contradicts (c->value, r->value))
        {
          sw_sql_text_append (sql, "%s(e.category = '%s' AND e.child_residence = '%s')", first ? "" : " OR ",
                              c->nick, r->nick);
          first = FALSE;
        }
  sw_sql_text_append (sql, ") IS TRUE");
}

static void
add_verify_bit (SwSqlText *sql,
                SwVerify   bit,
                SwDay      day)
{
  switch (bit)
    {
    case SW_VERIFY_DOCUMENT_MISSING:
      sw_sql_text_append (sql, "e.document_state IS 'missing'");
      break;
    case SW_VERIFY_DOCUMENT_WRONG:
      sw_sql_text_append (sql, "(e.document_state IN ('wrong', 'overridden')) IS TRUE");
      break;
    case SW_VERIFY_SAME_DOCUMENT:
      sw_sql_text_append (sql, "(e.document_number IN (SELECT document_number FROM elder WHERE document_number IS NOT NULL"
                               " GROUP BY document_number HAVING count (*) > 1)) IS TRUE");
      break;
    case SW_VERIFY_SAME_PERSON:
      /* The first half is found by one walk along an index and is nearly always false. It asks for
       * an id, which is never NULL: of pairs the engine would look at the whole list for every elder. */
      sw_sql_text_append (sql, "(e.id IN (SELECT o.id FROM (SELECT birth_day, name FROM elder WHERE birth_day IS NOT NULL"
                               " GROUP BY birth_day, name HAVING count (*) > 1) g"
                               " JOIN elder o ON o.birth_day = g.birth_day AND o.name = g.name)"
                               " AND EXISTS (SELECT 1 FROM elder o WHERE o.birth_day = e.birth_day AND o.name = e.name"
                               " AND o.id <> e.id AND NOT EXISTS (SELECT 1 FROM distinct_pair d"
                               " WHERE d.elder_id = min (e.id, o.id) AND d.other_id = max (e.id, o.id)))) IS TRUE");
      break;
    case SW_VERIFY_UNDER_AGE:
      sw_sql_text_append (sql, "(e.birth_day > ");
      sw_sql_text_add_integer (sql, sw_elder_key_birth_limit (day, SW_VERIFY_MIN_AGE));
      sw_sql_text_append (sql, " AND e.birth_day <= ");
      sw_sql_text_add_integer (sql, day);
      sw_sql_text_append (sql, ") IS TRUE");
      break;
    case SW_VERIFY_NO_PHONE:
      sw_sql_text_append (sql, "(e.phone GLOB '*[0-9]*' IS NOT TRUE AND NOT EXISTS (SELECT 1 FROM relative r WHERE r.elder_id = e.id"
                               " AND (r.phone GLOB '*[0-9]*' OR r.other_phone GLOB '*[0-9]*')))");
      break;
    case SW_VERIFY_CHILDREN_UNKNOWN:
      sw_sql_text_append (sql, "(e.category IS NOT 'no-supporter' AND coalesce (e.child_residence, 'unknown') = 'unknown')");
      break;
    case SW_VERIFY_CHILDREN_UNSURE:
      sw_sql_text_append (sql, "e.child_residence_unsure IS 1");
      break;
    case SW_VERIFY_CONTRADICTION:
      add_contradiction (sql);
      break;
    case SW_VERIFY_ENDED_WORKER:
      sw_sql_text_append (sql, "(e.worker_id IN (SELECT id FROM caregiver WHERE ended_day < ");
      sw_sql_text_add_integer (sql, day);
      sw_sql_text_append (sql, ")) IS TRUE");
      break;
    case SW_VERIFY_CATEGORY_MISSING:
      sw_sql_text_append (sql, "e.category IS NULL");
      break;
    case SW_VERIFY_NO_VISIT:
      sw_sql_text_append (sql, "(EXISTS (SELECT 1 FROM visit) AND e.registered_day < ");
      sw_sql_text_add_integer (sql, day);
      sw_sql_text_append (sql, " AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.elder_id = e.id))");
      break;
    case SW_VERIFY_BIRTH_DAY:
      sw_sql_text_append (sql, "(e.birth_day > ");
      sw_sql_text_add_integer (sql, day);
      sw_sql_text_append (sql, " OR e.birth_day <= ");
      sw_sql_text_add_integer (sql, sw_elder_key_birth_limit (day, SW_ELDER_MAX_AGE + 1));
      sw_sql_text_append (sql, ") IS TRUE");
      break;
    case SW_VERIFY_ALL:
    default:
      g_assert_not_reached ();
    }
}

/**
 * sw_query_sql_add_verify:
 * @sql: a statement in the making
 * @bits: reasons
 * @day: the day on which it is asked
 *
 * Appends whether an elder stands on the to-verify list for any of these
 * reasons, as sw_elder_verify() says: 1 or 0, never NULL. Who has left the
 * register is not asked for here.
 */
void
sw_query_sql_add_verify (SwSqlText *sql,
                         SwVerify   bits,
                         SwDay      day)
{
  gboolean first = TRUE;

  sw_sql_text_append (sql, "(");
  for (SwVerify bit = 1; bit <= SW_VERIFY_ALL; bit <<= 1)
    if (bits & bit)
      {
        if (!first)
          sw_sql_text_append (sql, " OR ");
        add_verify_bit (sql, bit, day);
        first = FALSE;
      }
  sw_sql_text_append (sql, ")");
}

static SwVerify
verify_bit (const char *nick)
{
  for (SwVerify bit = 1; bit <= SW_VERIFY_ALL; bit <<= 1)
    if (strcmp (sw_verify_nick (bit), nick) == 0)
      return bit;

  return SW_VERIFY_ALL;
}

static void
add_age (SwSqlText  *sql,
         SwOperator  op,
         const char *value,
         SwDay       day)
{
  gint64 age = g_ascii_strtoll (value, NULL, 10);
  SwDay limit, next;

  if (*value == '\0')
    {
      sw_sql_text_append (sql, "e.birth_day IS NULL");
      return;
    }

  /* Who is @age or older was born on @limit or before. */
  limit = sw_elder_key_birth_limit (day, (int) age);
  next = sw_elder_key_birth_limit (day, (int) age + 1);
  sw_sql_text_append (sql, "(e.birth_day ");
  if (op == SW_OPERATOR_GREATER_EQUAL || op == SW_OPERATOR_GREATER)
    {
      sw_sql_text_append (sql, "<= ");
      sw_sql_text_add_integer (sql, op == SW_OPERATOR_GREATER ? next : limit);
    }
  else if (op == SW_OPERATOR_LESS || op == SW_OPERATOR_LESS_EQUAL)
    {
      sw_sql_text_append (sql, "> ");
      sw_sql_text_add_integer (sql, op == SW_OPERATOR_LESS ? limit : next);
    }
  else
    {
      sw_sql_text_append (sql, "> ");
      sw_sql_text_add_integer (sql, next);
      sw_sql_text_append (sql, " AND e.birth_day <= ");
      sw_sql_text_add_integer (sql, limit);
    }
  sw_sql_text_append (sql, ")");
}

static void
add_reference_name (SwSqlText  *sql,
                    const char *column,
                    const char *table,
                    SwOperator  op,
                    const char *value)
{
  if (*value == '\0')
    {
      sw_sql_text_append (sql, "e.%s IS NULL", column);
      return;
    }

  sw_sql_text_append (sql, "e.%s IN (SELECT id FROM %s WHERE ", column, table);
  if (op == SW_OPERATOR_CONTAINS)
    {
      sw_sql_text_append (sql, "instr (name, ");
      sw_sql_text_add_text (sql, value);
      sw_sql_text_append (sql, "))");
    }
  else
    {
      sw_sql_text_append (sql, "name = ");
      sw_sql_text_add_text (sql, value);
      sw_sql_text_append (sql, ")");
    }
}

#define WAITING "(e.state = 'printed' OR e.state = 'signing')"

/**
 * sw_query_sql_add_agreement:
 * @sql: a statement in the making
 * @day: the day on which it is asked
 *
 * Appends whether the elder has an agreement in force, as
 * sw_agreement_is_in_force() says: 1 or 0.
 */
void
sw_query_sql_add_agreement (SwSqlText *sql,
                            SwDay      day)
{
  sw_sql_text_append (sql, "EXISTS (SELECT 1 FROM agreement a WHERE a.elder_id = e.id AND a.in_force_day <= ");
  sw_sql_text_add_integer (sql, day);
  sw_sql_text_append (sql, " AND (a.ended_day IS NULL OR a.ended_day >= ");
  sw_sql_text_add_integer (sql, day);
  sw_sql_text_append (sql, "))");
}

/* What covers an elder; each is a look into an index with few rows an elder. */
static void
add_cover (SwSqlText  *sql,
           const char *nick,
           SwDay       day)
{
  SwAgreementCover cover = sw_enum_find_nick (&sw_agreement_cover_enum, nick)->value;

  if (cover != SW_AGREEMENT_COVER_IN_FORCE)
    sw_sql_text_append (sql, "%sEXISTS (SELECT 1 FROM agreement a WHERE a.elder_id = e.id"
                             " AND (a.state = 'draft' OR a.state = 'printed' OR a.state = 'signing')) AND NOT ",
                        cover == SW_AGREEMENT_COVER_NONE ? "NOT " : "");
  sw_query_sql_add_agreement (sql, day);
}

static void
add_waiting (SwSqlText  *sql,
             SwOperator  op,
             const char *value,
             SwDay       day)
{
  static const char *const signs[] = { "=", "=", "<", "<=", ">", ">=" };

  if (*value == '\0')
    {
      sw_sql_text_append (sql, "NOT " WAITING);
      return;
    }

  sw_sql_text_append (sql, WAITING " AND ");
  sw_sql_text_add_integer (sql, day);
  sw_sql_text_append (sql, " - e.printed_day %s ", signs[op]);
  sw_sql_text_add_integer (sql, g_ascii_strtoll (value, NULL, 10));
}

/* One value of a condition with a name that is no field. */
static void
add_pseudo (SwSqlText         *sql,
            const SwCondition *condition,
            const char        *value,
            gboolean           of_elder,
            SwDay              day)
{
  const char *name = condition->name;

  if (strcmp (name, "id") == 0)
    {
      sw_sql_text_append (sql, "e.id = ");
      sw_sql_text_add_integer (sql, g_ascii_strtoll (value, NULL, 10));
    }
  else if (strcmp (name, "status") == 0 && strcmp (value, "active") == 0)
    {
      sw_sql_text_append (sql, "NOT EXISTS (SELECT 1 FROM status_span s WHERE ");
      add_covering (sql, day);
      sw_sql_text_append (sql, ")");
    }
  else if (strcmp (name, "status") == 0)
    {
      sw_query_sql_add_status (sql, day);
      sw_sql_text_append (sql, " = ");
      sw_sql_text_add_text (sql, value);
    }
  else if (strcmp (name, "key") == 0)
    {
      sw_sql_text_append (sql, *value == '1' ? "" : "NOT ");
      sw_query_sql_add_key (sql, day);
    }
  else if (strcmp (name, "agreement-due") == 0)
    {
      sw_sql_text_append (sql, *value == '1' ? "(e.in_need IS 1 OR " : "NOT (e.in_need IS 1 OR ");
      sw_query_sql_add_key (sql, day);
      sw_sql_text_append (sql, ")");
    }
  else if (strcmp (name, "agreement") == 0)
    {
      add_cover (sql, value, day);
    }
  else if (strcmp (name, "waiting") == 0)
    {
      add_waiting (sql, condition->op, value, day);
    }
  else if (strcmp (name, "overdue") == 0)
    {
      sw_sql_text_append (sql, "(" WAITING " AND e.printed_day < ");
      sw_sql_text_add_integer (sql, day);
      sw_sql_text_append (sql, " - coalesce ((SELECT signature_wait_days FROM office LIMIT 1), %d))%s",
                          SW_SIGNATURE_WAIT_DAYS, *value == '1' ? "" : " IS NOT TRUE");
    }
  else if (strcmp (name, "caregiver_id") == 0)
    {
      sw_sql_text_append (sql, "e.worker_id = ");
      sw_sql_text_add_integer (sql, g_ascii_strtoll (value, NULL, 10));
      sw_sql_text_append (sql, " OR e.neighbour_id = ");
      sw_sql_text_add_integer (sql, g_ascii_strtoll (value, NULL, 10));
    }
  else if (strcmp (name, "elder") == 0)
    {
      add_reference_name (sql, "elder_id", "elder", condition->op, value);
    }
  else if (strcmp (name, "community_id") == 0)
    {
      sw_sql_text_append (sql, "e.elder_id IN (SELECT id FROM elder WHERE community_id = ");
      sw_sql_text_add_integer (sql, g_ascii_strtoll (value, NULL, 10));
      sw_sql_text_append (sql, ")");
    }
  else if (strcmp (name, "community") == 0 && of_elder)
    {
      sw_sql_text_append (sql, "e.elder_id IN (SELECT e.id FROM elder e WHERE ");
      add_reference_name (sql, "community_id", "community", condition->op, value);
      sw_sql_text_append (sql, ")");
    }
  else if (strcmp (name, "age") == 0)
    {
      add_age (sql, condition->op, value, day);
    }
  else if (strcmp (name, "verify") == 0)
    {
      sw_query_sql_add_verify (sql, verify_bit (value), day);
      sw_sql_text_append (sql, " AND NOT ");
      sw_query_sql_add_left (sql, day);
    }
  else if (strcmp (name, "community") == 0)
    {
      add_reference_name (sql, "community_id", "community", condition->op, value);
    }
  else if (strcmp (name, "late") == 0)
    {
      sw_sql_text_append (sql, "(e.entered_day > e.day) = %d", *value == '1');
    }
  else
    {
      g_autofree char *column = g_strconcat (name, "_id", NULL);

      add_reference_name (sql, column, "caregiver", condition->op, value);
    }
}

/* One value of a condition on a field. */
static void
add_field (SwSqlText         *sql,
           const SwField     *field,
           const SwCondition *condition,
           const char        *value,
           SwRecord          *scratch,
           SwDay              day)
{
  static const char *const signs[] = { "=", "=", "<", "<=", ">", ">=" };

  if (*value == '\0')
    {
      sw_sql_text_append (sql, "e.%s IS NULL", field->name);
      if (field->kind == SW_FIELD_FLAGS)
        sw_sql_text_append (sql, " OR e.%s = 0", field->name);
    }
  else if (condition->op == SW_OPERATOR_CONTAINS)
    {
      g_autofree char *lower = g_ascii_strdown (value, -1);

      sw_sql_text_append (sql, "instr (lower (e.%s), ", field->name);
      sw_sql_text_add_text (sql, lower);
      sw_sql_text_append (sql, ")");
    }
  else if (SW_FIELD_IS_STORED_TEXT (field))
    {
      sw_sql_text_append (sql, "e.%s = ", field->name);
      sw_sql_text_add_text (sql, value);
    }
  else if (sw_record_parse (scratch, field, value, day, NULL))
    {
      gint64 number = sw_record_get_number (scratch, field);

      if (field->kind == SW_FIELD_FLAGS)
        {
          sw_sql_text_append (sql, "(e.%s & ", field->name);
          sw_sql_text_add_integer (sql, number);
          sw_sql_text_append (sql, ") <> 0");
        }
      else
        {
          sw_sql_text_append (sql, "e.%s %s ", field->name, signs[condition->op]);
          sw_sql_text_add_integer (sql, number);
        }
    }
  else
    {
      sw_sql_text_append (sql, "0");
    }
}

/**
 * sw_query_sql_add_where:
 * @sql: a statement in the making
 * @query: a query
 *
 * Appends the query's conditions, each after an AND; the search is not among them.
 */
void
sw_query_sql_add_where (SwSqlText *sql,
                        SwQuery   *query)
{
  g_autoptr (SwRecord) scratch = g_object_new (sw_query_get_record_type (query), NULL);
  GPtrArray *conditions = sw_query_get_conditions (query);
  SwDay day = sw_query_get_day (query);

  for (guint i = 0; i < conditions->len; i++)
    {
      const SwCondition *condition = g_ptr_array_index (conditions, i);
      const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (scratch), condition->name);

      sw_sql_text_append (sql, " AND (");
      for (guint k = 0; condition->values[k]; k++)
        {
          sw_sql_text_append (sql, k ? " OR (" : "(");
          if (field)
            add_field (sql, field, condition, condition->values[k], scratch, day);
          else
            add_pseudo (sql, condition, condition->values[k], sw_query_get_record_type (query) != SW_TYPE_ELDER, day);
          sw_sql_text_append (sql, ")");
        }
      sw_sql_text_append (sql, ")%s", condition->op == SW_OPERATOR_NOT_EQUAL ? " IS NOT TRUE" : "");
    }
}

static int
cancelled_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

static int
time_over_cb (void *data)
{
  return g_get_monotonic_time () > *(gint64 *) data;
}

/**
 * sw_query_sql_open_reader:
 * @path: the database
 * @cancellable: (nullable): ends what runs on the connection; must outlive it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a connection that only reads
 */
SwConnection *
sw_query_sql_open_reader (const char   *path,
                          GCancellable *cancellable,
                          GError      **error)
{
  SwConnection *connection = sw_connection_open (path, TRUE, error);

  /* It is short-lived, and most of what it reads it reads once. */
  if (connection && !sw_connection_exec (connection, "PRAGMA cache_size = -4096", error))
    g_clear_pointer (&connection, sw_connection_close);
  if (connection && cancellable)
    sqlite3_progress_handler (sw_connection_get_handle (connection), 5000, cancelled_cb, cancellable);

  return connection;
}

/**
 * sw_query_sql_limit_time:
 * @connection: a connection of this thread
 * @microseconds: how long its statements may run from now on; 0 for ever
 */
void
sw_query_sql_limit_time (SwConnection *connection,
                         gint64        microseconds)
{
  static GPrivate deadline = G_PRIVATE_INIT (g_free);
  gint64 *end = g_private_get (&deadline);

  if (end == NULL)
    {
      end = g_new (gint64, 1);
      g_private_set (&deadline, end);
    }
  *end = g_get_monotonic_time () + microseconds;
  sqlite3_progress_handler (sw_connection_get_handle (connection), microseconds ? 1000 : 0,
                            microseconds ? time_over_cb : NULL, end);
}
