/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreements drafted and renewed. */
#include "sw-agreements-private.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-sql.h"
#include "sw-store-private.h"
#include "sw-store-query.h"

/* Begins an action unless one is open. */
gboolean
sw_agreements_begin (SwStore    *store,
                     const char *label,
                     gboolean   *own,
                     GError    **error)
{
  *own = !sw_store_in_action (store);

  return !*own || sw_store_begin (store, label, error);
}

/* Ends the action if it was begun here. */
gboolean
sw_agreements_finish (SwStore *store,
                      gboolean own,
                      gboolean good,
                      GError **error)
{
  if (own && good)
    return sw_store_commit (store, error);
  if (own && sw_store_in_action (store))
    sw_store_rollback (store);

  return good;
}

static gboolean
last_serial (SwStore *store,
             int      year,
             gint64  *serial,
             GError **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (sw_store_get_connection (store),
                           "SELECT coalesce (max (serial), 0) FROM agreement WHERE year = ?1", error);

  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, year);
  if (sw_statement_step (statement, error) != SW_STEP_ROW)
    return FALSE;

  *serial = sw_statement_get_integer (statement, 0);
  return TRUE;
}

/* Within an action, which alone may write: so nobody else takes a number. */
gboolean
sw_drafting_start (SwDrafting *self,
                   SwStore    *store,
                   SwDay       day,
                   GError    **error)
{
  *self = (SwDrafting) { .store = store, .day = day };
  self->caregivers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  if (!sw_day_to_ymd (day, &self->year, NULL, NULL))
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID, _("The day of drafting is not known."));
      return FALSE;
    }
  if (day > sw_day_today ())
    {
      /* It could not be printed before that day, and its number is of another year perhaps. */
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID, _("The day of drafting is in the future."));
      return FALSE;
    }

  self->office = sw_store_get_office (store, error);
  return self->office && last_serial (store, self->year, &self->serial, error);
}

void
sw_drafting_clear (SwDrafting *self)
{
  g_clear_object (&self->office);
  g_clear_pointer (&self->caregivers, g_hash_table_unref);
}

/* (transfer none) */
SwCaregiver *
sw_drafting_get_caregiver (SwDrafting *self,
                           gint64      id,
                           GError    **error)
{
  SwCaregiver *caregiver = g_hash_table_lookup (self->caregivers, &id);

  if (caregiver == NULL)
    {
      caregiver = sw_store_load (self->store, SW_TYPE_CAREGIVER, id, error);
      if (caregiver)
        g_hash_table_insert (self->caregivers, g_memdup2 (&id, sizeof id), caregiver);
    }

  return caregiver;
}

static gboolean
refuse (const char *format,
        const char *name,
        const char *what,
        GError    **error)
{
  g_autoptr (GString) sentence = g_string_new (format);

  g_string_replace (sentence, "%1$s", name, 1);
  g_string_replace (sentence, "%2$s", what ? what : "", 1);
  g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID, sentence->str);
  return FALSE;
}

/* An elder who has left the register, or has an agreement on its way, gets no
 * other; one whose agreement is in force gets one that follows it. */
