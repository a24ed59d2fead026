/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits saved and asked about one elder. */
#include "sw-visits.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-record-sql.h"
#include "sw-status-span.h"
#include "sw-store-private.h"
#include "sw-substitutes.h"

static gboolean
check_persons (SwStore *store,
               SwVisit *visit,
               GError **error)
{
  if (visit->elder_id != SW_NONE && sw_store_get_name (store, SW_TYPE_ELDER, visit->elder_id) == NULL)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                           _("The elder of this visit is not in the register any more."));
      return FALSE;
    }
  if (visit->caregiver_id != SW_NONE && sw_store_get_name (store, SW_TYPE_CAREGIVER, visit->caregiver_id) == NULL)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                           _("The person who made this visit is not among the caregivers any more."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
put_assessment (SwStore      *store,
                SwVisit      *visit,
                SwAssessment *assessment,
                GError      **error)
{
  gboolean is_new = sw_record_get_id (SW_RECORD (assessment)) == SW_NONE;

  assessment->visit_id = sw_record_get_id (SW_RECORD (visit));
  if (!sw_assessment_is_empty (assessment))
    return sw_store_save (store, SW_RECORD (assessment), error);

  return is_new || sw_store_delete (store, SW_RECORD (assessment), error);
}

/**
 * sw_store_put_visit:
 * @store: a store with an open action
 * @visit: a visit, new or edited
 * @assessment: (nullable): what was found, new or edited; one without a rating
 *   is not kept
 * @error: return location for an error; %SW_STORE_ERROR_NOT_FOUND if the elder
 *   or the caregiver is gone
 *
 * Saves a visit. A new one is entered today by who acts, unless it says otherwise.
 *
 * Returns: whether it is written
 */
gboolean
sw_store_put_visit (SwStore      *store,
                    SwVisit      *visit,
                    SwAssessment *assessment,
                    GError      **error)
{
  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (SW_IS_VISIT (visit), FALSE);

  if (visit->entered_by == NULL && sw_record_get_id (SW_RECORD (visit)) == SW_NONE)
    visit->entered_by = g_strdup (sw_store_get_actor (store));

  return check_persons (store, visit, error) && sw_store_save (store, SW_RECORD (visit), error) &&
         (assessment == NULL || put_assessment (store, visit, assessment, error));
}

/**
 * sw_store_doubt_visit:
 * @store: a store
 * @visit: a visit, saved or not
 *
 * Looks whether somebody was reached after the day of the death. Either may be wrong, so the
 * visit is kept.
 *
 * Returns: (transfer full) (nullable): what is doubtful, for the user; %NULL if nothing is
 */
char *
sw_store_doubt_visit (SwStore *store,
                      SwVisit *visit)
{
  g_autoptr (GPtrArray) spans = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);
  g_return_val_if_fail (SW_IS_VISIT (visit), NULL);

  if (visit->elder_id != SW_NONE && visit->day != SW_NONE && sw_outcome_counts (visit->outcome))
    spans = sw_store_load_owned (store, SW_TYPE_STATUS_SPAN, visit->elder_id, NULL);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      SwStatusSpan *span = spans->pdata[i];

      if (span->status == SW_STATUS_DIED && visit->day > span->from_day && sw_status_span_covers (span, visit->day))
        {
          g_autofree char *day = sw_day_format (visit->day);
          g_autofree char *death = sw_day_format (span->from_day);

          /* Translators: a name, the day of a visit and the day of a death. */
          return g_strdup_printf (_("%s was reached on %s, but died on %s by the register: one of the two is wrong."),
                                  sw_store_get_name (store, SW_TYPE_ELDER, visit->elder_id), day, death);
        }
    }

  return NULL;
}

static void
make_new (gpointer record)
{
  if (record)
    sw_record_set_id (record, SW_NONE);
}

/**
 * sw_store_save_visit:
 * @store: a store without an open action
 * @visit: a visit, new or edited
 * @assessment: (nullable): see sw_store_put_visit()
 * @error: return location for an error
 *
 * Saves one visit as one durable transaction and one undo.
 *
 * Returns: whether it is on the disk; if not, nothing has changed
 */
gboolean
sw_store_save_visit (SwStore      *store,
                     SwVisit      *visit,
                     SwAssessment *assessment,
                     GError      **error)
{
  gboolean is_new = sw_record_get_id (SW_RECORD (visit)) == SW_NONE;
  gboolean is_rated = assessment && sw_record_get_id (SW_RECORD (assessment)) != SW_NONE;
  const char *name = sw_store_get_name (store, SW_TYPE_ELDER, visit->elder_id);
  g_autofree char *label = NULL;

  /* Translators: what the user did; %s is an elder's name. */
  label = g_strdup_printf (is_new ? _("Record a visit to %s")
                                  /* Translators: what the user did; %s is an elder's name. */
                                  : _("Edit a visit to %s"),
                           name ? name : "");
  if (!sw_store_begin (store, label, error))
    return FALSE;
  if (!sw_store_put_visit (store, visit, assessment, error))
    sw_store_rollback (store);
  else if (sw_store_commit (store, error))
    return TRUE;

  if (is_new)
    make_new (visit);
  if (!is_rated)
    make_new (assessment);
  return FALSE;
}

