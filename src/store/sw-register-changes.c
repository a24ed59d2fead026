/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-changes.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-distinct-pair.h"
#include "sw-due.h"
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
  guint          n_changed;
} FieldChange;

typedef struct
{
  SwStatus    status;
  SwDay       from_day;
  SwDay       to_day;
  const char *note;
  guint       n_changed;
  guint       n_ended_earlier;
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

/* What changed nobody is said: there is nothing to undo, and an undo would take back another action. */
static gboolean
require_change (guint    n_changed,
                GError **error)
{
  if (n_changed == 0)
    g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS, _("It is so already; nothing was changed."));

  return n_changed > 0;
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

  change->n_changed++;
  sw_record_set_number (SW_RECORD (elder), change->field, change->value);
  /* A grid belongs to a community; in another there is no such grid. */
  if (strcmp (change->field->name, "community_id") == 0)
    elder->grid_id = SW_NONE;

  return sw_store_save (store, SW_RECORD (elder), error);
}

typedef struct
{
  const SwReassignment *parts;
  guint                 n_parts;
  guint                 n_changed;
} Reassigning;

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* All at once, so that an agreement has one successor. */
static gboolean
reassign (SwStore  *store,
          SwElder  *elder,
          gpointer  data,
          GError  **error)
{
  Reassigning *all = data;
  gint64 id = sw_record_get_id (SW_RECORD (elder));
  gboolean changes = FALSE;

  for (guint i = 0; i < all->n_parts; i++)
    {
      const SwReassignment *part = &all->parts[i];

      if (!g_array_binary_search (part->ids, &id, compare_ids, NULL) ||
          sw_record_get_number (SW_RECORD (elder), part->field) == part->to)
        continue;
      sw_record_set_number (SW_RECORD (elder), part->field, part->to);
      changes = TRUE;
    }
  all->n_changed += changes;

  return !changes || sw_store_save (store, SW_RECORD (elder), error);
}

/* Who died or went away for good cannot be away for a while on those days: after the pause they would be in the
 * register again. A pause without an end takes the place of a move that is only planned. */
static gboolean
may_pause (SwStore             *store,
           SwElder             *elder,
           const StatusChange  *change,
           GError             **error)
{
  g_autoptr (GPtrArray) spans = sw_store_load_owned (store, SW_TYPE_STATUS_SPAN,
                                                     sw_record_get_id (SW_RECORD (elder)), error);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      SwStatusSpan *span = g_ptr_array_index (spans, i);

      if (span->status == SW_STATUS_PAUSED || span->status == SW_STATUS_ACTIVE ||
          (span->to_day != SW_NONE && span->to_day < change->from_day) ||
          (change->to_day != SW_NONE && span->from_day > change->to_day) ||
          (change->to_day == SW_NONE && span->from_day > change->from_day && span->status != SW_STATUS_DIED))
        continue;
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                   /* Translators: the first %s is a name, the second why somebody left, such as "died". */
                   _("%s is not in the register on these days: %s. Take them back into the register first, if that is wrong."),
                   elder->name, sw_enum_label (&sw_status_enum, span->status));
      return FALSE;
    }

  return spans != NULL;
}

/* Whether what is known now has somebody back earlier than was said before. */
static gboolean
ends_earlier (SwStatusSpan       *span,
              const StatusChange *change)
{
  return span->status == SW_STATUS_PAUSED && change->status == SW_STATUS_PAUSED && change->to_day != SW_NONE &&
         (span->to_day == SW_NONE || span->to_day > change->to_day);
}

/* The spans before the day keep what was; what reaches into it ends the day
 * before, and what was planned for later gives way, unless it begins after the last day. */
