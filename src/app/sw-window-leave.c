/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-window-private.h"

#include "sw-save-question.h"

/* Nothing typed is lost. */

/* The window leaves something unsaved: what to do when it is settled. */
typedef struct
{
  SwWindow         *window;
  SwWindowLeaveFunc then;
  gpointer          user_data;
  GDestroyNotify    destroy;
} Leave;

static void
leave_response_cb (AdwMessageDialog *dialog,
                   const char       *response,
                   Leave            *leave)
{
  SwWindow *self = leave->window;
  SwPage *page = sw_window_get_page (self);
  g_autoptr (GError) error = NULL;

  if (strcmp (response, "save") == 0 && page && !sw_page_save (page, &error))
    {
      if (error)
        sw_window_report_error (self, error);
    }
  else if (strcmp (response, "cancel") != 0)
    {
      leave->then (self, leave->user_data);
    }
  else
    {
      sw_window_select_row (self);
    }
}

static void
leave_free (gpointer  data,
            GClosure *closure)
{
  Leave *leave = data;

  g_object_unref (leave->window);
  if (leave->destroy)
    leave->destroy (leave->user_data);
  g_free (leave);
}

/**
 * sw_window_leave:
 * @self: a window
 * @then: what to do when nothing unsaved is left on the page
 * @user_data: for @then
 * @destroy: (nullable): frees @user_data, also when @then is not called
 *
 * Asks first where something typed would be lost. @then is not called when the
 * user rather stays.
 */
void
sw_window_leave (SwWindow          *self,
                 SwWindowLeaveFunc  then,
                 gpointer           user_data,
                 GDestroyNotify     destroy)
{
  SwPage *page;
  GtkWidget *dialog;
  Leave *leave;

  g_return_if_fail (SW_IS_WINDOW (self));

  page = sw_window_get_page (self);
  if (page == NULL || !sw_page_has_unsaved (page))
    {
      then (self, user_data);
      if (destroy)
        destroy (user_data);
      return;
    }

  dialog = sw_save_question_new (GTK_WINDOW (self));
  leave = g_new (Leave, 1);
  leave->window = g_object_ref (self);
  leave->then = then;
  leave->user_data = user_data;
  leave->destroy = destroy;
  g_signal_connect_data (dialog, "response", G_CALLBACK (leave_response_cb), leave, leave_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
