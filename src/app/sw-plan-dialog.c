/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-plan-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-due-calendar.h"
#include "sw-file-chooser.h"
#include "sw-file-toast.h"
#include "sw-plan-print.h"
#include "sw-print-preview.h"
#include "sw-reference-entry.h"
#include "sw-substitution.h"
#include "sw-work.h"

/* The work goes to a thread. */
#define MANY 1000000

/**
 * SwPlanDialog:
 *
 * Asks whose sheet or plan is printed, and goes on to the preview; or whose calendar is saved.
 */
struct _SwPlanDialog
{
  AdwWindow         parent_instance;

  /* Children. */
  AdwPreferencesGroup *group;
  AdwComboRow      *what_row;
  AdwActionRow     *who_row;
  SwReferenceEntry *who;
  GtkWidget        *button;

  /* Owned. */
  SwWindow         *window;

  SwDay             day;
  SwDay             first; /* of a calendar, or SW_NONE where something is printed */
  SwDay             last;
};

/* A calendar that is being saved. */
typedef struct
{
  gint64 caregiver_id;
  SwDay  first;
  SwDay  last;
  char  *path;
} Saving;

G_DEFINE_FINAL_TYPE (SwPlanDialog, sw_plan_dialog, ADW_TYPE_WINDOW)

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->path);
  g_free (saving);
}

static SwPlanKind
get_kind (SwPlanDialog *self)
{
  return (SwPlanKind) adw_combo_row_get_selected (self->what_row);
}

static void
changed_cb (SwPlanDialog *self)
{
  gboolean everybody = self->first == SW_NONE && get_kind (self) == SW_PLAN_MONTH;
  g_autofree char *span = NULL;

  if (self->who == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.save", sw_reference_entry_get_id (self->who) != SW_NONE);
  if (self->first != SW_NONE)
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

static gboolean
save_run (SwStore   *store,
          gpointer   data,
          SwWork    *work,
          GError   **error)
{
  const Saving *saving = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = sw_due_calendar_make (store, saving->caregiver_id, saving->first, saving->last, now, error);

  return text != NULL && g_file_set_contents (saving->path, text, -1, error);
}

static void
save_done (SwWindow *window,
           gpointer  data)
{
  const Saving *saving = data;

  sw_window_add_toast (window, sw_file_toast_new (saving->path));
}

static void
chosen_cb (GPtrArray *paths,
           gpointer   user_data)
{
  SwPlanDialog *self = user_data;
  Saving *saving = g_new0 (Saving, 1);

  saving->caregiver_id = sw_reference_entry_get_id (self->who);
  saving->first = self->first;
  saving->last = self->last;
  saving->path = g_strdup (paths->pdata[0]);
  sw_work_run (self->window, _("Making the calendar…"), MANY, save_run, save_done, saving, saving_free);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SwPlanDialog *self = SW_PLAN_DIALOG (widget);
  const char *who = sw_store_get_name (sw_window_get_store (self->window), SW_TYPE_CAREGIVER,
                                       sw_reference_entry_get_id (self->who));
  g_autofree char *from = sw_day_format_iso (self->first);
  g_autofree char *file_name = g_strdup_printf ("%s %s.ics", who != NULL ? who : "", from);

  sw_file_chooser_save (GTK_WINDOW (self), _("Save Calendar"), SW_FILE_ICS, g_strstrip (file_name), chosen_cb, self);
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
  gtk_widget_class_install_action (widget_class, "plan.save", NULL, save_cb);
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

  self->first = self->last = SW_NONE;
  self->group = ADW_PREFERENCES_GROUP (group);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  add_button (header, _("_Cancel"), "window.close", FALSE);
  self->button = add_button (header, "", NULL, TRUE);
  gtk_widget_add_css_class (self->button, "suggested-action");

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
  gtk_window_set_default_size (GTK_WINDOW (self), 520, -1);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->button);
  g_signal_connect_object (self->what_row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
fill_what (SwPlanDialog *self)
{
  const char * const words[] = { _("Visit sheet of the day"), _("Visit sheet of the week"), _("Plan of the month"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);

  adw_combo_row_set_model (self->what_row, G_LIST_MODEL (list));
}

static SwPlanDialog *
make_dialog (SwWindow   *window,
             const char *title,
             const char *label,
             const char *action)
{
  SwPlanDialog *self = g_object_new (SW_TYPE_PLAN_DIALOG, "transient-for", window, "destroy-with-parent", TRUE,
                                     "title", title, NULL);
  g_autoptr (SwSubstitution) record = sw_substitution_new ();
  g_autoptr (SwRecordDraft) draft = sw_record_draft_new (SW_RECORD (record), sw_day_today ());
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (record), "caregiver_id");

  self->window = g_object_ref (window);
  gtk_button_set_label (GTK_BUTTON (self->button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  self->who = SW_REFERENCE_ENTRY (sw_reference_entry_new (sw_window_get_store (window), field, draft));
  gtk_widget_set_valign (GTK_WIDGET (self->who), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->who), 220, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sw_reference_entry_get_button (self->who)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Who goes"), -1);
  adw_action_row_add_suffix (self->who_row, GTK_WIDGET (self->who));
  g_signal_connect_object (self->who, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (sw_reference_entry_get_button (self->who));

  return self;
}

/**
 * sw_plan_dialog_new:
 * @window: the window with the database
 * @day: the chosen day
 *
 * Returns: (transfer none): the dialog that prints sheets and plans, to be presented
 */
GtkWindow *
sw_plan_dialog_new (SwWindow *window,
                    SwDay     day)
{
  SwPlanDialog *self = make_dialog (window, _("Print for Visits"), _("_Preview"), "plan.preview");

  self->day = day;
  fill_what (self);
  changed_cb (self);

  return GTK_WINDOW (self);
}

/**
 * sw_plan_dialog_new_calendar:
 * @window: the window with the database
 * @mode: what the calendar shows
 * @day: the chosen day
 *
 * Returns: (transfer none): the dialog that saves somebody’s calendar of what is shown, to be presented
 */
GtkWindow *
sw_plan_dialog_new_calendar (SwWindow       *window,
                             SwCalendarMode  mode,
                             SwDay           day)
{
  SwPlanDialog *self = make_dialog (window, _("Save Calendar"), _("_Save…"), "plan.save");
  g_autofree char *span = sw_calendar_title (mode, day);
  /* Translators: %s is a month or a week. */
  g_autofree char *text = g_strdup_printf (_("What is due in %s, day by day with the names, for Outlook, WPS or a telephone. "
                                             "It holds no numbers and no addresses."), span);

  self->day = day;
  sw_calendar_get_span (mode, day, &self->first, &self->last);
  gtk_widget_set_visible (GTK_WIDGET (self->what_row), FALSE);
  adw_preferences_group_set_description (self->group, text);
  changed_cb (self);

  return GTK_WINDOW (self);
}
