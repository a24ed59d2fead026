/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-query.h"
#include "sw-sheet-writer.h"
#include "sw-window.h"

G_BEGIN_DECLS

void sw_visits_export        (GtkWidget     *page,
                              SwWindow      *window,
                              SwQuery       *query,
                              GArray        *selected,
                              SwSheetFormat  format);
void sw_visits_save_template (SwWindow      *window);

G_END_DECLS
