/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SwWidgetTaskFunc:
 * @widget: who asked, alive
 * @task: what was done, with the result and the data
 *
 * Takes the result by g_task_propagate_pointer() or its like.
 */
typedef void (*SwWidgetTaskFunc) (gpointer  widget,
                                  GTask    *task);

void sw_widget_task_run (gpointer         widget,
                         gpointer         keep,
                         GTaskThreadFunc  func,
                         gpointer         data,
                         GDestroyNotify   free_data,
                         GCancellable    *cancellable,
                         SwWidgetTaskFunc done);

G_END_DECLS
