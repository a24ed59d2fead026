/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-backup.h"
#include "sw-cli.h"

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_autofree char *path = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, SW_CLI_TEXT, &path, N_("Where to, instead of the folder of backups"), N_("FILE") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autofree char *made = NULL;
  g_autofree char *line = NULL;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error))
    return SW_CLI_DONE;

  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  made = sw_store_backup (store, path, "manual", sw_cli_progress, NULL, NULL, error);
  if (made == NULL)
    return SW_CLI_FAILED;

  sw_cli_progress_end ();
  line = g_strconcat (made, "\n", NULL);
  sw_cli_write (line);
  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_backup = {
  "backup", NULL, N_("Copy the database, and check the copy"), N_("Prints where the copy is."), run,
};
