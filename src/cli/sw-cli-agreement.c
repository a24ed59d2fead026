/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-cli-agreement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-attachments.h"
#include "sw-cli-records.h"
#include "sw-day.h"

/**
 * sw_cli_agreement_add_id:
 * @ids: (element-type gint64): ids that were named
 * @id: another one
 *
 * Adds an id; what is named twice is meant once.
 */
void
sw_cli_agreement_add_id (GArray *ids,
                         gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;

  g_array_append_val (ids, id);
}

/**
 * sw_cli_agreement_find:
 * @store: a store
 * @numbers: numbers of agreements
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids
 */
GArray *
sw_cli_agreement_find (SwStore *store,
                       char   **numbers,
                       GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; numbers[i]; i++)
    {
      g_autoptr (SwAgreement) agreement = sw_agreements_find (store, numbers[i], error);
      gint64 id;

      if (agreement == NULL)
        return NULL;
      id = sw_record_get_id (SW_RECORD (agreement));
      sw_cli_agreement_add_id (ids, id);
    }

  return g_steal_pointer (&ids);
}

/**
 * sw_cli_agreement_find_person:
 * @store: a store
 * @text: (nullable): the name or the id of a caregiver
 * @id: (out): the id, or %SW_NONE
 * @error: return location for an error
 *
 * Returns: whether nobody was asked for, or there is one and only one
 */
gboolean
sw_cli_agreement_find_person (SwStore    *store,
                              const char *text,
                              gint64     *id,
                              GError    **error)
{
  g_autoptr (SwCaregiver) caregiver = NULL;

  *id = SW_NONE;
  if (text == NULL)
    return TRUE;
  if (*text == '\0' || strspn (text, "0123456789") != strlen (text))
    return sw_cli_find_by_name (store, SW_TYPE_CAREGIVER, text, id, error);

  *id = g_ascii_strtoll (text, NULL, 10);
  caregiver = sw_store_load (store, SW_TYPE_CAREGIVER, *id, error);
  return caregiver != NULL;
}

