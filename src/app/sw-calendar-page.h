/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-page.h"

G_BEGIN_DECLS

#define SW_TYPE_CALENDAR_PAGE (sw_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (SwCalendarPage, sw_calendar_page, SW, CALENDAR_PAGE, SwPage)

G_END_DECLS
