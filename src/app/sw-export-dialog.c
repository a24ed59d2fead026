/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-file-chooser.h"
#include "sw-file-toast.h"
#include "sw-office.h"
#include "sw-progress.h"
#include "sw-register-export.h"

/**
 * SwExportDialog:
 *
 * Asks who is to be exported and how, and writes the file in a thread.
 */
struct _SwExportDialog
{
  AdwWindow         parent_instance;

  /* Template children. */
  AdwComboRow      *who_row;
  AdwComboRow      *what_row;
  AdwComboRow      *format_row;
  GtkWidget        *choices;
  GtkRevealer      *progress_revealer;
  SwProgress       *progress;
  GtkLabel         *problem;

  /* Owned. */
  SwWindow         *window;
  SwRegisterExport *export;
};

G_DEFINE_FINAL_TYPE (SwExportDialog, sw_export_dialog, ADW_TYPE_WINDOW)

/* As in the rows of the template. */
static const SwSheetFormat formats[] = {
  SW_SHEET_FORMAT_XLSX,
  SW_SHEET_FORMAT_CSV_UTF8,
  SW_SHEET_FORMAT_CSV_GB18030,
};

static void
show_problem (SwExportDialog *self,
              const char     *problem)
{
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
changed_cb (SwExportDialog *self)
{
  guint format = adw_combo_row_get_selected (self->format_row);

  if (self->export == NULL)
    return;

  self->export->choice->which = (SwRegisterWhich) adw_combo_row_get_selected (self->who_row);
  self->export->all_fields = adw_combo_row_get_selected (self->what_row) == 1;
  self->export->format = formats[MIN (format, G_N_ELEMENTS (formats) - 1)];
  show_problem (self, NULL);
}

static void
set_busy (SwExportDialog *self,
          gboolean        busy)
{
  gtk_revealer_set_reveal_child (self->progress_revealer, busy);
  gtk_widget_set_sensitive (self->choices, !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.choose", !busy);
}

typedef struct
{
  SwStore          *store; /* the window's */
  SwRegisterExport *export;
  char             *path;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->store);
  sw_register_export_free (saving->export);
  g_free (saving->path);
  g_free (saving);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Saving *saving = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open_again (saving->store, &error);

  if (store && sw_register_export_run (saving->export, store, saving->path, sw_progress_report,
                                       cancellable, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SwExportDialog) self = user_data;
  Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->window == NULL)
    return;

  sw_progress_end (self->progress);
  set_busy (self, FALSE);
  if (saved)
    {
      sw_window_add_toast (self->window, sw_file_toast_new (saving->path));
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_problem (self, error->message);
    }
}

/**
 * sw_export_dialog_save:
 * @self: a dialog
 * @path: the file to write
 *
 * Begins to write what is chosen.
 */
void
sw_export_dialog_save (SwExportDialog *self,
                       const char     *path)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  g_return_if_fail (SW_IS_EXPORT_DIALOG (self));

  if (sw_progress_is_running (self->progress))
    return;

  show_problem (self, NULL);
  set_busy (self, TRUE);
  saving = g_new0 (Saving, 1);
  saving->store = g_object_ref (sw_window_get_store (self->window));
  saving->export = sw_register_export_copy (self->export);
  saving->path = g_strdup (path);
  task = g_task_new (NULL, sw_progress_begin (self->progress, _("Writing the file…"), NULL, NULL), saved_cb, g_object_ref (self));
  g_task_set_source_tag (task, sw_export_dialog_save);
  /* A finished file is a finished file. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (task, save_thread);
}

static void
chosen_cb (GPtrArray *paths,
           gpointer   user_data)
{
  sw_export_dialog_save (user_data, paths->pdata[0]);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SwExportDialog *self = SW_EXPORT_DIALOG (widget);
  g_autoptr (SwOffice) office = sw_store_get_office (sw_window_get_store (self->window), NULL);
  g_autofree char *file_name = sw_register_export_file_name (self->export, office ? office->name : NULL);

  sw_file_chooser_save (GTK_WINDOW (self), _("Export Register"),
                        self->export->format == SW_SHEET_FORMAT_XLSX ? SW_FILE_XLSX : SW_FILE_CSV, file_name,
                        chosen_cb, self);
}

/* What runs is ended first; the window closes when nothing runs. */
static gboolean
sw_export_dialog_close_request (GtkWindow *window)
{
  SwExportDialog *self = SW_EXPORT_DIALOG (window);

  if (sw_progress_cancel (self->progress))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (sw_export_dialog_parent_class)->close_request (window);
}

static void
sw_export_dialog_dispose (GObject *object)
{
  SwExportDialog *self = SW_EXPORT_DIALOG (object);

  g_clear_object (&self->window);
  g_clear_pointer (&self->export, sw_register_export_free);

  G_OBJECT_CLASS (sw_export_dialog_parent_class)->dispose (object);
}

static void
sw_export_dialog_class_init (SwExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sw_export_dialog_close_request;

  g_type_ensure (SW_TYPE_PROGRESS);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SwExportDialog, who_row);
  gtk_widget_class_bind_template_child (widget_class, SwExportDialog, what_row);
  gtk_widget_class_bind_template_child (widget_class, SwExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, SwExportDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, SwExportDialog, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, SwExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, SwExportDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "export.choose", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sw_export_dialog_init (SwExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sw_export_dialog_new:
 * @window: the window with the database
 * @choice: (transfer full): whom it offers to export
 *
 * Returns: (transfer none): the dialog above the window, which GTK keeps until it is closed
 */
GtkWindow *
sw_export_dialog_new (SwWindow         *window,
                      SwRegisterChoice *choice)
{
  SwExportDialog *self = g_object_new (SW_TYPE_EXPORT_DIALOG, "transient-for", window, NULL);
  g_auto (GStrv) labels = sw_register_choice_labels (choice);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) labels);
  SwRegisterWhich which = choice->which;

  self->window = g_object_ref (window);
  adw_combo_row_set_model (self->who_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->who_row, which);
  self->export = sw_register_export_new (choice);
  changed_cb (self);
  gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (self)));

  return GTK_WINDOW (self);
}
