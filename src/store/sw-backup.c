/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sw-attachment-files.h"
#include "sw-schema.h"
#include "sw-store-file.h"
#include "sw-store-private.h"

/* Pages copied between two looks at the cancellable. */
#define PAGES_A_STEP 2048

#define KEEP_DAYS 10
#define KEEP_WEEKS 8
#define KEEP_MONTHS 12

/**
 * sw_backup_free:
 * @backup: (transfer full): a backup
 */
void
sw_backup_free (SwBackup *backup)
{
  g_free (backup->path);
  g_free (backup->reason);
  g_free (backup);
}

static char *
stem_of (const char *database)
{
  g_autofree char *name = g_path_get_basename (database);

  if (g_str_has_suffix (name, ".db"))
    name[strlen (name) - strlen (".db")] = '\0';

  return g_steal_pointer (&name);
}

/**
 * sw_store_backup_folder:
 * @database: the path of a database
 *
 * Returns: (transfer full): the folder of its backups, beside it
 */
char *
sw_store_backup_folder (const char *database)
{
  g_autofree char *folder = g_path_get_dirname (database);
  g_autofree char *stem = stem_of (database);
  g_autofree char *name = g_strconcat (stem, "-backups", NULL);

  return g_build_filename (folder, name, NULL);
}

/* office-20261122-081500-daily.db; a second one in the same second gets a number. */
static char *
new_backup_path (const char *database,
                 const char *reason)
{
  g_autofree char *folder = sw_store_backup_folder (database);
  g_autofree char *stem = stem_of (database);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (guint n = 1;; n++)
    {
      g_autofree char *again = n > 1 ? g_strdup_printf ("-%u", n) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("%s-%s-%s%s.db", stem, time, reason, again);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static gboolean
copy_pages (SwConnection  *from,
            SwConnection  *to,
            SwProgressFunc progress,
            gpointer       user_data,
            GCancellable  *cancellable,
            GError       **error)
{
  sqlite3_backup *backup;
  int code;

  /* The copy is of one moment: else it would begin anew with each change that is committed meanwhile,
   * and for ever where the engine cannot tell whether there was one, as the user may not write. */
  if (!sw_connection_exec (from, "BEGIN; SELECT count(*) FROM sqlite_schema", error))
    return FALSE;

  backup = sqlite3_backup_init (sw_connection_get_handle (to), "main", sw_connection_get_handle (from), "main");
  if (backup == NULL)
    {
      sw_connection_set_error (to, sqlite3_errcode (sw_connection_get_handle (to)), error);
      return FALSE;
    }

  do
    {
      code = sqlite3_backup_step (backup, PAGES_A_STEP);
      if (progress && sqlite3_backup_pagecount (backup) > 0)
        progress (1.0 - (double) sqlite3_backup_remaining (backup) / sqlite3_backup_pagecount (backup), user_data);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_backup_finish (backup);
          return FALSE;
        }
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        sqlite3_sleep (20);
    }
  while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);

  sqlite3_backup_finish (backup);
  if (code != SQLITE_DONE)
    {
      sw_connection_set_error (to, code, error);
      return FALSE;
    }

  return TRUE;
}

/* A copy must be one file, whole, and a database of this program. */
static gboolean
verify (const char    *path,
        SwSchemaState *state,
        GError       **error)
{
  g_autoptr (SwConnection) connection = sw_connection_open (path, TRUE, error);
  g_autoptr (SwStatement) statement = NULL;
  SwStep step;

  if (connection == NULL || !sw_schema_look (connection, state, error))
    return FALSE;
  if (*state == SW_SCHEMA_EMPTY)
    {
      sw_connection_set_error (connection, SQLITE_NOTADB, error);
      return FALSE;
    }

  statement = sw_connection_prepare (connection, "PRAGMA quick_check(1)", error);
  if (statement == NULL)
    return FALSE;

  step = sw_statement_step (statement, error);
  if (step == SW_STEP_ROW && g_strcmp0 (sw_statement_get_text (statement, 0), "ok") != 0)
    {
      sw_connection_set_error (connection, SQLITE_CORRUPT, error);
      return FALSE;
    }

  return step == SW_STEP_ROW;
}

static gboolean
put_in_place (const char *temporary,
              const char *path,
              GError    **error)
{
  if (g_rename (temporary, path) == 0)
    return TRUE;

  sw_store_file_set_error (path, errno, error);
  return FALSE;
}

