/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-elder-line.h"

#include "sw-card.h"
#include "sw-elder-facts.h"

#define MAX_BADGES 2

/**
 * SwElderLine:
 *
 * What a list says of an elder: the name with what one must know at once, a second line below it, and
 * badges. To set what it says already costs nothing.
 */
struct _SwElderLine
{
  GtkBox parent_instance;

  GtkLabel *name;
  GtkLabel *detail;
  GtkLabel *badges[MAX_BADGES];
};

G_DEFINE_FINAL_TYPE (SwElderLine, sw_elder_line, GTK_TYPE_BOX)

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
sw_elder_line_class_init (SwElderLineClass *klass)
{
}

static void
sw_elder_line_init (SwElderLine *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), texts);
  self->name = add_label (texts);
  self->detail = add_label (texts);
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dim-label");
}

/**
 * sw_elder_line_new:
 * @n_badges: how many badges it has
 *
 * Returns: (transfer floating): a line that says nothing
 */
GtkWidget *
sw_elder_line_new (guint n_badges)
{
  SwElderLine *self = g_object_new (SW_TYPE_ELDER_LINE, NULL);

  g_return_val_if_fail (n_badges <= MAX_BADGES, GTK_WIDGET (self));

  for (guint i = 0; i < n_badges; i++)
    {
      GtkWidget *badge = sw_badge_new ("", NULL);

      gtk_box_append (GTK_BOX (self), badge);
      self->badges[i] = GTK_LABEL (badge);
    }

  return GTK_WIDGET (self);
}

/**
 * sw_elder_line_set_elder:
 * @self: a line
 * @elder: (nullable): whom it names
 * @day: the day for the age
 * @place: (nullable): where the elder lives, if it stands beside the name
 * @hints: (nullable): what stands out of all that is known
 *
 * Sets the first line.
 */
void
sw_elder_line_set_elder (SwElderLine *self,
                         SwElder     *elder,
                         SwDay        day,
                         const char  *place,
                         const char  *hints)
{
  g_autofree char *facts = elder != NULL ? sw_elder_describe (elder, day) : NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (SW_IS_ELDER_LINE (self));

  if (elder != NULL)
    markup = g_markup_printf_escaped ("<b>%s</b>  <span alpha='60%%'>%s%s%s</span>  %s", elder->name, facts != NULL ? facts : "",
                                      facts != NULL && place != NULL ? " · " : "", place != NULL ? place : "",
                                      hints != NULL ? hints : "");
  if (g_strcmp0 (gtk_label_get_label (self->name), markup != NULL ? markup : "") != 0)
    gtk_label_set_markup (self->name, markup != NULL ? markup : "");
}

/**
 * sw_elder_line_set_detail:
 * @self: a line
 * @detail: the second line
 */
void
sw_elder_line_set_detail (SwElderLine *self,
                          const char  *detail)
{
  g_return_if_fail (SW_IS_ELDER_LINE (self));

  gtk_label_set_label (self->detail, detail);
}

/**
 * sw_elder_line_get_detail:
 * @self: a line
 *
 * Returns: (transfer none): the second line
 */
GtkWidget *
sw_elder_line_get_detail (SwElderLine *self)
{
  g_return_val_if_fail (SW_IS_ELDER_LINE (self), NULL);

  return GTK_WIDGET (self->detail);
}

/**
 * sw_elder_line_set_badge:
 * @self: a line
 * @badge: which badge, from 0
 * @text: (nullable): its word; %NULL hides it
 * @css_class: (nullable): what it means, for its colour
 */
void
sw_elder_line_set_badge (SwElderLine *self,
                         guint        badge,
                         const char  *text,
                         const char  *css_class)
{
  const char *classes[] = { "sw-badge", css_class, NULL };
  GtkWidget *label;

  g_return_if_fail (SW_IS_ELDER_LINE (self));
  g_return_if_fail (badge < MAX_BADGES && self->badges[badge] != NULL);

  label = GTK_WIDGET (self->badges[badge]);
  gtk_widget_set_visible (label, text != NULL);
  if (text == NULL)
    return;

  if (css_class == NULL || !gtk_widget_has_css_class (label, css_class))
    gtk_widget_set_css_classes (label, classes);
  gtk_label_set_label (self->badges[badge], text);
}
