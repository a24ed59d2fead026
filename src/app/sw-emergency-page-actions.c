/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on the emergency page. */
#include "sw-emergency-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-drop-choice.h"
#include "sw-emergency-dialog.h"
#include "sw-emergency-print.h"

static void
saved_cb (SwEmergencyPage *self,
          SwEmergency     *emergency)
{
  self->shown_id = sw_record_get_id (SW_RECORD (emergency));

  /* Then the calls begin. */
  self->focus_list = TRUE;
}

static void
present_dialog (SwEmergencyPage *self,
                SwEmergency     *emergency)
{
  GtkWindow *dialog = sw_emergency_dialog_new (sw_window_of (GTK_WIDGET (self)), emergency);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
sw_emergency_page_create (SwPage *page)
{
  SwStore *store = sw_page_get_store (page);

  if (store != NULL && !sw_store_is_read_only (store))
    present_dialog (SW_EMERGENCY_PAGE (page), NULL);
}

/* The sheets are those of the day and of the caller that are looked at. */
static void
print_paper (SwEmergencyPage  *self,
             SwEmergencyPaper  paper)
{
  if (sw_emergency_page_get_shown (self) != NULL)
    sw_emergency_print_preview (sw_window_of (GTK_WIDGET (self)), self->shown_id, paper, sw_emergency_page_get_day (self),
                                sw_drop_choice_get (self->caller));
}

/* While it holds the sheets are wanted, then the report. */
static void
sw_emergency_page_print (SwPage *page)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (page);
  SwEmergency *emergency = sw_emergency_page_get_shown (self);
  gboolean over = emergency != NULL && emergency->to_day != SW_NONE && emergency->to_day < sw_day_today ();

  print_paper (self, over ? SW_EMERGENCY_PAPER_REPORT : SW_EMERGENCY_PAPER_SHEETS);
}

static void
declare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  sw_emergency_page_create (SW_PAGE (widget));
}

static void
change_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (widget);

  if (sw_emergency_page_get_shown (self) != NULL)
    present_dialog (self, sw_emergency_page_get_shown (self));
}

static void
end_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (widget);

  if (sw_emergency_page_get_shown (self) != NULL)
    gtk_window_present (sw_emergency_end_dialog_new (sw_window_of (widget), sw_emergency_page_get_shown (self)));
}

static void
sheets_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  print_paper (SW_EMERGENCY_PAGE (widget), SW_EMERGENCY_PAPER_SHEETS);
}

static void
earlier_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (widget);

  sw_emergency_page_show_day (self, sw_emergency_page_get_day (self) - 1);
}

static void
later_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (widget);

  sw_emergency_page_show_day (self, sw_emergency_page_get_day (self) + 1);
}

static void
report_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  print_paper (SW_EMERGENCY_PAGE (widget), SW_EMERGENCY_PAPER_REPORT);
}

void
sw_emergency_page_add_actions (SwEmergencyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SW_PAGE_CLASS (klass)->create = sw_emergency_page_create;
  SW_PAGE_CLASS (klass)->print = sw_emergency_page_print;
  gtk_widget_class_install_action (widget_class, "emergency.declare", NULL, declare_action);
  gtk_widget_class_install_action (widget_class, "emergency.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "emergency.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "emergency.sheets", NULL, sheets_action);
  gtk_widget_class_install_action (widget_class, "emergency.report", NULL, report_action);
  gtk_widget_class_install_action (widget_class, "emergency.earlier", NULL, earlier_action);
  gtk_widget_class_install_action (widget_class, "emergency.later", NULL, later_action);
}

/* The one place that says what can be done now. */
void
sw_emergency_page_update_actions (SwEmergencyPage *self)
{
  SwEmergency *emergency = sw_emergency_page_get_shown (self);
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  gboolean can_write = store != NULL && !sw_store_is_read_only (store);
  gboolean open = emergency != NULL && (emergency->to_day == SW_NONE || emergency->to_day >= sw_day_today ());
  gboolean begun = emergency != NULL && emergency->from_day <= sw_day_today ();

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.declare", can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.change", can_write && emergency != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.end", can_write && open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.sheets", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.report", begun);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.earlier", emergency != NULL && sw_emergency_page_get_day (self) > emergency->from_day);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.later",
                                 emergency != NULL && sw_emergency_page_get_day (self) < sw_emergency_get_day (emergency, sw_day_today ()));
}
