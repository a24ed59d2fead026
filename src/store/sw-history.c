/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-history.h"

#include <glib/gi18n-lib.h>

#include "sw-record-types.h"
#include "sw-store-private.h"

static void
change_free (SwChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/**
 * sw_history_entry_free:
 * @entry: (transfer full): an entry
 */
void
sw_history_entry_free (SwHistoryEntry *entry)
{
  g_free (entry->actor);
  g_free (entry->label);
  g_clear_pointer (&entry->changes, g_ptr_array_unref);
  g_free (entry);
}

static char *
label_of (const char *kind,
          const char *label)
{
  if (g_str_equal (kind, "undo"))
    /* Translators: %s is an action, as "Edit 王芳". */
    return g_strdup_printf (_("Undone: %s"), label);
  if (g_str_equal (kind, "redo"))
    /* Translators: %s is an action, as "Edit 王芳". */
    return g_strdup_printf (_("Redone: %s"), label);

  return g_strdup (label);
}

/* A value of the change log as the screen shows it; a reference by its name. */
static char *
display (SwStore       *store,
         const SwField *field,
         SwStatement   *statement,
         int            column)
{
  gint64 number;

  if (sw_statement_is_null (statement, column))
    return NULL;
  if (field->kind == SW_FIELD_TEXT)
    return g_strdup (sw_statement_get_text (statement, column));
  if (SW_FIELD_IS_STORED_TEXT (field))
    {
      const SwEnumValue *value = sw_enum_find_nick (field->enumeration, sw_statement_get_text (statement, column));

      return g_strdup (value ? _(value->label) : sw_statement_get_text (statement, column));
    }

  number = sw_statement_get_integer (statement, column);
  if (field->kind == SW_FIELD_REFERENCE)
    {
      const char *name = sw_store_get_name (store, field->reference (), number);

      if (name)
        return g_strdup (name);
    }

  return sw_field_format_value (field, NULL, number);
}

static gboolean
read_changes (SwStore        *store,
              SwHistoryEntry *entry,
              const char     *detail,
              GError        **error)
{
  SwRecordClass *klass = g_type_class_peek (entry->type);
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (sw_store_get_connection (store),
                           "SELECT key, json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?1)",
                           error);
  SwStep step;

  if (statement == NULL)
    return FALSE;

  sw_statement_bind_text (statement, 1, detail);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      const SwField *field = sw_record_class_find_field (klass, sw_statement_get_text (statement, 0));
      SwChange *change;

      if (field == NULL || (field->flags & SW_FIELD_DERIVED))
        continue;

      change = g_new0 (SwChange, 1);
      change->field = field;
      change->before = display (store, field, statement, 1);
      change->after = display (store, field, statement, 2);
      g_ptr_array_add (entry->changes, change);
    }

  return step == SW_STEP_DONE;
}

/**
 * sw_store_history:
 * @store: a store
 * @type: a record class
 * @id: a record's id; the record may be deleted
 * @limit: how many entries at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwHistoryEntry): what
 *   happened to the record, the latest first
 */
GPtrArray *
sw_store_history (SwStore *store,
                  GType    type,
                  gint64   id,
                  guint    limit,
                  GError **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_history_entry_free);
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (sw_store_get_connection (store),
                           "SELECT c.kind, c.detail, a.id, a.time, a.actor, a.label, a.kind FROM change c "
                           "JOIN action a ON a.id = (SELECT id FROM action WHERE first_change <= c.id "
                           "ORDER BY first_change DESC LIMIT 1) "
                           "WHERE c.record = ?1 AND c.row_id = ?2 ORDER BY c.id DESC LIMIT ?3",
                           error);
  SwStep step;

  if (statement == NULL)
    return NULL;

  sw_statement_bind_text (statement, 1, ((SwRecordClass *) klass)->table);
  sw_statement_bind_integer (statement, 2, id);
  sw_statement_bind_integer (statement, 3, limit);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      SwHistoryEntry *entry = g_new0 (SwHistoryEntry, 1);

      entry->type = type;
      entry->row_id = id;
      entry->kind = (SwChangeKind) sw_statement_get_integer (statement, 0);
      entry->action = sw_statement_get_integer (statement, 2);
      entry->time = sw_statement_get_integer (statement, 3);
      entry->actor = g_strdup (sw_statement_get_text (statement, 4));
      entry->n_rows = 1;
      entry->label = label_of (sw_statement_get_text (statement, 6), sw_statement_get_text (statement, 5));
      entry->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
      g_ptr_array_add (entries, entry);
      if (!sw_statement_is_null (statement, 1) &&
          !read_changes (store, entry, sw_statement_get_text (statement, 1), error))
        return NULL;
    }

  return step == SW_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

/**
 * sw_store_actions:
 * @store: a store
 * @before: only actions before this one's id, or %SW_NONE for the latest
 * @limit: how many at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwHistoryEntry): what was
 *   done in the database, the latest first
 */
GPtrArray *
sw_store_actions (SwStore *store,
                  gint64   before,
                  guint    limit,
                  GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_history_entry_free);
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (sw_store_get_connection (store),
                           "SELECT id, time, actor, label, last_change - first_change + 1, undone, kind FROM action "
                           "WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
                           error);
  SwStep step;

  if (statement == NULL)
    return NULL;

  sw_statement_bind_integer (statement, 1, before == SW_NONE ? G_MAXINT64 : before);
  sw_statement_bind_integer (statement, 2, limit);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      SwHistoryEntry *entry = g_new0 (SwHistoryEntry, 1);

      entry->action = sw_statement_get_integer (statement, 0);
      entry->time = sw_statement_get_integer (statement, 1);
      entry->actor = g_strdup (sw_statement_get_text (statement, 2));
      entry->label = label_of (sw_statement_get_text (statement, 6), sw_statement_get_text (statement, 3));
      entry->n_rows = sw_statement_get_integer (statement, 4);
      entry->undone = sw_statement_get_integer (statement, 5) == 1;
      entry->row_id = SW_NONE;
      g_ptr_array_add (entries, entry);
    }

  return step == SW_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}
