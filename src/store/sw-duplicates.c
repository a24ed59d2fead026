/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-duplicates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-agreements-private.h"
#include "sw-distinct-pair.h"
#include "sw-elder.h"
#include "sw-query-sql.h"
#include "sw-record-sql.h"
#include "sw-record-types.h"
#include "sw-store-private.h"
#include "sw-text.h"

/* So many people at one address or of one name in a community are a home or a
 * fault of the data, not duplicates; they are compared with as many others only. */
#define MAX_GROUP 500

typedef struct
{
  gint64   id;
  char    *group; /* what the members of a group have in common */
  char    *name;
  char    *pinyin;
  char    *number; /* NULL if it is not valid */
  char    *address;
} Person;

typedef gboolean (*CompareFunc) (const Person *a, const Person *b);

typedef struct
{
  SwConnection *connection;
  GHashTable   *seen; /* pairs that are declared distinct or found already */
  GArray       *found;
} Search;

static void
clear_person (gpointer data)
{
  Person *person = data;

  g_free (person->group);
  g_free (person->name);
  g_free (person->pinyin);
  g_free (person->number);
  g_free (person->address);
}

static char *
pair_key (gint64 a,
          gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

/* Behind the names of the city, the district, the street office and the
 * community, which some write and some do not. */
static const char *
skip_places (const char *address)
{
  static const char *const places[] = { "省", "市", "区", "县", "街道", "镇", "乡" };
  const char *start = address;

  for (const char *p = address; *p; p = g_utf8_next_char (p))
    for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
      if (g_str_has_prefix (p, places[i]) && p > start)
        {
          const char *end = p + strlen (places[i]);
          const char *before = g_utf8_prev_char (p);

          if (*end && !g_str_has_prefix (before, "小") && !g_str_has_prefix (p, "市场"))
            start = end;
        }

  return start;
}

/* An address as street and numbers: "苏州市钮家巷12号2幢301室" is "钮家巷-12-2-301". */
static char *
address_key (const char *address)
{
  static const char *const units[] = { "单元", "号", "幢", "栋", "楼", "室", "座", "门", "户", "之" };
  g_autofree char *normal = sw_text_normalize (address);
  GString *key = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = normal ? skip_places (normal) : ""; *p;)
    {
      gunichar c = g_utf8_get_char (p);
      gsize skip = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (units) && skip == 0; i++)
        if (key->len && g_ascii_isalnum (key->str[key->len - 1]) && g_str_has_prefix (p, units[i]))
          skip = strlen (units[i]);
      if (skip == 0 && !g_unichar_isalnum (c))
        skip = g_utf8_next_char (p) - p;
      if (skip)
        {
          gap = TRUE;
          p += skip;
          continue;
        }

      /* A number stands apart from the street as well. */
      if (key->len && (gap || (c < 0x80 && !g_ascii_isalnum (key->str[key->len - 1]))))
        g_string_append_c (key, '-');
      gap = FALSE;
      g_string_append_unichar (key, g_unichar_tolower (c));
      p = g_utf8_next_char (p);
    }

  return g_string_free (key, FALSE);
}

static char *
numbers_of (const char *key)
{
  GString *numbers = g_string_new (NULL);

  for (const char *p = key; *p; p++)
    if (g_ascii_isalnum (*p) || *p == '-')
      g_string_append_c (numbers, *p);

  return g_string_free (numbers, FALSE);
}

/* The same, one of them less exact, or one hanzi of the street another. */
static gboolean
is_similar_address (const char *a,
                    const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b), shorter = MIN (length_a, length_b);
  g_autofree char *numbers_a = NULL, *numbers_b = NULL;

  if (strncmp (a, b, shorter) == 0)
    return length_a == length_b || (length_a > length_b ? a[shorter] : b[shorter]) == '-';

  numbers_a = numbers_of (a);
  numbers_b = numbers_of (b);
  return strcmp (numbers_a, numbers_b) == 0 && sw_text_is_one_edit (a, b);
}

