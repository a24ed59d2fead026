/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-record-list.h"

#include "sw-record-pages.h"
#include "sw-record-places.h"
#include "sw-store-private.h"

/* More than a screen shows, so that the first picture is whole. */
#define FIRST_ROWS 200

struct _SwRecordList
{
  GObject parent_instance;

  /* owned */
  SwStore *store;
  SwQuery *query;
  SwRecordPlaces *places;
  SwRecordPages *pages;
  GCancellable *running;   /* NULL when nothing runs */

  gboolean complete;
  gboolean stale;          /* the store has changed since the rows were loaded */
};

/* What the thread needs; it knows neither the list nor the store. */
typedef struct
{
  char    *path;
  SwQuery *query;
} Job;

enum
{
  PROP_0,
  PROP_COMPLETE,
  N_PROPS
};

enum
{
  FAILED,
  RELOADING,
  RELOADED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Microseconds that the first rows may take; later all come from the thread. */
static gint64 max_wait = 60000;

static void sw_record_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SwRecordList, sw_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sw_record_list_model_init))

static void
job_free (Job *job)
{
  g_free (job->path);
  g_object_unref (job->query);
  g_free (job);
}

static void
set_complete (SwRecordList *self,
              gboolean      complete)
{
  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
fail (SwRecordList *self,
      GError       *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

/* Where the record of a position stands among those in memory. */
static gpointer *
get_row (SwRecordList *self,
         guint         position)
{
  g_autoptr (GError) error = NULL;
  gpointer *row = sw_record_pages_get (self->pages, self->places, position, &error);

  /* Who is told may ask for other pages, and this one is dropped. */
  if (error)
    {
      fail (self, error);
      row = sw_record_pages_get (self->pages, self->places, position, NULL);
    }

  return row;
}

static GType
sw_record_list_get_item_type (GListModel *model)
{
  return sw_query_get_record_type (SW_RECORD_LIST (model)->query);
}

static guint
sw_record_list_get_n_items (GListModel *model)
{
  return sw_record_places_length (SW_RECORD_LIST (model)->places);
}

static gpointer
sw_record_list_get_item (GListModel *model,
                         guint       position)
{
  SwRecordList *self = SW_RECORD_LIST (model);

  if (position >= sw_record_places_length (self->places))
    return NULL;

  return g_object_ref (*get_row (self, position));
}

static void
sw_record_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = sw_record_list_get_item_type;
  interface->get_n_items = sw_record_list_get_n_items;
  interface->get_item = sw_record_list_get_item;
}

/* Tells which of the rows that kept their place among the others have changed.
 * Those that have not stay the same objects. */
static void
compare_rows (SwRecordList *self,
              GArray       *held,
              guint         prefix,
              guint         suffix,
              guint         old_length)
{
  guint length = sw_record_places_length (self->places);

  for (guint i = 0; i < held->len; i++)
    {
      SwHeldRow *row = &g_array_index (held, SwHeldRow, i);
      guint position;
      gpointer *place;

      if (row->position < prefix)
        position = row->position;
      else if (row->position >= old_length - suffix)
        position = row->position - old_length + length;
      else
        continue;

      /* A listener may have asked for something else in the meantime. */
      if (position >= sw_record_places_length (self->places))
        return;
      place = get_row (self, position);
      if (*place == row->record || sw_record_get_id (*place) != sw_record_get_id (row->record))
        continue;
      if (sw_record_equal (*place, row->record))
        g_set_object ((SwRecord **) place, row->record);
      else
        g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
    }
}

/* How many ids are the same at both ends. */
static void
compare_ids (const gint64 *old_ids,
             guint         old_length,
             const gint64 *ids,
             guint         length,
             guint        *prefix,
             guint        *suffix)
{
  while (*prefix < MIN (old_length, length) && old_ids[*prefix] == ids[*prefix])
    ++*prefix;
  while (*suffix < MIN (old_length, length) - *prefix &&
         old_ids[old_length - 1 - *suffix] == ids[length - 1 - *suffix])
    ++*suffix;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  const SwHeldRow *x = a, *y = b;

  return (x->position > y->position) - (x->position < y->position);
}

static gboolean
stands_at (SwRecordPlaces  *places,
           guint            position,
           const SwHeldRow *row)
{
  gint64 id;

  return position < sw_record_places_length (places) && sw_record_places_get (places, position, &id, NULL) &&
         id == sw_record_get_id (row->record);
}

/* The same where not all ids are held: nobody has seen a row that is not
 * loaded, so those that are decide. */
static void
compare_loaded (SwRecordList   *self,
                SwRecordPlaces *places,
                guint          *prefix,
                guint          *suffix)
{
  g_autoptr (GArray) held = sw_record_pages_hold (self->pages);
  guint old_length = sw_record_places_length (self->places), length = sw_record_places_length (places);
  guint n_same = 0;

  g_array_sort (held, compare_positions);
  for (guint i = 0; i < held->len; i++)
    {
      const SwHeldRow *row = &g_array_index (held, SwHeldRow, i);

      if (!stands_at (places, row->position, row))
        break;
      *prefix = row->position + 1;
      n_same++;
    }
  if (n_same == held->len && old_length == length)
    {
      *prefix = length;
      return;
    }
  for (guint i = held->len; i > 0; i--)
    {
      const SwHeldRow *row = &g_array_index (held, SwHeldRow, i - 1);
      guint left = old_length - row->position;

      if (left > MIN (old_length, length) - *prefix || !stands_at (places, length - left, row))
        break;
      *suffix = left;
    }
}

/* Takes new places and tells only of the middle that differs, so that a view
 * keeps its place. */
static void
take_places (SwRecordList   *self,
             SwRecordPlaces *places)
{
  g_autoptr (SwRecordPlaces) old = self->places;
  guint old_length = sw_record_places_length (old), length = sw_record_places_length (places);
  guint prefix = 0, suffix = 0;
  gboolean tells = self->stale && sw_record_places_all (old) && sw_record_places_all (places);
  g_autoptr (GArray) held = NULL;

  if (tells)
    g_signal_emit (self, signals[RELOADING], 0);
  sw_record_places_use (places, sw_store_get_connection (self->store));
  if (sw_record_places_all (old) && sw_record_places_all (places))
    compare_ids (sw_record_places_all (old), old_length, sw_record_places_all (places), length, &prefix, &suffix);
  else
    compare_loaded (self, places, &prefix, &suffix);

  self->places = places;
  if (self->stale)
    {
      held = sw_record_pages_hold (self->pages);
      sw_record_pages_forget_from (self->pages, 0);
      self->stale = FALSE;
    }
  if (prefix < old_length || prefix < length)
    {
      sw_record_pages_forget_from (self->pages, prefix);
      g_list_model_items_changed (G_LIST_MODEL (self), prefix, old_length - prefix - suffix,
                                  length - prefix - suffix);
    }
  if (held)
    compare_rows (self, held, prefix, suffix, old_length);
  if (tells)
    g_signal_emit (self, signals[RELOADED], 0);
}

static void
complete_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (SwConnection) connection = sw_query_sql_open_reader (job->path, cancellable, &error);
  SwRecordPlaces *places = connection ? sw_record_places_read (connection, job->query, &error) : NULL;

  if (places)
    g_task_return_pointer (task, places, (GDestroyNotify) sw_record_places_free);
  else
    g_task_return_error (task, error);
}

