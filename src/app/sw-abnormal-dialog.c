/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-abnormal-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-save-question.h"

/**
 * SwAbnormalDialog:
 *
 * Asks what is wrong with somebody, which must be said, and what was done about it. Enter goes to
 * the second question and then records.
 */
struct _SwAbnormalDialog
{
  AdwWindow parent_instance;

  /* Children. */
  GtkEditable *wrong;
  GtkEditable *done;
  GtkLabel    *failure;

};

G_DEFINE_FINAL_TYPE (SwAbnormalDialog, sw_abnormal_dialog, ADW_TYPE_WINDOW)

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
get_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
changed_cb (SwAbnormalDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
}

static void
wrong_activate_cb (SwAbnormalDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->done));
}

static void
save_window (GtkWindow *window)
{
  sw_abnormal_dialog_answer (SW_ABNORMAL_DIALOG (window));
}

static gboolean
sw_abnormal_dialog_close_request (GtkWindow *window)
{
  SwAbnormalDialog *self = SW_ABNORMAL_DIALOG (window);
  g_autofree char *wrong = get_text (self->wrong);
  g_autofree char *done = get_text (self->done);

  if (sw_save_question_hold (window, *wrong != '\0' || *done != '\0', save_window))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (sw_abnormal_dialog_parent_class)->close_request (window);
}

static void
answer_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  sw_abnormal_dialog_answer (SW_ABNORMAL_DIALOG (widget));
}

static void
sw_abnormal_dialog_class_init (SwAbnormalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = sw_abnormal_dialog_close_request;

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "dialog.answer", NULL, answer_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "dialog.answer", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.answer", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkEditable *
add_entry (SwAbnormalDialog *self,
           GtkWidget        *box,
           const char       *title,
           const char       *example)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), example);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);

  return GTK_EDITABLE (entry);
}

static void
sw_abnormal_dialog_init (SwAbnormalDialog *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *record = gtk_button_new_with_mnemonic (_("_Record"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (record), "dialog.answer");
  gtk_widget_add_css_class (record, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), record);
  gtk_box_append (GTK_BOX (outer), header);

  gtk_widget_add_css_class (box, "sw-cards");
  self->wrong = add_entry (self, box, _("_What is wrong"), _("As: fell, the knee is swollen"));
  self->done = add_entry (self, box, _("What was _done"), _("As: the worker is there, the daughter is told"));
  g_signal_connect_swapped (self->wrong, "activate", G_CALLBACK (wrong_activate_cb), self);
  g_signal_connect_swapped (self->done, "activate", G_CALLBACK (sw_abnormal_dialog_answer), self);
  self->failure = GTK_LABEL (gtk_label_new (_("Say what is wrong: who reads the board or the report has to know.")));
  gtk_label_set_wrap (self->failure, TRUE);
  gtk_label_set_xalign (self->failure, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->failure), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->failure));
  gtk_box_append (GTK_BOX (outer), box);
  adw_window_set_content (ADW_WINDOW (self), outer);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, -1);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->wrong));
}

/**
 * sw_abnormal_dialog_new:
 * @parent: (nullable): the window
 * @who: the elder, or how many
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
sw_abnormal_dialog_new (GtkWindow  *parent,
                        const char *who)
{
  /* Translators: %s is the name of an elder, or how many. */
  g_autofree char *title = g_strdup_printf (_("Abnormal: %s"), who);

  return g_object_new (SW_TYPE_ABNORMAL_DIALOG, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                       "title", title, NULL);
}

/**
 * sw_abnormal_dialog_set_text:
 * @self: a dialog
 * @wrong: what is wrong
 * @done: what was done
 *
 * Types both.
 */
void
sw_abnormal_dialog_set_text (SwAbnormalDialog *self,
                             const char       *wrong,
                             const char       *done)
{
  g_return_if_fail (SW_IS_ABNORMAL_DIALOG (self));

  gtk_editable_set_text (self->wrong, wrong);
  gtk_editable_set_text (self->done, done);
}

/**
 * sw_abnormal_dialog_answer:
 * @self: a dialog
 *
 * Gives what was typed to whoever asked and closes the dialog, or asks for what is wrong.
 *
 * Returns: whether it was said
 */
gboolean
sw_abnormal_dialog_answer (SwAbnormalDialog *self)
{
  g_autofree char *wrong = NULL;
  g_autofree char *done = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (SW_IS_ABNORMAL_DIALOG (self), FALSE);

  wrong = get_text (self->wrong);
  done = get_text (self->done);
  if (*wrong == '\0')
    {
      gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->wrong));
      return FALSE;
    }

  text = sw_abnormal_text (wrong, done);
  g_object_ref (self);
  sw_save_question_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[ANSWERED], 0, text);
  g_object_unref (self);

  return TRUE;
}

/**
 * sw_abnormal_text:
 * @wrong: what is wrong
 * @done: what was done, which may be empty
 *
 * Returns: (transfer full): both as one text, as it stands in the visit and in the report
 */
char *
sw_abnormal_text (const char *wrong,
                  const char *done)
{
  if (*done == '\0')
    return g_strdup (wrong);

  /* Translators: what is wrong with an elder, and what was done about it. */
  return g_strdup_printf (_("%s; done: %s"), wrong, done);
}
