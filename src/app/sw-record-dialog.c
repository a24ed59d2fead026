/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-record-dialog.h"

#include "sw-day.h"
#include "sw-record-labels.h"
#include "sw-save-question.h"
#include "sw-window.h"

/**
 * SwRecordDialog:
 *
 * Edits one record of any class and stores it as one action.
 */
struct _SwRecordDialog
{
  AdwWindow parent_instance;

  /* Template children. */
  AdwWindowTitle    *title;
  GtkWidget         *save_button;
  GtkScrolledWindow *scrolled;
  GtkWidget         *form_bin;
  GtkLabel          *failure;
  GtkRevealer       *failure_revealer;

  /* Owned. */
  SwStore           *store;

  SwRecordSaver      saver;  /* NULL for the usual one */
  gpointer           saver_data;
  GDestroyNotify     saver_destroy;

  SwRecordForm      *form; /* borrowed */
  gboolean           changed; /* what was appended has changes */
};

G_DEFINE_FINAL_TYPE (SwRecordDialog, sw_record_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_failure (SwRecordDialog *self,
              const char     *message)
{
  if (message)
    gtk_label_set_text (self->failure, message);
  gtk_revealer_set_reveal_child (self->failure_revealer, message != NULL);
}

static gboolean
is_changed (SwRecordDialog *self)
{
  return self->changed || sw_record_draft_is_changed (sw_record_form_get_draft (self->form));
}

static void
draft_changed_cb (SwRecordDialog *self)
{
  show_failure (self, NULL);
}

static void
save_window (GtkWindow *window)
{
  sw_record_dialog_save (SW_RECORD_DIALOG (window));
}

static gboolean
sw_record_dialog_close_request (GtkWindow *window)
{
  SwRecordDialog *self = SW_RECORD_DIALOG (window);

  if (sw_save_question_hold (window, is_changed (self), save_window))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (sw_record_dialog_parent_class)->close_request (window);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sw_record_dialog_save (SW_RECORD_DIALOG (widget));
}

static void
sw_record_dialog_dispose (GObject *object)
{
  SwRecordDialog *self = SW_RECORD_DIALOG (object);

  if (self->saver_destroy)
    self->saver_destroy (self->saver_data);
  self->saver_destroy = NULL;
  self->saver = NULL;
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sw_record_dialog_parent_class)->dispose (object);
}

static void
sw_record_dialog_class_init (SwRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_record_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sw_record_dialog_close_request;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, SW_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SwRecordDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SwRecordDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, SwRecordDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SwRecordDialog, form_bin);
  gtk_widget_class_bind_template_child (widget_class, SwRecordDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, SwRecordDialog, failure_revealer);

  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sw_record_dialog_init (SwRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sw_record_dialog_new:
 * @parent: (nullable): the window that it stands above
 * @store: an open database
 * @record: the record to edit; it is copied
 * @title: (nullable): what the dialog is for, or %NULL for the usual words
 *
 * Returns: (transfer none): the dialog, which GTK keeps until it is closed
 */
GtkWindow *
sw_record_dialog_new (GtkWindow  *parent,
                      SwStore    *store,
                      SwRecord   *record,
                      const char *title)
{
  SwRecordDialog *self;
  g_autoptr (SwRecordDraft) draft = NULL;
  g_autofree char *usual = sw_record_dialog_title (record);

  g_return_val_if_fail (SW_IS_STORE (store), NULL);
  g_return_val_if_fail (SW_IS_RECORD (record), NULL);

  self = g_object_new (SW_TYPE_RECORD_DIALOG, "transient-for", parent, "title", title ? title : usual, NULL);
  self->store = g_object_ref (store);
  adw_window_title_set_title (self->title, title ? title : usual);

  draft = sw_record_draft_new (record, sw_day_today ());
  self->form = SW_RECORD_FORM (sw_record_form_new (store, draft));
  gtk_box_append (GTK_BOX (self->form_bin), GTK_WIDGET (self->form));
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));

  return GTK_WINDOW (self);
}

