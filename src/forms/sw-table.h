/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-font-chain.h"
#include "sw-text.h"

G_BEGIN_DECLS

/* The thickness of the rules between the cells and of the outer frame. */
#define SW_TABLE_RULE  0.5
#define SW_TABLE_FRAME 1.0

/**
 * SwTableColumn:
 * @title: what stands in the head, with newlines where its lines should break
 * @width: how wide the column is, in points
 * @align: where the texts of the body stand; those of the head are centred
 * @small: (nullable): the font of those texts of the body that take more than two lines
 *
 * A column of a table on paper.
 */
typedef struct
{
  const char *title;
  double      width;
  SwAlign     align;
  SwFont     *small;
} SwTableColumn;

typedef struct _SwTable SwTable;

SwTable *sw_table_new             (SwFont               *body,
                                   SwFont               *head,
                                   const SwTableColumn  *columns,
                                   guint                 n_columns);
void     sw_table_free            (SwTable              *self);
void     sw_table_set_pitch       (SwTable              *self,
                                   double                pitch,
                                   double                padding,
                                   double                min_height);
double   sw_table_get_width       (SwTable              *self);
double   sw_table_get_head_height (SwTable              *self);
guint    sw_table_measure         (SwTable              *self,
                                   const char * const   *cells,
                                   gboolean             *missing);
double   sw_table_get_row_height  (SwTable              *self,
                                   guint                 n_lines);
guint    sw_table_get_lines_in    (SwTable              *self,
                                   double                height);
void     sw_table_draw_head       (SwTable              *self,
                                   cairo_t              *cr,
                                   double                x,
                                   double                y);
void     sw_table_begin_rows      (SwTable              *self);
void     sw_table_end_rows        (SwTable              *self,
                                   cairo_t              *cr);
void     sw_table_draw_row        (SwTable              *self,
                                   cairo_t              *cr,
                                   const char * const   *cells,
                                   guint                 first_line,
                                   guint                 n_lines,
                                   double                x,
                                   double                y,
                                   double                height);
void     sw_table_draw_rules      (SwTable              *self,
                                   cairo_t              *cr,
                                   double                x,
                                   const double         *ys,
                                   guint                 n_ys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwTable, sw_table_free)

G_END_DECLS
