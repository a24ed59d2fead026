/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-answer-bar.h"

#include <glib/gi18n-lib.h>

#include "sw-wrap-layout.h"

/**
 * sw_answer_bar_new:
 * @view: the list
 * @answers: (array length=n_answers): what can be said, the usual one first
 * @n_answers: how many
 *
 * Makes a bar with a button an answer, and gives the list their keys.
 *
 * Returns: (transfer floating): the bar, which wraps where it is narrow
 */
GtkWidget *
sw_answer_bar_new (GtkWidget      *view,
                   const SwAnswer *answers,
                   gsize           n_answers)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_widget_set_layout_manager (bar, g_object_new (SW_TYPE_WRAP_LAYOUT, "spacing", 6, NULL));
  gtk_widget_add_css_class (bar, "sw-toolbar");
  for (gsize i = 0; i < n_answers; i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_(answers[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), answers[i].action);
      gtk_widget_set_tooltip_text (button, _(answers[i].tooltip));
      if (i == 0)
        gtk_widget_add_css_class (button, "suggested-action");
      gtk_box_append (GTK_BOX (bar), button);
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                            gtk_shortcut_new (gtk_shortcut_trigger_parse_string (answers[i].keys),
                                                              gtk_named_action_new (answers[i].action)));
    }
  gtk_widget_add_controller (view, shortcuts);

  return bar;
}
