/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other changes mean for the agreements, in the same action. */
#include "sw-agreements-private.h"
#include "sw-day.h"
#include "sw-sql.h"
#include "sw-status-span.h"
#include "sw-store-private.h"

/* The day on which a change of worker or neighbour holds. */
static SwDay
day_of_change (SwStore *store)
{
  return store->follow_day != SW_NONE ? store->follow_day : sw_day_today ();
}

/* Whether there are three beside the street office. */
static gboolean
has_parties (SwElder *elder)
{
  return elder->worker_id != SW_NONE && elder->neighbour_id != SW_NONE && elder->worker_id != elder->neighbour_id;
}

static GPtrArray *
load_of_elder (SwStore *store,
               gint64   elder_id,
               GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, elder_id);

  return sw_store_load_where (store, SW_TYPE_AGREEMENT, "elder_id", id, error);
}

/* A draft names whom the elder's record names; without four parties it ends. */
static gboolean
follow_draft (SwStore     *store,
              SwElder     *elder,
              SwAgreement *draft,
              GError     **error)
{
  if (!has_parties (elder))
    {
      if (!sw_agreement_end (draft, day_of_change (store),
                             elder->worker_id == SW_NONE ? SW_AGREEMENT_END_WORKER_CHANGED
                                                         : SW_AGREEMENT_END_NEIGHBOUR_CHANGED,
                             NULL, sw_day_today (), error))
        return FALSE;
    }
  else
    {
      draft->worker_id = elder->worker_id;
      draft->neighbour_id = elder->neighbour_id;
      if (!sw_agreements_refill (store, draft, error))
        return FALSE;
    }

  return sw_store_save (store, SW_RECORD (draft), error);
}

static gboolean
draft_successor (SwStore *store,
                 SwElder *elder,
                 gint64   predecessor_id,
                 GError **error)
{
  g_auto (SwDrafting) drafting = { 0 };
  g_autoptr (SwAgreement) successor = NULL;

  if (!sw_drafting_start (&drafting, store, day_of_change (store), error))
    return FALSE;

  successor = sw_drafting_draft (&drafting, elder, elder->worker_id, elder->neighbour_id, predecessor_id, error);
  return successor != NULL;
}

static gboolean
is_serving (SwStore  *store,
            gint64    id,
            gboolean *serving,
            GError  **error)
{
  g_autoptr (SwCaregiver) caregiver = NULL;

  *serving = FALSE;
  if (id == SW_NONE)
    return TRUE;

  caregiver = sw_store_load (store, SW_TYPE_CAREGIVER, id, error);
  *serving = caregiver && sw_caregiver_serves_on (caregiver, day_of_change (store));
  return caregiver != NULL;
}

static gboolean
has_left (SwStore  *store,
          gint64    elder_id,
          gboolean *left,
          GError  **error)
{
  g_autoptr (GPtrArray) spans = sw_store_load_owned (store, SW_TYPE_STATUS_SPAN, elder_id, error);

  *left = FALSE;
  for (guint i = 0; spans && i < spans->len; i++)
    {
      SwStatusSpan *span = spans->pdata[i];

      if (span->status != SW_STATUS_PAUSED && sw_status_span_covers (span, day_of_change (store)))
        *left = TRUE;
    }

  return spans != NULL;
}

/* A change of worker or neighbour ends the agreement and drafts its successor,
 * where there are four parties for one. */
static gboolean
follow_parties (SwStore *store,
                SwElder *elder,
                GError **error)
{
  gint64 elder_id = sw_record_get_id (SW_RECORD (elder));
  g_autoptr (GPtrArray) agreements = load_of_elder (store, elder_id, error);
  SwAgreement *draft = NULL, *ended = NULL;
  gboolean worker_serves, neighbour_serves, left;

  if (agreements == NULL)
    return FALSE;

  for (guint i = 0; i < agreements->len; i++)
    {
      SwAgreement *agreement = agreements->pdata[i];
      gboolean other_worker = agreement->worker_id != elder->worker_id;
      gboolean in_force = agreement->state == SW_AGREEMENT_IN_FORCE;

      if (agreement->state == SW_AGREEMENT_DRAFT)
        draft = agreement;
      if (agreement->state == SW_AGREEMENT_ENDED || agreement->state == SW_AGREEMENT_DRAFT ||
          (!other_worker && agreement->neighbour_id == elder->neighbour_id))
        continue;

      if (!sw_agreement_end (agreement, day_of_change (store),
                             other_worker ? SW_AGREEMENT_END_WORKER_CHANGED : SW_AGREEMENT_END_NEIGHBOUR_CHANGED,
                             NULL, sw_day_today (), error) ||
          !sw_store_save (store, SW_RECORD (agreement), error))
        return FALSE;
      if (ended == NULL || in_force)
        ended = agreement;
    }

  if (draft)
    return follow_draft (store, elder, draft, error);
  if (ended == NULL)
    return TRUE;

  if (!is_serving (store, elder->worker_id, &worker_serves, error) ||
      !is_serving (store, elder->neighbour_id, &neighbour_serves, error) || !has_left (store, elder_id, &left, error))
    return FALSE;

  return left || !worker_serves || !neighbour_serves || !has_parties (elder) ||
         draft_successor (store, elder, sw_record_get_id (SW_RECORD (ended)), error);
}

