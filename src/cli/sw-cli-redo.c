/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-cli.h"

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (SwStore) store = NULL;
  g_autofree char *label = NULL;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error))
    return SW_CLI_DONE;

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  if (store == NULL || !sw_store_redo (store, &label, error))
    return SW_CLI_FAILED;

  /* Translators: %s is what an action is called. */
  sw_cli_say (_("Done again: %s"), label);
  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_redo = {
  "redo", NULL, N_("Do again what was undone"), NULL, run,
};