/* Copies a database to a path through a temporary file that is verified first. */
static gboolean
copy_database (const char    *from_path,
               const char    *to_path,
               SwProgressFunc progress,
               gpointer       user_data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autofree char *temporary = g_strconcat (to_path, ".part", NULL);
  g_autoptr (SwConnection) from = sw_connection_open (from_path, TRUE, error);
  g_autoptr (SwConnection) to = NULL;
  SwSchemaState state;
  gboolean good;

  if (from == NULL)
    return FALSE;

  g_unlink (temporary);
  if (!sw_store_file_create (temporary, error))
    return FALSE;

  to = sw_connection_open (temporary, FALSE, error);
  good = to && copy_pages (from, to, progress, user_data, cancellable, error) &&
         sw_connection_exec (to, "PRAGMA journal_mode = DELETE", error);
  g_clear_pointer (&to, sw_connection_close);
  good = good && verify (temporary, &state, error) && put_in_place (temporary, to_path, error);
  if (!good)
    g_unlink (temporary);

  return good;
}

/* The backups of a folder share one folder of attachments, so that each file is
 * there once; what is copied elsewhere has its own. */
static char *
attachments_beside (const char *backup)
{
  g_autofree char *folder = g_path_get_dirname (backup);

  return g_build_filename (folder, "files", NULL);
}

static gboolean
copy_attachments_out (const char   *database,
                      const char   *backup,
                      gboolean      elsewhere,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autofree char *from = sw_attachment_files_folder (database);
  g_autofree char *to = elsewhere ? sw_attachment_files_folder (backup) : attachments_beside (backup);
  const char *const folders[] = { from, NULL };

  return sw_attachment_files_copy (backup, folders, to, FALSE, cancellable, error);
}

static gboolean
copy_attachments_back (const char *backup,
                       const char *incoming,
                       const char *database,
                       GError    **error)
{
  g_autofree char *own = sw_attachment_files_folder (backup);
  g_autofree char *shared = attachments_beside (backup);
  g_autofree char *to = sw_attachment_files_folder (database);
  const char *const folders[] = { own, shared, NULL };

  return sw_attachment_files_copy (incoming, folders, to, TRUE, NULL, error);
}

/* The day, week or month of a backup as a number that names it. */
static gint64
span_of (gint64 time,
         int    span)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  switch (span)
    {
    case 0:
      return g_date_time_get_year (local) * 1000 + g_date_time_get_day_of_year (local);
    case 1:
      return g_date_time_get_week_numbering_year (local) * 100 + g_date_time_get_week_of_year (local);
    default:
      return g_date_time_get_year (local) * 100 + g_date_time_get_month (local);
    }
}

/* Removes the files of attachments that neither the database nor any backup in its folder needs any
 * more. A backup that cannot be read may need any of them: then all stay. */
static void
prune_attachments (const char *database)
{
  g_autofree char *folder = sw_store_backup_folder (database);
  g_autofree char *files = g_build_filename (folder, "files", NULL);
  g_autoptr (GHashTable) needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL || !g_file_test (files, G_FILE_TEST_IS_DIR) ||
      !sw_attachment_files_collect (database, needed, NULL))
    return;

  /* Also those that the user has given names. */
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && !sw_attachment_files_collect (path, needed, NULL))
        return;
    }
  sw_attachment_files_prune (files, needed);
}

/* Keeps the newest of each of the last 10 days, 8 weeks and 12 months that have
 * one, all of the newest day, and what the user made. Newest first. Returns
 * whether any is gone. */
static gboolean
thin_out (GPtrArray *backups)
{
  static const int keep[] = { KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS };
  g_autofree gboolean *kept = g_new0 (gboolean, MAX (backups->len, 1));
  gint64 newest = backups->len ? span_of (((SwBackup *) backups->pdata[0])->time, 0) : 0;
  gboolean any = FALSE;

  for (int span = 0; span < 3; span++)
    {
      gint64 last = -1;
      int n = 0;

      for (guint i = 0; i < backups->len && n < keep[span]; i++)
        {
          gint64 now = span_of (((SwBackup *) backups->pdata[i])->time, span);

          if (now != last)
            {
              kept[i] = TRUE;
              n++;
            }
          last = now;
        }
    }

  for (guint i = 0; i < backups->len; i++)
    {
      SwBackup *backup = backups->pdata[i];

      if (!kept[i] && span_of (backup->time, 0) != newest && !g_str_equal (backup->reason, "manual"))
        any |= g_unlink (backup->path) == 0;
    }

  return any;
}

