/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-schema.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sw-schema-resources.h"

#define SCHEMA_PATH "/io/github/shouwang/Shouwang/schema/"

static char *
migration_path (int version)
{
  return g_strdup_printf (SCHEMA_PATH "%04d.sql", version);
}

/**
 * sw_schema_version:
 *
 * Returns: the version that this program makes: the number of its last migration
 */
int
sw_schema_version (void)
{
  int version = 0;

  while (TRUE)
    {
      g_autofree char *path = migration_path (version + 1);

      if (!g_resource_get_info (sw_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
        return version;
      version++;
    }
}

/**
 * sw_schema_look:
 * @connection: a connection
 * @state: (out): how the database's schema stands to the program's
 * @error: return location for an error, %SW_STORE_ERROR_NOT_A_DATABASE for
 *   somebody else's database
 *
 * Returns: whether it succeeded
 */
gboolean
sw_schema_look (SwConnection  *connection,
                SwSchemaState *state,
                GError       **error)
{
  gint64 application_id, version, n_tables;

  if (!sw_connection_get_integer (connection, "PRAGMA application_id", &application_id, error) ||
      !sw_connection_get_integer (connection, "PRAGMA user_version", &version, error) ||
      !sw_connection_get_integer (connection, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;

  if (application_id != SW_SCHEMA_APPLICATION_ID)
    {
      if (n_tables > 0 || application_id != 0)
        {
          sw_connection_set_error (connection, SQLITE_NOTADB, error);
          return FALSE;
        }
      *state = SW_SCHEMA_EMPTY;
      return TRUE;
    }

  if (version > sw_schema_version ())
    *state = SW_SCHEMA_NEWER;
  else if (version == sw_schema_version ())
    *state = SW_SCHEMA_CURRENT;
  else
    *state = version == 0 ? SW_SCHEMA_EMPTY : SW_SCHEMA_OLDER;

  return TRUE;
}

static gboolean
apply_migration (SwConnection *connection,
                 int           version,
                 GError      **error)
{
  g_autofree char *path = migration_path (version);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d",
                                                  version, SW_SCHEMA_APPLICATION_ID);
  g_autoptr (GBytes) sql = g_resource_lookup_data (sw_schema_get_resource (), path,
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (sql == NULL || !sw_connection_begin (connection, error))
    return FALSE;

  if (!sw_connection_exec (connection, g_bytes_get_data (sql, NULL), error) ||
      !sw_connection_exec (connection, set_version, error))
    {
      sw_connection_rollback (connection);
      return FALSE;
    }

  return sw_connection_commit (connection, error);
}

/**
 * sw_schema_migrate:
 * @connection: a connection that may write
 * @error: return location for an error
 *
 * Applies the migrations that the database lacks, each in a transaction.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_schema_migrate (SwConnection *connection,
                   GError      **error)
{
  gint64 version;

  if (!sw_connection_get_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  for (int next = (int) version + 1; next <= sw_schema_version (); next++)
    if (!apply_migration (connection, next, error))
      return FALSE;

  return TRUE;
}
