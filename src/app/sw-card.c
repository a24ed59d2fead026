/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-card.h"

#include <glib/gi18n-lib.h>

/**
 * SwCard:
 *
 * A card with a heading and lines of facts: a word, its value, and what stands
 * at the end.
 */
struct _SwCard
{
  GtkBox parent_instance;

  GtkWidget *header;
};

G_DEFINE_FINAL_TYPE (SwCard, sw_card, GTK_TYPE_BOX)

static void
sw_card_class_init (SwCardClass *klass)
{
}

static void
sw_card_init (SwCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "sw-card");
}

/**
 * sw_card_new:
 * @title: the heading
 *
 * Returns: (transfer floating): a card without facts
 */
GtkWidget *
sw_card_new (const char *title)
{
  SwCard *self = g_object_new (SW_TYPE_CARD, NULL);

  self->header = sw_card_add_heading (self, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * sw_card_add_heading:
 * @self: a card
 * @title: the heading
 *
 * Returns: (transfer none): the line with the heading, to which more can be appended
 */
GtkWidget *
sw_card_add_heading (SwCard     *self,
                     const char *title)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = sw_text_label_new (title, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "sw-card-heading");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (self), row);
  self->header = row;

  return row;
}

/**
 * sw_card_add_action:
 * @self: a card
 * @label: the words on the button
 * @action: the action that it activates
 * @target: (nullable): the action's parameter
 *
 * Adds a button to the heading that was added last.
 */
void
sw_card_add_action (SwCard     *self,
                    const char *label,
                    const char *action,
                    GVariant   *target)
{
  g_return_if_fail (SW_IS_CARD (self));

  gtk_box_append (GTK_BOX (self->header), sw_inline_button_new (label, action, target));
}

/* A line of facts: the word takes a third of the width in every line, so that
 * the values stand below each other; the end takes what it needs. */
#define WORD_SHARE 0.34
#define FACT_SPACING 12

static void
fact_widths (GtkWidget *row,
             int        width,
             int        widths[3])
{
  GtkWidget *child = gtk_widget_get_first_child (row);
  int n = 0, left = width;

  for (int i = 0; child && i < 3; child = gtk_widget_get_next_sibling (child), i++)
    {
      gboolean word = gtk_widget_has_css_class (child, "sw-word");
      gboolean last = gtk_widget_get_next_sibling (child) == NULL && n > 0;
      int least, natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
      widths[i] = word ? MAX (least, (int) (width * WORD_SHARE)) : last ? MAX (least, natural) : least;
      left -= widths[i] + (n > 0 ? FACT_SPACING : 0);
      n++;
    }

  /* What is left goes to the value, or to the end where there is none. */
  child = gtk_widget_get_first_child (row);
  for (int i = 0; child && i < 3; child = gtk_widget_get_next_sibling (child), i++)
    if (gtk_widget_get_hexpand (child))
      {
        widths[i] = MAX (widths[i], widths[i] + left);
        if (left < 0)
          {
            int least;

            gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
            widths[i] = MAX (least, widths[i] + left);
          }
        break;
      }
}

static GtkSizeRequestMode
fact_request_mode (GtkWidget *row)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
fact_measure (GtkWidget      *row,
              GtkOrientation  orientation,
              int             for_size,
              int            *minimum,
              int            *natural,
              int            *minimum_baseline,
              int            *natural_baseline)
{
  int widths[3] = { 0 }, i = 0;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      if (for_size < 0)
        gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
      fact_widths (row, for_size, widths);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (row); child && i < 3; child = gtk_widget_get_next_sibling (child), i++)
    {
      int least, wanted;

      gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_VERTICAL ? widths[i] : -1,
                          &least, &wanted, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, wanted);
        }
      else
        {
          *minimum += least + (i > 0 ? FACT_SPACING : 0);
          *natural += wanted + (i > 0 ? FACT_SPACING : 0);
        }
    }
}

static void
fact_allocate (GtkWidget *row,
               int        width,
               int        height,
               int        baseline)
{
  gboolean rtl = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  int widths[3] = { 0 }, x = 0, i = 0;

  fact_widths (row, width, widths);
  for (GtkWidget *child = gtk_widget_get_first_child (row); child && i < 3; child = gtk_widget_get_next_sibling (child), i++)
    {
      gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - x - widths[i] : x, 0, widths[i], height }, -1);
      x += widths[i] + FACT_SPACING;
    }
}