/**
 * sw_store_backup:
 * @store: a store
 * @path: (nullable): where to; %NULL for the database's folder of backups
 * @reason: "daily", "import", "migration", "restore" or "manual"
 * @progress: (nullable) (scope call): is told the fraction done
 * @user_data: for @progress
 * @cancellable: (nullable): to end it
 * @error: return location for an error
 *
 * Copies what is committed, verifies the copy, has the attached files lie beside
 * it (those of the folder of backups once for all), and thins out older automatic
 * backups. May be called from any thread.
 *
 * Returns: (transfer full) (nullable): the backup's path
 */
char *
sw_store_backup (SwStore       *store,
                 const char    *path,
                 const char    *reason,
                 SwProgressFunc progress,
                 gpointer       user_data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const char *database = sw_store_get_path (store);
  g_autofree char *to = path ? g_strdup (path) : new_backup_path (database, reason);

  if (path && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      sw_store_file_set_error (path, EEXIST, error);
      return NULL;
    }
  if (!copy_database (database, to, progress, user_data, cancellable, error))
    return NULL;
  if (!copy_attachments_out (database, to, path != NULL, cancellable, error))
    {
      g_unlink (to);
      return NULL;
    }

  if (path == NULL)
    {
      g_autoptr (GPtrArray) backups = sw_store_list_backups (database, NULL);

      if (backups && thin_out (backups))
        prune_attachments (database);
    }

  return g_steal_pointer (&to);
}

/**
 * sw_store_backup_daily:
 * @store: a store
 * @error: return location for an error
 *
 * Makes a backup unless there is one of today. May be called from any thread.
 *
 * Returns: whether there is one now
 */
gboolean
sw_store_backup_daily (SwStore *store,
                       GError **error)
{
  g_autoptr (GPtrArray) backups = sw_store_list_backups (sw_store_get_path (store), error);
  g_autofree char *path = NULL;

  if (backups == NULL)
    return FALSE;

  for (guint i = 0; i < backups->len; i++)
    if (span_of (((SwBackup *) backups->pdata[i])->time, 0) == span_of (g_get_real_time (), 0))
      return TRUE;

  path = sw_store_backup (store, NULL, "daily", NULL, NULL, NULL, error);
  return path != NULL;
}

/* Reads "stem-20261122-081500-daily.db"; NULL for any other name. */
static SwBackup *
backup_from_name (const char *folder,
                  const char *stem,
                  const char *name)
{
  static const char *const reasons[] = { "daily", "import", "migration", "restore", "manual", NULL };
  const char *rest;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GDateTime) time = NULL;
  SwBackup *backup;
  GStatBuf info;
  int y, mo, d, h, mi, s;

  if (!g_str_has_prefix (name, stem) || !g_str_has_suffix (name, ".db") || name[strlen (stem)] != '-')
    return NULL;

  rest = name + strlen (stem) + 1;
  parts = g_strsplit_set (rest, "-.", -1);
  if (g_strv_length (parts) < 4 || strlen (parts[0]) != 8 || strlen (parts[1]) != 6 ||
      !g_strv_contains (reasons, parts[2]) || sscanf (parts[0], "%4d%2d%2d", &y, &mo, &d) != 3 ||
      sscanf (parts[1], "%2d%2d%2d", &h, &mi, &s) != 3)
    return NULL;

  time = g_date_time_new_local (y, mo, d, h, mi, s);
  if (time == NULL)
    return NULL;

  backup = g_new0 (SwBackup, 1);
  backup->path = g_build_filename (folder, name, NULL);
  backup->time = g_date_time_to_unix (time) * G_USEC_PER_SEC;
  backup->reason = g_strdup (parts[2]);
  if (g_stat (backup->path, &info) == 0)
    backup->size = info.st_size;

  return backup;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const SwBackup *x = *(SwBackup **) a, *y = *(SwBackup **) b;

  if (x->time != y->time)
    return x->time < y->time ? 1 : -1;

  return -strcmp (x->path, y->path);
}

