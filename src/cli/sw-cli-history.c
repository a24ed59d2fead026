/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-cli-table.h"
#include "sw-cli.h"
#include "sw-elder.h"
#include "sw-history.h"
#include "sw-record-types.h"

static const char *const kinds[] = { "insert", "update", "delete" };
static const char *const kind_labels[] = { N_("Added"), N_("Changed"), N_("Deleted") };

static char *
format_time (SwCliTable *table,
             gint64      time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return sw_cli_table_is_machine (table) ? g_date_time_format_iso8601 (utc)
                                         : g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
}

/* A row for each field that changed, and one for a row that has none. */
static void
add_changes (SwCliTable           *table,
             const SwHistoryEntry *entry)
{
  gboolean machine = sw_cli_table_is_machine (table);
  g_autofree char *action = g_strdup_printf ("%" G_GINT64_FORMAT, entry->action);
  g_autofree char *time = format_time (table, entry->time);
  const char *kind = machine ? kinds[entry->kind] : _(kind_labels[entry->kind]);
  guint n = entry->changes ? entry->changes->len : 0;

  for (guint i = 0; i < MAX (n, 1); i++)
    {
      const SwChange *change = i < n ? entry->changes->pdata[i] : NULL;
      const char *const cells[] = {
        action,
        time,
        entry->actor,
        entry->label,
        kind,
        change ? (machine ? change->field->name : _(change->field->label)) : NULL,
        change ? change->before : NULL,
        change ? change->after : NULL,
      };

      sw_cli_table_add_row (table, cells);
    }
}

static const SwCliColumn record_columns[] = {
  { "action", N_("Action"), SW_CLI_COLUMN_NUMBER },
  { "time", N_("Time"), SW_CLI_COLUMN_TEXT },
  { "actor", N_("Who"), SW_CLI_COLUMN_TEXT },
  { "label", N_("What"), SW_CLI_COLUMN_TEXT },
  { "kind", N_("Row"), SW_CLI_COLUMN_TEXT },
  { "field", N_("Field"), SW_CLI_COLUMN_TEXT },
  { "before", N_("Before"), SW_CLI_COLUMN_TEXT },
  { "after", N_("After"), SW_CLI_COLUMN_TEXT },
  { NULL }
};

static gboolean
write_record (SwStore    *store,
              SwCliTable *table,
              GType       type,
              gint64      id,
              guint       limit,
              GError    **error)
{
  g_autoptr (GPtrArray) entries = sw_store_history (store, type, id, limit, error);

  if (entries == NULL)
    return FALSE;

  sw_cli_table_add_columns (table, record_columns);
  for (guint i = 0; i < entries->len; i++)
    add_changes (table, entries->pdata[i]);

  return TRUE;
}

static const SwCliColumn action_columns[] = {
  { "action", N_("Action"), SW_CLI_COLUMN_NUMBER },
  { "time", N_("Time"), SW_CLI_COLUMN_TEXT },
  { "actor", N_("Who"), SW_CLI_COLUMN_TEXT },
  { "label", N_("What"), SW_CLI_COLUMN_TEXT },
  { "rows", N_("Rows"), SW_CLI_COLUMN_NUMBER },
  { "undone", N_("Undone"), SW_CLI_COLUMN_BOOLEAN },
  { NULL }
};

static gboolean
write_actions (SwStore    *store,
               SwCliTable *table,
               guint       limit,
               GError    **error)
{
  g_autoptr (GPtrArray) entries = sw_store_actions (store, SW_NONE, limit, error);

  if (entries == NULL)
    return FALSE;

  sw_cli_table_add_columns (table, action_columns);
  for (guint i = 0; i < entries->len; i++)
    {
      const SwHistoryEntry *entry = entries->pdata[i];
      g_autofree char *action = g_strdup_printf ("%" G_GINT64_FORMAT, entry->action);
      g_autofree char *time = format_time (table, entry->time);
      g_autofree char *n_rows = g_strdup_printf ("%" G_GINT64_FORMAT, entry->n_rows);
      const char *undone = sw_cli_table_is_machine (table) ? (entry->undone ? "1" : "0")
                           : entry->undone                 ? _("Yes")
                                                           : NULL;
      const char *const cells[] = { action, time, entry->actor, entry->label, n_rows, undone };

      sw_cli_table_add_row (table, cells);
    }

  return TRUE;
}

/* What a history is asked of: "ID", a document number, or "caregiver ID". A
 * record that was deleted has one too, so an id need not be there any more. */
static gboolean
find_record (SwStore *store,
             char   **words,
             GType   *type,
             gint64  *id,
             GError **error)
{
  const char *text = words[1] ? words[1] : words[0];
  char *end;

  *type = words[1] ? sw_record_type_from_table (words[0]) : SW_TYPE_ELDER;
  if (*type == G_TYPE_INVALID)
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("There are no records “%s”."), words[0]);
      return FALSE;
    }

  *id = g_ascii_strtoll (text, &end, 10);
  if (end != text && *end == '\0' && strlen (text) < 15)
    return TRUE;
  if (*type == SW_TYPE_ELDER)
    {
      g_autoptr (SwElder) elder = sw_cli_find_elder (store, text, error);

      *id = elder ? sw_record_get_id (SW_RECORD (elder)) : SW_NONE;
      return elder != NULL;
    }

  g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” is no id."), text);
  return FALSE;
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_autofree char *format_name = NULL;
  int limit = 100;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, SW_CLI_TEXT, &format_name, N_("table, csv or json"), N_("FORMAT") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many entries at most (100)"), N_("N") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwCliTable) table = NULL;
  SwCliFormat format;
  gboolean actions;
  GType type = G_TYPE_INVALID;
  gint64 id = SW_NONE;

  if (!sw_cli_parse (cli, arguments, entries, 1, 2, &words, error) ||
      !sw_cli_format_parse (format_name, SW_CLI_FORMAT_TABLE, &format, error))
    return SW_CLI_DONE;
  if (limit < 0)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("A limit cannot be negative."));
      return SW_CLI_USAGE;
    }

  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  actions = strcmp (words[0], "actions") == 0 && words[1] == NULL;
  if (!actions && !find_record (store, words, &type, &id, error))
    return SW_CLI_FAILED;

  table = sw_cli_table_new (format);
  if (actions ? !write_actions (store, table, (guint) limit, error)
              : !write_record (store, table, type, id, (guint) limit, error))
    return SW_CLI_FAILED;
  sw_cli_table_end (table);

  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_history = {
  "history", N_("[ID-OR-NUMBER | TABLE ID | actions]"), N_("Tell what was changed, by whom and when"),
  N_("An id alone is an elder’s; others stand behind their table, as in “history caregiver 7”.\n"
     "“history actions” lists what was done, the last first."),
  run,
};
