/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-store-watch.h"

/**
 * SwStoreWatch:
 *
 * Tells widgets that a store changed. The store says so in the thread that
 * changed it; a watch says it in the main loop, and once for changes that come
 * together.
 */
struct _SwStoreWatch
{
  GObject parent_instance;

  SwStore *store;   /* owned */
  gulong   handler;
  int      pending; /* atomic: a message is on its way */
};

G_DEFINE_FINAL_TYPE (SwStoreWatch, sw_store_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GWeakRef *
weak_new (SwStoreWatch *self)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, self);

  return weak;
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
tell (gpointer data)
{
  g_autoptr (SwStoreWatch) self = g_weak_ref_get (data);

  if (self)
    {
      g_atomic_int_set (&self->pending, 0);
      g_signal_emit (self, signals[CHANGED], 0);
    }

  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (SwStore  *store,
                  GWeakRef *weak)
{
  g_autoptr (SwStoreWatch) self = g_weak_ref_get (weak);

  if (self && g_atomic_int_compare_and_exchange (&self->pending, 0, 1))
    g_idle_add_full (G_PRIORITY_DEFAULT, tell, weak_new (self), weak_free);
}

static void
sw_store_watch_dispose (GObject *object)
{
  SwStoreWatch *self = SW_STORE_WATCH (object);

  if (self->store)
    g_clear_signal_handler (&self->handler, self->store);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sw_store_watch_parent_class)->dispose (object);
}

static void
sw_store_watch_class_init (SwStoreWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_store_watch_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sw_store_watch_init (SwStoreWatch *self)
{
}

static void
closure_free (gpointer  data,
              GClosure *closure)
{
  weak_free (data);
}

/**
 * sw_store_watch_new:
 * @store: an open database
 *
 * Returns: (transfer full): a watch on it
 */
SwStoreWatch *
sw_store_watch_new (SwStore *store)
{
  SwStoreWatch *self = g_object_new (SW_TYPE_STORE_WATCH, NULL);

  self->store = g_object_ref (store);
  self->handler = g_signal_connect_data (store, "changed", G_CALLBACK (store_changed_cb), weak_new (self),
                                         closure_free, 0);

  return self;
}
