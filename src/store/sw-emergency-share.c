/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who of the team calls whom in an emergency. */
#include "sw-emergency-private.h"

/* Somebody of the team who serves on the day. */
typedef struct
{
  SwEmergencyCaller caller;
  guint             n;     /* whom they call so far */
  guint             quota; /* how many more they get of those that are shared out just now */
} Share;

static gboolean
in_pool (const Share *share,
         gint64       community_id)
{
  return community_id == SW_NONE || share->caller.community_id == community_id;
}

static Share *
find_least (GArray *shares,
            gint64  community_id)
{
  Share *least = NULL;

  for (guint i = 0; i < shares->len; i++)
    {
      Share *share = &g_array_index (shares, Share, i);

      if (in_pool (share, community_id) && (least == NULL || share->n < least->n))
        least = share;
    }

  return least;
}

static void
give (SwBoardRow  *row,
      const Share *share)
{
  row->caller_id = share->caller.caregiver_id;
  row->caller_party = share->caller.party;
}

/* Everybody gets a run of them, so that one elder more or less moves one at each
 * border and not every second one. */
static void
share_rest (GPtrArray *rest,
            GArray    *shares,
            gint64     community_id)
{
  guint next = 0;

  for (guint i = 0; i < rest->len; i++)
    {
      Share *least = find_least (shares, community_id);

      least->n++;
      least->quota++;
    }
  for (guint i = 0; i < shares->len; i++)
    {
      Share *share = &g_array_index (shares, Share, i);

      for (; share->quota > 0; share->quota--)
        give (rest->pdata[next++], share);
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const SwBoardRow *first = *(const SwBoardRow * const *) a, *second = *(const SwBoardRow * const *) b;

  return (first->elder_id > second->elder_id) - (first->elder_id < second->elder_id);
}

static int
compare_callers (gconstpointer a,
                 gconstpointer b)
{
  const Share *first = a, *second = b;

  return (first->caller.caregiver_id > second->caller.caregiver_id) -
         (first->caller.caregiver_id < second->caller.caregiver_id);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const gint64 *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/* Gives everybody their own. The others by community; as one, at SW_NONE, those of the communities
 * from which nobody is in the team. */
static GHashTable *
share_own (GPtrArray *rows,
           GArray    *shares)
{
  GHashTable *groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) members = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) communities = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < shares->len; i++)
    {
      Share *share = &g_array_index (shares, Share, i);

      g_hash_table_insert (members, &share->caller.caregiver_id, share);
      g_hash_table_add (communities, &share->caller.community_id);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      SwBoardRow *row = rows->pdata[i];
      gint64 key = g_hash_table_contains (communities, &row->community_id) ? row->community_id : SW_NONE;
      Share *own = g_hash_table_lookup (members, &row->worker_id);
      GPtrArray *group;

      if (own != NULL)
        {
          own->n++;
          give (row, own);
          continue;
        }
      group = g_hash_table_lookup (groups, &key);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, g_memdup2 (&key, sizeof key), group);
        }
      g_ptr_array_add (group, row);
    }

  return groups;
}

/**
 * sw_emergency_share_out:
 * @rows: (element-type SwBoardRow): the elders; they get their callers
 * @team: (element-type SwEmergencyCaller): who of the team serves on the day
 *
 * Everybody calls the elders whose worker they are. The others are spread evenly over those of
 * the team who belong to the community, or over all where none does. It does not
 * depend on who is safe already nor on the order of the rows, so that the sheets that were printed
 * in the morning and the board say the same all day. Without a team the workers call, and the
 * street whoever has none.
 */
void
sw_emergency_share_out (GArray *rows,
                        GArray *team)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, TRUE, sizeof (Share));
  g_autoptr (GPtrArray) by_id = g_ptr_array_sized_new (rows->len);
  g_autoptr (GHashTable) groups = NULL;
  g_autoptr (GList) keys = NULL;
  gint64 everywhere = SW_NONE;
  GPtrArray *rest;

  for (guint i = 0; i < rows->len; i++)
    {
      SwBoardRow *row = &g_array_index (rows, SwBoardRow, i);

      row->caller_id = team->len == 0 ? row->worker_id : SW_NONE;
      row->caller_party = row->caller_id != SW_NONE ? SW_PARTY_WORKER : SW_PARTY_STREET;
      g_ptr_array_add (by_id, row);
    }
  if (team->len == 0)
    return;

  for (guint i = 0; i < team->len; i++)
    {
      Share share = { g_array_index (team, SwEmergencyCaller, i), 0, 0 };

      g_array_append_val (shares, share);
    }
  g_array_sort (shares, compare_callers);
  g_ptr_array_sort (by_id, compare_ids);
  groups = share_own (by_id, shares);

  keys = g_list_sort (g_hash_table_get_keys (groups), compare_keys);
  for (GList *key = keys; key != NULL; key = key->next)
    if (*(gint64 *) key->data != SW_NONE)
      share_rest (g_hash_table_lookup (groups, key->data), shares, *(gint64 *) key->data);
  rest = g_hash_table_lookup (groups, &everywhere);
  if (rest != NULL)
    share_rest (rest, shares, SW_NONE);
}
