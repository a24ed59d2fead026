/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of visits, filled in from the database. A floor of its own above the store and the
 * forms, which do not know each other, so that the window and the command line print the same. */
#pragma once

#include "sw-form.h"
#include "sw-store.h"

G_BEGIN_DECLS

/**
 * SwPaperScope:
 * @elder_id: an elder, or %SW_NONE
 * @caregiver_id: who made the visits, or %SW_NONE
 * @community_id: where the elders live, or %SW_NONE
 * @from: the first day
 * @to: the last day
 *
 * Which visits a card is about: one of the three is set.
 */
typedef struct
{
  gint64 elder_id;
  gint64 caregiver_id;
  gint64 community_id;
  SwDay  from;
  SwDay  to;
} SwPaperScope;

SwForm *sw_paper_service_card  (SwStore             *store,
                                const SwPaperScope  *scope,
                                GError             **error);
SwForm *sw_paper_visit_record  (SwStore             *store,
                                gint64               elder_id,
                                SwDay                from,
                                SwDay                to,
                                GError             **error);
SwForm *sw_paper_visit_records (SwStore             *store,
                                const gint64        *elder_ids,
                                gsize                n_ids,
                                SwDay                from,
                                SwDay                to,
                                GError             **error);
GArray *sw_paper_month_card_elders (SwStore            *store,
                                gint64               community_id,
                                SwDay                month,
                                GError             **error);
SwForm *sw_paper_month_cards   (SwStore             *store,
                                GPtrArray           *cards,
                                GError             **error);

G_END_DECLS