/**
 * sw_record_dialog_append:
 * @self: a dialog
 * @widget: what is to stand below the form
 *
 * Adds what belongs to the record but is none of its fields.
 */
void
sw_record_dialog_append (SwRecordDialog *self,
                         GtkWidget      *widget)
{
  g_return_if_fail (SW_IS_RECORD_DIALOG (self));

  gtk_box_append (GTK_BOX (self->form_bin), widget);
}

/**
 * sw_record_dialog_set_saver:
 * @self: a dialog
 * @saver: stores the record
 * @data: data for @saver
 * @destroy: (nullable): frees @data
 *
 * Lets another function store the record, with what was appended to the dialog.
 */
void
sw_record_dialog_set_saver (SwRecordDialog *self,
                            SwRecordSaver   saver,
                            gpointer        data,
                            GDestroyNotify  destroy)
{
  g_return_if_fail (SW_IS_RECORD_DIALOG (self));

  self->saver = saver;
  self->saver_data = data;
  self->saver_destroy = destroy;
}

/**
 * sw_record_dialog_set_changed:
 * @self: a dialog
 * @changed: whether what was appended has changes that are not saved
 *
 * Makes the dialog ask before they are lost.
 */
void
sw_record_dialog_set_changed (SwRecordDialog *self,
                              gboolean        changed)
{
  g_return_if_fail (SW_IS_RECORD_DIALOG (self));

  self->changed = changed;
  show_failure (self, NULL);
}

/**
 * sw_record_dialog_get_form:
 * @self: a dialog
 *
 * Returns: (transfer none): its form
 */
SwRecordForm *
sw_record_dialog_get_form (SwRecordDialog *self)
{
  g_return_val_if_fail (SW_IS_RECORD_DIALOG (self), NULL);

  return self->form;
}

/**
 * sw_record_dialog_save:
 * @self: a dialog
 *
 * Stores the record as one action and closes the dialog, or says in it why
 * that cannot be.
 *
 * Returns: whether the record is stored
 */
gboolean
sw_record_dialog_save (SwRecordDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwRecord) now = NULL;
  g_autoptr (SwRecord) record = NULL;
  g_autofree char *label = NULL;
  g_autofree char *done = NULL;
  SwRecordDraft *draft;
  SwRecord *original;
  SwChangeKind kind;
  SwWindow *window;

  g_return_val_if_fail (SW_IS_RECORD_DIALOG (self), FALSE);

  if (!sw_record_form_check (self->form, &error))
    {
      show_failure (self, error->message);
      return FALSE;
    }

  if (!is_changed (self) &&
      sw_record_get_id (sw_record_draft_get_original (sw_record_form_get_draft (self->form))) != SW_NONE)
    {
      sw_save_question_close (GTK_WINDOW (self));
      return TRUE;
    }

  draft = sw_record_form_get_draft (self->form);
  original = sw_record_draft_get_original (draft);
  kind = sw_record_get_id (original) == SW_NONE ? SW_CHANGE_INSERT : SW_CHANGE_UPDATE;
  if (kind == SW_CHANGE_UPDATE)
    {
      now = sw_store_load (self->store, G_OBJECT_TYPE (original), sw_record_get_id (original), &error);
      if (now == NULL)
        {
          show_failure (self, error->message);
          return FALSE;
        }
    }
  record = sw_record_draft_finish (draft, now);
  label = sw_record_action_label (record, kind);
  if (self->saver)
    done = self->saver (self->store, record, self->saver_data, &error);
  else if (sw_store_save_one (self->store, record, label, &error))
    done = sw_record_done_text (record, kind);
  if (done == NULL)
    {
      show_failure (self, error->message);
      return FALSE;
    }

  g_signal_emit (self, signals[SAVED], 0, record);
  window = sw_window_of (GTK_WIDGET (self));
  if (window)
    sw_window_show_toast (window, done, TRUE);
  sw_save_question_close (GTK_WINDOW (self));

  return TRUE;
}
