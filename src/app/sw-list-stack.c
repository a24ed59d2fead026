/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-stack.h"

#include "sw-tab-stop.h"

/**
 * sw_list_stack_new:
 * @list: a list, which scrolls up and down
 * @nothing: what stands in its place while it has no rows; it is made compact
 *
 * Returns: (transfer floating): a stack of both, of which sw_list_stack_show() shows one
 */
GtkStack *
sw_list_stack_new (GtkWidget     *list,
                   AdwStatusPage *nothing)
{
  GtkStack *stack = GTK_STACK (gtk_stack_new ());
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (nothing), "compact");
  gtk_stack_add_named (stack, GTK_IS_LIST_VIEW (list) ? sw_tab_stop_new (scrolled) : scrolled, "list");
  gtk_stack_add_named (stack, GTK_WIDGET (nothing), "nothing");

  return stack;
}

/**
 * sw_list_stack_show:
 * @stack: a stack of sw_list_stack_new()
 * @some: whether the list has rows
 */
void
sw_list_stack_show (GtkStack *stack,
                    gboolean  some)
{
  gtk_stack_set_visible_child_name (stack, some ? "list" : "nothing");
}
