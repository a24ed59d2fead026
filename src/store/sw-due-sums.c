/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sums of due visits are called, and in which order they are told. */
#include "sw-due-sums.h"

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-organisation.h"

/* A name, and what tells namesakes apart. */
static char *
name_with (const char *name,
           const char *which)
{
  return which != NULL && *which != '\0' ? g_strdup_printf ("%s（%s）", name, which) : g_strdup (name);
}

static char *
name_caregiver (SwStore *store,
                gint64   id)
{
  g_autoptr (SwCaregiver) caregiver = sw_store_load (store, SW_TYPE_CAREGIVER, id, NULL);

  if (caregiver == NULL)
    return NULL;

  return name_with (caregiver->name, caregiver->community_id != SW_NONE ?
                    sw_store_get_name (store, SW_TYPE_COMMUNITY, caregiver->community_id) :
                    caregiver->organisation_id != SW_NONE ?
                    sw_store_get_name (store, SW_TYPE_ORGANISATION, caregiver->organisation_id) : NULL);
}

static char *
name_elder (SwStore *store,
            gint64   id)
{
  g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, id, NULL);

  return elder == NULL ? NULL :
         name_with (elder->name, elder->community_id == SW_NONE ? NULL :
                                 sw_store_get_name (store, SW_TYPE_COMMUNITY, elder->community_id));
}

/* A rule that was changed and the rule in its place often have one title. */
static char *
name_rule (SwStore *store,
           gint64   id)
{
  g_autoptr (SwRule) rule = sw_store_load (store, SW_TYPE_RULE, id, NULL);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *span = NULL;

  if (rule == NULL)
    return NULL;
  from = rule->from_day != SW_NONE ? sw_day_format_chinese (rule->from_day) : g_strdup ("");
  to = rule->to_day != SW_NONE ? sw_day_format_chinese (rule->to_day) : g_strdup ("");
  if (*to != '\0')
    span = g_strdup_printf ("%s至%s", from, to);
  else if (*from != '\0')
    span = g_strdup_printf ("%s起", from);

  return name_with (rule->title, span);
}

/**
 * sw_due_sum_official_name:
 * @store: a store
 * @by: what the sums are told by
 * @sum: one of them
 *
 * Returns: (transfer full): what it is about, in the words of the documents, with what tells
 *   namesakes apart; “未落实” for what is nobody's
 */
char *
sw_due_sum_official_name (SwStore        *store,
                   SwDueBy         by,
                   const SwDueSum *sum)
{
  char *name = NULL;

  if (by == SW_DUE_BY_PARTY)
    name = g_strdup (sw_enum_official (&sw_party_enum, sum->key));
  else if (by == SW_DUE_BY_COMMUNITY)
    name = g_strdup (sw_store_get_name (store, SW_TYPE_COMMUNITY, sum->key));
  else if (by == SW_DUE_BY_ELDER)
    name = name_elder (store, sum->key);
  else if (by == SW_DUE_BY_RULE)
    name = name_rule (store, sum->key);
  else if (sum->organisation_id != SW_NONE)
    name = g_strdup (sw_store_get_name (store, SW_TYPE_ORGANISATION, sum->organisation_id));
  else
    name = name_caregiver (store, sum->key);

  return name != NULL ? name : g_strdup ("未落实");
}

static gint64
get_missing (const SwDueSum *sum)
{
  return sum->counts[SW_SLOT_MISSED] + sum->counts[SW_SLOT_OVERDUE];
}

static int
compare_sums (gconstpointer a,
              gconstpointer b)
{
  const SwDueSum *one = a, *other = b;

  if (get_missing (one) != get_missing (other))
    return get_missing (one) > get_missing (other) ? -1 : 1;
  if (sw_due_sum_asked (one) != sw_due_sum_asked (other))
    return sw_due_sum_asked (one) > sw_due_sum_asked (other) ? -1 : 1;

  return one->key < other->key ? -1 : one->key > other->key;
}

/**
 * sw_due_sums_sort:
 * @sums: (element-type SwDueSum): sums
 *
 * Puts those first of which most is missing.
 */
void
sw_due_sums_sort (GArray *sums)
{
  g_array_sort (sums, compare_sums);
}

/**
 * sw_due_sum_rate_text:
 * @sum: a sum
 *
 * Returns: (transfer full): the part of what was due that was made, late or not, in percent
 */
char *
sw_due_sum_rate_text (const SwDueSum *sum)
{
  gint64 made = sum->counts[SW_SLOT_MET] + sum->counts[SW_SLOT_LATE];
  gint64 due = made + get_missing (sum);

  return due == 0 ? g_strdup ("—") : g_strdup_printf ("%.1f%%", 100.0 * (double) made / (double) due);
}
