/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-record-places.h"

#include "sw-record-sql.h"
#include "sw-visit-query.h"
#include "sw-visit.h"

/* Ids that are fetched at once. */
#define RUN 256

/* The records of one day. */
typedef struct
{
  SwDay day;
  guint first; /* the position of its first one */
  guint n;
} Span;

struct _SwRecordPlaces
{
  /* owned */
  GArray *ids;          /* of gint64; NULL where there are too many */
  GArray *spans;        /* of Span in the order of the list, where there are */
  SwQuery *query;
  SwVisitQuery *visits; /* made when it is needed */
  GArray *run;          /* of SwVisitKey: those fetched last */

  SwConnection *connection; /* borrowed */
  guint run_start;
  guint length;
  gboolean ascending;
};

static guint max_held = 100000;

/**
 * sw_record_places_hold_max:
 * @n_ids: how many ids a list of visits holds at most; for tests
 */
void
sw_record_places_hold_max (guint n_ids)
{
  max_held = n_ids;
}

/**
 * sw_record_places_new:
 * @ids: (transfer full) (element-type gint64): all ids in order
 *
 * Returns: (transfer full): the places
 */
SwRecordPlaces *
sw_record_places_new (GArray *ids)
{
  SwRecordPlaces *self = g_new0 (SwRecordPlaces, 1);

  self->ids = ids;
  self->length = ids->len;

  return self;
}

/**
 * sw_record_places_free:
 * @self: (transfer full): places
 */
void
sw_record_places_free (SwRecordPlaces *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->visits, sw_visit_query_free);
  g_clear_pointer (&self->run, g_array_unref);
  g_clear_object (&self->query);
  g_free (self);
}

/* How many visits each day has; those of a day come together. */
typedef struct
{
  GHashTable *days; /* day → guint * */
  SwDay       day;
  guint      *last;
} Counts;

static void
count_cb (SwDay    day,
          gint64   kind,
          gint64   n,
          gpointer user_data)
{
  Counts *counts = user_data;

  if (counts->last == NULL || counts->day != day)
    {
      counts->day = day;
      counts->last = g_hash_table_lookup (counts->days, GINT_TO_POINTER ((int) day));
      if (counts->last == NULL)
        {
          counts->last = g_new0 (guint, 1);
          g_hash_table_insert (counts->days, GINT_TO_POINTER ((int) day), counts->last);
        }
    }
  *counts->last += (guint) n;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *x = a, *y = b;

  return (x->day > y->day) - (x->day < y->day);
}

static void
make_spans (SwRecordPlaces *self,
            GHashTable     *days)
{
  GHashTableIter iter;
  gpointer day, n;

  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &day, &n))
    {
      Span span = { GPOINTER_TO_INT (day), 0, *(guint *) n };

      g_array_append_val (self->spans, span);
    }
  g_array_sort (self->spans, compare_spans);
  for (guint i = 0; i < self->spans->len / 2 && !self->ascending; i++)
    {
      Span *a = &g_array_index (self->spans, Span, i), *b = &g_array_index (self->spans, Span, self->spans->len - 1 - i);
      Span swap = *a;

      *a = *b;
      *b = swap;
    }
  for (guint i = 0; i < self->spans->len; i++)
    {
      Span *span = &g_array_index (self->spans, Span, i);

      span->first = self->length;
      self->length += span->n;
    }
}

/**
 * sw_record_places_read:
 * @reader: a connection of this thread
 * @query: what is listed
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all places. Before it is asked for ids,
 *   sw_record_places_use() says where they are fetched.
 */
SwRecordPlaces *
sw_record_places_read (SwConnection *reader,
                       SwQuery      *query,
                       GError      **error)
{
  g_autoptr (SwRecordPlaces) self = g_new0 (SwRecordPlaces, 1);
  g_autoptr (GHashTable) days = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (SwVisitQuery) visits = NULL;
  Counts counts = { days, 0, NULL };
  gint64 total = 0;
  gboolean descending;

  if (sw_visit_query_handles (query))
    {
      GHashTableIter iter;
      gpointer n;

      visits = sw_visit_query_new (reader, query, error);
      if (visits == NULL || !sw_visit_query_scan (visits, count_cb, &counts, error))
        return NULL;
      g_hash_table_iter_init (&iter, days);
      while (g_hash_table_iter_next (&iter, NULL, &n))
        total += *(guint *) n;
    }
  if (total > max_held)
    {
      self->query = sw_query_copy (query);
      self->ascending = sw_query_get_sort (query, &descending) && !descending;
      make_spans (self, days);
      return g_steal_pointer (&self);
    }

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!sw_query_sql_run (reader, query, -1, self->ids, error))
    return NULL;
  self->length = self->ids->len;

  return g_steal_pointer (&self);
}

