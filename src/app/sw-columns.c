/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-columns.h"

#define MAX_COLUMNS 8

/**
 * SwColumns:
 *
 * Lays its children out in as many columns of equal width as fit: in rows, or
 * packed, each below the shortest column so far. The width of a column is said
 * in characters, so larger text gives fewer columns.
 */
struct _SwColumns
{
  GtkWidget parent_instance;

  int      chars;
  int      max_columns;
  int      spacing;
  gboolean packed;
};

G_DEFINE_FINAL_TYPE (SwColumns, sw_columns, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHARS,
  PROP_MAX_COLUMNS,
  PROP_SPACING,
  PROP_PACKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GQuark wide_quark;

/**
 * sw_columns_count:
 * @width: the width to fill, in pixels
 * @column_width: the least width of a column
 * @spacing: between columns
 * @max_columns: at most so many
 *
 * Returns: how many columns fit, at least one
 */
int
sw_columns_count (int width,
                  int column_width,
                  int spacing,
                  int max_columns)
{
  return CLAMP ((width + spacing) / MAX (column_width + spacing, 1), 1, max_columns);
}

/**
 * sw_columns_width:
 * @width: the width to fill, in pixels
 * @n_columns: the number of columns
 * @spacing: between them
 *
 * Returns: the width of a column
 */
int
sw_columns_width (int width,
                  int n_columns,
                  int spacing)
{
  return MAX ((width - (n_columns - 1) * spacing) / n_columns, 0);
}

/**
 * sw_columns_shortest:
 * @heights: how far each column is filled
 * @n_columns: how many there are
 *
 * Returns: the first of the least filled columns
 */
guint
sw_columns_shortest (const int *heights,
                     guint      n_columns)
{
  guint best = 0;

  for (guint i = 1; i < n_columns; i++)
    if (heights[i] < heights[best])
      best = i;

  return best;
}

static int
least_column_width (SwColumns *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  /* The same measure in every language; a hanzi is twice as wide. */
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, pango_language_from_string ("en"));
  int width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics)) * self->chars;

  pango_font_metrics_unref (metrics);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int minimum;

        if (g_object_get_qdata (G_OBJECT (child), wide_quark))
          continue;
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
        width = MAX (width, minimum);
      }

  return width;
}

static int
height_of (GtkWidget *child,
           int        width)
{
  int minimum, natural, least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least), &minimum, &natural, NULL, NULL);

  return natural;
}

static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, MAX (width, least), height }, -1);
}

/* Returns the height; places the children only if asked to. */
static int
lay_out (SwColumns *self,
         int        width,
         gboolean   placing)
{
  int n_columns = sw_columns_count (width, least_column_width (self), self->spacing,
                                    MIN (self->max_columns, MAX_COLUMNS));
  int column_width = sw_columns_width (width, n_columns, self->spacing);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int ends[MAX_COLUMNS] = { 0 };
  GtkWidget *row[MAX_COLUMNS] = { NULL };
  int in_row = 0, row_height = 0, y = 0, bottom = 0;

#define X_OF(i) ((rtl ? n_columns - 1 - (i) : (i)) * (column_width + self->spacing))

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child; child = gtk_widget_get_next_sibling (child))
    {
      gboolean wide = g_object_get_qdata (G_OBJECT (child), wide_quark) != NULL;
      int height;

      if (!gtk_widget_should_layout (child))
        continue;

      height = height_of (child, wide ? width : column_width);

      if (self->packed)
        {
          guint column = sw_columns_shortest (ends, n_columns);
          int top = ends[column];

          if (wide)
            for (int i = 0; i < n_columns; i++)
              top = MAX (top, ends[i]);
          if (placing)
            place (child, wide ? 0 : X_OF ((int) column), top, wide ? width : column_width, height);
          for (int i = 0; i < n_columns; i++)
            if (wide || i == (int) column)
              ends[i] = top + height + self->spacing;
          bottom = MAX (bottom, top + height);
          continue;
        }

      if (in_row > 0 && (wide || in_row == n_columns))
        {
          for (int i = 0; placing && i < in_row; i++)
            place (row[i], X_OF (i), y, column_width, row_height);
          y += row_height + self->spacing;
          in_row = row_height = 0;
        }

      if (wide)
        {
          if (placing)
            place (child, 0, y, width, height);
          bottom = y + height;
          y += height + self->spacing;
        }
      else
        {
          row[in_row++] = child;
          row_height = MAX (row_height, height);
          bottom = y + row_height;
        }
    }

  for (int i = 0; placing && i < in_row; i++)
    place (row[i], X_OF (i), y, column_width, row_height);

