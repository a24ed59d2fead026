/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-heat-map.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sw-day.h"

/* In pixels. */
#define MAX_CELL 13
#define MIN_CELL 4
#define GAP 2

#define N_DAYS_WEEK 7

/**
 * SwHeatMap:
 *
 * The visits of the last year: a column a week, Monday on top, a box a day. A full box is a day on
 * which the elder was reached, a framed one a day of vain attempts, a full one with a mark a day on
 * which something was wrong. The arrows move a cursor, whose day is told in words.
 */
struct _SwHeatMap
{
  GtkWidget   parent_instance;

  SwVisitDay *days;     /* owned */
  guint       n_days;
  SwDay       first;
  SwDay       cursor;
  int         caption; /* the height of the numbers of the months, in pixels */
};

G_DEFINE_FINAL_TYPE (SwHeatMap, sw_heat_map, GTK_TYPE_WIDGET)

enum
{
  CURSOR_MOVED,
  ACTIVATE_DAY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The palette of libadwaita, in its light and its dark steps. */
static const GdkRGBA reached_light = { 0.149f, 0.635f, 0.412f, 1 };
static const GdkRGBA reached_dark = { 0.341f, 0.890f, 0.537f, 1 };
static const GdkRGBA wrong_light = { 0.902f, 0.380f, 0.0f, 1 };
static const GdkRGBA wrong_dark = { 1.0f, 0.639f, 0.282f, 1 };
static const GdkRGBA accent_light = { 0.110f, 0.443f, 0.847f, 1 };
static const GdkRGBA accent_dark = { 0.471f, 0.682f, 0.929f, 1 };

/**
 * sw_heat_map_first_day:
 * @today: the last day that it shows
 *
 * Returns: the first day that it shows, a Monday
 */
SwDay
sw_heat_map_first_day (SwDay today)
{
  return sw_day_week_start (today) - (SW_HEAT_MAP_WEEKS - 1) * N_DAYS_WEEK;
}

/**
 * sw_heat_map_day_text:
 * @day: a day
 * @visits: what was on it
 *
 * Returns: (transfer full): the words for it
 */
char *
sw_heat_map_day_text (SwDay             day,
                      const SwVisitDay *visits)
{
  g_autofree char *date = sw_day_format (day);

  if (visits->n == 0)
    /* Translators: %s is a day. */
    return g_strdup_printf (_("%s: no visit"), date);

  /* Translators: %1$s is a day, %2$u how many visits there were, %3$s the best outcome. */
  return g_strdup_printf (ngettext ("%1$s: %2$u visit, %3$s", "%1$s: %2$u visits, %3$s", visits->n), date, visits->n,
                          sw_enum_label (&sw_outcome_enum, sw_visit_day_best (visits)));
}

static gboolean
is_reached (const SwVisitDay *day)
{
  return (day->outcomes & (1u << SW_OUTCOME_REACHED | 1u << SW_OUTCOME_ABNORMAL)) != 0;
}

/**
 * sw_heat_map_summary:
 * @days: (array length=n_days): what was on each day
 * @n_days: how many
 *
 * Returns: (transfer full): what the whole says in words
 */
char *
sw_heat_map_summary (const SwVisitDay *days,
                     guint             n_days)
{
  guint n = 0, reached = 0;
  g_autofree char *visits = NULL;
  g_autofree char *on = NULL;

  for (guint i = 0; i < n_days; i++)
    {
      n += days[i].n;
      reached += is_reached (&days[i]);
    }

  visits = g_strdup_printf (ngettext ("%u visit in the last year", "%u visits in the last year", n), n);
  on = g_strdup_printf (ngettext ("reached on %u day", "reached on %u days", reached), reached);

  /* Translators: %1$s is "12 visits in the last year", %2$s is "reached on 9 days". */
  return g_strdup_printf (_("%1$s, %2$s"), visits, on);
}

static int
cell_size (SwHeatMap *self)
{
  return CLAMP (gtk_widget_get_width (GTK_WIDGET (self)) / SW_HEAT_MAP_WEEKS - GAP, MIN_CELL, MAX_CELL);
}

static const SwVisitDay *
get_visits (SwHeatMap *self,
            SwDay      day)
{
  return day >= self->first && day < self->first + self->n_days ? &self->days[day - self->first] : NULL;
}

static graphene_rect_t
cell_area (SwHeatMap *self,
           SwDay      day)
{
  int step = cell_size (self) + GAP, i = (int) (day - self->first);

  return GRAPHENE_RECT_INIT (i / N_DAYS_WEEK * step + GAP, self->caption + i % N_DAYS_WEEK * step + GAP, step - GAP,
                             step - GAP);
}

static SwDay
day_at (SwHeatMap *self,
        double     x,
        double     y)
{
  int step = cell_size (self) + GAP;
  int week = (int) (x - GAP) / step, weekday = (int) (y - self->caption - GAP) / step;
  SwDay day = self->first + week * N_DAYS_WEEK + weekday;

  if (x < GAP || y < self->caption + GAP || weekday >= N_DAYS_WEEK || get_visits (self, day) == NULL)
    return SW_NONE;

  return day;
}

static void
tell_cursor (SwHeatMap *self)
{
  g_autofree char *text = sw_heat_map_day_text (self->cursor, get_visits (self, self->cursor));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
move_cursor (SwHeatMap *self,
             SwDay      day)
{
  self->cursor = CLAMP (day, self->first, self->first + (int) self->n_days - 1);
  tell_cursor (self);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CURSOR_MOVED], 0);
}

