/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visit-query-private.h"

/* Without what is not in the index by elder. */
#define SHORT_KIND_SQL "(e.party | (e.channel << 3) | (e.outcome << 5) | (e.services << 12))"

/* Of so many elders or caregivers each one's visits are asked for; for sums,
 * of some more elders. */
#define FEW 64
#define SOME 500
/* After so many rows that are not wanted, those of up to so many elders are
 * looked at instead. */
#define MAX_FRUITLESS 60000
#define MANY_ELDERS 3000

/* A part and its first key. */
typedef struct
{
  gint64     value;
  SwVisitKey first;
} Head;

static int
compare_keys (const SwVisitKey *a,
              const SwVisitKey *b)
{
  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;

  return (a->id > b->id) - (a->id < b->id);
}

/* Whether @a comes behind @b in the order that is asked for. */
static gboolean
is_behind (SwVisitQuery     *self,
           const SwVisitKey *a,
           const SwVisitKey *b)
{
  int order = compare_keys (a, b);

  return self->ascending ? order > 0 : order < 0;
}

/* The statement for the rows of a part behind a key: day, id, elder, kind and
 * whether the rest of the conditions holds. The last four values are those that
 * prepare_part() sets. */
static SwSqlText *
part_sql (SwVisitQuery *self,
          SwVisitPart   part)
{
  static const char *const columns[] = { SW_VISIT_KIND_SQL, "e.elder_id", "e.caregiver_id" };
  const char *kind = part == SW_VISIT_BY_ELDER && self->short_kind ? SHORT_KIND_SQL : SW_VISIT_KIND_SQL;
  const char *direction = self->ascending ? "" : " DESC";
  gboolean has_caregivers = self->caregivers && part != SW_VISIT_BY_CAREGIVER;
  SwSqlText *sql = sw_sql_text_new ();

  sw_sql_text_append (sql, "SELECT e.day, e.id, e.elder_id, %s, (1", part == SW_VISIT_BY_KIND ? "0" : kind);
  if (self->rest)
    sw_query_sql_add_where (sql, self->rest);
  for (guint i = 0; has_caregivers && i < self->caregivers->len; i++)
    {
      sw_sql_text_append (sql, i ? ", " : " AND e.caregiver_id IN (");
      sw_sql_text_add_integer (sql, g_array_index (self->caregivers, gint64, i));
    }
  if (has_caregivers)
    sw_sql_text_append (sql, self->caregivers->len ? ")" : " AND 0");
  sw_sql_text_append (sql, ") IS TRUE FROM visit e WHERE %s = ", columns[part]);
  sw_sql_text_add_integer (sql, 0);
  sw_sql_text_append (sql, " AND (e.day, e.id) %s (", self->ascending ? ">" : "<");
  sw_sql_text_add_integer (sql, 0);
  sw_sql_text_append (sql, ", ");
  sw_sql_text_add_integer (sql, 0);
  sw_sql_text_append (sql, ") AND e.day %s ", self->ascending ? "<=" : ">=");
  sw_sql_text_add_integer (sql, self->ascending ? self->to : self->from);
  sw_sql_text_append (sql, " ORDER BY e.day%s, e.id%s", direction, direction);

  return sql;
}

static SwStatement *
prepare_part (SwVisitQuery     *self,
              SwVisitPart       part,
              gint64            value,
              const SwVisitKey *after,
              GError          **error)
{
  SwSqlText *sql;
  guint n;

  if (self->statements[part] == NULL)
    self->statements[part] = part_sql (self, part);

  sql = self->statements[part];
  n = sw_sql_text_get_length (sql);
  sw_sql_text_set_integer (sql, n - 4, value);
  sw_sql_text_set_integer (sql, n - 3, after->day);
  sw_sql_text_set_integer (sql, n - 2, after->id);

  return sw_sql_text_prepare (sql, self->connection, error);
}

static gboolean
wants_row (SwVisitQuery *self,
           SwVisitPart          part,
           SwStatement  *statement)
{
  gint64 elder = sw_statement_get_integer (statement, 2);

  if (part != SW_VISIT_BY_ELDER && self->elder_set && !g_hash_table_contains (self->elder_set, &elder))
    {
      self->n_fruitless++;
      return FALSE;
    }

  return sw_statement_get_integer (statement, 4) != 0 &&
         (part == SW_VISIT_BY_KIND || sw_visit_query_wants_kind (self, sw_statement_get_integer (statement, 3)));
}

/* Whether it is better to look at the elders one by one. */
static gboolean
is_fruitless (SwVisitQuery *self)
{
  return self->n_fruitless > MAX_FRUITLESS && self->elders->len <= MANY_ELDERS;
}

/* Puts what stands behind @n_old into its place among those before, each
 * being in order, and keeps @limit of them. */
