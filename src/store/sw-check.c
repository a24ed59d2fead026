/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is the database sound? */
#include <glib/gi18n-lib.h>

#include "sw-attachment-files.h"
#include "sw-backup.h"
#include "sw-store-private.h"

#define MAX_SENTENCES 50

static void
interrupt_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  sw_store_interrupt (user_data);
}

static gboolean
check_pages (SwConnection *connection,
             GPtrArray    *faults,
             GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, "PRAGMA integrity_check(50)", error);
  SwStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      const char *text = sw_statement_get_text (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        /* Translators: %s is what the database engine found. */
        g_ptr_array_add (faults, g_strdup_printf (_("The file is damaged: %s."), text));
    }

  return step == SW_STEP_DONE;
}

static gboolean
check_references (SwConnection *connection,
                  GPtrArray    *faults,
                  GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, "PRAGMA foreign_key_check", error);
  SwStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    if (faults->len < MAX_SENTENCES)
      /* Translators: a table, a row's number, and the table it refers to. */
      g_ptr_array_add (faults, g_strdup_printf (_("In “%s” the row %s refers to a row of “%s” that is not there."),
                                                sw_statement_get_text (statement, 0),
                                                sw_statement_get_text (statement, 1),
                                                sw_statement_get_text (statement, 2)));

  return step == SW_STEP_DONE;
}

static gboolean
check_count (SwConnection *connection,
             const char   *sql,
             const char   *sentence,
             GPtrArray    *faults,
             GError      **error)
{
  gint64 n;

  if (!sw_connection_get_integer (connection, sql, &n, error))
    return FALSE;
  if (n != 0)
    g_ptr_array_add (faults, g_strdup (sentence));

  return TRUE;
}

/* Every change belongs to one action, and the actions' spans follow each other. */
static gboolean
check_change_log (SwConnection *connection,
                  GPtrArray    *faults,
                  GError      **error)
{
  return check_count (connection,
                      "SELECT (SELECT count(*) FROM change) <> "
                      "(SELECT coalesce(sum(last_change - first_change + 1), 0) FROM action)",
                      _("The change log has changes that belong to no action, or lacks some."), faults, error) &&
         check_count (connection,
                      "SELECT count(*) FROM (SELECT first_change, lag(last_change) OVER (ORDER BY id) AS before "
                      "FROM action) WHERE first_change <> coalesce(before, 0) + 1",
                      _("The change log has a gap."), faults, error) &&
         check_count (connection,
                      "SELECT count(*) FROM change WHERE kind <> 0 AND NOT json_valid(detail)",
                      _("The change log has an entry that cannot be read."), faults, error);
}

/**
 * sw_store_check:
 * @store: a store
 * @cancellable: (nullable): to end it
 * @error: return location for an error
 *
 * Checks the file's integrity, the references between records, the change log and
 * the attached files.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): a sentence for each
 *   fault, none if all is well; %NULL if it could not be found out
 */
GPtrArray *
sw_store_check (SwStore      *store,
                GCancellable *cancellable,
                GError      **error)
{
  SwConnection *connection = sw_store_get_connection (store);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  gulong handler = cancellable ? g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), store, NULL) : 0;
  gboolean good = check_pages (connection, faults, error) && check_references (connection, faults, error) &&
                  check_change_log (connection, faults, error) &&
                  sw_attachment_files_check (connection, faults, faults->len + MAX_SENTENCES, cancellable, error);

  if (handler)
    g_cancellable_disconnect (cancellable, handler);

  return good ? g_steal_pointer (&faults) : NULL;
}
