/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo. */
#include "sw-change-log.h"
#include "sw-store-private.h"

static gboolean
reverse (SwStore *self,
         gboolean redo,
         char   **label,
         GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (SW_IS_STORE (self), FALSE);
  g_return_val_if_fail (!sw_store_in_action (self), FALSE);

  if (!sw_store_begin_transaction (self, error))
    return FALSE;

  if (!sw_change_log_reverse (sw_store_get_connection (self), redo, sw_store_get_actor (self), &name, error))
    {
      sw_connection_rollback (sw_store_get_connection (self));
      return FALSE;
    }

  if (!sw_connection_commit (sw_store_get_connection (self), error))
    return FALSE;

  if (label)
    *label = g_steal_pointer (&name);
  sw_store_announce_change (self);
  return TRUE;
}

/**
 * sw_store_undo:
 * @self: a store without an open action
 * @label: (out) (transfer full) (optional): what was undone
 * @error: return location for an error
 *
 * Applies the last action backwards, which is an action itself.
 *
 * Returns: whether it was undone
 */
gboolean
sw_store_undo (SwStore *self,
               char   **label,
               GError **error)
{
  return reverse (self, FALSE, label, error);
}

/**
 * sw_store_redo:
 * @self: a store without an open action
 * @label: (out) (transfer full) (optional): what was done again
 * @error: return location for an error
 *
 * Does again what was undone last.
 *
 * Returns: whether it was redone
 */
gboolean
sw_store_redo (SwStore *self,
               char   **label,
               GError **error)
{
  return reverse (self, TRUE, label, error);
}

static char *
reversible_label (SwStore *self,
                  gboolean redo)
{
  g_autofree char *label = NULL;
  gint64 action;

  if (sw_store_is_read_only (self) || !sw_change_log_find (sw_store_get_connection (self), redo, &action, &label, NULL))
    return NULL;

  return g_steal_pointer (&label);
}

/**
 * sw_store_get_undo_label:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): what would be undone, or %NULL
 */
char *
sw_store_get_undo_label (SwStore *self)
{
  return reversible_label (self, FALSE);
}

/**
 * sw_store_get_redo_label:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): what would be redone, or %NULL
 */
char *
sw_store_get_redo_label (SwStore *self)
{
  return reversible_label (self, TRUE);
}

/**
 * sw_store_get_undo_size:
 * @self: a store
 * @redo: whether it is about the action to redo, or that to undo
 *
 * Returns: how many records it would change; 0 if there is nothing to do, or it is not known
 */
gint64
sw_store_get_undo_size (SwStore *self,
                        gboolean redo)
{
  g_return_val_if_fail (SW_IS_STORE (self), 0);

  return MAX (0, sw_change_log_get_size (sw_store_get_connection (self), redo, NULL));
}

/**
 * sw_store_get_last_time:
 * @self: a store
 *
 * Of the last thousand actions, so that what is done by a wrong clock does not hide that it is wrong, and
 * a clock that was ahead once is forgotten.
 *
 * Returns: when the last action was done, by the clock of the computer that did it, in microseconds
 *   since 1970; 0 if there is none, or it is not known
 */
gint64
sw_store_get_last_time (SwStore *self)
{
  gint64 time;

  g_return_val_if_fail (SW_IS_STORE (self), 0);

  return sw_connection_get_integer (sw_store_get_connection (self),
                                    "SELECT max (time) FROM (SELECT time FROM action ORDER BY id DESC LIMIT 1000)", &time, NULL) ? time : 0;
}
