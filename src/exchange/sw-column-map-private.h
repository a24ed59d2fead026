/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the map share. */
#pragma once

#include "sw-column-map.h"

G_BEGIN_DECLS

/**
 * SwColumnMap:
 *
 * Where the head of a sheet stands, what its rows are about and what each of its columns is.
 *
 * The head is found by the names of its columns and their usual variants, in any order, on
 * any row near the top of a sheet; it may have two rows. Every choice can be corrected, and
 * is remembered for that head.
 */
struct _SwColumnMap
{
  const SwSheetSubject *subject;
  guint      sheet;
  guint      first_row; /* as a spreadsheet counts, from 1 */
  guint      last_row;
  char      *title;     /* owned: what stands over the head; NULL where that was not looked at */
  GPtrArray *headings;  /* char *, "" for none */
  GPtrArray *targets;   /* interned strings, NULL for an unknown column */
  gboolean   remembered;
};

SwColumnMap *sw_column_map_new    (const SwSheetSubject *subject,
                                   guint                 sheet);
void         sw_column_map_add    (SwColumnMap *self,
                                   char        *heading,
                                   const char  *target);
gboolean     sw_column_map_recall (SwColumnMap *self,
                                   GPtrArray   *memory);

G_END_DECLS
