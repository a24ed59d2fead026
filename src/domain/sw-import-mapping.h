/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_IMPORT_MAPPING (sw_import_mapping_get_type ())
G_DECLARE_FINAL_TYPE (SwImportMapping, sw_import_mapping, SW, IMPORT_MAPPING, SwRecord)

/**
 * SwImportMapping:
 *
 * How the columns of a workbook with a certain head row were mapped to
 * fields the last time.
 */
struct _SwImportMapping
{
  SwRecord parent_instance;

  char *head; /* the head row's cells */
  char *mapping; /* field names, separated by commas */
};

SwImportMapping *sw_import_mapping_new (void);

G_END_DECLS
