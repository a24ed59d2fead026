/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-window.h"

G_BEGIN_DECLS

typedef struct _SwWork SwWork;

/**
 * SwWorkFunc:
 * @store: the store to work on
 * @data: what was given with it
 * @work: the work, for its progress
 * @error: return location
 *
 * Does the work, perhaps in another thread.
 *
 * Returns: whether it was done
 */
typedef gboolean (*SwWorkFunc)     (SwStore      *store,
                                    gpointer      data,
                                    SwWork       *work,
                                    GError      **error);

/**
 * SwWorkDoneFunc:
 * @window: the window
 * @data: what was given to the work
 *
 * Called in the main loop when the work was done; a failure has been reported.
 */
typedef void     (*SwWorkDoneFunc) (SwWindow     *window,
                                    gpointer      data);

void          sw_work_run             (SwWindow       *window,
                                       const char     *what,
                                       gsize           size,
                                       SwWorkFunc      func,
                                       SwWorkDoneFunc  done,
                                       gpointer        data,
                                       GDestroyNotify  destroy);
void          sw_work_set_progress    (double          fraction,
                                       gpointer        work);
GCancellable *sw_work_get_cancellable (SwWork         *work);

G_END_DECLS
