/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-cli-form.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-month-card-form.h"
#include "sw-month-cards.h"
#include "sw-organisation.h"
#include "sw-paper-sheet.h"
#include "sw-paper-visits.h"
#include "sw-service-card-form.h"
#include "sw-store-query.h"
#include "sw-visit-record-form.h"
#include "sw-visit-sheet-form.h"

typedef struct
{
  char    *path;
  char   **elders;
  char    *caregiver;
  char    *organisation;
  char    *community;
  char    *from_text;
  char    *to_text;
  char    *month_text;
  gboolean last;
  gboolean blank;
  SwDay    from;
  SwDay    to;
  SwDay    month;
  SwStore *store; /* in which new cards were made for the sheet, or NULL */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->path);
  g_strfreev (options->elders);
  g_free (options->caregiver);
  g_free (options->organisation);
  g_free (options->community);
  g_free (options->from_text);
  g_free (options->to_text);
  g_free (options->month_text);
  g_clear_object (&options->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

typedef SwForm *(*MakeForm) (SwCli    *cli,
                             Options  *options,
                             GError  **error);

/**
 * Sheet:
 * @name: the word of the command line
 * @make: fills it in
 * @make_blank: (nullable): makes an empty one
 *
 * A kind of sheet.
 */
typedef struct
{
  const char *name;
  MakeForm    make;
  SwForm   *(*make_blank) (void);
} Sheet;

static gboolean
usage (GError     **error,
       const char  *message)
{
  g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, message);

  return FALSE;
}

static gboolean
check_span (Options  *options,
            GError  **error)
{
  if (options->from == SW_NONE || options->to == SW_NONE)
    return usage (error, _("Name the span of days with --from and --to."));
  if (options->from > options->to)
    return usage (error, _("The first day of the span is after its last."));

  return TRUE;
}

/* The elders that are named. */
static GArray *
find_elders (SwStore  *store,
             Options  *options,
             GError  **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; options->elders != NULL && options->elders[i]; i++)
    {
      g_autoptr (SwElder) elder = sw_cli_find_elder (store, options->elders[i], error);
      gint64 id;

      if (elder == NULL)
        return NULL;
      id = sw_record_get_id (SW_RECORD (elder));
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

static SwForm *
make_card (SwCli    *cli,
           Options  *options,
           GError  **error)
{
  SwPaperScope scope = { SW_NONE, SW_NONE, SW_NONE, options->from, options->to };
  guint n = (options->elders != NULL ? g_strv_length (options->elders) : 0) + (options->caregiver != NULL) + (options->community != NULL);
  g_autoptr (SwStore) store = NULL;

  if (n != 1)
    {
      usage (error, _("A card is for one elder, one caregiver or one community; name it."));
      return NULL;
    }
  if (!check_span (options, error))
    return NULL;
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL)
    return NULL;

  if (options->elders != NULL)
    {
      g_autoptr (SwElder) elder = sw_cli_find_elder (store, options->elders[0], error);

      if (elder == NULL)
        return NULL;
      scope.elder_id = sw_record_get_id (SW_RECORD (elder));
    }
  if (options->caregiver != NULL &&
      !sw_cli_find_by_name (store, SW_TYPE_CAREGIVER, options->caregiver, &scope.caregiver_id, error))
    return NULL;
  if (options->community != NULL &&
      !sw_cli_find_by_name (store, SW_TYPE_COMMUNITY, options->community, &scope.community_id, error))
    return NULL;

  return sw_paper_service_card (store, &scope, error);
}

static SwForm *
make_blank_card (void)
{
  return SW_FORM (sw_service_card_form_new_blank ());
}

