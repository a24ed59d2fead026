/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-column-sort.h"

/* The column that the view's sorter asked last. */
static GtkColumnViewColumn *asked;

static int
answer (gconstpointer a,
        gconstpointer b,
        gpointer      column)
{
  if (asked == NULL)
    asked = column;

  return GTK_ORDERING_SMALLER;
}

/**
 * sw_column_sort_enable:
 * @column: a column
 *
 * Lets a click on its head sort the rows. The view's sorter then changes, and
 * sw_column_sort_get() says by what.
 */
void
sw_column_sort_enable (GtkColumnViewColumn *column)
{
  g_autoptr (GtkSorter) sorter = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  sorter = GTK_SORTER (gtk_custom_sorter_new (answer, column, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
}

/**
 * sw_column_sort_get:
 * @view: a view
 * @descending: (out): whether the greatest comes first
 *
 * GTK 4.8 does not say which column's head was clicked, but its sorter asks the
 * sorters of the columns, that one first, and turns the answer round for a
 * descending order. What it compares does not matter, only that it is two things.
 *
 * Returns: (transfer none) (nullable): the column that orders the rows
 */
GtkColumnViewColumn *
sw_column_sort_get (GtkColumnView *view,
                    gboolean      *descending)
{
  GtkSorter *sorter;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  sorter = gtk_column_view_get_sorter (view);
  asked = NULL;
  *descending = gtk_sorter_compare (sorter, view, sorter) == GTK_ORDERING_LARGER;

  return asked;
}