static void
merge (SwVisitQuery *self,
       GArray       *best,
       guint         n_old,
       gsize         limit)
{
  g_autofree SwVisitKey *fresh = g_memdup2 (&g_array_index (best, SwVisitKey, n_old),
                                            (best->len - n_old) * sizeof (SwVisitKey));
  guint old = n_old, added = best->len - n_old, place = best->len;

  while (added > 0)
    {
      SwVisitKey *before = old > 0 ? &g_array_index (best, SwVisitKey, old - 1) : NULL;

      place--;
      if (before && is_behind (self, before, &fresh[added - 1]))
        g_array_index (best, SwVisitKey, place) = g_array_index (best, SwVisitKey, --old);
      else
        g_array_index (best, SwVisitKey, place) = fresh[--added];
    }
  g_array_set_size (best, MIN (best->len, limit));
}

/* Adds the first rows of a part to the best ones. What lies behind the last of
 * @limit best ones is not asked for. */
static gboolean
add_part (SwVisitQuery     *self,
          SwVisitPart              part,
          gint64            value,
          const SwVisitKey *after,
          gsize             limit,
          GArray           *best,
          GError          **error)
{
  g_autoptr (SwStatement) statement = prepare_part (self, part, value, after, error);
  gboolean full = best->len >= limit;
  guint before = best->len;
  SwStep step = SW_STEP_DONE;

  if (statement == NULL)
    return FALSE;

  while (best->len - before < limit && (step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      SwVisitKey key = { sw_statement_get_integer (statement, 0), sw_statement_get_integer (statement, 1) };

      if (full && is_behind (self, &key, &g_array_index (best, SwVisitKey, limit - 1)))
        break;
      if (wants_row (self, part, statement))
        g_array_append_val (best, key);
      else if (part == SW_VISIT_BY_KIND && is_fruitless (self))
        break;
    }
  if (step == SW_STEP_ERROR)
    return FALSE;

  if (best->len > before)
    merge (self, best, before, limit);
  return TRUE;
}

static gboolean
page_of_parts (SwVisitQuery     *self,
               SwVisitPart              part,
               GArray           *values,
               const SwVisitKey *after,
               gsize             limit,
               GArray           *best,
               GError          **error)
{
  for (guint i = 0; i < values->len; i++)
    if (!add_part (self, part, g_array_index (values, gint64, i), after, limit, best, error))
      return FALSE;

  return TRUE;
}

static int
compare_heads (gconstpointer a,
               gconstpointer b,
               gpointer      self)
{
  const Head *x = a, *y = b;

  if (is_behind (self, &x->first, &y->first))
    return 1;

  return is_behind (self, &y->first, &x->first) ? -1 : 0;
}

/* The kinds in the order of their first rows: those that have many rows come
 * first, and what they give spares looking at the others. */
static GArray *
order_kinds (SwVisitQuery     *self,
             const SwVisitKey *after,
             GError          **error)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (Head));

  for (guint i = 0; i < self->kinds->len; i++)
    {
      gint64 kind = g_array_index (self->kinds, gint64, i);
      g_autoptr (SwStatement) statement = prepare_part (self, SW_VISIT_BY_KIND, kind, after, error);
      SwStep step = statement ? sw_statement_step (statement, error) : SW_STEP_ERROR;

      if (step == SW_STEP_ERROR)
        return NULL;
      if (step == SW_STEP_ROW)
        {
          Head head = { kind, { sw_statement_get_integer (statement, 0), sw_statement_get_integer (statement, 1) } };

          g_array_append_val (heads, head);
        }
    }
  g_array_sort_with_data (heads, compare_heads, self);

  return g_steal_pointer (&heads);
}

static gboolean
page_of_kinds (SwVisitQuery     *self,
               const SwVisitKey *after,
               gsize             limit,
               GArray           *best,
               GError          **error)
{
  g_autoptr (GArray) heads = NULL;

  if (self->kinds == NULL && !sw_visit_query_find_kinds (self, error))
    return FALSE;
  heads = order_kinds (self, after, error);
  if (heads == NULL)
    return FALSE;

  self->n_fruitless = 0;
  for (guint i = 0; i < heads->len; i++)
    {
      const Head *head = &g_array_index (heads, Head, i);

      if (best->len >= limit && is_behind (self, &head->first, &g_array_index (best, SwVisitKey, limit - 1)))
        break;
      if (!add_part (self, SW_VISIT_BY_KIND, head->value, after, limit, best, error))
        return FALSE;
      if (is_fruitless (self))
        {
          g_array_set_size (best, 0);
          return page_of_parts (self, SW_VISIT_BY_ELDER, self->elders, after, limit, best, error);
        }
    }

  return TRUE;
}

