/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-store.h"
#include "sw-visit.h"

G_BEGIN_DECLS

#define SW_WEEK_DAYS 7

/* What a key says of a day. */
typedef enum
{
  SW_MARK_NONE,
  SW_MARK_PHONE,
  SW_MARK_HOME,
  SW_MARK_VIDEO,
  SW_MARK_NOT_REACHED
} SwMark;

#define SW_TYPE_WEEK_SHEET (sw_week_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SwWeekSheet, sw_week_sheet, SW, WEEK_SHEET, GObject)

const char  *sw_mark_label              (SwMark        mark);
SwMark       sw_mark_of_visit           (SwVisit      *visit);
void         sw_mark_to_visit           (SwMark        mark,
                                         gint64       *channel,
                                         gint64       *outcome);

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

G_END_DECLS
