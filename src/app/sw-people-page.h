/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-page.h"

G_BEGIN_DECLS

#define SW_TYPE_PEOPLE_PAGE (sw_people_page_get_type ())
G_DECLARE_FINAL_TYPE (SwPeoplePage, sw_people_page, SW, PEOPLE_PAGE, SwPage)

SwPage *sw_people_page_new (void);

G_END_DECLS
