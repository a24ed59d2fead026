/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches: as a condition of a query, and run with the best first. */
#include "sw-query-sql.h"

#include "sw-elder.h"

/* So many results of a search are put in order, best and then by name; more
 * than that nobody reads through, and they come as they stand in the index. */
#define MAX_RANKED 500

/* How well a name matches. */
typedef enum
{
  RANK_SAME,
  RANK_BEGINS,
  RANK_NAME,
  RANK_OTHER
} Rank;

typedef struct
{
  gint64 id;
  Rank   rank;
  char  *key; /* (owned) */
} Found;

static char *
without (const char *text,
         const char *sign)
{
  g_autoptr (GString) string = g_string_new (text);

  g_string_replace (string, sign, "", 0);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static gboolean
has_han (const char *word)
{
  for (const char *p = word; *p; p++)
    if ((guint8) *p >= 0xe0)
      return TRUE;

  return FALSE;
}

static void
add_name_check (SwSqlText  *sql,
                const char *row,
                const char *word)
{
  g_autofree char *plain = without (word, "·");

  sw_sql_text_append (sql, "instr (replace (%s.name, '·', ''), ", row);
  sw_sql_text_add_text (sql, plain);
  sw_sql_text_append (sql, ")");
}

static void
add_phone_check (SwSqlText  *sql,
                 const char *column,
                 const char *word)
{
  g_autofree char *digits = without (word, "-");

  sw_sql_text_append (sql, "instr (replace (%s, '-', ''), ", column);
  sw_sql_text_add_text (sql, digits);
  sw_sql_text_append (sql, ")");
}

static void
add_relatives_check (SwSqlText  *sql,
                     const char *word)
{
  sw_sql_text_append (sql, " OR EXISTS (SELECT 1 FROM relative r WHERE r.elder_id = e.id AND (");
  if (has_han (word))
    {
      add_name_check (sql, "r", word);
    }
  else
    {
      add_phone_check (sql, "r.phone", word);
      sw_sql_text_append (sql, " OR ");
      add_phone_check (sql, "r.other_phone", word);
    }
  sw_sql_text_append (sql, "))");
}

/* Appends for each word whether it stands in a row. */
static void
add_checks (SwSqlText *sql,
            GPtrArray *words,
            gboolean   name_only)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      g_autofree char *lower = g_ascii_strdown (word, -1);
      g_autofree char *upper = g_ascii_strup (word, -1);

      sw_sql_text_append (sql, " AND (");
      if (name_only || has_han (word))
        {
          add_name_check (sql, "e", word);
        }
      else
        {
          sw_sql_text_append (sql, "instr (e.document_number, ");
          sw_sql_text_add_text (sql, upper);
          sw_sql_text_append (sql, ") OR ");
          add_phone_check (sql, "e.phone", upper);
        }
      if (!name_only)
        {
          sw_sql_text_append (sql, " OR instr (lower (e.home_address), ");
          sw_sql_text_add_text (sql, lower);
          sw_sql_text_append (sql, ")");
          add_relatives_check (sql, has_han (word) ? word : upper);
        }
      sw_sql_text_append (sql, ")");
    }
}

/* Classes other than elders are few: their searchable fields are looked through. */
static void
add_plain_search (SwSqlText     *sql,
                  SwRecordClass *klass,
                  SwSearch      *search)
{
  sw_sql_text_append (sql, " (1");
  for (guint i = 0; i < search->words->len; i++)
    {
      g_autofree char *lower = g_ascii_strdown (g_ptr_array_index (search->words, i), -1);

      sw_sql_text_append (sql, " AND (0");
      for (guint k = 0; k < klass->n_fields; k++)
        if (klass->fields[k].flags & SW_FIELD_SEARCHABLE)
          {
            sw_sql_text_append (sql, " OR instr (lower (e.%s), ", klass->fields[k].name);
            sw_sql_text_add_text (sql, lower);
            sw_sql_text_append (sql, ")");
          }
      if (sw_record_class_find_field (klass, "name_pinyin"))
        {
          sw_sql_text_append (sql, " OR instr (e.name_pinyin, ");
          sw_sql_text_add_text (sql, lower);
          sw_sql_text_append (sql, ") = 1 OR instr (e.name_initials, ");
          sw_sql_text_add_text (sql, lower);
          sw_sql_text_append (sql, ") = 1");
        }
      sw_sql_text_append (sql, ")");
    }
  sw_sql_text_append (sql, ")");
}

