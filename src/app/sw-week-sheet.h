/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-mark.h"
#include "sw-store.h"

G_BEGIN_DECLS

#define SW_WEEK_DAYS 7

#define SW_TYPE_WEEK_SHEET (sw_week_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SwWeekSheet, sw_week_sheet, SW, WEEK_SHEET, GObject)

SwWeekSheet *sw_week_sheet_new          (gint64        caregiver_id,
                                         gint64        party,
                                         SwDay         day,
                                         const gint64 *elder_ids,
                                         gsize         n_elders);
SwWeekSheet *sw_week_sheet_load         (SwStore      *store,
                                         gint64        caregiver_id,
                                         SwDay         day,
                                         GError      **error);
void         sw_week_sheet_add_recorded (SwWeekSheet  *self,
                                         SwVisit      *visit);
SwDay        sw_week_sheet_get_monday   (SwWeekSheet  *self);
guint        sw_week_sheet_get_n_elders (SwWeekSheet  *self);
gint64       sw_week_sheet_get_elder    (SwWeekSheet  *self,
                                         guint         row);
SwMark       sw_week_sheet_get_mark     (SwWeekSheet  *self,
                                         guint         row,
                                         guint         column);
const char  *sw_week_sheet_get_note     (SwWeekSheet  *self,
                                         guint         row,
                                         guint         column);
guint        sw_week_sheet_get_recorded (SwWeekSheet  *self,
                                         guint         row,
                                         guint         column,
                                         SwMark       *mark);
gboolean     sw_week_sheet_set_mark     (SwWeekSheet  *self,
                                         guint         row,
                                         guint         column,
                                         SwMark        mark,
                                         SwDay         today,
                                         GError      **error);
gboolean     sw_week_sheet_set_note     (SwWeekSheet  *self,
                                         guint         row,
                                         guint         column,
                                         const char   *note,
                                         GError      **error);
guint        sw_week_sheet_get_n_marks  (SwWeekSheet  *self);
GPtrArray   *sw_week_sheet_make_visits  (SwWeekSheet  *self);

void         sw_week_sheet_write        (SwWeekSheet  *self,
                                         GKeyFile     *file);
gboolean     sw_week_sheet_peek         (GKeyFile     *file,
                                         gint64       *caregiver_id,
                                         SwDay        *monday);
guint        sw_week_sheet_restore      (SwWeekSheet  *self,
                                         GKeyFile     *file,
                                         SwDay         today);

G_END_DECLS
