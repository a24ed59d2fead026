/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-cli-form.h"
#include "sw-cli-table.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-emergencies.h"
#include "sw-paper-due.h"

/* A day of the emergency; without one typed, that which is told of today. */
static gboolean
find_day (SwEmergency *emergency,
          SwDay        typed,
          SwDay       *day,
          GError     **error)
{
  g_autofree char *text = typed != SW_NONE ? sw_day_format_iso (typed) : NULL;

  *day = typed != SW_NONE ? typed : sw_emergency_get_day (emergency, sw_day_today ());
  if (typed == SW_NONE || sw_emergency_covers (emergency, typed))
    return TRUE;

  g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED,
               /* Translators: %s is a day. */
               _("The emergency does not hold on %s."), text);
  return FALSE;
}

/* Who calls: a name, “none” for those whom nobody calls, or anybody. */
static gboolean
find_caller (SwStore     *store,
             const char  *name,
             gint64      *caller_id,
             GError     **error)
{
  *caller_id = SW_NONE;
  if (name == NULL)
    return TRUE;
  if (strcmp (name, "none") == 0)
    {
      *caller_id = SW_BOARD_NOBODY;
      return TRUE;
    }

  return sw_cli_find_by_name (store, SW_TYPE_CAREGIVER, name, caller_id, error);
}

/* The ids of what an option names. */
static GArray *
find_all (SwStore  *store,
          GType     type,
          char    **names,
          GError  **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; names != NULL && names[i]; i++)
    {
      gint64 id;

      if (!sw_cli_find_by_name (store, type, names[i], &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

/* What can be said of an emergency. */
typedef struct
{
  char  *kind;
  char  *from;
  char  *to;
  char  *note;
  gint64 hours;
  GStrv  communities;
  GStrv  team;
  GStrv  duties;
} Facts;

static void
facts_clear (Facts *self)
{
  g_free (self->kind);
  g_free (self->from);
  g_free (self->to);
  g_free (self->note);
  g_strfreev (self->communities);
  g_strfreev (self->team);
  g_strfreev (self->duties);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

#define FACT_ENTRIES(facts) \
  { "kind", 0, 0, SW_CLI_TEXT, &facts.kind, N_("cold, heat, extreme-weather, epidemic or other"), N_("KIND") }, \
  { "from", 0, 0, SW_CLI_TEXT, &facts.from, N_("The first day; today for a new one"), N_("DAY") }, \
  { "to", 0, 0, SW_CLI_TEXT, &facts.to, N_("The last day, if it is known; “none” where it is open again"), N_("DAY") }, \
  { "community", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &facts.communities, N_("A community in which it holds; “all” for all, as if none is named for a new one"), N_("NAME") }, \
  { "member", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &facts.team, N_("Somebody of the team; may be given again"), N_("NAME") }, \
  { "duty", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &facts.duties, N_("What somebody of the team does; may be given again"), N_("NAME=DUTY") }, \
  { "hours", 0, 0, G_OPTION_ARG_INT64, &facts.hours, N_("After so many hours without an answer it is escalated"), N_("N") }, \
  { "note", 0, 0, SW_CLI_TEXT, &facts.note, N_("Why it was declared"), N_("TEXT") }

static gboolean
facts_are_empty (const Facts *self)
{
  return self->kind == NULL && self->from == NULL && self->to == NULL && self->note == NULL && self->hours == SW_NONE &&
         self->communities == NULL && self->team == NULL && self->duties == NULL;
}

/* What is not said stays. */
static gboolean
apply_facts (const Facts  *facts,
             SwEmergency  *emergency,
             GError      **error)
{
  const SwEnumValue *value = facts->kind != NULL ? sw_enum_find_text (&sw_emergency_kind_enum, facts->kind) : NULL;

  if (!sw_cli_parse_day (facts->from, emergency->from_day, &emergency->from_day, error))
    return FALSE;
  if (facts->to != NULL && strcmp (facts->to, "none") == 0)
    emergency->to_day = SW_NONE;
  else if (!sw_cli_parse_day (facts->to, emergency->to_day, &emergency->to_day, error))
    return FALSE;
  if (value == NULL && (facts->kind != NULL || emergency->kind == SW_NONE))
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("Say with --kind what it is: cold, heat, extreme-weather, epidemic or other."));
      return FALSE;
    }

  if (value != NULL)
    emergency->kind = value->value;
  if (facts->hours != SW_NONE)
    emergency->hours = facts->hours;
  if (facts->note != NULL)
    {
      g_free (emergency->note);
      emergency->note = *facts->note != '\0' ? g_strdup (facts->note) : NULL;
    }

  return TRUE;
}

/* What the options say who does. */
static GHashTable *
find_duties (SwStore  *store,
             char    **words,
             GError  **error)
{
  g_autoptr (GHashTable) duties = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);
      gint64 id;

      if (g_strv_length (parts) != 2)
        {
          g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                       /* Translators: %s is what was typed. */
                       _("Say who does what as NAME=DUTY, not “%s”."), words[i]);
          return NULL;
        }
      if (!sw_cli_find_by_name (store, SW_TYPE_CAREGIVER, parts[0], &id, error))
        return NULL;
      g_hash_table_replace (duties, g_memdup2 (&id, sizeof id), g_strdup (g_strstrip (parts[1])));
    }

  return g_steal_pointer (&duties);
}