static void
activate_day (SwHeatMap *self,
              SwDay      day)
{
  if (get_visits (self, day) && get_visits (self, day)->n > 0)
    g_signal_emit (self, signals[ACTIVATE_DAY], 0, (gint) day);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  SwHeatMap *self = SW_HEAT_MAP (widget);

  move_cursor (self, self->cursor + g_variant_get_int32 (args));

  return GDK_EVENT_STOP;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  activate_day (SW_HEAT_MAP (widget), SW_HEAT_MAP (widget)->cursor);

  return GDK_EVENT_STOP;
}

static void
pressed_cb (SwHeatMap *self,
            int        n_press,
            double     x,
            double     y)
{
  SwDay day = day_at (self, x, y);

  if (day == SW_NONE)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  move_cursor (self, day);
  activate_day (self, day);
}

static gboolean
sw_heat_map_query_tooltip (GtkWidget  *widget,
                           int         x,
                           int         y,
                           gboolean    keyboard,
                           GtkTooltip *tooltip)
{
  SwHeatMap *self = SW_HEAT_MAP (widget);
  SwDay day = keyboard ? self->cursor : day_at (self, x, y);
  g_autofree char *text = NULL;
  graphene_rect_t area;

  if (day == SW_NONE)
    return FALSE;

  text = sw_heat_map_day_text (day, get_visits (self, day));
  area = cell_area (self, day);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) area.origin.x, (int) area.origin.y,
                                                       (int) area.size.width, (int) area.size.height });

  return TRUE;
}

static void
draw_frame (GtkSnapshot           *snapshot,
            const graphene_rect_t *area,
            const GdkRGBA         *color,
            float                  width)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, 2);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
}

static void
draw_day (SwHeatMap        *self,
          GtkSnapshot      *snapshot,
          SwDay             day,
          const SwVisitDay *visits,
          gboolean          dark)
{
  graphene_rect_t area = cell_area (self, day);
  GdkRGBA empty = dark ? (GdkRGBA) { 1, 1, 1, 0.10f } : (GdkRGBA) { 0, 0, 0, 0.08f };
  gboolean abnormal = (visits->outcomes & 1u << SW_OUTCOME_ABNORMAL) != 0;
  GdkRGBA full = abnormal ? (dark ? wrong_dark : wrong_light) : dark ? reached_dark : reached_light;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (visits->n == 0)
    {
      gtk_snapshot_append_color (snapshot, &empty, &area);
    }
  else if (is_reached (visits))
    {
      /* One visit is paler than several. */
      if (visits->n == 1 && !abnormal)
        full.alpha = 0.65f;
      gtk_snapshot_append_color (snapshot, &full, &area);
      if (abnormal)
        {
          graphene_rect_t mark = area;

          graphene_rect_inset (&mark, area.size.width / 3, area.size.height / 3);
          gtk_snapshot_append_color (snapshot, dark ? &(GdkRGBA) { 0, 0, 0, 1 } : &(GdkRGBA) { 1, 1, 1, 1 }, &mark);
        }
    }
  gtk_snapshot_pop (snapshot);
  if (visits->n > 0 && !is_reached (visits))
    draw_frame (snapshot, &area, dark ? &wrong_dark : &wrong_light, 1.5f);
}

