/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-status-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-register-work.h"

/* Asks for the status of elders from a day on. */
typedef struct
{
  SwWindow         *window;
  GArray           *ids;

  AdwMessageDialog *dialog;
  GtkDropDown      *status;
  GtkEditable      *from;
  GtkEditable      *to;
  GtkWidget        *to_row;
  GtkEditable      *note;
  GtkLabel         *problem;
} StatusDialog;

static gboolean
read_day (GtkEditable *entry,
          SwDay       *day,
          GError     **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  *day = SW_NONE;
  if (*text == '\0')
    return TRUE;
  *day = sw_day_parse (text, sw_day_today (), error);

  return *day != SW_NONE;
}

/* The reason why it cannot be saved yet, or NULL. */
static char *
find_problem (StatusDialog *self,
              SwDay        *from,
              SwDay        *to)
{
  g_autoptr (GError) error = NULL;

  *to = SW_NONE;
  if (!read_day (self->from, from, &error))
    return g_strdup (error->message);
  if (*from == SW_NONE)
    return g_strdup (_("Say from which day on."));
  if (!gtk_widget_get_visible (self->to_row))
    return NULL;
  if (!read_day (self->to, to, &error))
    return g_strdup (error->message);
  if (*to != SW_NONE && *to < *from)
    return g_strdup (_("The last day lies before the first day."));

  return NULL;
}

static void
update (StatusDialog *self)
{
  g_autofree char *problem = NULL;
  SwDay from, to;

  gtk_widget_set_visible (self->to_row, gtk_drop_down_get_selected (self->status) == SW_STATUS_PAUSED);
  problem = find_problem (self, &from, &to);
  gtk_label_set_label (self->problem, problem ? problem : "");
  adw_message_dialog_set_response_enabled (self->dialog, "save", problem == NULL);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             StatusDialog     *self)
{
  g_autofree char *problem = NULL;
  SwDay from, to;
  SwStatus status = gtk_drop_down_get_selected (self->status);

  problem = find_problem (self, &from, &to);
  if (strcmp (response, "save") != 0 || problem)
    return;

  sw_register_work_set_status (self->window, self->ids, status, from, to, gtk_editable_get_text (self->note));
}

static void
status_dialog_free (gpointer  data,
                    GClosure *closure)
{
  StatusDialog *self = data;

  g_object_unref (self->window);
  g_array_unref (self->ids);
  g_free (self);
}

static GtkWidget *
add_row (GtkWidget  *box,
         const char *title,
         GtkWidget  *widget)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), widget);
  gtk_box_append (GTK_BOX (box), row);

  return row;
}

static GtkWidget *
make_status_list (void)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (const SwEnumValue *value = sw_status_enum.values; value->nick; value++)
    gtk_string_list_append (labels, _(value->label));

  return gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
}

/* Takes @ids. */
static void
show (GtkWindow  *parent,
      SwWindow   *window,
      GArray     *ids,
      SwDay       from,
      gboolean    pause,
      const char *heading,
      const char *body,
      const char *button)
{
  StatusDialog *self = g_new0 (StatusDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *today = sw_day_format_iso (from);

  self->window = g_object_ref (window);
  self->ids = ids;
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  self->status = GTK_DROP_DOWN (make_status_list ());
  gtk_drop_down_set_selected (self->status, SW_STATUS_PAUSED);
  self->from = GTK_EDITABLE (gtk_entry_new ());
  gtk_editable_set_text (self->from, today);
  self->to = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->to), _("Until further notice"));
  self->note = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_activates_default (GTK_ENTRY (self->from), TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (self->to), TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (self->note), TRUE);
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");

  gtk_widget_set_visible (add_row (box, _("_Status"), GTK_WIDGET (self->status)), !pause);
  add_row (box, _("_From day"), GTK_WIDGET (self->from));
  self->to_row = add_row (box, _("_To day"), GTK_WIDGET (self->to));
  add_row (box, _("_Note"), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));

  adw_message_dialog_set_extra_child (self->dialog, box);
  adw_message_dialog_add_responses (self->dialog, "cancel", _("_Cancel"), "save", button, NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "save");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  g_signal_connect_swapped (self->status, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->from, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->to, "changed", G_CALLBACK (update), self);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, status_dialog_free, 0);
  update (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/**
 * sw_status_dialog_show:
 * @window: a window
 * @ids: elders
 * @n_ids: how many
 *
 * Asks for a status with its day and sets it for all of them as one action.
 */
void
sw_status_dialog_show (SwWindow     *window,
                       const gint64 *ids,
                       gsize         n_ids)
{
  GArray *copy = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n_ids);
  g_autofree char *number = g_strdup_printf ("%'" G_GSIZE_FORMAT, n_ids);
  /* Translators: %s is a number. */
  g_autofree char *body = g_strdup_printf (ngettext ("For %s elder. What held before that day stays in the record.",
                                                     "For %s elders. What held before that day stays in the records.", n_ids), number);

  show (GTK_WINDOW (window), window, copy, sw_day_today (), FALSE, _("Change Status"), body, _("Set Stat_us"));
}

/**
 * sw_status_dialog_show_pause:
 * @parent: the window that asks
 * @window: the window with the database
 * @ids: (element-type gint64): elders
 * @from: the first day that is proposed
 *
 * Asks from when to when elders are away, and pauses all of them as one action.
 */
void
sw_status_dialog_show_pause (GtkWindow *parent,
                             SwWindow  *window,
                             GArray    *ids,
                             SwDay      from)
{
  g_autofree char *body = g_strdup_printf (ngettext ("%u elder is away with family or in hospital. On these days no visit is due; "
                                                     "afterwards visits are due again.",
                                                     "%u elders are away with family or in hospital. On these days no visit is due; "
                                                     "afterwards visits are due again.", ids->len), ids->len);

  show (parent, window, g_array_ref (ids), from, TRUE, _("Pause Visits"), body, _("_Pause"));
}
