/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-toasts.h"

#include <glib/gi18n-lib.h>

/**
 * SwToasts:
 *
 * Shows one [class@Adw.Toast] after the other above what it lies on, as the last overlay of a
 * [class@Gtk.Overlay]. Libadwaita's own AdwToastOverlay frees a toast that goes in the first fifth of a second
 * after it took the place of another, while that toast still moves, and the program ends: whoever undoes and at
 * once does something else by key loses what was typed.
 */
struct _SwToasts
{
  AdwBin         parent_instance;

  /* Template children. */
  GtkRevealer   *revealer;
  GtkLabel      *label;
  GtkButton     *button;
  GtkEventControllerFocus *focus;

  /* Owned. */
  AdwToast      *shown; /* or NULL, also while the last one moves out */
  GQueue         waiting;
  GBindingGroup *bindings;

  GtkRoot       *root;    /* borrowed: whose focus is looked at, or NULL */
  GtkWidget     *before;  /* weak: what had the focus before the button, or NULL */
  AdwToast      *said;    /* weak: what tells of the last action, shown or waiting, or NULL */
  AdwToast      *pressed; /* or NULL */
  guint          pressed_id;
  guint          timeout_id;
  guint          next_id;
  gboolean       hovered;
};

G_DEFINE_FINAL_TYPE (SwToasts, sw_toasts, ADW_TYPE_BIN)

static gboolean all_held;

static gboolean
timeout_cb (gpointer user_data)
{
  SwToasts *self = user_data;

  self->timeout_id = 0;
  sw_toasts_dismiss (self, self->shown);

  return G_SOURCE_REMOVE;
}

/* A toast that somebody points at or is about to press waits, and one that says something new waits anew. */
static void
start_timeout (SwToasts *self)
{
  guint seconds = self->shown != NULL ? adw_toast_get_timeout (self->shown) : 0;
  gboolean held = all_held || self->hovered || gtk_event_controller_focus_contains_focus (self->focus);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (seconds > 0 && !held)
    self->timeout_id = g_timeout_add_seconds (seconds, timeout_cb, self);
}

static void
focus_widget_cb (SwToasts *self)
{
  GtkWidget *focus = gtk_root_get_focus (self->root);

  if (focus && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->before, focus);
}

/* The button goes with the toast, and who pressed it by key goes on where the keys were before. */
static void
return_focus (SwToasts *self)
{
  if (gtk_event_controller_focus_contains_focus (self->focus) && self->before && gtk_widget_get_mapped (self->before))
    gtk_widget_grab_focus (self->before);
}

static void
show (SwToasts *self,
      AdwToast *toast)
{
  self->shown = toast;
  g_binding_group_set_source (self->bindings, toast);
  g_signal_connect_object (toast, "notify::title", G_CALLBACK (start_timeout), self, G_CONNECT_SWAPPED);
  gtk_widget_show (GTK_WIDGET (self));
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  start_timeout (self);
}

/* The next one waits for the last one to be gone, which is told in the midst of a layout or an action. */
static gboolean
next_cb (gpointer user_data)
{
  SwToasts *self = user_data;

  self->next_id = 0;
  if (self->shown != NULL || gtk_revealer_get_child_revealed (self->revealer))
    return G_SOURCE_REMOVE;
  if (g_queue_is_empty (&self->waiting))
    gtk_widget_hide (GTK_WIDGET (self));
  else
    show (self, g_queue_pop_head (&self->waiting));

  return G_SOURCE_REMOVE;
}

static void
child_revealed_cb (SwToasts *self)
{
  if (self->next_id == 0)
    self->next_id = g_idle_add (next_cb, self);
}

static gboolean
pressed_cb (gpointer user_data)
{
  SwToasts *self = user_data;

  self->pressed_id = 0;
  sw_toasts_dismiss (self, self->pressed);
  g_clear_object (&self->pressed);

  return G_SOURCE_REMOVE;
}

/* GTK activates the action of a button after this; the toast, which has it, goes when that is done. */
static void
clicked_cb (SwToasts *self)
{
  if (self->shown == NULL || self->pressed_id != 0)
    return;
  self->pressed = g_object_ref (self->shown);
  self->pressed_id = g_idle_add_full (G_PRIORITY_HIGH, pressed_cb, self, NULL);
  g_signal_emit_by_name (self->pressed, "button-clicked");
}

static void
close_cb (SwToasts *self)
{
  sw_toasts_dismiss (self, self->shown);
}

static void
enter_cb (SwToasts *self)
{
  self->hovered = TRUE;
  start_timeout (self);
}

static void
leave_cb (SwToasts *self)
{
  self->hovered = FALSE;
  start_timeout (self);
}

static gboolean
has_text (GBinding     *binding,
          const GValue *from,
          GValue       *to,
          gpointer      user_data)
{
  const char *text = g_value_get_string (from);

  g_value_set_boolean (to, text != NULL && *text);

  return TRUE;
}

static void
sw_toasts_root (GtkWidget *widget)
{
  SwToasts *self = SW_TOASTS (widget);

  GTK_WIDGET_CLASS (sw_toasts_parent_class)->root (widget);

  self->root = gtk_widget_get_root (widget);
  g_signal_connect_swapped (self->root, "notify::focus-widget", G_CALLBACK (focus_widget_cb), self);
}

