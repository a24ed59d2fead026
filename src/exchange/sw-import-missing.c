/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-build.h"

#include "sw-community.h"
#include "sw-store-query.h"

/* Who is in the register and not in the workbooks. */

static gboolean
list_missing_of (SwImportBuild *build,
                 gint64         community,
                 guint          n_rows,
                 GError       **error)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, community);
  const char *const active[] = { "active", NULL };
  const char *const ids[] = { id, NULL };
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) elders = NULL;

  sw_query_set_day (query, build->plan->today);
  if (!sw_query_set_condition (query, "community_id", SW_OPERATOR_EQUAL, ids, error) ||
      !sw_query_set_condition (query, "status", SW_OPERATOR_EQUAL, active, error))
    return FALSE;
  all = sw_store_query_ids (build->store, query, -1, error);
  if (all == NULL)
    return FALSE;

  /* A few rows of another community, moved or mistaken, are not that community's workbook. */
  if ((guint64) n_rows * 2 < all->len)
    return TRUE;
  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (build->by_elder, &g_array_index (all, gint64, i)))
      g_array_append_val (absent, g_array_index (all, gint64, i));
  if (absent->len == 0)
    return TRUE;

  elders = sw_store_load_ids (build->store, SW_TYPE_ELDER, (const gint64 *) absent->data, absent->len, error);
  if (elders == NULL)
    return FALSE;
  for (guint i = 0; i < elders->len; i++)
    {
      SwElder *elder = elders->pdata[i];
      SwImportMissing *missing = g_new0 (SwImportMissing, 1);

      missing->elder_id = sw_record_get_id (SW_RECORD (elder));
      missing->name = g_strdup (elder->name);
      missing->community = g_strdup (sw_reference_names_get (build->plan->names, SW_TYPE_COMMUNITY, community));
      g_ptr_array_add (build->plan->missing, missing);
    }
  return TRUE;
}

static int
compare_missing (gconstpointer a,
                 gconstpointer b)
{
  const SwImportMissing *one = *(SwImportMissing *const *) a;
  const SwImportMissing *two = *(SwImportMissing *const *) b;
  int order = g_strcmp0 (one->community, two->community);

  return order ? order : (one->elder_id > two->elder_id) - (one->elder_id < two->elder_id);
}

/* Lists the elders who are active in the communities of the workbooks and not in these. */
gboolean
sw_import_build_list_missing (SwImportBuild *build,
                              GError       **error)
{
  GHashTableIter iter;
  gpointer id, n_rows;

  if (build->is_empty)
    return TRUE;
  g_hash_table_iter_init (&iter, build->communities);
  while (g_hash_table_iter_next (&iter, &id, &n_rows))
    if (!list_missing_of (build, *(gint64 *) id, GPOINTER_TO_UINT (n_rows), error))
      return FALSE;
  g_ptr_array_sort (build->plan->missing, compare_missing);
  return TRUE;
}
