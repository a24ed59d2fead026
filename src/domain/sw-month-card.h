/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_MONTH_CARD (sw_month_card_get_type ())
G_DECLARE_FINAL_TYPE (SwMonthCard, sw_month_card, SW, MONTH_CARD, SwRecord)

/**
 * SwMonthCard:
 *
 * A card with a box for each day of a month, printed for an elder and the
 * neighbour who looks in every day, and entered from the paper at its end.
 */
struct _SwMonthCard
{
  SwRecord parent_instance;

  char *number;       /* six digits of the month, then a serial in it */
  gint64 month;       /* its first day */
  gint64 elder_id;
  gint64 caregiver_id;
  gint64 printed_day;
  gint64 entered_day; /* SW_NONE until it is entered */
};

#define SW_MONTH_CARD_DAYS 31

/**
 * SwMonthCardDay:
 * @outcome: what came of it, a value of SwOutcome; %SW_NONE for no visit
 * @channel: how it was made, a value of SwChannel
 *
 * What a card says of one day.
 */
typedef struct
{
  gint64 outcome;
  gint64 channel;
} SwMonthCardDay;

SwMonthCard *sw_month_card_new         (void);

guint        sw_month_card_n_days      (SwMonthCard          *self);
void         sw_month_card_fill        (SwMonthCard          *self,
                                        SwMonthCardDay        value,
                                        SwDay                 today,
                                        SwMonthCardDay       *days);
GPtrArray   *sw_month_card_make_visits (SwMonthCard          *self,
                                        const SwMonthCardDay *days,
                                        gint64                party);

G_END_DECLS
