/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-calendar.h"
#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_PLAN_DIALOG (sw_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwPlanDialog, sw_plan_dialog, SW, PLAN_DIALOG, AdwWindow)

GtkWindow *sw_plan_dialog_new          (SwWindow       *window,
                                        SwDay           day);
GtkWindow *sw_plan_dialog_new_calendar (SwWindow       *window,
                                        SwCalendarMode  mode,
                                        SwDay           day);

G_END_DECLS
