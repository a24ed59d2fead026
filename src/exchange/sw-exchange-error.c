/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-exchange-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sw-file-error.h"

G_DEFINE_QUARK (sw-exchange-error-quark, sw_exchange_error)

/**
 * sw_exchange_error_set:
 * @error: where to put the error
 * @code: what is wrong
 * @sentence: a sentence in the user's language with one %s
 * @path: the file, whose name stands there
 *
 * Says what is wrong with a file; the sentence may come from a table.
 */
void
sw_exchange_error_set (GError          **error,
                       SwExchangeError   code,
                       const char       *sentence,
                       const char       *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_auto (GStrv) halves = g_strsplit (sentence, "%s", 2);
  g_autofree char *message = g_strjoinv (name, halves);

  g_set_error_literal (error, SW_EXCHANGE_ERROR, code, message);
}

/**
 * sw_exchange_error_take_read:
 * @error: where to put the error
 * @path: the file that was read
 * @cause: (transfer full): what GIO said
 *
 * Turns an error of GIO while reading into a sentence that names the file. A
 * cancelled operation stays %G_IO_ERROR_CANCELLED.
 */
void
sw_exchange_error_take_read (GError     **error,
                             const char  *path,
                             GError      *cause)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr(GError) owned = cause;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&owned));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_UNREADABLE,
                 /* Translators: %s is the name of a file */
                 _("There is no file “%s”."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_UNREADABLE,
                 /* Translators: %s is the name of a folder */
                 _("“%s” is a folder, not a workbook."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_UNREADABLE,
                 /* Translators: %s is the name of a file */
                 _("You are not allowed to read “%s”."), name);
  else
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_UNREADABLE,
                 /* Translators: the first %s is the name of a file, the second the reason */
                 _("“%s” cannot be read: %s"), name, cause->message);
}

/**
 * sw_exchange_error_take_write:
 * @error: where to put the error
 * @path: the file that was to be written
 * @cause: (transfer full): what GIO said
 *
 * Turns an error of GIO while writing into a sentence that names the file. A
 * cancelled operation stays %G_IO_ERROR_CANCELLED.
 */
void
sw_exchange_error_take_write (GError     **error,
                              const char  *path,
                              GError      *cause)
{
  g_autoptr(GError) owned = cause;
  g_autofree char *sentence = NULL;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return;
    }

  sentence = sw_file_error_describe_write (path, cause);
  g_set_error_literal (error, SW_EXCHANGE_ERROR,
                       g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? SW_EXCHANGE_ERROR_NO_SPACE
                                                                               : SW_EXCHANGE_ERROR_NOT_WRITABLE,
                       sentence);
}

/**
 * sw_exchange_error_set_errno:
 * @error: where to put the error
 * @path: the file that was to be written
 * @number: the value of errno
 *
 * As [func@exchange_error_take_write] for a failed call of the C library.
 */
void
sw_exchange_error_set_errno (GError     **error,
                             const char  *path,
                             int          number)
{
  sw_exchange_error_take_write (error, path,
                                g_error_new_literal (G_IO_ERROR, (int) sw_file_error_code (number), g_strerror (number)));
}
