/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-change-log.h"

#include <glib/gi18n-lib.h>

#include "sw-elder-past.h"
#include "sw-record-types.h"
#include "sw-search.h"

/* "a":[before,after], of one column that differs, else nothing. */
static void
append_difference (GString       *sql,
                   const SwField *field)
{
  g_string_append_printf (sql,
                          "CASE WHEN old.%1$s IS NOT new.%1$s THEN "
                          "'\"%1$s\":[' || json_quote(old.%1$s) || ',' || json_quote(new.%1$s) || '],' "
                          "ELSE '' END",
                          field->name);
}

static void
append_old_value (GString       *sql,
                  const SwField *field)
{
  g_string_append_printf (sql,
                          "CASE WHEN old.%1$s IS NOT NULL THEN "
                          "'\"%1$s\":[' || json_quote(old.%1$s) || ',null],' ELSE '' END",
                          field->name);
}

/* SQLite allows an expression to be 1000 deep and a concatenation of n terms is
 * n deep, which is far more than a record class has fields. */
static char *
triggers_of (SwRecordClass *klass)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER %1$s_logs_update AFTER UPDATE ON main.%1$s BEGIN "
                          "INSERT INTO change (record, row_id, kind, detail) VALUES ('%1$s', new.id, 1, '{' || rtrim(",
                          klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (i)
        g_string_append (sql, " || ");
      append_difference (sql, &klass->fields[i]);
    }
  g_string_append (sql, ", ',') || '}'); END;");

  g_string_append_printf (sql,
                          "CREATE TEMP TRIGGER %1$s_logs_delete AFTER DELETE ON main.%1$s BEGIN "
                          "INSERT INTO change (record, row_id, kind, detail) VALUES ('%1$s', old.id, 2, '{' || rtrim(",
                          klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (i)
        g_string_append (sql, " || ");
      append_old_value (sql, &klass->fields[i]);
    }
  g_string_append (sql, ", ',') || '}'); END;");

  return g_string_free (sql, FALSE);
}

/**
 * sw_change_log_install:
 * @connection: a connection that may write
 * @error: return location for an error
 *
 * Makes the triggers that log what is updated and deleted. They live as long as
 * the connection, so they always are what the tables of fields say. What is
 * inserted is logged by sw_change_log_add_insert().
 *
 * Returns: whether it succeeded
 */
