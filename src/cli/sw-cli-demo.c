/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-cli.h"
#include "sw-demo-visits.h"
#include "sw-demo.h"

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  int n_elders = 1000;
  int n_months = 0;
  int n_communities = 0;
  gint64 seed = 1, n_visits = 0;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "elders", 0, 0, G_OPTION_ARG_INT, &n_elders, N_("How many elders (1000)"), N_("N") },
    { "communities", 0, 0, G_OPTION_ARG_INT, &n_communities, N_("How many communities (as fit the elders)"),
      N_("N") },
    { "months", 0, 0, G_OPTION_ARG_INT, &n_months, N_("So many months of visits (0)"), N_("M") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("Another number gives other people (1)"), N_("N") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error))
    return SW_CLI_DONE;
  if (n_elders < 0 || n_elders > SW_DEMO_MAX_ELDERS || n_communities < 0 || n_communities > 1000 || seed < 0 ||
      seed > G_MAXUINT32)
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                   _("There can be up to %d elders, 1000 communities, and a seed of 32 bits."), SW_DEMO_MAX_ELDERS);
      return SW_CLI_USAGE;
    }

  if (n_months < 0 || n_months > SW_DEMO_MAX_MONTHS)
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("There can be visits of up to %d months."),
                   SW_DEMO_MAX_MONTHS);
      return SW_CLI_USAGE;
    }

  store = sw_cli_open (cli, SW_STORE_CREATE, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  if (!sw_demo_fill (store, (guint) n_elders, (guint) n_communities, (guint32) seed, sw_cli_progress, NULL, NULL, error) ||
      (n_months > 0 && !sw_demo_add_visits (store, (guint) n_months, (guint32) seed, sw_cli_progress, NULL, NULL, &n_visits,
                                            error)))
    {
      sw_store_discard (store);
      return SW_CLI_FAILED;
    }

  sw_cli_progress_end ();
  sw_cli_say (ngettext ("A demonstration office with %d elder is made.",
                        "A demonstration office with %d elders is made.", (gulong) n_elders),
              n_elders);
  if (n_months > 0)
    {
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, n_visits);

      /* Translators: %s is how many. */
      sw_cli_say (ngettext ("It has %s visit.", "It has %s visits.", (gulong) n_visits), count);
    }
  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_demo = {
  "demo", NULL, N_("Make a database with a synthetic office"),
  N_("Nobody in it exists. The same options on the same day make the same office."), run,
};
