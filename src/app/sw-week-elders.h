/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-caregiver.h"
#include "sw-week-sheet.h"

G_BEGIN_DECLS

GArray    *sw_week_elders_find       (SwStore      *store,
                                      SwCaregiver  *caregiver,
                                      SwDay         monday,
                                      GPtrArray    *visits,
                                      GError      **error);
char      *sw_week_elders_name       (SwStore      *store,
                                      gint64        id,
                                      gboolean      with_address);
GPtrArray *sw_week_elders_list_names (SwStore      *store,
                                      SwWeekSheet  *sheet);

G_END_DECLS
