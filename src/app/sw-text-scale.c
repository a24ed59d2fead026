/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-text-scale.h"

/**
 * sw_text_scale_get:
 * @widget: a widget
 *
 * Widths that are said in pixels at which something folds grow with it.
 *
 * Returns: how large the text is: 1 is the usual size, 2 twice that
 */
double
sw_text_scale_get (GtkWidget *widget)
{
  int dpi = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? dpi / (96.0 * 1024) : 1;
}
