/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-mark.h"
#include "sw-month-card.h"
#include "sw-store.h"

G_BEGIN_DECLS

/**
 * SwMonthSheet:
 * @card: the card, borrowed
 * @days: what is to be recorded of each day
 * @recorded: the best of what is recorded already that the card's neighbour did on the day
 * @n_others: how many visits of others are recorded on the day
 *
 * A month card while it is entered.
 */
typedef struct
{
  SwMonthCard    *card;
  SwMonthCardDay  days[SW_MONTH_CARD_DAYS];
  SwMark          recorded[SW_MONTH_CARD_DAYS];
  guint           n_others[SW_MONTH_CARD_DAYS];
} SwMonthSheet;

void     sw_month_sheet_init         (SwMonthSheet        *self,
                                      SwMonthCard         *card);
gboolean sw_month_sheet_load         (SwMonthSheet        *self,
                                      SwStore             *store,
                                      SwMonthCard         *card,
                                      GError             **error);
void     sw_month_sheet_add_recorded (SwMonthSheet        *self,
                                      SwVisit             *visit);
void     sw_month_sheet_fill         (SwMonthSheet        *self,
                                      SwMark               mark,
                                      SwDay                today);
SwMark   sw_month_sheet_get_mark     (const SwMonthSheet  *self,
                                      guint                index);
gboolean sw_month_sheet_set_mark     (SwMonthSheet        *self,
                                      guint                index,
                                      SwMark               mark,
                                      SwDay                today,
                                      GError             **error);
guint    sw_month_sheet_n_marks      (const SwMonthSheet  *self);
guint    sw_month_sheet_n_recorded   (const SwMonthSheet  *self);
guint    sw_month_sheet_move         (const SwMonthSheet  *self,
                                      guint                index,
                                      int                  by);

void     sw_month_sheet_write        (const SwMonthSheet  *self,
                                      GKeyFile            *file);
char    *sw_month_sheet_peek         (GKeyFile            *file);
void     sw_month_sheet_restore      (SwMonthSheet        *self,
                                      GKeyFile            *file,
                                      SwDay                today);

G_END_DECLS
