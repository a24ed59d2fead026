/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-choice-list.h"

G_BEGIN_DECLS

#define SW_TYPE_FILTER_CHIP (sw_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (SwFilterChip, sw_filter_chip, SW, FILTER_CHIP, AdwBin)

/* SwFilterChip::fill (SwChoiceList): the choices are about to be shown.
 * SwFilterChip::popup: returns a widget to be shown in place of a list of choices, or %NULL.
 * SwFilterChip::changed: the user chose other values. */

GtkWidget         *sw_filter_chip_new        (const char        *name);
const char        *sw_filter_chip_get_name   (SwFilterChip      *self);
const char *const *sw_filter_chip_get_values (SwFilterChip      *self);
void               sw_filter_chip_set_values (SwFilterChip      *self,
                                              const char *const *values);
void               sw_filter_chip_choose     (SwFilterChip      *self,
                                              const char *const *values);
void               sw_filter_chip_set_text   (SwFilterChip      *self,
                                              const char        *text);

G_END_DECLS
