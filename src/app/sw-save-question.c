/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-save-question.h"

#include <glib/gi18n-lib.h>

/* The answer often closes the parent, while the question lives on until its signal is through;
 * GTK would then look for a parent that is gone. */
static void
let_go_cb (GtkWindow *question)
{
  gtk_window_set_transient_for (question, NULL);
}

/**
 * sw_save_question_new:
 * @parent: what is about to be left
 *
 * Asks before what was typed is lost. The responses are "save", "discard" and
 * "cancel", the last also where the question is closed.
 *
 * Returns: (transfer floating): a message dialog, which is not shown yet
 */
GtkWidget *
sw_save_question_new (GtkWindow *parent)
{
  GtkWidget *question = adw_message_dialog_new (parent, _("Save Changes?"),
                                                _("What you typed here is not saved yet. It is lost if you do not save it."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (question);

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (question, "response", G_CALLBACK (let_go_cb), NULL);

  return question;
}
