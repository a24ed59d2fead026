/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-cli-table.h"
#include "sw-cli.h"
#include "sw-day.h"
#include "sw-policies.h"
#include "sw-policy-file.h"

/* The policy in use of a nick or an id; its own is found by id. NULL without an error where there is none.
 * Where @ended is set, and none is in use, the one that was last. */
static SwPolicy *
look_for_policy (SwStore     *store,
                 const char  *word,
                 SwDay        day,
                 gboolean     ended,
                 GError     **error)
{
  g_autoptr (GPtrArray) policies = sw_policies_load (store, error);
  SwPolicy *best = NULL;

  for (guint i = 0; policies != NULL && i < policies->len; i++)
    {
      SwPolicy *policy = policies->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (SW_RECORD (policy)));

      if (strcmp (id, word) == 0)
        return g_object_ref (policy);
      if (g_strcmp0 (policy->source, word) == 0 &&
          (policy->to_day == SW_NONE || policy->to_day >= day ||
           (ended && (best == NULL || (best->to_day != SW_NONE && best->to_day < MIN (day, policy->to_day))))))
        best = policy;
    }

  return best != NULL ? g_object_ref (best) : NULL;
}

static SwPolicy *
find_policy (SwStore     *store,
             const char  *word,
             SwDay        day,
             GError     **error)
{
  g_autoptr (GError) cause = NULL;
  SwPolicy *policy = look_for_policy (store, word, day, TRUE, &cause);

  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (policy == NULL)
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED,
                 /* Translators: %s is the name of a policy that somebody typed. */
                 _("There is no policy “%s” in use."), word);

  return policy;
}

static const SwCliColumn list_columns[] = {
  { "id", N_("Id"), SW_CLI_COLUMN_NUMBER },
  { "policy", N_("Policy"), SW_CLI_COLUMN_TEXT },
  { "document", N_("Document"), SW_CLI_COLUMN_TEXT },
  { "from", N_("From"), SW_CLI_COLUMN_TEXT },
  { "to", N_("To"), SW_CLI_COLUMN_TEXT },
  { "title", N_("Title"), SW_CLI_COLUMN_TEXT },
  { NULL }
};

/* Behind those in use what is shipped and is not, so that its name is known. */
static GPtrArray *
load_policies (SwStore  *store,
               GError  **error)
{
  g_autoptr (GPtrArray) policies = sw_policies_load (store, error);
  guint n_used = policies != NULL ? policies->len : 0;

  for (const char *const *nick = sw_policy_file_shipped (); policies != NULL && *nick; nick++)
    {
      g_autoptr (SwPolicyFile) file = NULL;
      gboolean used = FALSE;

      for (guint i = 0; i < n_used; i++)
        used |= g_strcmp0 (((SwPolicy *) policies->pdata[i])->source, *nick) == 0;
      if (used)
        continue;
      file = sw_policy_file_load (*nick, error);
      if (file == NULL)
        return NULL;
      g_ptr_array_add (policies, g_object_ref (file->policy));
    }

  return g_steal_pointer (&policies);
}

static gboolean
add_row (SwCliTable  *table,
         SwStore     *store,
         gpointer     record,
         GError     **error)
{
  SwPolicy *policy = record;
  gboolean used = sw_record_get_id (record) != SW_NONE;
  g_autofree char *id = used ? g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (record)) : NULL;
  g_autofree char *from = used ? sw_cli_format_day (policy->from_day) : NULL;
  g_autofree char *to = used ? sw_cli_format_day (policy->to_day) : NULL;

  sw_cli_table_add_row (table, (const char *[]) { id, policy->source, policy->document, from, to, policy->title });

  return TRUE;
}

static SwCliStatus
list (SwCli   *cli,
      char   **arguments,
      GError **error)
{
  const SwCliListing listing = { list_columns, load_policies, add_row };

  return sw_cli_run_listing (cli, arguments, &listing, error);
}

static const SwCliVerb policy_list = {
  "policy list", NULL, N_("List the policies in use, and the shipped ones"), NULL, list,
};

static const char *
word_of (const SwEnum *enumeration,
         gint64        value,
         gboolean      machine)
{
  return machine ? sw_enum_nick (enumeration, value) : sw_enum_label (enumeration, value);
}

/* NULL for any. */
static char *
describe_bits (const SwEnum *enumeration,
               gint64        bits,
               gboolean      machine)
{
  GString *text = g_string_new (NULL);

  for (const SwEnumValue *value = enumeration->values; bits != SW_NONE && value->nick; value++)
    if (bits & (gint64) 1 << value->value)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", word_of (enumeration, value->value, machine));

  return g_string_free (text, text->len == 0);
}

/* The days on which a rule holds, as those of its policy and its own say together; for a policy
 * that is not in use its own alone. */
static void
get_days (SwPolicy *policy,
          SwRule   *rule,
          SwDay    *from,
          SwDay    *to)
{
  *from = rule->from_day;
  *to = rule->to_day;
  if (policy == NULL)
    return;
  if (*from == SW_NONE || (policy->from_day != SW_NONE && policy->from_day > *from))
    *from = policy->from_day;
  if (*to == SW_NONE || (policy->to_day != SW_NONE && policy->to_day < *to))
    *to = policy->to_day;
}

