/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-print-preview.h"

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
SwPrinted sw_print_job_get_kind (GtkPrintOperation *operation);
void sw_print_job_tell  (GtkPrintOperation   *operation,
                         SwPrintPreview      *preview,
                         SwWindow            *window,
                         SwPrintDocument     *document,
                         SwPrintedFunc        printed);
void sw_print_job_make  (SwStore             *store,
                         SwPrintMaker         make,
                         gpointer             data,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data);

G_END_DECLS
