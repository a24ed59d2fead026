/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-plan-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-plan-print.h"
#include "sw-print-preview.h"
#include "sw-reference-entry.h"
#include "sw-substitution.h"

/**
 * SwPlanDialog:
 *
 * Asks whose sheet or plan is printed, and goes on to the preview.
 */
struct _SwPlanDialog
{
  AdwWindow         parent_instance;

  /* Children. */
  AdwComboRow      *what_row;
  AdwActionRow     *who_row;
  SwReferenceEntry *who;
  GtkWidget        *preview;

  /* Owned. */
  SwWindow         *window;

  SwDay             day;
};

G_DEFINE_FINAL_TYPE (SwPlanDialog, sw_plan_dialog, ADW_TYPE_WINDOW)

static SwPlanKind
get_kind (SwPlanDialog *self)
{
  return (SwPlanKind) adw_combo_row_get_selected (self->what_row);
}

static void
changed_cb (SwPlanDialog *self)
{
  gboolean everybody = get_kind (self) == SW_PLAN_MONTH;
  g_autofree char *span = NULL;

  if (self->who == NULL)
    return;

  span = get_kind (self) == SW_PLAN_DAY_SHEET ? sw_calendar_day_title (self->day) :
         sw_calendar_title (everybody ? SW_CALENDAR_MONTH : SW_CALENDAR_WEEK, self->day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->what_row), span);
  adw_action_row_set_subtitle (self->who_row, everybody ? _("Nobody chosen: everybody") : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.preview",
                                 everybody || sw_reference_entry_get_id (self->who) != SW_NONE);
}

static SwPrintDocument *
make_document (gpointer   data,
               SwStore   *store,
               GError   **error)
{
  return sw_plan_print_make_document (data, store, error);
}

static void
preview_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SwPlanDialog *self = SW_PLAN_DIALOG (widget);
  SwPlanPrint *print = g_new0 (SwPlanPrint, 1);

  print->kind = get_kind (self);
  print->caregiver_id = sw_reference_entry_get_id (self->who);
  print->day = self->day;
  gtk_window_present (sw_print_preview_new (self->window, make_document, print, g_free));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sw_plan_dialog_dispose (GObject *object)
{
  SwPlanDialog *self = SW_PLAN_DIALOG (object);

  g_clear_object (&self->window);
  self->who = NULL;

  G_OBJECT_CLASS (sw_plan_dialog_parent_class)->dispose (object);
}

static void
sw_plan_dialog_class_init (SwPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_plan_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "plan.preview", NULL, preview_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
add_button (GtkWidget  *header,
            const char *label,
            const char *action,
            gboolean    at_end)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (at_end)
    adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  else
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);

  return button;
}

static void
sw_plan_dialog_init (SwPlanDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  add_button (header, _("_Cancel"), "window.close", FALSE);
  self->preview = add_button (header, _("_Preview"), "plan.preview", TRUE);
  gtk_widget_add_css_class (self->preview, "suggested-action");

  self->what_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->what_row), _("What is printed"));
  self->who_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->who_row), _("Who goes"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->what_row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->who_row));
  gtk_widget_set_margin_start (group, 18);
  gtk_widget_set_margin_end (group, 18);
  gtk_widget_set_margin_top (group, 18);
  gtk_widget_set_margin_bottom (group, 24);

  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), group);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Print for Visits"));
  gtk_window_set_default_size (GTK_WINDOW (self), 520, -1);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->preview);
  g_signal_connect_object (self->what_row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
fill_what (SwPlanDialog *self)
{
  const char * const words[] = { _("Visit sheet of the day"), _("Visit sheet of the week"), _("Plan of the month"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_combo_row_set_model (self->what_row, G_LIST_MODEL (list));
}

/**
 * sw_plan_dialog_new:
 * @window: the window with the database
 * @day: the chosen day
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
sw_plan_dialog_new (SwWindow *window,
                    SwDay     day)
{
  SwPlanDialog *self = g_object_new (SW_TYPE_PLAN_DIALOG, "transient-for", window, "destroy-with-parent", TRUE, NULL);
  g_autoptr (SwSubstitution) record = sw_substitution_new ();
  g_autoptr (SwRecordDraft) draft = sw_record_draft_new (SW_RECORD (record), sw_day_today ());
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (record), "caregiver_id");

  self->window = g_object_ref (window);
  self->day = day;
  self->who = SW_REFERENCE_ENTRY (sw_reference_entry_new (sw_window_get_store (window), field, draft));
  gtk_widget_set_valign (GTK_WIDGET (self->who), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->who), 220, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sw_reference_entry_get_button (self->who)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Who goes"), -1);
  adw_action_row_add_suffix (self->who_row, GTK_WIDGET (self->who));
  g_signal_connect_object (self->who, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fill_what (self);
  changed_cb (self);
  gtk_widget_grab_focus (sw_reference_entry_get_button (self->who));

  return GTK_WINDOW (self);
}