static gboolean
clear_spans (SwStore       *store,
             SwElder       *elder,
             StatusChange  *change,
             gboolean      *cleared,
             GError       **error)
{
  SwDay from_day = change->from_day, to_day = change->to_day;
  g_autoptr (GPtrArray) spans = sw_store_load_owned (store, SW_TYPE_STATUS_SPAN,
                                                     sw_record_get_id (SW_RECORD (elder)), error);

  if (spans == NULL)
    return FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      SwStatusSpan *span = g_ptr_array_index (spans, i);

      if ((span->to_day != SW_NONE && span->to_day < from_day) || (to_day != SW_NONE && span->from_day > to_day))
        continue;

      *cleared = TRUE;
      change->n_ended_earlier += ends_earlier (span, change);
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
  gboolean cleared = FALSE;

  if (change->status == SW_STATUS_PAUSED && !may_pause (store, elder, change, error))
    return FALSE;
  if (!clear_spans (store, elder, change, &cleared, error))
    return FALSE;
  change->n_changed += cleared || change->status != SW_STATUS_ACTIVE;
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
 * @n_changed: (out) (optional): how many had another value
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): ends it; nothing is changed then
 * @error: return location for what went wrong
 *
 * Gives all of them the same value, as one action. Who moves to another
 * community loses the grid. That all of them have it already is an error.
 *
 * Returns: whether it was done; nothing was changed otherwise
 */
gboolean
sw_elders_set_field (SwStore         *store,
                     const gint64    *ids,
                     gsize            n_ids,
                     const SwField   *field,
                     gint64           value,
                     guint           *n_changed,
                     SwProgressFunc   progress,
                     gpointer         progress_data,
                     GCancellable    *cancellable,
                     GError         **error)
{
  FieldChange change = { field, value, 0 };
  g_autofree char *who = describe (store, ids, n_ids);
  /* Translators: the first %s is a field, the second whose it is: a name or "3 elders". */
  g_autofree char *label = g_strdup_printf (C_("action", "Set %s of %s"), _(field->label), who);

  if (!change_elders (store, ids, n_ids, label, set_field, &change, progress, progress_data, cancellable, error))
    return FALSE;
  if (n_changed)
    *n_changed = change.n_changed;

  return require_change (change.n_changed, error);
}

static gboolean
change_status (SwStore        *store,
               const gint64   *ids,
               gsize           n_ids,
               StatusChange   *change,
               SwProgressFunc  progress,
               gpointer        progress_data,
               GCancellable   *cancellable,
               GError        **error)
{
  g_autofree char *who = describe (store, ids, n_ids);
  /* Translators: the first %s is a status, the second a name or "3 elders". */
  g_autofree char *label = g_strdup_printf (_("Set status “%s” of %s"), sw_enum_label (&sw_status_enum, change->status), who);

  if (change->to_day != SW_NONE && change->to_day < change->from_day)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                           _("The last day lies before the first day."));
      return FALSE;
    }

  return change_elders (store, ids, n_ids, label, set_status, change, progress, progress_data, cancellable,
                        error) &&
         require_change (change->n_changed, error);
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
 * stays, and so does what begins after @to_day. Of two pauses what is said last holds: one within a
 * longer one ends that, since a visit too many is better than one too few. That nobody has to be taken back is an error, and so is
 * a pause of somebody who has left the register.
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
  StatusChange change = { status, from_day, to_day, note, 0, 0 };

  return change_status (store, ids, n_ids, &change, progress, progress_data, cancellable, error);
}

/**
 * sw_elders_set_status_and_tell:
 * @store: the database
 * @ids: (element-type gint64): elders
 * @status: the new status
 * @from_day: the first day on which it holds
 * @to_day: the last such day, or %SW_NONE
 * @note: (nullable): a note
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): ends it; nothing is changed then
 * @error: return location for what went wrong
 *
 * As sw_elders_set_status(), and finds what becomes overdue by it and whether a longer pause ends with it.
 *
 * Returns: (transfer full) (nullable): what was done, for the user; %NULL if nothing was changed
 */
