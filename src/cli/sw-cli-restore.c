/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-backup.h"
#include "sw-cli.h"

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = { { NULL } };

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error))
    return SW_CLI_DONE;
  if (!sw_store_restore (sw_cli_get_database (cli), words[0], error))
    return SW_CLI_FAILED;

  sw_cli_say (_("“%s” is restored."), sw_cli_get_database (cli));
  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_restore = {
  "restore", N_("FILE"), N_("Put a backup in the place of the database"),
  N_("What is there now is kept as a backup."), run,
};