/* Where it holds: what is named, nothing for all; without a word what it was before. */
static GArray *
find_communities (SwStore      *store,
                  SwEmergency  *before,
                  char        **names,
                  GError      **error)
{
  if (names == NULL && before != NULL)
    return sw_emergencies_get_communities (store, before, error);
  if (names != NULL && strcmp (names[0], "all") == 0 && names[1] == NULL)
    names = NULL;

  return find_all (store, SW_TYPE_COMMUNITY, names, error);
}

static SwCliStatus
save (SwStore      *store,
      SwEmergency  *before,
      SwEmergency  *emergency,
      const Facts  *facts,
      const char   *label,
      GError      **error)
{
  g_autoptr (GArray) communities = find_communities (store, before, facts->communities, error);
  g_autoptr (GArray) team = NULL;
  g_autoptr (GHashTable) duties = NULL;
  g_autofree char *effect = NULL;
  SwCliStatus status;

  team = communities != NULL ? find_all (store, SW_TYPE_CAREGIVER, facts->team, error) : NULL;
  duties = team != NULL ? find_duties (store, facts->duties, error) : NULL;
  if (duties == NULL ||
      !sw_emergencies_describe_effect (store, before, emergency, (const gint64 *) (gpointer) communities->data, communities->len,
                                       &effect, error) ||
      !sw_store_begin (store, label, error))
    return SW_CLI_FAILED;

  status = sw_cli_commit (store,
                          sw_emergencies_declare (store, emergency, (const gint64 *) (gpointer) communities->data, communities->len, error) &&
                          (facts->team == NULL ||
                           sw_emergencies_set_team (store, emergency, (const gint64 *) (gpointer) team->data, team->len, error)) &&
                          sw_emergencies_set_duties (store, emergency, duties, error),
                          error);
  if (status == SW_CLI_DONE && effect != NULL)
    sw_cli_say ("%s", effect);

  return status;
}

static SwCliStatus
declare (SwCli   *cli,
         char   **arguments,
         GError **error)
{
  g_auto (Facts) facts = { .hours = SW_NONE };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = { FACT_ENTRIES (facts), { NULL } };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwEmergency) emergency = sw_emergency_new ();
  SwCliStatus status;

  emergency->from_day = sw_day_today ();
  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error) || !apply_facts (&facts, emergency, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  status = store != NULL ? save (store, NULL, emergency, &facts, _("Declare an emergency"), error) : SW_CLI_FAILED;
  if (status == SW_CLI_DONE)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT "\n", sw_record_get_id (SW_RECORD (emergency)));

      sw_cli_write (id);
    }

  return status;
}

static const SwCliVerb emergency_declare = {
  "emergency declare", N_("--kind KIND [--from DAY]"), N_("Declare an emergency; its id is printed"), NULL, declare,
};

