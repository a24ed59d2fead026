/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-print-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-form.h"
#include "sw-file-chooser.h"
#include "sw-file-toast.h"
#include "sw-print-preview.h"
#include "sw-work.h"

/* A copy for each party, and some to file. */
#define MAX_COPIES 12

/**
 * SwAgreementPrintDialog:
 *
 * Asks which agreements are printed and in how many copies, and goes on to the preview or to a
 * folder of PDF files.
 */
struct _SwAgreementPrintDialog
{
  AdwWindow      parent_instance;

  /* Template children. */
  AdwComboRow   *which_row;
  GtkSpinButton *copies_spin;
  GtkSwitch     *sheets_switch;
  GtkSwitch     *large_switch;

  /* Owned. */
  SwWindow      *window;
  GArray        *choices[3]; /* ids by row of the choice; NULL for the blank form */
  guint          n_choices;
};

G_DEFINE_FINAL_TYPE (SwAgreementPrintDialog, sw_agreement_print_dialog, ADW_TYPE_WINDOW)

static SwAgreementPrint *
make_print (SwAgreementPrintDialog *self)
{
  guint row = MIN (adw_combo_row_get_selected (self->which_row), self->n_choices - 1);
  SwAgreementPrint *print = sw_agreement_print_new (self->choices[row]);

  print->n_copies = (guint) gtk_spin_button_get_value_as_int (self->copies_spin);
  print->sheets = gtk_switch_get_active (self->sheets_switch);
  print->large = gtk_switch_get_active (self->large_switch);

  return print;
}

static void
changed_cb (SwAgreementPrintDialog *self)
{
  guint row = adw_combo_row_get_selected (self->which_row);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.files",
                                 row < self->n_choices && self->choices[row] != NULL);
}

/* Printed, and noted */

typedef struct
{
  SwWindow        *window;
  SwStore         *store;
  SwPrintDocument *document;
} Printed;

static void
printed_free (gpointer data)
{
  Printed *printed = data;

  g_object_unref (printed->window);
  g_object_unref (printed->store);
  g_object_unref (printed->document);
  g_free (printed);
}

static gboolean
note_run (SwStore  *store,
          gpointer  data,
          SwWork   *work,
          GError  **error)
{
  return sw_agreement_print_note (store, ((Printed *) data)->document, error);
}

static void
note_done (SwWindow *window,
           gpointer  data)
{
  guint n = sw_agreement_print_count (((Printed *) data)->document);
  g_autofree char *text = g_strdup_printf (ngettext ("%u agreement marked as printed", "%u agreements marked as printed",
                                                     n), n);

  if (n > 0)
    sw_window_show_toast (window, text, TRUE);
}

static void
note (Printed *printed)
{
  guint n = sw_agreement_print_count (printed->document);

  if (sw_window_get_store (printed->window) == printed->store)
    sw_work_run (printed->window, _("Marking the agreements as printed…"), n, note_run, note_done, printed, printed_free);
  else
    printed_free (printed);
}

static void
note_response_cb (AdwMessageDialog *dialog,
                  const char       *response,
                  gpointer          user_data)
{
  Printed *printed = g_object_steal_data (G_OBJECT (dialog), "printed");

  if (strcmp (response, "mark") == 0)
    note (printed);
  else
    printed_free (printed);
}

/* A PDF may be printed elsewhere, or only be looked at, and the pages that were chosen may be the
 * rest of them all: only the clerk knows. */
