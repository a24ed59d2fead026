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
  char *asked[] = { NULL, (char *) "--help", (char *) "--help", NULL };
  g_autofree char *help = NULL;
  const SwCliVerb *verb;

  if (!sw_cli_parse (cli, arguments, entries, 0, 2, &words, error))
    return SW_CLI_DONE;

  if (words[0] == NULL)
    {
      help = sw_cli_get_help (cli, NULL, NULL);
      sw_cli_write (help);
      return SW_CLI_DONE;
    }

  verb = sw_cli_find_verb (words[0]);
  if (verb == NULL)
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("There is no verb “%s”."), words[0]);
      return SW_CLI_USAGE;
    }

  /* Only the verb knows its options. */
  asked[0] = (char *) verb->name;
  if (words[1])
    asked[1] = words[1];
  return sw_cli_run_verb (cli, verb, asked, error);
}

const SwCliVerb sw_cli_help = {
  "help", N_("[VERB [WORD]]"), N_("Say how this is used"), NULL, run,
};