/**
 * sw_store_save_visits:
 * @store: a store without an open action
 * @visits: (element-type SwVisit): visits, new or edited
 * @label: (nullable): what the user did; %NULL for "Record 12 visits"
 * @error: return location for an error
 *
 * Saves a batch of visits as one action, undone at once.
 *
 * Returns: whether all are on the disk; if not, nothing has changed
 */
gboolean
sw_store_save_visits (SwStore    *store,
                      GPtrArray  *visits,
                      const char *label,
                      GError    **error)
{
  g_autofree char *own = NULL;
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean good = TRUE;

  if (label == NULL)
    {
      /* Translators: what the user did. */
      own = g_strdup_printf (ngettext ("Record %u visit", "Record %u visits", visits->len), visits->len);
      label = own;
    }
  if (!sw_store_begin (store, label, error))
    return FALSE;

  for (guint i = 0; i < visits->len && good; i++)
    {
      if (sw_record_get_id (visits->pdata[i]) == SW_NONE)
        g_array_append_val (fresh, i);
      good = sw_store_put_visit (store, visits->pdata[i], NULL, error);
    }
  if (!good)
    sw_store_rollback (store);
  else
    good = sw_store_commit (store, error);

  for (guint i = 0; i < fresh->len && !good; i++)
    make_new (visits->pdata[g_array_index (fresh, guint, i)]);

  return good;
}

/**
 * sw_store_delete_visits:
 * @store: a store without an open action
 * @ids: ids of visits; those that are gone already are passed by
 * @n_ids: how many
 * @error: return location for an error
 *
 * Deletes visits with their assessments, as one action.
 *
 * Returns: whether they are gone from the disk
 */
gboolean
sw_store_delete_visits (SwStore      *store,
                        const gint64 *ids,
                        gsize         n_ids,
                        GError      **error)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  /* Translators: what the user did. */
  label = g_strdup_printf (ngettext ("Delete %u visit", "Delete %u visits", (gulong) n_ids), (guint) n_ids);
  if (!sw_store_begin (store, label, error))
    return FALSE;

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (SwVisit) visit = sw_store_load (store, SW_TYPE_VISIT, ids[i], &local);

      if (g_error_matches (local, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND))
        continue;
      if (visit == NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      if (visit == NULL || !sw_store_delete (store, SW_RECORD (visit), error))
        {
          sw_store_rollback (store);
          return FALSE;
        }
    }

  return sw_store_commit (store, error);
}

/* The id that a statement gives first, or SW_NONE; FALSE on an error. */
static gboolean
first_id (SwStatement *statement,
          gint64      *id,
          GError     **error)
{
  SwStep step = sw_statement_step (statement, error);

  *id = step == SW_STEP_ROW ? sw_statement_get_integer (statement, 0) : SW_NONE;
  return step != SW_STEP_ERROR;
}

/**
 * sw_store_last_visit:
 * @store: a store
 * @elder_id: an elder
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the latest visit, whatever came of it;
 *   %NULL without an error if there is none
 */
SwVisit *
sw_store_last_visit (SwStore *store,
                     gint64   elder_id,
                     GError **error)
{
  g_autoptr (SwStatement) statement = NULL;
  gint64 id;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  statement = sw_connection_prepare (sw_store_get_connection (store),
                                     "SELECT id FROM visit WHERE elder_id = ?1 AND day ="
                                     " (SELECT max (day) FROM visit WHERE elder_id = ?1) ORDER BY id DESC LIMIT 1",
                                     error);
  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, elder_id);
  if (!first_id (statement, &id, error) || id == SW_NONE)
    return NULL;

  return sw_store_load (store, SW_TYPE_VISIT, id, error);
}

/**
 * sw_store_get_assessment:
 * @store: a store
 * @visit_id: a visit
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was found at the visit; %NULL
 *   without an error if nothing was rated
 */
SwAssessment *
sw_store_get_assessment (SwStore *store,
                         gint64   visit_id,
                         GError **error)
{
  g_autoptr (GPtrArray) owned = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  owned = sw_store_load_owned (store, SW_TYPE_ASSESSMENT, visit_id, error);
  return owned && owned->len ? g_object_ref (owned->pdata[0]) : NULL;
}

