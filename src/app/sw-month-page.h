/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-month-sheet.h"
#include "sw-entry-page.h"

G_BEGIN_DECLS

/* Where a card is kept that is not saved, see sw_draft_file_path(). */
#define SW_MONTH_DRAFT "month-card"

#define SW_TYPE_MONTH_PAGE (sw_month_page_get_type ())
G_DECLARE_FINAL_TYPE (SwMonthPage, sw_month_page, SW, MONTH_PAGE, SwEntryPage)

SwPage      *sw_month_page_new         (void);
gboolean     sw_month_page_open        (SwMonthPage *self,
                                        const char  *number);
SwMark       sw_month_page_get_mark    (SwMonthPage *self,
                                        guint        index);
void         sw_month_page_set_day     (SwMonthPage *self,
                                        guint        index);

G_END_DECLS
