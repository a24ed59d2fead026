/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-week-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-window.h"

/* What the keys do in the week of a caregiver. */

static void
mark (SwWeekPage *self,
      SwMark      value)
{
  g_autoptr (GError) error = NULL;

  if (!sw_week_page_has_cell (self))
    return;

  if (sw_week_sheet_set_mark (self->sheet, sw_week_page_get_row (self), self->column, value, sw_day_today (), &error))
    {
      sw_entry_page_changed (SW_ENTRY_PAGE (self));
      sw_week_page_moved (self);
    }
  else
    {
      sw_entry_page_say (SW_ENTRY_PAGE (self), error->message, TRUE);
    }
}

static void
mark_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  mark (user_data, (SwMark) g_variant_get_int32 (parameter));
}

static void
note_response_cb (AdwMessageDialog *dialog,
                  const char       *response,
                  SwWeekPage       *self)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  if (strcmp (response, "note") == 0 && sw_week_page_has_cell (self))
    sw_week_sheet_set_note (self->sheet, sw_week_page_get_row (self), self->column, gtk_editable_get_text (entry), NULL);
  sw_entry_page_changed (SW_ENTRY_PAGE (self));
  sw_week_page_moved (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
note_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwWeekPage *self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog, *entry;
  const char *note;

  if (!sw_week_page_has_cell (self))
    return;
  if (sw_week_sheet_get_mark (self->sheet, sw_week_page_get_row (self), self->column) == SW_MARK_NONE &&
      !sw_week_sheet_set_note (self->sheet, sw_week_page_get_row (self), self->column, NULL, &error))
    {
      sw_entry_page_say (SW_ENTRY_PAGE (self), error->message, TRUE);
      return;
    }

  note = sw_week_sheet_get_note (self->sheet, sw_week_page_get_row (self), self->column);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Note"),
                                   gtk_label_get_label (self->message));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "note", _("_Note Down"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "note");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), note ? note : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_signal_connect_object (dialog, "response", G_CALLBACK (note_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static void
previous_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SwWeekPage *self = user_data;

  sw_week_page_want (self, self->caregiver_id, self->day - SW_WEEK_DAYS);
}

static void
next_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwWeekPage *self = user_data;

  sw_week_page_want (self, self->caregiver_id, self->day + SW_WEEK_DAYS);
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwWeekPage *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sw_page_save (SW_PAGE (self), &error) && error)
    sw_entry_page_report (SW_ENTRY_PAGE (self), error);
}

static const GActionEntry entries[] = {
  { .name = "mark", .activate = mark_cb, .parameter_type = "i" },
  { .name = "note", .activate = note_cb },
  { .name = "previous", .activate = previous_cb },
  { .name = "next", .activate = next_cb },
  { .name = "save", .activate = save_cb },
};

static const struct
{
  guint       key;
  const char *action;
} keys[] = {
  { GDK_KEY_n, "note" }, { GDK_KEY_Page_Up, "previous" }, { GDK_KEY_Page_Down, "next" },
};

/* Up and down are the list's own; it has no columns to go to. */
static gboolean
key_cb (SwWeekPage      *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  SwMark value;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    self->column = MAX (self->column, 1) - 1;
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    self->column = MIN (self->column + 1, SW_WEEK_DAYS - 1);
  else if (sw_mark_of_key (key, &value))
    {
      mark (self, value);
      return GDK_EVENT_STOP;
    }
  else
    {
      for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        if (gdk_keyval_to_lower (key) == keys[i].key)
          {
            g_action_group_activate_action (sw_entry_page_get_actions (SW_ENTRY_PAGE (self)), keys[i].action, NULL);
            return GDK_EVENT_STOP;
          }
      return GDK_EVENT_PROPAGATE;
    }
  sw_week_page_moved (self);

  return GDK_EVENT_STOP;
}

/**
 * sw_week_page_add_actions:
 * @self: the page, while it is made
 *
 * Adds what can be done with a week.
 */
void
sw_week_page_add_actions (SwWeekPage *self)
{
  sw_entry_page_add_actions (SW_ENTRY_PAGE (self), "week", entries, G_N_ELEMENTS (entries));
}

/**
 * sw_week_page_add_keys:
 * @self: the page, while it is made
 *
 * Adds the keys, before those of the list.
 */
void
sw_week_page_add_keys (SwWeekPage *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}
