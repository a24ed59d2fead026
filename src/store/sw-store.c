/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-store.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sw-backup.h"
#include "sw-change-log.h"
#include "sw-day.h"
#include "sw-office.h"
#include "sw-record-sql.h"
#include "sw-record-types.h"
#include "sw-schema.h"
#include "sw-store-file.h"
#include "sw-store-private.h"

struct _SwStore
{
  GObject       parent_instance;

  /* owned */
  char         *path;
  char         *actor;
  char         *notice;
  char         *label;        /* of the action that is open, or NULL */
  SwConnection *connection;
  SwConnection *lock;         /* NULL for another store of one that has it */
  GHashTable   *serials;      /* table (static) → gint64 *, the next id, while an action is open */
  GHashTable   *names;        /* table (static) → GHashTable of gint64 * → name */
  GWeakRef      origin;       /* the store that this one was opened again from */

  gint64        first_change;
  gboolean      read_only;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SwStore, sw_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (sw-store-error-quark, sw_store_error)

static void
sw_store_finalize (GObject *object)
{
  SwStore *self = SW_STORE (object);

  sw_store_close (self, NULL);
  g_weak_ref_clear (&self->origin);
  g_hash_table_unref (self->serials);
  g_hash_table_unref (self->names);
  g_free (self->path);
  g_free (self->actor);
  g_free (self->notice);
  g_free (self->label);

  G_OBJECT_CLASS (sw_store_parent_class)->finalize (object);
}

static void
sw_store_class_init (SwStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sw_store_finalize;

  /**
   * SwStore::changed:
   *
   * Something was committed, undone or redone, by this store or by one that
   * was opened again from it. Comes in the thread of the default main context.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sw_store_init (SwStore *self)
{
  self->actor = g_strdup (g_get_user_name ());
  self->serials = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  g_weak_ref_init (&self->origin, NULL);
}

/**
 * sw_store_default_path:
 *
 * Returns: (transfer full): where the user's own database is
 */
char *
sw_store_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "shouwang", "office.db", NULL);
}

static gboolean
use_connection (SwStore *self,
                GError **error)
{
  if (self->read_only)
    return sw_connection_exec (self->connection, "PRAGMA query_only = ON", error);

  return sw_connection_exec (self->connection, "PRAGMA synchronous = FULL", error) &&
         sw_change_log_install (self->connection, error);
}

static gboolean
migrate (SwStore *self,
         GError **error)
{
  g_autofree char *backup = sw_store_backup (self, NULL, "migration", NULL, NULL, NULL, error);

  return backup != NULL && sw_schema_migrate (self->connection, error);
}

static gboolean
open_database (SwStore     *self,
               SwStoreFlags flags,
               GError     **error)
{
  SwSchemaState state;

  /* Looked at before anything is set: somebody else's file is not touched. */
  if (!sw_schema_look (self->connection, &state, error))
    return FALSE;
  if (!self->read_only && state != SW_SCHEMA_NEWER &&
      !sw_connection_exec (self->connection, "PRAGMA journal_mode = WAL", error))
    return FALSE;

  switch (state)
    {
    case SW_SCHEMA_EMPTY:
      if (!(flags & SW_STORE_CREATE))
        {
          sw_connection_set_error (self->connection, SQLITE_NOTADB, error);
          return FALSE;
        }
      return sw_schema_migrate (self->connection, error);
    case SW_SCHEMA_OLDER:
      if (self->read_only)
        {
          g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY,
                               _("The database was made by an older program and cannot be written to, "
                                 "so it cannot be brought up to date."));
          return FALSE;
        }
      return migrate (self, error);
    case SW_SCHEMA_NEWER:
      self->read_only = TRUE;
      self->notice = g_strdup (_("The database was made by a newer program. "
                                 "It can be looked at but not changed; install the newer program."));
      return TRUE;
    case SW_SCHEMA_CURRENT:
    default:
      return TRUE;
    }
}

static gboolean
is_writable (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, 0, NULL, NULL);

  return info && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

/**
 * sw_store_open:
 * @path: the database, in UTF-8
 * @flags: whether it is to be made, or only to be read
 * @error: return location for an error
 *
 * Opens a database and brings its tables up to date. One from a newer program
 * is opened to be read only, and sw_store_get_notice() says so.
 *
 * Only one store holds a database at a time; one that only reads can stand
 * beside it.
 *
 * Returns: (transfer full) (nullable): the store
 */
