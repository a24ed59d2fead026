/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SwPrintJobFunc:
 * @printed: whether the printer did it all
 * @data: what was given with it
 *
 * Is told how a job ended.
 */
typedef void (*SwPrintJobFunc) (gboolean printed,
                                gpointer data);

void sw_print_job_watch (GtkPrintOperation *operation,
                         SwPrintJobFunc     func,
                         gpointer           data,
                         GDestroyNotify     destroy);

G_END_DECLS
