/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-agreement.h"
#include "sw-list-view.h"

G_BEGIN_DECLS

/* What the Agreements page shows, as functions without widgets. */

/* The states of an agreement as a clerk thinks of them: those with a paper
 * that waits for signatures are one. */
typedef enum
{
  SW_AGREEMENTS_ALL,
  SW_AGREEMENTS_DRAFTS,
  SW_AGREEMENTS_WAITING,
  SW_AGREEMENTS_IN_FORCE,
  SW_AGREEMENTS_ENDED,
  SW_AGREEMENTS_N_GROUPS
} SwAgreementsGroup;

/* Elders who need an agreement and have none in force, as a filter of the register. */
#define SW_AGREEMENTS_WITHOUT "status=active\nagreement-due=1\nagreement=open,none"

GArray             *sw_agreements_get_columns     (void);
guint               sw_agreements_n_usual_columns (void);
const SwListFilter *sw_agreements_get_filters     (guint              *n_filters);

const char         *sw_agreements_group_nick      (SwAgreementsGroup   group);
const char *const  *sw_agreements_group_states    (SwAgreementsGroup   group);
SwAgreementsGroup   sw_agreements_group_of        (const char *const  *states);
char               *sw_agreements_group_text      (SwAgreementsGroup   group,
                                                   gint64              n);

char               *sw_agreements_cell_text       (const SwListColumn *column,
                                                   SwAgreement        *agreement,
                                                   SwStore            *store,
                                                   SwDay               today,
                                                   int                 wait_days,
                                                   const char        **badge);
const char         *sw_agreement_badge            (SwAgreement        *agreement,
                                                   SwDay               today,
                                                   int                 wait_days);
char               *sw_agreement_signed_text      (SwAgreement        *agreement);
char               *sw_agreement_copies_text      (SwAgreement        *agreement);
char               *sw_agreement_describe_signatures (SwAgreement     *agreement);
char               *sw_agreement_describe_copies  (SwAgreement        *agreement);
char               *sw_agreement_waiting_text     (SwAgreement        *agreement,
                                                   SwDay               today);
char               *sw_agreements_ended_by        (SwStore            *store,
                                                   SwElder            *elder);
int                 sw_agreements_wait_days       (SwStore            *store);

G_END_DECLS
