/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this floor only. */
#pragma once

#include "sw-list-form.h"
#include "sw-paragraph.h"
#include "sw-table-pages.h"

G_BEGIN_DECLS

/* Where everything stands; made when it is first needed. */
typedef struct
{
  SwFontChain *fonts;
  SwFont *body;
  SwFont *line_font;
  SwPageFrame *frame;
  cairo_rectangle_t content;
  SwTable *table;
  SwTablePages *pages;
  SwParagraph *title;
  SwParagraph *left;
  SwParagraph *right;
  GPtrArray *notes;   /* SwParagraph */
  GPtrArray *missing; /* SwMissingGlyph */
  double table_top;   /* on the first page */
} SwListFormLayout;

struct _SwListForm
{
  SwForm parent_instance;

  char *title;
  SwPageOrientation orientation;
  SwListColumn *columns;
  guint n_columns;
  char *heading_left;
  char *heading_right;
  char *footer;
  char *code;
  double row_height;
  GStringChunk *strings;
  GPtrArray *cells;  /* const char *, borrowed from strings, n_columns a row */
  GPtrArray *notes;  /* char * */

  /* The rows that are asked for, instead of cells. */
  SwListRowFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
  guint n_rows;
  guint row;          /* whose texts are at hand; none is n_rows */
  const char **texts;

  SwListFormLayout *layout;
};

const char * const *sw_list_form_get_row       (SwListForm        *self,
                                                guint              row);

SwListFormLayout   *sw_list_form_ensure_layout (SwListForm        *self);
void                sw_list_form_forget_layout (SwListForm        *self);
void                sw_list_form_draw_page     (SwForm            *form,
                                                cairo_t           *cr,
                                                guint              page);
gboolean            sw_list_form_find_block    (SwForm            *form,
                                                const char        *name,
                                                guint             *page,
                                                cairo_rectangle_t *area);

G_END_DECLS