gboolean
sw_change_log_install (SwConnection *connection,
                       GError      **error)
{
  guint n_types;
  const GType *types = sw_record_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *sql = triggers_of (g_type_class_peek (types[i]));

      if (!sw_connection_exec (connection, sql, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sw_change_log_add_insert:
 * @connection: a connection in a transaction
 * @klass: a record class
 * @id: the id of a record that was inserted
 * @error: return location for an error
 *
 * Logs that a record was inserted. A trigger would do it too, but makes the
 * engine copy every page that a row touches, to take back that row alone.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_change_log_add_insert (SwConnection  *connection,
                          SwRecordClass *klass,
                          gint64         id,
                          GError       **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare_constant (connection, "INSERT INTO change (record, row_id, kind) VALUES (?1, ?2, 0)", error);

  if (statement == NULL)
    return FALSE;

  sw_statement_bind_text (statement, 1, klass->table);
  sw_statement_bind_integer (statement, 2, id);
  return sw_statement_run (statement, error);
}

/**
 * sw_change_log_begin:
 * @connection: a connection in a transaction
 * @first_change: (out): the id that the next change will have at least
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sw_change_log_begin (SwConnection *connection,
                     gint64       *first_change,
                     GError      **error)
{
  if (!sw_connection_get_integer (connection, "SELECT max(id) FROM change", first_change, error))
    return FALSE;

  *first_change += 1;
  return TRUE;
}

/**
 * sw_change_log_finish:
 * @connection: a connection in a transaction
 * @kind: "do", "undo" or "redo"
 * @actor: who acts
 * @label: what the action is called
 * @target: the action that is undone or redone, or %SW_NONE
 * @first_change: what sw_change_log_begin() gave
 * @action: (out): the action's id; 0 where nothing changed and none was written
 * @error: return location for an error
 *
 * Writes the action whose changes are all since @first_change, and has the
 * search index follow them.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_change_log_finish (SwConnection *connection,
                      const char   *kind,
                      const char   *actor,
                      const char   *label,
                      gint64        target,
                      gint64        first_change,
                      gint64       *action,
                      GError      **error)
{
  g_autoptr (SwStatement) statement = NULL;
  gint64 last_change;

  *action = 0;
  if (!sw_connection_get_integer (connection, "SELECT max(id) FROM change", &last_change, error))
    return FALSE;
  if (last_change < first_change)
    return TRUE;
  if (!sw_search_settle (connection, first_change, error))
    return FALSE;

  statement = sw_connection_prepare (connection,
                                     "INSERT INTO action (time, actor, label, kind, target, first_change, last_change) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                     error);
  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, g_get_real_time ());
  sw_statement_bind_text (statement, 2, actor);
  sw_statement_bind_text (statement, 3, label);
  sw_statement_bind_text (statement, 4, kind);
  sw_statement_bind_integer (statement, 5, target);
  sw_statement_bind_integer (statement, 6, first_change);
  sw_statement_bind_integer (statement, 7, last_change);
  if (!sw_statement_run (statement, error))
    return FALSE;

  *action = sqlite3_last_insert_rowid (sw_connection_get_handle (connection));
  return TRUE;
}

/**
 * sw_change_log_find:
 * @connection: a connection
 * @redo: what is to be found: the action to redo, or that to undo
 * @action: (out): its id, or 0 if there is none
 * @label: (out) (transfer full) (optional): its label
 * @error: return location for an error
 *
 * Undo takes the last action that is not undone; that which made the office stays, since a
 * database without one is nothing that a program could show. Redo takes the first of those
 * undone since the newest action: what was undone before that stays undone, also
 * when the newest action is undone itself.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_change_log_find (SwConnection *connection,
                    gboolean      redo,
                    gint64       *action,
                    char        **label,
                    GError      **error)
{
  const char *sql = redo ? "SELECT id, label FROM action WHERE kind = 'do' AND undone = 1 AND reversed_by > "
                           "(SELECT max(id) FROM action WHERE kind = 'do') "
                           "ORDER BY id LIMIT 1"
                         : "SELECT id, label FROM action WHERE kind = 'do' AND undone = 0 AND NOT EXISTS "
                           "(SELECT 1 FROM change WHERE record = 'office' AND change.kind = 0 AND "
                           "change.id >= first_change AND change.id <= last_change) "
                           "ORDER BY id DESC LIMIT 1";
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, sql, error);
  SwStep step;

  *action = 0;
  if (label)
    *label = NULL;
  if (statement == NULL)
    return FALSE;

  step = sw_statement_step (statement, error);
  if (step == SW_STEP_ROW)
    {
      *action = sw_statement_get_integer (statement, 0);
      if (label)
        *label = g_strdup (sw_statement_get_text (statement, 1));
    }

  return step != SW_STEP_ERROR;
}

/* Which columns a change holds. Names come from the tables of fields only. */
static gboolean
changed_columns (SwConnection  *connection,
                 const char    *detail,
                 SwRecordClass *klass,
                 GPtrArray     *fields,
                 GError       **error)
{
  g_autoptr (SwStatement) keys = sw_connection_prepare (connection, "SELECT key FROM json_each(?1)", error);
  SwStep step;

  if (keys == NULL)
    return FALSE;

  sw_statement_bind_text (keys, 1, detail);
  while ((step = sw_statement_step (keys, error)) == SW_STEP_ROW)
    {
      const SwField *field = sw_record_class_find_field (klass, sw_statement_get_text (keys, 0));

      if (field == NULL)
        {
          g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CORRUPT,
                       _("The change log names a column that there is not: “%s”."),
                       sw_statement_get_text (keys, 0));
          return FALSE;
        }
      g_ptr_array_add (fields, (gpointer) field);
    }

  return step == SW_STEP_DONE;
}

static char *
reversing_sql (SwRecordClass *klass,
               int            kind,
               GPtrArray     *fields)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  if (kind == 0)
    return g_strdup_printf ("DELETE FROM %s WHERE id = ?1", klass->table);

  if (kind == 1)
    {
      g_string_append_printf (sql, "UPDATE %s SET ", klass->table);
      for (guint i = 0; i < fields->len; i++)
        {
          const char *name = ((const SwField *) fields->pdata[i])->name;

          g_string_append_printf (sql, "%s%s = json_extract(?2, '$.%s[0]')", i ? ", " : "", name, name);
        }
      g_string_append (sql, " WHERE id = ?1");
    }
  else
    {
      g_string_append_printf (sql, "INSERT INTO %s (id", klass->table);
      for (guint i = 0; i < fields->len; i++)
        g_string_append_printf (sql, ", %s", ((const SwField *) fields->pdata[i])->name);
      g_string_append (sql, ") VALUES (?1");
      for (guint i = 0; i < fields->len; i++)
        g_string_append_printf (sql, ", json_extract(?2, '$.%s[0]')", ((const SwField *) fields->pdata[i])->name);
      g_string_append (sql, ")");
    }

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
reverse_change (SwConnection *connection,
                const char   *record,
                gint64        row_id,
                int           kind,
                const char   *detail,
                GError      **error)
{
  GType type = sw_record_type_from_table (record);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (SwStatement) statement = NULL;
  g_autofree char *sql = NULL;
  SwRecordClass *klass;

  if (type == G_TYPE_INVALID)
    {
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CORRUPT,
                   _("The change log names a table that there is not: “%s”."), record);
      return FALSE;
    }

  klass = g_type_class_peek (type);
  if (kind != 0 && !changed_columns (connection, detail, klass, fields, error))
    return FALSE;
  if (kind == 1 && fields->len == 0)
    return TRUE;

  sql = reversing_sql (klass, kind, fields);
  statement = sw_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, row_id);
  if (kind != 0)
    sw_statement_bind_text (statement, 2, detail);
  if (!sw_statement_run (statement, error))
    return FALSE;

  if (sqlite3_changes (sw_connection_get_handle (connection)) != 1)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_CORRUPT,
                           _("The change log does not fit the records; nothing was undone."));
      return FALSE;
    }

  return kind != 2 || sw_change_log_add_insert (connection, klass, row_id, error);
}

