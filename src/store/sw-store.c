/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-store.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sw-backup.h"
#include "sw-record-sql.h"
#include "sw-schema.h"
#include "sw-store-file.h"
#include "sw-store-private.h"
#include "sw-store-settle.h"

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
  self->follow_day = SW_NONE;
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

  return sw_connection_exec (self->connection, "PRAGMA synchronous = FULL", error);
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
          g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY,
                       /* Translators: %s is a file. */
                       _("The database “%s” was made by an older program and cannot be written to, so it cannot be "
                         "brought up to date. Get the right to write to it and its folder, or use a copy in another "
                         "folder."),
                       self->path);
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
  else if (!sw_store_file_refuse_folder (path, error))
    {
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
          sw_store_file_set_read_only (path, error);
          return NULL;
        }
      self->lock = sw_store_file_lock (path, error);
      if (self->lock == NULL)
        {
          if (flags & SW_STORE_CREATE)
            g_unlink (path);
          return NULL;
        }
    }

  self->connection = sw_connection_open (path, self->read_only, error);
  if (self->connection == NULL || !open_database (self, flags, error) || !use_connection (self, error))
    {
      if (flags & SW_STORE_CREATE)
        sw_store_discard (self);
      return NULL;
    }

  /* After a power cut the log may be all there is. */
  sw_store_settle_later (self);
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

  sw_store_settle_end (self);
  if (self->label)
    sw_store_rollback (self);
  /* An index without rows is looked at again each time, and with it all of its table's:
   * of ten million visits a sample tells as much as all do. */
  if (!self->read_only && self->lock)
    good = sw_connection_exec (self->connection, "PRAGMA analysis_limit = 1000; PRAGMA optimize", error);
  g_clear_pointer (&self->connection, sw_connection_close);
  g_clear_pointer (&self->lock, sw_connection_close);

  return good;
}

/**
 * sw_store_discard:
 * @self: a store that was opened with %SW_STORE_CREATE
 *
 * Closes a database that could not be made or filled, and removes it: half of one
 * would keep the whole one from being made.
 */
void
sw_store_discard (SwStore *self)
{
  static const char *const endings[] = { "-wal", "-shm", ".lock", "" };

  sw_store_close (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (self->path, endings[i], NULL);

      g_unlink (file);
    }
}

SwConnection *
sw_store_get_connection (SwStore *self)
{
  return self->connection;
}

/**
 * sw_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the path of its database
 */
const char *
sw_store_get_path (SwStore *self)
{
  return self->path;
}

/**
 * sw_store_is_read_only:
 * @self: a store
 *
 * Returns: whether nothing can be changed: it was opened so, or a newer program made the database
 */
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
 * sw_store_set_notice:
 * @self: a store
 * @notice: a sentence for sw_store_get_notice()
 *
 * Says what only who opened the database knows: why it is only read.
 */
void
sw_store_set_notice (SwStore    *self,
                     const char *notice)
{
  g_return_if_fail (SW_IS_STORE (self));

  g_free (self->notice);
  self->notice = g_strdup (notice);
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

/**
 * sw_store_get_actor:
 * @self: a store
 *
 * Returns: (transfer none): who acts, for the change log
 */
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
  const char *column = sw_record_class_find_field (klass, "name") ? "name" : "number";
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", column, klass->table);
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
 * @type: a record class with a name, or a number instead
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
  sw_store_settle_later (self);

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
