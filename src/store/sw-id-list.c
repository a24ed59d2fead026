/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-id-list.h"
#include "sw-store-query.h"


/* Rows that are read at once and kept until others are asked for. */
#define CHUNK 128

/**
 * SwIdList:
 *
 * The records of some ids, in their order, as a list that holds only a few of them at a time. It
 * does not follow the store: it is what is printed or exported. Where a record cannot be read,
 * there is %NULL in its place, and sw_id_list_get_error() says why.
 */
struct _SwIdList
{
  GObject    parent_instance;

  /* Owned. */
  SwStore   *store;
  GArray    *ids;
  GPtrArray *chunk; /* of records; NULL in the place of one that is gone */
  GError    *error; /* the first */

  GType      type;
  guint      start; /* of the chunk */
};

static void sw_id_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SwIdList, sw_id_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sw_id_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return SW_ID_LIST (model)->type;
}

static guint
get_n_items (GListModel *model)
{
  return SW_ID_LIST (model)->ids->len;
}

static void
free_record (gpointer record)
{
  if (record)
    g_object_unref (record);
}

static void
load_chunk (SwIdList *self,
            guint     start)
{
  const gint64 *ids = (const gint64 *) (gpointer) self->ids->data;
  guint n = MIN (CHUNK, self->ids->len - start);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = sw_store_load_ids (self->store, self->type, ids + start, n, &error);
  guint at = 0;

  g_clear_pointer (&self->chunk, g_ptr_array_unref);
  self->chunk = g_ptr_array_new_with_free_func (free_record);
  self->start = start;

  /* What is gone is left out of what was read. */
  for (guint i = 0; i < n; i++)
    {
      SwRecord *record = records && at < records->len ? records->pdata[at] : NULL;

      if (record && sw_record_get_id (record) == ids[start + i])
        {
          g_ptr_array_add (self->chunk, g_object_ref (record));
          at++;
        }
      else
        {
          SwRecord *gone = error ? NULL : sw_store_load (self->store, self->type, ids[start + i], &error);

          g_clear_object (&gone);
          g_ptr_array_add (self->chunk, NULL);
        }
    }

  if (error && self->error == NULL)
    self->error = g_steal_pointer (&error);
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SwIdList *self = SW_ID_LIST (model);
  SwRecord *record;

  if (position >= self->ids->len)
    return NULL;

  if (self->chunk == NULL || position < self->start || position >= self->start + self->chunk->len)
    load_chunk (self, position - position % CHUNK);
  record = g_ptr_array_index (self->chunk, position - self->start);

  return record ? g_object_ref (record) : NULL;
}

static void
sw_id_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
sw_id_list_finalize (GObject *object)
{
  SwIdList *self = SW_ID_LIST (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->chunk, g_ptr_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (sw_id_list_parent_class)->finalize (object);
}

static void
sw_id_list_class_init (SwIdListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_id_list_finalize;
}

static void
sw_id_list_init (SwIdList *self)
{
}

/**
 * sw_id_list_new:
 * @store: a store that nobody else uses at the same time
 * @type: a record class
 * @ids: (element-type gint64): ids, which must not change any more
 *
 * Returns: (transfer full): the list
 */
SwIdList *
sw_id_list_new (SwStore *store,
                GType    type,
                GArray  *ids)
{
  SwIdList *self;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  self = g_object_new (SW_TYPE_ID_LIST, NULL);
  self->store = g_object_ref (store);
  self->type = type;
  self->ids = g_array_ref (ids);

  return self;
}

/**
 * sw_id_list_get_error:
 * @self: a list
 * @error: return location for the first error there was
 *
 * Returns: whether something could not be read
 */
gboolean
sw_id_list_get_error (SwIdList  *self,
                      GError   **error)
{
  g_return_val_if_fail (SW_IS_ID_LIST (self), FALSE);

  if (self->error && error)
    *error = g_error_copy (self->error);

  return self->error != NULL;
}
