/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-emergency-private.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-emergency-community.h"

gboolean
sw_emergency_has_id (const gint64 *ids,
                     gsize         n,
                     gint64        id)
{
  for (gsize i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;

  return FALSE;
}

static gboolean
days_meet (SwEmergency *one,
           SwDay        to_day,
           SwEmergency *other)
{
  return (to_day == SW_NONE || other->from_day <= to_day) &&
         (other->to_day == SW_NONE || one->from_day <= other->to_day);
}

/* Whether no other one of the kind would hold in one of the communities on one of the days until @to_day: the
 * second time it is declared by mistake, and its team would call everybody again. */
static gboolean
check_single (SwStore      *store,
              SwEmergency  *emergency,
              SwDay         to_day,
              const gint64 *community_ids,
              gsize         n_communities,
              GError      **error)
{
  g_autoptr (GPtrArray) all = sw_store_load_all (store, SW_TYPE_EMERGENCY, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      SwEmergency *other = all->pdata[i];
      g_autoptr (GArray) ids = NULL;
      g_autofree char *first = NULL;
      const char *place = NULL;
      gboolean meet;

      if (other->kind != emergency->kind || !days_meet (emergency, to_day, other) ||
          sw_record_get_id (SW_RECORD (other)) == sw_record_get_id (SW_RECORD (emergency)))
        continue;
      ids = sw_emergencies_get_communities (store, other, error);
      if (ids == NULL)
        return FALSE;
      meet = n_communities == 0 || ids->len == 0;
      if (meet && ids->len > 0)
        place = sw_store_get_name (store, SW_TYPE_COMMUNITY, g_array_index (ids, gint64, 0));
      for (gsize k = 0; k < n_communities && !meet; k++)
        if (sw_emergency_has_id ((const gint64 *) (gpointer) ids->data, ids->len, community_ids[k]))
          {
            meet = TRUE;
            place = sw_store_get_name (store, SW_TYPE_COMMUNITY, community_ids[k]);
          }
      if (!meet)
        continue;

      first = sw_day_format (other->from_day);
      if (place != NULL)
        g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                     /* Translators: a kind of emergency, as “cold wave”, a day, and a community. */
                     _("An emergency of this kind (%s, since %s) holds in %s on these days already. Leave out the communities "
                       "where it holds, or change that one."),
                     sw_enum_label (&sw_emergency_kind_enum, other->kind), first, place);
      else
        g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                     /* Translators: a kind of emergency, as “cold wave”, and a day. */
                     _("An emergency of this kind (%s, since %s) holds everywhere on these days already. Change that one."),
                     sw_enum_label (&sw_emergency_kind_enum, other->kind), first);
      return FALSE;
    }

  return TRUE;
}

/**
 * sw_emergencies_declare:
 * @store: a store with an open action
 * @emergency: an emergency, new or changed
 * @community_ids: (array length=n_communities): where it holds
 * @n_communities: how many there are; 0 for everywhere
 * @error: return location for an error; %SW_STORE_ERROR_INVALID where one of its kind holds already
 *
 * From its first day on the emergency rules hold.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_emergencies_declare (SwStore      *store,
                        SwEmergency  *emergency,
                        const gint64 *community_ids,
                        gsize         n_communities,
                        GError      **error)
{
  return sw_store_prepare (SW_RECORD (emergency), error) &&
         check_single (store, emergency, emergency->to_day, community_ids, n_communities, error) &&
         sw_store_save (store, SW_RECORD (emergency), error) &&
         sw_emergencies_set_communities (store, emergency, community_ids, n_communities, error);
}

/**
 * sw_emergencies_set_communities:
 * @store: a store with an open action
 * @emergency: an emergency
 * @community_ids: (array length=n_communities): where it holds
 * @n_communities: how many there are; 0 for everywhere
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sw_emergencies_set_communities (SwStore      *store,
                                SwEmergency  *emergency,
                                const gint64 *community_ids,
                                gsize         n_communities,
                                GError      **error)
{
  gint64 id = sw_record_get_id (SW_RECORD (emergency));
  g_autoptr (GPtrArray) before = sw_store_load_owned (store, SW_TYPE_EMERGENCY_COMMUNITY, id, error);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      SwEmergencyCommunity *one = before->pdata[i];

      if (sw_emergency_has_id (community_ids, n_communities, one->community_id))
        g_array_append_val (there, one->community_id);
      else if (!sw_store_delete (store, SW_RECORD (one), error))
        return FALSE;
    }
  for (gsize i = 0; i < n_communities; i++)
    {
      g_autoptr (SwEmergencyCommunity) one = NULL;

      if (sw_emergency_has_id ((const gint64 *) there->data, there->len, community_ids[i]))
        continue;
      one = sw_emergency_community_new ();
      one->emergency_id = id;
      one->community_id = community_ids[i];
      g_array_append_val (there, one->community_id);
      if (!sw_store_save (store, SW_RECORD (one), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_serves (SwStore      *store,
              SwEmergency  *emergency,
              gint64        caregiver_id,
              GError      **error)
{
  g_autoptr (SwCaregiver) caregiver = sw_store_load (store, SW_TYPE_CAREGIVER, caregiver_id, error);
  g_autofree char *day = NULL;

  if (caregiver == NULL)
    return FALSE;
  if (sw_caregiver_serves_on (caregiver, emergency->from_day))
    return TRUE;

  day = sw_day_format (caregiver->ended_day);
  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
               /* Translators: the name of a caregiver, and a day. */
               _("%s cannot be in the team, having served until %s."), caregiver->name, day);
  return FALSE;
}

