/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-print-job.h"

#include <glib/gi18n-lib.h>

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

/**
 * sw_print_job_get_kind:
 * @operation: an operation that was applied
 *
 * Returns: what came of it if the printer does it all, as the user chose it in the dialog
 */
SwPrinted
sw_print_job_get_kind (GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  if (settings == NULL)
    return SW_PRINTED_ON_PAPER;
  if (gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI))
    return SW_PRINTED_TO_FILE;

  return gtk_print_settings_get_print_pages (settings) == GTK_PRINT_PAGES_ALL &&
         gtk_print_settings_get_page_set (settings) == GTK_PAGE_SET_ALL
           ? SW_PRINTED_ON_PAPER : SW_PRINTED_IN_PART;
}

/* Whom to tell. */
typedef struct
{
  GWeakRef         preview; /* which may be closed meanwhile */
  SwWindow        *window;
  SwPrintDocument *document;
  SwPrintedFunc    printed;
  SwPrinted        kind;
} Telling;

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  g_weak_ref_clear (&telling->preview);
  g_object_unref (telling->window);
  g_object_unref (telling->document);
  g_free (telling);
}

static void
tell_cb (gboolean printed,
         gpointer data)
{
  Telling *telling = data;
  g_autoptr (SwPrintPreview) preview = g_weak_ref_get (&telling->preview);
  g_autoptr (GError) error = NULL;

  if (sw_window_get_store (telling->window) == NULL)
    return;

  if (printed)
    {
      telling->printed (preview, telling->window, telling->document, telling->kind);
      return;
    }

  error = g_error_new_literal (SW_STORE_ERROR, SW_STORE_ERROR_FAILED,
                               _("The printer gave up in the middle. Nothing was marked as printed; look at the "
                                 "printer and print again."));
  sw_window_report_error (telling->window, error);
}

/**
 * sw_print_job_tell:
 * @operation: an operation that was applied
 * @preview: the preview that it was begun from
 * @window: the window with the database
 * @document: what is printed
 * @printed: told when the printer has done it all
 *
 * Where the printer gives up in the middle, the user is told instead.
 */
void
sw_print_job_tell (GtkPrintOperation *operation,
                   SwPrintPreview    *preview,
                   SwWindow          *window,
                   SwPrintDocument   *document,
                   SwPrintedFunc      printed)
{
  Telling *telling = g_new0 (Telling, 1);

  g_weak_ref_init (&telling->preview, preview);
  telling->window = g_object_ref (window);
  telling->document = g_object_ref (document);
  telling->printed = printed;
  telling->kind = sw_print_job_get_kind (operation);
  sw_print_job_watch (operation, tell_cb, telling, telling_free);
}

typedef struct
{
  SwStore      *store; /* the window's */
  SwPrintMaker  make;
  gpointer      data;
} Making;

static void
making_free (Making *making)
{
  g_object_unref (making->store);
  g_free (making);
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Making *making = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open_again (making->store, &error);
  SwPrintDocument *document = store ? making->make (making->data, store, &error) : NULL;

  if (document)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sw_print_job_make:
 * @store: the window's store
 * @make: makes the document, in another thread
 * @data: data for @make, which the thread has for itself until @callback is called
 * @callback: called with a task of the document
 * @user_data: data for @callback
 *
 * Makes a document in a thread.
 */
void
sw_print_job_make (SwStore             *store,
                   SwPrintMaker         make,
                   gpointer             data,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  Making *making = g_new0 (Making, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  making->store = g_object_ref (store);
  making->make = make;
  making->data = data;
  g_task_set_source_tag (task, sw_print_job_make);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  g_task_run_in_thread (task, make_thread);
}
