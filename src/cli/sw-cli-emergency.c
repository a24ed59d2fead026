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

static char *
format_day (SwDay day)
{
  return day != SW_NONE ? sw_day_format_iso (day) : NULL;
}

static SwEmergency *
find_emergency (SwStore     *store,
                const char  *word,
                GError     **error)
{
  g_autoptr (GError) cause = NULL;
  SwEmergency *emergency = sw_store_load (store, SW_TYPE_EMERGENCY, g_ascii_strtoll (word, NULL, 10), &cause);

  if (g_error_matches (cause, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND))
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED,
                 /* Translators: %s is what somebody typed. */
                 _("There is no emergency “%s”."), word);
  else if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));

  return emergency;
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

static SwCliStatus
declare (SwCli   *cli,
         char   **arguments,
         GError **error)
{
  g_autofree char *kind = NULL;
  g_autofree char *from_text = NULL;
  g_autofree char *to_text = NULL;
  g_autofree char *note = NULL;
  g_auto (GStrv) communities = NULL;
  g_auto (GStrv) team = NULL;
  g_auto (GStrv) words = NULL;
  gint64 hours = 0;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, SW_CLI_TEXT, &kind, N_("cold, heat, extreme-weather, epidemic or other"), N_("KIND") },
    { "from", 0, 0, SW_CLI_TEXT, &from_text, N_("The first day, instead of today"), N_("DAY") },
    { "to", 0, 0, SW_CLI_TEXT, &to_text, N_("The last day, if it is known"), N_("DAY") },
    { "community", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &communities, N_("A community in which it holds; all if none is named"), N_("NAME") },
    { "member", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &team, N_("Somebody of the team; may be given again"), N_("NAME") },
    { "hours", 0, 0, G_OPTION_ARG_INT64, &hours, N_("After so many hours without an answer it is escalated"), N_("N") },
    { "note", 0, 0, SW_CLI_TEXT, &note, N_("Why it was declared"), N_("TEXT") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwEmergency) emergency = sw_emergency_new ();
  g_autoptr (GArray) community_ids = NULL;
  g_autoptr (GArray) caregiver_ids = NULL;
  const SwEnumValue *value;
  SwCliStatus status;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error) ||
      !sw_cli_parse_day (from_text, sw_day_today (), &emergency->from_day, error) ||
      !sw_cli_parse_day (to_text, SW_NONE, &emergency->to_day, error))
    return SW_CLI_DONE;
  value = sw_enum_find_text (&sw_emergency_kind_enum, kind);
  if (value == NULL)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("Say with --kind what it is: cold, heat, extreme-weather, epidemic or other."));
      return SW_CLI_USAGE;
    }
  emergency->kind = value->value;
  emergency->hours = hours > 0 ? hours : SW_NONE;
  emergency->note = g_strdup (note);

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  community_ids = store != NULL ? find_all (store, SW_TYPE_COMMUNITY, communities, error) : NULL;
  caregiver_ids = community_ids != NULL ? find_all (store, SW_TYPE_CAREGIVER, team, error) : NULL;
  if (caregiver_ids == NULL || !sw_store_begin (store, _("Declare an emergency"), error))
    return SW_CLI_FAILED;

  status = sw_cli_commit (store,
                          sw_emergencies_declare (store, emergency, (const gint64 *) community_ids->data, community_ids->len, error) &&
                          (caregiver_ids->len == 0 ||
                           sw_emergencies_set_team (store, emergency, (const gint64 *) caregiver_ids->data, caregiver_ids->len, error)),
                          error);
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
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_parse_day (day_text, sw_day_today (), &day, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  emergency = store != NULL ? find_emergency (store, words[0], error) : NULL;
  if (emergency == NULL || !sw_store_begin (store, _("End an emergency"), error))
    return SW_CLI_FAILED;

  return sw_cli_commit (store, sw_emergencies_end (store, emergency, day, error), error);
}

