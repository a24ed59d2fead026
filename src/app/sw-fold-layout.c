/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-fold-layout.h"

#include "sw-text-scale.h"

/* A list beside a wider thing takes no more than this share of the width. */
#define LAST_SHARE 0.45

/**
 * SwFoldLayout:
 *
 * Lays out its children side by side, the last as wide as it wants, or, where that is too narrow for the size of
 * the text, only the first or only the last. What stands between the two is not shown then.
 */
struct _SwFoldLayout
{
  GtkLayoutManager parent_instance;

  int      fold_below; /* pixels with text of the usual size */
  gboolean folded;
  gboolean last;       /* which of the two is shown where it is folded */
};

G_DEFINE_FINAL_TYPE (SwFoldLayout, sw_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_FOLD_BELOW,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static int
get_minimum (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static gboolean
folds_at (SwFoldLayout *self,
          GtkWidget    *widget,
          int           width)
{
  int minimum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    minimum += get_minimum (child);

  return width < MAX (minimum, self->fold_below * sw_text_scale_get (widget));
}

static GtkWidget *
get_shown (SwFoldLayout *self,
           GtkWidget    *widget)
{
  return self->last ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
}

/* How wide a child is in a row of all of them. */
static int
get_width (GtkWidget *widget,
           GtkWidget *child,
           int        width)
{
  int minimum, natural, others = 0;

  for (GtkWidget *other = gtk_widget_get_first_child (widget); other; other = gtk_widget_get_next_sibling (other))
    if (other != child)
      others += child == gtk_widget_get_first_child (widget) ? get_width (widget, other, width) : get_minimum (other);
  if (child == gtk_widget_get_first_child (widget))
    return MAX (0, width - others);

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return MAX (minimum, MIN (natural, MIN ((int) (width * LAST_SHARE), width - others)));
}

static GtkSizeRequestMode
sw_fold_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sw_fold_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  SwFoldLayout *self = SW_FOLD_LAYOUT (manager);
  gboolean folded = for_size >= 0 && folds_at (self, widget, for_size);

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        {
          gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
          *natural += child_natural;
          continue;
        }
      if (folded && child != get_shown (self, widget))
        continue;
      gtk_widget_measure (child, orientation, folded || for_size < 0 ? for_size : get_width (widget, child, for_size),
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
sw_fold_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  SwFoldLayout *self = SW_FOLD_LAYOUT (manager);
  gboolean folded = folds_at (self, widget, width);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      gboolean shown = !folded || child == get_shown (self, widget);
      int child_width = folded ? width : get_width (widget, child, width);

      gtk_widget_set_child_visible (child, shown);
      if (!shown)
        continue;
      gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - x - child_width : x, 0, child_width, height }, -1);
      x += child_width;
    }

  if (folded == self->folded)
    return;
  self->folded = folded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
sw_fold_layout_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SwFoldLayout *self = SW_FOLD_LAYOUT (object);

  if (property_id == PROP_FOLD_BELOW)
    g_value_set_int (value, self->fold_below);
  else if (property_id == PROP_FOLDED)
    g_value_set_boolean (value, self->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sw_fold_layout_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SwFoldLayout *self = SW_FOLD_LAYOUT (object);

  if (property_id == PROP_FOLD_BELOW)
    self->fold_below = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sw_fold_layout_class_init (SwFoldLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = sw_fold_layout_get_property;
  object_class->set_property = sw_fold_layout_set_property;
  manager_class->get_request_mode = sw_fold_layout_get_request_mode;
  manager_class->measure = sw_fold_layout_measure;
  manager_class->allocate = sw_fold_layout_allocate;

  properties[PROP_FOLD_BELOW] = g_param_spec_int ("fold-below", NULL, NULL, 0, G_MAXINT16, 0,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sw_fold_layout_init (SwFoldLayout *self)
{
}

/**
 * sw_fold_layout_get_folded:
 * @self: a layout
 *
 * It is told by notify::folded in the midst of a layout, where no widget may be changed.
 *
 * Returns: whether only one of the children is shown
 */
gboolean
sw_fold_layout_get_folded (SwFoldLayout *self)
{
  g_return_val_if_fail (SW_IS_FOLD_LAYOUT (self), FALSE);

  return self->folded;
}

/**
 * sw_fold_layout_get_last_shown:
 * @self: a layout
 *
 * Returns: whether it is folded and shows its last child
 */
gboolean
sw_fold_layout_get_last_shown (SwFoldLayout *self)
{
  g_return_val_if_fail (SW_IS_FOLD_LAYOUT (self), FALSE);

  return self->folded && self->last;
}

/**
 * sw_fold_layout_show_last:
 * @self: a layout
 * @last: whether the last child is shown where it is folded, else the first
 *
 * Chooses between the two. Both can have the focus at once.
 */
void
sw_fold_layout_show_last (SwFoldLayout *self,
                          gboolean      last)
{
  GtkWidget *widget;

  g_return_if_fail (SW_IS_FOLD_LAYOUT (self));

  if (self->last == last)
    return;

  self->last = last;
  widget = gtk_layout_manager_get_widget (GTK_LAYOUT_MANAGER (self));
  if (self->folded && widget != NULL)
    gtk_widget_set_child_visible (get_shown (self, widget), TRUE);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
