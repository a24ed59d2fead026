/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-record-pages.h"
#include "sw-store-query.h"


#define PAGE_SIZE 128
#define MAX_PAGES 12

struct _SwRecordPages
{
  SwStore *store;          /* owned */
  GType type;
  GHashTable *pages;       /* number → GPtrArray of SwRecord */
  GQueue recent;           /* numbers of the pages, the last used first */
};

/**
 * sw_record_pages_new:
 * @store: where the records are
 * @type: their class
 *
 * Returns: (transfer full): an object in which no page is yet
 */
SwRecordPages *
sw_record_pages_new (SwStore *store,
                     GType    type)
{
  SwRecordPages *self = g_new0 (SwRecordPages, 1);

  self->store = g_object_ref (store);
  self->type = type;
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->recent);

  return self;
}

/**
 * sw_record_pages_free:
 * @self: (transfer full): pages
 */
void
sw_record_pages_free (SwRecordPages *self)
{
  g_hash_table_unref (self->pages);
  g_queue_clear (&self->recent);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * sw_record_pages_forget_from:
 * @self: pages
 * @position: a position
 *
 * Lets go of the page of @position and of all behind it.
 */
void
sw_record_pages_forget_from (SwRecordPages *self,
                             guint          position)
{
  guint first = position / PAGE_SIZE;
  GList *next;

  for (GList *link = self->recent.head; link; link = next)
    {
      next = link->next;
      if (GPOINTER_TO_UINT (link->data) >= first)
        {
          g_hash_table_remove (self->pages, link->data);
          g_queue_delete_link (&self->recent, link);
        }
    }
}

/* Rows that are gone in the meantime stay as records without values, until the
 * list is made again. */
static GPtrArray *
load_page (SwRecordPages  *self,
           SwRecordPlaces *places,
           guint           number,
           GError        **error)
{
  guint n = MIN (PAGE_SIZE, sw_record_places_length (places) - number * PAGE_SIZE);
  gint64 ids[PAGE_SIZE];
  g_autoptr (GPtrArray) found = NULL;
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean good = TRUE;
  guint next = 0;

  for (guint i = 0; i < n; i++)
    {
      ids[i] = SW_NONE;
      good = good && sw_record_places_get (places, number * PAGE_SIZE + i, &ids[i], error);
    }
  if (good)
    found = sw_store_load_ids (self->store, self->type, ids, n, error);
  for (guint i = 0; i < n; i++)
    if (found && next < found->len && sw_record_get_id (found->pdata[next]) == ids[i])
      {
        g_ptr_array_add (page, g_object_ref (found->pdata[next++]));
      }
    else
      {
        SwRecord *gone = g_object_new (self->type, NULL);

        sw_record_set_id (gone, ids[i]);
        g_ptr_array_add (page, gone);
      }

  return page;
}

static GPtrArray *
get_page (SwRecordPages  *self,
          SwRecordPlaces *places,
          guint           number,
          GError        **error)
{
  gpointer key = GUINT_TO_POINTER (number);
  GPtrArray *page = g_hash_table_lookup (self->pages, key);

  if (page && self->recent.head->data == key)
    return page;

  if (page)
    {
      g_queue_remove (&self->recent, key);
    }
  else
    {
      page = load_page (self, places, number, error);
      g_hash_table_insert (self->pages, key, page);
    }
  g_queue_push_head (&self->recent, key);
  if (self->recent.length > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));

  return page;
}

/**
 * sw_record_pages_get:
 * @self: pages
 * @places: which record stands where
 * @position: a position in @places
 * @error: return location for an error, with which there is a row all the same
 *
 * Loads the page of a row unless it is in memory. A row that is gone from the store, or that could
 * not be read, is a record without values.
 *
 * Returns: (transfer none) (type SwRecord**): the place of the record in its page, which is there
 *   until another one is asked for
 */
gpointer *
sw_record_pages_get (SwRecordPages  *self,
                     SwRecordPlaces *places,
                     guint           position,
                     GError        **error)
{
  GPtrArray *page = get_page (self, places, position / PAGE_SIZE, error);

  return &page->pdata[position % PAGE_SIZE];
}

static void
clear_held (gpointer data)
{
  g_object_unref (((SwHeldRow *) data)->record);
}

/**
 * sw_record_pages_hold:
 * @self: pages
 *
 * Returns: (transfer full) (element-type SwHeldRow): the rows that are in memory, those of the
 *   page used last at the end
 */
GArray *
sw_record_pages_hold (SwRecordPages *self)
{
  GArray *held = g_array_new (FALSE, FALSE, sizeof (SwHeldRow));

  g_array_set_clear_func (held, clear_held);
  for (GList *link = self->recent.tail; link; link = link->prev)
    {
      GPtrArray *page = g_hash_table_lookup (self->pages, link->data);

      for (guint i = 0; i < page->len; i++)
        {
          SwHeldRow row = { GPOINTER_TO_UINT (link->data) * PAGE_SIZE + i, g_object_ref (page->pdata[i]) };

          g_array_append_val (held, row);
        }
    }

  return held;
}