/* Appends a statement for the elders that the index finds, in the order of ids. */
static void
append_match (SwSqlText  *sql,
              const char *columns,
              const char *match)
{
  if (match)
    {
      sw_sql_text_append (sql, "SELECT %s FROM elder_search CROSS JOIN elder e ON e.id = elder_search.rowid"
                               " WHERE elder_search MATCH ", columns);
      sw_sql_text_add_text (sql, match);
    }
  else
    {
      sw_sql_text_append (sql, "SELECT %s FROM elder e WHERE 1", columns);
    }
}

static SwSqlText *
begin_match (const char *columns,
             const char *match)
{
  SwSqlText *sql = sw_sql_text_new ();

  append_match (sql, columns, match);

  return sql;
}

static Rank
rank_of (SwStatement *statement,
         SwSearch    *search)
{
  const char *word = g_ptr_array_index (search->words, 0);
  const char *name = sw_statement_get_text (statement, 1);

  if (search->words->len > 1)
    return RANK_OTHER;
  if (g_strcmp0 (name, word) == 0)
    return RANK_SAME;

  for (int column = 1; column <= 3; column++)
    {
      const char *text = sw_statement_get_text (statement, column);

      if (text && g_ascii_strncasecmp (text, word, strlen (word)) == 0)
        return RANK_BEGINS;
    }

  return name && strstr (name, word) ? RANK_NAME : RANK_OTHER;
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *x = a, *y = b;
  int order = x->rank != y->rank ? (x->rank < y->rank ? -1 : 1) : g_strcmp0 (x->key, y->key);

  return order ? order : (x->id > y->id) - (x->id < y->id);
}

static void
clear_found (gpointer data)
{
  g_free (((Found *) data)->key);
}

/* Gathers results to be ranked; there may be one too many. */
static GArray *
gather (SwConnection *connection,
        SwQuery      *query,
        SwSearch     *search,
        GError      **error)
{
  g_autoptr (SwSqlText) sql = begin_match ("e.id, e.name, e.name_pinyin, e.name_initials, e.name_key", search->match);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (SwStatement) statement = NULL;
  SwStep step;

  g_array_set_clear_func (all, clear_found);
  add_checks (sql, search->checks, FALSE);
  sw_query_sql_add_where (sql, query);
  sw_query_sql_add_limit (sql, MAX_RANKED + 1);

  statement = sw_sql_text_prepare (sql, connection, error);
  if (statement == NULL)
    return NULL;
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      Found found = { sw_statement_get_integer (statement, 0), rank_of (statement, search),
                      g_strdup (sw_statement_get_text (statement, 4)) };

      g_array_append_val (all, found);
    }

  return step == SW_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/* Whether there are too many to rank, by asking the index alone. */
static gboolean
are_many (SwConnection *connection,
          SwQuery      *query,
          SwSearch     *search,
          gboolean     *many,
          GError      **error)
{
  g_autoptr (SwSqlText) sql = sw_sql_text_new ();
  g_autoptr (SwStatement) statement = NULL;
  SwStep step;

  *many = FALSE;
  if (search->match == NULL || search->checks->len > 0 || sw_query_get_conditions (query)->len > 0)
    return TRUE;

  sw_sql_text_append (sql, "SELECT 1 FROM elder_search WHERE elder_search MATCH ");
  sw_sql_text_add_text (sql, search->match);
  sw_sql_text_append (sql, " LIMIT 1 OFFSET ");
  sw_sql_text_add_integer (sql, MAX_RANKED);
  statement = sw_sql_text_prepare (sql, connection, error);
  if (statement == NULL)
    return FALSE;

  step = sw_statement_step (statement, error);
  *many = step == SW_STEP_ROW;
  return step != SW_STEP_ERROR;
}

