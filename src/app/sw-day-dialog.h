/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-types.h"

G_BEGIN_DECLS

/* A question for one day: an #AdwMessageDialog whose response is "do" or "cancel". */

/**
 * SwDayCheck:
 * @day: a day that was typed
 * @sentence: (out): (transfer full) (nullable): what is wrong with it, or what it leads to
 * @data: what is asked about
 *
 * Returns: whether the day will do
 */
typedef gboolean (*SwDayCheck) (SwDay      day,
                                char     **sentence,
                                gpointer   data);

AdwMessageDialog *sw_day_dialog_new          (GtkWindow        *parent,
                                              const char       *heading,
                                              const char       *body,
                                              const char       *label,
                                              const char       *answer,
                                              SwDayCheck        check,
                                              gpointer          data,
                                              GDestroyNotify    destroy);
SwDay             sw_day_dialog_get_day      (AdwMessageDialog *dialog);
void              sw_day_dialog_set_text     (AdwMessageDialog *dialog,
                                              const char       *text);
const char       *sw_day_dialog_get_sentence (AdwMessageDialog *dialog);

G_END_DECLS
