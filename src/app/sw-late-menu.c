/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-late-menu.h"

static void
create_popup (GtkMenuButton *button,
              gpointer       user_data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, user_data);
}

/**
 * sw_late_menu_set:
 * @button: a button
 * @menu: its menu
 *
 * Gives the button a menu whose widgets are made when it is first opened, not with the window.
 */
void
sw_late_menu_set (GtkMenuButton *button,
                  GMenuModel    *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, create_popup, g_object_ref (menu), g_object_unref);
}
