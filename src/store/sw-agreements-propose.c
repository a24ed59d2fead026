/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom an agreement could be drafted for, and with whom. */
#include "sw-agreements-private.h"
#include "sw-store-query.h"


/**
 * sw_proposal_free:
 * @proposal: (transfer full): a proposal
 */
void
sw_proposal_free (SwProposal *proposal)
{
  g_free (proposal->elder_name);
  g_free (proposal->elder_number);
  g_free (proposal);
}

static void
set_party (SwProposal      *proposal,
           gint64          *place,
           gint64           id,
           SwAgreementLacks bit)
{
  *place = id;
  proposal->lacks &= ~(bit | SW_AGREEMENT_LACKS_FOURTH);
  if (id == SW_NONE)
    proposal->lacks |= bit;
  else if (proposal->worker_id == proposal->neighbour_id)
    proposal->lacks |= SW_AGREEMENT_LACKS_FOURTH;
}

/**
 * sw_proposal_set_worker:
 * @proposal: a proposal
 * @worker_id: who is to be the community worker, or %SW_NONE
 */
void
sw_proposal_set_worker (SwProposal *proposal,
                        gint64      worker_id)
{
  set_party (proposal, &proposal->worker_id, worker_id, SW_AGREEMENT_LACKS_WORKER);
}

/**
 * sw_proposal_set_neighbour:
 * @proposal: a proposal
 * @neighbour_id: who is to be the neighbour or volunteer, or %SW_NONE
 */
void
sw_proposal_set_neighbour (SwProposal *proposal,
                           gint64      neighbour_id)
{
  set_party (proposal, &proposal->neighbour_id, neighbour_id, SW_AGREEMENT_LACKS_NEIGHBOUR);
}

/**
 * sw_proposal_is_complete:
 * @proposal: a proposal
 *
 * Returns: whether it names four parties, so that it can be drafted; other
 *   things that it lacks stay blank
 */
gboolean
sw_proposal_is_complete (SwProposal *proposal)
{
  return (proposal->lacks & SW_AGREEMENT_LACKS_PARTY) == 0;
}

static gint64
serving (SwDrafting *drafting,
         gint64      id)
{
  SwCaregiver *caregiver = id != SW_NONE ? sw_drafting_get_caregiver (drafting, id, NULL) : NULL;

  return caregiver && sw_caregiver_serves_on (caregiver, drafting->day) ? id : SW_NONE;
}

static SwProposal *
proposal_for (SwDrafting *drafting,
              SwElder    *elder)
{
  SwProposal *proposal = g_new0 (SwProposal, 1);

  proposal->elder_id = sw_record_get_id (SW_RECORD (elder));
  proposal->elder_name = g_strdup (elder->name);
  proposal->elder_number = g_strdup (elder->document_number);
  proposal->community_id = elder->community_id;
  proposal->worker_id = serving (drafting, elder->worker_id);
  proposal->neighbour_id = serving (drafting, elder->neighbour_id);
  proposal->predecessor_id = SW_NONE;
  proposal->lacks = sw_agreement_elder_lacks (elder, proposal->worker_id, proposal->neighbour_id);

  return proposal;
}

/**
 * sw_agreements_propose_elders:
 * @store: a store
 * @elder_ids: (array length=n_elders): elders
 * @n_elders: how many
 * @day: the day of drafting
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Proposes an agreement for each, with the worker and the neighbour of the
 * elder's record; who has left service is not proposed. Nothing is changed.
 *
 * Returns: (transfer full) (nullable) (element-type SwProposal): a proposal for
 *   each elder, in the order given
 */
GPtrArray *
sw_agreements_propose_elders (SwStore      *store,
                              const gint64 *elder_ids,
                              gsize         n_elders,
                              SwDay         day,
                              GCancellable *cancellable,
                              GError      **error)
{
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_proposal_free);
  g_auto (SwDrafting) drafting = { 0 };

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  if (!sw_drafting_start (&drafting, store, day, error))
    return NULL;

  for (gsize start = 0; start < n_elders; start += SW_AGREEMENTS_CHUNK)
    {
      g_autoptr (GPtrArray) elders =
        sw_store_load_ids (store, SW_TYPE_ELDER, elder_ids + start, MIN (SW_AGREEMENTS_CHUNK, n_elders - start), error);

      if (elders == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint i = 0; i < elders->len; i++)
        g_ptr_array_add (proposals, proposal_for (&drafting, elders->pdata[i]));
    }

  return g_steal_pointer (&proposals);
}

/**
 * sw_agreements_propose:
 * @store: a store
 * @query: (nullable): which elders; %NULL for all
 * @day: the day of drafting
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Proposes an agreement for every active elder of the query who is a key elder
 * or was found in need of care, and has no agreement in force or on its way.
 * Nothing is changed. May be called from any thread that has a store of its own.
 *
 * Returns: (transfer full) (nullable) (element-type SwProposal): the proposals,
 *   in the order of the query
 */
GPtrArray *
sw_agreements_propose (SwStore      *store,
                       SwQuery      *query,
                       SwDay         day,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (SwQuery) due = query ? sw_query_copy (query) : sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);
  g_return_val_if_fail (sw_query_get_record_type (due) == SW_TYPE_ELDER, NULL);

  sw_query_set_day (due, day);
  if (!sw_query_add_text (due, "agreement-due=1", error) || !sw_query_add_text (due, "status=active", error) ||
      !sw_query_add_text (due, "agreement=none", error))
    return NULL;

  ids = sw_store_query_ids (store, due, -1, error);
  return ids ? sw_agreements_propose_elders (store, (gint64 *) (gpointer) ids->data, ids->len, day, cancellable, error)
             : NULL;
}
