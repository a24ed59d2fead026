/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down whose words stand for numbers, as for the ids of records. */
#pragma once

#include <gtk/gtk.h>

#include "sw-types.h"

G_BEGIN_DECLS

GPtrArray *sw_drop_choices_new (void);
void       sw_drop_choices_add (GPtrArray   *choices,
                                gint64       id,
                                const char  *name);

void       sw_drop_choice_set  (GtkDropDown *choice,
                                GPtrArray   *choices,
                                gint64       chosen);
gint64     sw_drop_choice_get  (GtkDropDown *choice);

G_END_DECLS