/* Two numbers that are both right are of two persons. */
static gboolean
have_other_numbers (const Person *a,
                    const Person *b)
{
  return a->number && b->number && strcmp (a->number, b->number) != 0;
}

static gboolean
is_always (const Person *a,
           const Person *b)
{
  return TRUE;
}

static gboolean
is_similar_name (const Person *a,
                 const Person *b)
{
  return !have_other_numbers (a, b) && (g_strcmp0 (a->pinyin, b->pinyin) == 0 || sw_text_is_one_edit (a->name, b->name));
}

static gboolean
is_near (const Person *a,
         const Person *b)
{
  return !have_other_numbers (a, b) && a->address && b->address && is_similar_address (a->address, b->address);
}

static void
compare_group (Search           *search,
               GArray           *group,
               CompareFunc       compare,
               SwDuplicateReason reason)
{
  for (guint i = 0; i < group->len; i++)
    for (guint k = i + 1; k < MIN (group->len, i + MAX_GROUP); k++)
      {
        const Person *a = &g_array_index (group, Person, i), *b = &g_array_index (group, Person, k);
        g_autofree char *key = NULL;

        if (!compare (a, b))
          continue;
        key = pair_key (a->id, b->id);
        if (g_hash_table_add (search->seen, g_steal_pointer (&key)))
          {
            SwDuplicate duplicate = { MIN (a->id, b->id), MAX (a->id, b->id), reason };

            g_array_append_val (search->found, duplicate);
          }
      }
}

/* Walks through groups of people, of whom only the present one is in memory. */
static gboolean
walk (Search           *search,
      const char       *sql,
      CompareFunc       compare,
      SwDuplicateReason reason,
      GError          **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (search->connection, sql, error);
  g_autoptr (GArray) group = g_array_new (FALSE, FALSE, sizeof (Person));
  SwStep step;

  if (statement == NULL)
    return FALSE;

  g_array_set_clear_func (group, clear_person);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      const char *common = sw_statement_get_text (statement, 1);
      Person person = { .id = sw_statement_get_integer (statement, 0) };

      if (group->len && strcmp (g_array_index (group, Person, 0).group, common) != 0)
        {
          compare_group (search, group, compare, reason);
          g_array_set_size (group, 0);
        }
      person.group = g_strdup (common);
      person.name = g_strdup (sw_statement_get_text (statement, 2));
      person.pinyin = g_strdup (sw_statement_get_text (statement, 3));
      person.number = g_strdup (sw_statement_get_text (statement, 4));
      person.address = g_strdup (sw_statement_get_text (statement, 5));
      g_array_append_val (group, person);
    }
  compare_group (search, group, compare, reason);

  return step == SW_STEP_DONE;
}

static gboolean
load_distinct (Search  *search,
               GError **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (search->connection, "SELECT elder_id, other_id FROM distinct_pair", error);
  SwStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    g_hash_table_add (search->seen, pair_key (sw_statement_get_integer (statement, 0),
                                              sw_statement_get_integer (statement, 1)));

  return step == SW_STEP_DONE;
}

static void
address_key_cb (sqlite3_context *context,
                int              n_arguments,
                sqlite3_value  **arguments)
{
  const char *address = (const char *) sqlite3_value_text (arguments[0]);

  if (address)
    sqlite3_result_text (context, address_key (address), -1, g_free);
}

#define PERSON "e.name, e.name_pinyin, CASE e.document_state WHEN 'valid' THEN e.document_number END"

