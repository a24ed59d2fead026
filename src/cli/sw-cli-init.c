/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-cli.h"
#include "sw-collation.h"
#include "sw-office.h"
#include "sw-policies.h"
#include "sw-policy-file.h"

static gboolean
check_policies (char   **policies,
                GError **error)
{
  for (guint i = 0; policies && policies[i]; i++)
    {
      g_autoptr (GError) reason = NULL;
      g_autoptr (SwPolicyFile) file = sw_policy_file_load (policies[i], &reason);

      if (file == NULL)
        {
          g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, reason->message);
          return FALSE;
        }
    }

  return TRUE;
}

/* The office and its policies, as one action. */
static gboolean
set_up (SwStore  *store,
        SwOffice *office,
        char    **policies,
        GError  **error)
{
  gboolean good;

  if (!sw_store_begin (store, _("Set up the office"), error))
    return FALSE;

  good = sw_store_save (store, SW_RECORD (office), error);
  for (guint i = 0; good && policies && policies[i]; i++)
    {
      g_autoptr (SwPolicy) policy = sw_policies_use (store, policies[i], SW_NONE, error);

      good = policy != NULL;
    }

  return sw_cli_commit (store, good, error) == SW_CLI_DONE;
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *district = NULL;
  g_auto (GStrv) policies = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "office", 0, 0, SW_CLI_TEXT, &name, N_("The street office"), N_("NAME") },
    { "district", 0, 0, SW_CLI_TEXT, &district, N_("Its district or county"), N_("NAME") },
    { "policy", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &policies, N_("A policy in force; may be given again"), N_("ID") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwOffice) office = NULL;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error) || !check_policies (policies, error))
    return SW_CLI_DONE;
  if (name == NULL || district == NULL)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("Name the office with --office and its district with --district."));
      return SW_CLI_USAGE;
    }

  office = sw_office_new ();
  office->name = g_strdup (name);
  office->district = g_strdup (district);
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = SW_COLLATION_PINYIN;

  store = sw_cli_open (cli, SW_STORE_CREATE, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  if (!set_up (store, office, policies, error))
    {
      sw_store_discard (store);
      return SW_CLI_FAILED;
    }

  sw_cli_say (_("“%s” is made."), sw_cli_get_database (cli));
  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_init = {
  "init", N_("--office NAME --district NAME"), N_("Make a database"), NULL, run,
};