/**
 * sw_card_add_fact:
 * @self: a card
 * @label: (nullable): the word
 * @value: (nullable): its value
 * @suffix: (nullable) (transfer floating): what stands at the end of the line
 *
 * Returns: (transfer none): the line
 */
GtkWidget *
sw_card_add_fact (SwCard     *self,
                  const char *label,
                  const char *value,
                  GtkWidget  *suffix)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (row, "sw-fact");
  gtk_widget_set_layout_manager (row, gtk_custom_layout_new (fact_request_mode, fact_measure, fact_allocate));
  if (label)
    {
      GtkWidget *word = sw_text_label_new (label, NULL);

      gtk_widget_add_css_class (word, "dim-label");
      gtk_widget_add_css_class (word, "sw-word");
      gtk_box_append (GTK_BOX (row), word);
    }

  if (value)
    {
      GtkWidget *text = sw_text_label_new (value, NULL);

      gtk_widget_set_hexpand (text, TRUE);
      gtk_box_append (GTK_BOX (row), text);
    }

  if (suffix)
    {
      gtk_widget_set_valign (suffix, GTK_ALIGN_START);
      if (value == NULL)
        gtk_widget_set_hexpand (suffix, TRUE);
      gtk_box_append (GTK_BOX (row), suffix);
    }

  gtk_box_append (GTK_BOX (self), row);

  return row;
}

/**
 * sw_card_add_masked:
 * @self: a card
 * @label: the word
 * @masked: its value with the middle hidden
 * @plain: its value
 *
 * Adds a value that is hidden until somebody asks for it.
 */
void
sw_card_add_masked (SwCard     *self,
                    const char *label,
                    const char *masked,
                    const char *plain)
{
  sw_card_add_fact (self, label, NULL, sw_masked_label_new (masked, plain));
}

/**
 * sw_card_add_note:
 * @self: a card
 * @text: a sentence
 *
 * Returns: (transfer none): the label
 */
GtkWidget *
sw_card_add_note (SwCard     *self,
                  const char *text)
{
  GtkWidget *label = sw_text_label_new (text, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "sw-note");
  gtk_box_append (GTK_BOX (self), label);

  return label;
}

/**
 * sw_text_label_new:
 * @text: (nullable): a text
 * @css_class: (nullable): its style
 *
 * Returns: (transfer floating): a text that takes as many lines as it needs
 */
GtkWidget *
sw_text_label_new (const char *text,
                   const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * sw_inline_button_new:
 * @label: the words on the button
 * @action: the action that it activates
 * @target: (nullable): the action's parameter
 *
 * Returns: (transfer floating): a button that stands in a line of text
 */
GtkWidget *
sw_inline_button_new (const char *label,
                      const char *action,
                      GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_add_css_class (button, "sw-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

/**
 * sw_badge_new:
 * @text: a word
 * @css_class: (nullable): what it means, for its colour
 *
 * Returns: (transfer floating): the word as a badge
 */
GtkWidget *
sw_badge_new (const char *text,
              const char *css_class)
{
  GtkWidget *badge = gtk_label_new (text);

  gtk_widget_add_css_class (badge, "sw-badge");
  if (css_class)
    gtk_widget_add_css_class (badge, css_class);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (badge, GTK_ALIGN_START);

  return badge;
}

static void
show_clicked_cb (GtkButton *button)
{
  GtkWidget *label = gtk_widget_get_prev_sibling (GTK_WIDGET (button));
  const char *masked = g_object_get_data (G_OBJECT (label), "masked");
  const char *plain = g_object_get_data (G_OBJECT (label), "plain");
  gboolean hide = strcmp (gtk_label_get_text (GTK_LABEL (label)), masked) != 0;

  gtk_label_set_text (GTK_LABEL (label), hide ? masked : plain);
  gtk_button_set_label (button, hide ? _("Show") : _("Hide"));
}

/**
 * sw_masked_label_new:
 * @masked: a value with the middle hidden
 * @plain: the value
 *
 * Returns: (transfer floating): the hidden value with a button that shows it
 */
GtkWidget *
sw_masked_label_new (const char *masked,
                     const char *plain)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = sw_text_label_new (masked, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "numeric");
  g_object_set_data_full (G_OBJECT (label), "masked", g_strdup (masked), g_free);
  g_object_set_data_full (G_OBJECT (label), "plain", g_strdup (plain), g_free);
  gtk_box_append (GTK_BOX (box), label);

  if (strcmp (masked, plain) != 0)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Show"));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "caption");
      gtk_widget_add_css_class (button, "sw-inline");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect (button, "clicked", G_CALLBACK (show_clicked_cb), NULL);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}