static gboolean
reverse_changes (SwConnection *connection,
                 gint64        first,
                 gint64        last,
                 GError      **error)
{
  g_autoptr (SwStatement) changes =
    sw_connection_prepare (connection,
                           "SELECT record, row_id, kind, detail FROM change "
                           "WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC",
                           error);
  SwStep step;

  if (changes == NULL)
    return FALSE;

  sw_statement_bind_integer (changes, 1, first);
  sw_statement_bind_integer (changes, 2, last);
  while ((step = sw_statement_step (changes, error)) == SW_STEP_ROW)
    if (!reverse_change (connection, sw_statement_get_text (changes, 0), sw_statement_get_integer (changes, 1),
                         (int) sw_statement_get_integer (changes, 2), sw_statement_get_text (changes, 3), error))
      return FALSE;

  return step == SW_STEP_DONE;
}

static gboolean
span_of_action (SwConnection *connection,
                gint64        action,
                gboolean      of_reversal,
                gint64       *first,
                gint64       *last,
                GError      **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (connection,
                           of_reversal ? "SELECT r.first_change, r.last_change FROM action a "
                                         "JOIN action r ON r.id = a.reversed_by WHERE a.id = ?1"
                                       : "SELECT first_change, last_change FROM action WHERE id = ?1",
                           error);
  SwStep step;

  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, action);
  step = sw_statement_step (statement, error);
  if (step == SW_STEP_DONE)
    g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_CORRUPT, _("The change log lacks an action."));
  if (step != SW_STEP_ROW)
    return FALSE;

  *first = sw_statement_get_integer (statement, 0);
  *last = sw_statement_get_integer (statement, 1);
  return TRUE;
}

static gboolean
mark_reversed (SwConnection *connection,
               gint64        action,
               gboolean      undone,
               gint64        by,
               GError      **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (connection, "UPDATE action SET undone = ?2, reversed_by = ?3 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, action);
  sw_statement_bind_integer (statement, 2, undone);
  sw_statement_bind_integer (statement, 3, by);
  return sw_statement_run (statement, error);
}

/**
 * sw_change_log_reverse:
 * @connection: a connection in a transaction
 * @redo: whether the last undo is reversed, else the last action
 * @actor: who acts
 * @label: (out) (transfer full) (optional): the label of the action
 * @error: return location for an error
 *
 * Applies the last action, or the last undo, backwards, as an action of its own.
 *
 * An action that was redone is undone by reversing its redo: its own changes
 * and those of the redo are the same.
 *
 * Returns: whether it succeeded; if not, the transaction is to be rolled back
 */
gboolean
sw_change_log_reverse (SwConnection *connection,
                       gboolean      redo,
                       const char   *actor,
                       char        **label,
                       GError      **error)
{
  gint64 action, reversal, first_change, first, last;
  g_autofree char *name = NULL;

  if (!sw_change_log_find (connection, redo, &action, &name, error))
    return FALSE;
  if (action == 0)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_NOTHING_TO_UNDO,
                           redo ? _("There is nothing to redo.") : _("There is nothing to undo."));
      return FALSE;
    }

  if (!span_of_action (connection, action, redo, &first, &last, error) ||
      !sw_connection_exec (connection, "PRAGMA defer_foreign_keys = ON", error) ||
      !sw_change_log_begin (connection, &first_change, error) ||
      !sw_elder_past_begin_reversal (connection, error) ||
      !reverse_changes (connection, first, last, error) ||
      !sw_elder_past_end_reversal (connection, action, !redo, error) ||
      !sw_change_log_finish (connection, redo ? "redo" : "undo", actor, name, action, first_change, &reversal, error) ||
      !mark_reversed (connection, action, !redo, reversal, error))
    return FALSE;

  if (label)
    *label = g_steal_pointer (&name);
  return TRUE;
}

/**
 * sw_change_log_get_size:
 * @connection: a connection
 * @redo: whether it is about the action to redo, or that to undo
 * @error: return location for an error
 *
 * Returns: how many changes it would be, 0 if there is nothing, or -1 on an error
 */
gint64
sw_change_log_get_size (SwConnection  *connection,
                        gboolean       redo,
                        GError       **error)
{
  gint64 action, first, last;

  if (!sw_change_log_find (connection, redo, &action, NULL, error))
    return -1;
  if (action == 0)
    return 0;

  return span_of_action (connection, action, redo, &first, &last, error) ? last - first + 1 : -1;
}