/**
 * sw_store_last_assessment:
 * @store: a store
 * @elder_id: an elder
 * @before: (nullable): a visit; only what was found before it is asked for.
 *   One that is not saved is after all others of its day.
 * @visit: (out) (optional) (nullable) (transfer full): where it was found
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the latest assessment; %NULL without an
 *   error if there is none
 */
SwAssessment *
sw_store_last_assessment (SwStore  *store,
                          gint64    elder_id,
                          SwVisit  *before,
                          SwVisit **visit,
                          GError  **error)
{
  g_autoptr (SwStatement) statement = NULL;
  gint64 visit_id, id = before ? sw_record_get_id (SW_RECORD (before)) : SW_NONE;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  if (visit)
    *visit = NULL;
  statement = sw_connection_prepare (sw_store_get_connection (store),
                                     "SELECT v.id FROM visit v CROSS JOIN assessment a ON a.visit_id = v.id"
                                     " WHERE v.elder_id = ?1 AND v.day <= ?2 AND (v.day, v.id) < (?2, ?3)"
                                     " ORDER BY v.day DESC, v.id DESC LIMIT 1",
                                     error);
  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, elder_id);
  sw_statement_bind_integer (statement, 2, before && before->day != SW_NONE ? before->day : G_MAXINT32);
  sw_statement_bind_integer (statement, 3, id == SW_NONE ? G_MAXINT64 : id);
  if (!first_id (statement, &visit_id, error) || visit_id == SW_NONE)
    return NULL;

  if (visit)
    {
      *visit = sw_store_load (store, SW_TYPE_VISIT, visit_id, error);
      if (*visit == NULL)
        return NULL;
    }
  return sw_store_get_assessment (store, visit_id, error);
}

/**
 * sw_store_visit_ordinal:
 * @store: a store
 * @visit: a visit, saved or not
 * @kind: what is counted
 * @error: return location for an error
 *
 * Which time it is, as section 五 and 六 of the visit record ask (第＿次开展探访,
 * 第＿次开展关爱服务): only visits that reached the elder are counted.
 *
 * Returns: the number of the visit among the elder's, itself counted; -1 on an error
 */
gint64
sw_store_visit_ordinal (SwStore      *store,
                        SwVisit      *visit,
                        SwOrdinalKind kind,
                        GError      **error)
{
  gint64 id = sw_record_get_id (SW_RECORD (visit));
  gint64 contact = 1 << SW_SERVICE_CONTACT;
  g_autoptr (SwStatement) statement = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), -1);

  statement = sw_connection_prepare (sw_store_get_connection (store),
                                     "SELECT count (*) FROM visit WHERE elder_id = ?1 AND day <= ?2"
                                     " AND (day, id) < (?2, ?3) AND (outcome = 0 OR outcome = 4)"
                                     " AND (services & ?4) <> 0",
                                     error);
  if (statement == NULL)
    return -1;
  sw_statement_bind_integer (statement, 1, visit->elder_id);
  sw_statement_bind_integer (statement, 2, visit->day);
  sw_statement_bind_integer (statement, 3, id == SW_NONE ? G_MAXINT64 : id);
  sw_statement_bind_integer (statement, 4, kind == SW_ORDINAL_CONTACT ? contact : ~contact);
  if (sw_statement_step (statement, error) != SW_STEP_ROW)
    return -1;

  return sw_statement_get_integer (statement, 0) + 1;
}

/**
 * sw_store_visit_days:
 * @store: a store
 * @elder_id: an elder
 * @first: the first day
 * @n_days: how many days
 * @days: (out caller-allocates) (array length=n_days): what was on each
 * @error: return location for an error
 *
 * What an elder's heat map shows, by one query.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_store_visit_days (SwStore    *store,
                     gint64      elder_id,
                     SwDay       first,
                     guint       n_days,
                     SwVisitDay *days,
                     GError    **error)
{
  g_autoptr (SwStatement) statement = NULL;
  SwStep step;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  memset (days, 0, n_days * sizeof *days);
  statement = sw_connection_prepare (sw_store_get_connection (store),
                                     "SELECT day, outcome FROM visit WHERE elder_id = ?1 AND day BETWEEN ?2 AND ?3",
                                     error);
  if (statement == NULL)
    return FALSE;
  sw_statement_bind_integer (statement, 1, elder_id);
  sw_statement_bind_integer (statement, 2, first);
  sw_statement_bind_integer (statement, 3, first + n_days - 1);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      SwVisitDay *day = &days[sw_statement_get_integer (statement, 0) - first];

      day->n++;
      day->outcomes |= 1u << sw_statement_get_integer (statement, 1);
    }

  return step == SW_STEP_DONE;
}

/**
 * sw_visit_day_best:
 * @day: a day
 *
 * Returns: the best outcome of the day's visits, a value of SwOutcome: reached,
 *   else abnormal, refused, away, not reached; %SW_NONE without a visit
 */