static gboolean
check_elder (SwDrafting *self,
             SwElder    *elder,
             gint64      predecessor_id,
             GError    **error)
{
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (sw_store_get_connection (self->store),
                           "SELECT (SELECT number FROM agreement WHERE elder_id = ?1"
                           " AND (state = 'draft' OR state = 'printed' OR state = 'signing')),"
                           " (SELECT number FROM agreement WHERE elder_id = ?1 AND state = 'in-force' AND id IS NOT ?3),"
                           " EXISTS (SELECT 1 FROM status_span WHERE elder_id = ?1 AND from_day <= ?2"
                           " AND (to_day IS NULL OR to_day >= ?2) AND status <> 'paused')",
                           error);

  if (statement == NULL)
    return FALSE;

  sw_statement_bind_integer (statement, 1, sw_record_get_id (SW_RECORD (elder)));
  sw_statement_bind_integer (statement, 2, self->day);
  sw_statement_bind_integer (statement, 3, predecessor_id);
  if (sw_statement_step (statement, error) != SW_STEP_ROW)
    return FALSE;

  if (!sw_statement_is_null (statement, 0))
    /* Translators: %1$s is the name of an elder, %2$s the number of an agreement. */
    return refuse (_("%1$s has an agreement on its way already: %2$s."), elder->name,
                   sw_statement_get_text (statement, 0), error);
  if (!sw_statement_is_null (statement, 1))
    /* Translators: %1$s is the name of an elder, %2$s the number of an agreement. */
    return refuse (_("%1$s has an agreement in force already: %2$s. It can be renewed."), elder->name,
                   sw_statement_get_text (statement, 1), error);
  if (sw_statement_get_integer (statement, 2))
    /* Translators: %1$s is the name of an elder. */
    return refuse (_("%1$s has left the register."), elder->name, NULL, error);

  return TRUE;
}

static SwCaregiver *
get_party (SwDrafting *self,
           SwElder    *elder,
           gint64      id,
           const char *sentence,
           GError    **error)
{
  SwCaregiver *caregiver;

  if (id == SW_NONE)
    {
      refuse (sentence, elder->name, NULL, error);
      return NULL;
    }

  caregiver = sw_drafting_get_caregiver (self, id, error);
  if (caregiver && !sw_caregiver_serves_on (caregiver, self->day))
    {
      /* Translators: %1$s is the name of an elder, %2$s of somebody who looks after him or her. */
      refuse (_("%1$s: %2$s is not in service any more."), elder->name, caregiver->name, error);
      return NULL;
    }

  return caregiver;
}

/* Drafts one, and has the elder's record name the same people. (transfer full) */
SwAgreement *
sw_drafting_draft (SwDrafting *self,
                   SwElder    *elder,
                   gint64      worker_id,
                   gint64      neighbour_id,
                   gint64      predecessor_id,
                   GError    **error)
{
  g_autoptr (SwAgreement) agreement = NULL;
  SwCaregiver *worker, *neighbour;

  if (!check_elder (self, elder, predecessor_id, error))
    return NULL;
  /* Translators: %1$s is the name of an elder. */
  worker = get_party (self, elder, worker_id, _("%1$s has no community worker."), error);
  if (worker == NULL)
    return NULL;
  /* Translators: %1$s is the name of an elder. */
  neighbour = get_party (self, elder, neighbour_id, _("%1$s has no neighbour or volunteer."), error);
  if (neighbour == NULL)
    return NULL;
  if (worker_id == neighbour_id)
    {
      /* Translators: %1$s is the name of an elder, %2$s of somebody who looks after him or her. */
      refuse (_("%1$s: %2$s cannot be the community worker and the neighbour at once."), elder->name, worker->name,
              error);
      return NULL;
    }

  if (elder->worker_id != worker_id || elder->neighbour_id != neighbour_id)
    {
      elder->worker_id = worker_id;
      elder->neighbour_id = neighbour_id;
      if (!sw_store_save (self->store, SW_RECORD (elder), error))
        return NULL;
    }

  agreement = sw_agreement_new ();
  agreement->year = self->year;
  agreement->serial = self->serial + 1;
  agreement->number = sw_agreement_format_number (self->office->agreement_prefix, self->year, agreement->serial);
  agreement->elder_id = sw_record_get_id (SW_RECORD (elder));
  agreement->worker_id = worker_id;
  agreement->neighbour_id = neighbour_id;
  agreement->predecessor_id = predecessor_id;
  agreement->drafted_day = self->day;
  sw_agreement_fill (agreement, self->office, elder, worker->name, neighbour->name);
  if (!sw_store_save (self->store, SW_RECORD (agreement), error))
    return NULL;

  self->serial++;
  return g_steal_pointer (&agreement);
}

