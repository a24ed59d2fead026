/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-page.h"

G_BEGIN_DECLS

#define SW_TYPE_COMPLIANCE_PAGE (sw_compliance_page_get_type ())
G_DECLARE_FINAL_TYPE (SwCompliancePage, sw_compliance_page, SW, COMPLIANCE_PAGE, SwPage)

guint sw_compliance_page_get_n (SwCompliancePage *self);

G_END_DECLS