static SwForm *
make_record (SwCli    *cli,
             Options  *options,
             GError  **error)
{
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GArray) ids = NULL;

  if (options->elders == NULL)
    {
      usage (error, _("Name an elder with --elder."));
      return NULL;
    }
  if (options->from != SW_NONE || options->to != SW_NONE)
    {
      if (options->last)
        {
          usage (error, _("Either --last or a span of days."));
          return NULL;
        }
      if (!check_span (options, error))
        return NULL;
    }

  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL)
    return NULL;
  ids = find_elders (store, options, error);
  if (ids == NULL)
    return NULL;

  return sw_paper_visit_records (store, (const gint64 *) ids->data, ids->len, options->from, options->to, error);
}

static SwForm *
make_blank_record (void)
{
  return SW_FORM (sw_visit_record_form_new ());
}

static SwForm *
make_month_cards (SwCli    *cli,
                  Options  *options,
                  GError  **error)
{
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (SwQuery) all = sw_query_new (SW_TYPE_MONTH_CARD);
  gint64 community_id = SW_NONE, n_before;

  if (options->month == SW_NONE)
    {
      usage (error, _("Name the month with --month."));
      return NULL;
    }
  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  if (store == NULL)
    return NULL;
  if (options->community != NULL &&
      !sw_cli_find_by_name (store, SW_TYPE_COMMUNITY, options->community, &community_id, error))
    return NULL;

  ids = options->elders != NULL ? find_elders (store, options, error)
                                : sw_paper_month_card_elders (store, community_id, options->month, error);
  if (ids == NULL)
    return NULL;
  if (ids->len == 0)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED, _("No elder there has a neighbour or volunteer."));
      return NULL;
    }
  n_before = sw_store_query_count (store, all, error);
  if (n_before < 0)
    return NULL;
  cards = sw_store_make_month_cards (store, (const gint64 *) ids->data, ids->len, options->month, error);
  if (cards == NULL)
    return NULL;

  if (sw_store_query_count (store, all, NULL) > n_before)
    g_set_object (&options->store, store);

  return sw_paper_month_cards (store, cards, error);
}

static SwForm *
make_blank_month_cards (void)
{
  return SW_FORM (sw_month_card_form_new_blank ());
}

/* Who goes: somebody, or whoever a home-care organisation sends. */
static gboolean
find_who (SwStore  *store,
          Options  *options,
          gint64   *caregiver_id,
          gint64   *organisation_id,
          GError  **error)
{
  *caregiver_id = *organisation_id = SW_NONE;

  return (options->caregiver == NULL ||
          sw_cli_find_by_name (store, SW_TYPE_CAREGIVER, options->caregiver, caregiver_id, error)) &&
         (options->organisation == NULL ||
          sw_cli_find_by_name (store, SW_TYPE_ORGANISATION, options->organisation, organisation_id, error));
}

static SwForm *
make_sheet (SwCli    *cli,
            Options  *options,
            GError  **error)
{
  g_autoptr (SwStore) store = NULL;
  gint64 caregiver_id, organisation_id;

  if ((options->caregiver == NULL) == (options->organisation == NULL))
    {
      usage (error, _("Name who goes with --caregiver, or the home-care organisation with --organisation."));
      return NULL;
    }
  if (!check_span (options, error))
    return NULL;
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL || !find_who (store, options, &caregiver_id, &organisation_id, error))
    return NULL;

  return sw_paper_visit_sheet (store, caregiver_id, organisation_id, options->from, options->to, error);
}

static SwForm *
make_blank_sheet (void)
{
  return SW_FORM (sw_visit_sheet_form_new_blank ());
}

static SwForm *
make_plan (SwCli    *cli,
           Options  *options,
           GError  **error)
{
  g_autoptr (SwStore) store = NULL;
  gint64 caregiver_id, organisation_id;

  if (options->month != SW_NONE)
    {
      options->from = options->month;
      options->to = sw_day_month_end (options->month);
    }
  if (!check_span (options, error))
    return NULL;
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL || !find_who (store, options, &caregiver_id, &organisation_id, error))
    return NULL;

  return sw_paper_plan (store, caregiver_id, organisation_id, options->from, options->to, error);
}

