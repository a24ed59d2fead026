/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-record-sql.h"

#include <glib/gi18n-lib.h>

/* The SQL of a class is made once and kept for the program's life. */
typedef struct
{
  char *columns; /* "id, name, …" */
  char *insert;
  char *load;
  char *remove;
} ClassSql;

static ClassSql *
class_sql_new (SwRecordClass *klass)
{
  ClassSql *sql = g_new0 (ClassSql, 1);
  g_autoptr (GString) columns = g_string_new ("id");
  g_autoptr (GString) places = g_string_new ("?1");

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_string_append_printf (columns, ", %s", klass->fields[i].name);
      g_string_append_printf (places, ", ?%u", i + 2);
    }

  sql->insert = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", klass->table, columns->str, places->str);
  sql->load = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", columns->str, klass->table);
  sql->remove = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", klass->table);
  sql->columns = g_string_free (g_steal_pointer (&columns), FALSE);

  return sql;
}

static const ClassSql *
class_sql (SwRecordClass *klass)
{
  static GMutex mutex;
  static GHashTable *all = NULL;
  ClassSql *sql;

  g_mutex_lock (&mutex);
  if (all == NULL)
    all = g_hash_table_new (NULL, NULL);
  sql = g_hash_table_lookup (all, klass);
  if (sql == NULL)
    {
      sql = class_sql_new (klass);
      g_hash_table_insert (all, klass, sql);
    }
  g_mutex_unlock (&mutex);

  return sql;
}

/**
 * sw_record_sql_columns:
 * @klass: a record class
 *
 * Returns: (transfer none): "id" and the names of the fields, with commas
 */
const char *
sw_record_sql_columns (SwRecordClass *klass)
{
  return class_sql (klass)->columns;
}

/**
 * sw_record_sql_from_row:
 * @type: a record class
 * @statement: a statement with a row of sw_record_sql_columns()
 *
 * Returns: (transfer full): the record
 */
SwRecord *
sw_record_sql_from_row (GType        type,
                        SwStatement *statement)
{
  SwRecord *record = g_object_new (type, NULL);
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);

  sw_record_set_id (record, sw_statement_get_integer (statement, 0));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      int column = (int) i + 1;

      if (sw_statement_is_null (statement, column))
        continue;

      if (field->kind == SW_FIELD_TEXT)
        {
          SW_RECORD_TEXT (record, field) = g_strdup (sw_statement_get_text (statement, column));
        }
      else if (SW_FIELD_IS_STORED_TEXT (field))
        {
          const SwEnumValue *value = sw_enum_find_nick (field->enumeration, sw_statement_get_text (statement, column));

          if (value)
            SW_RECORD_NUMBER (record, field) = value->value;
        }
      else
        {
          SW_RECORD_NUMBER (record, field) = sw_statement_get_integer (statement, column);
        }
    }

  return record;
}

static void
bind_field (SwStatement   *statement,
            int            index,
            SwRecord      *record,
            const SwField *field)
{
  if (field->kind == SW_FIELD_TEXT)
    sw_statement_bind_text (statement, index, SW_RECORD_TEXT (record, field));
  else if (SW_FIELD_IS_STORED_TEXT (field))
    sw_statement_bind_text (statement, index, sw_enum_nick (field->enumeration, SW_RECORD_NUMBER (record, field)));
  else
    sw_statement_bind_integer (statement, index, SW_RECORD_NUMBER (record, field));
}

/* The text that the engine says must not be there twice: "UNIQUE constraint failed: grid.community_id, grid.name". */
static const SwField *
find_taken (SwConnection  *connection,
            SwRecordClass *klass)
{
  sqlite3 *db = sw_connection_get_handle (connection);
  const char *columns;
  g_auto (GStrv) names = NULL;

  if (sqlite3_extended_errcode (db) != SQLITE_CONSTRAINT_UNIQUE)
    return NULL;

  columns = strstr (sqlite3_errmsg (db), ": ");
  names = g_strsplit (columns ? columns + strlen (": ") : "", ", ", -1);
  for (guint i = 0; names[i]; i++)
    {
      const char *name = strchr (names[i], '.');
      const SwField *field = name ? sw_record_class_find_field (klass, name + 1) : NULL;

      if (field && field->kind == SW_FIELD_TEXT)
        return field;
    }

  return NULL;
}

