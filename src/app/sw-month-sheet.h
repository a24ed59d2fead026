/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-month-card.h"
#include "sw-week-sheet.h"

G_BEGIN_DECLS

void     sw_month_sheet_fill     (SwMonthCard          *card,
                                  SwMark                mark,
                                  SwDay                 today,
                                  SwMonthCardDay       *days);
SwMark   sw_month_sheet_get_mark (const SwMonthCardDay *days,
                                  guint                 index);
gboolean sw_month_sheet_set_mark (SwMonthCard          *card,
                                  SwMonthCardDay       *days,
                                  guint                 index,
                                  SwMark                mark,
                                  SwDay                 today,
                                  GError              **error);
guint    sw_month_sheet_n_marks  (const SwMonthCardDay *days);
gint     sw_month_sheet_move     (SwMonthCard          *card,
                                  guint                 index,
                                  int                   by);

G_END_DECLS
