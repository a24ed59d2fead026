/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-day-range.h"

#include <glib/gi18n-lib.h>

#include "sw-day-entry.h"
#include "sw-day.h"

/**
 * SwDayRange:
 *
 * A span of days: the first and the last, or one of the usual spans by a button.
 */
struct _SwDayRange
{
  GtkBox      parent_instance;

  /* Children. */
  SwDayEntry *from;
  SwDayEntry *to;
  GtkLabel   *problem;

  SwDay       today;
  gboolean    setting;
};

G_DEFINE_FINAL_TYPE (SwDayRange, sw_day_range, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * sw_day_preset_get:
 * @preset: which span
 * @today: today
 * @from: (out): its first day
 * @to: (out): its last day, which may lie ahead
 *
 * Finds the days of a usual span. Weeks begin on Monday.
 */
void
sw_day_preset_get (SwDayPreset  preset,
                   SwDay        today,
                   SwDay       *from,
                   SwDay       *to)
{
  int year, month, day;

  *from = *to = today;
  sw_day_to_ymd (today, &year, &month, &day);
  switch (preset)
    {
    case SW_DAY_PRESET_YESTERDAY:
      *from = *to = today - 1;
      break;
    case SW_DAY_PRESET_THIS_WEEK:
      *from = sw_day_week_start (today);
      *to = *from + 6;
      break;
    case SW_DAY_PRESET_LAST_WEEK:
      *from = sw_day_week_start (today) - 7;
      *to = *from + 6;
      break;
    case SW_DAY_PRESET_THIS_MONTH:
      *from = sw_day_month_start (today);
      *to = sw_day_month_end (today);
      break;
    case SW_DAY_PRESET_LAST_MONTH:
      *to = sw_day_month_start (today) - 1;
      *from = sw_day_month_start (*to);
      break;
    case SW_DAY_PRESET_THIS_QUARTER:
      *from = sw_day_from_ymd (year, (month - 1) / 3 * 3 + 1, 1);
      *to = sw_day_month_end (sw_day_from_ymd (year, (month - 1) / 3 * 3 + 3, 1));
      break;
    case SW_DAY_PRESET_THIS_YEAR:
      *from = sw_day_from_ymd (year, 1, 1);
      *to = sw_day_from_ymd (year, 12, 31);
      break;
    case SW_DAY_PRESET_TODAY:
    case SW_DAY_N_PRESETS:
    default:
      break;
    }
}

/**
 * sw_day_preset_label:
 * @preset: a usual span
 *
 * Returns: (transfer none): what its button says
 */
const char *
sw_day_preset_label (SwDayPreset preset)
{
  static const char *const labels[SW_DAY_N_PRESETS] = {
    N_("Today"), N_("Yesterday"), N_("This Week"), N_("Last Week"),
    N_("This Month"), N_("Last Month"), N_("This Quarter"), N_("This Year"),
  };

  g_return_val_if_fail (preset < SW_DAY_N_PRESETS, NULL);

  return _(labels[preset]);
}

/**
 * sw_day_range_text:
 * @from: the first day, or %SW_NONE
 * @to: the last day, or %SW_NONE
 *
 * Returns: (transfer full) (nullable): the words for the span; %NULL if it has no end at all
 */
char *
sw_day_range_text (SwDay from,
                   SwDay to)
{
  g_autofree char *first = from == SW_NONE ? NULL : sw_day_format (from);
  g_autofree char *last = to == SW_NONE ? NULL : sw_day_format (to);

  if (first && last)
    return from == to ? g_steal_pointer (&first) : g_strdup_printf ("%s – %s", first, last);
  if (first)
    /* Translators: %s is a day. */
    return g_strdup_printf (_("from %s"), first);

  /* Translators: %s is a day, which belongs to the span. */
  return last ? g_strdup_printf (_("until %s"), last) : NULL;
}

static gboolean
is_wrong (SwDayEntry *entry)
{
  const char *text = sw_day_entry_get_text (entry);

  return text && *text && sw_day_entry_get_day (entry) == SW_NONE;
}

static const char *
find_problem (SwDayRange *self)
{
  SwDay from = sw_day_entry_get_day (self->from), to = sw_day_entry_get_day (self->to);

  if (is_wrong (self->from) || is_wrong (self->to))
    return _("Write a day like 2026-11-21.");
  if (from != SW_NONE && to != SW_NONE && to < from)
    return _("The last day lies before the first day.");

  return NULL;
}

static void
changed_cb (SwDayRange *self)
{
  const char *problem = find_problem (self);

  if (self->setting)
    return;

  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem == NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_day (SwDayEntry *entry,
         SwDay       day)
{
  g_autofree char *text = day == SW_NONE ? g_strdup ("") : sw_day_format_iso (day);

  sw_day_entry_set_text (entry, text);
}

static void
set_range (SwDayRange *self,
           SwDay       from,
           SwDay       to)
{
  self->setting = TRUE;
  set_day (self->from, from);
  set_day (self->to, to);
  self->setting = FALSE;
}

static void
preset_cb (GtkButton  *button,
           SwDayRange *self)
{
  SwDayPreset preset = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "preset"));
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  SwDay from, to;

  sw_day_preset_get (preset, self->today, &from, &to);
  set_range (self, from, to);
  changed_cb (self);
  if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static SwDayEntry *
add_entry (SwDayRange *self,
           const char *title)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);
  GtkWidget *entry = sw_day_entry_new (self->today);

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), sw_day_entry_get_entry (SW_DAY_ENTRY (entry)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (self), row);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return SW_DAY_ENTRY (entry);
}

static void
sw_day_range_class_init (SwDayRangeClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sw_day_range_init (SwDayRange *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sw-range");

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < SW_DAY_N_PRESETS; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (sw_day_preset_label (i));

      g_object_set_data (G_OBJECT (button), "preset", GUINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (preset_cb), self);
      gtk_grid_attach (GTK_GRID (grid), button, i % 2, i / 2, 1, 1);
    }
  gtk_box_append (GTK_BOX (self), grid);
}

/**
 * sw_day_range_new:
 * @today: today
 * @from: the first day, or %SW_NONE
 * @to: the last day, or %SW_NONE
 *
 * Returns: (transfer floating): a chooser of a span of days
 */
GtkWidget *
sw_day_range_new (SwDay today,
                  SwDay from,
                  SwDay to)
{
  SwDayRange *self = g_object_new (SW_TYPE_DAY_RANGE, NULL);

  self->today = today;
  self->setting = TRUE;
  self->from = add_entry (self, _("_From"));
  self->to = add_entry (self, _("_To"));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->problem));
  set_range (self, from, to);

  return GTK_WIDGET (self);
}

/**
 * sw_day_range_get:
 * @self: a chooser
 * @from: (out): the first day, or %SW_NONE
 * @to: (out): the last day, or %SW_NONE
 *
 * Returns: whether what is typed is a span
 */
gboolean
sw_day_range_get (SwDayRange *self,
                  SwDay      *from,
                  SwDay      *to)
{
  g_return_val_if_fail (SW_IS_DAY_RANGE (self), FALSE);

  *from = sw_day_entry_get_day (self->from);
  *to = sw_day_entry_get_day (self->to);

  return find_problem (self) == NULL;
}
