/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SwSaveFunc:
 * @window: the window that was typed into
 *
 * Saves what was typed and closes the window by sw_save_question_close(), or says in it why that
 * cannot be.
 */
typedef void (*SwSaveFunc) (GtkWindow *window);

GtkWidget *sw_save_question_new   (GtkWindow  *parent);
gboolean   sw_save_question_hold  (GtkWindow  *window,
                                   gboolean    unsaved,
                                   SwSaveFunc  save);
void       sw_save_question_close (GtkWindow  *window);

G_END_DECLS
