/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-list-page.h"
#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_VISITS_PAGE (sw_visits_page_get_type ())
G_DECLARE_FINAL_TYPE (SwVisitsPage, sw_visits_page, SW, VISITS_PAGE, SwListPage)

void sw_visits_page_show_filter (SwWindow   *window,
                                 const char *filter);

G_END_DECLS
