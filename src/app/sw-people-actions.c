/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions on several records at once, each one unit of undo; without widgets. */
#include "sw-people-actions.h"

#include <glib/gi18n-lib.h>

#include "sw-community.h"
#include "sw-distinct-pair.h"
#include "sw-grid.h"
#include "sw-household-member.h"
#include "sw-organisation.h"
#include "sw-record-labels.h"
#include "sw-reference.h"
#include "sw-relative.h"
#include "sw-status-span.h"
#include "sw-store-query.h"

/* The elders that point to a record and have not left the register. */
static SwQuery *
make_query (const char  *field_name,
            gint64       id,
            GError     **error)
{
  static const char *const statuses[] = { "active", "paused", NULL };
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  const char *const values[] = { text, NULL };

  if (!sw_query_set_condition (query, field_name, SW_OPERATOR_EQUAL, values, error) ||
      !sw_query_set_condition (query, "status", SW_OPERATOR_EQUAL, statuses, error))
    return NULL;

  return g_steal_pointer (&query);
}

/**
 * sw_people_count_elders:
 * @store: an open database
 * @field_name: a reference of the elder: "worker_id", "community_id"…
 * @id: what it points to
 * @error: return location for an error
 *
 * Returns: how many elders point there who have not left the register, or -1
 *   on an error
 */
gint64
sw_people_count_elders (SwStore     *store,
                        const char  *field_name,
                        gint64       id,
                        GError     **error)
{
  g_autoptr (SwQuery) query = make_query (field_name, id, error);

  if (query == NULL)
    return -1;

  return sw_store_query_count (store, query, error);
}

/* Returns how many records were changed, or -1. */
static gint64
point_elsewhere (SwStore     *store,
                 GPtrArray   *records,
                 const char  *field_name,
                 gint64       to,
                 GError     **error)
{
  if (records == NULL)
    return -1;

  for (guint i = 0; i < records->len; i++)
    {
      SwRecord *record = records->pdata[i];

      sw_record_set_number (record, sw_record_class_find_field (SW_RECORD_GET_CLASS (record), field_name), to);
      if (!sw_store_save (store, record, error))
        return -1;
    }

  return records->len;
}

static gint64
hand_over_elders (SwStore     *store,
                  const char  *field_name,
                  gint64       from,
                  gint64       to,
                  GError     **error)
{
  g_autoptr (SwQuery) query = make_query (field_name, from, error);
  g_autoptr (GArray) ids = query ? sw_store_query_ids (store, query, -1, error) : NULL;
  g_autoptr (GPtrArray) elders = NULL;

  if (ids)
    elders = sw_store_load_ids (store, SW_TYPE_ELDER, (const gint64 *) ids->data, ids->len, error);

  return point_elsewhere (store, elders, field_name, to, error);
}

static gint64
hand_over_grids (SwStore  *store,
                 gint64    from,
                 gint64    to,
                 GError  **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, from);
  g_autoptr (GPtrArray) grids = sw_store_load_where (store, SW_TYPE_GRID, "worker_id", text, error);

  return point_elsewhere (store, grids, "worker_id", to, error);
}

/**
 * sw_people_hand_over:
 * @store: an open database
 * @from: a caregiver
 * @to: another caregiver
 * @error: return location for an error
 *
 * Gives all elders of one caregiver, as worker or as neighbour, and the grids
 * to another, as one action. Those who have left the register keep who cared
 * for them.
 *
 * Returns: how many elders were handed over, or -1 on an error
 */
gint64
sw_people_hand_over (SwStore  *store,
                     gint64    from,
                     gint64    to,
                     GError  **error)
{
  const char *from_name, *to_name;
  g_autofree char *label = NULL;
  gint64 as_worker, as_neighbour, grids;

  g_return_val_if_fail (from != to, -1);

  from_name = sw_store_get_name (store, SW_TYPE_CAREGIVER, from);
  to_name = sw_store_get_name (store, SW_TYPE_CAREGIVER, to);
  /* Translators: an action: the first %s is who hands over, the second who takes. */
  label = g_strdup_printf (_("Hand over the elders of %s to %s"), from_name ? from_name : "?", to_name ? to_name : "?");

  if (!sw_store_begin (store, label, error))
    return -1;

  as_worker = hand_over_elders (store, "worker_id", from, to, error);
  as_neighbour = as_worker < 0 ? -1 : hand_over_elders (store, "neighbour_id", from, to, error);
  grids = as_neighbour < 0 ? -1 : hand_over_grids (store, from, to, error);
  if (grids < 0 || !sw_store_commit (store, error))
    {
      if (sw_store_in_action (store))
        sw_store_rollback (store);
      return -1;
    }

  return as_worker + as_neighbour;
}

/**
 * sw_people_end:
 * @store: an open database
 * @record: a caregiver or an organisation; it is not changed
 * @last_day: the last day of service
 * @error: return location for an error
 *
 * Returns: whether it is ended
 */
gboolean
sw_people_end (SwStore   *store,
               SwRecord  *record,
               SwDay      last_day,
               GError   **error)
{
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (record), "ended_day");
  g_autoptr (SwRecord) copy = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (field != NULL, FALSE);

  copy = sw_record_copy (record);
  sw_record_set_number (copy, field, last_day);
  /* Translators: an action: %s is the name of a caregiver or an organisation. */
  label = g_strdup_printf (_("End the service of %s"), sw_record_get_name (record));

  return sw_store_save_one (store, copy, label, error);
}

