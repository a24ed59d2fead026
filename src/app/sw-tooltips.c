/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-tooltips.h"

/* As wide is a tooltip at most, in figures. */
#define MAX_CHARS 60

/**
 * sw_tooltips_get_chars:
 * @text: what a tooltip says
 *
 * GTK makes a tooltip as wide as it has characters, each as wide as a figure. A hanzi is as wide as two, so that a
 * short Chinese sentence was broken in its middle.
 *
 * Returns: how many figures wide it is at most, that it is broken only where it is long
 */
int
sw_tooltips_get_chars (const char *text)
{
  int n = 0;

  g_return_val_if_fail (text != NULL, 0);

  /* A hanzi is a little wider than two figures. */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_iswide (g_utf8_get_char (p)) ? 5 : 2;

  return MIN ((n + 1) / 2, MAX_CHARS);
}

static void
chars_cb (GtkLabel *label)
{
  int chars = sw_tooltips_get_chars (gtk_label_get_text (label));

  if (gtk_label_get_wrap (label) && gtk_label_get_max_width_chars (label) != chars)
    gtk_label_set_max_width_chars (label, chars);
}

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *label = GTK_IS_LABEL (widget) ? GTK_LABEL (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !label; child = gtk_widget_get_next_sibling (child))
    label = find_label (child);

  return label;
}

/* The window of a tooltip is GTK's own; it is known when it is about to be shown for the first time. */
static gboolean
realized_cb (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (values);
  GtkLabel *label = g_str_equal (gtk_widget_get_css_name (widget), "tooltip") ? find_label (widget) : NULL;

  if (label && g_object_get_data (G_OBJECT (label), "sw-tooltip") == NULL)
    {
      g_object_set_data (G_OBJECT (label), "sw-tooltip", label);
      /* GTK sets the text, then the width, which may happen to be as it is already, and whether it wraps. */
      g_signal_connect (label, "notify::label", G_CALLBACK (chars_cb), NULL);
      g_signal_connect (label, "notify::max-width-chars", G_CALLBACK (chars_cb), NULL);
      g_signal_connect (label, "notify::wrap", G_CALLBACK (chars_cb), NULL);
      chars_cb (label);
    }

  return TRUE;
}

/**
 * sw_tooltips_widen:
 *
 * Has tooltips in Chinese break where they are long, as others do. Called once.
 */
void
sw_tooltips_widen (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realized_cb, NULL, NULL);
}
