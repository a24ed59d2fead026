/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SwXlsMerge:
 * @sheet: the sheet, from 0
 * @first_row: as a spreadsheet counts, from 1
 * @last_row: the last one
 * @column: the first one, from 0
 *
 * Cells that are merged.
 */
typedef struct
{
  guint sheet;
  guint first_row;
  guint last_row;
  guint column;
} SwXlsMerge;

gboolean sw_xls_check (const char  *path,
                       GArray      *merges,
                       GError     **error);

G_END_DECLS