static const struct
{
  SwDuplicateReason reason;
  CompareFunc       compare;
  const char       *sql;
} walks[] = {
  { SW_DUPLICATE_SAME_NUMBER, is_always,
    "SELECT e.id, e.document_number, NULL, NULL, NULL, NULL FROM elder e WHERE e.document_number IN"
    " (SELECT document_number FROM elder WHERE document_number IS NOT NULL GROUP BY document_number"
    "  HAVING count (*) > 1) ORDER BY e.document_number, e.id" },
  { SW_DUPLICATE_SAME_NAME_AND_BIRTH, is_always,
    "SELECT e.id, e.birth_day || ' ' || e.name AS common, NULL, NULL, NULL, NULL FROM elder e WHERE (e.birth_day, e.name) IN"
    " (SELECT birth_day, name FROM elder WHERE birth_day IS NOT NULL GROUP BY birth_day, name"
    "  HAVING count (*) > 1) ORDER BY common, e.id" },
  { SW_DUPLICATE_SIMILAR, is_similar_name,
    "SELECT e.id, sw_address_key (e.home_address) AS common, " PERSON ", NULL FROM elder e"
    " WHERE e.home_address IS NOT NULL ORDER BY common, e.id" },
  { SW_DUPLICATE_SIMILAR, is_near,
    "SELECT e.id, e.community_id || ' ' || e.name_pinyin AS common, " PERSON ", sw_address_key (e.home_address) FROM elder e"
    " WHERE e.name_pinyin IS NOT NULL AND (e.community_id, e.name_pinyin) IN (SELECT community_id, name_pinyin FROM elder"
    " GROUP BY community_id, name_pinyin HAVING count (*) > 1) ORDER BY common, e.id" },
};

/**
 * sw_store_find_duplicates:
 * @store: a store
 * @cancellable: (nullable): to end it
 * @error: return location for an error
 *
 * Finds pairs of elders with the same document number, with the same name and
 * birth day, or with similar names and addresses (one hanzi another or the same
 * pinyin; the same address but for its units and the places before it). It has
 * a connection of its own, so any thread may ask; what is not yet committed is
 * not seen.
 *
 * Returns: (transfer full) (nullable) (element-type SwDuplicate): the pairs,
 *   each once with its strongest reason, those declared distinct left out
 */
GArray *
sw_store_find_duplicates (SwStore      *store,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (SwConnection) connection = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SwDuplicate));
  Search search;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  connection = sw_query_sql_open_reader (sw_store_get_path (store), cancellable, error);
  if (connection == NULL)
    return NULL;
  sqlite3_create_function (sw_connection_get_handle (connection), "sw_address_key", 1,
                           SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, address_key_cb, NULL, NULL);

  search = (Search) { connection, seen, found };
  if (!load_distinct (&search, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (walks); i++)
    if (!walk (&search, walks[i].sql, walks[i].compare, walks[i].reason, error))
      return NULL;

  return g_steal_pointer (&found);
}

/* Within an action. */
static gboolean
save_distinct (SwStore *store,
               gint64   elder_id,
               gint64   other_id,
               GError **error)
{
  g_autoptr (SwDistinctPair) pair = sw_distinct_pair_new ();
  g_autoptr (SwStatement) known =
    sw_connection_prepare (sw_store_get_connection (store),
                           "SELECT 1 FROM distinct_pair WHERE elder_id = ?1 AND other_id = ?2", error);
  SwStep step;

  if (known == NULL)
    return FALSE;

  pair->elder_id = MIN (elder_id, other_id);
  pair->other_id = MAX (elder_id, other_id);
  sw_statement_bind_integer (known, 1, pair->elder_id);
  sw_statement_bind_integer (known, 2, pair->other_id);
  step = sw_statement_step (known, error);

  return step == SW_STEP_ROW || (step == SW_STEP_DONE && sw_store_save (store, SW_RECORD (pair), error));
}

/* A pair that was declared distinct may be there already after its elder became
 * another, or be of one and the same. */
