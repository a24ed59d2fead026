/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-types.h"

G_BEGIN_DECLS

#define SW_TYPE_DAY_ENTRY (sw_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (SwDayEntry, sw_day_entry, SW, DAY_ENTRY, GtkWidget)

/* SwDayEntry::changed (entry): something was typed or picked. */

GtkWidget  *sw_day_entry_new        (SwDay       today);
const char *sw_day_entry_get_text   (SwDayEntry *self);
void        sw_day_entry_set_text   (SwDayEntry *self,
                                     const char *text);
SwDay       sw_day_entry_get_day    (SwDayEntry *self);
GtkWidget  *sw_day_entry_get_entry  (SwDayEntry *self);

G_END_DECLS
