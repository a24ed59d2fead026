/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-types.h"

G_BEGIN_DECLS

/* The spans of days that are asked for most. */
typedef enum
{
  SW_DAY_PRESET_TODAY,
  SW_DAY_PRESET_YESTERDAY,
  SW_DAY_PRESET_THIS_WEEK,
  SW_DAY_PRESET_LAST_WEEK,
  SW_DAY_PRESET_THIS_MONTH,
  SW_DAY_PRESET_LAST_MONTH,
  SW_DAY_PRESET_THIS_QUARTER,
  SW_DAY_PRESET_THIS_YEAR,
  SW_DAY_N_PRESETS
} SwDayPreset;

void        sw_day_preset_get       (SwDayPreset  preset,
                                     SwDay        today,
                                     SwDay       *from,
                                     SwDay       *to);
const char *sw_day_preset_label     (SwDayPreset  preset);
char       *sw_day_range_text       (SwDay        from,
                                     SwDay        to);

#define SW_TYPE_DAY_RANGE (sw_day_range_get_type ())
G_DECLARE_FINAL_TYPE (SwDayRange, sw_day_range, SW, DAY_RANGE, GtkBox)

/* SwDayRange::changed (range): another span was typed, picked or chosen. */

GtkWidget  *sw_day_range_new        (SwDay        today,
                                     SwDay        from,
                                     SwDay        to);
gboolean    sw_day_range_get        (SwDayRange  *self,
                                     SwDay       *from,
                                     SwDay       *to);

G_END_DECLS
