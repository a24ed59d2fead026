/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-store-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
create_private (const char *path,
                gboolean    may_exist,
                GError    **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR, 0600);
  int code = errno;
  g_autofree char *name = NULL;

  if (fd >= 0)
    return g_close (fd, error);
  if (code == EEXIST && may_exist)
    return TRUE;

  name = g_path_get_basename (path);
  if (code == EEXIST)
    g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS, _("There is a file “%s” already."), name);
  else
    g_set_error (error, SW_STORE_ERROR, code == ENOSPC ? SW_STORE_ERROR_NO_SPACE : SW_STORE_ERROR_READ_ONLY,
                 /* Translators: the first %s is a file, the second what the system says. */
                 _("The file “%s” cannot be made: %s."), name, g_strerror (code));

  return FALSE;
}

/**
 * sw_store_file_make_folder:
 * @path: a file to be, in UTF-8
 * @error: return location for an error
 *
 * Makes the folder of a file, that only the user can read, where there is none.
 *
 * Returns: whether it is there
 */
gboolean
sw_store_file_make_folder (const char *path,
                           GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY,
               _("The folder “%s” cannot be made: %s."), folder, g_strerror (errno));
  return FALSE;
}

/**
 * sw_store_file_create:
 * @path: the file to be, in UTF-8
 * @error: return location for an error
 *
 * Makes an empty file, and its folder, that only the user can read.
 *
 * Returns: whether it succeeded; %SW_STORE_ERROR_EXISTS if it is there already
 */
gboolean
sw_store_file_create (const char *path,
                      GError    **error)
{
  return sw_store_file_make_folder (path, error) && create_private (path, FALSE, error);
}

/**
 * sw_store_file_lock:
 * @path: the database
 * @error: return location for an error, %SW_STORE_ERROR_BUSY if another program
 *   holds the lock
 *
 * Takes the exclusive lock of a database. It is a write lock of the engine on a
 * small file beside the database: it works on every system, and it is gone
 * with the program however that ends.
 *
 * Returns: (transfer full) (nullable): the lock; closing it gives it back
 */
SwConnection *
sw_store_file_lock (const char *path,
                    GError    **error)
{
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);
  g_autoptr (SwConnection) lock = NULL;
  g_autoptr (GError) local = NULL;

  if (!create_private (lock_path, TRUE, error))
    return NULL;

  lock = sw_connection_open (lock_path, FALSE, &local);
  if (lock)
    sqlite3_busy_timeout (sw_connection_get_handle (lock), 0);
  if (lock == NULL || !sw_connection_exec (lock, "BEGIN EXCLUSIVE", &local))
    {
      if (g_error_matches (local, SW_STORE_ERROR, SW_STORE_ERROR_BUSY))
        {
          g_autofree char *name = g_path_get_basename (path);

          g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_BUSY,
                       _("“%s” is open in another window or program. Close it there first."), name);
        }
      else
        {
          g_propagate_error (error, g_steal_pointer (&local));
        }
      return NULL;
    }

  return g_steal_pointer (&lock);
}