SwStore *
sw_store_open (const char  *path,
               SwStoreFlags flags,
               GError     **error)
{
  g_autoptr (SwStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (flags & SW_STORE_CREATE)
    {
      if (!sw_store_file_create (path, error))
        return NULL;
    }
  else if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND, _("There is no database “%s”."), path);
      return NULL;
    }

  self = g_object_new (SW_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->read_only = (flags & SW_STORE_READ_ONLY) != 0;

  if (!self->read_only)
    {
      if (!is_writable (path))
        {
          g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY,
                       _("The database “%s” cannot be written to."), path);
          return NULL;
        }
      self->lock = sw_store_file_lock (path, error);
      if (self->lock == NULL)
        return NULL;
    }

  self->connection = sw_connection_open (path, self->read_only, error);
  if (self->connection == NULL || !open_database (self, flags, error) || !use_connection (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sw_store_open_again:
 * @self: a store
 * @error: return location for an error
 *
 * Opens the same database for another thread. What the new store commits makes
 * @self emit #SwStore::changed. One of them writes at a time.
 *
 * Returns: (transfer full) (nullable): a store for the calling thread
 */
SwStore *
sw_store_open_again (SwStore *self,
                     GError **error)
{
  g_autoptr (SwStore) other = g_object_new (SW_TYPE_STORE, NULL);

  other->path = g_strdup (self->path);
  other->read_only = self->read_only;
  sw_store_set_actor (other, self->actor);
  g_weak_ref_set (&other->origin, self);
  other->connection = sw_connection_open (self->path, self->read_only, error);
  if (other->connection == NULL || !use_connection (other, error))
    return NULL;

  return g_steal_pointer (&other);
}

/**
 * sw_store_close:
 * @self: a store
 * @error: return location for an error
 *
 * Closes the database; an open action is rolled back. Nothing can be done with
 * the store afterwards.
 *
 * Returns: whether the database was left tidy
 */
gboolean
sw_store_close (SwStore *self,
                GError **error)
{
  gboolean good = TRUE;

  if (self->connection == NULL)
    {
      /* A database that could not be opened is locked all the same. */
      g_clear_pointer (&self->lock, sw_connection_close);
      return TRUE;
    }

  if (self->label)
    sw_store_rollback (self);
  if (!self->read_only && self->lock)
    good = sw_connection_exec (self->connection, "PRAGMA optimize", error);
  g_clear_pointer (&self->connection, sw_connection_close);
  g_clear_pointer (&self->lock, sw_connection_close);

  return good;
}

SwConnection *
sw_store_get_connection (SwStore *self)
{
  return self->connection;
}

const char *
sw_store_get_path (SwStore *self)
{
  return self->path;
}

gboolean
sw_store_is_read_only (SwStore *self)
{
  return self->read_only;
}

/**
 * sw_store_get_notice:
 * @self: a store
 *
 * Returns: (nullable): a sentence that the user should see as long as the
 *   database is open, or %NULL
 */
const char *
sw_store_get_notice (SwStore *self)
{
  return self->notice;
}

/**
 * sw_store_interrupt:
 * @self: a store
 *
 * Ends what runs in the store as cancelled. May be called from any thread.
 */
void
sw_store_interrupt (SwStore *self)
{
  sw_connection_interrupt (self->connection);
}

const char *
sw_store_get_actor (SwStore *self)
{
  return self->actor;
}

/**
 * sw_store_set_actor:
 * @self: a store
 * @actor: who acts from now on, for the change log
 */
void
sw_store_set_actor (SwStore    *self,
                    const char *actor)
{
  g_return_if_fail (actor != NULL);

  g_free (self->actor);
  self->actor = g_strdup (actor);
}

static const char *
load_name (SwStore       *self,
           SwRecordClass *klass,
           gint64         id,
           GHashTable    *names)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM %s WHERE id = ?1", klass->table);
  g_autoptr (SwStatement) statement = sw_connection_prepare (self->connection, sql, NULL);
  char *name = NULL;
  gint64 *key;

  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, id);
  if (sw_statement_step (statement, NULL) == SW_STEP_ROW)
    name = g_strdup (sw_statement_get_text (statement, 0));

  key = g_new (gint64, 1);
  *key = id;
  g_hash_table_insert (names, key, name);
  return name;
}

