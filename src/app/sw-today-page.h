/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-page.h"

G_BEGIN_DECLS

#define SW_TYPE_TODAY_PAGE (sw_today_page_get_type ())
G_DECLARE_FINAL_TYPE (SwTodayPage, sw_today_page, SW, TODAY_PAGE, SwPage)

gboolean sw_today_page_count (SwStore       *store,
                              gint64        *count,
                              gboolean      *urgent,
                              GCancellable  *cancellable,
                              GError       **error);

G_END_DECLS
