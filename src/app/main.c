/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-application.h"
#include "sw-platform.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (SwApplication) application = NULL;

  sw_platform_init ("shouwang");
  g_set_application_name (_("Shouwang"));

  application = sw_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