static void
sw_toasts_unroot (GtkWidget *widget)
{
  SwToasts *self = SW_TOASTS (widget);

  g_signal_handlers_disconnect_by_func (self->root, focus_widget_cb, self);
  self->root = NULL;

  GTK_WIDGET_CLASS (sw_toasts_parent_class)->unroot (widget);
}

static void
sw_toasts_dispose (GObject *object)
{
  SwToasts *self = SW_TOASTS (object);

  g_clear_weak_pointer (&self->before);
  g_clear_weak_pointer (&self->said);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_handle_id (&self->next_id, g_source_remove);
  g_clear_handle_id (&self->pressed_id, g_source_remove);
  g_clear_object (&self->bindings);
  g_clear_object (&self->shown);
  g_clear_object (&self->pressed);
  g_queue_clear_full (&self->waiting, g_object_unref);

  G_OBJECT_CLASS (sw_toasts_parent_class)->dispose (object);
}

static void
sw_toasts_class_init (SwToastsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sw_toasts_dispose;
  widget_class->root = sw_toasts_root;
  widget_class->unroot = sw_toasts_unroot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-toasts.ui");
  gtk_widget_class_bind_template_child (widget_class, SwToasts, revealer);
  gtk_widget_class_bind_template_child (widget_class, SwToasts, label);
  gtk_widget_class_bind_template_child (widget_class, SwToasts, button);
  gtk_widget_class_bind_template_child (widget_class, SwToasts, focus);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_timeout);
}

static void
sw_toasts_init (SwToasts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "title", self->label, "label", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "button-label", self->button, "label", G_BINDING_SYNC_CREATE);
  g_binding_group_bind_full (self->bindings, "button-label", self->button, "visible", G_BINDING_SYNC_CREATE, has_text, NULL,
                             NULL, NULL);
  g_binding_group_bind (self->bindings, "action-name", self->button, "action-name", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "action-target", self->button, "action-target", G_BINDING_SYNC_CREATE);
}

/**
 * sw_toasts_add:
 * @self: where toasts are shown
 * @toast: (transfer full): a toast
 *
 * Shows a toast, after those that were added before it. It goes by itself after its timeout, in seconds, unless that is 0.
 */
void
sw_toasts_add (SwToasts *self,
               AdwToast *toast)
{
  g_return_if_fail (SW_IS_TOASTS (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  g_queue_push_tail (&self->waiting, toast);
  if (self->shown == NULL && self->next_id == 0 && !gtk_revealer_get_child_revealed (self->revealer))
    next_cb (self);
}

/**
 * sw_toasts_dismiss:
 * @self: where toasts are shown
 * @toast: (nullable): a toast
 *
 * Takes a toast away, whether it is shown or still waits; one that is gone already, or NULL, is no fault.
 */
void
sw_toasts_dismiss (SwToasts *self,
                   AdwToast *toast)
{
  g_autoptr (AdwToast) gone = NULL;

  g_return_if_fail (SW_IS_TOASTS (self));

  if (toast == NULL || (toast != self->shown && !g_queue_remove (&self->waiting, toast)))
    return;

  gone = toast;
  if (toast == self->said)
    g_clear_weak_pointer (&self->said);
  if (toast == self->shown)
    {
      g_clear_handle_id (&self->timeout_id, g_source_remove);
      g_signal_handlers_disconnect_by_data (toast, self);
      g_binding_group_set_source (self->bindings, NULL);
      /* While it moves out it can still be pressed. */
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
      return_focus (self);
      self->shown = NULL;
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      child_revealed_cb (self);
    }
  g_signal_emit_by_name (gone, "dismissed");
}

/**
 * sw_toasts_unsay:
 * @self: where toasts are shown
 *
 * Takes away what sw_toasts_say() said last: by now it would undo something else.
 */
void
sw_toasts_unsay (SwToasts *self)
{
  g_return_if_fail (SW_IS_TOASTS (self));

  sw_toasts_dismiss (self, self->said);
}

/**
 * sw_toasts_say:
 * @self: where toasts are shown
 * @text: what happened, in a short sentence
 * @undo_action: (nullable): the action that undoes it, or NULL for none
 *
 * Says what was done, in the place of what was said before and at once: only the last action is true and can be undone.
 */
void
sw_toasts_say (SwToasts   *self,
               const char *text,
               const char *undo_action)
{
  g_autofree char *title = NULL;
  AdwToast *toast;

  g_return_if_fail (SW_IS_TOASTS (self));
  g_return_if_fail (text != NULL);

  title = g_markup_escape_text (text, -1);
  /* One that was pressed goes when that is done, whatever it says. */
  if (self->said != NULL && self->said != self->pressed &&
      g_strcmp0 (adw_toast_get_action_name (self->said), undo_action) == 0)
    {
      adw_toast_set_title (self->said, title);
      /* The same words again are no change to the toast, but news to the reader. */
      if (self->said == self->shown)
        start_timeout (self);
      return;
    }

  sw_toasts_unsay (self);
  toast = adw_toast_new (title);
  if (undo_action != NULL)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, undo_action);
    }
  g_set_weak_pointer (&self->said, toast);
  sw_toasts_add (self, toast);
}

/**
 * sw_toasts_keep:
 * @keep: whether toasts wait until they are dismissed, all of them; for tests, which must not depend on how
 *   busy the machine is
 */
void
sw_toasts_keep (gboolean keep)
{
  all_held = keep;
}
