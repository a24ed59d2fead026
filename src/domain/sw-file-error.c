/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-file-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* Why a file was not written, said the same by all that write files. */

/**
 * sw_file_error_code:
 * @number: the value of errno
 *
 * Returns: what GIO calls it; a limit of the size of a file or of a quota counts as a full disk
 */
GIOErrorEnum
sw_file_error_code (int number)
{
  if (number == EFBIG)
    return G_IO_ERROR_NO_SPACE;
#ifdef EDQUOT
  if (number == EDQUOT)
    return G_IO_ERROR_NO_SPACE;
#endif

  return g_io_error_from_errno (number);
}

/**
 * sw_file_error_describe_write:
 * @path: the file that was to be written
 * @cause: what GIO said, or an error with a code of sw_file_error_code()
 *
 * Returns: (transfer full): a sentence that names the file, and what to do
 */
char *
sw_file_error_describe_write (const char   *path,
                              const GError *cause)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("“%s” was not written because the disk is full. Make room, or choose another disk."), name);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("“%s” was not written because its folder does not allow it. Choose another folder."), name);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("“%s” was not written because its folder does not exist. Choose another folder."), name);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    /* Translators: %s is the name of a folder */
    return g_strdup_printf (_("“%s” is a folder and was not written. Choose another name."), name);

  /* Translators: the first %s is the name of a file, the second the reason */
  return g_strdup_printf (_("“%s” was not written: %s"), name, cause->message);
}