char *
sw_elders_set_status_and_tell (SwStore         *store,
                               GArray          *ids,
                               SwStatus         status,
                               SwDay            from_day,
                               SwDay            to_day,
                               const char      *note,
                               SwProgressFunc   progress,
                               gpointer         progress_data,
                               GCancellable    *cancellable,
                               GError         **error)
{
  SwDay today = sw_day_today ();
  g_autoptr (GArray) before = sw_due_load_overdue (store, ids, today, error);
  g_autoptr (GArray) after = NULL;
  g_autofree char *number = g_strdup_printf ("%'u", ids->len);
  StatusChange change = { status, from_day, to_day, note, 0, 0 };
  GString *done;
  guint n_overdue;

  if (before == NULL ||
      !change_status (store, (const gint64 *) (gpointer) ids->data, ids->len, &change, progress, progress_data, cancellable,
                      error))
    return NULL;

  /* It is done by now, whether it can be told or not. */
  after = sw_due_load_overdue (store, ids, today, NULL);
  n_overdue = after ? sw_due_count_new (before, after) : 0;
  done = g_string_new (NULL);
  /* Translators: the first %s is a status, the second a number. */
  g_string_append_printf (done, ngettext ("Status “%s” set for %s elder", "Status “%s” set for %s elders", ids->len),
                          sw_enum_label (&sw_status_enum, status), number);
  if (change.n_ended_earlier > 0)
    g_string_append_printf (done, " · %s", _("a longer pause that was known ends with it"));
  if (n_overdue > 0)
    {
      g_string_append (done, " · ");
      /* Translators: %u is a number of visits, by the change of a status. */
      g_string_append_printf (done, ngettext ("%u visit is overdue by it", "%u visits are overdue by it", n_overdue), n_overdue);
    }

  return g_string_free (done, FALSE);
}

/**
 * sw_elders_check_serves:
 * @store: a store
 * @caregiver_id: who is to visit
 * @day: the day until which they have to serve at least
 * @error: return location for an error, %SW_STORE_ERROR_INVALID with the reason
 *
 * Elders are given to nobody whose service has ended.
 *
 * Returns: whether the caregiver serves on @day
 */
gboolean
sw_elders_check_serves (SwStore  *store,
                        gint64    caregiver_id,
                        SwDay     day,
                        GError  **error)
{
  g_autoptr (SwCaregiver) caregiver = sw_store_load (store, SW_TYPE_CAREGIVER, caregiver_id, error);
  g_autofree char *last = NULL;

  if (caregiver == NULL || sw_caregiver_serves_on (caregiver, day))
    return caregiver != NULL;

  last = sw_day_format (caregiver->ended_day);
  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
               /* Translators: the name of a caregiver, and a day. */
               _("%s has served until %s; choose somebody else."), caregiver->name, last);

  return FALSE;
}

/**
 * sw_elders_reassign:
 * @store: the database
 * @parts: who is to visit whom
 * @n_parts: how many of them
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): ends it; nothing is changed then
 * @error: return location for what went wrong
 *
 * Gives elders to other workers, neighbours or organisations, as one action. An elder may be in several
 * parts. Where an agreement names somebody else, it ends today and its successor is drafted.
 *
 * Returns: whether it was done; nothing was changed otherwise
 */
gboolean
sw_elders_reassign (SwStore               *store,
                    const SwReassignment  *parts,
                    guint                  n_parts,
                    SwProgressFunc         progress,
                    gpointer               progress_data,
                    GCancellable          *cancellable,
                    GError               **error)
{
  Reassigning all = { parts, n_parts, 0 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *who = NULL;
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      if (parts[i].field->reference () == SW_TYPE_CAREGIVER && parts[i].to != SW_NONE &&
          !sw_elders_check_serves (store, parts[i].to, sw_day_today (), error))
        return FALSE;
      g_array_append_vals (ids, parts[i].ids->data, parts[i].ids->len);
    }
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, n - 1) != g_array_index (ids, gint64, i))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  who = describe (store, (const gint64 *) ids->data, n);
  /* Translators: an action: others are to visit; %s is a name or "3 elders". */
  label = g_strdup_printf (_("Reassign %s"), who);

  if (!change_elders (store, (const gint64 *) ids->data, n, label, reassign, &all, progress, progress_data,
                      cancellable, error))
    return FALSE;
  if (all.n_changed == 0)
    g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS,
                         _("Whoever was chosen is to visit them already; nothing was changed."));

  return all.n_changed > 0;
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
