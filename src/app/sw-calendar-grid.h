/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-calendar.h"

G_BEGIN_DECLS

#define SW_TYPE_CALENDAR_GRID (sw_calendar_grid_get_type ())
G_DECLARE_FINAL_TYPE (SwCalendarGrid, sw_calendar_grid, SW, CALENDAR_GRID, GtkBox)

/* Its days and keys call the actions "calendar.show-day" (x) and "calendar.move-days" (i) of the
 * page around it. */

GtkWidget *sw_calendar_grid_new      (void);
void       sw_calendar_grid_set      (SwCalendarGrid *self,
                                      SwCalendarMode  mode,
                                      SwDay           day,
                                      SwDay           today,
                                      SwDue          *due,
                                      gint64          party,
                                      gboolean        computing);
void       sw_calendar_grid_focus    (SwCalendarGrid *self);
gboolean   sw_calendar_grid_has_focus (SwCalendarGrid *self);

G_END_DECLS
