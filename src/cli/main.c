/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-cli.h"
#include "sw-platform.h"

int
main (int   argc,
      char *argv[])
{
  sw_platform_init ("shouwangctl");

  return sw_cli_main (argc, argv);
}
