/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-print-preview.h"

#include <glib/gi18n-lib.h>

#include "sw-banner.h"
#include "sw-file-chooser.h"
#include "sw-file-toast.h"
#include "sw-page-layout.h"
#include "sw-page-view.h"
#include "sw-print-job.h"
#include "sw-progress.h"
#include "sw-toasts.h"

/* Where the last choice of printer is kept until the program ends. */
#define SETTINGS_KEY "sw-print-settings"

/**
 * SwPrintPreview:
 *
 * Shows the pages of a document, prints it and saves it as PDF. Making the
 * document and the PDF happens in threads; meanwhile "busy" is shown.
 */
struct _SwPrintPreview
{
  AdwWindow        parent_instance;

  /* Template children. */
  AdwWindowTitle  *title;
  SwToasts        *toasts;
  SwBanner        *missing_banner;
  GtkStack        *stack;
  SwPageView      *view;
  GtkButton       *zoom_button;
  SwProgress      *progress;
  AdwStatusPage   *failed_page;
  GtkWidget       *retry_button;

  /* Owned. */
  SwWindow        *window;
  SwPrintDocument *document;    /* NULL until it is made */
  GtkPrintOperation *operation; /* while it prints */
  gpointer         data;        /* for make */

  SwPrintMaker     make;        /* makes the document */
  GDestroyNotify   destroy;     /* of data, or NULL */
  SwPrintedFunc    printed;     /* told when it is printed */
  guint            update;      /* a source */
};

G_DEFINE_FINAL_TYPE (SwPrintPreview, sw_print_preview, ADW_TYPE_WINDOW)

static void
update_actions (SwPrintPreview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = self->document && !sw_progress_is_running (self->progress) && self->operation == NULL;
  gboolean shown = self->document && !sw_progress_is_running (self->progress);

  gtk_widget_action_set_enabled (widget, "preview.print", ready);
  gtk_widget_action_set_enabled (widget, "preview.save", ready);
  gtk_widget_action_set_enabled (widget, "preview.zoom", shown);
  gtk_widget_action_set_enabled (widget, "preview.actual-size", shown);
  gtk_widget_action_set_enabled (widget, "preview.fit-width", shown);
  gtk_widget_action_set_enabled (widget, "preview.turn", shown);
  gtk_widget_action_set_enabled (widget, "preview.end", shown);
}

static void
show_failure (SwPrintPreview *self,
              const GError   *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_widget_grab_focus (self->retry_button);
}

/* What could not be read once stays a gap in the document, which is to be made anew. */
static void
check_document (SwPrintPreview *self)
{
  g_autoptr (GError) error = NULL;

  if (self->document == NULL || self->operation || sw_progress_is_running (self->progress) ||
      sw_print_document_check (self->document, &error))
    return;

  sw_page_view_set_form (self->view, NULL);
  g_clear_object (&self->document);
  adw_window_title_set_subtitle (self->title, NULL);
  sw_banner_set_revealed (self->missing_banner, FALSE);
  update_actions (self);
  show_failure (self, error);
}

static gboolean
update_cb (gpointer user_data)
{
  SwPrintPreview *self = user_data;
  g_autofree char *zoom = g_strdup_printf ("%.0f %%",
                                           sw_page_view_get_zoom (self->view) / SW_PAGE_LAYOUT_ACTUAL_SIZE * 100);

  self->update = 0;
  check_document (self);
  gtk_button_set_label (self->zoom_button, zoom);
  if (self->document)
    {
      g_autofree char *page = NULL;

      /* Translators: the page that is shown, and how many there are. */
      page = g_strdup_printf (_("Page %u of %u"), sw_page_view_get_page (self->view) + 1,
                              sw_form_get_n_pages (sw_print_document_get_form (self->document)));
      adw_window_title_set_subtitle (self->title, page);
    }

  return G_SOURCE_REMOVE;
}

/* The view speaks while sizes are given out, when no label may change. */
static void
view_changed_cb (SwPrintPreview *self)
{
  if (self->update == 0)
    self->update = g_idle_add (update_cb, self);
}

/* What a thread does */

