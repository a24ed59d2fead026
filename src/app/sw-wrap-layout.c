/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-wrap-layout.h"

/* Lays children out in a line and goes on in the next where the line is full,
 * as words of a text. What a line leaves over goes to its children that ask to
 * expand. GtkFlowBox would put them into columns. */
struct _SwWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (SwWrapLayout, sw_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static int
line_height (GtkWidget *first,
             GtkWidget *end,
             int        width)
{
  int height = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (minimum, MIN (natural, width)), NULL, &natural, NULL,
                          NULL);
      height = MAX (height, natural);
    }

  return height;
}

/* Returns the height of all lines; places the children if asked to. */
static int
lay_out (SwWrapLayout *self,
         GtkWidget    *widget,
         int           width,
         gboolean      place)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  while (first)
    {
      GtkWidget *end = first;
      int x = 0, height, n_expand = 0, left;

      for (; end; end = gtk_widget_get_next_sibling (end))
        {
          int minimum, natural;

          if (!gtk_widget_should_layout (end))
            continue;
          gtk_widget_measure (end, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
          natural = MAX (minimum, MIN (natural, width));
          if (x > 0 && x + natural > width)
            break;
          x += natural + self->spacing;
          n_expand += gtk_widget_get_hexpand (end);
        }
      left = MAX (0, width - (x - self->spacing));

      height = line_height (first, end, width);
      x = 0;
      for (GtkWidget *child = first; place && child != end; child = gtk_widget_get_next_sibling (child))
        {
          GtkAllocation allocation;
          int minimum, natural;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
          allocation.width = MAX (minimum, MIN (natural, width));
          if (gtk_widget_get_hexpand (child))
            allocation.width += left / n_expand;
          allocation.x = rtl ? width - x - allocation.width : x;
          allocation.y = y;
          allocation.height = height;
          gtk_widget_size_allocate (child, &allocation, -1);
          x += allocation.width + self->spacing;
        }

      if (height > 0)
        y += height + self->spacing;
      first = end;
    }

  return MAX (0, y - self->spacing);
}

static GtkSizeRequestMode
sw_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sw_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  SwWrapLayout *self = SW_WRAP_LAYOUT (manager);
  int widest = 0, sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      widest = MAX (widest, child_minimum);
      sum += child_natural + self->spacing;
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, sum - self->spacing);
    }
  else
    {
      *minimum = *natural = lay_out (self, widget, for_size < 0 ? MAX (widest, sum) : for_size, FALSE);
    }
}

static void
sw_wrap_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  lay_out (SW_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
sw_wrap_layout_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (property_id == PROP_SPACING)
    g_value_set_int (value, SW_WRAP_LAYOUT (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sw_wrap_layout_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SwWrapLayout *self = SW_WRAP_LAYOUT (object);

  if (property_id != PROP_SPACING)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  if (self->spacing == g_value_get_int (value))
    return;
  self->spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
sw_wrap_layout_class_init (SwWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = sw_wrap_layout_get_property;
  object_class->set_property = sw_wrap_layout_set_property;
  manager_class->get_request_mode = sw_wrap_layout_get_request_mode;
  manager_class->measure = sw_wrap_layout_measure;
  manager_class->allocate = sw_wrap_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sw_wrap_layout_init (SwWrapLayout *self)
{
}

/**
 * sw_wrap_layout_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer full): a layout that breaks lines
 */
GtkLayoutManager *
sw_wrap_layout_new (int spacing)
{
  return g_object_new (SW_TYPE_WRAP_LAYOUT, "spacing", spacing, NULL);
}