static void
ask_whether_printed (GtkWindow *parent,
                     Printed   *printed,
                     SwPrinted  how)
{
  guint n = sw_agreement_print_count (printed->document);
  GtkWidget *dialog;

  if (n == 0)
    {
      printed_free (printed);
      return;
    }

  dialog = adw_message_dialog_new (parent, _("Mark as Printed?"), NULL);
  if (how == SW_PRINTED_IN_PART)
    adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                    ngettext ("Only some of the pages were printed. If the others have been printed "
                                              "as well, %u draft can be marked: its text and names stay as they are "
                                              "on the paper, and it can be signed.",
                                              "Only some of the pages were printed. If the others have been printed "
                                              "as well, %u drafts can be marked: their texts and names stay as they "
                                              "are on the paper, and they can be signed.", n), n);
  else
    adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                    ngettext ("%u draft was saved. Once it is marked as printed, its text and names "
                                              "stay as they are on the paper, and it can be signed.",
                                              "%u drafts were saved. Once they are marked as printed, their texts and "
                                              "names stay as they are on the paper, and they can be signed.", n), n);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "later", _("_Not Yet"), "mark", _("_Mark as Printed"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "mark", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), how == SW_PRINTED_IN_PART ? "later" : "mark");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  g_object_set_data (G_OBJECT (dialog), "printed", printed);
  g_signal_connect (dialog, "response", G_CALLBACK (note_response_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
printed_cb (SwPrintPreview  *preview,
            SwWindow        *window,
            SwPrintDocument *document,
            SwPrinted        how)
{
  Printed *printed = g_new0 (Printed, 1);

  printed->window = g_object_ref (window);
  printed->store = g_object_ref (sw_window_get_store (window));
  printed->document = g_object_ref (document);
  if (how == SW_PRINTED_ON_PAPER)
    note (printed);
  else
    ask_whether_printed (preview ? GTK_WINDOW (preview) : GTK_WINDOW (window), printed, how);
}

static SwPrintDocument *
make_document (gpointer   data,
               SwStore   *store,
               GError   **error)
{
  return sw_agreement_print_make_document (data, store, error);
}

/**
 * sw_agreement_print_preview:
 * @window: the window with the database
 * @print: (transfer full): what is to be printed
 *
 * Shows the pages. When the printer has done them all, the drafts among them are marked as printed.
 *
 * Returns: (transfer none): the preview, which GTK keeps until it is closed
 */
GtkWindow *
sw_agreement_print_preview (SwWindow         *window,
                            SwAgreementPrint *print)
{
  GtkWindow *preview = sw_print_preview_new (window, make_document, print, (GDestroyNotify) sw_agreement_print_free);

  sw_print_preview_set_printed (SW_PRINT_PREVIEW (preview), printed_cb);
  gtk_window_present (preview);

  return preview;
}

static void
preview_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SwAgreementPrintDialog *self = SW_AGREEMENT_PRINT_DIALOG (widget);

  sw_agreement_print_preview (self->window, make_print (self));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* A file each */

typedef struct
{
  SwAgreementPrint *print;
  char             *folder;
  SwPrintDocument  *document; /* when it is made */
  SwWork           *work;
} Files;

static void
files_free (gpointer data)
{
  Files *files = data;

  sw_agreement_print_free (files->print);
  g_clear_object (&files->document);
  g_free (files->folder);
  g_free (files);
}

static void
file_done_cb (guint    done,
              guint    n,
              gpointer user_data)
{
  sw_work_set_progress (n > 0 ? (double) done / n : 0, ((Files *) user_data)->work);
}

static gboolean
files_run (SwStore  *store,
           gpointer  data,
           SwWork   *work,
           GError  **error)
{
  Files *files = data;

  files->work = work;
  files->document = sw_agreement_print_make_document (files->print, store, error);

  return files->document &&
         sw_agreement_form_write_files (SW_AGREEMENT_FORM (sw_print_document_get_form (files->document)), files->folder,
                                        sw_work_get_cancellable (work), file_done_cb, files, error) &&
         sw_print_document_check (files->document, error);
}

static void
files_done (SwWindow *window,
            gpointer  data)
{
  Files *files = data;
  guint n = files->print->ids->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u PDF saved", "%u PDFs saved", n), n);

  sw_window_add_toast (window, sw_folder_toast_new (text, files->folder));
  printed_cb (NULL, window, files->document, SW_PRINTED_TO_FILE);
}

/**
 * sw_agreement_print_dialog_save:
 * @self: a dialog
 * @folder: an existing folder
 *
 * Writes a PDF for each agreement that is chosen into the folder.
 */
void
sw_agreement_print_dialog_save (SwAgreementPrintDialog *self,
                                const char             *folder)
{
  g_autoptr (SwWindow) window = NULL;
  Files *files;

  g_return_if_fail (SW_IS_AGREEMENT_PRINT_DIALOG (self));

  window = g_object_ref (self->window);
  files = g_new0 (Files, 1);
  files->print = make_print (self);
  files->print->n_copies = 1;
  files->print->sheets = FALSE;
  files->folder = g_strdup (folder);
  gtk_window_destroy (GTK_WINDOW (self));
  /* In a thread however few there are: each takes its time. */
  sw_work_run (window, _("Saving the PDFs…"), G_MAXSIZE, files_run, files_done, files, files_free);
}

static void
folder_chosen_cb (GPtrArray *paths,
                  gpointer   user_data)
{
  sw_agreement_print_dialog_save (user_data, paths->pdata[0]);
}

static void
files_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  sw_file_chooser_folder (GTK_WINDOW (widget), _("Folder for the PDFs"), folder_chosen_cb, widget);
}

static void
sw_agreement_print_dialog_dispose (GObject *object)
{
  SwAgreementPrintDialog *self = SW_AGREEMENT_PRINT_DIALOG (object);

  g_clear_object (&self->window);
  for (guint i = 0; i < G_N_ELEMENTS (self->choices); i++)
    g_clear_pointer (&self->choices[i], g_array_unref);

  G_OBJECT_CLASS (sw_agreement_print_dialog_parent_class)->dispose (object);
}

static void
sw_agreement_print_dialog_class_init (SwAgreementPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_agreement_print_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shouwang/Shouwang/ui/sw-agreement-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SwAgreementPrintDialog, which_row);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementPrintDialog, copies_spin);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementPrintDialog, sheets_switch);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementPrintDialog, large_switch);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "print.preview", NULL, preview_action);
  gtk_widget_class_install_action (widget_class, "print.files", NULL, files_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sw_agreement_print_dialog_init (SwAgreementPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->copies_spin, 1, MAX_COPIES);
  gtk_spin_button_set_increments (self->copies_spin, 1, 1);
  gtk_spin_button_set_value (self->copies_spin, SW_AGREEMENT_FORM_COPIES);
}

