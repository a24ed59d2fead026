/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-day-entry.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"

/**
 * SwDayEntry:
 *
 * A day: typed as 2026-11-21, 20261121 or 11-21, or picked from a calendar.
 */
struct _SwDayEntry
{
  GtkWidget parent_instance;

  /* Children. */
  GtkWidget   *box;
  GtkEntry    *entry;
  GtkWidget   *button;
  GtkCalendar *calendar;

  SwDay        today;
  gulong       day_selected_id;
};

G_DEFINE_FINAL_TYPE (SwDayEntry, sw_day_entry, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
entry_changed_cb (SwDayEntry *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
write_day (SwDayEntry *self,
           SwDay       day)
{
  g_autofree char *text = day == SW_NONE ? g_strdup ("") : sw_day_format_iso (day);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
day_selected_cb (SwDayEntry *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  write_day (self, sw_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                    g_date_time_get_day_of_month (date)));
}

static void
show_in_calendar (SwDayEntry *self,
                  SwDay       day)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, month_day;

  if (!sw_day_to_ymd (day, &year, &month, &month_day))
    return;

  date = g_date_time_new_local (year, month, month_day, 12, 0, 0);
  g_signal_handler_block (self->calendar, self->day_selected_id);
  gtk_calendar_select_day (self->calendar, date);
  g_signal_handler_unblock (self->calendar, self->day_selected_id);
}

static void
popover_shown_cb (SwDayEntry *self)
{
  SwDay day = sw_day_entry_get_day (self);

  show_in_calendar (self, day == SW_NONE ? self->today : day);
}

static void
popover_closed_cb (SwDayEntry *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
close_popover (SwDayEntry *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
today_clicked_cb (SwDayEntry *self)
{
  write_day (self, self->today);
  close_popover (self);
}

static void
clear_clicked_cb (SwDayEntry *self)
{
  write_day (self, SW_NONE);
  close_popover (self);
}

static gboolean
key_pressed_cb (SwDayEntry      *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  if ((key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && (state & GDK_ALT_MASK))
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static gboolean
sw_day_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SW_DAY_ENTRY (widget)->entry));
}

static void
sw_day_entry_dispose (GObject *object)
{
  g_clear_pointer (&SW_DAY_ENTRY (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sw_day_entry_parent_class)->dispose (object);
}

static void
sw_day_entry_class_init (SwDayEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_day_entry_dispose;
  widget_class->grab_focus = sw_day_entry_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "dayentry");
}

static void
sw_day_entry_init (SwDayEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *today = gtk_button_new_with_label (_("Today"));
  GtkWidget *clear = gtk_button_new_with_label (_("Clear"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "linked");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), _("Type 2026-11-21, 20261121 or 11-21"));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->entry));

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->day_selected_id = g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->calendar));

  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_clicked_cb), self);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_box_append (GTK_BOX (row), today);
  gtk_box_append (GTK_BOX (row), clear);
  gtk_box_append (GTK_BOX (content), row);
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (popover_closed_cb), self);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_tooltip_text (self->button, _("Pick a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pick a day"), -1);
  gtk_box_append (GTK_BOX (self->box), self->button);

  self->today = SW_NONE;
}

/**
 * sw_day_entry_new:
 * @today: the day that completes a day without a year
 *
 * Returns: (transfer floating): a new entry
 */
GtkWidget *
sw_day_entry_new (SwDay today)
{
  SwDayEntry *self = g_object_new (SW_TYPE_DAY_ENTRY, NULL);

  self->today = today;

  return GTK_WIDGET (self);
}

/**
 * sw_day_entry_get_text:
 * @self: an entry
 *
 * Returns: (transfer none): what stands in it
 */
const char *
sw_day_entry_get_text (SwDayEntry *self)
{
  g_return_val_if_fail (SW_IS_DAY_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * sw_day_entry_set_text:
 * @self: an entry
 * @text: what to write
 */
void
sw_day_entry_set_text (SwDayEntry *self,
                       const char *text)
{
  g_return_if_fail (SW_IS_DAY_ENTRY (self));

  if (strcmp (text, sw_day_entry_get_text (self)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * sw_day_entry_get_day:
 * @self: an entry
 *
 * Returns: the day, or %SW_NONE if the text is empty or no day
 */
SwDay
sw_day_entry_get_day (SwDayEntry *self)
{
  g_return_val_if_fail (SW_IS_DAY_ENTRY (self), SW_NONE);

  return sw_day_parse (sw_day_entry_get_text (self), self->today, NULL);
}

/**
 * sw_day_entry_get_entry:
 * @self: an entry
 *
 * Returns: (transfer none): the widget that takes the text, for labels
 */
GtkWidget *
sw_day_entry_get_entry (SwDayEntry *self)
{
  return GTK_WIDGET (self->entry);
}
