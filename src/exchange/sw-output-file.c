/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-output-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

#include "sw-exchange-error.h"

struct _SwOutputFile
{
  char *path;        /* where the file will be */
  char *folder;
  char *temporary;   /* where it is written, NULL when it is gone */
};

/**
 * sw_output_file_new:
 * @path: the file to be written
 * @error: return location
 *
 * Prepares an empty file in the same folder that takes the place of @path when it is
 * finished. Until then what was at @path stays as it was, and nothing is left behind
 * if it is never finished.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with
 *   %SW_EXCHANGE_ERROR_NOT_WRITABLE or %SW_EXCHANGE_ERROR_NO_SPACE
 */
SwOutputFile *
sw_output_file_new (const char  *path,
                    GError     **error)
{
  g_autoptr(SwOutputFile) self = g_new0 (SwOutputFile, 1);

  self->path = g_strdup (path);
  self->folder = g_path_get_dirname (path);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      sw_exchange_error_set_errno (error, path, EISDIR);
      return NULL;
    }
  for (;;)
    {
      g_autofree char *name = g_strdup_printf (".shouwang-%08x.tmp", g_random_int ());
      g_autofree char *temporary = g_build_filename (self->folder, name, NULL);
      g_autoptr(GFile) file = g_file_new_for_path (temporary);
      g_autoptr(GFileOutputStream) stream = NULL;
      GError *cause = NULL;

      stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, &cause);
      if (stream != NULL)
        {
          self->temporary = g_steal_pointer (&temporary);
          return g_steal_pointer (&self);
        }
      if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          sw_exchange_error_take_write (error, path, cause);
          return NULL;
        }
      g_error_free (cause);
    }
}

/**
 * sw_output_file_free:
 * @self: (transfer full): a file
 *
 * What was not finished by sw_output_file_finish() is removed, and a file that was there before stays
 * as it was.
 */
void
sw_output_file_free (SwOutputFile *self)
{
  if (self->temporary != NULL)
    g_remove (self->temporary);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/**
 * sw_output_file_get_path:
 * @self: a file
 *
 * Returns: (transfer none): where to write it
 */
const char *
sw_output_file_get_path (SwOutputFile *self)
{
  return self->temporary;
}

/**
 * sw_output_file_get_folder:
 * @self: a file
 *
 * Returns: (transfer none): the folder that it stands in
 */
const char *
sw_output_file_get_folder (SwOutputFile *self)
{
  return self->folder;
}

static gboolean
sync_to_disk (const char *path)
{
  int fd = g_open (path, O_RDWR, 0);
  int number;

  if (fd < 0)
    return FALSE;
  number = g_fsync (fd) == 0 ? 0 : errno;
  g_close (fd, NULL);
  errno = number;
  /* Some file systems cannot; that is no failure of the file. */
  return number == 0 || number == EINVAL;
}

/**
 * sw_output_file_finish:
 * @self: a file, written and closed
 * @error: return location
 *
 * Makes sure that it is on the disk and gives it its name.
 *
 * Returns: whether it is there
 */
gboolean
sw_output_file_finish (SwOutputFile  *self,
                       GError       **error)
{
  if (!sync_to_disk (self->temporary) || g_rename (self->temporary, self->path) != 0)
    {
      sw_exchange_error_set_errno (error, self->path, errno);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}
