/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-sheet-reader.h"

G_BEGIN_DECLS

typedef enum
{
  SW_NUMBER_FORMAT_GENERAL,
  SW_NUMBER_FORMAT_DAY,     /* a day, maybe with a time */
  SW_NUMBER_FORMAT_TIME,    /* a time without a day */
  SW_NUMBER_FORMAT_ZEROS    /* so many digits as there are zeros: this and above */
} SwNumberFormat;

/* The longest text that the functions below write, with its closing zero byte. */
#define SW_NUMBER_TEXT_SIZE 64

int        sw_number_format_of_builtin (guint           id);
int        sw_number_format_parse      (const char     *code);
SwCellKind sw_number_format_apply      (int             format,
                                        gboolean        from_1904,
                                        double         *number,
                                        char           *text);
gboolean   sw_number_format_iso_day    (const char     *text,
                                        double         *day);
gboolean   sw_number_format_is_number  (const char     *text,
                                        double         *number);

G_END_DECLS
