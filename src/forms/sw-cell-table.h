/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-flow.h"
#include "sw-text.h"

G_BEGIN_DECLS

typedef struct _SwCellTable SwCellTable;

SwCellTable *sw_cell_table_new             (SwFont        *font,
                                            double         width,
                                            guint          n_columns);
void         sw_cell_table_free            (SwCellTable   *self);
void         sw_cell_table_set_pitch       (SwCellTable   *self,
                                            double         pitch,
                                            double         padding);
void         sw_cell_table_add_row         (SwCellTable   *self,
                                            double         min_height);
void         sw_cell_table_keep_row        (SwCellTable   *self);
void         sw_cell_table_break           (SwCellTable   *self);
SwFlow      *sw_cell_table_add_cell        (SwCellTable   *self,
                                            SwFont        *font,
                                            guint          column,
                                            guint          n_columns,
                                            guint          n_rows,
                                            SwAlign        align);
void         sw_cell_table_raise           (SwCellTable   *self);
SwFlow      *sw_cell_table_add_paragraph   (SwCellTable   *self,
                                            SwFont        *font);
void         sw_cell_table_add_text        (SwCellTable   *self,
                                            guint          column,
                                            guint          n_columns,
                                            SwAlign        align,
                                            const char    *text);
void         sw_cell_table_lay_out         (SwCellTable   *self,
                                            double         first_room,
                                            double         room);
guint        sw_cell_table_get_n_pages     (SwCellTable   *self);
double       sw_cell_table_get_page_height (SwCellTable   *self,
                                            guint          page);
void         sw_cell_table_draw_page       (SwCellTable   *self,
                                            cairo_t       *cr,
                                            guint          page,
                                            double         x,
                                            double         y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwCellTable, sw_cell_table_free)

G_END_DECLS
