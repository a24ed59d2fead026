/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-mapping.h"

#include <glib/gi18n-lib.h>

static const SwField sw_import_mapping_fields[] = {
  SW_FIELD_UP_TO (SwImportMapping, head, SW_FIELD_ANY_LENGTH, N_("Head"), "表头", SW_FIELD_REQUIRED),
  SW_FIELD_UP_TO (SwImportMapping, mapping, SW_FIELD_ANY_LENGTH, N_("Mapping"), "对应关系", SW_FIELD_REQUIRED),
  { 0 }
};

static void
sw_import_mapping_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_import_mapping_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwImportMapping, sw_import_mapping, "import_mapping", N_("Import mapping"))
