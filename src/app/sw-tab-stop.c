/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-tab-stop.h"

/**
 * SwTabStop:
 *
 * Makes of a long list one stop for Tab. By itself a list of GTK lets Tab go from row to row, away from
 * the row that is selected: a key would act on another one than that with the ring, and it would take
 * as many keys as there are rows to leave.
 */
struct _SwTabStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (SwTabStop, sw_tab_stop, ADW_TYPE_BIN)

static gboolean
sw_tab_stop_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) &&
      focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;

  return GTK_WIDGET_CLASS (sw_tab_stop_parent_class)->focus (widget, direction);
}

static void
sw_tab_stop_class_init (SwTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = sw_tab_stop_focus;
}

static void
sw_tab_stop_init (SwTabStop *self)
{
}

/**
 * sw_tab_stop_new:
 * @list: a list, or what scrolls it
 *
 * Returns: (transfer floating): the list as one stop
 */
GtkWidget *
sw_tab_stop_new (GtkWidget *list)
{
  GtkWidget *self = g_object_new (SW_TYPE_TAB_STOP, NULL);

  adw_bin_set_child (ADW_BIN (self), list);
  return self;
}