/* A draft takes over anew what stands in its blanks. */
gboolean
sw_agreements_refill (SwStore     *store,
                      SwAgreement *agreement,
                      GError     **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  g_autoptr (SwElder) elder = office ? sw_store_load (store, SW_TYPE_ELDER, agreement->elder_id, error) : NULL;
  g_autoptr (SwCaregiver) worker = elder ? sw_store_load (store, SW_TYPE_CAREGIVER, agreement->worker_id, error) : NULL;
  g_autoptr (SwCaregiver) neighbour =
    worker ? sw_store_load (store, SW_TYPE_CAREGIVER, agreement->neighbour_id, error) : NULL;

  if (neighbour == NULL)
    return FALSE;

  sw_agreement_fill (agreement, office, elder, worker->name, neighbour->name);
  return TRUE;
}

static gboolean
draft_all (SwStore       *store,
           GPtrArray     *proposals,
           SwDay          day,
           GArray        *ids,
           SwProgressFunc progress,
           gpointer       user_data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_auto (SwDrafting) drafting = { 0 };

  if (!sw_drafting_start (&drafting, store, day, error))
    return FALSE;

  for (guint start = 0; start < proposals->len; start += SW_AGREEMENTS_CHUNK)
    {
      guint n = MIN (SW_AGREEMENTS_CHUNK, proposals->len - start);
      gint64 elder_ids[SW_AGREEMENTS_CHUNK];
      g_autoptr (GPtrArray) elders = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = 0; i < n; i++)
        elder_ids[i] = ((SwProposal *) proposals->pdata[start + i])->elder_id;
      elders = sw_store_load_ids (store, SW_TYPE_ELDER, elder_ids, n, error);
      if (elders == NULL)
        return FALSE;

      for (guint i = 0, at = 0; i < n; i++)
        {
          SwProposal *proposal = proposals->pdata[start + i];
          SwElder *elder = at < elders->len ? elders->pdata[at] : NULL;
          g_autoptr (SwAgreement) agreement = NULL;
          gint64 id;

          /* One that is gone is left out of what is loaded. */
          if (elder == NULL || sw_record_get_id (SW_RECORD (elder)) != proposal->elder_id)
            /* Translators: %1$s is the name of an elder. */
            return refuse (_("%1$s is not in the register any more."), proposal->elder_name, NULL, error);
          at++;
          agreement = sw_drafting_draft (&drafting, elder, proposal->worker_id, proposal->neighbour_id,
                                         proposal->predecessor_id, error);
          if (agreement == NULL)
            return FALSE;
          id = sw_record_get_id (SW_RECORD (agreement));
          g_array_append_val (ids, id);
        }
      if (progress)
        progress ((double) (start + n) / proposals->len, user_data);
    }

  return TRUE;
}

/**
 * sw_agreements_draft:
 * @store: a store
 * @proposals: (element-type SwProposal): what is to be drafted
 * @day: the day of drafting; the numbers are of its year
 * @progress: (nullable) (scope call): is told the fraction done
 * @user_data: data for @progress
 * @cancellable: (nullable): to give up; nothing is drafted then
 * @error: return location for an error; %SW_STORE_ERROR_INVALID with the reason
 *   and the elder's name for what cannot be drafted
 *
 * Drafts all of them, or none. The numbers of a year follow each other without
 * a gap, since only one writes at a time and an action that fails takes none.
 * The elder's record is made to name the same worker and neighbour.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of the
 *   agreements, in the order of @proposals
 */
GArray *
sw_agreements_draft (SwStore       *store,
                     GPtrArray     *proposals,
                     SwDay          day,
                     SwProgressFunc progress,
                     gpointer       user_data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = g_strdup_printf (ngettext ("Draft %u agreement", "Draft %u agreements", proposals->len),
                                            proposals->len);
  gboolean own, good;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  if (!sw_agreements_begin (store, label, &own, error))
    return NULL;

  good = draft_all (store, proposals, day, ids, progress, user_data, cancellable, error);
  return sw_agreements_finish (store, own, good, error) ? g_steal_pointer (&ids) : NULL;
}

