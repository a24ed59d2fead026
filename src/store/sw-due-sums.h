/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-due.h"

G_BEGIN_DECLS

char *sw_due_sum_official_name (SwStore         *store,
                                SwDueBy          by,
                                const SwDueSum  *sum);
char *sw_due_sum_rate_text     (const SwDueSum  *sum);
void  sw_due_sums_sort         (GArray          *sums);

G_END_DECLS
