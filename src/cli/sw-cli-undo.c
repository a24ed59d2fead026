/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-cli.h"

/* One step back or forth. */

typedef gboolean (*StepFunc) (SwStore *store, char **label, GError **error);

static SwCliStatus
step (SwCli    *cli,
      char    **arguments,
      StepFunc  func,
      char    **label,
      GError  **error)
{
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (SwStore) store = NULL;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error))
    return SW_CLI_DONE;

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  return store && func (store, label, error) ? SW_CLI_DONE : SW_CLI_FAILED;
}

static SwCliStatus
run_undo (SwCli   *cli,
          char   **arguments,
          GError **error)
{
  g_autofree char *label = NULL;
  SwCliStatus status = step (cli, arguments, sw_store_undo, &label, error);

  if (label)
    /* Translators: %s is what an action is called. */
    sw_cli_say (_("Undone: %s"), label);
  return status;
}

static SwCliStatus
run_redo (SwCli   *cli,
          char   **arguments,
          GError **error)
{
  g_autofree char *label = NULL;
  SwCliStatus status = step (cli, arguments, sw_store_redo, &label, error);

  if (label)
    /* Translators: %s is what an action is called. */
    sw_cli_say (_("Done again: %s"), label);
  return status;
}

const SwCliVerb sw_cli_undo = {
  "undo", NULL, N_("Take the last action back"), NULL, run_undo,
};

const SwCliVerb sw_cli_redo = {
  "redo", NULL, N_("Do again what was undone"), NULL, run_redo,
};