static PangoLayout *
make_caption (SwHeatMap *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static char *
month_text (int month)
{
  /* Translators: the number of a month, above its days; in Chinese "%d月". */
  return g_strdup_printf (C_("month", "%d"), month);
}

/* The number of a month over the week in which it begins, where there is room for it. */
static void
draw_months (SwHeatMap   *self,
             GtkSnapshot *snapshot,
             gboolean     dark)
{
  g_autoptr (PangoLayout) layout = make_caption (self);
  GdkRGBA color = dark ? (GdkRGBA) { 1, 1, 1, 0.7f } : (GdkRGBA) { 0, 0, 0, 0.6f };
  int shown = 0, end = 0;

  for (int week = 0; week < SW_HEAT_MAP_WEEKS - 1; week++)
    {
      SwDay sunday = self->first + week * N_DAYS_WEEK + N_DAYS_WEEK - 1;
      graphene_rect_t area = cell_area (self, self->first + week * N_DAYS_WEEK);
      int year, month, day, width;
      g_autofree char *text = NULL;

      if (!sw_day_to_ymd (sunday, &year, &month, &day) || day > N_DAYS_WEEK || month == shown || area.origin.x < end)
        continue;

      shown = month;
      text = month_text (month);
      pango_layout_set_text (layout, text, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      end = (int) area.origin.x + width + GAP;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (area.origin.x, 0));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
sw_heat_map_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  SwHeatMap *self = SW_HEAT_MAP (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  draw_months (self, snapshot, dark);
  for (guint i = 0; i < self->n_days; i++)
    draw_day (self, snapshot, self->first + (SwDay) i, &self->days[i], dark);
  if (gtk_widget_has_visible_focus (widget))
    {
      graphene_rect_t area = cell_area (self, self->cursor);

      graphene_rect_inset (&area, -2, -2);
      draw_frame (snapshot, &area, dark ? &accent_dark : &accent_light, 2);
    }
}

static void
sw_heat_map_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  SwHeatMap *self = SW_HEAT_MAP (widget);
  g_autoptr (PangoLayout) layout = make_caption (self);
  g_autofree char *text = month_text (12);
  int cell = for_size > 0 ? CLAMP (for_size / SW_HEAT_MAP_WEEKS - GAP, MIN_CELL, MAX_CELL) : MAX_CELL;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &self->caption);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = SW_HEAT_MAP_WEEKS * (MIN_CELL + GAP) + GAP;
      *natural = SW_HEAT_MAP_WEEKS * (MAX_CELL + GAP) + GAP;
    }
  else
    {
      *minimum = *natural = self->caption + N_DAYS_WEEK * (cell + GAP) + 2 * GAP;
    }
}

static GtkSizeRequestMode
sw_heat_map_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sw_heat_map_finalize (GObject *object)
{
  g_free (SW_HEAT_MAP (object)->days);

  G_OBJECT_CLASS (sw_heat_map_parent_class)->finalize (object);
}

static void
add_move (GtkWidgetClass *widget_class,
          guint           key,
          int             days)
{
  gtk_widget_class_add_binding (widget_class, key, 0, move_cb, "i", days);
}

static void
sw_heat_map_class_init (SwHeatMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sw_heat_map_finalize;
  widget_class->snapshot = sw_heat_map_snapshot;
  widget_class->measure = sw_heat_map_measure;
  widget_class->get_request_mode = sw_heat_map_get_request_mode;
  widget_class->query_tooltip = sw_heat_map_query_tooltip;

  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE_DAY] = g_signal_new ("activate-day", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  add_move (widget_class, GDK_KEY_Up, -1);
  add_move (widget_class, GDK_KEY_Down, 1);
  add_move (widget_class, GDK_KEY_Left, -N_DAYS_WEEK);
  add_move (widget_class, GDK_KEY_Right, N_DAYS_WEEK);
  add_move (widget_class, GDK_KEY_Home, -SW_HEAT_MAP_WEEKS * N_DAYS_WEEK);
  add_move (widget_class, GDK_KEY_End, SW_HEAT_MAP_WEEKS * N_DAYS_WEEK);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, activate_cb, NULL);

  gtk_widget_class_set_css_name (widget_class, "heatmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sw_heat_map_init (SwHeatMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sw_heat_map_new:
 * @today: the last day
 * @days: (array length=n_days): what was on each day from sw_heat_map_first_day() on; copied
 * @n_days: how many, @today is the last of them
 *
 * Returns: (transfer floating): a map with the cursor on today
 */
GtkWidget *
sw_heat_map_new (SwDay             today,
                 const SwVisitDay *days,
                 guint             n_days)
{
  SwHeatMap *self = g_object_new (SW_TYPE_HEAT_MAP, NULL);
  g_autofree char *summary = sw_heat_map_summary (days, n_days);

  self->first = today + 1 - (SwDay) n_days;
  self->n_days = n_days;
  self->days = g_memdup2 (days, n_days * sizeof *days);
  self->cursor = today;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  tell_cursor (self);

  return GTK_WIDGET (self);
}

/**
 * sw_heat_map_describe_cursor:
 * @self: a map
 *
 * Returns: (transfer full): the words for the day of the cursor
 */
char *
sw_heat_map_describe_cursor (SwHeatMap *self)
{
  g_return_val_if_fail (SW_IS_HEAT_MAP (self), NULL);

  return sw_heat_map_day_text (self->cursor, get_visits (self, self->cursor));
}

/**
 * sw_heat_map_get_day:
 * @self: a map
 *
 * Returns: the day of the cursor
 */
SwDay
sw_heat_map_get_day (SwHeatMap *self)
{
  g_return_val_if_fail (SW_IS_HEAT_MAP (self), SW_NONE);

  return self->cursor;
}
