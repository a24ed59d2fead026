/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-elder-past.h"

/* The number that the change which fires the trigger will have: it is not in the log yet. */
#define THIS_CHANGE "(SELECT coalesce (max (id), 0) + 1 FROM change)"

/* What a rule or an assignment asks of an elder. */
static const char *const columns[] = {
  "community_id", "category", "child_residence", "low_income", "destitute", "special_family", "left_behind",
  "care_ability", "dementia", "disabled", "disability_degree", "homecare_client", "homecare_organisation_id",
  "worker_id", "neighbour_id",
};

static void
append_columns (GString    *sql,
                const char *prefix,
                const char *separator)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (sql, "%s%s%s", i ? separator : "", prefix, columns[i]);
}

/* For each column what the change makes of it, or what the row of "past" has. */
static void
append_changed (GString *sql)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (sql, "%1$sCASE WHEN old.%2$s IS NOT new.%2$s THEN new.%2$s ELSE past.%2$s END",
                            i ? ", " : "", columns[i]);
}

/**
 * sw_elder_past_install:
 * @connection: a connection that may write
 * @error: return location for an error
 *
 * Makes the trigger that keeps what an elder was before a change, with the last
 * day on which it held. Of several changes on one day the first counts: what was
 * between held on no whole day. A change that is entered for a day before others
 * holds on from its day, so that what these kept has it too. The trigger lives as
 * long as the connection, since today is the program's.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_elder_past_install (SwConnection *connection,
                       GError      **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) sql = g_string_new ("CREATE TEMP TRIGGER elder_past_update BEFORE UPDATE OF ");

  append_columns (names, "", ", ");
  g_string_append (sql, names->str);
  g_string_append (sql, " ON main.elder WHEN ");
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (sql, "%1$sold.%2$s IS NOT new.%2$s", i ? " OR " : "", columns[i]);

  /* What was undone cannot be done again once there is a new change. */
  g_string_append (sql, " BEGIN DELETE FROM elder_past WHERE elder_id = old.id AND undone; ");

  /* What held yesterday: what the first later change kept, or what is now. */
  g_string_append_printf (sql, "INSERT INTO elder_past (elder_id, to_day, change_id, %1$s) "
                               "SELECT old.id, sw_today () - 1, " THIS_CHANGE ", %1$s "
                               "FROM (SELECT to_day, %1$s FROM elder_past "
                               "WHERE elder_id = old.id AND to_day >= sw_today () - 1 AND NOT replaced "
                               "UNION ALL SELECT %2$" G_GINT64_FORMAT ", ",
                          names->str, G_MAXINT64);
  append_columns (sql, "old.", ", ");
  g_string_append (sql, " ORDER BY to_day LIMIT 1) WHERE to_day >= sw_today () AND old.registered_day < sw_today (); ");

  g_string_append_printf (sql, "INSERT INTO elder_past (elder_id, to_day, change_id, %s) "
                               "SELECT elder_id, to_day, " THIS_CHANGE ", ",
                          names->str);
  append_changed (sql);
  g_string_append (sql, " FROM elder_past AS past WHERE elder_id = old.id AND to_day >= sw_today () AND NOT replaced; "
                        "UPDATE elder_past SET replaced = 1, replaced_by = " THIS_CHANGE " "
                        "WHERE elder_id = old.id AND to_day >= sw_today () AND NOT replaced "
                        "AND change_id < " THIS_CHANGE "; END");

  return sw_connection_exec (connection, sql->str, error);
}

/**
 * sw_elder_past_begin_reversal:
 * @connection: a connection in a transaction
 * @error: return location for an error
 *
 * Keeps nothing until sw_elder_past_end_reversal(): what is undone was a mistake and never held,
 * on whatever day it is undone, and what is done again holds since it was done first.
 *
 * Returns: whether it succeeded; if not, the transaction is to be rolled back
 */
gboolean
sw_elder_past_begin_reversal (SwConnection *connection,
                              GError      **error)
{
  return sw_connection_exec (connection, "DROP TRIGGER temp.elder_past_update", error);
}

/**
 * sw_elder_past_end_reversal:
 * @connection: the connection
 * @action: the action that was undone or done again
 * @undone: which of both
 * @error: return location for an error
 *
 * Has what was kept for the action count no more, or again.
 *
 * Returns: whether it succeeded; if not, the transaction is to be rolled back
 */
gboolean
sw_elder_past_end_reversal (SwConnection *connection,
                            gint64        action,
                            gboolean      undone,
                            GError      **error)
{
  static const char *const sql[] = {
    "UPDATE elder_past SET undone = ?2 WHERE change_id BETWEEN "
    "(SELECT first_change FROM action WHERE id = ?1) AND (SELECT last_change FROM action WHERE id = ?1)",
    "UPDATE elder_past SET replaced = NOT ?2 WHERE replaced_by BETWEEN "
    "(SELECT first_change FROM action WHERE id = ?1) AND (SELECT last_change FROM action WHERE id = ?1)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autoptr (SwStatement) statement = sw_connection_prepare (connection, sql[i], error);

      if (statement == NULL)
        return FALSE;
      sw_statement_bind_integer (statement, 1, action);
      sw_statement_bind_integer (statement, 2, undone);
      if (!sw_statement_run (statement, error))
        return FALSE;
    }

  return sw_elder_past_install (connection, error);
}
