/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is committed stands in the log beside the database until the log is long. Someone who
 * copies the one file that has a name would have nothing, so in a pause the log is written
 * into it. */
#include "sw-store-settle.h"

#include "sw-store-private.h"

/* Seconds without a change that are a pause. */
#define PAUSE 3

struct _SwSettling
{
  char    *path;
  GThread *thread;
  int      done;    /* atomic */
  gboolean settled; /* once it is done: whether nothing was left to do */
  gboolean stale;   /* something was changed since it began */
};

/* Waits for nobody and lets nobody wait: what a reader still looks at stays in the log. */
static gboolean
settle (SwConnection *connection)
{
  g_autoptr (SwStatement) statement = NULL;

  if (!sw_connection_exec (connection, "PRAGMA synchronous = FULL", NULL))
    return TRUE;
  statement = sw_connection_prepare (connection, "PRAGMA wal_checkpoint (PASSIVE)", NULL);
  if (statement == NULL || sw_statement_step (statement, NULL) != SW_STEP_ROW)
    return TRUE;

  /* Whether it was kept from it; how long the log is, and how much of it is in the file. */
  return sw_statement_get_integer (statement, 0) == 0 &&
         sw_statement_get_integer (statement, 1) == sw_statement_get_integer (statement, 2);
}

static gpointer
settle_thread (gpointer data)
{
  SwSettling *settling = data;
  SwConnection *connection = sw_connection_open (settling->path, FALSE, NULL);

  /* What fails, as on a full disk, is tried again after the next change; all is safe in the log. */
  settling->settled = connection == NULL || settle (connection);
  g_clear_pointer (&connection, sw_connection_close);
  g_atomic_int_set (&settling->done, 1);
  return NULL;
}

static gboolean
settling_end (SwSettling *settling)
{
  gboolean settled;

  g_thread_join (settling->thread);
  settled = settling->settled && !settling->stale;
  g_free (settling->path);
  g_free (settling);
  return settled;
}

static gboolean
pause_cb (gpointer user_data)
{
  SwStore *self = user_data;

  if (self->settling)
    {
      if (!g_atomic_int_get (&self->settling->done))
        return G_SOURCE_CONTINUE;
      if (settling_end (g_steal_pointer (&self->settling)))
        {
          self->settle_source = 0;
          return G_SOURCE_REMOVE;
        }
    }

  self->settling = g_new0 (SwSettling, 1);
  self->settling->path = g_strdup (self->path);
  self->settling->thread = g_thread_new ("settle", settle_thread, self->settling);
  return G_SOURCE_CONTINUE;
}

/*
 * sw_store_settle_later:
 * @self: a store that holds its database
 *
 * Writes what was committed into the database itself, in a thread, when nothing was changed for
 * some seconds. Where no main loop runs, as on the command line, closing does it.
 */
void
sw_store_settle_later (SwStore *self)
{
  if (self->read_only || self->lock == NULL || !g_main_context_is_owner (NULL))
    return;

  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (self->settling)
    self->settling->stale = TRUE;
  self->settle_source = g_timeout_add_seconds (PAUSE, pause_cb, self);
}

/*
 * sw_store_settle_end:
 * @self: a store that is about to be closed
 *
 * Waits for what is under way, so that closing leaves one file.
 */
void
sw_store_settle_end (SwStore *self)
{
  g_clear_handle_id (&self->settle_source, g_source_remove);
  if (self->settling)
    settling_end (g_steal_pointer (&self->settling));
}
