/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-window-private.h"

#include "sw-text-scale.h"

/* The list of the pages stands beside the page where there is room. In a narrow window, or with large
 * text, it is put away; when it is asked for it lies over the page until a page is chosen, as no page
 * has room beside it. */

/* From this width the list stands beside the page, in pixels with text of the usual size. */
#define WIDE 820

static void
set_floating (SwWindow *self,
              gboolean  floating)
{
  g_autoptr (GtkWidget) sidebar = g_object_ref (GTK_WIDGET (self->sidebar_revealer));

  if (floating)
    {
      gtk_box_remove (self->body, sidebar);
      gtk_overlay_add_overlay (self->overlay, sidebar);
      gtk_widget_add_css_class (sidebar, "sw-floating");
    }
  else
    {
      gtk_overlay_remove_overlay (self->overlay, sidebar);
      gtk_box_prepend (self->body, sidebar);
      gtk_widget_remove_css_class (sidebar, "sw-floating");
    }
}

/* Whoever asked for the list by a key goes on in it. */
static void
revealed_cb (SwWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);

  if (self->narrow && row && gtk_revealer_get_child_revealed (self->sidebar_revealer))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
reveal_cb (SwWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  SwPage *page = sw_window_get_page (self);

  if (page && focus && !gtk_revealer_get_reveal_child (self->sidebar_revealer) &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar_revealer)))
    gtk_widget_grab_focus (GTK_WIDGET (page));
}

static gboolean
key_cb (SwWindow        *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  if (key != GDK_KEY_Escape || !self->narrow)
    return GDK_EVENT_PROPAGATE;

  sw_window_put_sidebar_away (self);

  return GDK_EVENT_STOP;
}

/* A click beside the list that lies over the page is meant to see the page, not for what lies there. */
static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            SwWindow        *self)
{
  if (!self->narrow || !gtk_revealer_get_reveal_child (self->sidebar_revealer))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  sw_window_put_sidebar_away (self);
}

/**
 * sw_window_add_sidebar:
 * @self: a window
 *
 * Makes the list of the pages do what it does in a narrow window.
 */
void
sw_window_add_sidebar (SwWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (self->sidebar_revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), self);
  g_signal_connect_swapped (self->sidebar_revealer, "notify::reveal-child", G_CALLBACK (reveal_cb), self);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->sidebar), keys);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->page_area, GTK_EVENT_CONTROLLER (click));
}

/**
 * sw_window_fit_sidebar:
 * @self: a window
 *
 * Puts the list of the pages where its place is, as the window has another width or text another size.
 */
void
sw_window_fit_sidebar (SwWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  int width, height;
  gboolean narrow;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (surface && gdk_surface_get_width (surface) > 1)
    width = gdk_surface_get_width (surface);
  narrow = width > 0 && width < WIDE * sw_text_scale_get (GTK_WIDGET (self));
  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  gtk_revealer_set_reveal_child (self->sidebar_revealer, !narrow);
  set_floating (self, narrow);
}

/**
 * sw_window_put_sidebar_away:
 * @self: a window
 *
 * Shows the page below the list of the pages, if that lies over it.
 */
void
sw_window_put_sidebar_away (SwWindow *self)
{
  if (self->narrow)
    gtk_revealer_set_reveal_child (self->sidebar_revealer, FALSE);
}
