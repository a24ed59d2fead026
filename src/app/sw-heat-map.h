/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-visits.h"

G_BEGIN_DECLS

/* A year and the rest of a week. */
#define SW_HEAT_MAP_WEEKS 53

/* What it shows, as functions without a widget. */

SwDay  sw_heat_map_first_day (SwDay             today);
char  *sw_heat_map_day_text  (SwDay             day,
                              const SwVisitDay *visits);
char  *sw_heat_map_summary   (const SwVisitDay *days,
                              guint             n_days);

#define SW_TYPE_HEAT_MAP (sw_heat_map_get_type ())
G_DECLARE_FINAL_TYPE (SwHeatMap, sw_heat_map, SW, HEAT_MAP, GtkWidget)

/* SwHeatMap::cursor-moved (map): the cursor stands on another day.
 * SwHeatMap::activate-day (map, day): a day with visits was clicked, or Enter pressed on it. */

GtkWidget *sw_heat_map_new      (SwDay             today,
                                 const SwVisitDay *days,
                                 guint             n_days);
SwDay      sw_heat_map_get_day  (SwHeatMap        *self);
char      *sw_heat_map_describe_cursor (SwHeatMap *self);

G_END_DECLS
