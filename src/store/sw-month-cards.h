/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-month-card.h"
#include "sw-store.h"
#include "sw-visit.h"

G_BEGIN_DECLS

GPtrArray   *sw_store_make_month_cards (SwStore            *store,
                                        const gint64       *elder_ids,
                                        gsize               n_ids,
                                        SwDay               month,
                                        GError            **error);
SwMonthCard *sw_store_find_month_card  (SwStore            *store,
                                        const char         *number,
                                        GError            **error);
gboolean     sw_store_check_month_card (SwStore            *store,
                                        SwMonthCard        *card,
                                        GError            **error);
gboolean     sw_store_enter_month_card (SwStore            *store,
                                        SwMonthCard        *card,
                                        const SwMonthCardDay *days,
                                        gint64              party,
                                        GError            **error);

G_END_DECLS
