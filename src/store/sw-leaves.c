/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-leaves.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const SwSubstitution *one = *(SwSubstitution * const *) a, *other = *(SwSubstitution * const *) b;

  return (one->from_day < other->from_day) - (one->from_day > other->from_day);
}

/**
 * sw_leaves_load:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwSubstitution): who is, was or will be on
 *   leave, the latest first
 */
GPtrArray *
sw_leaves_load (SwStore *store,
                GError **error)
{
  GPtrArray *leaves;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  leaves = sw_store_load_all (store, SW_TYPE_SUBSTITUTION, error);
  if (leaves != NULL)
    g_ptr_array_sort (leaves, compare);

  return leaves;
}

/**
 * sw_leave_end:
 * @store: a store
 * @leave: a leave that is not over
 * @error: return location for an error
 *
 * Ends a leave, as one action: who is back today visits again from today; what has not begun is as
 * if it never was.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_leave_end (SwStore         *store,
              SwSubstitution  *leave,
              GError         **error)
{
  SwDay today = sw_day_today ();
  SwDay to_day;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (SW_IS_SUBSTITUTION (leave), FALSE);

  if (leave->to_day < today)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID, _("This leave is over already."));
      return FALSE;
    }
  if (leave->from_day >= today)
    return sw_store_delete_one (store, SW_RECORD (leave), _("Delete leave"), error);

  to_day = leave->to_day;
  leave->to_day = today - 1;
  if (sw_store_save_one (store, SW_RECORD (leave), _("End leave"), error))
    return TRUE;

  leave->to_day = to_day;

  return FALSE;
}
