/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-work.h"

#include <glib/gi18n-lib.h>

#include "sw-progress.h"

/* What is not larger is done at once. */
#define AT_ONCE 200

/* Milliseconds until the progress is shown. */
#define SHOW_DELAY 400

/* Work on the database that may take long: in a thread with a store of its own,
 * under a dialog that shows how far it is and can cancel it. */
struct _SwWork
{
  SwWindow       *window;
  SwStore        *store; /* the window's */
  SwWorkFunc      func;
  SwWorkDoneFunc  done;
  gpointer        data;
  GDestroyNotify  destroy;
  GCancellable   *cancellable;
  SwProgress     *progress;

  GtkWindow      *dialog; /* NULL until it is shown */
  char           *what;
  guint           source;
};

static void
work_free (SwWork *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->destroy)
    self->destroy (self->data);
  g_clear_object (&self->window);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
  g_free (self->what);
  g_free (self);
}

/* What is under way is ended first; the dialog goes when nothing runs. */
static gboolean
close_request_cb (GtkWindow *dialog,
                  SwWork    *self)
{
  g_cancellable_cancel (self->cancellable);

  return GDK_EVENT_STOP;
}

static gboolean
show_cb (gpointer user_data)
{
  SwWork *self = user_data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->source = 0;
  self->dialog = g_object_new (ADW_TYPE_WINDOW, "transient-for", self->window, "modal", TRUE, "resizable", FALSE,
                               "default-width", 420, "title", self->what, "content", box, NULL);
  gtk_widget_add_css_class (box, "sw-work");
  gtk_widget_set_halign (cancel, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), cancel);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->dialog);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (self->dialog), keys);
  g_signal_connect (self->dialog, "close-request", G_CALLBACK (close_request_cb), self);
  gtk_window_present (self->dialog);

  return G_SOURCE_REMOVE;
}

static void
finish (SwWork       *self,
        gboolean      good,
        const GError *error)
{
  if (good && self->done)
    self->done (self->window, self->data);
  else if (!good)
    sw_window_report_error (self->window, error);
}

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  SwWork *self = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open_again (self->store, &error);

  if (store && self->func (store, self->data, self, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SwWork *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean good = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->dialog)
    gtk_window_destroy (self->dialog);

  /* The window may have been closed meanwhile. */
  if (sw_window_get_store (self->window) == self->store)
    finish (self, good, error);
  work_free (self);
}

/**
 * sw_work_run:
 * @window: a window with an open database
 * @what: what is being done, for the dialog
 * @size: how many records it is about: with few it is done at once, in this thread
 * @func: does it
 * @done: (nullable): called when it was done
 * @data: (transfer full): for both
 * @destroy: (nullable): frees @data
 *
 * Does something that may take long without freezing the window. A failure is reported.
 */
void
sw_work_run (SwWindow       *window,
             const char     *what,
             gsize           size,
             SwWorkFunc      func,
             SwWorkDoneFunc  done,
             gpointer        data,
             GDestroyNotify  destroy)
{
  SwWork *self = g_new0 (SwWork, 1);
  g_autoptr (GTask) task = NULL;

  self->window = g_object_ref (window);
  self->store = g_object_ref (sw_window_get_store (window));
  self->func = func;
  self->done = done;
  self->data = data;
  self->destroy = destroy;
  self->progress = g_object_ref_sink (SW_PROGRESS (sw_progress_new ()));
  self->cancellable = g_object_ref (sw_progress_begin (self->progress, what, NULL, NULL));
  self->what = g_strdup (what);

  if (size <= AT_ONCE)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = func (self->store, data, self, &error);

      finish (self, good, error);
      work_free (self);
      return;
    }

  self->source = g_timeout_add (SHOW_DELAY, show_cb, self);
  task = g_task_new (NULL, self->cancellable, done_cb, self);
  g_task_set_source_tag (task, sw_work_run);
  /* What is committed is committed. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, work_thread);
}

/**
 * sw_work_set_progress:
 * @fraction: how much is done, from 0 to 1
 * @work: (type SwWork): the work
 *
 * Tells how far the work is, from any thread.
 */
void
sw_work_set_progress (double   fraction,
                      gpointer work)
{
  sw_progress_report (fraction, ((SwWork *) work)->cancellable);
}

/**
 * sw_work_get_cancellable:
 * @work: the work
 *
 * Returns: (transfer none): is cancelled when the user does not want it any more
 */
GCancellable *
sw_work_get_cancellable (SwWork *work)
{
  return work->cancellable;
}
