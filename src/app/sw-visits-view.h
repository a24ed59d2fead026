/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-list-view.h"
#include "sw-visit-totals.h"
#include "sw-visit.h"

G_BEGIN_DECLS

/* What the Visits page shows, as functions without widgets. */

GArray             *sw_visits_get_columns     (void);
guint               sw_visits_n_usual_columns (void);
const SwListFilter *sw_visits_get_filters     (guint               *n_filters);
char               *sw_visits_cell_text       (const SwListColumn  *column,
                                               SwVisit             *visit,
                                               SwStore             *store,
                                               const char         **badge);
char               *sw_visits_totals_text     (const SwVisitTotals *totals);
char               *sw_visit_late_text        (SwVisit             *visit);
const char         *sw_outcome_badge          (gint64               outcome);

G_END_DECLS
