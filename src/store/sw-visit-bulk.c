/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visit-bulk.h"

#include "sw-change-log.h"
#include "sw-record-sql.h"
#include "sw-store-private.h"

/**
 * sw_store_begin_bulk:
 * @store: a store with an open action
 * @indexes: (out) (transfer full): what sw_store_end_bulk() needs
 * @error: return location for an error
 *
 * Takes the indexes of visits away until sw_store_end_bulk(), since making an
 * index of many rows at once is far quicker than adding to it row by row. Nothing
 * but sw_store_bulk_insert() should be called until then.
 *
 * Returns: whether it succeeded; if not, the action is to be rolled back
 */
gboolean
sw_store_begin_bulk (SwStore *store,
                     GStrv   *indexes,
                     GError **error)
{
  SwConnection *connection = sw_store_get_connection (store);
  g_autoptr (GStrvBuilder) statements = g_strv_builder_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SwStatement) statement = NULL;
  SwStep step;

  g_return_val_if_fail (sw_store_in_action (store), FALSE);

  *indexes = NULL;
  statement = sw_connection_prepare (connection,
                                     "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'visit'"
                                     " AND sql IS NOT NULL",
                                     error);
  if (statement == NULL)
    return FALSE;
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      g_ptr_array_add (names, g_strdup (sw_statement_get_text (statement, 0)));
      g_strv_builder_add (statements, sw_statement_get_text (statement, 1));
    }
  g_clear_pointer (&statement, sw_statement_release);
  if (step == SW_STEP_ERROR)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP INDEX %s", (char *) names->pdata[i]);

      if (!sw_connection_exec (connection, sql, error))
        return FALSE;
    }
  *indexes = g_strv_builder_end (statements);

  return TRUE;
}

/**
 * sw_store_bulk_insert:
 * @store: a store with an open action
 * @record: a new record that is known to be sound, with all that is derived
 * @error: return location for an error
 *
 * Adds a record without looking at it. It gets an id.
 *
 * Returns: whether it is written
 */
gboolean
sw_store_bulk_insert (SwStore  *store,
                      SwRecord *record,
                      GError  **error)
{
  gint64 id;

  if (!sw_store_next_id (store, SW_RECORD_GET_CLASS (record), &id, error))
    return FALSE;

  sw_record_set_id (record, id);
  return sw_record_sql_insert (sw_store_get_connection (store), record, error) &&
         sw_change_log_add_insert (sw_store_get_connection (store), SW_RECORD_GET_CLASS (record), id, error);
}

/**
 * sw_store_end_bulk:
 * @store: the store
 * @indexes: what sw_store_begin_bulk() gave
 * @error: return location for an error
 *
 * Makes the indexes anew.
 *
 * Returns: whether it succeeded; if not, the action is to be rolled back
 */
gboolean
sw_store_end_bulk (SwStore *store,
                   GStrv    indexes,
                   GError **error)
{
  for (guint i = 0; indexes[i]; i++)
    if (!sw_connection_exec (sw_store_get_connection (store), indexes[i], error))
      return FALSE;

  return TRUE;
}
