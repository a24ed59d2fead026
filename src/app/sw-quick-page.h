/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-entry-page.h"
#include "sw-quick-field.h"
#include "sw-quick-line.h"

G_BEGIN_DECLS

/* Where lines are kept that are not saved, see sw_draft_file_path(). */
#define SW_QUICK_DRAFT "quick-entry"

#define SW_TYPE_QUICK_PAGE (sw_quick_page_get_type ())
G_DECLARE_FINAL_TYPE (SwQuickPage, sw_quick_page, SW, QUICK_PAGE, SwEntryPage)

SwPage       *sw_quick_page_new       (void);
GListModel   *sw_quick_page_get_lines (SwQuickPage  *self);
SwQuickField *sw_quick_page_get_field (SwQuickPage  *self,
                                       SwQuickPlace  place);
const char   *sw_quick_page_get_hint  (SwQuickPage  *self);
gboolean      sw_quick_page_take      (SwQuickPage  *self);
void          sw_quick_page_edit      (SwQuickPage  *self,
                                       guint         position);

G_END_DECLS