static SwCliStatus
change (SwCli   *cli,
        char   **arguments,
        GError **error)
{
  g_auto (Facts) facts = { .hours = SW_NONE };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = { FACT_ENTRIES (facts), { NULL } };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwEmergency) emergency = NULL;
  g_autoptr (SwRecord) before = NULL;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error))
    return SW_CLI_DONE;
  if (facts_are_empty (&facts))
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("Say what is to change, as --to or --community."));
      return SW_CLI_USAGE;
    }
  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  emergency = store != NULL ? sw_cli_find_record (store, SW_TYPE_EMERGENCY, words[0], error) : NULL;
  before = emergency != NULL ? sw_record_copy (SW_RECORD (emergency)) : NULL;
  if (emergency == NULL || !apply_facts (&facts, emergency, error))
    return SW_CLI_FAILED;

  return save (store, SW_EMERGENCY (before), emergency, &facts, _("Change an emergency"), error);
}

static const SwCliVerb emergency_change = {
  "emergency change", N_("ID [--member NAME]… [--hours N]…"), N_("Change an emergency: its days, its communities, its team"),
  N_("What is not named stays. The communities and the team that are named replace those before."), change,
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
  g_autoptr (SwEmergency) emergency = NULL;
  g_autofree char *effect = NULL;
  SwCliStatus status;
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_parse_day (day_text, sw_day_today (), &day, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  emergency = store != NULL ? sw_cli_find_record (store, SW_TYPE_EMERGENCY, words[0], error) : NULL;
  if (emergency == NULL || !sw_emergencies_check_end (store, emergency, day, &effect, error) ||
      !sw_store_begin (store, _("End an emergency"), error))
    return SW_CLI_FAILED;

  status = sw_cli_commit (store, sw_emergencies_end (store, emergency, day, error), error);
  if (status == SW_CLI_DONE && effect != NULL)
    sw_cli_say ("%s", effect);

  return status;
}

static const SwCliVerb emergency_end = {
  "emergency end", N_("ID [--day DAY]"), N_("End an emergency"), NULL, end,
};

static const SwCliColumn list_columns[] = {
  { "id", N_("Id"), SW_CLI_COLUMN_NUMBER },
  { "kind", N_("Kind"), SW_CLI_COLUMN_TEXT },
  { "from", N_("From"), SW_CLI_COLUMN_TEXT },
  { "to", N_("To"), SW_CLI_COLUMN_TEXT },
  { "communities", N_("Communities"), SW_CLI_COLUMN_TEXT },
  { "team", N_("Team"), SW_CLI_COLUMN_TEXT },
  { "hours", N_("Hours"), SW_CLI_COLUMN_NUMBER },
  { "note", N_("Note"), SW_CLI_COLUMN_TEXT },
  { NULL }
};

static GPtrArray *
load_emergencies (SwStore  *store,
                  GError  **error)
{
  return sw_emergencies_load (store, SW_NONE, error);
}

static gboolean
add_row (SwCliTable  *table,
         SwStore     *store,
         gpointer     record,
         GError     **error)
{
  SwEmergency *emergency = record;
  g_autoptr (GArray) ids = sw_emergencies_get_communities (store, emergency, error);
  g_autoptr (GPtrArray) team = ids != NULL ? sw_emergencies_get_team (store, emergency, error) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) members = g_string_new (NULL);
  g_autofree char *hours = g_strdup_printf ("%" G_GINT64_FORMAT, sw_emergency_get_hours (emergency));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (record));
  g_autofree char *from = sw_cli_format_day (emergency->from_day);
  g_autofree char *to = sw_cli_format_day (emergency->to_day);
  const char *kind = sw_cli_table_is_machine (table) ? sw_enum_nick (&sw_emergency_kind_enum, emergency->kind) :
                                                       sw_enum_label (&sw_emergency_kind_enum, emergency->kind);

  if (team == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "",
                            sw_store_get_name (store, SW_TYPE_COMMUNITY, g_array_index (ids, gint64, i)));
  for (guint i = 0; i < team->len; i++)
    g_string_append_printf (members, "%s%s", i > 0 ? "、" : "",
                            sw_store_get_name (store, SW_TYPE_CAREGIVER, SW_EMERGENCY_MEMBER (team->pdata[i])->caregiver_id));
  if (ids->len == 0 && !sw_cli_table_is_machine (table))
    g_string_append (names, _("all communities"));
  sw_cli_table_add_row (table, (const char *[]) { id, kind, from, to, names->str, members->str, hours, emergency->note });

  return TRUE;
}