static GCancellable *
begin_busy (SwPrintPreview *self,
            const char     *what)
{
  GCancellable *cancellable = sw_progress_begin (self->progress, what, NULL, NULL);

  sw_page_view_set_frozen (self->view, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  update_actions (self);

  return cancellable;
}

static void
end_busy (SwPrintPreview *self)
{
  sw_progress_end (self->progress);
  sw_page_view_set_frozen (self->view, FALSE);
  if (self->document)
    {
      gtk_stack_set_visible_child_name (self->stack, "pages");
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
  update_actions (self);
}

static void
report (SwPrintPreview *self,
        const char     *heading,
        const char     *message)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Making the document */

static void
show_missing (SwPrintPreview *self)
{
  guint n = sw_print_document_get_n_missing (self->document);
  g_autofree char *text = NULL;

  if (n == 0)
    return;

  text = g_strdup_printf (ngettext ("%u character is in no installed font. Its place stays blank.",
                                    "%u characters are in no installed font. Their places stay blank.", n), n);
  sw_banner_set_title (self->missing_banner, text);
  sw_banner_set_revealed (self->missing_banner, TRUE);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SwPrintPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwPrintDocument) document = g_task_propagate_pointer (G_TASK (result), &error);

  /* Closed meanwhile. */
  if (self->window == NULL)
    return;

  g_set_object (&self->document, document);
  end_busy (self);
  if (document == NULL)
    {
      show_failure (self, error);
      return;
    }

  adw_window_title_set_title (self->title, sw_print_document_get_name (document));
  sw_page_view_set_form (self->view, sw_print_document_get_form (document));
  show_missing (self);
  view_changed_cb (self);
}

static void
make_document (SwPrintPreview *self)
{
  begin_busy (self, _("Laying out the pages…"));
  sw_print_job_make (sw_window_get_store (self->window), self->make, self->data, made_cb, g_object_ref (self));
}

/* Saving as PDF */

typedef struct
{
  SwPrintDocument *document;
  char            *path;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->document);
  g_free (saving->path);
  g_free (saving);
}

static void
page_done_cb (guint    page,
              guint    n_pages,
              gpointer user_data)
{
  sw_progress_report ((double) page / MAX (n_pages, 1), user_data);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Saving *saving = task_data;
  g_autoptr (GError) error = NULL;

  if (sw_print_document_write_pdf (saving->document, saving->path, cancellable, page_done_cb, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SwPrintPreview) self = user_data;
  Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->window == NULL)
    return;

  end_busy (self);
  if (saved)
    {
      sw_toasts_add (self->toasts, sw_file_toast_new (saving->path));
      if (self->printed)
        self->printed (self, self->window, self->document, SW_PRINTED_TO_FILE);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    report (self, _("The PDF Was Not Saved"), error->message);
  check_document (self);
}

/**
 * sw_print_preview_save:
 * @self: a preview with a document
 * @path: the file to write
 *
 * Begins to save the document as PDF.
 */
void
sw_print_preview_save (SwPrintPreview *self,
                       const char     *path)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  g_return_if_fail (SW_IS_PRINT_PREVIEW (self));

  if (self->document == NULL || sw_progress_is_running (self->progress) || self->operation)
    return;

  saving = g_new0 (Saving, 1);
  saving->document = g_object_ref (self->document);
  saving->path = g_strdup (path);
  task = g_task_new (NULL, begin_busy (self, _("Saving the PDF…")), saved_cb, g_object_ref (self));
  g_task_set_source_tag (task, sw_print_preview_save);
  /* A finished file is a finished file. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (task, save_thread);
}

static void
pdf_chosen_cb (GPtrArray *paths,
               gpointer   user_data)
{
  sw_print_preview_save (user_data, paths->pdata[0]);
}

static void
choose_pdf (SwPrintPreview *self)
{
  g_autofree char *name = sw_print_document_file_name (self->document);

  sw_file_chooser_save (GTK_WINDOW (self), _("Save as PDF"), SW_FILE_PDF, name, pdf_chosen_cb, self);
}

/* Printing */

static void
end_print (SwPrintPreview          *self,
           GtkPrintOperationResult  result,
           const GError            *failure)
{
  g_autoptr (GtkPrintOperation) operation = g_steal_pointer (&self->operation);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (operation == NULL || self->window == NULL)
    return;

  update_actions (self);
  if (!sw_print_document_check (self->document, &error))
    {
      report (self, _("The Document Was Not Printed"), error->message);
      check_document (self);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      /* Translators: %s is a reason, from the print system. */
      message = g_strdup_printf (_("%s Look whether the printer is on and connected, or save a PDF and print "
                                   "that."), failure ? failure->message : "");
      report (self, _("The Document Was Not Printed"), message);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_object_set_data_full (G_OBJECT (self->window), SETTINGS_KEY,
                              g_object_ref (gtk_print_operation_get_print_settings (operation)), g_object_unref);
      sw_toasts_add (self->toasts, adw_toast_new (_("Handed to the printer")));
      if (self->printed)
        sw_print_job_tell (operation, self, self->window, self->document, self->printed);
    }
}

static void
print_done_cb (GtkPrintOperation       *operation,
               GtkPrintOperationResult  result,
               SwPrintPreview          *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  end_print (self, result, error);
}

static void
print (SwPrintPreview *self)
{
  g_autoptr (GError) error = NULL;
  GtkPrintSettings *last = g_object_get_data (G_OBJECT (self->window), SETTINGS_KEY);
  g_autoptr (GtkPrintOperation) operation = sw_print_document_print (self->document, last);

  self->operation = g_object_ref (operation);
  gtk_print_operation_set_current_page (operation, (int) sw_page_view_get_page (self->view));
  update_actions (self);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    end_print (self, GTK_PRINT_OPERATION_RESULT_ERROR, error);
}

/* What no font has is said before */

static void
missing_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     SwPrintPreview   *self)
{
  /* A page that was drawn meanwhile could not be read, which stands above the preview now. */
  if (self->document == NULL)
    return;

  if (strcmp (response, "print") == 0)
    print (self);
  else if (strcmp (response, "save") == 0)
    choose_pdf (self);
}