static gboolean
follow_values (SwStore *store,
               SwElder *elder,
               GError **error)
{
  g_autoptr (GPtrArray) agreements = load_of_elder (store, sw_record_get_id (SW_RECORD (elder)), error);

  for (guint i = 0; agreements && i < agreements->len; i++)
    {
      SwAgreement *agreement = agreements->pdata[i];

      if (agreement->state == SW_AGREEMENT_DRAFT &&
          (!sw_agreements_refill (store, agreement, error) || !sw_store_save (store, SW_RECORD (agreement), error)))
        return FALSE;
    }

  return agreements != NULL;
}

static gboolean
follow_elder (SwStore *store,
              SwElder *elder,
              SwElder *before,
              GError **error)
{
  if (elder->worker_id != before->worker_id || elder->neighbour_id != before->neighbour_id)
    {
      if (!follow_parties (store, elder, error))
        return FALSE;
    }
  if (elder->sex == before->sex && elder->same_address == before->same_address &&
      g_strcmp0 (elder->name, before->name) == 0 &&
      g_strcmp0 (elder->document_number, before->document_number) == 0 &&
      g_strcmp0 (elder->household_address, before->household_address) == 0 &&
      g_strcmp0 (elder->home_address, before->home_address) == 0 && g_strcmp0 (elder->health, before->health) == 0)
    return TRUE;

  return follow_values (store, elder, error);
}

/* A name that stands in drafts; there may be many of them. */
static gboolean
follow_name (SwStore    *store,
             const char *sql,
             gint64      id,
             const char *name,
             GError    **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (sw_store_get_connection (store), sql, error);

  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, id);
  sw_statement_bind_text (statement, 2, name);
  return sw_statement_run (statement, error);
}

static gboolean
follow_caregiver (SwStore     *store,
                  SwCaregiver *caregiver,
                  SwCaregiver *before,
                  GError     **error)
{
  gint64 id = sw_record_get_id (SW_RECORD (caregiver));

  return g_strcmp0 (caregiver->name, before->name) == 0 ||
         (follow_name (store, "UPDATE agreement SET worker_name = ?2 WHERE worker_id = ?1 AND state = 'draft'",
                       id, caregiver->name, error) &&
          follow_name (store, "UPDATE agreement SET neighbour_name = ?2 WHERE neighbour_id = ?1 AND state = 'draft'",
                       id, caregiver->name, error));
}

static gboolean
leaves (SwStatusSpan *span)
{
  return span && span->status != SW_STATUS_PAUSED && span->status != SW_STATUS_ACTIVE;
}

