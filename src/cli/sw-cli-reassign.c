/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-cli.h"
#include "sw-elder.h"
#include "sw-organisation.h"
#include "sw-register-changes.h"

#define N_ROLES 3

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_autofree char *worker = NULL;
  g_autofree char *neighbour = NULL;
  g_autofree char *organisation = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "worker", 0, 0, SW_CLI_TEXT, &worker, N_("The community worker from today on"), N_("NAME") },
    { "neighbour", 0, 0, SW_CLI_TEXT, &neighbour, N_("The neighbour, relative or volunteer from today on"), N_("NAME") },
    { "organisation", 0, 0, SW_CLI_TEXT, &organisation, N_("The home-care organisation from today on"), N_("NAME") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GTypeClass) klass = g_type_class_ref (SW_TYPE_ELDER);
  SwReassignment parts[N_ROLES];
  guint n = 0;

  if (!sw_cli_parse (cli, arguments, entries, 1, G_MAXUINT, &words, error))
    return SW_CLI_DONE;
  if (worker == NULL && neighbour == NULL && organisation == NULL)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("Say who is to visit with --worker, --neighbour or --organisation."));
      return SW_CLI_USAGE;
    }

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  ids = store != NULL ? sw_cli_find_elders (store, words, error) : NULL;
  if (ids == NULL)
    return SW_CLI_FAILED;
  for (guint i = 0; i < N_ROLES; i++)
    {
      static const char *const fields[] = { "worker_id", "neighbour_id", "homecare_organisation_id" };
      const char *names[] = { worker, neighbour, organisation };

      if (names[i] == NULL)
        continue;
      parts[n].field = sw_record_class_find_field ((SwRecordClass *) klass, fields[i]);
      parts[n].ids = ids;
      if (!sw_cli_find_by_name (store, parts[n].field->reference (), names[i], &parts[n].to, error))
        return SW_CLI_FAILED;
      n++;
    }

  return sw_elders_reassign (store, parts, n, NULL, NULL, NULL, error) ? SW_CLI_DONE : SW_CLI_FAILED;
}

const SwCliVerb sw_cli_reassign = {
  "reassign", N_("ELDER… [--worker NAME] [--neighbour NAME] [--organisation NAME]"), N_("Give elders to others to visit"),
  N_("From today on, as one action. An agreement that names somebody else ends today, and its successor is\n"
     "drafted. For days of leave there is “shouwangctl leave”."),
  run,
};