/**
 * sw_visit_query_page:
 * @self: a query
 * @after: (nullable): the last key of the page before; %NULL for the first page
 * @limit: how many keys at most
 * @keys: (element-type SwVisitKey): where to append them, in order
 * @error: return location for an error
 *
 * How long it takes depends on the length of the page, not on how many visits
 * there are nor on how far back the page lies.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_visit_query_page (SwVisitQuery     *self,
                     const SwVisitKey *after,
                     gsize             limit,
                     GArray           *keys,
                     GError          **error)
{
  SwVisitKey start = self->ascending ? (SwVisitKey) { self->from - 1, G_MAXINT64 }
                                     : (SwVisitKey) { self->to + 1, G_MININT64 + 1 };
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (SwVisitKey));
  gboolean good;

  if (after && is_behind (self, after, &start))
    start = *after;
  if (limit == 0 || self->from > self->to)
    return TRUE;

  if (self->elders && self->elders->len <= FEW)
    good = page_of_parts (self, SW_VISIT_BY_ELDER, self->elders, &start, limit, best, error);
  else if (self->caregivers && self->caregivers->len <= FEW)
    good = page_of_parts (self, SW_VISIT_BY_CAREGIVER, self->caregivers, &start, limit, best, error);
  else
    good = page_of_kinds (self, &start, limit, best, error);
  if (good)
    g_array_append_vals (keys, best->data, best->len);

  return good;
}

/* Where nothing but the kind and the day matter, the engine counts. */
static gboolean
count_kind (SwVisitQuery *self,
            gint64        kind,
            SwVisitFunc   func,
            gpointer      user_data,
            GError      **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (self->connection,
                           "SELECT e.day, count (*) FROM visit e WHERE " SW_VISIT_KIND_SQL " = ?1"
                           " AND e.day BETWEEN ?2 AND ?3 GROUP BY e.day",
                           error);
  SwStep step;

  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, kind);
  sw_statement_bind_integer (statement, 2, self->from);
  sw_statement_bind_integer (statement, 3, self->to);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    func (sw_statement_get_integer (statement, 0), kind, sw_statement_get_integer (statement, 1), user_data);

  return step == SW_STEP_DONE;
}

static gboolean
scan_part (SwVisitQuery *self,
           SwVisitPart          part,
           gint64        value,
           SwVisitFunc   func,
           gpointer      user_data,
           GError      **error)
{
  SwVisitKey start = self->ascending ? (SwVisitKey) { self->from - 1, G_MAXINT64 }
                                     : (SwVisitKey) { self->to + 1, G_MININT64 + 1 };
  g_autoptr (SwStatement) statement = prepare_part (self, part, value, &start, error);
  SwStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    if (wants_row (self, part, statement))
      func (sw_statement_get_integer (statement, 0),
            part == SW_VISIT_BY_KIND ? value : sw_statement_get_integer (statement, 3), 1, user_data);

  return step == SW_STEP_DONE;
}

/**
 * sw_visit_query_scan:
 * @self: a query
 * @func: is given all visits, some at a time, in no order
 * @user_data: data for @func
 * @error: return location for an error
 *
 * Looks at all visits of the query, for sums; ten million take a second or two.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_visit_query_scan (SwVisitQuery *self,
                     SwVisitFunc   func,
                     gpointer      user_data,
                     GError      **error)
{
  gboolean by_elder = self->elders && self->elders->len <= SOME;
  gboolean by_caregiver = !by_elder && self->caregivers && self->caregivers->len <= FEW;
  SwVisitPart part = by_elder ? SW_VISIT_BY_ELDER : by_caregiver ? SW_VISIT_BY_CAREGIVER : SW_VISIT_BY_KIND;
  gboolean simple = self->elders == NULL && self->caregivers == NULL && self->rest == NULL;
  GArray *values;

  if (part == SW_VISIT_BY_KIND && self->kinds == NULL && !sw_visit_query_find_kinds (self, error))
    return FALSE;

  /* Sums ask for the whole kind. */
  if (self->short_kind)
    g_clear_pointer (&self->statements[SW_VISIT_BY_ELDER], sw_sql_text_free);
  self->short_kind = FALSE;
  values = by_elder ? self->elders : by_caregiver ? self->caregivers : self->kinds;
  for (guint i = 0; i < values->len; i++)
    if (simple ? !count_kind (self, g_array_index (values, gint64, i), func, user_data, error)
               : !scan_part (self, part, g_array_index (values, gint64, i), func, user_data, error))
      return FALSE;

  return TRUE;
}

/**
 * sw_visit_query_run:
 * @connection: a connection
 * @query: a query that sw_visit_query_handles()
 * @limit: how many ids at most; -1 for all
 * @ids: (element-type gint64): where to append the ids, in order
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sw_visit_query_run (SwConnection *connection,
                    SwQuery      *query,
                    gint64        limit,
                    GArray       *ids,
                    GError      **error)
{
  const gsize chunk = 4096;
  g_autoptr (SwVisitQuery) self = sw_visit_query_new (connection, query, error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (SwVisitKey));
  gsize n_left = limit < 0 ? G_MAXSIZE : (gsize) limit;
  SwVisitKey last;

  if (self == NULL)
    return FALSE;

  do
    {
      gboolean first = keys->len == 0;

      g_array_set_size (keys, 0);
      if (!sw_visit_query_page (self, first ? NULL : &last, MIN (chunk, n_left), keys, error))
        return FALSE;
      for (guint i = 0; i < keys->len; i++)
        {
          last = g_array_index (keys, SwVisitKey, i);
          g_array_append_val (ids, last.id);
        }
      n_left -= keys->len;
    }
  while (keys->len == chunk && n_left > 0);

  return TRUE;
}
