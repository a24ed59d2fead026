/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-cli-agreement.h"
#include "sw-cli-visit.h"
#include "sw-elder.h"
#include "sw-visits.h"

/* What the options say of the fields of a visit. */
static const struct
{
  const char *option;
  const char *field;
  const char *help;
  const char *value;
} texts[] = {
  { "party", "party", N_("street, worker, neighbour, homecare or other; what the caregiver is, unless said"), N_("PARTY") },
  { "channel", "channel", N_("phone, home, video or other"), N_("CHANNEL") },
  { "day", "day", N_("The day on which it was made"), N_("DAY") },
  { "time", "minute", N_("The time, as 9:30"), N_("TIME") },
  { "outcome", "outcome", N_("reached (unless said), not-reached, refused, away or abnormal"), N_("OUTCOME") },
  { "content", "content", N_("What was done"), N_("TEXT") },
  { "needs", "needs", N_("What the elder needs"), N_("TEXT") },
  { "suggestions", "suggestions", N_("What is suggested"), N_("TEXT") },
  { "satisfaction", "satisfaction", N_("satisfied, basically-satisfied or dissatisfied"), N_("WORD") },
  { "source", "source", N_("hand (unless said), card or phone"), N_("SOURCE") },
};

typedef struct
{
  char *elder;
  char *caregiver;
  GStrv services;
  char *values[G_N_ELEMENTS (texts)];
} Options;

static void
options_clear (Options *options)
{
  g_free (options->elder);
  g_free (options->caregiver);
  g_strfreev (options->services);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (options->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
set_field (SwVisit    *visit,
           const char *name,
           const char *text,
           GError    **error)
{
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (visit), name);

  return text == NULL || sw_cli_parse_field (SW_RECORD (visit), field, text, error);
}

/* The visit as the options say it, without the persons. */
static SwVisit *
make_visit (const Options *options,
            GError       **error)
{
  g_autoptr (SwVisit) visit = sw_visit_new ();
  g_autofree char *services = options->services ? g_strjoinv (";", options->services) : NULL;

  visit->outcome = SW_OUTCOME_REACHED;
  visit->services = 1 << SW_SERVICE_CONTACT;
  visit->source = SW_VISIT_SOURCE_HAND;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!set_field (visit, texts[i].field, options->values[i], error))
      return NULL;
  if (!set_field (visit, "services", services, error))
    return NULL;

  if (options->elder == NULL || visit->channel == SW_NONE || visit->day == SW_NONE ||
      (visit->party == SW_NONE && options->caregiver == NULL))
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("A visit needs --elder, --channel, --day, and --party or --caregiver."));
      return NULL;
    }

  return g_steal_pointer (&visit);
}

static gboolean
set_persons (SwStore       *store,
             SwVisit       *visit,
             const Options *options,
             GError       **error)
{
  g_autoptr (SwElder) elder = sw_cli_find_elder (store, options->elder, error);

  if (elder == NULL || !sw_cli_agreement_find_person (store, options->caregiver, &visit->caregiver_id, error))
    return FALSE;

  visit->elder_id = sw_record_get_id (SW_RECORD (elder));
  if (visit->party != SW_NONE)
    return TRUE;

  return sw_store_assign_party (store, visit, error);
}

static SwCliStatus
add (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (Options) options = { NULL };
  g_auto (GStrv) words = NULL;
  GOptionEntry entries[G_N_ELEMENTS (texts) + 4] = {
    { "elder", 0, 0, SW_CLI_TEXT, &options.elder, N_("Whom it was made to"), N_("ID-OR-NUMBER") },
    { "caregiver", 0, 0, SW_CLI_TEXT, &options.caregiver, N_("Who made it"), N_("NAME") },
    { "service", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.services,
      N_("contact (unless said), cleaning, laundry, haircut, meal …; can be repeated"), N_("SERVICE") },
  };
  g_autoptr (SwVisit) visit = NULL;
  g_autoptr (SwStore) store = NULL;
  g_autofree char *id = NULL;
  g_autofree char *doubt = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    entries[3 + i] = (GOptionEntry) { texts[i].option, 0, 0, SW_CLI_TEXT, &options.values[i], texts[i].help, texts[i].value };
  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error))
    return SW_CLI_DONE;
  visit = make_visit (&options, error);
  if (visit == NULL)
    return SW_CLI_USAGE;

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  if (store == NULL || !set_persons (store, visit, &options, error) || !sw_store_save_visit (store, visit, NULL, error))
    return SW_CLI_FAILED;

  id = g_strdup_printf ("%" G_GINT64_FORMAT "\n", sw_record_get_id (SW_RECORD (visit)));
  sw_cli_write (id);
  doubt = sw_store_doubt_visit (store, visit);
  if (doubt != NULL)
    sw_cli_say ("%s", doubt);
  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_visit_add = {
  "visit add", N_("--elder ID-OR-NUMBER --channel CHANNEL --day DAY …"), N_("Record a visit"),
  N_("Prints its id. A day in the future is refused; one before today makes a late entry."), add,
};

static SwCliStatus
list (SwCli   *cli,
      char   **arguments,
      GError **error)
{
  return sw_cli_list_records (cli, arguments, "visits", error);
}

const SwCliVerb sw_cli_visit_list = {
  "visit list", N_("[FILTER]…"), N_("List visits, the latest first"),
  N_("Beside the fields a filter can name elder, community, community_id, caregiver and late (1 or 0).\n"
     "For example: visit list 'day>=2026-11-01' outcome=not-reached,away community=听枫社区"),
  list,
};

static const SwCliVerb *const subs[] = {
  &sw_cli_visit_add, &sw_cli_visit_list, &sw_cli_visit_import, &sw_cli_visit_template, NULL,
};

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  return sw_cli_run_sub (cli, &sw_cli_visit, subs, arguments, error);
}

const SwCliVerb sw_cli_visit = {
  "visit", N_("add|list|import|template …"), N_("Record and list visits"), NULL, run,
};
