/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-cli.h"
#include "sw-collation.h"
#include "sw-office.h"

/* The policies that the program knows: 姑苏民卫〔2022〕159号 and 会政办发〔2022〕130号. */
static const char *const policies_known[] = { "gusu-2022-159", "huining-2022-130", NULL };

static gboolean
check_policies (char   **policies,
                GError **error)
{
  for (guint i = 0; policies && policies[i]; i++)
    if (!g_strv_contains (policies_known, policies[i]))
      {
        g_autofree char *known = g_strjoinv (", ", (char **) policies_known);

        g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("There is no policy “%s”; there are %s."), policies[i],
                     known);
        return FALSE;
      }

  return TRUE;
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
  office->policies = policies ? g_strjoinv (",", policies) : NULL;
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = SW_COLLATION_PINYIN;

  store = sw_cli_open (cli, SW_STORE_CREATE, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  if (!sw_store_save_one (store, SW_RECORD (office), _("Set up the office"), error))
    {
      sw_cli_discard (cli, store);
      return SW_CLI_FAILED;
    }

  sw_cli_say (_("“%s” is made."), sw_cli_get_database (cli));
  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_init = {
  "init", N_("--office NAME --district NAME"), N_("Make a database"), NULL, run,
};
