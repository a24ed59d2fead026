/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-page.h"
#include "sw-query.h"

G_BEGIN_DECLS

#define SW_TYPE_REGISTER_PAGE (sw_register_page_get_type ())
G_DECLARE_FINAL_TYPE (SwRegisterPage, sw_register_page, SW, REGISTER_PAGE, SwPage)

SwQuery *sw_register_page_get_query    (SwRegisterPage *self);
GArray  *sw_register_page_get_selected (SwRegisterPage *self);

G_END_DECLS