static SwCliStatus
list (SwCli   *cli,
      char   **arguments,
      GError **error)
{
  const SwCliListing listing = { list_columns, load_emergencies, add_row };

  return sw_cli_run_listing (cli, arguments, &listing, error);
}

static const SwCliVerb emergency_list = {
  "emergency list", NULL, N_("List the emergencies"), NULL, list,
};

static const char *const state_nicks[SW_N_BOARD_STATES] = { "not-yet", "not-reached", "abnormal", "safe" };
static const char *const state_labels[SW_N_BOARD_STATES] = {
  N_("Not tried yet"), N_("Not reached"), N_("Abnormal"), N_("Safe"),
};

static const SwCliColumn board_columns[] = {
  { "elder_id", N_("Id"), SW_CLI_COLUMN_NUMBER },
  { "elder_name", N_("Elder"), SW_CLI_COLUMN_TEXT },
  { "phone", N_("Phone"), SW_CLI_COLUMN_TEXT },
  { "community", N_("Community"), SW_CLI_COLUMN_TEXT },
  { "worker", N_("Worker"), SW_CLI_COLUMN_TEXT },
  { "caller", N_("Caller"), SW_CLI_COLUMN_TEXT },
  { "state", N_("State"), SW_CLI_COLUMN_TEXT },
  { "attempts", N_("Tried"), SW_CLI_COLUMN_NUMBER },
  { "hours", N_("Hours"), SW_CLI_COLUMN_NUMBER },
  { "escalated", N_("Escalated"), SW_CLI_COLUMN_BOOLEAN },
  { NULL }
};

static SwCliStatus
board (SwCli   *cli,
       char   **arguments,
       GError **error)
{
  g_autofree char *format_name = NULL;
  g_autofree char *day_text = NULL;
  g_autofree char *caller = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "day", 0, 0, SW_CLI_TEXT, &day_text, N_("The day, instead of today"), N_("DAY") },
    { "caller", 0, 0, SW_CLI_TEXT, &caller, N_("Only whom this person calls; “none” for those without anybody"), N_("NAME") },
    { "format", 0, 0, SW_CLI_TEXT, &format_name, N_("table, csv or json"), N_("FORMAT") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwEmergency) emergency = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (SwCliTable) table = NULL;
  gboolean waiting = FALSE;
  SwCliFormat format;
  gint64 caller_id;
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_format_parse (format_name, SW_CLI_FORMAT_TABLE, &format, error) ||
      !sw_cli_parse_day (day_text, SW_NONE, &day, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  emergency = store != NULL ? sw_cli_find_record (store, SW_TYPE_EMERGENCY, words[0], error) : NULL;
  if (emergency == NULL || !find_day (emergency, day, &day, error) || !find_caller (store, caller, &caller_id, error))
    return SW_CLI_FAILED;
  rows = sw_emergencies_get_board (store, emergency, day, sw_emergencies_get_minute (day), error);
  if (rows == NULL)
    return SW_CLI_FAILED;

  if (format == SW_CLI_FORMAT_TABLE)
    {
      g_autofree char *text = sw_day_format (day);

      /* Translators: a kind of emergency, as “cold wave”, and a day. */
      sw_cli_say (_("%s: the board of %s"), sw_enum_label (&sw_emergency_kind_enum, emergency->kind), text);
    }
  table = sw_cli_table_new (format);
  sw_cli_table_add_columns (table, board_columns);
  for (guint i = 0; i < rows->len; i++)
    {
      const SwBoardRow *row = &g_array_index (rows, SwBoardRow, i);
      g_autoptr (SwElder) elder = NULL;
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->elder_id);
      g_autofree char *attempts = g_strdup_printf ("%u", row->n_attempts);
      g_autofree char *hours = g_strdup_printf ("%" G_GINT64_FORMAT, row->hours);
      gboolean machine = sw_cli_table_is_machine (table);

      if (!sw_board_row_is_called_by (row, caller_id))
        continue;
      elder = sw_store_load (store, SW_TYPE_ELDER, row->elder_id, error);
      if (elder == NULL)
        return SW_CLI_FAILED;
      waiting |= row->state != SW_BOARD_SAFE;
      sw_cli_table_add_row (table, (const char *[]) {
        id, elder->name, elder->phone, sw_store_get_name (store, SW_TYPE_COMMUNITY, row->community_id),
        sw_store_get_name (store, SW_TYPE_CAREGIVER, row->worker_id),
        sw_store_get_name (store, SW_TYPE_CAREGIVER, row->caller_id),
        machine ? state_nicks[row->state] : _(state_labels[row->state]), attempts, hours,
        machine ? (row->escalated ? "1" : "0") : row->escalated ? _("Yes") : NULL,
      });
    }
  sw_cli_table_end (table);

  return waiting ? SW_CLI_ATTENTION : SW_CLI_DONE;
}

