/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything of a list stands, and the drawing of it. */
#include "sw-list-form-private.h"

#include "sw-qr-code.h"

#define MARGIN_TOP    SW_MM (14)
#define MARGIN_SIDE   SW_MM (15)
#define MARGIN_BOTTOM SW_MM (16)
#define TITLE_PITCH   32.0
#define HEADING_PITCH 18.0
#define HEADING_GAP   5.0
#define HEADING_SHARE 0.5 /* of the left half, if there is a right one */
#define NOTE_GAP      8.0
#define NOTE_PITCH    18.0
#define CODE_BLANK    3.0

/* One line of text makes a row of 8 mm. */
#define ROW_PITCH   13.5
#define ROW_PADDING 4.5

static void
layout_free (SwListFormLayout *layout)
{
  if (layout == NULL)
    return;

  g_clear_pointer (&layout->frame, sw_page_frame_free);
  g_clear_pointer (&layout->pages, sw_table_pages_free);
  g_clear_pointer (&layout->table, sw_table_free);
  g_clear_pointer (&layout->title, sw_paragraph_free);
  g_clear_pointer (&layout->left, sw_paragraph_free);
  g_clear_pointer (&layout->right, sw_paragraph_free);
  g_clear_pointer (&layout->notes, g_ptr_array_unref);
  g_clear_pointer (&layout->missing, g_ptr_array_unref);
  g_clear_object (&layout->fonts);
  g_free (layout);
}

void
sw_list_form_forget_layout (SwListForm *self)
{
  g_clear_pointer (&self->layout, layout_free);
}

/* The texts of a row: a cell that is a code says nothing. */
static void
get_texts (SwListForm  *self,
           guint        row,
           const char **texts)
{
  const char * const *cells = sw_list_form_get_row (self, row);

  for (guint i = 0; i < self->n_columns; i++)
    texts[i] = self->columns[i].code ? "" : cells[i];
}

static void
make_table (SwListForm       *self,
            SwListFormLayout *layout)
{
  g_autofree SwTableColumn *columns = g_new0 (SwTableColumn, self->n_columns);
  SwFont *head = sw_font_chain_get_font (layout->fonts, SW_FACE_HEADING, SW_SIZE_5);
  double rest = layout->content.width;

  for (guint i = 0; i < self->n_columns; i++)
    rest -= self->columns[i].width;
  for (guint i = 0; i < self->n_columns; i++)
    {
      columns[i].title = self->columns[i].title;
      columns[i].align = self->columns[i].align;
      columns[i].width = self->columns[i].width > 0 ? self->columns[i].width : rest;
    }

  layout->table = sw_table_new (layout->body, head, columns, self->n_columns);
  sw_table_set_pitch (layout->table, ROW_PITCH,
                      self->row_height > 0 ? CLAMP ((self->row_height - ROW_PITCH) / 2, 0, ROW_PADDING) : ROW_PADDING,
                      self->row_height);
}

static void
make_head (SwListForm       *self,
           SwListFormLayout *layout)
{
  SwFont *title = sw_font_chain_get_font (layout->fonts, SW_FACE_TITLE, SW_SIZE_2);
  double heading = 0;

  layout->title = sw_paragraph_new (title, self->title, layout->content.width, TITLE_PITCH, SW_ALIGN_CENTER);
  if (self->heading_left != NULL)
    {
      double room = layout->content.width * (self->heading_right != NULL ? HEADING_SHARE : 1);

      layout->left = sw_paragraph_new (layout->line_font, self->heading_left, room, HEADING_PITCH, SW_ALIGN_START);
      heading = sw_paragraph_get_height (layout->left);
    }
  if (self->heading_right != NULL)
    {
      layout->right = sw_paragraph_new (layout->line_font, self->heading_right,
                                        layout->content.width * (self->heading_left != NULL ? 1 - HEADING_SHARE : 1),
                                        HEADING_PITCH, SW_ALIGN_END);
      heading = MAX (heading, sw_paragraph_get_height (layout->right));
    }

  layout->table_top = layout->content.y + sw_paragraph_get_height (layout->title) + heading + HEADING_GAP;
  sw_missing_glyph_collect (layout->missing, title, self->title, 0);
  sw_missing_glyph_collect (layout->missing, layout->line_font, self->heading_left, 0);
  sw_missing_glyph_collect (layout->missing, layout->line_font, self->heading_right, 0);
}

