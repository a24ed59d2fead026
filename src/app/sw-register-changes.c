/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-changes.h"

#include <glib/gi18n-lib.h>

#include "sw-distinct-pair.h"
#include "sw-household-member.h"
#include "sw-relative.h"
#include "sw-status-span.h"

/* Elders between two words about the progress. */
#define PROGRESS_STEP 50

/* What is done to one elder inside the action. */
typedef gboolean (*ChangeFunc) (SwStore  *store,
                                SwElder  *elder,
                                gpointer  data,
                                GError  **error);

typedef struct
{
  const SwField *field;
  gint64         value;
} FieldChange;

typedef struct
{
  SwStatus    status;
  SwDay       from_day;
  SwDay       to_day;
  const char *note;
} StatusChange;

static gboolean
change_elders (SwStore       *store,
               const gint64  *ids,
               gsize          n_ids,
               const char    *label,
               ChangeFunc     func,
               gpointer       data,
               SwProgressFunc progress,
               gpointer       progress_data,
               GCancellable  *cancellable,
               GError       **error)
{
  if (!sw_store_begin (store, label, error))
    return FALSE;

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, ids[i], error);

      if (elder == NULL || !func (store, elder, data, error) ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sw_store_rollback (store);
          return FALSE;
        }
      if (progress && i % PROGRESS_STEP == 0)
        progress ((double) i / n_ids, progress_data);
    }

  if (sw_store_commit (store, error))
    return TRUE;

  if (sw_store_in_action (store))
    sw_store_rollback (store);

  return FALSE;
}

/* The name of the only elder, or how many there are, for the action's label. */
static char *
describe (SwStore      *store,
          const gint64 *ids,
          gsize         n_ids)
{
  g_autoptr (SwElder) elder = NULL;

  if (n_ids == 1)
    elder = sw_store_load (store, SW_TYPE_ELDER, ids[0], NULL);
  if (elder)
    return g_strdup (elder->name);

  return g_strdup_printf (ngettext ("%u elder", "%u elders", n_ids), (guint) n_ids);
}

static gboolean
set_field (SwStore  *store,
           SwElder  *elder,
           gpointer  data,
           GError  **error)
{
  FieldChange *change = data;

  if (sw_record_get_number (SW_RECORD (elder), change->field) == change->value)
    return TRUE;

  sw_record_set_number (SW_RECORD (elder), change->field, change->value);
  /* A grid belongs to a community; in another there is no such grid. */
  if (strcmp (change->field->name, "community_id") == 0)
    elder->grid_id = SW_NONE;

  return sw_store_save (store, SW_RECORD (elder), error);
}

/* The spans before the day keep what was; what reaches into it ends the day
 * before, and what was planned for later gives way. */