static const SwCliVerb emergency_board = {
  "emergency board", N_("ID [--day DAY] [--caller NAME]"), N_("Show how all are whom an emergency concerns"),
  N_("A line for each elder: who calls, what came of it on the day, how often it was tried, how many hours nobody has reached\n"
     "the elder, and whether that is longer than the emergency allows. Those at most risk come first.\n"
     "Ends with 1 while somebody is not found safe, and with 0 when all are."), board,
};

static SwCliStatus
write_paper (SwCli    *cli,
             char    **arguments,
             gboolean  report,
             GError  **error)
{
  g_autofree char *path = NULL;
  g_autofree char *day_text = NULL;
  g_autofree char *caller = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, SW_CLI_TEXT, &path, N_("The PDF to write"), N_("FILE") },
    { "day", 0, 0, SW_CLI_TEXT, &day_text, N_("The day, instead of today"), N_("DAY") },
    { report ? NULL : "caller", 0, 0, SW_CLI_TEXT, &caller, N_("Only whom this person calls; “none” for those without anybody"), N_("NAME") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwEmergency) emergency = NULL;
  g_autoptr (SwForm) form = NULL;
  gint64 caller_id;
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_parse_day (day_text, SW_NONE, &day, error))
    return SW_CLI_DONE;
  if (path == NULL)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("Name the file with -o."));
      return SW_CLI_USAGE;
    }
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  emergency = store != NULL ? sw_cli_find_record (store, SW_TYPE_EMERGENCY, words[0], error) : NULL;
  if (emergency == NULL || !find_day (emergency, day, &day, error) || !find_caller (store, caller, &caller_id, error))
    return SW_CLI_FAILED;
  if (report && day > sw_day_today ())
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED,
                           emergency->from_day > sw_day_today () ?
                             _("The emergency has not begun; there is nothing to report yet.") :
                             _("The report can tell of days until today."));
      return SW_CLI_FAILED;
    }
  form = report ? sw_paper_emergency_report (store, emergency, day, error) :
                  sw_paper_call_sheets (store, emergency, day, sw_emergencies_get_minute (day), caller_id, error);

  return form != NULL ? sw_cli_write_form (form, path, error) : SW_CLI_FAILED;
}

static SwCliStatus
report (SwCli   *cli,
        char   **arguments,
        GError **error)
{
  return write_paper (cli, arguments, TRUE, error);
}

static SwCliStatus
sheets (SwCli   *cli,
        char   **arguments,
        GError **error)
{
  return write_paper (cli, arguments, FALSE, error);
}

static const SwCliVerb emergency_report = {
  "emergency report", N_("ID -o FILE.pdf"), N_("Write the closing report"), NULL, report,
};

static const SwCliVerb emergency_sheets = {
  "emergency sheets", N_("ID -o FILE.pdf [--caller NAME]"), N_("Write a call sheet for everybody of the team"), NULL, sheets,
};

static const SwCliVerb *const subs[] = {
  &emergency_declare, &emergency_change, &emergency_end, &emergency_list, &emergency_board, &emergency_sheets, &emergency_report, NULL,
};

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  return sw_cli_run_sub (cli, &sw_cli_emergency, subs, arguments, error);
}

const SwCliVerb sw_cli_emergency = {
  "emergency", N_("declare|change|end|list|board|sheets|report …"), N_("Declare emergencies and see who is not yet reached"), NULL, run,
};