/**
 * sw_store_list_backups:
 * @database: the path of a database, which need not be there any more
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwBackup): the backups in
 *   its folder of backups, the newest first
 */
GPtrArray *
sw_store_list_backups (const char *database,
                       GError    **error)
{
  g_autofree char *folder = sw_store_backup_folder (database);
  g_autofree char *stem = stem_of (database);
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_backup_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&backups);

  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;

  while ((name = g_dir_read_name (dir)))
    {
      SwBackup *backup = backup_from_name (folder, stem, name);

      if (backup && g_file_test (backup->path, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (backups, backup);
      else if (backup)
        sw_backup_free (backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);

  return g_steal_pointer (&backups);
}

static void
remove_beside (const char *database,
               const char *suffix)
{
  g_autofree char *path = g_strconcat (database, suffix, NULL);

  g_unlink (path);
}

/* What is there now is kept: as a backup, or, if it cannot be copied, under
 * another name, with the log that may hold what was committed last. */
static gboolean
keep_current (const char *database,
              GError    **error)
{
  g_autofree char *path = NULL;
  g_autofree char *log = g_strconcat (database, "-wal", NULL);
  g_autofree char *log_kept = NULL;

  if (!g_file_test (database, G_FILE_TEST_EXISTS))
    return TRUE;

  path = new_backup_path (database, "restore");
  if (copy_database (database, path, NULL, NULL, NULL, NULL))
    return copy_attachments_out (database, path, FALSE, NULL, error);

  g_free (path);
  path = g_strdup_printf ("%s.damaged-%" G_GINT64_FORMAT, database, g_get_real_time () / G_USEC_PER_SEC);
  log_kept = g_strconcat (path, "-wal", NULL);
  if (g_file_test (log, G_FILE_TEST_EXISTS) && !put_in_place (log, log_kept, error))
    return FALSE;
  if (put_in_place (database, path, error))
    return TRUE;

  g_rename (log_kept, log);
  return FALSE;
}

/* Whether a backup can take the database's place: whole, and not from a newer program, which alone
 * could go on with it. */
static gboolean
is_fit_to_restore (const char *backup,
                   GError    **error)
{
  g_autofree char *name = g_path_get_basename (backup);
  g_autoptr (GError) fault = NULL;
  SwSchemaState state;

  if (!g_file_test (backup, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND, _("There is no backup “%s”."), backup);
      return FALSE;
    }
  if (!verify (backup, &state, &fault))
    {
      if (g_error_matches (fault, SW_STORE_ERROR, SW_STORE_ERROR_CORRUPT))
        g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CORRUPT,
                     _("The backup “%s” is damaged. Nothing was changed; restore another one."), name);
      else
        g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  if (state == SW_SCHEMA_NEWER)
    {
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NEWER_PROGRAM,
                   _("The backup “%s” was made by a newer program. Nothing was changed; install the newer program to "
                     "restore it."), name);
      return FALSE;
    }

  return TRUE;
}

/**
 * sw_store_restore:
 * @database: the path of a database that no store holds
 * @backup: the path of a backup
 * @error: return location for an error
 *
 * Puts a backup in the database's place, which need not be there yet, with the attached files that are not
 * there any more. The backup is verified first, and what was there is kept as a
 * backup itself. One that a newer program made is refused.
 *
 * Returns: whether it was restored; if not, the database is as it was
 */
gboolean
sw_store_restore (const char *database,
                  const char *backup,
                  GError    **error)
{
  g_autoptr (SwConnection) lock = NULL;
  g_autofree char *incoming = g_strconcat (database, ".restored", NULL);

  if (!sw_store_file_refuse_folder (database, error) || !is_fit_to_restore (backup, error))
    return FALSE;

  /* On a new computer there is nothing yet. */
  if (!sw_store_file_make_folder (database, error))
    return FALSE;
  lock = sw_store_file_lock (database, error);
  if (lock == NULL)
    return FALSE;

  g_unlink (incoming);
  if (!copy_database (backup, incoming, NULL, NULL, NULL, error) ||
      !copy_attachments_back (backup, incoming, database, error) || !keep_current (database, error))
    {
      g_unlink (incoming);
      return FALSE;
    }

  remove_beside (database, "-wal");
  remove_beside (database, "-shm");
  return put_in_place (incoming, database, error);
}
