/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-calendar-grid.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-segment-bar.h"
#include "sw-wrap-layout.h"

#define N_CELLS (SW_CALENDAR_MAX_WEEKS * 7)

/* A day of the grid. */
typedef struct
{
  GtkWidget *button;
  GtkLabel  *number;
  GtkLabel  *asked;
  GtkWidget *bar;
  GtkWidget *words; /* the figures below the bar, of the day or of each party */
  char      *shown; /* owned: all that it says */
} Cell;

/**
 * SwCalendarGrid:
 *
 * The days of a month or a week, Monday first, each with what is due. One of them is chosen and
 * has the place in the order of Tab; the arrow keys go to others.
 */
struct _SwCalendarGrid
{
  GtkBox         parent_instance;

  /* Children. */
  GtkWidget     *weeks[SW_CALENDAR_MAX_WEEKS];
  GtkWidget     *scrolled;
  Cell           cells[N_CELLS];

  SwCalendarMode mode;
  SwDay          day;
  SwDay          start; /* the Monday of the first cell */
};

G_DEFINE_FINAL_TYPE (SwCalendarGrid, sw_calendar_grid, GTK_TYPE_BOX)

static void
add_binding (GtkWidgetClass *klass,
             guint           key,
             guint           keypad,
             const char     *action,
             int             n)
{
  gtk_widget_class_add_binding_action (klass, key, 0, action, "i", n);
  gtk_widget_class_add_binding_action (klass, keypad, 0, action, "i", n);
}

static void
sw_calendar_grid_finalize (GObject *object)
{
  SwCalendarGrid *self = SW_CALENDAR_GRID (object);

  for (guint i = 0; i < N_CELLS; i++)
    g_free (self->cells[i].shown);

  G_OBJECT_CLASS (sw_calendar_grid_parent_class)->finalize (object);
}

static void
sw_calendar_grid_class_init (SwCalendarGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sw_calendar_grid_finalize;
  gtk_widget_class_set_css_name (widget_class, "calendargrid");
  add_binding (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, "calendar.move-days", -1);
  add_binding (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, "calendar.move-days", 1);
  add_binding (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, "calendar.move-days", -7);
  add_binding (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, "calendar.move-days", 7);
}

static GtkLabel *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static void
make_cell (SwCalendarGrid *self,
           guint           i)
{
  Cell *cell = &self->cells[i];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  /* Where the text is large, there is no room for both on a line. */
  gtk_widget_set_layout_manager (top, sw_wrap_layout_new (3));
  cell->number = make_label ("heading");
  cell->asked = make_label ("sw-calendar-asked");
  cell->bar = sw_segment_bar_new ();
  cell->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (cell->words, "sw-calendar-words");
  gtk_widget_set_hexpand (GTK_WIDGET (cell->asked), TRUE);
  gtk_label_set_xalign (cell->asked, 1);
  gtk_label_set_wrap (cell->asked, TRUE);

  gtk_box_append (GTK_BOX (top), GTK_WIDGET (cell->number));
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (cell->asked));
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), cell->bar);
  gtk_box_append (GTK_BOX (box), cell->words);
  gtk_widget_set_valign (box, GTK_ALIGN_START);

  cell->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (cell->button), box);
  gtk_widget_add_css_class (cell->button, "flat");
  gtk_widget_add_css_class (cell->button, "sw-calendar-day");
  gtk_box_append (GTK_BOX (self->weeks[i / 7]), cell->button);
}

static gboolean
show_chosen_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  SwCalendarGrid *self = SW_CALENDAR_GRID (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  int week = (int) (self->day - self->start) / 7;
  SwDay first, last;
  double height;

  if (self->day == SW_NONE)
    return G_SOURCE_REMOVE;
  sw_calendar_get_span (self->mode, self->day, &first, &last);
  height = gtk_adjustment_get_upper (adjustment) / (double) ((last - self->start) / 7 + 1);
  gtk_adjustment_clamp_page (adjustment, week * height, (week + 1) * height);

  return G_SOURCE_REMOVE;
}

/* A day that was chosen is seen, also when the weeks get another height, which is told in the midst of a layout;
 * else everybody scrolls as they like. */
static void
show_chosen (SwCalendarGrid *self)
{
  if (self->day != SW_NONE)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), show_chosen_cb, NULL, NULL);
}

/* What scrolls the weeks would take these keys before the page. */
static void
add_turning_keys (GtkWidget *weeks)
{
  static const struct { guint key; int n; } keys[] = {
    { GDK_KEY_Page_Up, -1 }, { GDK_KEY_KP_Page_Up, -1 }, { GDK_KEY_Page_Down, 1 }, { GDK_KEY_KP_Page_Down, 1 },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0), gtk_named_action_new ("calendar.move"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].n));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (weeks, controller);
}