/* What follows from the change is of the day of drafting. */
static gboolean
save_on (SwDrafting *drafting,
         SwElder    *elder,
         GError    **error)
{
  gboolean saved;

  drafting->store->follow_day = drafting->day;
  saved = sw_store_save (drafting->store, SW_RECORD (elder), error);
  drafting->store->follow_day = SW_NONE;

  return saved;
}

/* Another worker or neighbour ends the agreement at once, and the store has
 * drafted its successor by the time the elder is saved. */
static gboolean
renew_one (SwDrafting *drafting,
           gint64      id,
           gint64      worker_id,
           gint64      neighbour_id,
           gint64     *successor_id,
           GError    **error)
{
  SwStore *store = drafting->store;
  g_autoptr (SwAgreement) agreement = sw_store_load (store, SW_TYPE_AGREEMENT, id, error);
  g_autoptr (SwElder) elder = agreement ? sw_store_load (store, SW_TYPE_ELDER, agreement->elder_id, error) : NULL;
  g_autoptr (SwAgreement) successor = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 in_force;

  if (elder == NULL)
    return FALSE;
  if (sw_agreement_is_open (agreement))
    /* Translators: %1$s is the number of an agreement. */
    return refuse (_("Agreement %1$s is not in force yet and needs no successor."), agreement->number, NULL, error);

  if (worker_id != SW_NONE || neighbour_id != SW_NONE)
    {
      elder->worker_id = worker_id != SW_NONE ? worker_id : elder->worker_id;
      elder->neighbour_id = neighbour_id != SW_NONE ? neighbour_id : elder->neighbour_id;
      if (!save_on (drafting, elder, error))
        return FALSE;
      *successor_id = sw_agreements_find_open (store, agreement->elder_id, &in_force, &failure);
      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (*successor_id != SW_NONE && in_force == SW_NONE)
        return last_serial (store, drafting->year, &drafting->serial, error);
    }

  successor = sw_drafting_draft (drafting, elder, elder->worker_id, elder->neighbour_id, id, error);
  if (successor == NULL)
    return FALSE;

  *successor_id = sw_record_get_id (SW_RECORD (successor));
  return TRUE;
}

static gboolean
renew_all (SwStore      *store,
           const gint64 *ids,
           gsize         n_ids,
           gint64        worker_id,
           gint64        neighbour_id,
           SwDay         day,
           GArray       *successors,
           GError      **error)
{
  g_auto (SwDrafting) drafting = { 0 };

  if (!sw_drafting_start (&drafting, store, day, error))
    return FALSE;

  for (gsize i = 0; i < n_ids; i++)
    {
      gint64 successor;

      if (!renew_one (&drafting, ids[i], worker_id, neighbour_id, &successor, error))
        return FALSE;
      g_array_append_val (successors, successor);
    }

  return TRUE;
}

/**
 * sw_agreements_renew:
 * @store: a store
 * @ids: (array length=n_ids): agreements that are in force or have ended
 * @n_ids: how many
 * @worker_id: who is to be the community worker, or %SW_NONE: the elder's
 * @neighbour_id: who is to be the neighbour or volunteer, or %SW_NONE: the elder's
 * @day: the day of drafting
 * @error: return location for an error
 *
 * Drafts the successor of each. An agreement in force stays so until its
 * successor comes into force, unless the worker or the neighbour is another
 * one now: that ends it.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of the
 *   successors, in the order of @ids
 */
GArray *
sw_agreements_renew (SwStore      *store,
                     const gint64 *ids,
                     gsize         n_ids,
                     gint64        worker_id,
                     gint64        neighbour_id,
                     SwDay         day,
                     GError      **error)
{
  g_autoptr (GArray) successors = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label =
    g_strdup_printf (ngettext ("Renew %u agreement", "Renew %u agreements", (guint) n_ids), (guint) n_ids);
  gboolean own, good;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  if (!sw_agreements_begin (store, label, &own, error))
    return NULL;

  good = renew_all (store, ids, n_ids, worker_id, neighbour_id, day, successors, error);
  return sw_agreements_finish (store, own, good, error) ? g_steal_pointer (&successors) : NULL;
}