#undef X_OF
  return bottom;
}

static GtkSizeRequestMode
sw_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sw_columns_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  SwColumns *self = SW_COLUMNS (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int least, wanted;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
        *minimum = MAX (*minimum, least);
        *natural = MAX (*natural, wanted);
      }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (*natural, least_column_width (self) * MIN (self->max_columns, 2));
      return;
    }

  *minimum = *natural = lay_out (self, for_size < 0 ? *natural : MAX (for_size, *minimum), FALSE);
}

static void
sw_columns_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  lay_out (SW_COLUMNS (widget), width, TRUE);
}

static void
sw_columns_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  SwColumns *self = SW_COLUMNS (object);

  switch (property_id)
    {
    case PROP_CHARS:
      g_value_set_int (value, self->chars);
      break;
    case PROP_MAX_COLUMNS:
      g_value_set_int (value, self->max_columns);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_PACKED:
      g_value_set_boolean (value, self->packed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sw_columns_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  SwColumns *self = SW_COLUMNS (object);

  switch (property_id)
    {
    case PROP_CHARS:
      self->chars = g_value_get_int (value);
      break;
    case PROP_MAX_COLUMNS:
      self->max_columns = g_value_get_int (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_PACKED:
      self->packed = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sw_columns_dispose (GObject *object)
{
  sw_columns_remove_all (SW_COLUMNS (object));

  G_OBJECT_CLASS (sw_columns_parent_class)->dispose (object);
}

static void
sw_columns_class_init (SwColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sw_columns_get_property;
  object_class->set_property = sw_columns_set_property;
  object_class->dispose = sw_columns_dispose;
  widget_class->get_request_mode = sw_columns_get_request_mode;
  widget_class->measure = sw_columns_measure;
  widget_class->size_allocate = sw_columns_size_allocate;

  properties[PROP_CHARS] = g_param_spec_int ("chars", NULL, NULL, 1, 1000, 30, flags);
  properties[PROP_MAX_COLUMNS] = g_param_spec_int ("max-columns", NULL, NULL, 1, MAX_COLUMNS, 3, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 12, flags);
  properties[PROP_PACKED] = g_param_spec_boolean ("packed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "columns");
  wide_quark = g_quark_from_static_string ("sw-columns-wide");
}

static void
sw_columns_init (SwColumns *self)
{
}

/**
 * sw_columns_new:
 * @chars: the least width of a column, in characters
 * @max_columns: at most so many columns
 * @packed: whether to fill up the shortest column instead of making rows
 *
 * Returns: (transfer floating): a new container
 */
GtkWidget *
sw_columns_new (int      chars,
                int      max_columns,
                gboolean packed)
{
  return g_object_new (SW_TYPE_COLUMNS, "chars", chars, "max-columns", max_columns, "packed", packed, NULL);
}

/**
 * sw_columns_append:
 * @self: a container
 * @child: a widget
 * @wide: whether it takes the whole width
 */
void
sw_columns_append (SwColumns *self,
                   GtkWidget *child,
                   gboolean   wide)
{
  g_return_if_fail (SW_IS_COLUMNS (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  g_object_set_qdata (G_OBJECT (child), wide_quark, GINT_TO_POINTER (wide));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * sw_columns_remove_all:
 * @self: a container
 */
void
sw_columns_remove_all (SwColumns *self)
{
  GtkWidget *child;

  g_return_if_fail (SW_IS_COLUMNS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}