/**
 * sw_cli_agreement_write_numbers:
 * @store: a store
 * @ids: (element-type gint64): agreements
 * @error: return location for an error
 *
 * Writes their numbers, one a line.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_cli_agreement_write_numbers (SwStore *store,
                                GArray  *ids,
                                GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SwAgreement) agreement = sw_store_load (store, SW_TYPE_AGREEMENT, g_array_index (ids, gint64, i), error);

      if (agreement == NULL)
        return FALSE;
      sw_cli_write (agreement->number);
      sw_cli_write ("\n");
    }

  return TRUE;
}

static SwCliStatus
list (SwCli   *cli,
      char   **arguments,
      GError **error)
{
  return sw_cli_list_records (cli, arguments, "agreements", error);
}

const SwCliVerb sw_cli_agreement_list = {
  "agreement list", N_("[FILTER]…"), N_("List agreements"),
  N_("A filter is field=value, with = != < <= > >= or ~ (contains); several values stand with commas.\n"
     "Beside the fields there are waiting (days since it was printed, while a signature is missing), overdue,\n"
     "elder, worker, neighbour and community.\n"
     "For example: agreement list state=printed,signing 'waiting>=14' community=听枫社区"),
  list,
};

static gboolean
find_party (const char *text,
            guint      *parties,
            GError    **error)
{
  const SwEnumValue *value = text ? sw_enum_find_text (&sw_party_enum, text) : NULL;

  if (g_strcmp0 (text, "all") == 0)
    *parties = SW_AGREEMENT_ALL_PARTIES;
  else if (value && value->value < SW_AGREEMENT_N_PARTIES)
    *parties = 1u << value->value;
  else
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("Name the party with --party: street, worker, neighbour, elder or all."));
      return FALSE;
    }

  return TRUE;
}

static SwCliStatus
sign (SwCli   *cli,
      char   **arguments,
      GError **error)
{
  g_autofree char *party_name = NULL;
  g_autofree char *day_text = NULL;
  g_autofree char *by = NULL;
  gboolean handprint = FALSE;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "party", 0, 0, SW_CLI_TEXT, &party_name, N_("Who signed: street, worker, neighbour, elder or all"), N_("PARTY") },
    { "day", 0, 0, SW_CLI_TEXT, &day_text, N_("The day of the signature, instead of today"), N_("DAY") },
    { "by", 0, 0, SW_CLI_TEXT, &by, N_("Who signed for the party"), N_("NAME") },
    { "handprint", 0, 0, G_OPTION_ARG_NONE, &handprint, N_("By a hand print"), NULL },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  guint parties;
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 1, G_MAXUINT, &words, error))
    return SW_CLI_DONE;
  if (!find_party (party_name, &parties, error) || !sw_cli_parse_day (day_text, sw_day_today (), &day, error))
    return SW_CLI_USAGE;
  if (parties == SW_AGREEMENT_ALL_PARTIES && (by || handprint))
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("--by and --handprint are for one party, not for all."));
      return SW_CLI_USAGE;
    }

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  ids = store ? sw_cli_agreement_find (store, words, error) : NULL;
  return ids && sw_agreements_sign (store, (gint64 *) (gpointer) ids->data, ids->len, parties, day, by, handprint, error)
           ? SW_CLI_DONE
           : SW_CLI_FAILED;
}

const SwCliVerb sw_cli_agreement_sign = {
  "agreement sign", N_("NUMBER… --party street|worker|neighbour|elder|all --day DAY"),
  N_("Note that agreements were signed"),
  N_("The last of the four signatures puts an agreement in force. With “all”, who signed before keeps that day."), sign,
};

static SwCliStatus
end (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_autofree char *day_text = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *note = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "day", 0, 0, SW_CLI_TEXT, &day_text, N_("The last day in force"), N_("DAY") },
    { "reason", 0, 0, SW_CLI_TEXT, &reason, N_("worker-changed, neighbour-changed, elder-left, superseded or other"),
      N_("REASON") },
    { "note", 0, 0, SW_CLI_TEXT, &note, N_("More about the reason"), N_("TEXT") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  const SwEnumValue *value;
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 1, G_MAXUINT, &words, error))
    return SW_CLI_DONE;
  value = reason ? sw_enum_find_text (&sw_agreement_end_enum, reason) : NULL;
  if (value == NULL || day_text == NULL)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("Name the last day with --day and the reason with --reason: worker-changed, "
                             "neighbour-changed, elder-left, superseded or other."));
      return SW_CLI_USAGE;
    }
  if (!sw_cli_parse_day (day_text, sw_day_today (), &day, error))
    return SW_CLI_USAGE;

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  ids = store ? sw_cli_agreement_find (store, words, error) : NULL;
  return ids && sw_agreements_end (store, (gint64 *) (gpointer) ids->data, ids->len, day,
                                   (SwAgreementEnd) value->value, note, error)
           ? SW_CLI_DONE
           : SW_CLI_FAILED;
}

const SwCliVerb sw_cli_agreement_end = {
  "agreement end", N_("NUMBER… --day DAY --reason REASON"), N_("End agreements"), NULL, end,
};

static SwCliStatus
attach (SwCli   *cli,
        char   **arguments,
        GError **error)
{
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwAgreement) agreement = NULL;
  g_autoptr (SwAttachment) attachment = NULL;

  if (!sw_cli_parse (cli, arguments, entries, 2, 2, &words, error))
    return SW_CLI_DONE;

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  agreement = store ? sw_agreements_find (store, words[0], error) : NULL;
  if (agreement)
    attachment = sw_attachments_add (store, sw_record_get_id (SW_RECORD (agreement)), words[1], sw_cli_progress, NULL,
                                     NULL, error);

  return attachment ? SW_CLI_DONE : SW_CLI_FAILED;
}

const SwCliVerb sw_cli_agreement_attach = {
  "agreement attach", N_("NUMBER FILE"), N_("Keep the scan of a signed agreement"),
  N_("A PDF, JPEG or PNG file; it is copied into a folder beside the database."), attach,
};

static const SwCliVerb *const subs[] = {
  &sw_cli_agreement_draft, &sw_cli_agreement_list,  &sw_cli_agreement_print,  &sw_cli_agreement_sign,
  &sw_cli_agreement_end,   &sw_cli_agreement_renew, &sw_cli_agreement_attach, NULL,
};

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  return sw_cli_run_sub (cli, &sw_cli_agreement, subs, arguments, error);
}

const SwCliVerb sw_cli_agreement = {
  "agreement", N_("draft|list|print|sign|end|renew|attach …"), N_("Draft, print, sign, end and renew agreements"), NULL, run,
};