/**
 * sw_agreement_print_dialog_new:
 * @window: the window with the database
 * @selected: (element-type gint64): the agreements that are selected
 * @shown: (element-type gint64): those that the list shows
 *
 * Returns: (transfer none): the dialog above the window, which GTK keeps until it is closed
 */
GtkWindow *
sw_agreement_print_dialog_new (SwWindow *window,
                               GArray   *selected,
                               GArray   *shown)
{
  SwAgreementPrintDialog *self = g_object_new (SW_TYPE_AGREEMENT_PRINT_DIALOG, "transient-for", window, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->window = g_object_ref (window);
  if (selected->len > 0)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("The %u selected", "The %u selected", selected->len),
                                                selected->len);

      gtk_string_list_append (labels, label);
      self->choices[self->n_choices++] = g_array_ref (selected);
    }
  if (shown->len > 0)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("The %u that the list shows", "The %u that the list shows",
                                                          shown->len), shown->len);

      gtk_string_list_append (labels, label);
      self->choices[self->n_choices++] = g_array_ref (shown);
    }
  gtk_string_list_append (labels, _("None: a blank form"));
  self->n_choices++;
  adw_combo_row_set_model (self->which_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->which_row, 0);
  changed_cb (self);
  gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (self)));

  return GTK_WINDOW (self);
}
