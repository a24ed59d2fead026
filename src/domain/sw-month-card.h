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

SwMonthCard *sw_month_card_new (void);

G_END_DECLS
