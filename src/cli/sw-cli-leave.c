/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-cli-table.h"
#include "sw-cli.h"
#include "sw-day.h"
#include "sw-leaves.h"

/* What can be said of a leave; what is not said stays. */
typedef struct
{
  char *substitute;
  char *from;
  char *to;
  char *note;
} Facts;

static void
facts_clear (Facts *self)
{
  g_free (self->substitute);
  g_free (self->from);
  g_free (self->to);
  g_free (self->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

#define FACT_ENTRIES(facts) \
  { "substitute", 0, 0, SW_CLI_TEXT, &facts.substitute, N_("Who visits in the meantime"), N_("NAME") }, \
  { "from", 0, 0, SW_CLI_TEXT, &facts.from, N_("The first day; today for a new one"), N_("DAY") }, \
  { "to", 0, 0, SW_CLI_TEXT, &facts.to, N_("The last day"), N_("DAY") }, \
  { "note", 0, 0, SW_CLI_TEXT, &facts.note, N_("More about it"), N_("TEXT") }

static SwCliStatus
save (SwStore         *store,
      SwSubstitution  *leave,
      const Facts     *facts,
      const char      *label,
      GError         **error)
{
  if (!sw_cli_parse_day (facts->from, leave->from_day, &leave->from_day, error) ||
      !sw_cli_parse_day (facts->to, leave->to_day, &leave->to_day, error) ||
      (facts->substitute != NULL &&
       !sw_cli_find_by_name (store, SW_TYPE_CAREGIVER, facts->substitute, &leave->substitute_id, error)))
    return SW_CLI_FAILED;
  if (facts->note != NULL)
    {
      g_free (leave->note);
      leave->note = *facts->note != '\0' ? g_strdup (facts->note) : NULL;
    }

  return sw_store_save_one (store, SW_RECORD (leave), label, error) ? SW_CLI_DONE : SW_CLI_FAILED;
}

static SwCliStatus
add (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (Facts) facts = { NULL };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = { FACT_ENTRIES (facts), { NULL } };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwSubstitution) leave = sw_substitution_new ();
  SwCliStatus status;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error))
    return SW_CLI_DONE;
  if (facts.substitute == NULL || facts.to == NULL)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("A leave needs --substitute and --to."));
      return SW_CLI_USAGE;
    }

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  if (store == NULL || !sw_cli_find_by_name (store, SW_TYPE_CAREGIVER, words[0], &leave->caregiver_id, error))
    return SW_CLI_FAILED;
  leave->from_day = sw_day_today ();
  status = save (store, leave, &facts, _("Enter a leave"), error);
  if (status == SW_CLI_DONE)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT "\n", sw_record_get_id (SW_RECORD (leave)));

      sw_cli_write (id);
    }

  return status;
}

static const SwCliVerb leave_add = {
  "leave add", N_("CAREGIVER --substitute NAME [--from DAY] --to DAY"), N_("Enter who is on leave; the id is printed"), NULL, add,
};

static SwCliStatus
change (SwCli   *cli,
        char   **arguments,
        GError **error)
{
  g_auto (Facts) facts = { NULL };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = { FACT_ENTRIES (facts), { NULL } };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwSubstitution) leave = NULL;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  leave = store != NULL ? sw_cli_find_record (store, SW_TYPE_SUBSTITUTION, words[0], error) : NULL;

  return leave != NULL ? save (store, leave, &facts, _("Change a leave"), error) : SW_CLI_FAILED;
}

static const SwCliVerb leave_change = {
  "leave change", N_("ID [--substitute NAME] [--from DAY] [--to DAY]"), N_("Change a leave"), NULL, change,
};

static SwCliStatus
end (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwSubstitution) leave = NULL;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error))
    return SW_CLI_DONE;
  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  leave = store != NULL ? sw_cli_find_record (store, SW_TYPE_SUBSTITUTION, words[0], error) : NULL;

  return leave != NULL && sw_leave_end (store, leave, error) ? SW_CLI_DONE : SW_CLI_FAILED;
}

static const SwCliVerb leave_end = {
  "leave end", N_("ID"), N_("End a leave: who is back visits again from today"), NULL, end,
};

static const SwCliColumn list_columns[] = {
  { "id", N_("Id"), SW_CLI_COLUMN_NUMBER },
  { "caregiver", N_("On leave"), SW_CLI_COLUMN_TEXT },
  { "substitute", N_("Substitute"), SW_CLI_COLUMN_TEXT },
  { "from", N_("From"), SW_CLI_COLUMN_TEXT },
  { "to", N_("To"), SW_CLI_COLUMN_TEXT },
  { "note", N_("Note"), SW_CLI_COLUMN_TEXT },
  { NULL }
};

static gboolean
add_row (SwCliTable  *table,
         SwStore     *store,
         gpointer     record,
         GError     **error)
{
  SwSubstitution *leave = record;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (record));
  g_autofree char *from = sw_cli_format_day (leave->from_day);
  g_autofree char *to = sw_cli_format_day (leave->to_day);
  g_autofree char *caregiver = g_strdup (sw_store_get_name (store, SW_TYPE_CAREGIVER, leave->caregiver_id));

  sw_cli_table_add_row (table, (const char *[]) { id, caregiver, sw_store_get_name (store, SW_TYPE_CAREGIVER, leave->substitute_id),
                                                  from, to, leave->note });

  return TRUE;
}

static SwCliStatus
list (SwCli   *cli,
      char   **arguments,
      GError **error)
{
  const SwCliListing listing = { list_columns, sw_leaves_load, add_row };

  return sw_cli_run_listing (cli, arguments, &listing, error);
}

static const SwCliVerb leave_list = {
  "leave list", NULL, N_("List who is, was or will be on leave, the latest first"), NULL, list,
};

static const SwCliVerb *const subs[] = { &leave_add, &leave_change, &leave_end, &leave_list, NULL };

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  return sw_cli_run_sub (cli, &sw_cli_leave, subs, arguments, error);
}

const SwCliVerb sw_cli_leave = {
  "leave", N_("add|change|end|list …"), N_("Say who is on leave, and who visits in the meantime"), NULL, run,
};
