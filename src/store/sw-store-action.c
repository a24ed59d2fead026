/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions: what changes the records, and the unit of undo. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sw-agreements-private.h"
#include "sw-change-log.h"
#include "sw-day.h"
#include "sw-elder-past.h"
#include "sw-leaves.h"
#include "sw-office.h"
#include "sw-record-sql.h"
#include "sw-record-types.h"
#include "sw-store-private.h"

/* A transaction whose changes are logged. */
gboolean
sw_store_begin_transaction (SwStore *self,
                   GError **error)
{
  if (self->read_only)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY,
                           self->notice ? self->notice : _("The database is open for reading only."));
      return FALSE;
    }

  /* The engine takes as long for these triggers as for the first rows of a list, and who
   * only looks needs none. They are made before the transaction, so that they outlast it. */
  if (!self->logging &&
      (!sw_change_log_install (self->connection, error) || !sw_elder_past_install (self->connection, error)))
    return FALSE;
  self->logging = TRUE;

  if (!sw_connection_begin (self->connection, error))
    return FALSE;

  if (!sw_change_log_begin (self->connection, &self->first_change, error))
    {
      sw_connection_rollback (self->connection);
      return FALSE;
    }

  return TRUE;
}

/**
 * sw_store_begin:
 * @self: a store without an open action
 * @label: what the user did, in the user's language, as undo and history show it
 * @error: return location for an error
 *
 * Begins an action: all that is saved and deleted until the commit is one
 * transaction and one undo.
 *
 * Returns: whether it began
 */