static void
complete_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree GWeakRef *weak = user_data;
  g_autoptr (SwRecordList) self = g_weak_ref_get (weak);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (SwRecordPlaces) places = g_task_propagate_pointer (G_TASK (result), &error);

  g_weak_ref_clear (weak);
  if (self == NULL || self->running != cancellable)
    return;

  g_clear_object (&self->running);
  if (places == NULL)
    {
      fail (self, error);
      return;
    }
  take_places (self, g_steal_pointer (&places));
  set_complete (self, TRUE);
}

static void
stop (SwRecordList *self)
{
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

static void
start_completing (SwRecordList *self)
{
  g_autoptr (GTask) task = NULL;
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  Job *job = g_new0 (Job, 1);

  stop (self);
  self->running = g_cancellable_new ();
  g_weak_ref_init (weak, self);
  job->path = g_strdup (sw_store_get_path (self->store));
  job->query = sw_query_copy (self->query);

  task = g_task_new (NULL, self->running, complete_cb, weak);
  g_task_set_source_tag (task, start_completing);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, complete_thread);
}

/* Whether two queries differ in nothing but the order. */
static gboolean
asks_for_same_rows (SwQuery *a,
                    SwQuery *b)
{
  g_autofree char *text_a = sw_query_to_text (a);
  g_autofree char *text_b = sw_query_to_text (b);

  return g_str_equal (text_a, text_b) && sw_query_get_day (a) == sw_query_get_day (b) &&
         g_strcmp0 (sw_query_get_search (a), sw_query_get_search (b)) == 0;
}

