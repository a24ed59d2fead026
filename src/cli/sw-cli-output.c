/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sw-cli.h"
#include "sw-exchange-error.h"
#include "sw-output-file.h"
#include "sw-platform.h"

/* Percent that stand on the terminal; -1 for none. */
static int shown = -1;

/* Where data goes: NULL for standard output. */
static FILE *file;
static char *file_path;
/* What takes its place when all is written; NULL for a pipe or a device. */
static SwOutputFile *output;

/**
 * sw_cli_write_to:
 * @path: (nullable): a file; %NULL for standard output
 * @error: return location for an error
 *
 * Says where sw_cli_write() is to write from now on. A file that is there stays as it is until
 * sw_cli_flush() has written all.
 *
 * Returns: whether it can
 */
gboolean
sw_cli_write_to (const char *path,
                 GError    **error)
{
  gboolean is_device = path && g_file_test (path, G_FILE_TEST_EXISTS) &&
                       !g_file_test (path, G_FILE_TEST_IS_REGULAR) && !g_file_test (path, G_FILE_TEST_IS_DIR);

  if (path == NULL)
    return TRUE;

  if (!is_device)
    {
      output = sw_output_file_new (path, error);
      if (output == NULL)
        return FALSE;
    }
  file_path = g_strdup (path);
  file = g_fopen (output ? sw_output_file_get_path (output) : path, "wb");
  if (file == NULL)
    sw_exchange_error_set_errno (error, path, errno);

  return file != NULL;
}

/**
 * sw_cli_writes_file:
 *
 * Returns: whether what is written goes to a file that somebody may open, no pipe and no device
 */
gboolean
sw_cli_writes_file (void)
{
  return output != NULL;
}

/**
 * sw_cli_write:
 * @text: a text
 *
 * Writes data, in UTF-8 whatever the locale is. What goes wrong is told by
 * sw_cli_flush().
 */
void
sw_cli_write (const char *text)
{
  sw_platform_write (file ? file : stdout, text);
}

/**
 * sw_cli_flush:
 * @error: return location for an error
 *
 * Returns: whether all data reached its place
 */
gboolean
sw_cli_flush (GError **error)
{
  g_autoptr (SwOutputFile) finished = g_steal_pointer (&output);
  g_autofree char *path = g_steal_pointer (&file_path);
  FILE *written = g_steal_pointer (&file);
  gboolean good = fflush (written ? written : stdout) == 0 && !ferror (written ? written : stdout);

  if (written && fclose (written) != 0)
    good = FALSE;
  if (!good && path)
    sw_exchange_error_set_errno (error, path, errno);
  else if (!good)
    /* Translators: %s is what the system says. */
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED, _("The data cannot be written: %s."), g_strerror (errno));

  return good && (finished == NULL || sw_output_file_finish (finished, error));
}

/**
 * sw_cli_discard_output:
 *
 * Drops what was written to a file so far; the one that was there stays.
 */
void
sw_cli_discard_output (void)
{
  g_clear_pointer (&file, fclose);
  g_clear_pointer (&output, sw_output_file_free);
  g_clear_pointer (&file_path, g_free);
}

/**
 * sw_cli_say:
 * @format: a sentence, as printf() takes it
 * @...: what it needs
 *
 * Tells the user something, on standard error.
 */
void
sw_cli_say (const char *format,
            ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_printerr ("%s\n", text);
}

/**
 * sw_cli_progress:
 * @fraction: how much is done
 * @user_data: nothing
 *
 * Shows the progress where somebody looks at it, that is on a terminal.
 */
void
sw_cli_progress (double   fraction,
                 gpointer user_data)
{
  int percent = (int) (CLAMP (fraction, 0, 1) * 100);

  if (percent == shown || !isatty (STDERR_FILENO))
    return;

  shown = percent;
  g_printerr ("\r%3d %%", percent);
}

/**
 * sw_cli_progress_end:
 * Ends the line that sw_cli_progress() has written to, if it has.
 */
void
sw_cli_progress_end (void)
{
  if (shown < 0)
    return;

  g_printerr ("\r     \r");
  shown = -1;
}
