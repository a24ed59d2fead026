/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>
#ifdef G_OS_WIN32
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <windows.h>
#endif

#include "sw-cli.h"
#include "sw-config.h"

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  /* What counts is translated by ngettext, which takes the domain of the program. */
  bindtextdomain (GETTEXT_PACKAGE, SW_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
#ifdef G_OS_WIN32
  SetConsoleOutputCP (CP_UTF8);
  /* Data is the same to the byte on every system. */
  _setmode (_fileno (stdout), _O_BINARY);
#endif

  return sw_cli_main (argc, argv);
}
