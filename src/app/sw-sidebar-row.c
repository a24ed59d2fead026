/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-sidebar-row.h"

#include <glib/gi18n-lib.h>

/**
 * SwSidebarRow:
 *
 * A page in the sidebar: its icon, its title and a number, red where it counts
 * what is overdue.
 */
struct _SwSidebarRow
{
  GtkListBoxRow parent_instance;

  const SwPageEntry *entry;
  SwPage            *page;   /* NULL until it is made; owned */
  GtkLabel          *count;  /* borrowed from the row */
};

G_DEFINE_FINAL_TYPE (SwSidebarRow, sw_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
page_count_cb (SwPage       *page,
               GParamSpec   *pspec,
               SwSidebarRow *self)
{
  sw_sidebar_row_set_count (self, sw_page_get_count (page), sw_page_get_urgent (page));
}

static void
sw_sidebar_row_dispose (GObject *object)
{
  g_clear_object (&SW_SIDEBAR_ROW (object)->page);

  G_OBJECT_CLASS (sw_sidebar_row_parent_class)->dispose (object);
}

static void
sw_sidebar_row_class_init (SwSidebarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_sidebar_row_dispose;
}

static void
sw_sidebar_row_init (SwSidebarRow *self)
{
}

/**
 * sw_sidebar_row_new:
 * @entry: a page of the sidebar
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
sw_sidebar_row_new (const SwPageEntry *entry)
{
  SwSidebarRow *self = g_object_new (SW_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(entry->title));
  GtkWidget *count = gtk_label_new (NULL);

  self->entry = entry;
  self->count = GTK_LABEL (count);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (count, "sw-count");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (entry->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  sw_sidebar_row_set_count (self, SW_NONE, FALSE);

  return GTK_WIDGET (self);
}

/**
 * sw_sidebar_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none): the page that it stands for
 */
const SwPageEntry *
sw_sidebar_row_get_entry (SwSidebarRow *self)
{
  g_return_val_if_fail (SW_IS_SIDEBAR_ROW (self), NULL);

  return self->entry;
}

/**
 * sw_sidebar_row_get_page:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the page, or %NULL before it was first shown
 */
SwPage *
sw_sidebar_row_get_page (SwSidebarRow *self)
{
  g_return_val_if_fail (SW_IS_SIDEBAR_ROW (self), NULL);

  return self->page;
}

/**
 * sw_sidebar_row_set_page:
 * @self: a row
 * @page: the page, once it is made
 *
 * From now on the row shows the number that the page counts.
 */
void
sw_sidebar_row_set_page (SwSidebarRow *self,
                         SwPage       *page)
{
  g_return_if_fail (SW_IS_SIDEBAR_ROW (self));
  g_return_if_fail (self->page == NULL);

  self->page = g_object_ref (page);
  g_signal_connect_object (page, "notify::count", G_CALLBACK (page_count_cb), self, 0);
  g_signal_connect_object (page, "notify::urgent", G_CALLBACK (page_count_cb), self, 0);
}

/**
 * sw_sidebar_row_set_count:
 * @self: a row
 * @count: the number beside the title, or %SW_NONE
 * @urgent: whether it counts what is overdue
 *
 * The colour is not the only sign: who hears the screen is told that something
 * is overdue, and so is the tooltip.
 */
void
sw_sidebar_row_set_count (SwSidebarRow *self,
                          gint64        count,
                          gboolean      urgent)
{
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SW_IS_SIDEBAR_ROW (self));

  urgent = urgent && count != SW_NONE;
  number = count == SW_NONE ? g_strdup ("") : g_strdup_printf ("%'" G_GINT64_FORMAT, count);
  gtk_label_set_label (self->count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count != SW_NONE);
  if (urgent)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "urgent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "urgent");

  if (urgent)
    /* Translators: %s is a number. */
    text = g_strdup_printf (_("%s overdue"), number);
  /* To set the same anew asks the display where the pointer is. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->count)), text) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->entry->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text ? text : number,
                                  -1);
}
