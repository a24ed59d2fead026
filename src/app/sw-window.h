/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-page.h"

G_BEGIN_DECLS

#define SW_TYPE_WINDOW (sw_window_get_type ())
G_DECLARE_FINAL_TYPE (SwWindow, sw_window, SW, WINDOW, AdwApplicationWindow)

/**
 * SwWindowLeaveFunc:
 * @self: the window
 * @user_data: data of the caller
 *
 * What is to be done when nothing unsaved is left on the page.
 */
typedef void (*SwWindowLeaveFunc) (SwWindow *self,
                                   gpointer  user_data);

SwWindow   *sw_window_new            (GtkApplication    *application,
                                      const char        *database);
SwWindow   *sw_window_of             (GtkWidget         *widget);
const char *sw_window_get_database   (SwWindow          *self);
SwStore    *sw_window_get_store      (SwWindow          *self);
void        sw_window_set_store      (SwWindow          *self,
                                      SwStore           *store);
gboolean    sw_window_open           (SwWindow          *self);

SwPage     *sw_window_get_page       (SwWindow          *self);
void        sw_window_show_page      (SwWindow          *self,
                                      const char        *name);
void        sw_window_push_page      (SwWindow          *self,
                                      SwPage            *page);
void        sw_window_open_elder     (SwWindow          *self,
                                      gint64             id);
void        sw_window_go_back        (SwWindow          *self);
void        sw_window_leave          (SwWindow          *self,
                                      SwWindowLeaveFunc  then,
                                      gpointer           user_data,
                                      GDestroyNotify     destroy);

void        sw_window_show_toast     (SwWindow          *self,
                                      const char        *text,
                                      gboolean           undoable);
void        sw_window_add_toast      (SwWindow          *self,
                                      AdwToast          *toast);
void        sw_window_show_offer     (SwWindow          *self,
                                      const char        *title,
                                      const char        *label,
                                      const char        *action,
                                      GVariant          *target,
                                      const char        *later);
void        sw_window_report_error   (SwWindow          *self,
                                      const GError      *error);

G_END_DECLS