gboolean
sw_store_begin (SwStore    *self,
                const char *label,
                GError    **error)
{
  g_return_val_if_fail (SW_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->label == NULL, FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  if (!sw_store_begin_transaction (self, error))
    return FALSE;

  self->label = g_strdup (label);
  return TRUE;
}

static gboolean
store_serials (SwStore *self,
               GError **error)
{
  GHashTableIter iter;
  gpointer table, next;

  g_hash_table_iter_init (&iter, self->serials);
  while (g_hash_table_iter_next (&iter, &table, &next))
    {
      g_autoptr (SwStatement) statement =
        sw_connection_prepare (self->connection, "INSERT OR REPLACE INTO serial (name, next) VALUES (?1, ?2)", error);

      if (statement == NULL)
        return FALSE;
      sw_statement_bind_text (statement, 1, table);
      sw_statement_bind_integer (statement, 2, *(gint64 *) next);
      if (!sw_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static void
forget_action (SwStore *self)
{
  g_clear_pointer (&self->label, g_free);
  g_hash_table_remove_all (self->serials);
}

/**
 * sw_store_commit:
 * @self: a store with an open action
 * @error: return location for an error
 *
 * Ends the action. On an error everything is rolled back. An action that
 * changed nothing leaves no trace.
 *
 * Returns: whether the changes are on the disk
 */
gboolean
sw_store_commit (SwStore *self,
                 GError **error)
{
  gint64 action;

  g_return_val_if_fail (SW_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->label != NULL, FALSE);

  if (!store_serials (self, error) ||
      !sw_change_log_finish (self->connection, "do", self->actor, self->label, SW_NONE, self->first_change,
                             &action, error))
    {
      sw_store_rollback (self);
      return FALSE;
    }

  forget_action (self);
  if (!sw_connection_commit (self->connection, error))
    return FALSE;

  if (action != 0)
    sw_store_announce_change (self);
  return TRUE;
}

/**
 * sw_store_rollback:
 * @self: a store with an open action
 *
 * Ends the action as if it had not begun.
 */
void
sw_store_rollback (SwStore *self)
{
  g_return_if_fail (SW_IS_STORE (self));
  g_return_if_fail (self->label != NULL);

  forget_action (self);
  sw_connection_rollback (self->connection);
}

/**
 * sw_store_in_action:
 * @self: a store
 *
 * Returns: whether an action is open, between sw_store_begin() and its end
 */
gboolean
sw_store_in_action (SwStore *self)
{
  return self->label != NULL;
}

/* The next number of a row, within an action; @least at least. Numbers are never given
 * again, not even when the action is undone. */
gboolean
sw_store_next_serial (SwStore    *self,
                      const char *name,
                      gint64      least,
                      gint64     *serial,
                      GError    **error)
{
  gint64 *next = g_hash_table_lookup (self->serials, name);

  if (next == NULL)
    {
      g_autoptr (SwStatement) statement =
        sw_connection_prepare (self->connection, "SELECT next FROM serial WHERE name = ?1", error);
      SwStep step;

      if (statement == NULL)
        return FALSE;
      sw_statement_bind_text (statement, 1, name);
      step = sw_statement_step (statement, error);
      if (step == SW_STEP_ERROR)
        return FALSE;
      next = g_new (gint64, 1);
      *next = step == SW_STEP_ROW ? sw_statement_get_integer (statement, 0) : 1;
      g_hash_table_insert (self->serials, (gpointer) g_intern_string (name), next);
    }

  *next = MAX (*next, least);
  *serial = (*next)++;
  return TRUE;
}

/* The id of the next record of a class, within an action. */
gboolean
sw_store_next_id (SwStore       *self,
                  SwRecordClass *klass,
                  gint64        *id,
                  GError       **error)
{
  return sw_store_next_serial (self, klass->table, 1, id, error);
}

/**
 * sw_store_prepare:
 * @record: a record
 * @error: return location for an error, %SW_STORE_ERROR_INVALID with the reason
 *   if the record is not fit to be saved
 *
 * Derives what is derived, and checks the record. May be called from any
 * thread, as it asks no store.
 *
 * Returns: whether the record is fit to be saved
 */
gboolean
sw_store_prepare (SwRecord *record,
                  GError  **error)
{
  g_autoptr (GPtrArray) issues = NULL;

  g_return_val_if_fail (SW_IS_RECORD (record), FALSE);

  sw_record_derive (record);
  issues = sw_record_validate (record, sw_day_today ());

  for (guint i = 0; i < issues->len; i++)
    {
      SwIssue *issue = issues->pdata[i];

      if (issue->severity == SW_ISSUE_ERROR)
        {
          g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID, issue->message);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * sw_store_save:
 * @self: a store with an open action
 * @record: a record; one without an id is new and gets one
 * @error: return location for an error; %SW_STORE_ERROR_INVALID with the reason
 *   if the record is not fit to be saved
 *
 * Derives what is derived, and writes the columns that changed; what follows
 * from them for the elder's agreements is done as well. On an error the
 * action is still open and may be rolled back or gone on with.
 *
 * Returns: whether it is written
 */
gboolean
sw_store_save (SwStore  *self,
               SwRecord *record,
               GError  **error)
{
  return sw_store_prepare (record, error) && sw_store_save_prepared (self, record, error);
}

/* What a record cannot know of itself. */
static gboolean
fits_others (SwStore   *self,
             SwRecord  *record,
             SwRecord  *before,
             GError   **error)
{
  return !SW_IS_SUBSTITUTION (record) ||
         sw_leave_check (self, SW_SUBSTITUTION (record), (SwSubstitution *) before, error);
}

/**
 * sw_store_save_prepared:
 * @self: a store with an open action
 * @record: a record that sw_store_prepare() found fit and of which nothing else
 *   than references was changed since
 * @error: return location for an error
 *
 * As sw_store_save(), for records that another thread prepared.
 *
 * Returns: whether it is written
 */
gboolean
sw_store_save_prepared (SwStore  *self,
                        SwRecord *record,
                        GError  **error)
{
  gint64 id = sw_record_get_id (record);
  g_autoptr (SwRecord) before = NULL;

  g_return_val_if_fail (SW_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->label != NULL, FALSE);

  if (id != SW_NONE)
    {
      before = sw_record_sql_load (self->connection, G_OBJECT_TYPE (record), id, error);
      return before && fits_others (self, record, before, error) &&
             sw_record_sql_update (self->connection, record, before, error) &&
             sw_agreements_follow (self, record, before, error);
    }

  if (!fits_others (self, record, NULL, error))
    return FALSE;

  /* There is one office, so it needs no number of its own. */
  if (SW_IS_OFFICE (record))
    id = SW_OFFICE_ID;
  else if (!sw_store_next_id (self, SW_RECORD_GET_CLASS (record), &id, error))
    return FALSE;
  sw_record_set_id (record, id);
  if (!sw_record_sql_insert (self->connection, record, error) ||
      !sw_change_log_add_insert (self->connection, SW_RECORD_GET_CLASS (record), id, error))
    {
      sw_record_set_id (record, SW_NONE);
      return FALSE;
    }

  return sw_agreements_follow (self, record, NULL, error);
}

static gint64
count_references (SwStore       *self,
                  SwRecordClass *klass,
                  const SwField *field,
                  gint64         id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE %s = ?1", klass->table, field->name);
  g_autoptr (SwStatement) statement = sw_connection_prepare (self->connection, sql, NULL);

  if (statement == NULL)
    return 0;

  sw_statement_bind_integer (statement, 1, id);
  return sw_statement_step (statement, NULL) == SW_STEP_ROW ? sw_statement_get_integer (statement, 0) : 0;
}

/* Says what refers to a record and so keeps it. Returns: whether that is known. */
static gboolean
refuse_delete (SwStore   *self,
               SwRecord  *record,
               GError   **error)
{
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (record), "name");
  g_autofree char *name = field ? sw_record_format (record, field) : NULL;
  g_autoptr (GString) what = g_string_new (NULL);
  guint n_types;
  const GType *types = sw_record_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      SwRecordClass *klass = g_type_class_peek (types[i]);
      gint64 n = 0;

      for (guint f = 0; f < klass->n_fields; f++)
        if (klass->fields[f].kind == SW_FIELD_REFERENCE && klass->fields[f].reference () == G_OBJECT_TYPE (record) &&
            !(klass->fields[f].flags & SW_FIELD_DERIVED))
          n += count_references (self, klass, &klass->fields[f], sw_record_get_id (record));
      if (n > 0)
        /* Translators: %1$s stands between things, %2$s is a kind of record, as "Agreement", %3$d how many. */
        g_string_append_printf (what, _("%1$s%2$s (%3$d)"), what->len > 0 ? _(", ") : "", _(klass->label), (int) n);
    }
  if (what->len == 0)
    return FALSE;

  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT,
               /* Translators: %1$s is a name, %2$s kinds of records and how many, as "Agreement (2)". */
               _("“%1$s” cannot be deleted, because there are records of it: %2$s. Deleting is for mistakes; for whoever "
                 "is not here any more, set when it ended and why."), name ? name : _(SW_RECORD_GET_CLASS (record)->label), what->str);

  return TRUE;
}

/**
 * sw_store_delete:
 * @self: a store with an open action
 * @record: a stored record
 * @error: return location for an error; %SW_STORE_ERROR_CONSTRAINT if other
 *   records refer to it
 *
 * Deletes a record, and what hangs on it: the records whose owner it is.
 *
 * Returns: whether it is deleted
 */
gboolean
sw_store_delete (SwStore  *self,
                 SwRecord *record,
                 GError  **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (record));
  g_autoptr (GError) failure = NULL;
  guint n_types;
  const GType *types = sw_record_types (&n_types);

  g_return_val_if_fail (SW_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->label != NULL, FALSE);

  /* What hangs on a record may refer to something else that does: the class
   * that refers stands behind, and goes first. */
  for (guint i = n_types; i-- > 0;)
    {
      SwRecordClass *klass = g_type_class_peek (types[i]);

      for (guint f = 0; f < klass->n_fields; f++)
        {
          const SwField *field = &klass->fields[f];
          g_autoptr (GPtrArray) owned = NULL;

          if (field->kind != SW_FIELD_REFERENCE || !(field->flags & SW_FIELD_OWNER) ||
              field->reference () != G_OBJECT_TYPE (record))
            continue;

          owned = sw_store_load_where (self, types[i], field->name, id, error);
          if (owned == NULL)
            return FALSE;
          for (guint r = 0; r < owned->len; r++)
            if (!sw_store_delete (self, owned->pdata[r], error))
              return FALSE;
        }
    }

  if (!sw_record_sql_delete (self->connection, record, &failure))
    {
      if (!g_error_matches (failure, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT) ||
          !refuse_delete (self, record, error))
        g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return sw_agreements_follow (self, NULL, record, error);
}

static gboolean
end_action_of_one (SwStore *self,
                   gboolean good,
                   GError **error)
{
  if (good)
    return sw_store_commit (self, error);

  sw_store_rollback (self);
  return FALSE;
}

/**
 * sw_store_save_one:
 * @self: a store without an open action
 * @record: a record
 * @label: what the user did
 * @error: return location for an error
 *
 * sw_store_save() as an action of its own.
 *
 * Returns: whether it is on the disk
 */
gboolean
sw_store_save_one (SwStore    *self,
                   SwRecord   *record,
                   const char *label,
                   GError    **error)
{
  gboolean is_new = sw_record_get_id (record) == SW_NONE;

  if (!sw_store_begin (self, label, error))
    return FALSE;

  if (end_action_of_one (self, sw_store_save (self, record, error), error))
    return TRUE;

  if (is_new)
    sw_record_set_id (record, SW_NONE);
  return FALSE;
}

/**
 * sw_store_delete_one:
 * @self: a store without an open action
 * @record: a stored record
 * @label: what the user did
 * @error: return location for an error
 *
 * sw_store_delete() as an action of its own.
 *
 * Returns: whether it is gone from the disk
 */
gboolean
sw_store_delete_one (SwStore    *self,
                     SwRecord   *record,
                     const char *label,
                     GError    **error)
{
  if (!sw_store_begin (self, label, error))
    return FALSE;

  return end_action_of_one (self, sw_store_delete (self, record, error), error);
}
