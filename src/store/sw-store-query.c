/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries asked at once, and sums over them. */

#include "sw-caregiver.h"
#include "sw-elder.h"
#include "sw-query-sql.h"
#include "sw-reader-task.h"
#include "sw-record-sql.h"
#include "sw-store-private.h"
#include "sw-store-query.h"
#include "sw-visit-query.h"

/* Rows that one statement loads. */
#define CHUNK 128

/**
 * sw_store_query_ids:
 * @store: a store
 * @query: a query
 * @limit: how many at most; -1 for all
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): ids in the query's order
 */
GArray *
sw_store_query_ids (SwStore *store,
                    SwQuery *query,
                    gint64   limit,
                    GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  if (!sw_query_sql_run (sw_store_get_connection (store), query, limit, ids, error))
    return NULL;

  return g_steal_pointer (&ids);
}

static void
count_visit_cb (SwDay    day,
                gint64   kind,
                gint64   n,
                gpointer count)
{
  *(gint64 *) count += n;
}

static gint64
count_visits (SwConnection *connection,
              SwQuery      *query,
              GError      **error)
{
  g_autoptr (SwVisitQuery) visits = sw_visit_query_new (connection, query, error);
  gint64 count = 0;

  return visits && sw_visit_query_scan (visits, count_visit_cb, &count, error) ? count : -1;
}

/**
 * sw_query_sql_count:
 * @connection: a connection
 * @query: a query
 * @error: return location for an error
 *
 * Returns: how many records there are; -1 on an error
 */
gint64
sw_query_sql_count (SwConnection *connection,
                    SwQuery      *query,
                    GError      **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (sw_query_get_record_type (query));
  g_autoptr (SwSqlText) sql = sw_sql_text_new ();
  g_autoptr (SwStatement) statement = NULL;

  if (sw_visit_query_handles (query))
    return count_visits (connection, query, error);

  sw_sql_text_append (sql, "SELECT count (*) FROM %s e WHERE 1", ((SwRecordClass *) klass)->table);
  sw_query_sql_add_search (sql, query);
  sw_query_sql_add_where (sql, query);
  statement = sw_sql_text_prepare (sql, connection, error);
  if (statement == NULL || sw_statement_step (statement, error) != SW_STEP_ROW)
    return -1;

  return sw_statement_get_integer (statement, 0);
}

/**
 * sw_store_query_count:
 * @store: a store
 * @query: a query
 * @error: return location for an error
 *
 * Returns: how many records there are; -1 on an error
 */
gint64
sw_store_query_count (SwStore *store,
                      SwQuery *query,
                      GError **error)
{
  g_return_val_if_fail (SW_IS_STORE (store), -1);

  return sw_query_sql_count (sw_store_get_connection (store), query, error);
}