static double
make_notes (SwListForm       *self,
            SwListFormLayout *layout)
{
  double height = self->notes->len > 0 ? NOTE_GAP : 0;

  layout->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_paragraph_free);
  for (guint i = 0; i < self->notes->len; i++)
    {
      SwParagraph *note = sw_paragraph_new (layout->body, self->notes->pdata[i], layout->content.width,
                                            NOTE_PITCH, SW_ALIGN_START);

      g_ptr_array_add (layout->notes, note);
      height += sw_paragraph_get_height (note);
      sw_missing_glyph_collect (layout->missing, layout->body, self->notes->pdata[i], 0);
    }

  return height;
}

static void
make_pages (SwListForm       *self,
            SwListFormLayout *layout,
            double            tail)
{
  g_autofree const char **texts = g_new0 (const char *, self->n_columns);
  double head = sw_table_get_head_height (layout->table);
  double bottom = layout->content.y + layout->content.height;

  layout->pages = sw_table_pages_new (layout->table, bottom - layout->table_top - head,
                                      layout->content.height - head);
  for (guint i = 0; i < sw_list_form_get_n_rows (self); i++)
    {
      gboolean missing;

      get_texts (self, i, texts);
      sw_table_pages_add_row (layout->pages, sw_table_measure (layout->table, texts, &missing));
      for (guint k = 0; missing && k < self->n_columns; k++)
        sw_missing_glyph_collect (layout->missing, layout->body, texts[k], i + 1);
    }
  sw_table_pages_finish (layout->pages, tail);
}

SwListFormLayout *
sw_list_form_ensure_layout (SwListForm *self)
{
  SwListFormLayout *layout = self->layout;

  if (layout != NULL)
    return layout;

  layout = self->layout = g_new0 (SwListFormLayout, 1);
  layout->fonts = sw_font_chain_new ();
  layout->body = sw_font_chain_get_font (layout->fonts, SW_FACE_BODY, SW_SIZE_5);
  layout->line_font = sw_font_chain_get_font (layout->fonts, SW_FACE_BODY, SW_SIZE_SMALL_4);
  layout->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_missing_glyph_free);
  layout->frame = sw_page_frame_new (layout->fonts, self->orientation, MARGIN_TOP, MARGIN_SIDE,
                                     MARGIN_BOTTOM, MARGIN_SIDE);
  sw_page_frame_set_footer (layout->frame, self->footer, NULL);
  sw_page_frame_set_code (layout->frame, self->code);
  sw_page_frame_get_content (layout->frame, &layout->content);
  sw_missing_glyph_collect (layout->missing, layout->body, self->footer, 0);

  make_head (self, layout);
  make_table (self, layout);
  make_pages (self, layout, make_notes (self, layout));

  return layout;
}

static double
get_table_top (SwListFormLayout *layout,
               guint             page)
{
  return page == 0 ? layout->table_top : layout->content.y;
}

/* The heights of the rules on a page: above and below the head, then below
 * each row. */
static GArray *
get_rules (SwListFormLayout *layout,
           guint             page)
{
  GArray *ys = g_array_new (FALSE, FALSE, sizeof (double));
  double y = get_table_top (layout, page);
  SwTablePlace start, end;

  g_array_append_val (ys, y);
  y += sw_table_get_head_height (layout->table);
  g_array_append_val (ys, y);

  sw_table_pages_get_page (layout->pages, page, &start, &end);
  for (guint row = start.row; row < end.row + (end.line > 0 ? 1 : 0); row++)
    {
      guint first_line;

      y += sw_table_get_row_height (layout->table, sw_table_pages_get_part (layout->pages, page, row, &first_line));
      g_array_append_val (ys, y);
    }

  return ys;
}

static double
get_table_foot (SwListFormLayout *layout,
                guint             page)
{
  g_autoptr (GArray) ys = get_rules (layout, page);

  return g_array_index (ys, double, ys->len - 1);
}

