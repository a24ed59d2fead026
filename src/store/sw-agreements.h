/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-agreement.h"
#include "sw-query.h"
#include "sw-store.h"
#include "sw-supplement.h"

G_BEGIN_DECLS

/* What is done with agreements. Each function is one action of its own, or part
 * of the one that is open. Those for several agreements do all or, on an error,
 * none; the error names the agreement.
 *
 * What follows from other changes is done by the store itself, in the action of
 * the change: a draft follows the register; another worker or neighbour of the
 * elder ends the agreement and drafts its successor; an elder who leaves the
 * register ends it. */

/**
 * SwProposal:
 * @elder_id: for whom
 * @elder_name: the elder's name
 * @elder_number: (nullable): the number of the identity document
 * @community_id: the elder's community
 * @worker_id: the community worker, or %SW_NONE; may be set before drafting
 * @neighbour_id: the neighbour or volunteer, or %SW_NONE; may be set as well
 * @predecessor_id: the agreement that is followed, or %SW_NONE
 * @lacks: what is missing; sw_proposal_is_complete() asks anew
 *
 * An agreement that could be drafted.
 */
typedef struct
{
  gint64           elder_id;
  char            *elder_name;
  char            *elder_number;
  gint64           community_id;
  gint64           worker_id;
  gint64           neighbour_id;
  gint64           predecessor_id;
  SwAgreementLacks lacks;
} SwProposal;

void      sw_proposal_free          (SwProposal *proposal);
void      sw_proposal_set_worker    (SwProposal *proposal,
                                     gint64      worker_id);
void      sw_proposal_set_neighbour (SwProposal *proposal,
                                     gint64      neighbour_id);
gboolean  sw_proposal_is_complete   (SwProposal *proposal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwProposal, sw_proposal_free)

GPtrArray *sw_agreements_propose         (SwStore         *store,
                                          SwQuery         *query,
                                          SwDay            day,
                                          GCancellable    *cancellable,
                                          GError         **error);
GPtrArray *sw_agreements_propose_elders  (SwStore         *store,
                                          const gint64    *elder_ids,
                                          gsize            n_elders,
                                          SwDay            day,
                                          GCancellable    *cancellable,
                                          GError         **error);
GArray    *sw_agreements_draft           (SwStore         *store,
                                          GPtrArray       *proposals,
                                          SwDay            day,
                                          SwProgressFunc   progress,
                                          gpointer         user_data,
                                          GCancellable    *cancellable,
                                          GError         **error);
GArray    *sw_agreements_renew           (SwStore         *store,
                                          const gint64    *ids,
                                          gsize            n_ids,
                                          gint64           worker_id,
                                          gint64           neighbour_id,
                                          SwDay            day,
                                          GError         **error);

/* Parties are a set of bits, 1 << SwParty. */
#define SW_AGREEMENT_ALL_PARTIES ((1u << SW_AGREEMENT_N_PARTIES) - 1)

gboolean   sw_agreements_print           (SwStore         *store,
                                          const gint64    *ids,
                                          gsize            n_ids,
                                          const char      *text,
                                          SwDay            day,
                                          GError         **error);
gboolean   sw_agreements_withdraw        (SwStore         *store,
                                          const gint64    *ids,
                                          gsize            n_ids,
                                          GError         **error);
gboolean   sw_agreements_sign            (SwStore         *store,
                                          const gint64    *ids,
                                          gsize            n_ids,
                                          guint            parties,
                                          SwDay            day,
                                          const char      *by,
                                          gboolean         handprint,
                                          GError         **error);
gboolean   sw_agreements_unsign          (SwStore         *store,
                                          gint64           id,
                                          SwParty          party,
                                          GError         **error);
gboolean   sw_agreements_hand_copies     (SwStore         *store,
                                          const gint64    *ids,
                                          gsize            n_ids,
                                          guint            parties,
                                          SwDay            day,
                                          GError         **error);
gboolean   sw_agreements_end             (SwStore         *store,
                                          const gint64    *ids,
                                          gsize            n_ids,
                                          SwDay            day,
                                          SwAgreementEnd   reason,
                                          const char      *note,
                                          GError         **error);
gboolean   sw_agreements_reopen          (SwStore         *store,
                                          gint64           id,
                                          GError         **error);

SwSupplement *sw_agreements_supplement   (SwStore         *store,
                                          gint64           id,
                                          const char      *text,
                                          SwDay            day,
                                          GError         **error);

SwAgreement *sw_agreements_find          (SwStore         *store,
                                          const char      *number,
                                          GError         **error);
char      *sw_agreements_get_text        (SwStore         *store,
                                          SwAgreement     *agreement,
                                          const char      *shipped,
                                          GError         **error);
gboolean   sw_agreements_set_text        (SwStore         *store,
                                          const char      *text,
                                          GError         **error);

/**
 * SwAgreementCounts:
 * @n_state: how many there are, by SwAgreementState
 * @n_waiting: how many wait for a signature for longer than the office wants
 * @n_without: active elders who are key, or found in need of care, and have no
 *   agreement in force
 *
 * What the first page says of the agreements.
 */
typedef struct
{
  gint64 n_state[SW_N_AGREEMENT_STATES];
  gint64 n_waiting;
  gint64 n_without;
} SwAgreementCounts;

gboolean   sw_agreements_count           (SwStore           *store,
                                          SwDay              day,
                                          SwAgreementCounts *counts,
                                          GError           **error);

G_END_DECLS
