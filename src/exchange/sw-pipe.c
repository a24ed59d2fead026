/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-pipe.h"

/**
 * SwPipe:
 *
 * Work of two steps in two threads: one makes batches in a thread of its own, and the
 * caller takes them in their order. A few batches wait at most, so memory stays flat.
 */

#define MAX_WAITING 8

struct _SwPipe
{
  SwPipeFunc      func;
  gpointer        data;
  GDestroyNotify  free_batch;
  GThread        *thread;

  GMutex          lock;    /* of all below */
  GCond           changed;
  GQueue          waiting;
  GError         *error;   /* why there are no more batches */
  gboolean        ended;
  gboolean        closed;  /* nobody takes batches any more */
};

static gpointer
run (gpointer data)
{
  SwPipe *self = data;
  gboolean more = TRUE;

  while (more)
    {
      GError *error = NULL;
      gpointer batch = self->func (self->data, &error);

      g_mutex_lock (&self->lock);
      if (batch)
        g_queue_push_tail (&self->waiting, batch);
      while (!self->closed && self->waiting.length >= MAX_WAITING)
        {
          g_cond_signal (&self->changed);
          g_cond_wait (&self->changed, &self->lock);
        }
      more = batch != NULL && !self->closed;
      self->ended = !more;
      self->error = error;
      g_cond_signal (&self->changed);
      g_mutex_unlock (&self->lock);
    }
  return NULL;
}

/**
 * sw_pipe_new:
 * @name: the name of the thread, for a debugger
 * @func: makes the batches, in a thread of its own
 * @data: for @func; nothing else may use it until the pipe is freed
 * @free_batch: frees a batch that nobody took
 *
 * Starts to make batches.
 *
 * Returns: (transfer full): the pipe
 */
SwPipe *
sw_pipe_new (const char     *name,
             SwPipeFunc      func,
             gpointer        data,
             GDestroyNotify  free_batch)
{
  SwPipe *self = g_new0 (SwPipe, 1);

  self->func = func;
  self->data = data;
  self->free_batch = free_batch;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->waiting);
  self->thread = g_thread_new (name, run, self);

  return self;
}

/**
 * sw_pipe_next:
 * @self: a pipe
 * @error: return location for the error of what makes the batches
 *
 * Waits for the next batch.
 *
 * Returns: (transfer full) (nullable): the batch; %NULL at the end, or with @error set
 */
gpointer
sw_pipe_next (SwPipe  *self,
              GError **error)
{
  gpointer batch;

  g_mutex_lock (&self->lock);
  while (self->waiting.length == 0 && !self->ended)
    g_cond_wait (&self->changed, &self->lock);
  batch = g_queue_pop_head (&self->waiting);
  if (batch == NULL && self->error)
    g_propagate_error (error, g_steal_pointer (&self->error));
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);

  return batch;
}

/**
 * sw_pipe_free:
 * @self: (transfer full): a pipe
 *
 * Waits for the batch that is being made, and frees what nobody took.
 */
void
sw_pipe_free (SwPipe *self)
{
  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);

  g_queue_clear_full (&self->waiting, self->free_batch);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}