static const SwCliVerb emergency_end = {
  "emergency end", N_("ID [--day DAY]"), N_("End an emergency"), NULL, end,
};

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
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (SwCliTable) table = NULL;
  SwCliFormat format;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error) ||
      !sw_cli_format_parse (format_name, FALSE, &format, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  all = store != NULL ? sw_emergencies_load (store, SW_NONE, error) : NULL;
  if (all == NULL)
    return SW_CLI_FAILED;

  table = sw_cli_table_new (format);
  sw_cli_table_add_column (table, "id", _("Id"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "kind", _("Kind"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "from", _("From"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "to", _("To"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "communities", _("Communities"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "note", _("Note"), SW_CLI_COLUMN_TEXT);
  for (guint i = 0; i < all->len; i++)
    {
      SwEmergency *emergency = all->pdata[i];
      g_autoptr (GArray) ids = sw_emergencies_get_communities (store, emergency, error);
      g_autoptr (GString) names = g_string_new (NULL);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (SW_RECORD (emergency)));
      g_autofree char *from = format_day (emergency->from_day);
      g_autofree char *to = format_day (emergency->to_day);
      const char *kind = sw_cli_table_is_machine (table) ? sw_enum_nick (&sw_emergency_kind_enum, emergency->kind) :
                                                           sw_enum_label (&sw_emergency_kind_enum, emergency->kind);

      if (ids == NULL)
        return SW_CLI_FAILED;
      for (guint k = 0; k < ids->len; k++)
        g_string_append_printf (names, "%s%s", k > 0 ? "、" : "",
                                sw_store_get_name (store, SW_TYPE_COMMUNITY, g_array_index (ids, gint64, k)));
      sw_cli_table_add_row (table, (const char *[]) { id, kind, from, to, names->str, emergency->note });
    }
  sw_cli_table_end (table);

  return SW_CLI_DONE;
}

static const SwCliVerb emergency_list = {
  "emergency list", NULL, N_("List the emergencies"), NULL, list,
};

static const char *const state_nicks[SW_N_BOARD_STATES] = { "not-yet", "not-reached", "abnormal", "safe" };
static const char *const state_labels[SW_N_BOARD_STATES] = {
  N_("Not tried yet"), N_("Not reached"), N_("Abnormal"), N_("Safe"),
};

/* The minute until which is looked: now on the day of today, else the end of the day. */
static int
minute_of (SwDay day)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return day == sw_day_today () ? g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now) : 24 * 60 - 1;
}

static SwCliStatus
board (SwCli   *cli,
       char   **arguments,
       GError **error)
{
  g_autofree char *format_name = NULL;
  g_autofree char *day_text = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "day", 0, 0, SW_CLI_TEXT, &day_text, N_("The day, instead of today"), N_("DAY") },
    { "format", 0, 0, SW_CLI_TEXT, &format_name, N_("table, csv or json"), N_("FORMAT") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwEmergency) emergency = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (SwCliTable) table = NULL;
  gboolean waiting = FALSE;
  SwCliFormat format;
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_format_parse (format_name, FALSE, &format, error) ||
      !sw_cli_parse_day (day_text, sw_day_today (), &day, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  emergency = store != NULL ? find_emergency (store, words[0], error) : NULL;
  rows = emergency != NULL ? sw_emergencies_get_board (store, emergency, day, minute_of (day), error) : NULL;
  if (rows == NULL)
    return SW_CLI_FAILED;

  table = sw_cli_table_new (format);
  sw_cli_table_add_column (table, "elder_id", _("Id"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "elder_name", _("Elder"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "phone", _("Phone"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "community", _("Community"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "worker", _("Worker"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "state", _("State"), SW_CLI_COLUMN_TEXT);
  sw_cli_table_add_column (table, "attempts", _("Tried"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "hours", _("Hours"), SW_CLI_COLUMN_NUMBER);
  sw_cli_table_add_column (table, "escalated", _("Escalated"), SW_CLI_COLUMN_BOOLEAN);
  for (guint i = 0; i < rows->len; i++)
    {
      const SwBoardRow *row = &g_array_index (rows, SwBoardRow, i);
      g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, row->elder_id, error);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->elder_id);
      g_autofree char *attempts = g_strdup_printf ("%u", row->n_attempts);
      g_autofree char *hours = g_strdup_printf ("%" G_GINT64_FORMAT, row->hours);
      gboolean machine = sw_cli_table_is_machine (table);

      if (elder == NULL)
        return SW_CLI_FAILED;
      waiting |= row->state != SW_BOARD_SAFE;
      sw_cli_table_add_row (table, (const char *[]) {
        id, elder->name, elder->phone, sw_store_get_name (store, SW_TYPE_COMMUNITY, row->community_id),
        sw_store_get_name (store, SW_TYPE_CAREGIVER, row->worker_id),
        machine ? state_nicks[row->state] : _(state_labels[row->state]), attempts, hours,
        machine ? (row->escalated ? "true" : "false") : row->escalated ? _("Yes") : NULL,
      });
    }
  sw_cli_table_end (table);

  return waiting ? SW_CLI_ATTENTION : SW_CLI_DONE;
}

static const SwCliVerb emergency_board = {
  "emergency board", N_("ID [--day DAY]"), N_("Show who is not yet reached, those at most risk first"),
  N_("Exits with 1 while somebody is not found safe."), board,
};

static SwCliStatus
write_paper (SwCli    *cli,
             char    **arguments,
             gboolean  report,
             GError  **error)
{
  g_autofree char *path = NULL;
  g_autofree char *day_text = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, SW_CLI_TEXT, &path, N_("The PDF to write"), N_("FILE") },
    { "day", 0, 0, SW_CLI_TEXT, &day_text, N_("The day, instead of today"), N_("DAY") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwEmergency) emergency = NULL;
  g_autoptr (SwForm) form = NULL;
  SwDay day;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_parse_day (day_text, sw_day_today (), &day, error))
    return SW_CLI_DONE;
  if (path == NULL)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("Name the file with -o."));
      return SW_CLI_USAGE;
    }
  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  emergency = store != NULL ? find_emergency (store, words[0], error) : NULL;
  if (emergency == NULL)
    return SW_CLI_FAILED;
  form = report ? sw_paper_emergency_report (store, emergency, day, error) :
                  sw_paper_call_sheets (store, emergency, day, minute_of (day), error);

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
  "emergency sheets", N_("ID -o FILE.pdf"), N_("Write a call sheet for everybody of the team"), NULL, sheets,
};

static const SwCliVerb *const subs[] = {
  &emergency_declare, &emergency_end, &emergency_list, &emergency_board, &emergency_sheets, &emergency_report, NULL,
};

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  return sw_cli_run_sub (cli, &sw_cli_emergency, subs, arguments, error);
}

const SwCliVerb sw_cli_emergency = {
  "emergency", N_("declare|end|list|board|sheets|report …"), N_("Declare emergencies and see who is not yet reached"), NULL, run,
};
