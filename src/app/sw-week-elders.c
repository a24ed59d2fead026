/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a caregiver may have visited in a week. */
#include "sw-week-elders.h"

#include "sw-day.h"
#include "sw-elder.h"
#include "sw-store-query.h"
#include "sw-substitution.h"
#include "sw-visit.h"

#define LAST_WEEKDAY 6

/* Elders, each once, in the order in which they were added. */
typedef struct
{
  SwStore    *store;
  SwDay       monday;
  GArray     *ids;
  GHashTable *seen;
} Elders;

static void
add_elder (Elders *elders,
           gint64  id)
{
  if (g_hash_table_add (elders->seen, g_memdup2 (&id, sizeof id)))
    g_array_append_val (elders->ids, id);
}

/* Who is in somebody's care and in the register on the last day of the week, or on its first: who
 * left it in the week was visited before. */
static gboolean
add_where (Elders      *elders,
           const char  *field,
           gint64       id,
           GError     **error)
{
  static const char *const active[] = { "active", NULL };
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  const char *is_id[] = { text, NULL };
  const SwDay days[] = { elders->monday + LAST_WEEKDAY, elders->monday };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
      g_autoptr (GArray) ids = NULL;

      sw_query_set_day (query, days[i]);
      sw_query_set_sort (query, "name", FALSE);
      if (!sw_query_set_condition (query, field, SW_OPERATOR_EQUAL, is_id, error) ||
          !sw_query_set_condition (query, "status", SW_OPERATOR_EQUAL, active, error))
        return FALSE;
      ids = sw_store_query_ids (elders->store, query, -1, error);
      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        add_elder (elders, g_array_index (ids, gint64, j));
    }

  return TRUE;
}

static gboolean
add_of_caregiver (Elders       *elders,
                  SwCaregiver  *caregiver,
                  GError      **error)
{
  gint64 id = sw_record_get_id (SW_RECORD (caregiver));

  switch (sw_party_of_caregiver (caregiver->kind))
    {
    case SW_PARTY_NEIGHBOUR:
      return add_where (elders, "neighbour_id", id, error);
    case SW_PARTY_HOMECARE:
      return caregiver->organisation_id == SW_NONE ||
             add_where (elders, "homecare_organisation_id", caregiver->organisation_id, error);
    default:
      return add_where (elders, "worker_id", id, error);
    }
}

/* Those of whoever is on leave in the week and left them to the caregiver. */
static gboolean
add_of_absent (Elders   *elders,
               gint64    caregiver_id,
               GError  **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, caregiver_id);
  g_autoptr (GPtrArray) found = sw_store_load_where (elders->store, SW_TYPE_SUBSTITUTION, "substitute_id", id, error);

  for (guint i = 0; found && i < found->len; i++)
    {
      SwSubstitution *leave = found->pdata[i];
      g_autoptr (SwCaregiver) absent = NULL;

      if (leave->from_day > elders->monday + LAST_WEEKDAY || leave->to_day < elders->monday)
        continue;
      absent = sw_store_load (elders->store, SW_TYPE_CAREGIVER, leave->caregiver_id, error);
      if (absent == NULL || !add_of_caregiver (elders, absent, error))
        return FALSE;
    }

  return found != NULL;
}

/**
 * sw_week_elders_find:
 * @store: a store
 * @caregiver: whose week it is
 * @monday: its first day
 * @visits: (element-type SwVisit): what the caregiver did in the week
 * @error: return location for an error
 *
 * Finds whom a caregiver may have visited: the elders in the own care, in order of their names, the
 * clients of the organisation where the caregiver is of one; those of colleagues on leave; and whom
 * else the caregiver did visit.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the elders, each once
 */
GArray *
sw_week_elders_find (SwStore      *store,
                     SwCaregiver  *caregiver,
                     SwDay         monday,
                     GPtrArray    *visits,
                     GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Elders elders = { store, monday, ids, seen };

  if (!add_of_caregiver (&elders, caregiver, error) ||
      !add_of_absent (&elders, sw_record_get_id (SW_RECORD (caregiver)), error))
    return NULL;
  for (guint i = 0; i < visits->len; i++)
    if (visits->pdata[i])
      add_elder (&elders, SW_VISIT (visits->pdata[i])->elder_id);

  return g_steal_pointer (&ids);
}

/**
 * sw_week_elders_name:
 * @store: a store
 * @id: an elder
 * @with_address: whether the name alone does not say who it is
 *
 * Returns: (transfer full): the elder's name, and where they live
 */
char *
sw_week_elders_name (SwStore  *store,
                     gint64    id,
                     gboolean  with_address)
{
  const char *name = sw_store_get_name (store, SW_TYPE_ELDER, id);
  g_autoptr (SwElder) elder = with_address ? sw_store_load (store, SW_TYPE_ELDER, id, NULL) : NULL;

  return elder && elder->home_address ? g_strdup_printf ("%s · %s", elder->name, elder->home_address)
                                      : g_strdup (name ? name : "");
}

/**
 * sw_week_elders_list_names:
 * @store: (nullable): a store
 * @sheet: (nullable): a week
 *
 * Namesakes are told apart by where they live.
 *
 * Returns: (transfer full) (element-type GtkStringObject): what the rows of the week are called
 */
GPtrArray *
sw_week_elders_list_names (SwStore     *store,
                           SwWeekSheet *sheet)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) once = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) twice = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = sheet ? sw_week_sheet_get_n_elders (sheet) : 0;

  for (guint i = 0; i < n; i++)
    {
      const char *name = sw_store_get_name (store, SW_TYPE_ELDER, sw_week_sheet_get_elder (sheet, i));

      if (name && !g_hash_table_add (once, (gpointer) name))
        g_hash_table_add (twice, (gpointer) name);
    }
  for (guint i = 0; i < n; i++)
    {
      gint64 id = sw_week_sheet_get_elder (sheet, i);
      const char *name = sw_store_get_name (store, SW_TYPE_ELDER, id);
      g_autofree char *text = sw_week_elders_name (store, id, name && g_hash_table_contains (twice, name));

      g_ptr_array_add (names, gtk_string_object_new (text));
    }

  return names;
}
