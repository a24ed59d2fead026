/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-review.h"

#include <glib/gi18n-lib.h>

#include "sw-import-list.h"

/**
 * SwImportReview:
 *
 * The last step of an import: what it would do, and every row with what is to be said of it.
 */
struct _SwImportReview
{
  GtkBox         parent_instance;

  /* Template children. */
  GtkLabel      *summary;
  GtkLabel      *remarks;
  GtkBox        *shows;
  GtkColumnView *rows;
  GtkWidget     *errors_bar;

  /* Owned. */
  SwImportList  *list;
};

G_DEFINE_FINAL_TYPE (SwImportReview, sw_import_review, GTK_TYPE_BOX)

static void
show_toggled_cb (GtkToggleButton *button,
                 SwImportReview  *self)
{
  if (gtk_toggle_button_get_active (button))
    sw_import_list_set_show (self->list, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "show")));
}

static void
add_shows (SwImportReview *self,
           SwImportPlan   *plan,
           SwImportShow    chosen)
{
  GtkToggleButton *first = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->shows))))
    gtk_box_remove (self->shows, child);

  for (SwImportShow show = 0; show < SW_IMPORT_N_SHOWS; show++)
    {
      guint n = sw_import_show_count (plan, show);
      g_autofree char *label = g_strdup_printf ("%s %u", sw_import_show_label (show), n);
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      g_object_set_data (G_OBJECT (button), "show", GUINT_TO_POINTER (show));
      gtk_widget_add_css_class (button, "sw-chip");
      gtk_widget_set_sensitive (button, n > 0);
      if (first)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      else
        first = GTK_TOGGLE_BUTTON (button);
      gtk_box_append (self->shows, button);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), show == chosen);
      g_signal_connect (button, "toggled", G_CALLBACK (show_toggled_cb), self);
    }
}

/* What an import makes besides elders is named up to here, and counted beyond. */
#define MAX_NAMED 10

static char *
remarks_text (SwImportPlan *plan)
{
  g_autoptr (GPtrArray) created = sw_import_plan_get_created (plan);
  guint n_named = created->len > MAX_NAMED + 1 ? MAX_NAMED : created->len;
  GPtrArray *remarks = sw_import_plan_get_remarks (plan);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < remarks->len; i++)
    g_string_append_printf (text, "%s%s", text->len ? "\n" : "", (const char *) remarks->pdata[i]);
  for (guint i = 0; i < n_named; i++)
    {
      g_string_append (text, i == 0 ? (text->len ? "\n" : "") : "");
      if (i == 0)
        g_string_append (text, _("Will be made: "));
      /* Translators: stands between the items of an enumeration. */
      g_string_append_printf (text, "%s%s", i ? _("; ") : "", (const char *) created->pdata[i]);
    }
  if (created->len > n_named)
    /* Translators: stands behind ten names of communities or caregivers. */
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", created->len - n_named),
                            created->len - n_named);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef const char *(*ItemText) (SwImportItem *item);

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  ItemText text = (ItemText) user_data;

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), text (gtk_list_item_get_item (list_item)));
}

static void
add_column (SwImportReview *self,
            const char     *title,
            ItemText        text,
            gboolean        expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) text);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_append_column (self->rows, column);
}

static void
sw_import_review_finalize (GObject *object)
{
  SwImportReview *self = SW_IMPORT_REVIEW (object);

  g_object_unref (self->list);

  G_OBJECT_CLASS (sw_import_review_parent_class)->finalize (object);
}

static void
sw_import_review_class_init (SwImportReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sw_import_review_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-import-review.ui");
  gtk_widget_class_bind_template_child (widget_class, SwImportReview, summary);
  gtk_widget_class_bind_template_child (widget_class, SwImportReview, remarks);
  gtk_widget_class_bind_template_child (widget_class, SwImportReview, shows);
  gtk_widget_class_bind_template_child (widget_class, SwImportReview, rows);
  gtk_widget_class_bind_template_child (widget_class, SwImportReview, errors_bar);
}

static void
sw_import_review_init (SwImportReview *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->list = sw_import_list_new ();
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  gtk_column_view_set_model (self->rows, selection);
  add_column (self, _("File"), sw_import_item_get_file, FALSE);
  add_column (self, _("Row"), sw_import_item_get_row, FALSE);
  add_column (self, _("Name"), sw_import_item_get_name, FALSE);
  add_column (self, _("Kind"), sw_import_item_get_state, FALSE);
  add_column (self, _("Remark"), sw_import_item_get_sentence, TRUE);
}

/**
 * sw_import_review_show:
 * @self: a review
 * @plan: a plan that is built
 *
 * Shows what an import would do; of its rows those with errors first, where there are any.
 */
void
sw_import_review_show (SwImportReview *self,
                       SwImportPlan   *plan)
{
  gboolean errors = sw_import_show_count (plan, SW_IMPORT_SHOW_ERROR) > 0;
  SwImportShow show = errors ? SW_IMPORT_SHOW_ERROR : SW_IMPORT_SHOW_ALL;
  g_autofree char *summary = sw_import_plan_to_summary (plan);
  g_autofree char *remarks = remarks_text (plan);

  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->remarks, remarks);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), *remarks != '\0');
  gtk_widget_set_visible (self->errors_bar, errors);
  sw_import_list_set_show (self->list, show);
  sw_import_list_set_plan (self->list, plan);
  add_shows (self, plan, show);
}

/**
 * sw_import_review_clear:
 * @self: a review
 *
 * Lets go of the plan, which is about to change.
 */
void
sw_import_review_clear (SwImportReview *self)
{
  g_return_if_fail (SW_IS_IMPORT_REVIEW (self));

  sw_import_list_set_plan (self->list, NULL);
}
