/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-page-private.h"

/* The first frame of a page with a list has only what is in sight. The view would make two
 * hundred rows with a cell for every column at once, which takes longer than all the rest. */

/* Pixels of the header bar, the heads of the columns and the totals, at the least. */
#define BARS_HEIGHT 100
/* What stands above and below the text in a row, at the least. */
#define ROW_PADDING 6
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

/* The room that the window has for the page; more rather than less. */
static void
get_room (SwListPage *self,
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

static int
get_row_height (SwListPage *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self->view)), NULL,
                                                         NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);

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
  int width, height, toolbar, n_rows;

  get_room (self, &width, &height);
  gtk_widget_measure (self->toolbar, GTK_ORIENTATION_VERTICAL, width, &toolbar, NULL, NULL, NULL);
  n_rows = (height - BARS_HEIGHT - toolbar) / get_row_height (self) + 1;
  self->slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->list)), 0, MAX (n_rows, 1));
  sw_list_page_show_columns (self, width);

  self->frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_cb, NULL, NULL);
}