gint64
sw_visit_day_best (const SwVisitDay *day)
{
  static const SwOutcome order[] = { SW_OUTCOME_REACHED, SW_OUTCOME_ABNORMAL, SW_OUTCOME_REFUSED, SW_OUTCOME_AWAY,
                                     SW_OUTCOME_NOT_REACHED };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (day->outcomes & 1u << order[i])
      return order[i];

  return SW_NONE;
}

/**
 * sw_store_last_reached:
 * @store: a store
 * @elder_ids: (array length=n_ids): elders
 * @n_ids: how many
 * @days: (out caller-allocates) (array length=n_ids): for each the day on which
 *   anybody last reached the elder; %SW_NONE for never
 * @error: return location for an error
 *
 * What silence is counted from. It takes some microseconds an elder.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_store_last_reached (SwStore      *store,
                       const gint64 *elder_ids,
                       gsize         n_ids,
                       SwDay        *days,
                       GError      **error)
{
  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (SwStatement) statement =
        sw_connection_prepare (sw_store_get_connection (store),
                               "SELECT day FROM visit WHERE elder_id = ?1 AND (outcome = 0 OR outcome = 4)"
                               " ORDER BY day DESC LIMIT 1",
                               error);

      if (statement == NULL)
        return FALSE;
      sw_statement_bind_integer (statement, 1, elder_ids[i]);
      if (!first_id (statement, &days[i], error))
        return FALSE;
    }

  return TRUE;
}

/* ?1: an elder, ?2: who visits, ?3: the day. Few stand in for anybody, and only for them is it
 * looked up for whom. */
static const char party_sql[] =
  "SELECT c.kind, e.worker_id, e.neighbour_id, EXISTS "
  "(SELECT 1 FROM substitution s WHERE s.substitute_id = ?2 AND ?3 BETWEEN s.from_day AND s.to_day) "
  "FROM caregiver c LEFT JOIN elder e ON e.id = ?1 WHERE c.id = ?2";

/**
 * sw_store_assign_party:
 * @store: a store
 * @visit: a visit with its elder, caregiver and day
 * @error: return location for an error
 *
 * Sets the party as which the visit was made: the one of the caregiver's kind, unless the
 * elder's record says that the caregiver, or whom the caregiver stands in for on that day, is
 * the worker or the neighbour. So the visit meets what was due of them. Without a caregiver
 * the party stays.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_store_assign_party (SwStore *store,
                       SwVisit *visit,
                       GError **error)
{
  SwConnection *connection;
  g_autoptr (SwStatement) statement = NULL;
  g_autoptr (SwSubstitutes) substitutes = NULL;
  const SwEnumValue *kind;
  gint64 worker_id, neighbour_id;
  gboolean worker, neighbour;
  SwStep step;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (SW_IS_VISIT (visit), FALSE);

  if (visit->caregiver_id == SW_NONE)
    return TRUE;

  connection = sw_store_get_connection (store);
  statement = sw_connection_prepare (connection, party_sql, error);
  if (statement == NULL)
    return FALSE;
  sw_statement_bind_integer (statement, 1, visit->elder_id);
  sw_statement_bind_integer (statement, 2, visit->caregiver_id);
  sw_statement_bind_integer (statement, 3, visit->day);
  step = sw_statement_step (statement, error);
  if (step != SW_STEP_ROW)
    return step == SW_STEP_DONE;

  kind = sw_enum_find_nick (&sw_caregiver_kind_enum, sw_statement_get_text (statement, 0));
  worker_id = sw_statement_get_integer (statement, 1);
  neighbour_id = sw_statement_get_integer (statement, 2);
  worker = worker_id == visit->caregiver_id;
  neighbour = neighbour_id == visit->caregiver_id;
  if (sw_statement_get_integer (statement, 3) == 1)
    {
      substitutes = sw_substitutes_load (connection, visit->day, visit->day, error);
      if (substitutes == NULL)
        return FALSE;
      worker = sw_substitutes_stands_in (substitutes, visit->caregiver_id, worker_id, visit->day);
      neighbour = sw_substitutes_stands_in (substitutes, visit->caregiver_id, neighbour_id, visit->day);
    }
  visit->party = sw_party_of_caregiver (kind ? kind->value : SW_NONE);
  if (worker && !(neighbour && visit->party == SW_PARTY_NEIGHBOUR))
    visit->party = SW_PARTY_WORKER;
  else if (neighbour)
    visit->party = SW_PARTY_NEIGHBOUR;

  return TRUE;
}
