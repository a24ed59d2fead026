/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-entry-page.h"
#include "sw-week-sheet.h"

G_BEGIN_DECLS

/* Where marks are kept that are not saved, see sw_draft_file_path(). */
#define SW_WEEK_DRAFT "week-grid"

#define SW_TYPE_WEEK_PAGE (sw_week_page_get_type ())
G_DECLARE_FINAL_TYPE (SwWeekPage, sw_week_page, SW, WEEK_PAGE, SwEntryPage)

SwPage      *sw_week_page_new       (void);
void         sw_week_page_show      (SwWeekPage *self,
                                     gint64      caregiver_id,
                                     SwDay       day);
SwWeekSheet *sw_week_page_get_sheet (SwWeekPage *self);
void         sw_week_page_set_cell  (SwWeekPage *self,
                                     guint       row,
                                     guint       column);

G_END_DECLS
