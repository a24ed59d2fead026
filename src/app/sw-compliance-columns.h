/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of how the policies are kept: its rows and its columns. */
#pragma once

#include <gtk/gtk.h>

#include "sw-due.h"
#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_COMPLIANCE_ITEM (sw_compliance_item_get_type ())
G_DECLARE_FINAL_TYPE (SwComplianceItem, sw_compliance_item, SW, COMPLIANCE_ITEM, GObject)

SwComplianceItem *sw_compliance_item_new      (const SwDueSum   *sum,
                                               SwDueBy           by,
                                               SwStore          *store);
const SwDueSum   *sw_compliance_item_get_sum  (SwComplianceItem *self);
char             *sw_compliance_item_get_name (SwComplianceItem *self);

void              sw_compliance_columns_add   (GtkColumnView    *view);

G_END_DECLS
