/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-filter-chip.h"

#include <glib/gi18n-lib.h>

/* A filter as a chip: pressed it shows its choices; when some are chosen it
 * says which, and has a cross to be without them again. */
struct _SwFilterChip
{
  AdwBin         parent_instance;

  /* Template children. */
  GtkMenuButton *menu_button;
  GtkLabel      *label;
  GtkWidget     *clear_button;

  /* Owned. */
  char          *name;
  char         **values;
};

G_DEFINE_FINAL_TYPE (SwFilterChip, sw_filter_chip, ADW_TYPE_BIN)

enum
{
  FILL,
  POPUP,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choices_changed_cb (SwFilterChip *self,
                    SwChoiceList *choices)
{
  g_auto (GStrv) values = sw_choice_list_selected (choices);

  sw_filter_chip_set_values (self, (const char *const *) values);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
create_popup (GtkMenuButton *button,
              gpointer       user_data)
{
  SwFilterChip *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *content = NULL;
  GtkWidget *choices;

  g_signal_emit (self, signals[POPUP], 0, &content);
  if (content)
    {
      gtk_popover_set_child (GTK_POPOVER (popover), content);
      gtk_menu_button_set_popover (button, popover);
      return;
    }

  choices = sw_choice_list_new (TRUE);
  g_signal_emit (self, signals[FILL], 0, choices);
  sw_choice_list_select (SW_CHOICE_LIST (choices), (const char *const *) self->values);
  g_signal_connect_object (choices, "changed", G_CALLBACK (choices_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), choices);
  gtk_menu_button_set_popover (button, popover);
}

static void
clear_cb (GtkButton    *button,
          SwFilterChip *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
  sw_filter_chip_set_values (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sw_filter_chip_finalize (GObject *object)
{
  SwFilterChip *self = SW_FILTER_CHIP (object);

  g_free (self->name);
  g_strfreev (self->values);

  G_OBJECT_CLASS (sw_filter_chip_parent_class)->finalize (object);
}

static void
sw_filter_chip_class_init (SwFilterChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sw_filter_chip_finalize;

  signals[FILL] = g_signal_new ("fill", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, SW_TYPE_CHOICE_LIST);
  signals[POPUP] = g_signal_new ("popup", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 g_signal_accumulator_first_wins, NULL, NULL, GTK_TYPE_WIDGET, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-filter-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, SwFilterChip, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SwFilterChip, label);
  gtk_widget_class_bind_template_child (widget_class, SwFilterChip, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
sw_filter_chip_init (SwFilterChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_popup, self, NULL);
}

/**
 * sw_filter_chip_new:
 * @name: the name of the condition
 *
 * Returns: (transfer floating): a chip without values
 */
GtkWidget *
sw_filter_chip_new (const char *name)
{
  SwFilterChip *self = g_object_new (SW_TYPE_FILTER_CHIP, NULL);

  self->name = g_strdup (name);

  return GTK_WIDGET (self);
}

/**
 * sw_filter_chip_get_name:
 * @self: a chip
 *
 * Returns: the name of the condition
 */
const char *
sw_filter_chip_get_name (SwFilterChip *self)
{
  g_return_val_if_fail (SW_IS_FILTER_CHIP (self), NULL);

  return self->name;
}

/**
 * sw_filter_chip_get_values:
 * @self: a chip
 *
 * Returns: (transfer none) (nullable): the chosen values, %NULL for none
 */
const char *const *
sw_filter_chip_get_values (SwFilterChip *self)
{
  g_return_val_if_fail (SW_IS_FILTER_CHIP (self), NULL);

  return (const char *const *) self->values;
}

/**
 * sw_filter_chip_set_values:
 * @self: a chip
 * @values: (nullable): the chosen values
 *
 * Chooses without saying so by the signal.
 */
void
sw_filter_chip_set_values (SwFilterChip      *self,
                           const char *const *values)
{
  char **copy;

  g_return_if_fail (SW_IS_FILTER_CHIP (self));

  copy = values && *values ? g_strdupv ((char **) values) : NULL;
  g_strfreev (self->values);
  self->values = copy;

  gtk_widget_set_visible (self->clear_button, copy != NULL);
  if (copy)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
}

/**
 * sw_filter_chip_choose:
 * @self: a chip
 * @values: (nullable): the chosen values
 *
 * Chooses as the user does, and says so by the signal.
 */
void
sw_filter_chip_choose (SwFilterChip      *self,
                       const char *const *values)
{
  sw_filter_chip_set_values (self, values);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sw_filter_chip_set_text:
 * @self: a chip
 * @text: what the chip says
 */
void
sw_filter_chip_set_text (SwFilterChip *self,
                         const char   *text)
{
  g_autofree char *clear = NULL;

  g_return_if_fail (SW_IS_FILTER_CHIP (self));

  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  /* Translators: %s is a filter, for example "Category: Living alone". */
  clear = g_strdup_printf (_("Clear “%s”"), text);
  gtk_widget_set_tooltip_text (self->clear_button, clear);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear_button), GTK_ACCESSIBLE_PROPERTY_LABEL, clear, -1);
}
