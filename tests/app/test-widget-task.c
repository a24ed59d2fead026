/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-widget-task.h"

/* The thread goes on when the test says so. */
typedef struct
{
  GMutex   lock;
  GCond    wake;
  gboolean go;
} Gate;

static gboolean done;

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Gate *gate = data;

  g_assert_null (source);
  g_mutex_lock (&gate->lock);
  while (!gate->go)
    g_cond_wait (&gate->wake, &gate->lock);
  g_mutex_unlock (&gate->lock);
  g_task_return_pointer (task, g_strdup ("result"), g_free);
}

static void
done_cb (gpointer  widget,
         GTask    *task)
{
  g_autofree char *result = g_task_propagate_pointer (task, NULL);

  g_assert_true (GTK_IS_LABEL (widget));
  g_assert_cmpstr (result, ==, "result");
  done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return done;
}

static gboolean
is_free (gpointer store)
{
  return *(gpointer *) store == NULL;
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->go = TRUE;
  g_cond_signal (&gate->wake);
  g_mutex_unlock (&gate->lock);
}

static void
test_result (void)
{
  Gate gate = { .go = TRUE };
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));

  done = FALSE;
  sw_widget_task_run (widget, NULL, work, &gate, NULL, NULL, done_cb);
  app_test_wait (is_done, NULL);
  g_assert_finalize_object (widget);
}

/* Who asked is let go of at once, and told nothing; what the work needs is held until it is done. */
static void
test_gone (void)
{
  Gate gate = { .go = FALSE };
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  GObject *keep = g_object_new (G_TYPE_OBJECT, NULL);

  done = FALSE;
  g_object_add_weak_pointer (keep, (gpointer *) &keep);
  sw_widget_task_run (widget, keep, work, &gate, NULL, NULL, done_cb);
  g_assert_finalize_object (widget);
  g_object_unref (keep);
  g_assert_nonnull (keep);

  open_gate (&gate);
  app_test_wait (is_free, &keep);
  g_assert_false (done);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/widget-task/result", test_result);
  g_test_add_func ("/widget-task/gone", test_gone);

  return g_test_run ();
}
