/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-progress.h"

static gboolean
has_fraction (gpointer data)
{
  return gtk_progress_bar_get_fraction (data) > 0.4;
}

static GtkWidget *
get_bar (SwProgress *progress)
{
  return gtk_widget_get_last_child (GTK_WIDGET (progress));
}

/* What a thread tells is shown, also by one that outlives the widget. */
static void
test_report (void)
{
  SwProgress *progress = g_object_ref_sink (SW_PROGRESS (sw_progress_new ()));
  g_autoptr (GCancellable) cancellable = g_object_ref (sw_progress_begin (progress, "Counting…", NULL, NULL));

  g_assert_true (sw_progress_is_running (progress));
  sw_progress_report (0.5, cancellable);
  app_test_wait (has_fraction, get_bar (progress));

  g_assert_finalize_object (progress);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  sw_progress_report (0.7, cancellable);
}

static double
half (gpointer object)
{
  return *(double *) object;
}

static void
test_poll_and_cancel (void)
{
  SwProgress *progress = g_object_ref_sink (SW_PROGRESS (sw_progress_new ()));
  double done = 0.5;

  g_assert_false (sw_progress_cancel (progress));
  sw_progress_begin (progress, "Counting…", half, &done);
  app_test_wait (has_fraction, get_bar (progress));

  g_assert_true (sw_progress_cancel (progress));
  g_assert_true (g_cancellable_is_cancelled (sw_progress_get_cancellable (progress)));
  sw_progress_end (progress);
  g_assert_false (sw_progress_is_running (progress));
  g_assert_false (sw_progress_cancel (progress));
  g_assert_finalize_object (progress);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/progress/report", test_report);
  g_test_add_func ("/progress/poll-and-cancel", test_poll_and_cancel);

  return g_test_run ();
}
