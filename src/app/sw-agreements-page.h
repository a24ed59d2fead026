/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-list-page.h"

G_BEGIN_DECLS

#define SW_TYPE_AGREEMENTS_PAGE (sw_agreements_page_get_type ())
G_DECLARE_FINAL_TYPE (SwAgreementsPage, sw_agreements_page, SW, AGREEMENTS_PAGE, SwListPage)
gboolean sw_agreements_page_count (SwStore       *store,
                                   gint64        *count,
                                   gboolean      *urgent,
                                   GCancellable  *cancellable,
                                   GError       **error);

G_END_DECLS