static void
start (SwRecordList *self,
       gboolean      keep)
{
  SwConnection *connection = sw_store_get_connection (self->store);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gboolean good, is_whole;

  stop (self);
  sw_query_sql_limit_time (connection, max_wait);
  good = sw_query_sql_run (connection, self->query, FIRST_ROWS, ids, &error);
  sw_query_sql_limit_time (connection, 0);

  is_whole = ids->len < FIRST_ROWS;
  /* An order that takes long: until the thread has it, the same rows stay as they stood. */
  if (!good && ids->len == 0 && keep && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_array_unref (ids);
  else
    take_places (self, sw_record_places_new (ids));
  if ((good && !is_whole) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      set_complete (self, FALSE);
      start_completing (self);
      return;
    }
  set_complete (self, TRUE);
  if (!good)
    fail (self, error);
}

static void
sw_record_list_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  g_assert (property_id == PROP_COMPLETE);

  g_value_set_boolean (value, SW_RECORD_LIST (object)->complete);
}

static void
sw_record_list_dispose (GObject *object)
{
  stop (SW_RECORD_LIST (object));

  G_OBJECT_CLASS (sw_record_list_parent_class)->dispose (object);
}

static void
sw_record_list_finalize (GObject *object)
{
  SwRecordList *self = SW_RECORD_LIST (object);

  g_clear_pointer (&self->pages, sw_record_pages_free);
  sw_record_places_free (self->places);
  g_clear_object (&self->query);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sw_record_list_parent_class)->finalize (object);
}

