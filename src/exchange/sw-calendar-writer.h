/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sw-types.h"

G_BEGIN_DECLS

typedef struct _SwCalendarWriter SwCalendarWriter;

SwCalendarWriter *sw_calendar_writer_new     (const char        *name,
                                              GDateTime         *stamp);
void              sw_calendar_writer_add_day (SwCalendarWriter  *self,
                                              const char        *uid,
                                              SwDay              day,
                                              const char        *summary,
                                              const char        *description);
char             *sw_calendar_writer_finish  (SwCalendarWriter  *self);
void              sw_calendar_writer_free    (SwCalendarWriter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwCalendarWriter, sw_calendar_writer_free)

G_END_DECLS
