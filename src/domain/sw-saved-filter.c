/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-saved-filter.h"

#include <glib/gi18n-lib.h>

static const SwField sw_saved_filter_fields[] = {
  SW_FIELD (SwSavedFilter, page, TEXT, N_("Page"), "页面", SW_FIELD_REQUIRED),
  SW_FIELD_UP_TO (SwSavedFilter, name, 40, N_("Filter name"), "名称", SW_FIELD_REQUIRED),
  SW_FIELD_UP_TO (SwSavedFilter, definition, SW_FIELD_ANY_LENGTH, N_("Definition"), "条件", SW_FIELD_REQUIRED),
  { 0 }
};

static void
sw_saved_filter_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_saved_filter_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwSavedFilter, sw_saved_filter, "saved_filter", N_("Saved filter"))
