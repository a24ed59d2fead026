/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-sql.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-day.h"
#include "sw-memory.h"
#include "sw-pinyin.h"
#include "sw-search.h"
#include "sw-store-file.h"

/* Milliseconds to wait for another connection of this program. */
#define BUSY_TIMEOUT 10000
#define MAX_KEPT_STATEMENTS 200

struct _SwConnection
{
  sqlite3    *db;
  char       *path;
  GHashTable *statements; /* (owned) SQL (owned) → SwStatement (owned) */
  GHashTable *constants;  /* (owned) SQL that is never freed, by its address → SwStatement (unowned) */
  gboolean    in_transaction;
};

struct _SwStatement
{
  SwConnection *connection; /* (unowned) */
  sqlite3_stmt *stmt;
  gboolean      in_use;
  gboolean      kept;
};

/**
 * sw_connection_set_error:
 * @self: a connection
 * @code: the engine's result code
 * @error: return location for an error
 *
 * Says in a sentence what the engine's code means.
 */
void
sw_connection_set_error (SwConnection *self,
                         int           code,
                         GError      **error)
{
  const char *detail = self->db ? sqlite3_errmsg (self->db) : sqlite3_errstr (code);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *folder = sw_store_file_get_folder (self->path);

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_BUSY,
                   _("Another program is using the database “%s”. Close it and try again."), name);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CORRUPT,
                   _("The database “%s” is damaged. Restore a backup."), name);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_A_DATABASE,
                   _("“%s” is not a database of this program, or its beginning is damaged. Name another file, or restore a backup."), name);
      break;
    case SQLITE_FULL:
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NO_SPACE,
                   _("The disk with “%s” is full. Nothing was changed; make room and try again."), folder);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      sw_store_file_set_read_only (self->path, error);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY,
                   /* Translators: the first %s is a file, the second its folder. */
                   _("The database “%s” in the folder “%s” cannot be opened. Get the right to read and write both, "
                     "or use a copy in another folder."),
                   name, folder);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled."));
      break;
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_FOREIGNKEY || code == SQLITE_CONSTRAINT_TRIGGER)
        g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT,
                             _("Other records refer to this one, or it refers to one that is gone."));
      else
        g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT,
                     /* Translators: %s is what the database engine says. */
                     _("The database does not accept the record: %s."), detail);
      break;
    case SQLITE_IOERR:
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_FAILED,
                   /* Translators: a file, its folder, and what the database engine says. */
                   _("Reading or writing “%s” in the folder “%s” failed (%s). Nothing was changed; look whether the disk "
                     "is still connected, has room and works."),
                   name, folder, detail);
      break;
    default:
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_FAILED,
                   _("The database “%s” reports a fault: %s."), name, detail);
      break;
    }
}

static void
statement_free (SwStatement *self)
{
  if (self->in_use)
    g_critical ("unfinished statement: %s", sqlite3_sql (self->stmt));
  sqlite3_finalize (self->stmt);
  g_free (self);
}

/* For names of which there are few; persons have a key. */
static int
compare_pinyin (void       *data,
                int         length_a,
                const void *a,
                int         length_b,
                const void *b)
{
  g_autofree char *text_a = g_strndup (a, length_a);
  g_autofree char *text_b = g_strndup (b, length_b);

  return sw_collation_compare (text_a, text_b, SW_COLLATION_PINYIN);
}

/* The day that the program takes for today: triggers note since when something holds. */
static void
get_today (sqlite3_context *context,
           int              n_values,
           sqlite3_value  **values)
{
  sqlite3_result_int64 (context, sw_day_today ());
}

/* Nobody asks how much memory the engine has; counting it takes a tenth of an import. */
static void
configure_engine (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

static gboolean
can_write_in_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, 0, NULL, NULL);

  return info && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

/* Even to read, the engine makes files beside a database. Where it cannot, as on
 * a medium that is only read, it is told that nobody changes the database.
 * Where such a file is there, somebody may, and it is not told. */
static char *
name_to_open (const char *path,
              gboolean    read_only)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *absolute = NULL;
  g_autofree char *uri = NULL;

  if (!read_only || g_file_test (log, G_FILE_TEST_EXISTS) || can_write_in_folder_of (path))
    return g_strdup (path);

  absolute = g_canonicalize_filename (path, NULL);
  uri = g_filename_to_uri (absolute, NULL, NULL);
  return uri ? g_strconcat (uri, "?immutable=1", NULL) : g_strdup (path);
}

/**
 * sw_connection_open:
 * @path: the file, in UTF-8; it must exist
 * @read_only: whether nothing is to be written
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a connection with foreign keys on
 */
