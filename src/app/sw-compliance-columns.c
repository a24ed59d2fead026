/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-compliance-columns.h"

#include <glib/gi18n-lib.h>

#include "sw-cell.h"
#include "sw-compliance.h"
#include "sw-segment-bar.h"

/**
 * SwComplianceItem:
 *
 * A row of the table: what was asked for of one party, caregiver, community, elder or rule.
 */
struct _SwComplianceItem
{
  GObject  parent_instance;

  SwDueSum sum;
  SwDueBy  by;
  SwStore *store; /* owned */
};

G_DEFINE_FINAL_TYPE (SwComplianceItem, sw_compliance_item, G_TYPE_OBJECT)

static void
sw_compliance_item_finalize (GObject *object)
{
  g_object_unref (SW_COMPLIANCE_ITEM (object)->store);

  G_OBJECT_CLASS (sw_compliance_item_parent_class)->finalize (object);
}

static void
sw_compliance_item_class_init (SwComplianceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_compliance_item_finalize;
}

static void
sw_compliance_item_init (SwComplianceItem *self)
{
}

/**
 * sw_compliance_item_new:
 * @sum: what was counted, which is copied
 * @by: what its key is of
 * @store: where the name is asked for
 *
 * Returns: (transfer full): a row
 */
SwComplianceItem *
sw_compliance_item_new (const SwDueSum *sum,
                        SwDueBy         by,
                        SwStore        *store)
{
  SwComplianceItem *self = g_object_new (SW_TYPE_COMPLIANCE_ITEM, NULL);

  self->sum = *sum;
  self->by = by;
  self->store = g_object_ref (store);

  return self;
}

/**
 * sw_compliance_item_get_sum:
 * @self: a row
 *
 * Returns: (transfer none): what was counted
 */
const SwDueSum *
sw_compliance_item_get_sum (SwComplianceItem *self)
{
  return &self->sum;
}

/**
 * sw_compliance_item_get_name:
 * @self: a row
 *
 * Returns: (transfer full): who or what was counted, as sw_due_sum_name() says
 */
char *
sw_compliance_item_get_name (SwComplianceItem *self)
{
  return sw_due_sum_name (&self->sum, self->by, self->store);
}

enum
{
  COLUMN_NAME,
  COLUMN_BAR,
  COLUMN_ASKED,
  COLUMN_MADE,
  COLUMN_LATE,
  COLUMN_MISSED,
  COLUMN_OPEN,
  COLUMN_RATE,
  N_COLUMNS
};

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *child = column == COLUMN_BAR ? sw_segment_bar_new () : gtk_label_new (NULL);

  if (column == COLUMN_BAR)
    {
      gtk_widget_set_size_request (child, 90, -1);
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
    }
  else
    {
      gtk_label_set_xalign (GTK_LABEL (child), column == COLUMN_NAME ? 0 : 1);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (child, "numeric");
    }
  gtk_list_item_set_child (item, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  SwComplianceItem *row = gtk_list_item_get_item (item);
  const SwDueSum *sum = sw_compliance_item_get_sum (row);
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;
  guint parts[SW_N_SEGMENTS];

  if (column == COLUMN_NAME)
    text = sw_compliance_item_get_name (row);
  sw_cell_name_row (child, text);
  sw_due_sum_get_parts (sum, parts);
  if (column == COLUMN_BAR)
    {
      sw_segment_bar_set (SW_SEGMENT_BAR (child), parts);
      return;
    }

  if (column == COLUMN_RATE)
    text = sw_due_sum_rate_text (sum);
  else if (column == COLUMN_ASKED)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, sw_due_sum_asked (sum));
  else if (column != COLUMN_NAME)
    text = g_strdup_printf ("%u", parts[column - COLUMN_MADE]);
  gtk_label_set_label (GTK_LABEL (child), text);
}

/**
 * sw_compliance_columns_add:
 * @view: a table over a model of #SwComplianceItem
 *
 * Adds the columns: who or what, the share of what became of the visits as a bar, and in numbers.
 */
void
sw_compliance_columns_add (GtkColumnView *view)
{
  /* A head without text is measured wrongly by GTK, and says nothing to who hears the screen. */
  const char *titles[N_COLUMNS] = { _("Who or what"), _("Share"), _("Asked for"), _("Made on time"), _("Late"), _("Overdue or missed"), _("Not due yet"), _("Rate") };

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (titles[i], factory);
      gtk_column_view_column_set_expand (column, i == COLUMN_NAME || i == COLUMN_BAR);
      gtk_column_view_append_column (view, column);
    }
}
