/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-leaves.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-register-changes.h"

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

static const char *
name_of (SwStore *store,
         gint64   caregiver_id)
{
  const char *name = sw_store_get_name (store, SW_TYPE_CAREGIVER, caregiver_id);

  return name != NULL ? name : "";
}

static void
refuse_overlap (SwStore         *store,
                SwSubstitution  *other,
                GError         **error)
{
  g_autofree char *from = sw_day_format (other->from_day);
  g_autofree char *to = sw_day_format (other->to_day);

  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
               /* Translators: %1$s is a caregiver, %2$s and %3$s are days. */
               _("%1$s is on leave from %2$s to %3$s already; change that leave, or choose days outside it."),
               name_of (store, other->caregiver_id), from, to);
}

static void
refuse_circle (SwStore    *store,
               GPtrArray  *circle,
               SwDay       first,
               SwDay       last,
               GError    **error)
{
  g_autofree char *from = sw_day_format (first);
  g_autofree char *to = sw_day_format (last);
  g_autoptr (GString) names = g_string_new (name_of (store, SW_SUBSTITUTION (circle->pdata[0])->caregiver_id));

  for (guint i = 0; i < circle->len; i++)
    g_string_append_printf (names, " → %s", name_of (store, SW_SUBSTITUTION (circle->pdata[i])->substitute_id));

  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
               /* Translators: %1$s and %2$s are days, %3$s names of whom each is the substitute of the one before. */
               _("From %1$s to %2$s they would stand in for each other in a circle, and nobody would visit: %3$s. "
                 "Choose another substitute or other days."), from, to, names->str);
}

/**
 * sw_leave_check:
 * @store: a store
 * @leave: a leave that is valid in itself
 * @before: (nullable): what is stored of it
 * @error: return location for an error, %SW_STORE_ERROR_INVALID with the reason
 *
 * Asks whether a leave goes together with those that are stored: on each of its days there is one
 * substitute, who serves until then, and somebody who visits. One that only becomes shorter always does, so that any can be ended.
 *
 * Returns: whether it does
 */
gboolean
sw_leave_check (SwStore         *store,
                SwSubstitution  *leave,
                SwSubstitution  *before,
                GError         **error)
{
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) circle = NULL;
  SwSubstitution *other;
  SwDay from, to;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (SW_IS_SUBSTITUTION (leave), FALSE);

  if (before != NULL && leave->caregiver_id == before->caregiver_id && leave->substitute_id == before->substitute_id &&
      leave->from_day >= before->from_day && leave->to_day <= before->to_day)
    return TRUE;

  if (!sw_elders_check_serves (store, leave->substitute_id, leave->to_day, error))
    return FALSE;
  others = sw_store_load_all (store, SW_TYPE_SUBSTITUTION, error);
  if (others == NULL)
    return FALSE;
  other = sw_substitution_find_overlap (leave, others);
  if (other != NULL)
    refuse_overlap (store, other, error);
  else if ((circle = sw_substitution_find_circle (leave, others, &from, &to)) != NULL)
    refuse_circle (store, circle, from, to, error);

  return other == NULL && circle == NULL;
}