SwConnection *
sw_connection_open (const char *path,
                    gboolean    read_only,
                    GError    **error)
{
  g_autoptr (SwConnection) self = g_new0 (SwConnection, 1);
  g_autofree char *name = name_to_open (path, read_only);
  gboolean is_uri = strcmp (name, path) != 0;
  int code;

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) statement_free);
  self->constants = g_hash_table_new (NULL, NULL);

  configure_engine ();
  code = sqlite3_open_v2 (name, &self->db,
                          (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX |
                            (is_uri ? SQLITE_OPEN_URI : 0),
                          NULL);
  if (code != SQLITE_OK)
    {
      sw_connection_set_error (self, code, error);
      return NULL;
    }

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_create_collation (self->db, "pinyin", SQLITE_UTF8, NULL, compare_pinyin);
  sqlite3_create_function (self->db, "sw_today", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, NULL, get_today, NULL, NULL);
  code = sw_search_register (self->db);
  if (code != SQLITE_OK)
    {
      sw_connection_set_error (self, code, error);
      return NULL;
    }
  if (!sw_connection_exec (self, "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
                                 "PRAGMA cache_size = -16384", error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sw_connection_close:
 * @self: (transfer full): a connection
 *
 * Rolls back what was not committed. With it ends the work of a thread, whose memory is given back.
 */
void
sw_connection_close (SwConnection *self)
{
  if (self->in_transaction)
    sw_connection_rollback (self);
  g_hash_table_unref (self->constants);
  g_hash_table_unref (self->statements);
  if (self->db && sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("a statement outlives its connection to %s", self->path);
  g_free (self->path);
  g_free (self);
  sw_memory_release_soon ();
}

/**
 * sw_connection_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): what SQLite calls it
 */
sqlite3 *
sw_connection_get_handle (SwConnection *self)
{
  return self->db;
}

/**
 * sw_connection_get_path:
 * @self: a connection
 *
 * Returns: (transfer none): the path of its database
 */
const char *
sw_connection_get_path (SwConnection *self)
{
  return self->path;
}

/**
 * sw_connection_interrupt:
 * @self: a connection
 *
 * Ends what runs on the connection as cancelled; may be called by any thread.
 */
void
sw_connection_interrupt (SwConnection *self)
{
  sqlite3_interrupt (self->db);
}

/**
 * sw_connection_exec:
 * @self: a connection
 * @sql: statements without parameters
 * @error: return location for an error
 *
 * Returns: whether all of them succeeded
 */
gboolean
sw_connection_exec (SwConnection *self,
                    const char   *sql,
                    GError      **error)
{
  int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;

  sw_connection_set_error (self, code, error);
  return FALSE;
}

/**
 * sw_connection_get_integer:
 * @self: a connection
 * @sql: a query for one value
 * @value: (out): the value; 0 where there is no row or it is NULL
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sw_connection_get_integer (SwConnection *self,
                           const char   *sql,
                           gint64       *value,
                           GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (self, sql, error);
  SwStep step;

  if (statement == NULL)
    return FALSE;

  step = sw_statement_step (statement, error);
  *value = step == SW_STEP_ROW ? sqlite3_column_int64 (statement->stmt, 0) : 0;

  return step != SW_STEP_ERROR;
}

/**
 * sw_connection_begin:
 * @self: a connection in no transaction
 * @error: return location for an error
 *
 * Begins a transaction that may write.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_connection_begin (SwConnection *self,
                     GError      **error)
{
  g_return_val_if_fail (!self->in_transaction, FALSE);

  if (!sw_connection_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->in_transaction = TRUE;
  return TRUE;
}

/**
 * sw_connection_commit:
 * @self: a connection in a transaction
 * @error: return location for an error
 *
 * The transaction is over in any case: what cannot be committed is rolled back.
 *
 * Returns: whether the changes are on the disk
 */
gboolean
sw_connection_commit (SwConnection *self,
                      GError      **error)
{
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (!sw_connection_exec (self, "COMMIT", error))
    {
      sw_connection_rollback (self);
      return FALSE;
    }

  self->in_transaction = FALSE;
  return TRUE;
}

/**
 * sw_connection_rollback:
 * @self: a connection in a transaction
 */
void
sw_connection_rollback (SwConnection *self)
{
  g_return_if_fail (self->in_transaction);

  /* The engine rolls back by itself on some faults, on a full disk for one. */
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  self->in_transaction = FALSE;
}

/**
 * sw_connection_in_transaction:
 * @self: a connection
 *
 * Returns: whether a transaction is open
 */
gboolean
sw_connection_in_transaction (SwConnection *self)
{
  return self->in_transaction;
}

/**
 * sw_connection_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location for an error
 *
 * Statements are kept and used again. One that is in use already is prepared
 * a second time.
 *
 * Returns: (transfer full) (nullable): a statement; to be released
 */
SwStatement *
sw_connection_prepare (SwConnection *self,
                       const char   *sql,
                       GError      **error)
{
  SwStatement *statement = g_hash_table_lookup (self->statements, sql);
  gboolean keep = statement == NULL && g_hash_table_size (self->statements) < MAX_KEPT_STATEMENTS;
  sqlite3_stmt *stmt = NULL;
  int code;

  if (statement && !statement->in_use)
    {
      statement->in_use = TRUE;
      return statement;
    }

  code = sqlite3_prepare_v3 (self->db, sql, -1, keep ? SQLITE_PREPARE_PERSISTENT : 0, &stmt, NULL);
  if (code != SQLITE_OK)
    {
      sw_connection_set_error (self, code, error);
      return NULL;
    }

  statement = g_new0 (SwStatement, 1);
  statement->connection = self;
  statement->stmt = stmt;
  statement->in_use = TRUE;
  statement->kept = keep;
  if (keep)
    g_hash_table_insert (self->statements, g_strdup (sql), statement);

  return statement;
}

/**
 * sw_connection_prepare_constant:
 * @self: a connection
 * @sql: one statement, a text that is never changed or freed
 * @error: return location for an error
 *
 * As sw_connection_prepare(), for statements that run for every row: it does
 * not look at the text again.
 *
 * Returns: (transfer full) (nullable): a statement; to be released
 */
SwStatement *
sw_connection_prepare_constant (SwConnection *self,
                                const char   *sql,
                                GError      **error)
{
  SwStatement *statement = g_hash_table_lookup (self->constants, sql);

  if (statement && !statement->in_use)
    {
      statement->in_use = TRUE;
      return statement;
    }

  statement = sw_connection_prepare (self, sql, error);
  if (statement && statement->kept)
    g_hash_table_insert (self->constants, (gpointer) sql, statement);

  return statement;
}

/**
 * sw_statement_bind_integer:
 * @self: a statement
 * @index: the parameter, from 1
 * @value: the value; %SW_NONE binds NULL
 *
 * A parameter that the statement does not have is passed over.
 */
void
sw_statement_bind_integer (SwStatement *self,
                           int          index,
                           gint64       value)
{
  if (value == SW_NONE)
    sqlite3_bind_null (self->stmt, index);
  else
    sqlite3_bind_int64 (self->stmt, index, value);
}

/**
 * sw_statement_bind_text:
 * @self: a statement
 * @index: the parameter, from 1
 * @text: (nullable): the text; must live until the statement is released
 */
void
sw_statement_bind_text (SwStatement *self,
                        int          index,
                        const char  *text)
{
  sqlite3_bind_text (self->stmt, index, text, -1, SQLITE_STATIC);
}

/**
 * sw_statement_step:
 * @self: a statement
 * @error: return location for an error
 *
 * Returns: whether there is a row, no more, or an error
 */
SwStep
sw_statement_step (SwStatement *self,
                   GError     **error)
{
  int code = sqlite3_step (self->stmt);

  if (code == SQLITE_ROW)
    return SW_STEP_ROW;
  if (code == SQLITE_DONE)
    return SW_STEP_DONE;

  sw_connection_set_error (self->connection, code, error);
  return SW_STEP_ERROR;
}

/**
 * sw_statement_run:
 * @self: a statement that gives no rows
 * @error: return location for an error
 *
 * Runs it; it can be bound and run again afterwards.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_statement_run (SwStatement *self,
                  GError     **error)
{
  SwStep step = sw_statement_step (self, error);

  sqlite3_reset (self->stmt);
  return step != SW_STEP_ERROR;
}

/**
 * sw_statement_get_integer:
 * @self: a statement with a row
 * @column: the column, from 0
 *
 * Returns: the value; %SW_NONE for NULL
 */
gint64
sw_statement_get_integer (SwStatement *self,
                          int          column)
{
  return sw_statement_is_null (self, column) ? SW_NONE : sqlite3_column_int64 (self->stmt, column);
}

/**
 * sw_statement_get_number:
 * @self: a statement with a row
 * @column: the column, from 0
 *
 * For the many rows of a column that is never NULL.
 *
 * Returns: the value; 0 for NULL
 */
gint64
sw_statement_get_number (SwStatement *self,
                         int          column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * sw_statement_get_text:
 * @self: a statement with a row
 * @column: the column, from 0
 *
 * Returns: (nullable) (transfer none): the text, until the next step
 */
const char *
sw_statement_get_text (SwStatement *self,
                       int          column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

/**
 * sw_statement_is_null:
 * @self: a statement that is at a row
 * @column: a column, from 0
 *
 * Returns: whether nothing stands there
 */
gboolean
sw_statement_is_null (SwStatement *self,
                      int          column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/**
 * sw_statement_release:
 * @self: (transfer full): a statement
 *
 * Gives it back.
 */
void
sw_statement_release (SwStatement *self)
{
  self->in_use = FALSE;
  if (self->kept)
    {
      sqlite3_reset (self->stmt);
      sqlite3_clear_bindings (self->stmt);
    }
  else
    {
      statement_free (self);
    }
}