/**
 * sw_store_get_name:
 * @self: a store
 * @type: a record class with a name
 * @id: an id, or %SW_NONE
 *
 * The names are kept, as lists ask for the same few again and again.
 *
 * Returns: (nullable) (transfer none): the record's name, until something
 *   changes; %NULL if there is no such record
 */
const char *
sw_store_get_name (SwStore *self,
                   GType    type,
                   gint64   id)
{
  g_autoptr (GTypeClass) class_ref = g_type_class_ref (type);
  SwRecordClass *klass = (SwRecordClass *) class_ref;
  GHashTable *names;
  gpointer name;

  g_return_val_if_fail (SW_IS_STORE (self), NULL);

  if (id == SW_NONE)
    return NULL;

  names = g_hash_table_lookup (self->names, klass->table);
  if (names == NULL)
    {
      names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_hash_table_insert (self->names, (gpointer) klass->table, names);
    }
  if (g_hash_table_lookup_extended (names, &id, NULL, &name))
    return name;

  return load_name (self, klass, id, names);
}

static gboolean
emit_changed_cb (gpointer user_data)
{
  SwStore *self = user_data;

  g_hash_table_remove_all (self->names);
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* Tells everybody who shows what is stored. */
void
sw_store_announce_change (SwStore *self)
{
  g_autoptr (SwStore) origin = g_weak_ref_get (&self->origin);

  g_hash_table_remove_all (self->names);
  if (origin)
    g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, emit_changed_cb, g_object_ref (origin), g_object_unref);
  else
    emit_changed_cb (self);
}

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

gboolean
sw_store_in_action (SwStore *self)
{
  return self->label != NULL;
}

static gboolean
next_id (SwStore       *self,
         SwRecordClass *klass,
         gint64        *id,
         GError       **error)
{
  gint64 *next = g_hash_table_lookup (self->serials, klass->table);

  if (next == NULL)
    {
      g_autoptr (SwStatement) statement =
        sw_connection_prepare (self->connection, "SELECT next FROM serial WHERE name = ?1", error);
      SwStep step;

      if (statement == NULL)
        return FALSE;
      sw_statement_bind_text (statement, 1, klass->table);
      step = sw_statement_step (statement, error);
      if (step == SW_STEP_ERROR)
        return FALSE;
      next = g_new (gint64, 1);
      *next = step == SW_STEP_ROW ? sw_statement_get_integer (statement, 0) : 1;
      g_hash_table_insert (self->serials, (gpointer) klass->table, next);
    }

  *id = (*next)++;
  return TRUE;
}

static gboolean
check_fit (SwRecord *record,
           GError  **error)
{
  g_autoptr (GPtrArray) issues = sw_record_validate (record, sw_day_today ());

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
 * Derives what is derived, and writes the columns that changed. On an error the
 * action is still open and may be rolled back or gone on with.
 *
 * Returns: whether it is written
 */
gboolean
sw_store_save (SwStore  *self,
               SwRecord *record,
               GError  **error)
{
  gint64 id = sw_record_get_id (record);
  g_autoptr (SwRecord) before = NULL;

  g_return_val_if_fail (SW_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->label != NULL, FALSE);

  sw_record_derive (record);
  if (!check_fit (record, error))
    return FALSE;

  if (id != SW_NONE)
    {
      before = sw_record_sql_load (self->connection, G_OBJECT_TYPE (record), id, error);
      return before && sw_record_sql_update (self->connection, record, before, error);
    }

  /* There is one office, so it needs no number of its own. */
  if (SW_IS_OFFICE (record))
    id = SW_OFFICE_ID;
  else if (!next_id (self, SW_RECORD_GET_CLASS (record), &id, error))
    return FALSE;
  sw_record_set_id (record, id);
  if (!sw_record_sql_insert (self->connection, record, error))
    {
      sw_record_set_id (record, SW_NONE);
      return FALSE;
    }

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
  guint n_types;
  const GType *types = sw_record_types (&n_types);

  g_return_val_if_fail (SW_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->label != NULL, FALSE);

  for (guint i = 0; i < n_types; i++)
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

  return sw_record_sql_delete (self->connection, record, error);
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
