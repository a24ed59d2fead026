/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-types.h"

G_BEGIN_DECLS

/* Weekdays count 1 = Monday … 7 = Sunday. A quarter is an integer, year * 4 + 0…3. */

SwDay       sw_day_from_ymd       (int          year,
                                   int          month,
                                   int          day);
gboolean    sw_day_to_ymd         (SwDay        day,
                                   int         *year,
                                   int         *month,
                                   int         *month_day);
SwDay       sw_day_today          (void);
int         sw_day_weekday        (SwDay        day);
SwDay       sw_day_week_start     (SwDay        day);
SwDay       sw_day_month_start    (SwDay        day);
SwDay       sw_day_month_end      (SwDay        day);
SwDay       sw_day_half_start     (SwDay        day);
SwDay       sw_day_half_end       (SwDay        day);
SwDay       sw_day_add_years      (SwDay        day,
                                   int          years);
int         sw_day_age            (SwDay        birth_day,
                                   SwDay        on_day);
SwDay       sw_day_parse          (const char  *text,
                                   SwDay        today,
                                   GError     **error);
char       *sw_day_format         (SwDay        day);
char       *sw_day_format_iso     (SwDay        day);
char       *sw_day_format_chinese (SwDay        day);

int         sw_quarter_of         (SwDay        day);
SwDay       sw_quarter_start      (int          quarter);
SwDay       sw_quarter_end        (int          quarter);
SwDay       sw_quarter_last_friday (int         quarter);
int         sw_quarter_parse      (const char  *text,
                                   GError     **error);
char       *sw_quarter_format     (int          quarter);

G_END_DECLS
