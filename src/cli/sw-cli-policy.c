/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-cli-table.h"
#include "sw-cli.h"
#include "sw-day.h"
#include "sw-policies.h"
#include "sw-policy-file.h"

/* The policy in use of a nick or an id; its own is found by id. */
static SwPolicy *
find_policy (SwStore     *store,
             const char  *word,
             SwDay        day,
             GError     **error)
{
  g_autoptr (GPtrArray) policies = sw_policies_load (store, error);
  SwPolicy *best = NULL;

  if (policies == NULL)
    return NULL;
  for (guint i = 0; i < policies->len; i++)
    {
      SwPolicy *policy = policies->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (SW_RECORD (policy)));

      if (strcmp (id, word) == 0)
        return g_object_ref (policy);
      if (g_strcmp0 (policy->source, word) == 0 && (policy->to_day == SW_NONE || policy->to_day >= day))
        best = policy;
    }
  if (best != NULL)
    return g_object_ref (best);

  g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED,
               /* Translators: %s is the name of a policy that somebody typed. */
               _("There is no policy “%s” in use."), word);
  return NULL;
}

static SwCliStatus
list (SwCli   *cli,
      char   **arguments,
      GError **error)
{
  g_autofree char *format_name = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, SW_CLI_TEXT, &format_name, N_("table, csv or json"), N_("FORMAT") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GPtrArray) policies = NULL;
  g_autoptr (SwCliTable) table = NULL;
  SwCliFormat format;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error) ||
      !sw_cli_format_parse (format_name, FALSE, &format, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  policies = store != NULL ? sw_policies_load (store, error) : NULL;
  if (policies == NULL)
    return SW_CLI_FAILED;

  table = sw_cli_table_new (format);
  sw_cli_table_add_column (table, "id", _("Id"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "policy", _("Policy"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "document", _("Document"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "from", _("From"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "to", _("To"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "title", _("Title"), SW_CLI_COLUMN_TEXT);
  for (guint i = 0; i < policies->len; i++)
    {
      SwPolicy *policy = policies->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (SW_RECORD (policy)));
      g_autofree char *from = policy->from_day != SW_NONE ? sw_day_format_iso (policy->from_day) : NULL;
      g_autofree char *to = policy->to_day != SW_NONE ? sw_day_format_iso (policy->to_day) : NULL;

      sw_cli_table_add_row (table, (const char *[]) { id, policy->source, policy->document, from, to, policy->title });
    }
  /* What is shipped and not in use, so that its name is known. */
  for (const char *const *nick = sw_policy_file_shipped (); *nick; nick++)
    {
      gboolean used = FALSE;

      for (guint i = 0; i < policies->len; i++)
        used |= g_strcmp0 (((SwPolicy *) policies->pdata[i])->source, *nick) == 0;
      if (!used)
        {
          g_autoptr (SwPolicyFile) file = sw_policy_file_load (*nick, error);

          if (file == NULL)
            return SW_CLI_FAILED;
          sw_cli_table_add_row (table, (const char *[]) { NULL, *nick, file->policy->document, NULL, NULL, file->policy->title });
        }
    }
  sw_cli_table_end (table);

  return SW_CLI_DONE;
}

static const SwCliVerb policy_list = {
  "policy list", NULL, N_("List the policies in use, and the shipped ones"), NULL, list,
};

static void
write_rules (GPtrArray  *rules,
             SwCliTable *table)
{
  gboolean machine = sw_cli_table_is_machine (table);

  for (guint i = 0; i < rules->len; i++)
    {
      SwRule *rule = rules->pdata[i];
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, rule->count);
      g_autofree char *from = rule->from_day != SW_NONE ? sw_day_format_iso (rule->from_day) : NULL;
      g_autofree char *to = rule->to_day != SW_NONE ? sw_day_format_iso (rule->to_day) : NULL;
      const char *party = machine ? sw_enum_nick (&sw_party_enum, rule->party) : sw_enum_label (&sw_party_enum, rule->party);
      const char *period = machine ? sw_enum_nick (&sw_period_enum, rule->period) : sw_enum_label (&sw_period_enum, rule->period);

      sw_cli_table_add_row (table, (const char *[]) { rule->title, party, count, period, from, to, rule->clause });
    }
}

static SwCliStatus
show (SwCli   *cli,
      char   **arguments,
      GError **error)
{
  g_autofree char *format_name = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, SW_CLI_TEXT, &format_name, N_("table, csv or json"), N_("FORMAT") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwPolicy) policy = NULL;
  g_autoptr (SwPolicyFile) file = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (SwCliTable) table = NULL;
  SwCliFormat format;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_format_parse (format_name, FALSE, &format, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  policy = find_policy (store, words[0], sw_day_today (), NULL);
  if (policy != NULL)
    rules = sw_policies_get_rules (store, policy, error);
  else if ((file = sw_policy_file_load (words[0], error)) != NULL)
    rules = g_ptr_array_ref (file->rules);
  if (rules == NULL)
    return SW_CLI_FAILED;

  table = sw_cli_table_new (format);
  sw_cli_table_add_column (table, "rule", _("Rule"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "party", _("Party"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "count", _("Times"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "period", _("Period"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "from", _("From"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "to", _("To"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "clause", _("Clause"), SW_CLI_COLUMN_TEXT);
  write_rules (rules, table);
  sw_cli_table_end (table);

  return SW_CLI_DONE;
}

static const SwCliVerb policy_show = {
  "policy show", N_("POLICY"), N_("Show the rules of a policy"), NULL, show,
};

static SwCliStatus
use (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_autofree char *from_text = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, SW_CLI_TEXT, &from_text, N_("The first day on which it holds; that of its document if none is said"), N_("DAY") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwPolicy) policy = NULL;
  SwDay from;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_parse_day (from_text, SW_NONE, &from, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  if (store == NULL || !sw_store_begin (store, _("Use a policy"), error))
    return SW_CLI_FAILED;
  policy = sw_policies_use (store, words[0], from, error);

  return sw_cli_commit (store, policy != NULL, error);
}

static const SwCliVerb policy_use = {
  "policy use", N_("POLICY [--from DAY]"), N_("Begin to keep a shipped policy"), NULL, use,
};

static SwCliStatus
end (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_autofree char *day_text = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "day", 0, 0, SW_CLI_TEXT, &day_text, N_("The last day on which it holds, instead of today"), N_("DAY") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwPolicy) policy = NULL;
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_parse_day (day_text, sw_day_today (), &day, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  policy = store != NULL ? find_policy (store, words[0], day, error) : NULL;
  if (policy == NULL || !sw_store_begin (store, _("End a policy"), error))
    return SW_CLI_FAILED;

  return sw_cli_commit (store, sw_policies_end (store, policy, day, error), error);
}

static const SwCliVerb policy_end = {
  "policy end", N_("POLICY --day DAY"), N_("End a policy; the past keeps it"), NULL, end,
};

static const SwCliVerb *const subs[] = { &policy_list, &policy_show, &policy_use, &policy_end, NULL };

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  return sw_cli_run_sub (cli, &sw_cli_policy, subs, arguments, error);
}

const SwCliVerb sw_cli_policy = {
  "policy", N_("list|show|use|end …"), N_("Say how often who is to be visited"), NULL, run,
};
