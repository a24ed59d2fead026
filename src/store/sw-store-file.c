/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-store-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sw-file-error.h"

/**
 * sw_store_file_get_folder:
 * @path: a file
 *
 * Returns: (transfer full): its folder with all that stands before it, to be named in a sentence
 */
char *
sw_store_file_get_folder (const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);

  return g_path_get_dirname (full);
}

/**
 * sw_store_file_set_error:
 * @path: a file or folder that could not be made
 * @code: the value of errno
 * @error: return location for the error
 *
 * Says why, and what can be done. The folder is named: the file may be one that
 * the user has never heard of.
 */
void
sw_store_file_set_error (const char *path,
                         int         code,
                         GError    **error)
{
  g_autofree char *folder = sw_store_file_get_folder (path);

  switch (sw_file_error_code (code))
    {
    case G_IO_ERROR_EXISTS:
      if (!sw_store_file_refuse_folder (path, error))
        break;
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS, _("There is a file “%s” already."), path);
      break;
    case G_IO_ERROR_NO_SPACE:
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NO_SPACE,
                   _("The disk with “%s” is full. Nothing was changed; make room and try again."), folder);
      break;
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY,
                   /* Translators: the first %s is a folder, the second what the system says. */
                   _("Nothing can be written in the folder “%s”: %s. Get the right to write there, or use "
                     "another folder."),
                   folder, g_strerror (code));
      break;
    default:
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY,
                   /* Translators: the first %s is a file or folder, the second what the system says. */
                   _("“%s” cannot be made: %s. Use another folder."), path, g_strerror (code));
      break;
    }
}

/**
 * sw_store_file_set_read_only:
 * @path: a database
 * @error: return location for the error
 *
 * Says that the database cannot be written to, and what can be done.
 */
void
sw_store_file_set_read_only (const char *path,
                             GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = sw_store_file_get_folder (path);

  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY,
               /* Translators: the first %s is a file, the second its folder. */
               _("The database “%s” in the folder “%s” cannot be written to. Get the right to write to both, or "
                 "use a copy in another folder."),
               name, folder);
}

/**
 * sw_store_file_refuse_folder:
 * @path: what was named as a file
 * @error: return location for an error
 *
 * The engine opens a folder as if it were a file, and then knows only of a fault of the disk.
 *
 * Returns: whether it is no folder
 */
gboolean
sw_store_file_refuse_folder (const char *path,
                             GError    **error)
{
  g_autofree char *example = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;

  example = g_build_filename (path, "office.db", NULL);
  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
               /* Translators: a folder, and a file in it. */
               _("“%s” is a folder. Name a file in it, for instance “%s”."), path, example);
  return FALSE;
}

static gboolean
create_private (const char *path,
                gboolean    may_exist,
                GError    **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR, 0600);

  if (fd >= 0)
    return g_close (fd, error);
  if (errno == EEXIST && may_exist)
    return TRUE;

  sw_store_file_set_error (path, errno, error);
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

  /* A file stands where the folder should be: said by its name, not as a file that is there already. */
  sw_store_file_set_error (folder, errno == EEXIST ? ENOTDIR : errno, error);
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
      else if (g_error_matches (local, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY))
        {
          /* Somebody else's lock: what the user knows is the database. */
          sw_store_file_set_read_only (path, error);
        }
      else
        {
          g_propagate_error (error, g_steal_pointer (&local));
        }
      return NULL;
    }
  /* The engine takes a file that it can only read, and locks nothing. */
  if (sqlite3_db_readonly (sw_connection_get_handle (lock), "main") != 0)
    {
      sw_store_file_set_read_only (path, error);
      return NULL;
    }

  return g_steal_pointer (&lock);
}