static gboolean
rehang_distinct (SwStore        *store,
                 SwDistinctPair *pair,
                 gint64          from,
                 gint64          to,
                 GError        **error)
{
  SwConnection *connection = sw_store_get_connection (store);
  gint64 other = pair->elder_id == from ? pair->other_id : pair->elder_id;

  if (!sw_record_sql_delete (connection, SW_RECORD (pair), error))
    return FALSE;
  if (other == to)
    return TRUE;

  return save_distinct (store, other, to, error);
}

static gboolean
rehang (SwStore       *store,
        SwRecord      *record,
        const SwField *field,
        gint64         from,
        gint64         to,
        GError       **error)
{
  g_autoptr (SwRecord) after = NULL;

  if (SW_IS_DISTINCT_PAIR (record))
    return rehang_distinct (store, SW_DISTINCT_PAIR (record), from, to, error);

  /* Only the reference changes, so nothing else is asked of an old record. */
  after = sw_record_copy (record);
  sw_record_set_number (after, field, to);
  return sw_record_sql_update (sw_store_get_connection (store), after, record, error);
}

static gboolean
rehang_all (SwStore *store,
            gint64   from,
            gint64   to,
            GError **error)
{
  g_autofree char *from_text = g_strdup_printf ("%" G_GINT64_FORMAT, from);
  guint n_types;
  const GType *types = sw_record_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      SwRecordClass *klass = g_type_class_peek (types[i]);

      for (guint f = 0; f < klass->n_fields; f++)
        {
          const SwField *field = &klass->fields[f];
          g_autoptr (GPtrArray) records = NULL;

          if (field->kind != SW_FIELD_REFERENCE || field->reference () != SW_TYPE_ELDER)
            continue;
          records = sw_store_load_where (store, types[i], field->name, from_text, error);
          if (records == NULL)
            return FALSE;
          for (guint r = 0; r < records->len; r++)
            if (!rehang (store, records->pdata[r], field, from, to, error))
              return FALSE;
        }
    }

  return TRUE;
}

/**
 * sw_store_merge_elders:
 * @store: a store without an open action
 * @merged: the elder who stays, stored, with the chosen values
 * @dropped: the elder who goes, stored
 * @error: return location for an error
 *
 * Makes one elder of two, as one action: whatever refers to @dropped, in any
 * class of records, refers to @merged then, and @dropped is deleted.
 *
 * Returns: whether it is on the disk; nothing has changed if not
 */
gboolean
sw_store_merge_elders (SwStore *store,
                       SwElder *merged,
                       SwElder *dropped,
                       GError **error)
{
  gint64 to = sw_record_get_id (SW_RECORD (merged)), from = sw_record_get_id (SW_RECORD (dropped));
  g_autofree char *label = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (to != SW_NONE && from != SW_NONE && to != from, FALSE);

  /* Translators: what the user did; %s is an elder's name. */
  label = g_strdup_printf (_("Merge two entries of %s"), merged->name);
  if (!sw_store_begin (store, label, error))
    return FALSE;

  if (sw_agreements_make_room (store, to, from, error) && rehang_all (store, from, to, error) &&
      sw_record_sql_delete (sw_store_get_connection (store), SW_RECORD (dropped), error) &&
      sw_store_save (store, SW_RECORD (merged), error))
    return sw_store_commit (store, error);

  sw_store_rollback (store);
  return FALSE;
}

/**
 * sw_store_declare_distinct:
 * @store: a store without an open action
 * @elder_id: an elder
 * @other_id: another elder
 * @error: return location for an error
 *
 * Remembers that the two are not the same person. Nothing happens if that is
 * known already.
 *
 * Returns: whether it is on the disk
 */
gboolean
sw_store_declare_distinct (SwStore *store,
                           gint64   elder_id,
                           gint64   other_id,
                           GError **error)
{
  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (elder_id != other_id, FALSE);

  if (!sw_store_begin (store, _("Declare two elders to be two persons"), error))
    return FALSE;
  if (save_distinct (store, elder_id, other_id, error))
    return sw_store_commit (store, error);

  sw_store_rollback (store);
  return FALSE;
}
