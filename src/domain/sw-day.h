/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-quarter.h"
#include "sw-types.h"

G_BEGIN_DECLS

/* Weekdays count 1 = Monday … 7 = Sunday. Days are of the years 1 to 9999. */

#define SW_DAY_ERROR (sw_day_error_quark ())

/**
 * SwDayError:
 * @SW_DAY_ERROR_SYNTAX: the text is not written as a day or quarter
 * @SW_DAY_ERROR_YEAR: the year is missing, or not written with four digits
 * @SW_DAY_ERROR_RANGE: there is no such month, day or quarter
 *
 * Why a text is not a day or a quarter.
 */
typedef enum
{
  SW_DAY_ERROR_SYNTAX,
  SW_DAY_ERROR_YEAR,
  SW_DAY_ERROR_RANGE
} SwDayError;

GQuark      sw_day_error_quark    (void);

SwDay       sw_day_from_ymd       (int          year,
                                   int          month,
                                   int          day);
gboolean    sw_day_to_ymd         (SwDay        day,
                                   int         *year,
                                   int         *month,
                                   int         *month_day);
SwDay       sw_day_today          (void);
void        sw_day_set_today      (SwDay        day);
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

G_END_DECLS
