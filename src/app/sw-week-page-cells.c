/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-week-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"

/* The week as a table: what a cell shows, and the columns. */

static guint
get_column (GtkListItem *item)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column"));
}

static void
show_cell (SwWeekPage  *self,
           GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  guint row = gtk_list_item_get_position (item);
  guint column = get_column (item);
  const char *classes[4] = { "sw-mark", NULL };
  g_autofree char *text = NULL;
  guint n = 1;
  SwMark mark, recorded;

  if (self->sheet == NULL || row >= sw_week_sheet_get_n_elders (self->sheet))
    return;

  mark = sw_week_sheet_get_mark (self->sheet, row, column);
  if (sw_week_sheet_get_recorded (self->sheet, row, column, &recorded) > 0)
    {
      text = g_strdup_printf ("%s %s", recorded == SW_MARK_NOT_REACHED || recorded == SW_MARK_AWAY ? "✗" : "✓", sw_mark_label (recorded));
      classes[n++] = "dim-label";
    }
  else if (mark != SW_MARK_NONE)
    {
      text = g_strdup_printf ("%s%s", sw_mark_label (mark),
                              sw_week_sheet_get_note (self->sheet, row, column) ? " ✎" : "");
      classes[n++] = sw_mark_css_class (mark);
    }
  else if (sw_week_sheet_get_monday (self->sheet) + (SwDay) column > sw_day_today ())
    {
      text = g_strdup ("–");
      classes[n++] = "dim-label";
    }
  if (row == sw_week_page_get_row (self) && column == self->column)
    classes[n++] = "current";

  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_css_classes (label, classes);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GtkListItem     *item)
{
  SwWeekPage *self = SW_WEEK_PAGE (gtk_widget_get_ancestor (gtk_list_item_get_child (item), SW_TYPE_WEEK_PAGE));

  sw_week_page_set_cell (self, gtk_list_item_get_position (item), get_column (item));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
cell_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  column)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  g_object_set_data (G_OBJECT (item), "column", column);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), item, 0);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, label);
}

static void
cell_bind_cb (SwWeekPage  *self,
              GtkListItem *item)
{
  g_ptr_array_add (self->cells, item);
  show_cell (self, item);
}

static void
cell_unbind_cb (SwWeekPage  *self,
                GtkListItem *item)
{
  g_ptr_array_remove_fast (self->cells, item);
}

static void
name_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
name_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, strchr (name, ' ') ? name : NULL);
}

/**
 * sw_week_page_add_columns:
 * @self: the page, while it is made
 *
 * Adds a column for the names and one for each day of the week.
 */
void
sw_week_page_add_columns (SwWeekPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) names = gtk_column_view_column_new (_("Elder"), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (name_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (name_bind_cb), NULL);
  gtk_column_view_column_set_fixed_width (names, 110);
  gtk_column_view_append_column (self->view, names);

  for (guint i = 0; i < SW_WEEK_DAYS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;

      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect_object (factory, "bind", G_CALLBACK (cell_bind_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "unbind", G_CALLBACK (cell_unbind_cb), self, G_CONNECT_SWAPPED);
      column = gtk_column_view_column_new (NULL, factory);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (self->view, column);
      self->columns[i] = column;
    }
}

/**
 * sw_week_page_show_cells:
 * @self: the page
 *
 * Shows anew what stands in the cells that are seen.
 */
void
sw_week_page_show_cells (SwWeekPage *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    show_cell (self, self->cells->pdata[i]);
}