/**
 * sw_emergencies_set_team:
 * @store: a store with an open action
 * @emergency: an emergency
 * @caregiver_ids: (array length=n_caregivers): who is in its team
 * @n_caregivers: how many there are
 * @error: return location for an error
 *
 * Who stays keeps the duty; that of new members is a record's, to be saved. Who had ended before it
 * began cannot be new in it.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_emergencies_set_team (SwStore      *store,
                         SwEmergency  *emergency,
                         const gint64 *caregiver_ids,
                         gsize         n_caregivers,
                         GError      **error)
{
  gint64 id = sw_record_get_id (SW_RECORD (emergency));
  g_autoptr (GPtrArray) before = sw_store_load_owned (store, SW_TYPE_EMERGENCY_MEMBER, id, error);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      SwEmergencyMember *one = before->pdata[i];

      if (sw_emergency_has_id (caregiver_ids, n_caregivers, one->caregiver_id))
        g_array_append_val (there, one->caregiver_id);
      else if (!sw_store_delete (store, SW_RECORD (one), error))
        return FALSE;
    }
  for (gsize i = 0; i < n_caregivers; i++)
    {
      g_autoptr (SwEmergencyMember) one = NULL;

      if (sw_emergency_has_id ((const gint64 *) there->data, there->len, caregiver_ids[i]))
        continue;
      one = sw_emergency_member_new ();
      one->emergency_id = id;
      one->caregiver_id = caregiver_ids[i];
      g_array_append_val (there, one->caregiver_id);
      if (!check_serves (store, emergency, one->caregiver_id, error) || !sw_store_save (store, SW_RECORD (one), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sw_emergencies_set_duties:
 * @store: a store with an open action
 * @emergency: an emergency
 * @duties: (element-type gint64 utf8): the duties by caregiver; an empty one is none
 * @error: return location for an error
 *
 * Says who of the team does what. Who is not named keeps the duty; who is not in the team has none.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_emergencies_set_duties (SwStore      *store,
                           SwEmergency  *emergency,
                           GHashTable   *duties,
                           GError      **error)
{
  g_autoptr (GPtrArray) team = sw_emergencies_get_team (store, emergency, error);

  if (team == NULL)
    return FALSE;
  for (guint i = 0; i < team->len; i++)
    {
      SwEmergencyMember *one = team->pdata[i];
      const char *duty = g_hash_table_lookup (duties, &one->caregiver_id);

      if (duty == NULL || g_strcmp0 (duty, one->duty != NULL ? one->duty : "") == 0)
        continue;
      g_free (one->duty);
      one->duty = *duty != '\0' ? g_strdup (duty) : NULL;
      if (!sw_store_save (store, SW_RECORD (one), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sw_emergencies_check_end:
 * @store: a store
 * @emergency: an emergency, as it is stored
 * @last_day: the last day on which it is to hold
 * @effect: (out) (optional) (nullable): see sw_emergencies_describe_effect()
 * @error: return location for an error; %SW_STORE_ERROR_INVALID says why it cannot be
 *
 * Holding longer than before, it must not meet another one of its kind.
 *
 * Returns: whether it can end on that day
 */
