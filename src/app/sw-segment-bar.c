/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-segment-bar.h"

#define HEIGHT 7

/**
 * SwSegmentBar:
 *
 * A thin bar of what is done, late, missed and open. It says nothing that does not stand
 * beside it in figures, so it is hidden from screen readers.
 */
struct _SwSegmentBar
{
  GtkWidget parent_instance;

  GtkWidget *parts[SW_N_SEGMENTS];
  guint values[SW_N_SEGMENTS];
};

G_DEFINE_FINAL_TYPE (SwSegmentBar, sw_segment_bar, GTK_TYPE_WIDGET)

static void
sw_segment_bar_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
sw_segment_bar_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  SwSegmentBar *self = SW_SEGMENT_BAR (widget);
  guint64 total = 0, before = 0;

  for (guint i = 0; i < SW_N_SEGMENTS; i++)
    total += self->values[i];

  for (guint i = 0; i < SW_N_SEGMENTS; i++)
    {
      int start = total > 0 ? (int) (before * (guint64) width / total) : 0;
      int end;

      before += self->values[i];
      end = total > 0 ? (int) (before * (guint64) width / total) : i + 1 == SW_N_SEGMENTS ? width : 0;
      /* A single one among thousands is still seen. */
      if (self->values[i] > 0 && end - start < 2)
        start = MAX (0, end - 2);
      gtk_widget_set_child_visible (self->parts[i], end > start);
      if (end > start)
        gtk_widget_size_allocate (self->parts[i], &(GtkAllocation) { start, 0, end - start, height }, -1);
    }
}

static void
sw_segment_bar_dispose (GObject *object)
{
  SwSegmentBar *self = SW_SEGMENT_BAR (object);

  for (guint i = 0; i < SW_N_SEGMENTS; i++)
    g_clear_pointer (&self->parts[i], gtk_widget_unparent);

  G_OBJECT_CLASS (sw_segment_bar_parent_class)->dispose (object);
}

static void
sw_segment_bar_class_init (SwSegmentBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_segment_bar_dispose;
  widget_class->measure = sw_segment_bar_measure;
  widget_class->size_allocate = sw_segment_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "segmentbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sw_segment_bar_init (SwSegmentBar *self)
{
  static const char * const classes[SW_N_SEGMENTS] = { "done", "late", "missed", "open" };

  for (guint i = 0; i < SW_N_SEGMENTS; i++)
    {
      self->parts[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->parts[i], "segment");
      gtk_widget_add_css_class (self->parts[i], classes[i]);
      gtk_widget_set_parent (self->parts[i], GTK_WIDGET (self));
    }
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * sw_segment_bar_new:
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
sw_segment_bar_new (void)
{
  return g_object_new (SW_TYPE_SEGMENT_BAR, NULL);
}

/**
 * sw_segment_bar_set:
 * @self: a bar
 * @values: (array fixed-size=4): how much there is of each SwSegment
 *
 * Sets what it shows.
 */
void
sw_segment_bar_set (SwSegmentBar *self,
                    const guint  *values)
{
  g_return_if_fail (SW_IS_SEGMENT_BAR (self));

  memcpy (self->values, values, sizeof self->values);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