static void
write_rules (SwPolicy   *policy,
             GPtrArray  *rules,
             SwCliTable *table)
{
  gboolean machine = sw_cli_table_is_machine (table);

  for (guint i = 0; i < rules->len; i++)
    {
      SwRule *rule = rules->pdata[i];
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, rule->count);
      g_autofree char *also = describe_bits (&sw_party_enum, rule->also, machine);
      g_autofree char *categories = describe_bits (&sw_category_enum, rule->categories, machine);
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;
      SwDay from_day, to_day;
      const char *party = word_of (&sw_party_enum, rule->party, machine);
      const char *period = word_of (&sw_period_enum, rule->period, machine);

      g_autofree char *channels = describe_bits (&sw_channel_enum, rule->channels, machine);
      const char *target = word_of (&sw_target_enum, rule->target, machine);
      const char *emergency = rule->emergency != 1 ? (machine ? "0" : NULL) : machine ? "1" : _("Yes");
      const char *basis = word_of (&sw_basis_enum, rule->basis, machine);
      const char *service = rule->service != SW_NONE ? word_of (&sw_service_enum, rule->service, machine) : NULL;

      get_days (policy, rule, &from_day, &to_day);
      from = sw_cli_format_day (from_day);
      to = sw_cli_format_day (to_day);
      sw_cli_table_add_row (table, (const char *[]) { rule->title, party, also, count, period, channels, service, target,
                                                      categories, basis, emergency, from, to, rule->clause });
    }
}

static const SwCliColumn show_columns[] = {
  { "rule", N_("Rule"), SW_CLI_COLUMN_TEXT },
  { "party", N_("Party"), SW_CLI_COLUMN_TEXT },
  { "also", N_("Parties that also meet it"), SW_CLI_COLUMN_TEXT },
  { "count", N_("Times"), SW_CLI_COLUMN_NUMBER },
  { "period", N_("Period"), SW_CLI_COLUMN_TEXT },
  { "channels", N_("Channels"), SW_CLI_COLUMN_TEXT },
  { "service", N_("Service"), SW_CLI_COLUMN_TEXT },
  { "target", N_("Which elders"), SW_CLI_COLUMN_TEXT },
  { "categories", N_("Of the categories"), SW_CLI_COLUMN_TEXT },
  { "basis", N_("Basis"), SW_CLI_COLUMN_TEXT },
  { "emergency", N_("In an emergency only"), SW_CLI_COLUMN_BOOLEAN },
  { "from", N_("From"), SW_CLI_COLUMN_TEXT },
  { "to", N_("To"), SW_CLI_COLUMN_TEXT },
  { "clause", N_("Clause"), SW_CLI_COLUMN_TEXT },
  { NULL }
};

static SwCliStatus
show (SwCli   *cli,
      char   **arguments,
      GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwPolicy) policy = NULL;
  g_autoptr (SwPolicyFile) file = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GError) cause = NULL;
  g_autoptr (SwCliTable) table = NULL;
  SwCliFormat format;

  if (!sw_cli_parse_listing (cli, arguments, 1, &words, &format, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  policy = look_for_policy (store, words[0], sw_day_today (), FALSE, &cause);
  if (policy != NULL)
    rules = sw_policies_get_rules (store, policy, error);
  else if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if ((file = sw_policy_file_load (words[0], error)) != NULL)
    rules = g_ptr_array_ref (file->rules);
  if (rules == NULL)
    return SW_CLI_FAILED;

  table = sw_cli_table_new (format);
  sw_cli_table_add_columns (table, show_columns);
  write_rules (policy, rules, table);
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
    { "from", 0, 0, SW_CLI_TEXT, &from_text, N_("The first day on which it holds, instead of today"), N_("DAY") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwPolicy) policy = NULL;
  g_autofree char *missed = NULL;
  SwCliStatus status;
  SwDay from;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_parse_day (from_text, sw_day_today (), &from, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  if (store == NULL || !sw_store_begin (store, _("Use a policy"), error))
    return SW_CLI_FAILED;
  policy = sw_policies_use (store, words[0], from, error);
  status = sw_cli_commit (store, policy != NULL, error);
  missed = sw_policies_say_missed (from, sw_day_today () - 1);
  if (status == SW_CLI_DONE && missed != NULL)
    sw_cli_say ("%s", missed);

  return status;
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
  g_autofree char *lost = NULL;
  SwCliStatus status;
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_parse_day (day_text, sw_day_today (), &day, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  policy = store != NULL ? find_policy (store, words[0], day, error) : NULL;
  if (policy == NULL || !sw_policies_check_end (policy, NULL, day, &lost, error) ||
      !sw_store_begin (store, _("End a policy"), error))
    return SW_CLI_FAILED;

  status = sw_cli_commit (store, sw_policies_end (store, policy, day, error), error);
  if (status == SW_CLI_DONE && day_text == NULL)
    {
      g_autofree char *last = sw_day_format (day);

      /* Translators: the title of a policy, and a day. */
      sw_cli_say (_("The last day of “%s” is %s."), policy->title, last);
    }
  if (status == SW_CLI_DONE && lost != NULL)
    sw_cli_say ("%s", lost);

  return status;
}

static const SwCliVerb policy_end = {
  "policy end", N_("POLICY [--day DAY]"), N_("End a policy; the past keeps it"), NULL, end,
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
