/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-types.h"

G_BEGIN_DECLS

/* A quarter is an integer, year * 4 + 0…3, and -1 where there is none. Its errors are those
 * of days, SW_DAY_ERROR. */

int    sw_quarter_of             (SwDay        day);
SwDay  sw_quarter_start          (int          quarter);
SwDay  sw_quarter_end            (int          quarter);
SwDay  sw_quarter_last_friday    (int          quarter);
int    sw_quarter_parse          (const char  *text,
                                  GError     **error);
char  *sw_quarter_format         (int          quarter);
char  *sw_quarter_format_iso     (int          quarter);
char  *sw_quarter_format_chinese (int          quarter);

G_END_DECLS
