/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SW_TYPE_PROGRESS (sw_progress_get_type ())
G_DECLARE_FINAL_TYPE (SwProgress, sw_progress, SW, PROGRESS, GtkWidget)

/**
 * SwProgressPoll:
 * @object: what was given with it
 *
 * Returns: how much is done, from 0 to 1; 0 where that is not known
 */
typedef double (*SwProgressPoll) (gpointer object);

GtkWidget    *sw_progress_new             (void);
GCancellable *sw_progress_begin           (SwProgress     *self,
                                           const char     *what,
                                           SwProgressPoll  poll,
                                           gpointer        object);
void          sw_progress_end             (SwProgress     *self);
GCancellable *sw_progress_get_cancellable (SwProgress     *self);
gboolean      sw_progress_is_running      (SwProgress     *self);
gboolean      sw_progress_cancel          (SwProgress     *self);
void          sw_progress_report          (double          fraction,
                                           gpointer        cancellable);

G_END_DECLS
