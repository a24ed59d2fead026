/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-widget-task.h"

typedef struct
{
  GWeakRef         widget;
  GObject         *keep; /* owned */
  SwWidgetTaskFunc done;
} Asking;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr (GObject) widget = g_weak_ref_get (&asking->widget);

  if (widget)
    asking->done (widget, G_TASK (result));

  g_weak_ref_clear (&asking->widget);
  g_clear_object (&asking->keep);
  g_free (asking);
}

/**
 * sw_widget_task_run:
 * @widget: (type GObject): who waits for the result
 * @keep: (nullable) (type GObject): what @func works on and does not hold itself,
 *   for example a store
 * @func: works in a thread; it is given no source object
 * @data: (transfer full): for @func
 * @free_data: (nullable): frees @data
 * @cancellable: (nullable): to stop it
 * @done: called in this thread with the result
 *
 * Work in a thread that does not keep alive the widget that asked for it: if it is
 * gone by then, the result is dropped and @done not called. @keep is let go of in
 * this thread as well, because the thread may be the last to hold its task.
 */
void
sw_widget_task_run (gpointer         widget,
                    gpointer         keep,
                    GTaskThreadFunc  func,
                    gpointer         data,
                    GDestroyNotify   free_data,
                    GCancellable    *cancellable,
                    SwWidgetTaskFunc done)
{
  Asking *asking = g_new0 (Asking, 1);
  g_autoptr (GTask) task = NULL;

  g_weak_ref_init (&asking->widget, widget);
  asking->keep = keep ? g_object_ref (keep) : NULL;
  asking->done = done;

  task = g_task_new (NULL, cancellable, done_cb, asking);
  g_task_set_source_tag (task, func);
  g_task_set_task_data (task, data, free_data);
  g_task_run_in_thread (task, func);
}
