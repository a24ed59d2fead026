/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-due.h"

G_BEGIN_DECLS

/* What the calendar shows at once. */
typedef enum
{
  SW_CALENDAR_MONTH,
  SW_CALENDAR_WEEK
} SwCalendarMode;

/* So many weeks a month can touch. */
#define SW_CALENDAR_MAX_WEEKS 6

/**
 * SwCalendarFigures:
 * @n_asked: how many visits are due
 * @n_met: made in time
 * @n_late: made late
 * @n_missed: not made, and too late to be
 * @n_overdue: not made, and still to be made
 * @n_open: to be made from today on
 *
 * What is due on a day.
 */
typedef struct
{
  guint n_asked;
  guint n_met;
  guint n_late;
  guint n_missed;
  guint n_overdue;
  guint n_open;
} SwCalendarFigures;

/**
 * SwCalendarItem:
 * @text: a figure with its word, which is not broken
 * @bad: whether it counts what was not made in its time
 *
 * One of the figures of a day.
 */
typedef struct
{
  char     *text;
  gboolean  bad;
} SwCalendarItem;

void        sw_calendar_get_span      (SwCalendarMode           mode,
                                       SwDay                    day,
                                       SwDay                   *first,
                                       SwDay                   *last);
SwDay       sw_calendar_move          (SwCalendarMode           mode,
                                       SwDay                    day,
                                       int                      n);
void        sw_calendar_count         (SwDue                   *due,
                                       SwDay                    day,
                                       gint64                   party,
                                       SwCalendarFigures       *figures);
void        sw_calendar_get_segments  (const SwCalendarFigures *figures,
                                       guint                   *values);
gboolean    sw_calendar_is_bad        (const SwCalendarFigures *figures);
GArray     *sw_calendar_cell_items    (SwCalendarMode           mode,
                                       const SwCalendarFigures *figures);
char       *sw_calendar_figures_text  (const SwCalendarFigures *figures,
                                       gboolean                 computing);
char       *sw_calendar_parties_text  (SwDue                   *due,
                                       SwDay                    day,
                                       gint64                   party);
const char *sw_calendar_weekday       (SwDay                    day);
char       *sw_calendar_day_title     (SwDay                    day);
char       *sw_calendar_title         (SwCalendarMode           mode,
                                       SwDay                    day);

G_END_DECLS
