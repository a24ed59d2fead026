/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreements found by their number and their elder, and counted. */
#include "sw-agreements-private.h"

#include <glib/gi18n-lib.h>

#include "sw-query-sql.h"
#include "sw-sql.h"
#include "sw-store-private.h"
#include "sw-store-query.h"

/**
 * sw_agreements_find:
 * @store: a store
 * @number: the number of an agreement
 * @error: return location for an error, %SW_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the agreement
 */
SwAgreement *
sw_agreements_find (SwStore    *store,
                    const char *number,
                    GError    **error)
{
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);
  g_return_val_if_fail (number != NULL, NULL);

  found = sw_store_load_where (store, SW_TYPE_AGREEMENT, "number", number, error);
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      /* Translators: %s is the number of an agreement. */
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND, _("There is no agreement “%s”."), number);
      return NULL;
    }

  return g_object_ref (found->pdata[0]);
}

/**
 * sw_agreements_find_open:
 * @store: a store
 * @elder_id: an elder
 * @in_force: (out): the id of the agreement in force, or %SW_NONE
 * @error: return location for an error, which is set only on one
 *
 * Returns: the id of the elder's agreement on its way, or %SW_NONE
 */
gint64
sw_agreements_find_open (SwStore *store,
                         gint64   elder_id,
                         gint64  *in_force,
                         GError **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (sw_store_get_connection (store),
                           "SELECT id, state FROM agreement WHERE elder_id = ?1 AND state <> 'ended'", error);
  gint64 open = SW_NONE;

  *in_force = SW_NONE;
  if (statement == NULL)
    return SW_NONE;

  sw_statement_bind_integer (statement, 1, elder_id);
  while (sw_statement_step (statement, error) == SW_STEP_ROW)
    if (g_strcmp0 (sw_statement_get_text (statement, 1), "in-force") == 0)
      *in_force = sw_statement_get_integer (statement, 0);
    else
      open = sw_statement_get_integer (statement, 0);

  return open;
}

static gboolean
count_states (SwStore           *store,
              SwAgreementCounts *counts,
              GError           **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (sw_store_get_connection (store),
                                                             "SELECT state, count (*) FROM agreement GROUP BY state",
                                                             error);
  SwStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    counts->n_state[sw_enum_find_nick (&sw_agreement_state_enum, sw_statement_get_text (statement, 0))->value] =
      sw_statement_get_integer (statement, 1);

  return step == SW_STEP_DONE;
}

/**
 * sw_agreements_count:
 * @store: a store
 * @day: the day on which it is asked
 * @counts: (out): how many there are
 * @error: return location for an error
 *
 * Counts for the first page.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_agreements_count (SwStore           *store,
                     SwDay              day,
                     SwAgreementCounts *counts,
                     GError           **error)
{
  g_autoptr (SwQuery) waiting = sw_query_new (SW_TYPE_AGREEMENT);
  g_autoptr (SwQuery) without = sw_query_new (SW_TYPE_ELDER);

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  *counts = (SwAgreementCounts) { 0 };
  sw_query_set_day (waiting, day);
  sw_query_set_day (without, day);
  if (!count_states (store, counts, error) || !sw_query_add_text (waiting, "overdue=1", error) ||
      !sw_query_add_text (without, "agreement-due=1", error) || !sw_query_add_text (without, "status=active", error) ||
      !sw_query_add_text (without, "agreement!=in-force", error))
    return FALSE;

  counts->n_waiting = sw_store_query_count (store, waiting, error);
  counts->n_without = counts->n_waiting < 0 ? -1 : sw_store_query_count (store, without, error);
  return counts->n_without >= 0;
}