gboolean
sw_emergencies_check_end (SwStore      *store,
                          SwEmergency  *emergency,
                          SwDay         last_day,
                          char        **effect,
                          GError      **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (SwRecord) after = NULL;

  if (effect != NULL)
    *effect = NULL;
  if (last_day < emergency->from_day || last_day == emergency->to_day)
    {
      g_autofree char *day = sw_day_format (last_day == emergency->to_day ? last_day : emergency->from_day);

      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                   last_day == emergency->to_day ?
                     /* Translators: %s is a day. */
                     _("Its last day is %s already.") :
                     /* Translators: %s is a day. */
                     _("It holds from %s; its last day cannot be before that."), day);
      return FALSE;
    }

  ids = sw_emergencies_get_communities (store, emergency, error);
  if (ids == NULL ||
      (emergency->to_day != SW_NONE && last_day > emergency->to_day &&
       !check_single (store, emergency, last_day, (const gint64 *) (gpointer) ids->data, ids->len, error)))
    return FALSE;
  if (effect == NULL)
    return TRUE;

  after = sw_record_copy (SW_RECORD (emergency));
  SW_EMERGENCY (after)->to_day = last_day;

  return sw_emergencies_describe_effect (store, emergency, SW_EMERGENCY (after), (const gint64 *) (gpointer) ids->data, ids->len,
                                         effect, error);
}

/**
 * sw_emergencies_end:
 * @store: a store with an open action
 * @emergency: an emergency
 * @last_day: the last day on which it holds
 * @error: return location for an error; see sw_emergencies_check_end()
 *
 * Returns: whether it succeeded
 */
gboolean
sw_emergencies_end (SwStore     *store,
                    SwEmergency *emergency,
                    SwDay        last_day,
                    GError     **error)
{
  if (!sw_emergencies_check_end (store, emergency, last_day, NULL, error))
    return FALSE;

  emergency->to_day = last_day;
  return sw_store_save (store, SW_RECORD (emergency), error);
}

/**
 * sw_emergencies_load:
 * @store: a store
 * @day: a day, or %SW_NONE
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwEmergency): the emergencies
 *   that hold on @day, or all that ever did
 */
GPtrArray *
sw_emergencies_load (SwStore *store,
                     SwDay    day,
                     GError **error)
{
  g_autoptr (GPtrArray) all = sw_store_load_all (store, SW_TYPE_EMERGENCY, error);
  g_autoptr (GPtrArray) found = NULL;

  if (all == NULL || day == SW_NONE)
    return g_steal_pointer (&all);

  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (sw_emergency_covers (all->pdata[i], day))
      g_ptr_array_add (found, g_object_ref (all->pdata[i]));

  return g_steal_pointer (&found);
}

/**
 * sw_emergencies_get_communities:
 * @store: a store
 * @emergency: an emergency
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): where it holds; none
 *   for everywhere
 */
GArray *
sw_emergencies_get_communities (SwStore     *store,
                                SwEmergency *emergency,
                                GError     **error)
{
  g_autoptr (GPtrArray) records = sw_store_load_owned (store, SW_TYPE_EMERGENCY_COMMUNITY,
                                                       sw_record_get_id (SW_RECORD (emergency)), error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    g_array_append_val (ids, SW_EMERGENCY_COMMUNITY (records->pdata[i])->community_id);

  return g_steal_pointer (&ids);
}

/**
 * sw_emergencies_get_team:
 * @store: a store
 * @emergency: an emergency
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwEmergencyMember): its team
 */
GPtrArray *
sw_emergencies_get_team (SwStore     *store,
                         SwEmergency *emergency,
                         GError     **error)
{
  return sw_store_load_owned (store, SW_TYPE_EMERGENCY_MEMBER, sw_record_get_id (SW_RECORD (emergency)), error);
}