static gboolean
clear_spans_from (SwStore  *store,
                  SwElder  *elder,
                  SwDay     from_day,
                  GError  **error)
{
  g_autoptr (GPtrArray) spans = sw_store_load_owned (store, SW_TYPE_STATUS_SPAN,
                                                     sw_record_get_id (SW_RECORD (elder)), error);

  if (spans == NULL)
    return FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      SwStatusSpan *span = g_ptr_array_index (spans, i);

      if (span->to_day != SW_NONE && span->to_day < from_day)
        continue;

      if (span->from_day >= from_day)
        {
          if (!sw_store_delete (store, SW_RECORD (span), error))
            return FALSE;
        }
      else
        {
          span->to_day = from_day - 1;
          if (!sw_store_save (store, SW_RECORD (span), error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
set_status (SwStore  *store,
            SwElder  *elder,
            gpointer  data,
            GError  **error)
{
  StatusChange *change = data;
  g_autoptr (SwStatusSpan) span = NULL;

  if (!clear_spans_from (store, elder, change->from_day, error))
    return FALSE;
  if (change->status == SW_STATUS_ACTIVE)
    return TRUE;

  span = sw_status_span_new ();
  span->elder_id = sw_record_get_id (SW_RECORD (elder));
  span->status = change->status;
  span->from_day = change->from_day;
  span->to_day = change->to_day;
  span->note = change->note && *change->note ? g_strdup (change->note) : NULL;

  return sw_store_save (store, SW_RECORD (span), error);
}

static gboolean
delete_owned (SwStore  *store,
              SwElder  *elder,
              GType     type,
              GError  **error)
{
  g_autoptr (GPtrArray) owned = sw_store_load_owned (store, type, sw_record_get_id (SW_RECORD (elder)), error);

  if (owned == NULL)
    return FALSE;

  for (guint i = 0; i < owned->len; i++)
    if (!sw_store_delete (store, g_ptr_array_index (owned, i), error))
      return FALSE;

  return TRUE;
}

/* Declared not to be the same person as somebody else. */
static gboolean
delete_pairs (SwStore     *store,
              SwElder     *elder,
              const char  *field_name,
              GError     **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (SW_RECORD (elder)));
  g_autoptr (GPtrArray) pairs = sw_store_load_where (store, SW_TYPE_DISTINCT_PAIR, field_name, id, error);

  if (pairs == NULL)
    return FALSE;

  for (guint i = 0; i < pairs->len; i++)
    if (!sw_store_delete (store, g_ptr_array_index (pairs, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
delete_elder (SwStore  *store,
              SwElder  *elder,
              gpointer  data,
              GError  **error)
{
  return delete_owned (store, elder, SW_TYPE_RELATIVE, error) &&
         delete_owned (store, elder, SW_TYPE_HOUSEHOLD_MEMBER, error) &&
         delete_owned (store, elder, SW_TYPE_STATUS_SPAN, error) &&
         delete_pairs (store, elder, "elder_id", error) &&
         delete_pairs (store, elder, "other_id", error) &&
         sw_store_delete (store, SW_RECORD (elder), error);
}

/**
 * sw_elders_set_field:
 * @store: the database
 * @ids: elders
 * @n_ids: how many
 * @field: a field of elders that is not a text
 * @value: its value, or %SW_NONE
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): ends it; nothing is changed then
 * @error: return location for what went wrong
 *
 * Gives all of them the same value, as one action. Who moves to another
 * community loses the grid.
 *
 * Returns: whether it was done; nothing was changed otherwise
 */
gboolean
sw_elders_set_field (SwStore         *store,
                     const gint64    *ids,
                     gsize            n_ids,
                     const SwField   *field,
                     gint64           value,
                     SwProgressFunc   progress,
                     gpointer         progress_data,
                     GCancellable    *cancellable,
                     GError         **error)
{
  FieldChange change = { field, value };
  g_autofree char *who = describe (store, ids, n_ids);
  /* Translators: the first %s is a field, the second a name or "3 elders". */
  g_autofree char *label = g_strdup_printf (_("Set %s of %s"), _(field->label), who);

  return change_elders (store, ids, n_ids, label, set_field, &change, progress, progress_data, cancellable, error);
}

/**
 * sw_elders_set_status:
 * @store: the database
 * @ids: elders
 * @n_ids: how many
 * @status: the new status; active takes them back into the register
 * @from_day: the first day on which it holds
 * @to_day: the last such day, or %SW_NONE
 * @note: (nullable): a note
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): ends it; nothing is changed then
 * @error: return location for what went wrong
 *
 * Changes the status from a day on, as one action. What held before that day
 * stays.
 *
 * Returns: whether it was done; nothing was changed otherwise
 */
gboolean
sw_elders_set_status (SwStore         *store,
                      const gint64    *ids,
                      gsize            n_ids,
                      SwStatus         status,
                      SwDay            from_day,
                      SwDay            to_day,
                      const char      *note,
                      SwProgressFunc   progress,
                      gpointer         progress_data,
                      GCancellable    *cancellable,
                      GError         **error)
{
  StatusChange change = { status, from_day, to_day, note };
  g_autofree char *who = describe (store, ids, n_ids);
  /* Translators: the first %s is a status, the second a name or "3 elders". */
  g_autofree char *label = g_strdup_printf (_("Set status “%s” of %s"), sw_enum_label (&sw_status_enum, status), who);

  if (to_day != SW_NONE && to_day < from_day)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                           _("The last day lies before the first day."));
      return FALSE;
    }

  return change_elders (store, ids, n_ids, label, set_status, &change, progress, progress_data, cancellable,
                        error);
}

/**
 * sw_elders_delete:
 * @store: the database
 * @ids: elders
 * @n_ids: how many
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): ends it; nothing is changed then
 * @error: return location for what went wrong
 *
 * Deletes elders with their relatives, household and spans, as one action. It
 * is for mistakes; who leaves the register is ended.
 *
 * Returns: whether it was done; nothing was changed otherwise
 */
gboolean
sw_elders_delete (SwStore         *store,
                  const gint64    *ids,
                  gsize            n_ids,
                  SwProgressFunc   progress,
                  gpointer         progress_data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autofree char *who = describe (store, ids, n_ids);
  /* Translators: %s is a name or "3 elders". */
  g_autofree char *label = g_strdup_printf (_("Delete %s"), who);

  return change_elders (store, ids, n_ids, label, delete_elder, NULL, progress, progress_data, cancellable, error);
}
