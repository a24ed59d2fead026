/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-cli-agreement.h"
#include "sw-day.h"

typedef struct
{
  gboolean all_key;
  GStrv    elders;
  char    *worker;
  char    *neighbour;
  char    *day_text;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->elders);
  g_free (options->worker);
  g_free (options->neighbour);
  g_free (options->day_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static GPtrArray *
propose (SwStore       *store,
         const Options *options,
         SwDay          day,
         GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (options->all_key)
    return sw_agreements_propose (store, NULL, day, NULL, error);

  for (guint i = 0; options->elders[i]; i++)
    {
      g_autoptr (SwElder) elder = sw_cli_find_elder (store, options->elders[i], error);
      gint64 id;

      if (elder == NULL)
        return NULL;
      id = sw_record_get_id (SW_RECORD (elder));
      sw_cli_agreement_add_id (ids, id);
    }

  return sw_agreements_propose_elders (store, (gint64 *) (gpointer) ids->data, ids->len, day, NULL, error);
}

/* Who was named takes the place of whom the elder's record names. */
static gboolean
name_people (SwStore       *store,
             GPtrArray     *proposals,
             const Options *options,
             GError       **error)
{
  gint64 worker_id, neighbour_id;

  if (!sw_cli_agreement_find_person (store, options->worker, &worker_id, error) ||
      !sw_cli_agreement_find_person (store, options->neighbour, &neighbour_id, error))
    return FALSE;

  for (guint i = 0; i < proposals->len; i++)
    {
      if (worker_id != SW_NONE)
        sw_proposal_set_worker (proposals->pdata[i], worker_id);
      if (neighbour_id != SW_NONE)
        sw_proposal_set_neighbour (proposals->pdata[i], neighbour_id);
    }

  return TRUE;
}

/* Tells who is left out of "all", and what stays blank. Returns how many are left out. */
static guint
leave_out (GPtrArray *proposals)
{
  guint n = 0;

  for (guint i = 0; i < proposals->len;)
    {
      SwProposal *proposal = proposals->pdata[i];
      g_autofree char *lacks = sw_agreement_format_lacks (proposal->lacks);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, proposal->elder_id);

      if (sw_proposal_is_complete (proposal))
        {
          i++;
          continue;
        }
      /* Translators: the name of an elder, the id, and what is missing, as "no community worker". */
      sw_cli_say (_("%s (%s): %s; no agreement was drafted."), proposal->elder_name, id, lacks);
      g_ptr_array_remove_index (proposals, i);
      n++;
    }

  return n;
}

static SwCliStatus
draft (SwCli   *cli,
       char   **arguments,
       GError **error)
{
  g_auto (Options) options = { FALSE };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "all-key", 0, 0, G_OPTION_ARG_NONE, &options.all_key,
      N_("For every key elder, or found in need of care, who has none"), NULL },
    { "elder", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.elders, N_("For this elder; can be repeated"),
      N_("ID-OR-NUMBER") },
    { "worker", 0, 0, SW_CLI_TEXT, &options.worker, N_("The community worker, instead of the elder’s"), N_("NAME") },
    { "neighbour", 0, 0, SW_CLI_TEXT, &options.neighbour, N_("The neighbour or volunteer, instead of the elder’s"),
      N_("NAME") },
    { "day", 0, 0, SW_CLI_TEXT, &options.day_text, N_("The day of drafting, instead of today"), N_("DAY") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GArray) ids = NULL;
  guint n_left_out = 0;
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error))
    return SW_CLI_DONE;
  if (options.all_key == (options.elders != NULL))
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("Say for whom: either --all-key or --elder, one or several times."));
      return SW_CLI_USAGE;
    }
  if (!sw_cli_parse_day (options.day_text, sw_day_today (), &day, error))
    return SW_CLI_USAGE;

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  proposals = store ? propose (store, &options, day, error) : NULL;
  if (proposals == NULL || !name_people (store, proposals, &options, error))
    return SW_CLI_FAILED;
  if (options.all_key)
    n_left_out = leave_out (proposals);

  if (proposals->len > 0)
    {
      ids = sw_agreements_draft (store, proposals, day, sw_cli_progress, NULL, NULL, error);
      if (ids == NULL)
        return SW_CLI_FAILED;
      sw_cli_progress_end ();
      if (!sw_cli_agreement_write_numbers (store, ids, error))
        return SW_CLI_FAILED;
    }

  return n_left_out > 0 ? SW_CLI_ATTENTION : SW_CLI_DONE;
}

const SwCliVerb sw_cli_agreement_draft = {
  "agreement draft", N_("--all-key | --elder ID-OR-NUMBER…"), N_("Draft agreements, as one action"),
  N_("Prints the numbers. With --all-key, who has no worker or no neighbour is left out and named, and it exits\n"
     "with 1. A worker or a neighbour that is named here becomes the elder’s."),
  draft,
};

static SwCliStatus
renew (SwCli   *cli,
       char   **arguments,
       GError **error)
{
  g_auto (Options) options = { FALSE };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "worker", 0, 0, SW_CLI_TEXT, &options.worker, N_("The community worker, instead of the elder’s"), N_("NAME") },
    { "neighbour", 0, 0, SW_CLI_TEXT, &options.neighbour, N_("The neighbour or volunteer, instead of the elder’s"),
      N_("NAME") },
    { "day", 0, 0, SW_CLI_TEXT, &options.day_text, N_("The day of drafting, instead of today"), N_("DAY") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) successors = NULL;
  gint64 worker_id, neighbour_id;
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 1, G_MAXUINT, &words, error))
    return SW_CLI_DONE;
  if (!sw_cli_parse_day (options.day_text, sw_day_today (), &day, error))
    return SW_CLI_USAGE;

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  ids = store ? sw_cli_agreement_find (store, words, error) : NULL;
  if (ids == NULL || !sw_cli_agreement_find_person (store, options.worker, &worker_id, error) ||
      !sw_cli_agreement_find_person (store, options.neighbour, &neighbour_id, error))
    return SW_CLI_FAILED;

  successors = sw_agreements_renew (store, (gint64 *) (gpointer) ids->data, ids->len, worker_id, neighbour_id, day, error);
  return successors && sw_cli_agreement_write_numbers (store, successors, error) ? SW_CLI_DONE : SW_CLI_FAILED;
}

const SwCliVerb sw_cli_agreement_renew = {
  "agreement renew", N_("NUMBER…"), N_("Draft the successors of agreements"),
  N_("An agreement stays in force until its successor is signed, unless the worker or the neighbour is another one:\n"
     "that ends it. Prints the numbers of the successors."),
  renew,
};