static void
sw_record_list_class_init (SwRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sw_record_list_get_property;
  object_class->dispose = sw_record_list_dispose;
  object_class->finalize = sw_record_list_finalize;

  /**
   * SwRecordList:complete:
   *
   * Whether all ids are there, not only the first ones.
   */
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                    G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SwRecordList::failed:
   * @self: the list
   * @error: why rows could not be read
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * SwRecordList::reloading:
   * @self: the list, as it was
   *
   * The store has changed, and rows are about to change, come and go. What is tied to their
   * positions, as a selection is, can be kept by their ids until #SwRecordList::reloaded. A list too
   * long to hold its ids does not say so.
   */
  signals[RELOADING] = g_signal_new ("reloading", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  /**
   * SwRecordList::reloaded:
   * @self: the list, as it is now
   *
   * Follows #SwRecordList::reloading.
   */
  signals[RELOADED] = g_signal_new ("reloaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
sw_record_list_init (SwRecordList *self)
{
  self->places = sw_record_places_new (g_array_new (FALSE, FALSE, sizeof (gint64)));
}

/**
 * sw_record_list_wait_max:
 * @microseconds: how long the first rows of a list may take until all come from the thread, 0 for as long
 *   as they need; for tests, which must not depend on how busy the machine is
 */
void
sw_record_list_wait_max (gint64 microseconds)
{
  max_wait = microseconds;
}

/**
 * sw_record_list_new:
 * @store: a store
 * @query: what is to be listed; it is copied
 *
 * The first rows are there when this returns, if they can be had at once. It
 * is for the thread of the default main context.
 *
 * Returns: (transfer full): the list
 */
SwRecordList *
sw_record_list_new (SwStore *store,
                    SwQuery *query)
{
  SwRecordList *self;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);
  g_return_val_if_fail (SW_IS_QUERY (query), NULL);

  self = g_object_new (SW_TYPE_RECORD_LIST, NULL);
  self->store = g_object_ref (store);
  self->query = sw_query_copy (query);
  self->pages = sw_record_pages_new (store, sw_query_get_record_type (query));
  g_signal_connect_object (store, "changed", G_CALLBACK (sw_record_list_reload), self, G_CONNECT_SWAPPED);
  start (self, FALSE);

  return self;
}

/**
 * sw_record_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): what is listed; to change it, change a copy and
 *   call sw_record_list_set_query()
 */
SwQuery *
sw_record_list_get_query (SwRecordList *self)
{
  g_return_val_if_fail (SW_IS_RECORD_LIST (self), NULL);

  return self->query;
}

/**
 * sw_record_list_set_query:
 * @self: a list
 * @query: what is to be listed, of the same class as before; it is copied
 *
 * The first rows are there when this returns, as with sw_record_list_new(). Where
 * only the order is another and takes long, the rows stay in the old one until it
 * is there.
 */
void
sw_record_list_set_query (SwRecordList *self,
                          SwQuery      *query)
{
  SwQuery *copy;
  gboolean same_rows;

  g_return_if_fail (SW_IS_RECORD_LIST (self));
  g_return_if_fail (sw_query_get_record_type (query) == sw_query_get_record_type (self->query));

  copy = sw_query_copy (query);
  same_rows = asks_for_same_rows (self->query, copy);
  g_object_unref (self->query);
  self->query = copy;
  start (self, same_rows);
}

/**
 * sw_record_list_reload:
 * @self: a list
 *
 * Asks the store again, in a thread. Rows that stay keep their place; the list
 * calls it by itself when the store changes.
 */
void
sw_record_list_reload (SwRecordList *self)
{
  g_return_if_fail (SW_IS_RECORD_LIST (self));

  self->stale = TRUE;
  set_complete (self, FALSE);
  start_completing (self);
}

/**
 * sw_record_list_is_complete:
 * @self: a list
 *
 * Returns: the property #SwRecordList:complete
 */
gboolean
sw_record_list_is_complete (SwRecordList *self)
{
  g_return_val_if_fail (SW_IS_RECORD_LIST (self), FALSE);

  return self->complete;
}

/**
 * sw_record_list_get_id_at:
 * @self: a list
 * @position: a position
 *
 * Returns: the id there, without loading the row; %SW_NONE behind the end
 */
gint64
sw_record_list_get_id_at (SwRecordList *self,
                          guint         position)
{
  gint64 id;

  g_return_val_if_fail (SW_IS_RECORD_LIST (self), SW_NONE);

  if (position >= sw_record_places_length (self->places) ||
      !sw_record_places_get (self->places, position, &id, NULL))
    return SW_NONE;

  return id;
}

/**
 * sw_record_list_find:
 * @self: a list
 * @id: an id
 * @position: (out) (optional): where it stands
 *
 * Returns: whether it is in the list
 */
gboolean
sw_record_list_find (SwRecordList *self,
                     gint64        id,
                     guint        *position)
{
  guint found;

  g_return_val_if_fail (SW_IS_RECORD_LIST (self), FALSE);

  return sw_record_places_find (self->places, id, position ? position : &found, NULL);
}