/* Many results: those by name first, then the others, each in the order of ids. */
static gboolean
run_many (SwConnection *connection,
          SwQuery      *query,
          SwSearch     *search,
          gint64        limit,
          GArray       *ids,
          GError      **error)
{
  g_autoptr (SwSqlText) sql = NULL;
  g_autoptr (SwStatement) statement = NULL;
  gboolean simple = search->checks->len == 0 && sw_query_get_conditions (query)->len == 0;
  guint start = ids->len, n_names, next = start;
  SwStep step = SW_STEP_DONE;

  if (search->name_match)
    {
      g_autoptr (SwSqlText) names = begin_match ("e.id", search->name_match);

      add_checks (names, search->checks, TRUE);
      sw_query_sql_add_where (names, query);
      sw_sql_text_append (names, " ORDER BY elder_search.rowid");
      sw_query_sql_add_limit (names, limit);
      if (!sw_query_sql_run_ids (connection, names, ids, error))
        return FALSE;
    }
  n_names = ids->len;
  if (limit >= 0 && n_names - start >= limit)
    return TRUE;

  if (simple && search->match)
    {
      sql = sw_sql_text_new ();
      sw_sql_text_append (sql, "SELECT rowid FROM elder_search WHERE elder_search MATCH ");
      sw_sql_text_add_text (sql, search->match);
    }
  else
    {
      sql = begin_match ("e.id", search->match);
      add_checks (sql, search->checks, FALSE);
      sw_query_sql_add_where (sql, query);
    }
  sw_sql_text_append (sql, search->match ? " ORDER BY elder_search.rowid" : " ORDER BY e.id");
  statement = sw_sql_text_prepare (sql, connection, error);
  if (statement == NULL)
    return FALSE;

  /* Both come in the order of ids, so what is there already is passed by. */
  while ((limit < 0 || ids->len - start < limit) && (step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      gint64 id = sw_statement_get_integer (statement, 0);

      while (next < n_names && g_array_index (ids, gint64, next) < id)
        next++;
      if (next == n_names || g_array_index (ids, gint64, next) != id)
        g_array_append_val (ids, id);
    }

  return step != SW_STEP_ERROR;
}

/**
 * sw_query_sql_run_search:
 * @connection: a connection
 * @query: a query for elders
 * @search: its search
 * @limit: how many ids at most; -1 for all
 * @ids: (element-type gint64): where to append the ids
 * @error: return location for an error
 *
 * Runs a search that has no other order: the best first where they are not too many to be put in
 * order, else those that are found by their name first.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_query_sql_run_search (SwConnection *connection,
                         SwQuery      *query,
                         SwSearch     *search,
                         gint64        limit,
                         GArray       *ids,
                         GError      **error)
{
  g_autoptr (GArray) all = NULL;
  gboolean many;

  if (!are_many (connection, query, search, &many, error))
    return FALSE;
  if (!many && search->match)
    {
      all = gather (connection, query, search, error);
      if (all == NULL)
        return FALSE;
    }
  if (all == NULL || all->len > MAX_RANKED)
    return run_many (connection, query, search, limit, ids, error);

  g_array_sort (all, compare_found);
  for (guint i = 0; i < all->len && (limit < 0 || i < limit); i++)
    g_array_append_val (ids, g_array_index (all, Found, i).id);

  return TRUE;
}

/**
 * sw_query_sql_add_search:
 * @sql: a statement in the making
 * @query: a query
 *
 * Appends the query's search, if it has one, as a condition after an AND.
 */
void
sw_query_sql_add_search (SwSqlText *sql,
                         SwQuery   *query)
{
  const char *text = sw_query_get_search (query);
  g_autoptr (SwSearch) search = text ? sw_search_new (text) : NULL;
  g_autoptr (GTypeClass) klass = g_type_class_ref (sw_query_get_record_type (query));

  if (text == NULL)
    return;

  if (search == NULL)
    {
      /* Signs alone stand in no name. */
      sw_sql_text_append (sql, " AND 0");
    }
  else if (sw_query_get_record_type (query) != SW_TYPE_ELDER)
    {
      sw_sql_text_append (sql, " AND (");
      add_plain_search (sql, (SwRecordClass *) klass, search);
      if (sw_record_class_find_field ((SwRecordClass *) klass, "elder_id"))
        {
          sw_sql_text_append (sql, " OR e.elder_id IN (");
          append_match (sql, "e.id", search->match);
          add_checks (sql, search->checks, FALSE);
          sw_sql_text_append (sql, ")");
        }
      sw_sql_text_append (sql, ")");
    }
  else
    {
      if (search->match)
        {
          sw_sql_text_append (sql, " AND e.id IN (SELECT rowid FROM elder_search WHERE elder_search MATCH ");
          sw_sql_text_add_text (sql, search->match);
          sw_sql_text_append (sql, ")");
        }
      add_checks (sql, search->checks, FALSE);
    }
}
