/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-history-card.h"

#include <glib/gi18n-lib.h>

#include "sw-elder-facts.h"

static const char *
word_for (const SwHistoryEntry *entry)
{
  switch (entry->kind)
    {
    case SW_CHANGE_INSERT:
      return _("added");
    case SW_CHANGE_DELETE:
      return _("deleted");
    case SW_CHANGE_UPDATE:
    default:
      return _("changed");
    }
}

/**
 * sw_card_add_history:
 * @self: a card
 * @entry: what happened to a record
 * @type: the class of the record that the card is about; another is named
 * @masked: whether numbers and phones are hidden in part
 *
 * Adds a line that says who did what and when, and shows on request what changed.
 */
void
sw_card_add_history (SwCard         *self,
                     SwHistoryEntry *entry,
                     GType           type,
                     gboolean        masked)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *when = g_date_time_format (local, "%Y-%m-%d %H:%M");
  g_autofree char *about = g_strdup_printf ("%s · %s", when, entry->actor ? entry->actor : "");
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = sw_text_label_new (entry->label, NULL);
  GtkWidget *second = sw_text_label_new (about, "dim-label");

  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "numeric");
  gtk_box_append (GTK_BOX (texts), first);
  gtk_box_append (GTK_BOX (texts), second);

  if (entry->changes && entry->changes->len > 0)
    {
      GtkWidget *expander = gtk_expander_new (NULL);
      GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      if (entry->type != type && entry->type != G_TYPE_INVALID)
        {
          SwRecordClass *klass = g_type_class_ref (entry->type);
          g_autofree char *what = g_strdup_printf ("%s · %s", _(klass->label), word_for (entry));

          gtk_box_append (GTK_BOX (lines), sw_text_label_new (what, "dim-label"));
          g_type_class_unref (klass);
        }
      for (guint i = 0; i < entry->changes->len; i++)
        {
          g_autofree char *text = sw_change_describe (entry->changes->pdata[i], masked);

          gtk_box_append (GTK_BOX (lines), sw_text_label_new (text, NULL));
        }
      gtk_widget_add_css_class (lines, "sw-changes");
      gtk_expander_set_label_widget (GTK_EXPANDER (expander), texts);
      gtk_expander_set_child (GTK_EXPANDER (expander), lines);
      gtk_widget_add_css_class (expander, "sw-fact");
      gtk_box_append (GTK_BOX (self), expander);
    }
  else
    {
      gtk_widget_add_css_class (texts, "sw-fact");
      gtk_box_append (GTK_BOX (self), texts);
    }
}
