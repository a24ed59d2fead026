/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-form.h"
#include "sw-page-frame.h"
#include "sw-text.h"

G_BEGIN_DECLS

/* The parts that sw_form_find_block() knows. */
#define SW_LIST_FORM_TITLE "title"
#define SW_LIST_FORM_TABLE "table" /* on the first page */
#define SW_LIST_FORM_TAIL  "tail"

/**
 * SwListColumn:
 * @title: what stands in the head, in Chinese, with newlines where its lines should break; it is
 *   borrowed for the life of the form
 * @width: how wide the column is, in points; 0 for what the others leave, which one column has
 * @align: where the texts of the body stand
 * @code: whether a cell is drawn as a QR code of its text
 *
 * A column of a list.
 */
typedef struct
{
  const char *title;
  double      width;
  SwAlign     align;
  gboolean    code;
} SwListColumn;

/**
 * SwListRowFunc:
 * @row: a row, from 0
 * @cells: (array): where the texts go, one a column; each is valid until the next call, and %NULL an empty one
 * @user_data: data of the caller
 *
 * Gives a row when it is needed, to be measured and again to be drawn.
 */
typedef void (*SwListRowFunc) (guint        row,
                               const char **cells,
                               gpointer     user_data);

#define SW_TYPE_LIST_FORM (sw_list_form_get_type ())

G_DECLARE_FINAL_TYPE (SwListForm, sw_list_form, SW, LIST_FORM, SwForm)

SwListForm *sw_list_form_new            (const char          *title,
                                         SwPageOrientation    orientation,
                                         const SwListColumn  *columns,
                                         guint                n_columns);
void        sw_list_form_set_heading    (SwListForm          *self,
                                         const char          *left,
                                         const char          *right);
void        sw_list_form_set_footer     (SwListForm          *self,
                                         const char          *footer);
void        sw_list_form_set_code       (SwListForm          *self,
                                         const char          *code);
void        sw_list_form_set_row_height (SwListForm          *self,
                                         double               height);
void        sw_list_form_add_row        (SwListForm          *self,
                                         const char * const  *cells);
void        sw_list_form_set_rows       (SwListForm          *self,
                                         guint                n_rows,
                                         SwListRowFunc        func,
                                         gpointer             user_data,
                                         GDestroyNotify       destroy);
void        sw_list_form_add_blank_rows (SwListForm          *self,
                                         guint                n_rows);
void        sw_list_form_add_note       (SwListForm          *self,
                                         const char          *note);
guint       sw_list_form_get_n_rows     (SwListForm          *self);

G_END_DECLS
