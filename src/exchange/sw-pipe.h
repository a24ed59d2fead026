/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SwPipe SwPipe;

/**
 * SwPipeFunc:
 * @data: what sw_pipe_new() got
 * @error: return location
 *
 * Makes the next batch; runs in a thread of its own.
 *
 * Returns: (transfer full) (nullable): the batch; %NULL at the end, or with @error set
 */
typedef gpointer (*SwPipeFunc) (gpointer   data,
                                GError   **error);

SwPipe   *sw_pipe_new  (const char      *name,
                        SwPipeFunc       func,
                        gpointer         data,
                        GDestroyNotify   free_batch);
gpointer  sw_pipe_next (SwPipe          *self,
                        GError         **error);
void      sw_pipe_free (SwPipe          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwPipe, sw_pipe_free)

G_END_DECLS
