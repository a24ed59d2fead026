/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-cli-form.h"
#include "sw-cli-table.h"
#include "sw-cli.h"
#include "sw-community.h"
#include "sw-compliance-sheet.h"
#include "sw-day.h"
#include "sw-due-calendar.h"
#include "sw-due-sums.h"
#include "sw-due.h"
#include "sw-elder.h"
#include "sw-organisation.h"
#include "sw-paper-due.h"

typedef struct
{
  char  *from_text;
  char  *to_text;
  char  *caregiver;
  char  *community;
  char  *organisation;
  char  *elder;
  char **parties;
  char **states;
  char  *format_name;
  char  *path;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->from_text);
  g_free (options->to_text);
  g_free (options->caregiver);
  g_free (options->community);
  g_free (options->organisation);
  g_free (options->elder);
  g_strfreev (options->parties);
  g_strfreev (options->states);
  g_free (options->format_name);
  g_free (options->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The values of an option that may be given again, as bits. */
static gboolean
parse_bits (char         **words,
            const SwEnum  *enumeration,
            guint         *bits,
            GError       **error)
{
  *bits = 0;
  for (guint i = 0; words != NULL && words[i]; i++)
    {
      const SwEnumValue *value = sw_enum_find_text (enumeration, words[i]);

      if (value == NULL)
        {
          g_autofree char *all = sw_enum_list (enumeration);

          g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                       /* Translators: the first %s was typed, the second lists the words that are possible. */
                       _("“%s” is none of %s."), words[i], all);
          return FALSE;
        }
      *bits |= 1u << value->value;
    }

  return TRUE;
}

/* An organisation stands in the same column, and is asked for by an option of its own. */
static gboolean
find_caregiver (SwStore     *store,
                const char  *name,
                gint64      *id,
                GError     **error)
{
  g_autoptr (GPtrArray) organisations = NULL;
  g_autoptr (GError) local = NULL;

  if (sw_cli_find_by_name (store, SW_TYPE_CAREGIVER, name, id, &local))
    return TRUE;

  organisations = sw_store_load_where (store, SW_TYPE_ORGANISATION, "name", name, NULL);
  if (organisations != NULL && organisations->len > 0)
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED,
                 _("“%s” is an organisation; name it with --organisation."), name);
  else
    g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

static gboolean
find_scope (SwStore        *store,
            const Options  *options,
            SwDueScope     *scope,
            GError        **error)
{
  if (options->caregiver != NULL &&
      !find_caregiver (store, options->caregiver, &scope->caregiver_id, error))
    return FALSE;
  if (options->community != NULL &&
      !sw_cli_find_by_name (store, SW_TYPE_COMMUNITY, options->community, &scope->community_id, error))
    return FALSE;
  if (options->organisation != NULL &&
      !sw_cli_find_by_name (store, SW_TYPE_ORGANISATION, options->organisation, &scope->organisation_id, error))
    return FALSE;
  if (options->elder != NULL)
    {
      g_autoptr (SwElder) elder = sw_cli_find_elder (store, options->elder, error);

      if (elder == NULL)
        return FALSE;
      scope->elder_id = sw_record_get_id (SW_RECORD (elder));
    }

  return TRUE;
}

static gboolean
parse_span (const Options  *options,
            SwDueScope     *scope,
            GError        **error)
{
  SwDay today = sw_day_today (), from, to;

  if (!sw_cli_parse_day (options->from_text, today, &from, error) ||
      !sw_cli_parse_day (options->to_text, options->from_text ? MAX (from, today) : today, &to, error))
    return FALSE;
  if (from > to)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("The first day of the span is after its last."));
      return FALSE;
    }
  *scope = SW_DUE_SCOPE (from, to, today);

  return TRUE;
}

static char *
format_day (SwDay    day,
            gboolean machine)
{
  return day == SW_NONE ? NULL : machine ? sw_day_format_iso (day) : sw_day_format (day);
}

/* Who owes the visit: somebody, or a home-care organisation. */
static const char *
name_of_debtor (SwStore         *store,
                const SwDueSlot *slot)
{
  return slot->caregiver_id != SW_NONE ? sw_store_get_name (store, SW_TYPE_CAREGIVER, slot->caregiver_id) :
                                         sw_store_get_name (store, SW_TYPE_ORGANISATION, slot->organisation_id);
}