/* Sets the error and returns FALSE where something points to the record. */
static gboolean
refuse (SwStore     *store,
        SwRecord    *record,
        GType        type,
        const char  *field_name,
        GError     **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (record));
  const char *const values[] = { id, NULL };
  g_autoptr (SwQuery) query = sw_query_new (type);
  const char *name = sw_record_get_name (record);
  gint64 n;

  if (!sw_query_set_condition (query, field_name, SW_OPERATOR_EQUAL, values, error))
    return FALSE;
  n = sw_store_query_count (store, query, error);
  if (n < 0)
    return FALSE;
  if (n == 0)
    return TRUE;

  if (type == SW_TYPE_ELDER)
    g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT,
                 /* Translators: %1$s is a name, %2$d how many elders. */
                 ngettext ("“%1$s” cannot be deleted, because %2$d elder belongs to it. Give the elder to another first, or end it instead.",
                           "“%1$s” cannot be deleted, because %2$d elders belong to it. Give the elders to another first, or end it instead.", n),
                 name, (int) n);
  else if (type == SW_TYPE_GRID)
    g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT,
                 /* Translators: %1$s is a name, %2$d how many grids. */
                 ngettext ("“%1$s” cannot be deleted, because %2$d grid belongs to it.",
                           "“%1$s” cannot be deleted, because %2$d grids belong to it.", n),
                 name, (int) n);
  else
    g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT,
                 /* Translators: %1$s is a name, %2$d how many caregivers. */
                 ngettext ("“%1$s” cannot be deleted, because %2$d caregiver belongs to it.",
                           "“%1$s” cannot be deleted, because %2$d caregivers belong to it.", n),
                 name, (int) n);

  return FALSE;
}

/**
 * sw_people_delete:
 * @store: an open database
 * @record: a community, grid, caregiver or organisation
 * @error: return location for an error
 *
 * Deletes it as one action, unless something hangs on it; the error then says
 * what.
 *
 * Returns: whether it is deleted
 */
gboolean
sw_people_delete (SwStore   *store,
                  SwRecord  *record,
                  GError   **error)
{
  static const struct
  {
    GType     (*of) (void);
    GType     (*type) (void);
    const char *field;
  } hang[] = {
    { sw_community_get_type, sw_elder_get_type, "community_id" },
    { sw_community_get_type, sw_grid_get_type, "community_id" },
    { sw_community_get_type, sw_caregiver_get_type, "community_id" },
    { sw_grid_get_type, sw_elder_get_type, "grid_id" },
    { sw_grid_get_type, sw_caregiver_get_type, "grid_id" },
    { sw_caregiver_get_type, sw_elder_get_type, "worker_id" },
    { sw_caregiver_get_type, sw_elder_get_type, "neighbour_id" },
    { sw_caregiver_get_type, sw_grid_get_type, "worker_id" },
    { sw_organisation_get_type, sw_elder_get_type, "homecare_organisation_id" },
    { sw_organisation_get_type, sw_caregiver_get_type, "organisation_id" },
  };
  g_autofree char *label = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (hang); i++)
    if (hang[i].of () == G_OBJECT_TYPE (record) &&
        !refuse (store, record, hang[i].type (), hang[i].field, error))
      return FALSE;

  label = sw_record_action_label (record, SW_CHANGE_DELETE);

  return sw_store_delete_one (store, record, label, error);
}

static gboolean
delete_where (SwStore     *store,
              GType        type,
              const char  *field_name,
              gint64       id,
              GError     **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GPtrArray) records = sw_store_load_where (store, type, field_name, text, error);

  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    if (!sw_store_delete (store, records->pdata[i], error))
      return FALSE;

  return TRUE;
}

/**
 * sw_elder_delete_all:
 * @store: an open database
 * @elder: an elder
 * @error: return location for an error
 *
 * Deletes an elder with the relatives, household members and status spans, as
 * one action. It is for mistakes: who leaves the register is ended instead.
 *
 * Returns: whether it is deleted
 */
gboolean
sw_elder_delete_all (SwStore  *store,
                     SwElder  *elder,
                     GError  **error)
{
  gint64 id = sw_record_get_id (SW_RECORD (elder));
  g_autofree char *label = sw_record_action_label (SW_RECORD (elder), SW_CHANGE_DELETE);

  if (!sw_store_begin (store, label, error))
    return FALSE;

  if (!delete_where (store, SW_TYPE_RELATIVE, "elder_id", id, error) ||
      !delete_where (store, SW_TYPE_HOUSEHOLD_MEMBER, "elder_id", id, error) ||
      !delete_where (store, SW_TYPE_STATUS_SPAN, "elder_id", id, error) ||
      !delete_where (store, SW_TYPE_DISTINCT_PAIR, "elder_id", id, error) ||
      !delete_where (store, SW_TYPE_DISTINCT_PAIR, "other_id", id, error) ||
      !sw_store_delete (store, SW_RECORD (elder), error) ||
      !sw_store_commit (store, error))
    {
      if (sw_store_in_action (store))
        sw_store_rollback (store);
      return FALSE;
    }

  return TRUE;
}