static void
sw_calendar_grid_init (SwCalendarGrid *self)
{
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *grid = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  SwDay monday = sw_day_week_start (0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (GTK_BOX (heads), TRUE);
  gtk_widget_add_css_class (heads, "sw-calendar-heads");
  for (SwDay day = monday; day < monday + 7; day++)
    {
      GtkWidget *label = gtk_label_new (sw_calendar_weekday (day));

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (heads), label);
    }
  gtk_box_append (GTK_BOX (self), heads);

  self->day = SW_NONE;
  gtk_box_set_homogeneous (GTK_BOX (grid), TRUE);
  gtk_widget_set_vexpand (grid, TRUE);
  for (guint i = 0; i < SW_CALENDAR_MAX_WEEKS; i++)
    {
      self->weeks[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_box_set_homogeneous (GTK_BOX (self->weeks[i]), TRUE);
      gtk_box_append (GTK_BOX (grid), self->weeks[i]);
    }
  for (guint i = 0; i < N_CELLS; i++)
    make_cell (self, i);
  add_turning_keys (grid);

  /* Where the text is large, six weeks are higher than the window. */
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), grid);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), "changed",
                           G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), self->scrolled);
}

static void
set_css_class (GtkWidget  *widget,
               const char *css_class,
               gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* Each figure is a label of its own, so that lines end between them only, and the mark is on those concerned. */
static void
add_items (Cell     *cell,
           GArray   *items,
           gboolean  mark)
{
  GtkWidget *flow = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (flow, sw_wrap_layout_new (0));
  for (guint i = 0; i < items->len; i++)
    {
      const SwCalendarItem *item = &g_array_index (items, SwCalendarItem, i);
      GtkWidget *label = gtk_label_new (item->text);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      set_css_class (label, "bad", mark && item->bad);
      gtk_box_append (GTK_BOX (flow), label);
    }
  gtk_box_append (GTK_BOX (cell->words), flow);
}

/* A day of a week has room for what each party owes. */
static void
add_parties (Cell   *cell,
             SwDue  *due,
             SwDay   day,
             gint64  party)
{
  for (gint64 p = 0; p < SW_N_PARTIES; p++)
    {
      g_autoptr (GArray) items = NULL;
      SwCalendarFigures figures;
      GtkLabel *name;

      sw_calendar_count (due, day, p, &figures);
      if (figures.n_asked == 0 || (party != SW_NONE && party != p))
        continue;

      name = make_label ("sw-calendar-party");
      gtk_label_set_label (name, sw_enum_label (&sw_party_enum, p));
      gtk_label_set_wrap (name, TRUE);
      gtk_label_set_wrap_mode (name, PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (cell->words), GTK_WIDGET (name));
      items = sw_calendar_cell_items (SW_CALENDAR_WEEK, &figures);
      add_items (cell, items, TRUE);
    }
}

static void
show_words (SwCalendarGrid          *self,
            Cell                    *cell,
            SwDay                    day,
            SwDue                   *due,
            gint64                   party,
            const SwCalendarFigures *figures)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (cell->words)) != NULL)
    gtk_box_remove (GTK_BOX (cell->words), child);
  if (self->mode == SW_CALENDAR_WEEK)
    {
      add_parties (cell, due, day, party);
    }
  else
    {
      g_autoptr (GArray) items = sw_calendar_cell_items (SW_CALENDAR_MONTH, figures);

      add_items (cell, items, sw_calendar_is_bad (figures));
    }
}

static void
show_figures (SwCalendarGrid          *self,
              Cell                    *cell,
              SwDay                    day,
              const SwCalendarFigures *figures,
              const char              *accessible,
              const char              *parties)
{
  g_autofree char *number = NULL;
  g_autofree char *asked = NULL;
  guint values[SW_N_SEGMENTS];
  int year, month, month_day = 0;

  sw_calendar_get_segments (figures, values);
  sw_day_to_ymd (day, &year, &month, &month_day);
  number = g_strdup_printf ("%d", month_day);
  /* Translators: so many visits are due. */
  asked = figures->n_asked > 0 ? g_strdup_printf (_("%u due"), figures->n_asked) : g_strdup ("");

  gtk_label_set_label (cell->number, number);
  gtk_label_set_label (cell->asked, asked);
  sw_segment_bar_set (SW_SEGMENT_BAR (cell->bar), values);
  gtk_widget_set_visible (cell->bar, figures->n_asked > 0);
  gtk_widget_set_tooltip_text (cell->button, self->mode == SW_CALENDAR_WEEK ? NULL : parties);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (cell->button), "x", (gint64) day);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cell->button), "calendar.show-day");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible, -1);
}

