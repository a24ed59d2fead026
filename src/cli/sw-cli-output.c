/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sw-cli.h"
#include "sw-platform.h"

/* Percent that stand on the terminal; -1 for none. */
static int shown = -1;

/* Where data goes: NULL for standard output. */
static FILE *file;

/**
 * sw_cli_write_to:
 * @path: (nullable): a file; %NULL for standard output
 * @error: return location for an error
 *
 * Says where sw_cli_write() is to write from now on.
 *
 * Returns: whether it can
 */
gboolean
sw_cli_write_to (const char *path,
                 GError    **error)
{
  if (path == NULL)
    return TRUE;

  file = g_fopen (path, "wb");
  if (file == NULL)
    /* Translators: the first %s is a file, the second what the system says. */
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED, _("“%s” cannot be written to: %s."), path,
                 g_strerror (errno));

  return file != NULL;
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
  FILE *written = g_steal_pointer (&file);
  gboolean good = fflush (written ? written : stdout) == 0 && !ferror (written ? written : stdout);

  if (written && fclose (written) != 0)
    good = FALSE;
  if (!good)
    /* Translators: %s is what the system says. */
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED, _("The data cannot be written: %s."), g_strerror (errno));

  return good;
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
