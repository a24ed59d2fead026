/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-print-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-day-entry.h"
#include "sw-day.h"
#include "sw-office.h"
#include "sw-print-preview.h"
#include "sw-quarter.h"
#include "sw-register-print.h"

/* The quarters that are offered: so many before that of today, and one after. */
#define N_BEFORE 4
#define N_QUARTERS (N_BEFORE + 2)

/**
 * SwPrintDialog:
 *
 * Asks what the register that is printed holds, and goes on to the preview.
 */
struct _SwPrintDialog
{
  AdwWindow        parent_instance;

  /* Template children. */
  AdwComboRow     *who_row;
  AdwComboRow     *quarter_row;
  AdwActionRow    *day_row;
  GtkWidget       *rows_row;
  GtkSpinButton   *rows_spin;
  AdwActionRow    *office_row;
  GtkLabel        *problem;
  SwDayEntry      *day_entry;

  /* Owned. */
  SwWindow        *window;
  SwRegisterPrint *print;
  guint            n_choices;  /* the one after is the blank form */
};

G_DEFINE_FINAL_TYPE (SwPrintDialog, sw_print_dialog, ADW_TYPE_WINDOW)

static gboolean
is_blank (SwPrintDialog *self)
{
  return adw_combo_row_get_selected (self->who_row) >= self->n_choices;
}

/* Reads what is entered; returns the reason why it cannot be printed yet. */
static const char *
read_print (SwPrintDialog *self)
{
  guint quarter = adw_combo_row_get_selected (self->quarter_row);
  const char *text = sw_day_entry_get_text (self->day_entry);

  self->print->n_blank_rows = is_blank (self) ? (guint) gtk_spin_button_get_value_as_int (self->rows_spin) : 0;
  if (is_blank (self))
    return NULL;

  self->print->choice->which = (SwRegisterWhich) adw_combo_row_get_selected (self->who_row);
  self->print->quarter = quarter < N_QUARTERS ? sw_quarter_of (sw_day_today ()) + 1 - (int) quarter : -1;
  self->print->report_day = sw_day_entry_get_day (self->day_entry);
  if (self->print->report_day == SW_NONE && text && *text)
    return _("The report day is not a day. Write it like 2026-11-21, or leave it empty.");
  self->print->choice->day = self->print->report_day != SW_NONE ? self->print->report_day : sw_day_today ();

  return NULL;
}

static void
changed_cb (SwPrintDialog *self)
{
  gboolean blank = is_blank (self);
  const char *problem;

  if (self->print == NULL)
    return;

  problem = read_print (self);
  gtk_widget_set_visible (self->rows_row, blank);
  gtk_widget_set_visible (GTK_WIDGET (self->day_row), !blank);
  gtk_widget_set_visible (GTK_WIDGET (self->quarter_row), !blank);
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.preview", problem == NULL);
}

static SwPrintDocument *
make_document (gpointer   data,
               SwStore   *store,
               GError   **error)
{
  return sw_register_print_make_document (data, store, error);
}

static void
preview_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SwPrintDialog *self = SW_PRINT_DIALOG (widget);

  if (read_print (self))
    return;

  gtk_window_present (sw_print_preview_new (self->window, make_document, sw_register_print_copy (self->print),
                                            (GDestroyNotify) sw_register_print_free));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
fill_who (SwPrintDialog *self)
{
  g_auto (GStrv) labels = sw_register_choice_labels (self->print->choice);
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) labels);

  self->n_choices = g_strv_length (labels);
  gtk_string_list_append (list, _("Nobody: a blank form"));
  adw_combo_row_set_model (self->who_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->who_row, self->print->choice->which);
}

static void
fill_quarters (SwPrintDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  int next = self->print->quarter + 1;

  for (int i = 0; i < N_QUARTERS; i++)
    {
      g_autofree char *label = sw_quarter_format (next - i);

      gtk_string_list_append (list, label);
    }
  gtk_string_list_append (list, _("None"));
  adw_combo_row_set_model (self->quarter_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->quarter_row, 1);
}

static void
show_office (SwPrintDialog *self)
{
  g_autoptr (SwOffice) office = sw_store_get_office (sw_window_get_store (self->window), NULL);
  g_autofree char *name = NULL;
  g_autofree char *filler = NULL;

  if (office == NULL)
    return;

  name = g_markup_escape_text (office->name ? office->name : _("No name yet"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->office_row), name);
  if (office->contact_name)
    {
      g_autofree char *text = g_strjoin (" ", office->contact_name, office->contact_phone, NULL);

      filler = g_markup_escape_text (text, -1);
    }
  adw_action_row_set_subtitle (self->office_row,
                               filler ? filler : _("Who fills it in is not set; a line to write on stays free"));
}

static void
sw_print_dialog_dispose (GObject *object)
{
  SwPrintDialog *self = SW_PRINT_DIALOG (object);

  g_clear_object (&self->window);
  g_clear_pointer (&self->print, sw_register_print_free);

  G_OBJECT_CLASS (sw_print_dialog_parent_class)->dispose (object);
}

static void
sw_print_dialog_class_init (SwPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_print_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SwPrintDialog, who_row);
  gtk_widget_class_bind_template_child (widget_class, SwPrintDialog, quarter_row);
  gtk_widget_class_bind_template_child (widget_class, SwPrintDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, SwPrintDialog, rows_row);
  gtk_widget_class_bind_template_child (widget_class, SwPrintDialog, rows_spin);
  gtk_widget_class_bind_template_child (widget_class, SwPrintDialog, office_row);
  gtk_widget_class_bind_template_child (widget_class, SwPrintDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "print.preview", NULL, preview_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sw_print_dialog_init (SwPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->rows_spin, 1, SW_REGISTER_PRINT_MAX_BLANK_ROWS);
  gtk_spin_button_set_increments (self->rows_spin, 1, 10);
  gtk_spin_button_set_value (self->rows_spin, 30);
}

/**
 * sw_print_dialog_new:
 * @window: the window with the database
 * @choice: (transfer full): whom it offers to print
 *
 * Returns: (transfer none): the dialog above the window, which GTK keeps until it is closed
 */
GtkWindow *
sw_print_dialog_new (SwWindow         *window,
                     SwRegisterChoice *choice)
{
  SwPrintDialog *self = g_object_new (SW_TYPE_PRINT_DIALOG, "transient-for", window, NULL);
  SwDay today = sw_day_today ();
  g_autofree char *day = sw_day_format_iso (today);

  self->window = g_object_ref (window);
  self->day_entry = SW_DAY_ENTRY (sw_day_entry_new (today));
  sw_day_entry_set_text (self->day_entry, day);
  gtk_widget_set_valign (GTK_WIDGET (self->day_entry), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (self->day_row, GTK_WIDGET (self->day_entry));
  adw_action_row_set_activatable_widget (self->day_row, sw_day_entry_get_entry (self->day_entry));
  g_signal_connect_object (self->day_entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  self->print = sw_register_print_new (choice, today);
  fill_quarters (self);
  fill_who (self);
  show_office (self);
  changed_cb (self);
  gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (self)));

  return GTK_WINDOW (self);
}