static const Sheet sheets[] = {
  { "card", make_card, make_blank_card },
  { "record", make_record, make_blank_record },
  { "month-cards", make_month_cards, make_blank_month_cards },
  { "sheet", make_sheet, make_blank_sheet },
  { "plan", make_plan, NULL },
};

static const Sheet *
find_sheet (const char  *name,
            GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (g_strcmp0 (sheets[i].name, name) == 0)
      return &sheets[i];

  g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
               /* Translators: %s is a word that somebody typed. */
               _("“%s” is nothing that can be printed: card, record, month-cards, sheet or plan."), name);
  return NULL;
}

static gboolean
check_options (Options  *options,
               GError  **error)
{
  g_autofree char *first = NULL;

  if (options->path == NULL)
    return usage (error, _("Name the file with -o."));
  if (options->month_text != NULL)
    first = g_strconcat (options->month_text, "-01", NULL);

  if (!sw_cli_parse_day (options->from_text, SW_NONE, &options->from, error) ||
      !sw_cli_parse_day (options->to_text, SW_NONE, &options->to, error) ||
      !sw_cli_parse_day (first, SW_NONE, &options->month, error))
    return FALSE;

  return TRUE;
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (Options) options = { 0 };
  g_auto (GStrv) words = NULL;
  g_autoptr (SwForm) form = NULL;
  const Sheet *sheet;
  SwCliStatus status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, SW_CLI_TEXT, &options.path, N_("The PDF to write"), N_("FILE") },
    { "elder", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.elders, N_("An elder, by id or document number; may be repeated"), N_("ELDER") },
    { "caregiver", 0, 0, SW_CLI_TEXT, &options.caregiver, N_("A caregiver"), N_("NAME") },
    { "organisation", 0, 0, SW_CLI_TEXT, &options.organisation, N_("A home-care organisation, for a sheet or a plan"), N_("NAME") },
    { "community", 0, 0, SW_CLI_TEXT, &options.community, N_("Only one community"), N_("NAME") },
    { "from", 0, 0, SW_CLI_TEXT, &options.from_text, N_("The first day"), N_("DAY") },
    { "to", 0, 0, SW_CLI_TEXT, &options.to_text, N_("The last day"), N_("DAY") },
    { "month", 0, 0, SW_CLI_TEXT, &options.month_text, N_("The month of the cards or of the plan"), N_("YYYY-MM") },
    { "last", 0, 0, G_OPTION_ARG_NONE, &options.last, N_("Only the last visit, as is usual"), NULL },
    { "blank", 0, 0, G_OPTION_ARG_NONE, &options.blank, N_("An empty one"), NULL },
    { NULL }
  };

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error))
    return SW_CLI_DONE;
  sheet = find_sheet (words[0], error);
  if (sheet == NULL || !check_options (&options, error))
    return SW_CLI_USAGE;
  if (options.blank && sheet->make_blank == NULL)
    {
      usage (error, _("There is no empty plan."));
      return SW_CLI_USAGE;
    }

  form = options.blank ? sheet->make_blank () : sheet->make (cli, &options, error);

  status = form != NULL ? sw_cli_write_form (form, options.path, error) : SW_CLI_FAILED;
  /* A card without paper must not be there to be entered. */
  if (status == SW_CLI_FAILED && options.store != NULL)
    sw_store_undo (options.store, NULL, NULL);

  return status;
}

const SwCliVerb sw_cli_print = {
  "print", N_("card|record|month-cards|sheet|plan -o FILE.pdf"), N_("Write the forms of visits"),
  N_("card: the service card of an elder, a caregiver or a community over a span of days.\n"
     "record: the visit record of an elder, with the last visit or those of a span.\n"
     "month-cards: the cards of a month for neighbours, numbered; they are entered by their number.\n"
     "sheet: whom somebody, or whoever a home-care organisation sends, is to visit in a span of days.\n"
     "plan: who is to visit whom on which days of a month or a span: everybody, one caregiver or one organisation."),
  run,
};
