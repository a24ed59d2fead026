/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-page-private.h"

#include "sw-fonts.h"

/* The first frame of a page with a list has only what is in sight. The view would make two
 * hundred rows with a cell for every column at once, which takes longer than all the rest. */

/* What the theme puts around the text in a row, in pixels. */
#define ROW_PADDING 5
/* Frames until the list is on the screen. */
#define FIRST_FRAMES 2

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  SwListPage *self = SW_LIST_PAGE (widget);

  if (self->slice == NULL)
    return G_SOURCE_REMOVE;
  if (self->frames++ < FIRST_FRAMES)
    return G_SOURCE_CONTINUE;

  sw_list_page_show_columns (self, G_MAXINT);
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

/* The size that the window is going to have. */
static void
get_window_size (SwListPage *self,
                 int        *width,
                 int        *height)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));

  *width = *height = 0;
  if (GTK_IS_WINDOW (root) && !gtk_window_is_maximized (GTK_WINDOW (root)))
    {
      gtk_window_get_default_size (GTK_WINDOW (root), width, height);
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle area;

      gdk_monitor_get_geometry (monitor, &area);
      *width = MAX (*width, area.width);
      *height = MAX (*height, area.height);
    }
}

/* The least that stands beside a widget, or above and below it, in the boxes around it. */
static int
measure_around (GtkWidget      *widget,
                GtkOrientation  orientation,
                int             width)
{
  int sum = 0;

  for (GtkWidget *parent; (parent = gtk_widget_get_parent (widget)); widget = parent)
    {
      if (!GTK_IS_BOX (parent))
        continue;
      /* What is not as wide as the page is measured for any width. */
      if (gtk_orientable_get_orientation (GTK_ORIENTABLE (parent)) != orientation)
        {
          width = -1;
          continue;
        }

      for (GtkWidget *child = gtk_widget_get_first_child (parent); child; child = gtk_widget_get_next_sibling (child))
        {
          int minimum = 0;

          if (child != widget && gtk_widget_should_layout (child))
            gtk_widget_measure (child, orientation, width, &minimum, NULL, NULL, NULL);
          sum += minimum;
        }
    }

  return sum;
}

/* The room for the rows; more rather than less. */
static void
get_room (SwListPage *self,
          int        *width,
          int        *height)
{
  GtkWidget *stack = GTK_WIDGET (self->stack);
  GtkWidget *heads = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  int heads_height = 0;

  get_window_size (self, width, height);
  *width -= measure_around (stack, GTK_ORIENTATION_HORIZONTAL, -1);
  gtk_widget_measure (heads, GTK_ORIENTATION_VERTICAL, -1, &heads_height, NULL, NULL, NULL);
  *height -= measure_around (stack, GTK_ORIENTATION_VERTICAL, *width) + heads_height;
}

static int
get_row_height (SwListPage *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));
  int height = sw_fonts_get_line_height (context, font);

  sw_fonts_set_heading (font, context);
  if (sw_list_page_shows_heading (self))
    height = MAX (height, sw_fonts_get_line_height (context, font));

  return MAX (height, 1) + ROW_PADDING;
}

/**
 * sw_list_page_begin:
 * @self: the page, with a list
 *
 * Makes the model of the first rows and shows the first columns; the others follow when these
 * have been drawn.
 */
void
sw_list_page_begin (SwListPage *self)
{
  int width, height, n_rows;

  get_room (self, &width, &height);
  n_rows = height / get_row_height (self) + 1;
  self->slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->list)), 0, MAX (n_rows, 1));
  sw_list_page_show_columns (self, width);

  self->frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_cb, NULL, NULL);
}
