/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-agreements.h"

G_BEGIN_DECLS

#define SW_TYPE_PROPOSAL_ITEM (sw_proposal_item_get_type ())
G_DECLARE_FINAL_TYPE (SwProposalItem, sw_proposal_item, SW, PROPOSAL_ITEM, GObject)

/* Property: "chosen" (gboolean). Signal: "changed": it has another worker or neighbour. */

SwProposalItem *sw_proposal_item_new           (GPtrArray      *proposals,
                                                guint           index);
SwProposal     *sw_proposal_item_get           (SwProposalItem *self);
gboolean        sw_proposal_item_get_chosen    (SwProposalItem *self);
void            sw_proposal_item_set_chosen    (SwProposalItem *self,
                                                gboolean        chosen);
void            sw_proposal_item_set_worker    (SwProposalItem *self,
                                                gint64          worker_id);
void            sw_proposal_item_set_neighbour (SwProposalItem *self,
                                                gint64          neighbour_id);
char           *sw_proposal_item_lacks_text    (SwProposalItem *self);

G_END_DECLS
