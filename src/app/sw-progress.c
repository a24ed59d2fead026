/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-progress.h"

#include <glib/gi18n-lib.h>

/* Milliseconds between two looks at how far it is. */
#define INTERVAL 100

/**
 * SwProgress:
 *
 * What a thread does, how far it is, and its cancellable: the part of a dialog
 * that is shown while it is busy.
 */
struct _SwProgress
{
  GtkWidget       parent_instance;

  /* Children. */
  GtkLabel       *label;
  GtkProgressBar *bar;

  GCancellable   *cancellable; /* owned, while something runs */
  SwProgressPoll  poll;
  gpointer        object;
  guint           source;
};

/* How far a thread is stands with its cancellable, which it has for itself. */
#define PERMILLE "sw-progress-permille"

G_DEFINE_FINAL_TYPE (SwProgress, sw_progress, GTK_TYPE_WIDGET)

static gboolean
look_cb (gpointer user_data)
{
  SwProgress *self = user_data;
  int *permille = g_object_get_data (G_OBJECT (self->cancellable), PERMILLE);
  double fraction = self->poll ? self->poll (self->object) : g_atomic_int_get (permille) / 1000.0;

  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1.0));
  else
    gtk_progress_bar_pulse (self->bar);

  return G_SOURCE_CONTINUE;
}

static void
sw_progress_dispose (GObject *object)
{
  SwProgress *self = SW_PROGRESS (object);
  GtkWidget *child;

  g_clear_handle_id (&self->source, g_source_remove);
  sw_progress_cancel (self);
  g_clear_object (&self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sw_progress_parent_class)->dispose (object);
}

static void
sw_progress_class_init (SwProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_progress_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "progress");
}

static void
sw_progress_init (SwProgress *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL,
                                  -1);
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
}

/**
 * sw_progress_new:
 *
 * Returns: (transfer floating): a progress with nothing to show
 */
GtkWidget *
sw_progress_new (void)
{
  return g_object_new (SW_TYPE_PROGRESS, NULL);
}

/**
 * sw_progress_begin:
 * @self: a progress that does not run
 * @what: what is done, for the user
 * @poll: (nullable): says how far it is, in the main loop; else the thread tells it to
 *   sw_progress_report()
 * @object: for @poll
 *
 * Returns: (transfer none): the cancellable for the thread
 */
GCancellable *
sw_progress_begin (SwProgress     *self,
                   const char     *what,
                   SwProgressPoll  poll,
                   gpointer        object)
{
  g_return_val_if_fail (SW_IS_PROGRESS (self), NULL);
  g_return_val_if_fail (self->cancellable == NULL, NULL);

  self->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (self->cancellable), PERMILLE, g_new0 (int, 1), g_free);
  self->poll = poll;
  self->object = object;
  gtk_label_set_label (self->label, what);
  gtk_progress_bar_set_fraction (self->bar, 0);
  self->source = g_timeout_add (INTERVAL, look_cb, self);

  return self->cancellable;
}

/**
 * sw_progress_end:
 * @self: a progress
 *
 * Says that nothing runs any more.
 */
void
sw_progress_end (SwProgress *self)
{
  g_return_if_fail (SW_IS_PROGRESS (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->cancellable);
}

/**
 * sw_progress_get_cancellable:
 * @self: a progress
 *
 * Returns: (transfer none) (nullable): the cancellable of what runs, or %NULL
 */
GCancellable *
sw_progress_get_cancellable (SwProgress *self)
{
  g_return_val_if_fail (SW_IS_PROGRESS (self), NULL);

  return self->cancellable;
}

/**
 * sw_progress_is_running:
 * @self: a progress
 *
 * Returns: whether something runs
 */
gboolean
sw_progress_is_running (SwProgress *self)
{
  return sw_progress_get_cancellable (self) != NULL;
}

/**
 * sw_progress_cancel:
 * @self: a progress
 *
 * Cancels what runs. A dialog that is to be closed waits until it has ended.
 *
 * Returns: whether something runs
 */
gboolean
sw_progress_cancel (SwProgress *self)
{
  if (!sw_progress_is_running (self))
    return FALSE;

  g_cancellable_cancel (self->cancellable);

  return TRUE;
}

/**
 * sw_progress_report:
 * @fraction: how much is done, from 0 to 1
 * @cancellable: (type GCancellable): what sw_progress_begin() gave
 *
 * Tells how far it is, from any thread.
 */
void
sw_progress_report (double   fraction,
                    gpointer cancellable)
{
  int *permille = g_object_get_data (cancellable, PERMILLE);

  g_return_if_fail (permille != NULL);

  g_atomic_int_set (permille, (int) (fraction * 1000));
}
