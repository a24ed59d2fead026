/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-backup.h"
#include "sw-cli-table.h"
#include "sw-cli.h"

static void
add_row (SwCliTable     *table,
         const SwBackup *backup)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (backup->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  g_autofree char *when = sw_cli_table_is_machine (table) ? g_date_time_format_iso8601 (time)
                                                          : g_date_time_format (local, "%Y-%m-%d %H:%M");
  g_autofree char *size = sw_cli_table_is_machine (table) ? g_strdup_printf ("%" G_GINT64_FORMAT, backup->size)
                                                          : g_format_size ((guint64) backup->size);
  const char *const cells[] = { when, backup->reason, size, backup->path };

  sw_cli_table_add_row (table, cells);
}

static const SwCliColumn columns[] = {
  { "time", N_("Time"), SW_CLI_COLUMN_TEXT },
  { "reason", N_("Reason"), SW_CLI_COLUMN_TEXT },
  { "size", N_("Size"), SW_CLI_COLUMN_NUMBER },
  { "path", N_("File"), SW_CLI_COLUMN_TEXT },
  { NULL }
};

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (SwCliTable) table = NULL;
  SwCliFormat format;

  if (!sw_cli_parse_listing (cli, arguments, 0, &words, &format, error))
    return SW_CLI_DONE;

  backups = sw_store_list_backups (sw_cli_get_database (cli), error);
  if (backups == NULL)
    return SW_CLI_FAILED;

  table = sw_cli_table_new (format);
  sw_cli_table_add_columns (table, columns);
  for (guint i = 0; i < backups->len; i++)
    add_row (table, backups->pdata[i]);
  sw_cli_table_end (table);

  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_backups = {
  "backups", NULL, N_("List the backups"), NULL, run,
};