/* Of each elder no more is kept than is written: an office has many, and each comes again day after day. */
typedef struct
{
  char *name;
  char *number;
} Elder;

static void
elder_free (gpointer data)
{
  Elder *elder = data;

  g_free (elder->name);
  g_free (elder->number);
  g_free (elder);
}

static const Elder *
find_elder (SwStore     *store,
            GHashTable  *elders,
            gint64       id,
            GError     **error)
{
  Elder *elder = g_hash_table_lookup (elders, &id);
  g_autoptr (SwElder) record = NULL;

  if (elder != NULL)
    return elder;
  record = sw_store_load (store, SW_TYPE_ELDER, id, error);
  if (record == NULL)
    return NULL;

  elder = g_new (Elder, 1);
  elder->name = g_strdup (record->name);
  elder->number = g_strdup (record->document_number);
  g_hash_table_insert (elders, g_memdup2 (&id, sizeof id), elder);

  return elder;
}

static gboolean
write_slot (SwStore          *store,
            SwDue            *due,
            const SwDueSlot  *slot,
            GHashTable       *elders,
            SwCliTable       *table,
            GError          **error)
{
  gboolean machine = sw_cli_table_is_machine (table);
  const Elder *elder = find_elder (store, elders, slot->elder_id, error);
  SwRule *rule = sw_due_get_rule (due, slot->rule_id);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, slot->elder_id);
  g_autofree char *window = format_day (slot->window_first, machine);
  g_autofree char *k = g_strdup_printf ("%u", slot->k);
  g_autofree char *required = g_strdup_printf ("%u", slot->required);
  g_autofree char *due_day = format_day (slot->due_day, machine);
  g_autofree char *met_day = format_day (slot->met_day, machine);
  const char *cells[13];
  guint n = 0;

  if (elder == NULL)
    return FALSE;

  cells[n++] = id;
  cells[n++] = elder->name;
  cells[n++] = elder->number;
  cells[n++] = rule != NULL ? rule->title : NULL;
  if (machine)
    cells[n++] = rule != NULL ? rule->clause : NULL;
  cells[n++] = machine ? sw_enum_nick (&sw_party_enum, slot->party) : sw_enum_label (&sw_party_enum, slot->party);
  cells[n++] = name_of_debtor (store, slot);
  cells[n++] = window;
  cells[n++] = k;
  cells[n++] = required;
  cells[n++] = due_day;
  cells[n++] = machine ? sw_enum_nick (&sw_slot_state_enum, slot->state) :
                         sw_enum_label (&sw_slot_state_enum, slot->state);
  cells[n++] = met_day;
  sw_cli_table_add_row (table, cells);

  return TRUE;
}

static gboolean
is_calendar (const Options *options)
{
  return g_strcmp0 (options->format_name, "ics") == 0 ||
         (options->format_name == NULL && options->path != NULL && g_str_has_suffix (options->path, ".ics"));
}

/* A calendar is somebody's, and holds all of it. */
static SwCliStatus
write_calendar (SwCli          *cli,
                const Options  *options,
                GError        **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (SwStore) store = NULL;
  g_autofree char *text = NULL;
  SwDueScope scope;

  if (options->caregiver == NULL || options->community != NULL || options->organisation != NULL || options->elder != NULL ||
      options->parties != NULL || options->states != NULL)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("A calendar is for one caregiver: say whose with --caregiver, and nothing else but the days."));
      return SW_CLI_DONE;
    }
  if (!parse_span (options, &scope, error))
    return SW_CLI_DONE;

  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL || !find_scope (store, options, &scope, error))
    return SW_CLI_FAILED;
  text = sw_due_calendar_make (store, scope.caregiver_id, scope.from, scope.to, now, error);
  if (text == NULL || !sw_cli_write_to (options->path, error))
    return SW_CLI_FAILED;
  sw_cli_write (text);

  return SW_CLI_DONE;
}

/* A month after the other, and of a month some days after the other: a year of a big office is
 * never in memory at once. The file is not touched before something can be written. */