static AdwMessageDialog *
show_missing_dialog (SwPrintPreview *self)
{
  g_autofree char *text = NULL;
  AdwMessageDialog *dialog;

  text = sw_print_document_missing_text (self->document);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), _("Some Characters Cannot Be Printed"),
                                                       text));
  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (missing_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

static gboolean
ask_about_missing (SwPrintPreview *self,
                   const char     *response,
                   const char     *label)
{
  if (sw_print_document_get_n_missing (self->document) == 0)
    return FALSE;

  adw_message_dialog_add_response (show_missing_dialog (self), response, label);

  return TRUE;
}

/* Actions */

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SwPrintPreview *self = SW_PRINT_PREVIEW (widget);

  if (!ask_about_missing (self, "print", _("_Print Anyway")))
    print (self);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SwPrintPreview *self = SW_PRINT_PREVIEW (widget);

  if (!ask_about_missing (self, "save", _("_Save Anyway")))
    choose_pdf (self);
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SwPrintPreview *self = SW_PRINT_PREVIEW (widget);

  if (self->document == NULL && !sw_progress_is_running (self->progress) && sw_window_get_store (self->window))
    make_document (self);
}

static void
missing_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SwPrintPreview *self = SW_PRINT_PREVIEW (widget);

  if (self->document && sw_print_document_get_n_missing (self->document) > 0)
    show_missing_dialog (self);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sw_page_view_step_zoom (SW_PRINT_PREVIEW (widget)->view, g_variant_get_int32 (parameter));
}

static void
actual_size_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  sw_page_view_set_zoom (SW_PRINT_PREVIEW (widget)->view, SW_PAGE_LAYOUT_ACTUAL_SIZE);
}

static void
fit_width_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  sw_page_view_fit_width (SW_PRINT_PREVIEW (widget)->view);
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SwPrintPreview *self = SW_PRINT_PREVIEW (widget);
  int page = (int) sw_page_view_get_page (self->view) + g_variant_get_int32 (parameter);

  sw_page_view_show_page (self->view, (guint) MAX (0, page));
}

static void
end_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  sw_page_view_show_page (SW_PRINT_PREVIEW (widget)->view, g_variant_get_int32 (parameter) < 0 ? 0 : G_MAXINT);
}

/* What runs is ended first; the window closes when nothing runs. */
static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SwPrintPreview *self = SW_PRINT_PREVIEW (widget);

  if (self->document == NULL || !sw_progress_cancel (self->progress))
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
sw_print_preview_close_request (GtkWindow *window)
{
  SwPrintPreview *self = SW_PRINT_PREVIEW (window);

  if (self->document && sw_progress_cancel (self->progress))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (sw_print_preview_parent_class)->close_request (window);
}

