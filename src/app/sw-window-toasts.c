/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-window-private.h"

#include <glib/gi18n-lib.h>

#include "sw-preferences-window.h"

/* What the window says: what was done, and what went wrong. */

/* A modal window above this one covers the toasts here and keeps them from being pressed. */
static SwToasts *
get_toasts (SwWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SW_IS_PREFERENCES_WINDOW (window) && gtk_widget_get_mapped (GTK_WIDGET (window)) &&
          gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        return sw_preferences_window_get_toasts (SW_PREFERENCES_WINDOW (window)); /* borrowed: it is shown */
    }

  return self->toasts;
}

/**
 * sw_window_unsay:
 * @self: a window
 *
 * Takes back what was said of the last action, here or above the preferences: by now it would undo something else.
 */
void
sw_window_unsay (SwWindow *self)
{
  g_return_if_fail (SW_IS_WINDOW (self));

  if (self->said_toasts != NULL)
    sw_toasts_unsay (self->said_toasts);
  g_clear_weak_pointer (&self->said_toasts);
}

/**
 * sw_window_show_toast:
 * @self: a window
 * @text: what happened, in a short sentence
 * @undoable: whether the toast offers to undo the last action
 *
 * Says what was done, in the place of what was said of an earlier action.
 */
void
sw_window_show_toast (SwWindow   *self,
                      const char *text,
                      gboolean    undoable)
{
  SwToasts *toasts;

  g_return_if_fail (SW_IS_WINDOW (self));

  toasts = get_toasts (self);
  if (toasts != self->said_toasts)
    sw_window_unsay (self);
  g_set_weak_pointer (&self->said_toasts, toasts);
  sw_toasts_say (toasts, text, undoable ? "win.undo" : NULL);
}

/**
 * sw_window_add_toast:
 * @self: a window
 * @toast: (transfer full): a toast
 *
 * Shows a toast that offers more than to undo.
 */
void
sw_window_add_toast (SwWindow *self,
                     AdwToast *toast)
{
  g_return_if_fail (SW_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  sw_toasts_add (self->toasts, toast);
}

/**
 * sw_window_show_offer:
 * @self: a window
 * @title: (nullable): what can be gone on with, or NULL for nothing any more
 * @label: (nullable): of the button
 * @action: (nullable): the action of the button
 * @target: (nullable): with what; taken over if it is floating
 * @later: (nullable): the action that puts the offer aside
 *
 * Offers something in a strip above the page, until it is taken or put aside.
 */
void
sw_window_show_offer (SwWindow   *self,
                      const char *title,
                      const char *label,
                      const char *action,
                      GVariant   *target,
                      const char *later)
{
  g_autoptr (GVariant) with = target != NULL ? g_variant_ref_sink (target) : NULL;

  g_return_if_fail (SW_IS_WINDOW (self));

  /* It is rarely needed, and not before the first frame. */
  if (self->offer_banner == NULL)
    {
      GtkWidget *banner;

      if (title == NULL)
        return;
      banner = sw_banner_new ();
      self->offer_banner = SW_BANNER (banner);
      gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->demo_banner))), banner,
                                  GTK_WIDGET (self->demo_banner));
    }
  if (title != NULL)
    {
      sw_banner_set_title (self->offer_banner, title);
      g_object_set (self->offer_banner, "button-label", label, "action-name", NULL, "action-target", with, "action-name", action,
                    "later-action-name", later, NULL);
    }
  sw_banner_set_revealed (self->offer_banner, title != NULL);
}

/**
 * sw_window_report_error:
 * @self: a window
 * @error: what went wrong
 *
 * Says what went wrong: in a dialog where it stops the work, in a toast where
 * nothing is lost. Something cancelled by the user is not reported.
 */
void
sw_window_report_error (SwWindow     *self,
                        const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (SW_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (g_error_matches (error, SW_STORE_ERROR, SW_STORE_ERROR_NOTHING_TO_UNDO))
    {
      sw_window_show_toast (self, error->message, FALSE);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("That Did Not Work"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