/* The span that ended an agreement is another one now, or is gone. */
static gboolean
take_back_end (SwStore      *store,
               SwStatusSpan *span,
               SwStatusSpan *before,
               GError      **error)
{
  g_autoptr (GPtrArray) agreements = load_of_elder (store, before->elder_id, error);

  for (guint i = 0; agreements && i < agreements->len; i++)
    {
      SwAgreement *agreement = agreements->pdata[i];
      g_autoptr (GError) failure = NULL;

      if (agreement->ended_reason != SW_AGREEMENT_END_ELDER_LEFT || agreement->ended_day != before->from_day - 1)
        continue;
      if (leaves (span))
        {
          agreement->ended_day = span->from_day - 1;
          if (!sw_store_save (store, SW_RECORD (agreement), error))
            return FALSE;
        }
      else if (!sw_agreements_reopen (store, sw_record_get_id (SW_RECORD (agreement)), &failure) &&
               failure->domain != SW_AGREEMENT_ERROR)
        {
          /* An elder who has another agreement meanwhile keeps that one. */
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }

  return agreements != NULL;
}

/* An elder who leaves the register has no agreement from that day on. */
static gboolean
follow_span (SwStore      *store,
             SwStatusSpan *span,
             SwStatusSpan *before,
             GError      **error)
{
  g_autoptr (GPtrArray) agreements = NULL;

  if (leaves (before) && !(leaves (span) && span->from_day == before->from_day) &&
      !take_back_end (store, span, before, error))
    return FALSE;
  if (!leaves (span))
    return TRUE;

  agreements = load_of_elder (store, span->elder_id, error);
  for (guint i = 0; agreements && i < agreements->len; i++)
    {
      SwAgreement *agreement = agreements->pdata[i];
      SwDay last = span->from_day - 1;

      if (agreement->state != SW_AGREEMENT_ENDED &&
          (span->to_day == SW_NONE || span->to_day >= agreement->drafted_day) &&
          (!sw_agreement_end (agreement, last, SW_AGREEMENT_END_ELDER_LEFT, NULL, MAX (last, sw_day_today ()), error) ||
           !sw_store_save (store, SW_RECORD (agreement), error)))
        return FALSE;
    }

  return agreements != NULL;
}

gboolean
sw_agreements_follow (SwStore  *store,
                      SwRecord *record,
                      SwRecord *before,
                      GError  **error)
{
  SwRecord *any = record ? record : before;

  if (SW_IS_STATUS_SPAN (any))
    return follow_span (store, (SwStatusSpan *) record, (SwStatusSpan *) before, error);
  if (record == NULL || before == NULL)
    return TRUE;
  if (SW_IS_ELDER (record))
    return follow_elder (store, SW_ELDER (record), SW_ELDER (before), error);
  if (SW_IS_CAREGIVER (record))
    return follow_caregiver (store, SW_CAREGIVER (record), SW_CAREGIVER (before), error);
  if (SW_IS_OFFICE (record) && g_strcmp0 (sw_office_get_full_name (SW_OFFICE (record)),
                                          sw_office_get_full_name (SW_OFFICE (before))) != 0)
    return follow_name (store, "UPDATE agreement SET street_office = ?2 WHERE ?1 = 1 AND state = 'draft'",
                        SW_OFFICE_ID, sw_office_get_full_name (SW_OFFICE (record)), error);

  return TRUE;
}

static SwAgreement *
find_in_force (GPtrArray *agreements)
{
  for (guint i = 0; i < agreements->len; i++)
    if (((SwAgreement *) agreements->pdata[i])->state == SW_AGREEMENT_IN_FORCE)
      return agreements->pdata[i];

  return NULL;
}

static SwAgreement *
find_open (GPtrArray *agreements)
{
  for (guint i = 0; i < agreements->len; i++)
    if (sw_agreement_is_open (agreements->pdata[i]))
      return agreements->pdata[i];

  return NULL;
}

static gboolean
supersede (SwStore     *store,
           SwAgreement *agreement,
           SwDay        day,
           GError     **error)
{
  return sw_agreement_end (agreement, day, SW_AGREEMENT_END_SUPERSEDED, NULL, sw_day_today (), error) &&
         sw_store_save (store, SW_RECORD (agreement), error);
}

/* Two elders become one, who has one agreement in force and one on its way: that
 * which began later, and that which is further. */
gboolean
sw_agreements_make_room (SwStore *store,
                         gint64   elder_id,
                         gint64   other_id,
                         GError **error)
{
  g_autoptr (GPtrArray) ours = load_of_elder (store, elder_id, error);
  g_autoptr (GPtrArray) theirs = ours ? load_of_elder (store, other_id, error) : NULL;
  SwAgreement *a, *b;

  if (theirs == NULL)
    return FALSE;

  a = find_in_force (ours);
  b = find_in_force (theirs);
  if (a && b && !supersede (store, a->in_force_day < b->in_force_day ? a : b,
                            MAX (a->in_force_day, b->in_force_day) - 1, error))
    return FALSE;

  a = find_open (ours);
  b = find_open (theirs);
  return a == NULL || b == NULL || supersede (store, a->state < b->state ? a : b, sw_day_today (), error);
}
