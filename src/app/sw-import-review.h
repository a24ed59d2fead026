/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-import-plan.h"

G_BEGIN_DECLS

#define SW_TYPE_IMPORT_REVIEW (sw_import_review_get_type ())
G_DECLARE_FINAL_TYPE (SwImportReview, sw_import_review, SW, IMPORT_REVIEW, GtkBox)

void sw_import_review_show  (SwImportReview *self,
                             SwImportPlan   *plan);
void sw_import_review_clear (SwImportReview *self);

G_END_DECLS
