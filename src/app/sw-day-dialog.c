/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-day-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-day-entry.h"
#include "sw-day.h"

#define KEY "sw-day-question"

typedef struct
{
  AdwMessageDialog *dialog; /* borrowed */
  SwDayEntry       *entry;  /* borrowed */
  GtkLabel         *sentence; /* borrowed */

  SwDayCheck        check;
  gpointer          data;
  GDestroyNotify    destroy;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  if (self->destroy)
    self->destroy (self->data);
  g_free (self);
}

static Question *
get_question (AdwMessageDialog *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), KEY);
}

/* A day that will not do is said before the dialog closes, so that it can be put right. */
static void
update (Question *self)
{
  SwDay day = sw_day_entry_get_day (self->entry);
  g_autofree char *sentence = NULL;
  gboolean good = day != SW_NONE;

  if (good)
    {
      good = self->check == NULL || self->check (day, &sentence, self->data);
    }
  else
    {
      g_autoptr (GError) error = NULL;

      sw_day_parse (sw_day_entry_get_text (self->entry), sw_day_today (), &error);
      sentence = g_strdup (error != NULL ? error->message : _("Which day?"));
    }
  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->sentence), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "error");
  adw_message_dialog_set_response_enabled (self->dialog, "do", good);
}

/**
 * sw_day_dialog_new:
 * @parent: the window above which it is shown
 * @heading: what is done
 * @body: what is asked
 * @label: what the day is, for those who hear the window
 * @answer: the button that does it
 * @check: (nullable): looks at what was typed
 * @data: for @check
 * @destroy: (nullable): frees @data
 *
 * Asks for a day, with today proposed. The button is off, and the reason said, while the day will
 * not do; Enter in the field presses it.
 *
 * Returns: (transfer none): the dialog, to be presented
 */
AdwMessageDialog *
sw_day_dialog_new (GtkWindow      *parent,
                   const char     *heading,
                   const char     *body,
                   const char     *label,
                   const char     *answer,
                   SwDayCheck      check,
                   gpointer        data,
                   GDestroyNotify  destroy)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = sw_day_entry_new (sw_day_today ());
  GtkWidget *sentence = gtk_label_new (NULL);
  g_autofree char *today = sw_day_format_iso (sw_day_today ());
  Question *self = g_new0 (Question, 1);

  self->dialog = dialog;
  self->entry = SW_DAY_ENTRY (entry);
  self->sentence = GTK_LABEL (sentence);
  self->check = check;
  self->data = data;
  self->destroy = destroy;
  g_object_set_data_full (G_OBJECT (dialog), KEY, self, question_free);

  gtk_entry_set_activates_default (GTK_ENTRY (sw_day_entry_get_entry (self->entry)), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sw_day_entry_get_entry (self->entry)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), sentence);
  adw_message_dialog_set_extra_child (dialog, box);

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "do", answer, NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  sw_day_entry_set_text (self->entry, today);
  update (self);

  return dialog;
}

/**
 * sw_day_dialog_get_day:
 * @dialog: a dialog that asks for a day
 *
 * Returns: the day, or %SW_NONE while none stands there that will do
 */
SwDay
sw_day_dialog_get_day (AdwMessageDialog *dialog)
{
  return adw_message_dialog_get_response_enabled (dialog, "do") ? sw_day_entry_get_day (get_question (dialog)->entry) : SW_NONE;
}

/**
 * sw_day_dialog_set_text:
 * @dialog: a dialog that asks for a day
 * @text: what is to stand in it
 */
void
sw_day_dialog_set_text (AdwMessageDialog *dialog,
                        const char       *text)
{
  sw_day_entry_set_text (get_question (dialog)->entry, text);
}

/**
 * sw_day_dialog_get_sentence:
 * @dialog: a dialog that asks for a day
 *
 * Returns: what is said of the day, empty for nothing
 */
const char *
sw_day_dialog_get_sentence (AdwMessageDialog *dialog)
{
  return gtk_label_get_label (get_question (dialog)->sentence);
}
