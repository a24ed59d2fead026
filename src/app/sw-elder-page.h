/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-page.h"
#include "sw-record-form.h"

G_BEGIN_DECLS

#define SW_TYPE_ELDER_PAGE (sw_elder_page_get_type ())
G_DECLARE_FINAL_TYPE (SwElderPage, sw_elder_page, SW, ELDER_PAGE, SwPage)

SwPage   *sw_elder_page_new        (gint64       id);
gint64    sw_elder_page_get_id     (SwElderPage *self);
gboolean  sw_elder_page_is_editing (SwElderPage *self);
void      sw_elder_page_edit       (SwElderPage *self);
SwRecordForm *
          sw_elder_page_get_form   (SwElderPage *self);

G_END_DECLS
