/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-banner.h"

/* A strip above the page that says what holds for all of it. Libadwaita has one
 * only from 1.3 on. */
struct _SwBanner
{
  AdwBin       parent_instance;

  /* Template children. */
  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkButton   *button;
  GtkButton   *later_button;
};

G_DEFINE_FINAL_TYPE (SwBanner, sw_banner, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  PROP_ACTION_TARGET,
  PROP_LATER_ACTION_NAME,
  PROP_REVEALED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_button_label (SwBanner   *self,
                  const char *label)
{
  gtk_button_set_label (self->button, label ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label && *label);
}

static void
sw_banner_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SwBanner *self = SW_BANNER (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, sw_banner_get_title (self));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->button));
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
      break;
    case PROP_ACTION_TARGET:
      g_value_set_variant (value, gtk_actionable_get_action_target_value (GTK_ACTIONABLE (self->button)));
      break;
    case PROP_LATER_ACTION_NAME:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->later_button)));
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, sw_banner_get_revealed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sw_banner_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  SwBanner *self = SW_BANNER (object);

  switch (property_id)
    {
    case PROP_TITLE:
      sw_banner_set_title (self, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      set_button_label (self, g_value_get_string (value));
      break;
    case PROP_ACTION_NAME:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), g_value_get_string (value));
      break;
    case PROP_ACTION_TARGET:
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), g_value_get_variant (value));
      break;
    case PROP_LATER_ACTION_NAME:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->later_button), g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->later_button), g_value_get_string (value) != NULL);
      break;
    case PROP_REVEALED:
      sw_banner_set_revealed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sw_banner_class_init (SwBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sw_banner_get_property;
  object_class->set_property = sw_banner_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  properties[PROP_ACTION_TARGET] = g_param_spec_variant ("action-target", NULL, NULL, G_VARIANT_TYPE_ANY, NULL, flags);
  properties[PROP_LATER_ACTION_NAME] = g_param_spec_string ("later-action-name", NULL, NULL, NULL, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, SwBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, SwBanner, label);
  gtk_widget_class_bind_template_child (widget_class, SwBanner, button);
  gtk_widget_class_bind_template_child (widget_class, SwBanner, later_button);
}

static void
sw_banner_init (SwBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sw_banner_new:
 *
 * Returns: (transfer floating): a hidden banner
 */
GtkWidget *
sw_banner_new (void)
{
  return g_object_new (SW_TYPE_BANNER, NULL);
}

/**
 * sw_banner_get_title:
 * @self: a banner
 *
 * Returns: the sentence
 */
const char *
sw_banner_get_title (SwBanner *self)
{
  g_return_val_if_fail (SW_IS_BANNER (self), NULL);

  return gtk_label_get_label (self->label);
}

/**
 * sw_banner_set_title:
 * @self: a banner
 * @title: (nullable): the sentence
 */
void
sw_banner_set_title (SwBanner   *self,
                     const char *title)
{
  g_return_if_fail (SW_IS_BANNER (self));

  if (g_strcmp0 (sw_banner_get_title (self), title ? title : "") == 0)
    return;

  gtk_label_set_label (self->label, title ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * sw_banner_get_revealed:
 * @self: a banner
 *
 * Returns: whether the banner is shown
 */
gboolean
sw_banner_get_revealed (SwBanner *self)
{
  g_return_val_if_fail (SW_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * sw_banner_set_revealed:
 * @self: a banner
 * @revealed: whether to show it
 */
void
sw_banner_set_revealed (SwBanner *self,
                        gboolean  revealed)
{
  g_return_if_fail (SW_IS_BANNER (self));

  if (sw_banner_get_revealed (self) == revealed)
    return;

  gtk_revealer_set_reveal_child (self->revealer, revealed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}
