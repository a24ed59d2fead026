/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-save-question.h"

#include <glib/gi18n-lib.h>

/* Set on a window that is not asked about any more. */
#define CLOSING "sw-closing"

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

static void
response_cb (GtkWindow  *window,
             const char *response,
             GtkWidget  *question)
{
  SwSaveFunc save = (SwSaveFunc) g_object_get_data (G_OBJECT (question), "save");

  if (strcmp (response, "save") == 0)
    save (window);
  else if (strcmp (response, "discard") == 0)
    sw_save_question_close (window);
}

/**
 * sw_save_question_hold:
 * @window: a window that is asked to close
 * @unsaved: whether something typed in it would be lost
 * @save: saves it, if that is the answer
 *
 * Asks before what was typed is lost, for the window's close-request. A window that
 * sw_save_question_close() closes is not asked about.
 *
 * Returns: whether the window is to stay, since the answer comes later
 */
gboolean
sw_save_question_hold (GtkWindow  *window,
                       gboolean    unsaved,
                       SwSaveFunc  save)
{
  GtkWidget *question;

  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);

  if (!unsaved || g_object_get_data (G_OBJECT (window), CLOSING))
    return FALSE;

  question = sw_save_question_new (window);
  g_object_set_data (G_OBJECT (question), "save", (gpointer) save);
  g_signal_connect_object (question, "response", G_CALLBACK (response_cb), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));

  return TRUE;
}

/**
 * sw_save_question_close:
 * @window: a window whose close-request asks sw_save_question_hold()
 *
 * Closes it without a question: all is saved, or is not wanted.
 */
void
sw_save_question_close (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_object_set_data (G_OBJECT (window), CLOSING, GINT_TO_POINTER (TRUE));
  gtk_window_close (window);
}
