/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-window-private.h"

#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-backup.h"
#include "sw-failed-page.h"
#include "sw-visits-entry.h"
#include "sw-welcome-page.h"

/* Seconds after the start; the first look at the list comes before. */
#define BACKUP_DELAY 2

static void
show_only (SwWindow  *self,
           GtkWidget *page)
{
  GtkWidget *old = gtk_stack_get_child_by_name (self->stack, "alone");

  if (old)
    gtk_stack_remove (self->stack, old);
  gtk_stack_add_named (self->stack, page, "alone");
  gtk_stack_set_visible_child (self->stack, page);
}

/* GLib tells it the bus of the session, and complains where there is none, as now and then on Windows. */
static gboolean
can_tell_busy (GApplication *application)
{
  return g_application_get_dbus_connection (application) != NULL;
}

static void
backup_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (sw_store_backup_daily (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SwWindow) self = user_data;
  GApplication *application = g_application_get_default ();
  g_autoptr (GError) error = NULL;

  if (application)
    {
      if (can_tell_busy (application))
        g_application_unmark_busy (application);
      g_application_release (application);
    }
  if (!g_task_propagate_boolean (G_TASK (result), &error) && self->store)
    sw_window_report_error (self, error);
}

/* After the first frame, beside the work. The program does not end before it. */
static gboolean
back_up_idle (gpointer user_data)
{
  SwWindow *self = user_data;
  g_autoptr (GTask) task = NULL;
  GApplication *application;

  self->backup = 0;
  if (self->store == NULL || sw_store_is_read_only (self->store))
    return G_SOURCE_REMOVE;

  application = g_application_get_default ();
  if (application)
    {
      g_application_hold (application);
      if (can_tell_busy (application))
        g_application_mark_busy (application);
    }
  task = g_task_new (NULL, NULL, backed_up_cb, g_object_ref (self));
  g_task_set_source_tag (task, back_up_idle);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, backup_thread);

  return G_SOURCE_REMOVE;
}

/**
 * sw_window_open:
 * @self: a window
 *
 * Opens the database and shows it. Where there is none yet, the welcome page
 * sets one up; where it cannot be opened, a page says why.
 *
 * Returns: whether the database is open
 */
gboolean
sw_window_open (SwWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = NULL;

  g_return_val_if_fail (SW_IS_WINDOW (self), FALSE);

  if (!g_file_test (self->database, G_FILE_TEST_EXISTS))
    {
      show_only (self, sw_welcome_page_new (self->database));
      return FALSE;
    }

  store = sw_app_open_store (self->database, &error);
  if (store == NULL)
    {
      show_only (self, sw_failed_page_new (self->database, error));
      return FALSE;
    }

  sw_window_set_store (self, store);
  if (!sw_store_is_read_only (store))
    sw_visits_entry_offer_drafts (self);
  g_clear_handle_id (&self->backup, g_source_remove);
  self->backup = g_timeout_add_seconds (BACKUP_DELAY, back_up_idle, self);

  return TRUE;
}
