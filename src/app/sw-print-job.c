/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-print-job.h"

/* A job that was handed to the printer, until it is known how it ended. */
typedef struct
{
  GtkPrintOperation *operation;
  SwPrintJobFunc     func;
  gpointer           data;
  GDestroyNotify     destroy;
} Job;

static void
job_free (Job *job)
{
  if (job->destroy)
    job->destroy (job->data);
  g_object_unref (job->operation);
  g_free (job);
}

static gboolean
settle (Job *job)
{
  if (!gtk_print_operation_is_finished (job->operation))
    return FALSE;

  job->func (gtk_print_operation_get_status (job->operation) == GTK_PRINT_STATUS_FINISHED, job->data);

  return TRUE;
}

static void
status_changed_cb (GtkPrintOperation *operation,
                   Job               *job)
{
  if (settle (job))
    {
      g_signal_handlers_disconnect_by_func (operation, status_changed_cb, job);
      job_free (job);
    }
}

/**
 * sw_print_job_watch:
 * @operation: an operation that was applied, and tracks the status of its job
 * @func: told once how it ended; not at all if the program ends before
 * @data: (transfer full): for @func
 * @destroy: (nullable): frees @data
 *
 * Waits until the printer is done, or has given up in the middle.
 */
void
sw_print_job_watch (GtkPrintOperation *operation,
                    SwPrintJobFunc     func,
                    gpointer           data,
                    GDestroyNotify     destroy)
{
  Job *job = g_new0 (Job, 1);

  job->operation = g_object_ref (operation);
  job->func = func;
  job->data = data;
  job->destroy = destroy;

  if (settle (job))
    job_free (job);
  else
    g_signal_connect (operation, "status-changed", G_CALLBACK (status_changed_cb), job);
}