static void
draw_codes (SwListForm *self,
            cairo_t    *cr,
            guint       row,
            double      y,
            double      height)
{
  const char * const *cells = sw_list_form_get_row (self, row);
  double x = self->layout->content.x, rest = self->layout->content.width;

  for (guint i = 0; i < self->n_columns; i++)
    rest -= self->columns[i].width;

  for (guint i = 0; i < self->n_columns; i++)
    {
      double width = self->columns[i].width > 0 ? self->columns[i].width : rest;

      if (self->columns[i].code && cells[i][0] != '\0')
        {
          g_autoptr (SwQrCode) code = sw_qr_code_new (cells[i]);
          double size = MIN (width, height) - 2 * CODE_BLANK;

          sw_qr_code_draw (code, cr, x + (width - size) / 2, y + (height - size) / 2, size);
        }
      x += width;
    }
}

static void
draw_rows (SwListForm   *self,
           cairo_t      *cr,
           guint         page,
           const double *ys)
{
  SwListFormLayout *layout = self->layout;
  g_autofree const char **texts = g_new0 (const char *, self->n_columns);
  SwTablePlace start, end;

  sw_table_pages_get_page (layout->pages, page, &start, &end);
  sw_table_begin_rows (layout->table);
  for (guint row = start.row; row < end.row + (end.line > 0 ? 1 : 0); row++, ys++)
    {
      guint first_line;
      guint n_lines = sw_table_pages_get_part (layout->pages, page, row, &first_line);

      get_texts (self, row, texts);
      sw_table_draw_row (layout->table, cr, texts, first_line, n_lines, layout->content.x, ys[0], ys[1] - ys[0]);
      if (first_line == 0)
        draw_codes (self, cr, row, ys[0], ys[1] - ys[0]);
    }
  sw_table_end_rows (layout->table, cr);
}

/* The rules come before the texts, which makes a PDF faster: see the register. */
void
sw_list_form_draw_page (SwForm  *form,
                        cairo_t *cr,
                        guint    page)
{
  SwListForm *self = SW_LIST_FORM (form);
  SwListFormLayout *layout = sw_list_form_ensure_layout (self);
  guint n_pages = sw_table_pages_get_n_pages (layout->pages);
  g_autoptr (GArray) ys = get_rules (layout, page);
  double y = layout->content.y;

  sw_table_draw_rules (layout->table, cr, layout->content.x, (const double *) ys->data, ys->len);
  if (page == 0)
    {
      sw_paragraph_draw (layout->title, cr, layout->content.x, y);
      y += sw_paragraph_get_height (layout->title);
      if (layout->left != NULL)
        sw_paragraph_draw (layout->left, cr, layout->content.x, y);
      if (layout->right != NULL)
        sw_paragraph_draw (layout->right, cr, layout->content.x + (layout->left != NULL ? layout->content.width * HEADING_SHARE : 0), y);
    }
  sw_table_draw_head (layout->table, cr, layout->content.x, get_table_top (layout, page));
  draw_rows (self, cr, page, &g_array_index (ys, double, 1));

  if (page + 1 == n_pages)
    {
      y = g_array_index (ys, double, ys->len - 1) + NOTE_GAP;
      for (guint i = 0; i < layout->notes->len; i++)
        {
          sw_paragraph_draw (layout->notes->pdata[i], cr, layout->content.x, y);
          y += sw_paragraph_get_height (layout->notes->pdata[i]);
        }
    }
  sw_page_frame_draw (layout->frame, cr, page, n_pages);
}

gboolean
sw_list_form_find_block (SwForm            *form,
                         const char        *name,
                         guint             *page,
                         cairo_rectangle_t *area)
{
  SwListFormLayout *layout = sw_list_form_ensure_layout (SW_LIST_FORM (form));
  guint last = sw_table_pages_get_n_pages (layout->pages) - 1;

  *page = 0;
  *area = layout->content;
  if (g_str_equal (name, SW_LIST_FORM_TITLE))
    {
      area->height = sw_paragraph_get_height (layout->title);
      return TRUE;
    }
  if (g_str_equal (name, SW_LIST_FORM_TABLE))
    {
      area->y = layout->table_top;
      area->height = get_table_foot (layout, 0) - area->y;
      return TRUE;
    }
  if (g_str_equal (name, SW_LIST_FORM_TAIL) && layout->notes->len > 0)
    {
      *page = last;
      area->y = get_table_foot (layout, last) + NOTE_GAP;
      area->height = 0;
      for (guint i = 0; i < layout->notes->len; i++)
        area->height += sw_paragraph_get_height (layout->notes->pdata[i]);
      return TRUE;
    }

  return FALSE;
}
