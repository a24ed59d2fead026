/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-elder-past.h"

/* What a rule or an assignment asks of an elder. */
static const char *const columns[] = {
  "community_id", "category", "child_residence", "low_income", "destitute", "special_family", "left_behind",
  "care_ability", "dementia", "disabled", "disability_degree", "homecare_client", "homecare_organisation_id",
  "worker_id", "neighbour_id",
};

static void
append_columns (GString    *sql,
                const char *prefix,
                const char *separator)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (sql, "%s%s%s", i ? separator : "", prefix, columns[i]);
}

/**
 * sw_elder_past_install:
 * @connection: a connection that may write
 * @error: return location for an error
 *
 * Makes the trigger that keeps what an elder was before a change, with the last
 * day on which it held. Of several changes on one day the first counts: what was
 * between held on no whole day. The trigger lives as long as the connection,
 * since today is the program's.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_elder_past_install (SwConnection *connection,
                       GError      **error)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TEMP TRIGGER elder_past_update AFTER UPDATE OF ");

  append_columns (sql, "", ", ");
  g_string_append (sql, " ON main.elder WHEN old.registered_day < sw_today () AND (");
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (sql, "%1$sold.%2$s IS NOT new.%2$s", i ? " OR " : "", columns[i]);
  g_string_append (sql, ") BEGIN INSERT OR IGNORE INTO elder_past (elder_id, to_day, ");
  append_columns (sql, "", ", ");
  g_string_append (sql, ") VALUES (old.id, sw_today () - 1, ");
  append_columns (sql, "old.", ", ");
  g_string_append (sql, "); END");

  return sw_connection_exec (connection, sql->str, error);
}