static char *
chunk_sql (SwRecordClass *klass)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT %s FROM %s WHERE id IN (?", sw_record_sql_columns (klass), klass->table);
  for (guint i = 1; i < CHUNK; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

/**
 * sw_store_load_ids:
 * @store: a store
 * @type: a record class
 * @ids: ids
 * @n_ids: how many
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwRecord): the records in
 *   the order of @ids; those that are gone are left out
 */
GPtrArray *
sw_store_load_ids (SwStore      *store,
                   GType         type,
                   const gint64 *ids,
                   gsize         n_ids,
                   GError      **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = chunk_sql ((SwRecordClass *) klass);

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  for (gsize start = 0; start < n_ids; start += CHUNK)
    {
      gsize n = MIN (CHUNK, n_ids - start);
      g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
      g_autoptr (SwStatement) statement = sw_connection_prepare (sw_store_get_connection (store), sql, error);
      SwStep step;

      if (statement == NULL)
        return NULL;
      for (gsize i = 0; i < CHUNK; i++)
        sw_statement_bind_integer (statement, (int) i + 1, i < n ? ids[start + i] : SW_NONE);
      while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
        {
          SwRecord *record = sw_record_sql_from_row (type, statement);
          gint64 id = sw_record_get_id (record);

          g_hash_table_insert (found, g_memdup2 (&id, sizeof id), record);
        }
      if (step == SW_STEP_ERROR)
        return NULL;
      for (gsize i = 0; i < n; i++)
        {
          SwRecord *record = g_hash_table_lookup (found, &ids[start + i]);

          if (record)
            g_ptr_array_add (records, g_object_ref (record));
        }
    }

  return g_steal_pointer (&records);
}

static gboolean
get_totals (SwConnection *connection,
            SwQuery      *query,
            SwTotals     *totals,
            GError      **error)
{
  g_autoptr (SwSqlText) sql = sw_sql_text_new ();
  g_autoptr (SwStatement) statement = NULL;
  SwDay day = sw_query_get_day (query);

  sw_sql_text_append (sql, "SELECT count (*), total (");
  sw_query_sql_add_key (sql, day);
  sw_sql_text_append (sql, "), total (");
  sw_query_sql_add_verify (sql, SW_VERIFY_ALL, day);
  sw_sql_text_append (sql, " AND NOT ");
  sw_query_sql_add_left (sql, day);
  sw_sql_text_append (sql, ")");
  for (guint i = 0; i < G_N_ELEMENTS (totals->n_category); i++)
    sw_sql_text_append (sql, ", total (e.category IS '%s')", sw_enum_nick (&sw_category_enum, i));
  sw_sql_text_append (sql, " FROM elder e WHERE 1");
  sw_query_sql_add_search (sql, query);
  sw_query_sql_add_where (sql, query);

  statement = sw_sql_text_prepare (sql, connection, error);
  if (statement == NULL || sw_statement_step (statement, error) != SW_STEP_ROW)
    return FALSE;

  totals->n = sw_statement_get_integer (statement, 0);
  totals->n_key = sw_statement_get_integer (statement, 1);
  totals->n_verify = sw_statement_get_integer (statement, 2);
  for (guint i = 0; i < G_N_ELEMENTS (totals->n_category); i++)
    totals->n_category[i] = sw_statement_get_integer (statement, 3 + (int) i);

  return TRUE;
}

/**
 * sw_store_totals:
 * @store: a store
 * @query: a query for elders
 * @totals: (out caller-allocates): the sums
 * @cancellable: (nullable): to end it
 * @error: return location for an error
 *
 * Sums over the elders of a query, on a connection of its own: what is not yet
 * committed is not in them, and any thread may ask.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_store_totals (SwStore      *store,
                 SwQuery      *query,
                 SwTotals     *totals,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (SwConnection) connection = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (sw_query_get_record_type (query) == SW_TYPE_ELDER, FALSE);

  connection = sw_query_sql_open_reader (sw_store_get_path (store), cancellable, error);
  return connection && get_totals (connection, query, totals, error);
}

static gpointer
read_totals_of (SwConnection *connection,
                gpointer      query,
                GError      **error)
{
  g_autofree SwTotals *totals = g_new0 (SwTotals, 1);

  return get_totals (connection, query, totals, error) ? g_steal_pointer (&totals) : NULL;
}

/**
 * sw_store_totals_async:
 * @store: a store
 * @query: a query for elders; it is copied
 * @cancellable: (nullable): to end it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * sw_store_totals() in a thread.
 */
void
sw_store_totals_async (SwStore            *store,
                       SwQuery            *query,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_return_if_fail (SW_IS_STORE (store));

  sw_reader_task_run (store, read_totals_of, sw_query_copy (query), g_object_unref, g_free, cancellable, callback,
                      user_data);
}

/**
 * sw_store_totals_finish:
 * @store: a store
 * @result: what the callback was given
 * @totals: (out caller-allocates): the sums
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sw_store_totals_finish (SwStore      *store,
                        GAsyncResult *result,
                        SwTotals     *totals,
                        GError      **error)
{
  g_autofree SwTotals *found = sw_reader_task_finish (store, result, error);

  if (found == NULL)
    return FALSE;

  *totals = *found;
  return TRUE;
}

/* Asks for the facts of sw_elder_verify() and whether the elder has left. */
static gboolean
get_facts (SwConnection  *connection,
           SwElder       *elder,
           SwDay          day,
           SwVerifyFacts *facts,
           gboolean      *left,
           GError       **error)
{
  static const char sql[] =
    "SELECT EXISTS (SELECT 1 FROM elder o WHERE o.document_number = ?2 AND o.id IS NOT ?1),"
    " EXISTS (SELECT 1 FROM elder o WHERE o.birth_day = ?3 AND o.name = ?4 AND o.id IS NOT ?1 AND NOT EXISTS"
    " (SELECT 1 FROM distinct_pair d WHERE d.elder_id = min (?1, o.id) AND d.other_id = max (?1, o.id))),"
    " EXISTS (SELECT 1 FROM relative r WHERE r.elder_id = ?1 AND (r.phone GLOB '*[0-9]*' OR r.other_phone GLOB '*[0-9]*')),"
    " EXISTS (SELECT 1 FROM caregiver c WHERE c.id = ?5 AND c.ended_day < ?6),"
    " EXISTS (SELECT 1 FROM status_span s WHERE s.elder_id = ?1 AND s.from_day <= ?6"
    " AND (s.to_day IS NULL OR s.to_day >= ?6) AND s.status <> 'paused'),"
    " EXISTS (SELECT 1 FROM visit) AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.elder_id = ?1)";
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, sw_record_get_id (SW_RECORD (elder)));
  sw_statement_bind_text (statement, 2, elder->document_number);
  sw_statement_bind_integer (statement, 3, elder->birth_day);
  sw_statement_bind_text (statement, 4, elder->name);
  sw_statement_bind_integer (statement, 5, elder->worker_id);
  sw_statement_bind_integer (statement, 6, day);
  if (sw_statement_step (statement, error) != SW_STEP_ROW)
    return FALSE;

  facts->same_document = sw_statement_get_integer (statement, 0);
  facts->same_person = sw_statement_get_integer (statement, 1);
  facts->relative_has_phone = sw_statement_get_integer (statement, 2);
  facts->worker_ended = sw_statement_get_integer (statement, 3);
  *left = sw_statement_get_integer (statement, 4);
  facts->never_visited = sw_statement_get_integer (statement, 5);

  return TRUE;
}

/**
 * sw_store_verify:
 * @store: a store
 * @elder: an elder, saved or not
 * @day: the day on which it is asked
 * @error: return location for an error
 *
 * Returns: why the elder stands on the to-verify list; 0 for no reason, for one
 *   who has left the register, and on an error
 */
SwVerify
sw_store_verify (SwStore *store,
                 SwElder *elder,
                 SwDay    day,
                 GError **error)
{
  SwVerifyFacts facts;
  gboolean left;

  g_return_val_if_fail (SW_IS_STORE (store), 0);

  if (!get_facts (sw_store_get_connection (store), elder, day, &facts, &left, error) || left)
    return 0;

  return sw_elder_verify (elder, &facts, day);
}

/**
 * sw_store_verify_counts:
 * @store: a store
 * @day: the day on which it is asked
 * @counts: (out caller-allocates) (array fixed-size=32): how many elders stand
 *   on the to-verify list for each reason, by the bit's number
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sw_store_verify_counts (SwStore *store,
                        SwDay    day,
                        gint64   counts[32],
                        GError **error)
{
  g_autoptr (SwSqlText) sql = sw_sql_text_new ();
  g_autoptr (SwStatement) statement = NULL;
  int n = 0;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  for (SwVerify bit = 1; bit <= SW_VERIFY_ALL; bit <<= 1, n++)
    {
      sw_sql_text_append (sql, n ? ", total (" : "SELECT total (");
      sw_query_sql_add_verify (sql, bit, day);
      sw_sql_text_append (sql, ")");
    }
  sw_sql_text_append (sql, " FROM elder e WHERE NOT ");
  sw_query_sql_add_left (sql, day);

  statement = sw_sql_text_prepare (sql, sw_store_get_connection (store), error);
  if (statement == NULL || sw_statement_step (statement, error) != SW_STEP_ROW)
    return FALSE;

  for (int i = 0; i < 32; i++)
    counts[i] = i < n ? sw_statement_get_integer (statement, i) : 0;

  return TRUE;
}