static gboolean
write_record (SwConnection *connection,
              SwStatement  *statement,
              SwRecord     *record,
              GError      **error)
{
  g_autoptr (GError) failure = NULL;
  const SwField *taken;

  if (sw_statement_run (statement, &failure))
    return TRUE;

  taken = find_taken (connection, SW_RECORD_GET_CLASS (record));
  if (taken)
    g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT,
                 /* Translators: the name of a field, as Community, and what stands in it. */
                 _("%s “%s” is there already."), _(taken->label), SW_RECORD_TEXT (record, taken));
  else
    g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/**
 * sw_record_sql_insert:
 * @connection: a connection in a transaction
 * @record: a record with its id set
 * @error: return location for an error
 *
 * The change log is the caller's, sw_change_log_add_insert().
 *
 * Returns: whether it succeeded
 */
gboolean
sw_record_sql_insert (SwConnection *connection,
                      SwRecord     *record,
                      GError      **error)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);
  g_autoptr (SwStatement) statement = sw_connection_prepare_constant (connection, class_sql (klass)->insert, error);

  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, sw_record_get_id (record));
  for (guint i = 0; i < klass->n_fields; i++)
    if (sw_record_is_set (record, &klass->fields[i]))
      bind_field (statement, (int) i + 2, record, &klass->fields[i]);

  return write_record (connection, statement, record, error);
}

/**
 * sw_record_sql_update:
 * @connection: a connection in a transaction
 * @record: a record
 * @before: the same record as it is stored
 * @error: return location for an error
 *
 * Writes the columns that differ; none if none does.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_record_sql_update (SwConnection *connection,
                      SwRecord     *record,
                      SwRecord     *before,
                      GError      **error)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (SwStatement) statement = NULL;
  int n = 0;

  g_string_append_printf (sql, "UPDATE %s SET", klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!sw_record_field_equal (record, before, &klass->fields[i]))
      {
        g_string_append_printf (sql, "%s %s = ?%d", n ? "," : "", klass->fields[i].name, n + 2);
        n++;
      }
  if (n == 0)
    return TRUE;
  g_string_append (sql, " WHERE id = ?1");

  statement = sw_connection_prepare (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, sw_record_get_id (record));
  n = 0;
  for (guint i = 0; i < klass->n_fields; i++)
    if (!sw_record_field_equal (record, before, &klass->fields[i]))
      bind_field (statement, 2 + n++, record, &klass->fields[i]);

  return write_record (connection, statement, record, error);
}

/**
 * sw_record_sql_delete:
 * @connection: a connection in a transaction
 * @record: a stored record
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sw_record_sql_delete (SwConnection *connection,
                      SwRecord     *record,
                      GError      **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare_constant (connection, class_sql (SW_RECORD_GET_CLASS (record))->remove, error);

  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, sw_record_get_id (record));
  return sw_statement_run (statement, error);
}

/**
 * sw_record_sql_load:
 * @connection: a connection
 * @type: a record class
 * @id: an id
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the record
 */
SwRecord *
sw_record_sql_load (SwConnection *connection,
                    GType         type,
                    gint64        id,
                    GError      **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autoptr (SwStatement) statement =
    sw_connection_prepare_constant (connection, class_sql ((SwRecordClass *) klass)->load, error);

  if (statement == NULL)
    return NULL;

  sw_statement_bind_integer (statement, 1, id);
  switch (sw_statement_step (statement, error))
    {
    case SW_STEP_ROW:
      return sw_record_sql_from_row (type, statement);
    case SW_STEP_DONE:
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                   /* Translators: %s is a kind of record, as "Elder". */
                   _("This record is not there any more: %s."), _(((SwRecordClass *) klass)->label));
      return NULL;
    case SW_STEP_ERROR:
    default:
      return NULL;
    }
}