/* What it says already is not said again, as most of it stays when another day is chosen. */
static void
show_day (SwCalendarGrid *self,
          Cell           *cell,
          SwDay           day,
          SwDay           today,
          SwDue          *due,
          gint64          party,
          gboolean        computing)
{
  SwCalendarFigures figures;
  g_autofree char *title = sw_calendar_day_title (day);
  g_autofree char *parties = sw_calendar_parties_text (due, day, party);
  g_autofree char *spoken = NULL;
  g_autofree char *accessible = NULL;
  g_autofree char *shown = NULL;

  sw_calendar_count (due, day, party, &figures);
  spoken = sw_calendar_figures_text (&figures, computing);
  /* Translators: a day, and its figures; the day is today. */
  accessible = day == today ? g_strdup_printf (_("%s, today: %s"), title, spoken) :
               /* Translators: a day, and its figures. */
               g_strdup_printf (_("%s: %s"), title, spoken);
  shown = g_strdup_printf ("%u %" G_GINT64_FORMAT " %s\n%s", self->mode, day, accessible, parties != NULL ? parties : "");
  if (g_strcmp0 (cell->shown, shown) != 0)
    {
      show_figures (self, cell, day, &figures, accessible, parties);
      show_words (self, cell, day, due, party, &figures);
      g_free (cell->shown);
      cell->shown = g_steal_pointer (&shown);
    }

  set_css_class (cell->button, "today", day == today);
  set_css_class (cell->button, "chosen", day == self->day);
  gtk_widget_set_focusable (cell->button, day == self->day);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_STATE_SELECTED, day == self->day, -1);
}

/**
 * sw_calendar_grid_new:
 *
 * Returns: (transfer floating): a grid without days
 */
GtkWidget *
sw_calendar_grid_new (void)
{
  return g_object_new (SW_TYPE_CALENDAR_GRID, NULL);
}

/**
 * sw_calendar_grid_set:
 * @self: a grid
 * @mode: whether a month or a week is shown
 * @day: the chosen day
 * @today: the day that is marked
 * @due: (nullable): what is due, or %NULL while it is not known
 * @party: a SwParty, or %SW_NONE for all
 * @computing: whether it is only now found out what is due
 *
 * Shows the month or week of a day.
 */
void
sw_calendar_grid_set (SwCalendarGrid *self,
                      SwCalendarMode  mode,
                      SwDay           day,
                      SwDay           today,
                      SwDue          *due,
                      gint64          party,
                      gboolean        computing)
{
  SwDay first, last;
  gboolean other = mode != self->mode || day != self->day;

  g_return_if_fail (SW_IS_CALENDAR_GRID (self));

  sw_calendar_get_span (mode, day, &first, &last);
  self->mode = mode;
  self->day = day;
  self->start = sw_day_week_start (first);
  for (guint i = 0; i < SW_CALENDAR_MAX_WEEKS; i++)
    gtk_widget_set_visible (self->weeks[i], self->start + 7 * i <= last);
  for (guint i = 0; i < N_CELLS; i++)
    {
      Cell *cell = &self->cells[i];
      SwDay of_cell = self->start + i;
      gboolean inside = of_cell >= first && of_cell <= last;

      gtk_widget_set_visible (gtk_button_get_child (GTK_BUTTON (cell->button)), inside);
      set_css_class (cell->button, "outside", !inside);
      gtk_widget_set_can_target (cell->button, inside);
      if (inside)
        show_day (self, cell, of_cell, today, due, party, computing);
      else
        gtk_widget_set_focusable (cell->button, FALSE);
    }
  if (other)
    show_chosen (self);
}

/**
 * sw_calendar_grid_focus:
 * @self: a grid
 *
 * Gives the focus to the chosen day.
 */
void
sw_calendar_grid_focus (SwCalendarGrid *self)
{
  g_return_if_fail (SW_IS_CALENDAR_GRID (self));

  if (self->day != SW_NONE)
    gtk_widget_grab_focus (self->cells[self->day - self->start].button);
}

/**
 * sw_calendar_grid_has_focus:
 * @self: a grid
 *
 * Returns: whether one of its days has the focus
 */
gboolean
sw_calendar_grid_has_focus (SwCalendarGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}