/**
 * sw_record_places_use:
 * @self: places
 * @connection: where ids are fetched from now on; it must outlive @self
 */
void
sw_record_places_use (SwRecordPlaces *self,
                      SwConnection   *connection)
{
  self->connection = connection;
  g_clear_pointer (&self->visits, sw_visit_query_free);
}

/**
 * sw_record_places_length:
 * @self: places
 *
 * Returns: how many records the list has
 */
guint
sw_record_places_length (SwRecordPlaces *self)
{
  return self->length;
}

/**
 * sw_record_places_all:
 * @self: places
 *
 * Returns: (nullable) (transfer none): all ids, where they are held
 */
const gint64 *
sw_record_places_all (SwRecordPlaces *self)
{
  return self->ids ? (const gint64 *) self->ids->data : NULL;
}

/* The span in which a position lies. */
static const Span *
span_at (SwRecordPlaces *self,
         guint           position)
{
  guint low = 0, high = self->spans->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->spans, Span, middle).first <= position)
        low = middle;
      else
        high = middle;
    }

  return &g_array_index (self->spans, Span, low);
}

/* Fetches the ids around a position: on from those that are there, or from the
 * beginning of the day. */
static gboolean
fetch_run (SwRecordPlaces *self,
           guint           position,
           GError        **error)
{
  guint start = position - position % RUN;
  const Span *span = span_at (self, start);
  SwVisitKey after = { span->day + (self->ascending ? -1 : 1), self->ascending ? G_MAXINT64 : G_MININT64 + 1 };
  guint skip = start - span->first;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (SwVisitKey));

  if (self->run && start == self->run_start + self->run->len && self->run->len > 0)
    {
      after = g_array_index (self->run, SwVisitKey, self->run->len - 1);
      skip = 0;
    }
  if (self->visits == NULL)
    self->visits = sw_visit_query_new (self->connection, self->query, error);
  if (self->visits == NULL || !sw_visit_query_page (self->visits, &after, skip + RUN, keys, error))
    return FALSE;

  g_array_remove_range (keys, 0, MIN (skip, keys->len));
  g_clear_pointer (&self->run, g_array_unref);
  self->run = g_steal_pointer (&keys);
  self->run_start = start;

  return TRUE;
}

/**
 * sw_record_places_get:
 * @self: places
 * @position: a position in the list
 * @id: (out): the id there; %SW_NONE if it is gone meanwhile
 * @error: return location for an error
 *
 * Returns: whether it could be found out
 */
gboolean
sw_record_places_get (SwRecordPlaces *self,
                      guint           position,
                      gint64         *id,
                      GError        **error)
{
  *id = SW_NONE;
  if (self->ids)
    {
      *id = g_array_index (self->ids, gint64, position);
      return TRUE;
    }

  if ((self->run == NULL || position < self->run_start || position >= self->run_start + RUN) &&
      !fetch_run (self, position, error))
    return FALSE;

  if (position - self->run_start < self->run->len)
    *id = g_array_index (self->run, SwVisitKey, position - self->run_start).id;
  return TRUE;
}

static gboolean
find_in_span (SwRecordPlaces *self,
              const Span     *span,
              gint64          id,
              guint          *position,
              GError        **error)
{
  for (guint i = span->first; i < span->first + span->n; i++)
    {
      gint64 found;

      if (!sw_record_places_get (self, i, &found, error))
        return FALSE;
      if (found == id)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * sw_record_places_find:
 * @self: places
 * @id: an id
 * @position: (out): where it stands
 * @error: return location for an error
 *
 * Returns: whether it is there
 */
gboolean
sw_record_places_find (SwRecordPlaces *self,
                       gint64          id,
                       guint          *position,
                       GError        **error)
{
  g_autoptr (SwVisit) visit = NULL;

  if (self->ids)
    {
      for (guint i = 0; i < self->ids->len; i++)
        if (g_array_index (self->ids, gint64, i) == id)
          {
            *position = i;
            return TRUE;
          }
      return FALSE;
    }

  visit = SW_VISIT (sw_record_sql_load (self->connection, SW_TYPE_VISIT, id, NULL));
  for (guint i = 0; visit && i < self->spans->len; i++)
    if (g_array_index (self->spans, Span, i).day == visit->day)
      return find_in_span (self, &g_array_index (self->spans, Span, i), id, position, error);

  return FALSE;
}
