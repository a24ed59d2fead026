/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the rules were kept over any span: month after month, so that a year of a
 * big office is never in memory at once. */
#include "sw-day.h"
#include "sw-due-private.h"
#include "sw-reader-task.h"
#include "sw-store-private.h"

static void
add_sums (GArray     *total,
          GHashTable *places,
          GArray     *sums)
{
  for (guint i = 0; i < sums->len; i++)
    {
      const SwDueSum *sum = &g_array_index (sums, SwDueSum, i);
      gint64 key = sum->organisation_id == SW_NONE ? sum->key : -sum->organisation_id;
      gpointer place;

      if (!g_hash_table_lookup_extended (places, &key, NULL, &place))
        {
          g_hash_table_insert (places, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (total->len));
          g_array_append_vals (total, sum, 1);
          continue;
        }
      for (guint s = 0; s < SW_N_SLOT_STATES; s++)
        g_array_index (total, SwDueSum, GPOINTER_TO_UINT (place)).counts[s] += sum->counts[s];
    }
}

static GArray *
load (SwConnection     *connection,
      const SwDueScope *scope,
      SwDueBy           by,
      GError          **error)
{
  g_autoptr (GArray) total = g_array_new (FALSE, FALSE, sizeof (SwDueSum));
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  SwDueFilter all = SW_DUE_FILTER_ALL;
  SwDueScope part = *scope;

  while (part.from <= scope->to)
    {
      g_autoptr (SwDue) due = NULL;
      g_autoptr (GArray) sums = NULL;

      part.to = MIN (scope->to, sw_day_month_end (part.from));
      due = sw_due_new (&part);
      if (!sw_due_fill (due, connection, error))
        return NULL;
      sums = sw_due_get_sums (due, by, &all);
      add_sums (total, places, sums);
      part.from = part.to + 1;
    }

  g_array_sort (total, sw_due_compare_sums);
  return g_steal_pointer (&total);
}

/**
 * sw_compliance_load:
 * @store: a store
 * @scope: what is asked for, with its first and last day
 * @by: what the sums are told by
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwDueSum): what was asked for
 *   and what became of it
 */
GArray *
sw_compliance_load (SwStore          *store,
                    const SwDueScope *scope,
                    SwDueBy           by,
                    GError          **error)
{
  g_return_val_if_fail (SW_IS_STORE (store), NULL);
  g_return_val_if_fail (scope->from != SW_NONE && scope->to != SW_NONE, NULL);

  return load (sw_store_get_connection (store), scope, by, error);
}

typedef struct
{
  SwDueScope scope;
  SwDueBy    by;
} Request;

static gpointer
read_sums (SwConnection *connection,
           gpointer      data,
           GError      **error)
{
  const Request *request = data;

  return load (connection, &request->scope, request->by, error);
}

/**
 * sw_compliance_load_async:
 * @store: a store
 * @scope: what is asked for, with its first and last day
 * @by: what the sums are told by
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * sw_compliance_load() in a thread, of what is committed.
 */
void
sw_compliance_load_async (SwStore             *store,
                          const SwDueScope    *scope,
                          SwDueBy              by,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Request request = { *scope, by };

  g_return_if_fail (SW_IS_STORE (store));
  g_return_if_fail (scope->from != SW_NONE && scope->to != SW_NONE);

  sw_reader_task_run (store, read_sums, g_memdup2 (&request, sizeof request), g_free, (GDestroyNotify) g_array_unref,
                      cancellable, callback, user_data);
}

/**
 * sw_compliance_load_finish:
 * @store: the store
 * @result: the result
 * @error: return location for an error, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type SwDueSum): the sums
 */
GArray *
sw_compliance_load_finish (SwStore      *store,
                           GAsyncResult *result,
                           GError      **error)
{
  return sw_reader_task_finish (store, result, error);
}