static gboolean
write_slots (SwStore            *store,
             const SwDueScope   *scope,
             const SwDueFilter  *filter,
             const char         *path,
             SwCliTable         *table,
             GError            **error)
{
  g_autoptr (GHashTable) elders = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, elder_free);
  SwDueScope month = *scope;

  for (; month.from <= scope->to; month.from = month.to + 1)
    {
      g_autoptr (SwDue) due = NULL;
      SwDay day = SW_NONE;

      month.to = MIN (scope->to, sw_day_month_end (month.from));
      due = sw_due_load (store, &month, error);
      if (due == NULL || (month.from == scope->from && !sw_cli_write_to (path, error)))
        return FALSE;
      do
        {
          g_autoptr (GArray) slots = sw_due_get_part (due, filter, SW_DUE_PART, &day);

          for (guint i = 0; i < slots->len; i++)
            if (!write_slot (store, due, &g_array_index (slots, SwDueSlot, i), elders, table, error))
              return FALSE;
        }
      while (day != SW_NONE);
    }

  return TRUE;
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (Options) options = { 0 };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, SW_CLI_TEXT, &options.from_text, N_("The first due day, instead of today"), N_("DAY") },
    { "to", 0, 0, SW_CLI_TEXT, &options.to_text, N_("The last due day, instead of today"), N_("DAY") },
    { "party", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.parties, N_("Only what a party owes; may be given again"), N_("PARTY") },
    { "caregiver", 0, 0, SW_CLI_TEXT, &options.caregiver, N_("Only what somebody is meant to do"), N_("NAME") },
    { "community", 0, 0, SW_CLI_TEXT, &options.community, N_("Only one community"), N_("NAME") },
    { "organisation", 0, 0, SW_CLI_TEXT, &options.organisation, N_("Only what a home-care organisation owes"), N_("NAME") },
    { "elder", 0, 0, SW_CLI_TEXT, &options.elder, N_("Only one elder"), N_("ELDER") },
    { "state", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.states, N_("Only visits in a state; may be given again"), N_("STATE") },
    { "format", 0, 0, SW_CLI_TEXT, &options.format_name, N_("table, csv, json, or ics for the calendar of a caregiver"), N_("FORMAT") },
    { "output", 'o', 0, SW_CLI_TEXT, &options.path, N_("Where to, instead of standard output; an ending .ics makes a calendar"), N_("FILE") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwCliTable) table = NULL;
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  SwDueScope scope;
  SwCliFormat format;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error))
    return SW_CLI_DONE;
  if (is_calendar (&options))
    return write_calendar (cli, &options, error);
  if (!sw_cli_format_parse (options.format_name, SW_CLI_FORMAT_ICS, &format, error) ||
      !parse_bits (options.parties, &sw_party_enum, &filter.parties, error) ||
      !parse_bits (options.states, &sw_slot_state_enum, &filter.states, error) ||
      !parse_span (&options, &scope, error))
    return SW_CLI_DONE;

  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL || !find_scope (store, &options, &scope, error))
    return SW_CLI_FAILED;

  table = sw_cli_table_new (format);
  sw_cli_table_add_column (table, "elder_id", _("Id"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "elder_name", _("Elder"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "elder_number", _("Document number"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "rule", _("Rule"), SW_CLI_COLUMN_TEXT);
  /* A sentence is too wide for a table of text. */
  if (sw_cli_table_is_machine (table))
    sw_cli_table_add_column (table, "clause", _("Clause"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "party", _("Party"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "caregiver", _("Caregiver"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "window_start", _("Window from"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "k", _("Which"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "required", _("Of"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "due_day", _("Due"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "state", _("State"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "met_day", _("Made on"), SW_CLI_COLUMN_TEXT);
  if (!write_slots (store, &scope, &filter, options.path, table, error))
    return SW_CLI_FAILED;
  sw_cli_table_end (table);

  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_due = {
  "due", N_("[--from DAY --to DAY]"), N_("List the visits that are due"),
  N_("Of a span of days, today if none is said; the states are met, late, missed, overdue, due and upcoming."), run,
};

/* --- Compliance ----------------------------------------------------------- */

static const struct
{
  const char *word;
  SwDueBy     by;
  const char *label;
} ways[] = {
  { "party", SW_DUE_BY_PARTY, N_("Party") },
  { "caregiver", SW_DUE_BY_CAREGIVER, N_("Caregiver") },
  { "community", SW_DUE_BY_COMMUNITY, N_("Community") },
  { "elder", SW_DUE_BY_ELDER, N_("Elder") },
  { "rule", SW_DUE_BY_RULE, N_("Rule") },
};

static gboolean
find_way (const char  *word,
          guint       *way,
          GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (ways[i].word, word) == 0)
      {
        *way = i;
        return TRUE;
      }

  g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                       _("Say with --by what is counted: party, caregiver, community, elder or rule."));
  return FALSE;
}

static char *
name_of_key (SwStore        *store,
             SwDueBy         by,
             const SwDueSum *sum,
             gboolean        machine)
{
  g_autoptr (SwRule) rule = NULL;

  switch (by)
    {
    case SW_DUE_BY_PARTY:
      return g_strdup (machine ? sw_enum_nick (&sw_party_enum, sum->key) : sw_enum_label (&sw_party_enum, sum->key));
    case SW_DUE_BY_CAREGIVER:
      return g_strdup (sum->organisation_id != SW_NONE ?
                       sw_store_get_name (store, SW_TYPE_ORGANISATION, sum->organisation_id) :
                       sw_store_get_name (store, SW_TYPE_CAREGIVER, sum->key));
    case SW_DUE_BY_COMMUNITY:
      return g_strdup (sw_store_get_name (store, SW_TYPE_COMMUNITY, sum->key));
    case SW_DUE_BY_ELDER:
      return g_strdup (sw_store_get_name (store, SW_TYPE_ELDER, sum->key));
    case SW_DUE_BY_RULE:
    default:
      rule = sw_store_load (store, SW_TYPE_RULE, sum->key, NULL);
      return g_strdup (rule != NULL ? rule->title : NULL);
    }
}

static void
write_sum (SwStore        *store,
           SwDueBy         by,
           const SwDueSum *sum,
           SwCliTable     *table)
{
  g_autofree char *name = name_of_key (store, by, sum, sw_cli_table_is_machine (table));
  g_autofree char *id = by == SW_DUE_BY_PARTY || sum->key == SW_NONE ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, sum->key);
  g_autofree char *asked = g_strdup_printf ("%" G_GINT64_FORMAT, sw_due_sum_asked (sum));
  g_autofree char *made = g_strdup_printf ("%" G_GINT64_FORMAT, sum->counts[SW_SLOT_MET]);
  g_autofree char *late = g_strdup_printf ("%" G_GINT64_FORMAT, sum->counts[SW_SLOT_LATE]);
  g_autofree char *missed = g_strdup_printf ("%" G_GINT64_FORMAT, sum->counts[SW_SLOT_MISSED]);
  g_autofree char *overdue = g_strdup_printf ("%" G_GINT64_FORMAT, sum->counts[SW_SLOT_OVERDUE]);
  g_autofree char *open = g_strdup_printf ("%" G_GINT64_FORMAT, sum->counts[SW_SLOT_DUE] + sum->counts[SW_SLOT_UPCOMING]);

  sw_cli_table_add_row (table, (const char *[]) { id, name, asked, made, late, missed, overdue, open });
}

static gboolean
check_file (const Options *options,
            GError       **error)
{
  if (options->path == NULL)
    return TRUE;

  if (options->format_name != NULL)
    g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("The ending of the file says its format; leave out --format."));
  else if (!sw_cli_has_ending (options->path, ".pdf") && !sw_cli_has_ending (options->path, ".xlsx"))
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” must end in .pdf or .xlsx."), options->path);
  else
    return TRUE;

  return FALSE;
}

/* What the sums are confined to, in the words of the documents; NULL for nothing. */
static char *
name_scope (SwStore          *store,
            const SwDueScope *scope)
{
  const struct
  {
    SwDueBy by;
    gint64  key;
    gint64  organisation_id;
  } parts[] = {
    { SW_DUE_BY_CAREGIVER, scope->caregiver_id, SW_NONE },
    { SW_DUE_BY_CAREGIVER, SW_NONE, scope->organisation_id },
    { SW_DUE_BY_COMMUNITY, scope->community_id, SW_NONE },
    { SW_DUE_BY_ELDER, scope->elder_id, SW_NONE },
  };
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].key != SW_NONE || parts[i].organisation_id != SW_NONE)
      {
        SwDueSum sum = { .key = parts[i].key, .organisation_id = parts[i].organisation_id };
        g_autofree char *name = sw_due_sum_official_name (store, parts[i].by, &sum);

        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", name);
      }

  return names->len > 0 ? g_strdup (names->str) : NULL;
}

/* The table or the workbook of the window, in its order. */
static SwCliStatus
write_file (SwStore           *store,
            const char        *path,
            const SwDueScope  *scope,
            SwDueBy            by,
            GArray            *sums,
            GError           **error)
{
  g_autofree char *only = name_scope (store, scope);
  g_autoptr (SwForm) form = NULL;

  sw_due_sums_sort (sums);
  if (sw_cli_has_ending (path, ".xlsx"))
    return sw_compliance_sheet_write (store, path, scope, by, sums, only, error) ? SW_CLI_DONE : SW_CLI_FAILED;
  form = sw_paper_compliance (store, scope, by, sums, only, error);

  return form != NULL ? sw_cli_write_form (form, path, error) : SW_CLI_FAILED;
}

static SwCliStatus
run_compliance (SwCli   *cli,
                char   **arguments,
                GError **error)
{
  g_auto (Options) options = { 0 };
  g_autofree char *by = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, SW_CLI_TEXT, &options.from_text, N_("The first due day, instead of today"), N_("DAY") },
    { "to", 0, 0, SW_CLI_TEXT, &options.to_text, N_("The last due day, instead of today"), N_("DAY") },
    { "by", 0, 0, SW_CLI_TEXT, &by, N_("party, caregiver, community, elder or rule"), N_("WHAT") },
    { "caregiver", 0, 0, SW_CLI_TEXT, &options.caregiver, N_("Only what somebody is meant to do"), N_("NAME") },
    { "community", 0, 0, SW_CLI_TEXT, &options.community, N_("Only one community"), N_("NAME") },
    { "organisation", 0, 0, SW_CLI_TEXT, &options.organisation, N_("Only what a home-care organisation owes"), N_("NAME") },
    { "elder", 0, 0, SW_CLI_TEXT, &options.elder, N_("Only one elder"), N_("ELDER") },
    { "format", 0, 0, SW_CLI_TEXT, &options.format_name, N_("table, csv or json"), N_("FORMAT") },
    { "output", 'o', 0, SW_CLI_TEXT, &options.path, N_("The .pdf or .xlsx to write, instead of a table on standard output"), N_("FILE") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GArray) sums = NULL;
  g_autoptr (SwCliTable) table = NULL;
  SwDueScope scope;
  SwCliFormat format;
  guint way;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error) ||
      !sw_cli_format_parse (options.format_name, SW_CLI_FORMAT_TABLE, &format, error) ||
      !find_way (by, &way, error) || !check_file (&options, error) || !parse_span (&options, &scope, error))
    return SW_CLI_DONE;

  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL || !find_scope (store, &options, &scope, error))
    return SW_CLI_FAILED;
  sums = sw_compliance_load (store, &scope, ways[way].by, error);
  if (sums == NULL)
    return SW_CLI_FAILED;
  if (options.path != NULL)
    return write_file (store, options.path, &scope, ways[way].by, sums, error);

  table = sw_cli_table_new (format);
  sw_cli_table_add_column (table, "id", _("Id"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, ways[way].word, _(ways[way].label), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "asked", _("Asked for"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "made", _("Made on time"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "late", _("Late"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "missed", _("Missed"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "overdue", sw_enum_label (&sw_slot_state_enum, SW_SLOT_OVERDUE), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "open", _("Not due yet"), SW_CLI_COLUMN_NUMBER);
  for (guint i = 0; i < sums->len; i++)
    write_sum (store, ways[way].by, &g_array_index (sums, SwDueSum, i), table);
  sw_cli_table_end (table);

  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_compliance = {
  "compliance", N_("--by WHAT [--from DAY --to DAY]"), N_("Count the visits that were asked for, made, late and missed"),
  N_("A visit of a window that is not over is overdue, not missed; the window and the paper count both in one\n"
     "column."), run_compliance,
};
