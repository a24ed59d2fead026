/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs from one system to the next before anything is read or shown: where the
 * program was installed, how it was called, and how its words reach the console. */
#include "sw-platform.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "sw-config.h"

#ifdef G_OS_WIN32
#include <fcntl.h>
#include <io.h>
#include <windows.h>

/* A console takes no more than some 64 KiB at a time. */
#define CONSOLE_UNITS 8192

static void
print_cb (const char *text)
{
  sw_platform_write (stdout, text);
}

static void
print_error_cb (const char *text)
{
  sw_platform_write (stderr, text);
}

/* Windows has no fixed place for a program: it looks beside itself. */
static char *
catalogue_folder (void)
{
  g_autofree char *top = g_win32_get_package_installation_directory_of_module (NULL);
  g_autofree char *folder = g_build_filename (top, SW_LOCALEDIR, NULL);

  /* The library opens files by their names in the system's code page. */
  return g_win32_locale_filename_from_utf8 (folder);
}
#else
static char *
catalogue_folder (void)
{
  return g_strdup (SW_LOCALEDIR);
}
#endif

/**
 * sw_platform_bind_catalogue:
 * @domain: a domain of messages
 *
 * Says that the translations of a domain were installed with the program.
 */
void
sw_platform_bind_catalogue (const char *domain)
{
  g_autofree char *folder = catalogue_folder ();

  if (folder)
    bindtextdomain (domain, folder);
  bind_textdomain_codeset (domain, "UTF-8");
}

/**
 * sw_platform_init:
 * @program: the name of the program
 *
 * What a program does first: takes the user's language, finds the translations, and makes
 * sure that what it prints arrives as it was written.
 */
void
sw_platform_init (const char *program)
{
  setlocale (LC_ALL, "");
  g_set_prgname (program);
  sw_platform_bind_catalogue (GETTEXT_PACKAGE);
  /* What counts is translated by ngettext(), which takes the domain of the program. */
  textdomain (GETTEXT_PACKAGE);

#ifdef G_OS_WIN32
  /* Data is the same to the byte on every system. */
  _setmode (_fileno (stdout), _O_BINARY);
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);
#endif
}

/**
 * sw_platform_get_arguments:
 * @argv: what main() was given
 *
 * Returns: (transfer full): the arguments, the program first, as file names are on this
 *   system; in UTF-8 on Windows, where @argv has lost what the code page does not know
 */
char **
sw_platform_get_arguments (char **argv)
{
#ifdef G_OS_WIN32
  return g_win32_get_command_line ();
#else
  return g_strdupv (argv);
#endif
}

/**
 * sw_platform_write:
 * @stream: standard output or error, or a file
 * @text: a text
 *
 * Writes text in UTF-8; to a console of Windows, which has its own encoding, as characters. The
 * stream remembers what goes wrong.
 */
void
sw_platform_write (FILE       *stream,
                   const char *text)
{
#ifdef G_OS_WIN32
  HANDLE console = (HANDLE) _get_osfhandle (_fileno (stream));
  DWORD mode;

  if (GetConsoleMode (console, &mode))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);
      glong n = 0;
      g_autofree gunichar2 *units = g_utf8_to_utf16 (valid, -1, NULL, &n, NULL);

      fflush (stream);
      for (glong at = 0; at < n;)
        {
          glong part = MIN (n - at, CONSOLE_UNITS);
          DWORD written = 0;

          /* Not between the two halves of a character. */
          if (at + part < n && IS_HIGH_SURROGATE (units[at + part - 1]))
            part--;
          if (!WriteConsoleW (console, units + at, (DWORD) part, &written, NULL) || written == 0)
            return;
          at += (glong) written;
        }
      return;
    }
#endif
  fputs (text, stream);
}