static void
sw_print_preview_dispose (GObject *object)
{
  SwPrintPreview *self = SW_PRINT_PREVIEW (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_object (&self->operation);
  g_clear_object (&self->document);
  /* The thread that makes or saves the document may keep the preview longer than the window is shown. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  g_clear_object (&self->window);

  G_OBJECT_CLASS (sw_print_preview_parent_class)->dispose (object);
}

/* The thread that makes the document has the data until it is done, and then a reference. */
static void
sw_print_preview_finalize (GObject *object)
{
  SwPrintPreview *self = SW_PRINT_PREVIEW (object);

  if (self->destroy)
    self->destroy (self->data);

  G_OBJECT_CLASS (sw_print_preview_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "preview.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "preview.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "preview.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_CONTROL_MASK, "preview.actual-size", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "preview.fit-width", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "preview.turn", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "preview.turn", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, 0, "preview.end", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_End, 0, "preview.end", "i", 1);
}

static void
sw_print_preview_class_init (SwPrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_print_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = sw_print_preview_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = sw_print_preview_close_request;

  g_type_ensure (SW_TYPE_BANNER);
  g_type_ensure (SW_TYPE_PAGE_VIEW);
  g_type_ensure (SW_TYPE_PROGRESS);
  g_type_ensure (SW_TYPE_TOASTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SwPrintPreview, title);
  gtk_widget_class_bind_template_child (widget_class, SwPrintPreview, toasts);
  gtk_widget_class_bind_template_child (widget_class, SwPrintPreview, missing_banner);
  gtk_widget_class_bind_template_child (widget_class, SwPrintPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, SwPrintPreview, view);
  gtk_widget_class_bind_template_child (widget_class, SwPrintPreview, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, SwPrintPreview, progress);
  gtk_widget_class_bind_template_child (widget_class, SwPrintPreview, failed_page);
  gtk_widget_class_bind_template_child (widget_class, SwPrintPreview, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);

  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "preview.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "preview.missing", NULL, missing_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom", "i", zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.actual-size", NULL, actual_size_action);
  gtk_widget_class_install_action (widget_class, "preview.fit-width", NULL, fit_width_action);
  gtk_widget_class_install_action (widget_class, "preview.turn", "i", turn_action);
  gtk_widget_class_install_action (widget_class, "preview.end", "i", end_action);
  gtk_widget_class_install_action (widget_class, "preview.cancel", NULL, cancel_action);
  add_keys (widget_class);
}

static void
sw_print_preview_init (SwPrintPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * sw_print_preview_new:
 * @window: the window with the database
 * @make: makes the document, in another thread, and anew when something of it could not be read
 * @data: (transfer full): data for @make, which has it for itself and leaves it as it is
 * @destroy: (nullable): frees @data
 *
 * Returns: (transfer none): a preview above the window, which GTK keeps until it is closed
 */
GtkWindow *
sw_print_preview_new (SwWindow       *window,
                      SwPrintMaker    make,
                      gpointer        data,
                      GDestroyNotify  destroy)
{
  SwPrintPreview *self = g_object_new (SW_TYPE_PRINT_PREVIEW, "transient-for", window, NULL);

  self->window = g_object_ref (window);
  self->make = make;
  self->data = data;
  self->destroy = destroy;
  make_document (self);

  return GTK_WINDOW (self);
}

/**
 * sw_print_preview_set_printed:
 * @self: a preview
 * @printed: (nullable): told when the document was printed as a whole, by a printer that says
 *   that it did, or saved as PDF
 */
void
sw_print_preview_set_printed (SwPrintPreview *self,
                              SwPrintedFunc   printed)
{
  g_return_if_fail (SW_IS_PRINT_PREVIEW (self));

  self->printed = printed;
}

/**
 * sw_print_preview_get_document:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): the document, %NULL until it is made
 */
SwPrintDocument *
sw_print_preview_get_document (SwPrintPreview *self)
{
  g_return_val_if_fail (SW_IS_PRINT_PREVIEW (self), NULL);

  return self->document;
}
