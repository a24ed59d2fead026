/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-table.h"

G_BEGIN_DECLS

/**
 * SwTablePlace:
 * @row: a row, from 0
 * @line: a line of it, from 0
 *
 * A place in the rows of a table.
 */
typedef struct
{
  guint row;
  guint line;
} SwTablePlace;

typedef struct _SwTablePages SwTablePages;

SwTablePages *sw_table_pages_new         (SwTable       *table,
                                          double         first_room,
                                          double         room);
void          sw_table_pages_free        (SwTablePages  *self);
void          sw_table_pages_add_row     (SwTablePages  *self,
                                          guint          n_lines);
void          sw_table_pages_finish      (SwTablePages  *self,
                                          double         tail);
guint         sw_table_pages_get_n_pages (SwTablePages  *self);
void          sw_table_pages_get_page    (SwTablePages  *self,
                                          guint          page,
                                          SwTablePlace  *start,
                                          SwTablePlace  *end);
guint         sw_table_pages_get_part    (SwTablePages  *self,
                                          guint          page,
                                          guint          row,
                                          guint         *first_line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwTablePages, sw_table_pages_free)

G_END_DECLS
