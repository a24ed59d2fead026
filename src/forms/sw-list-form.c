/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-form.h"

#include "sw-paragraph.h"
#include "sw-qr-code.h"
#include "sw-table-pages.h"

#include <string.h>

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
} Layout;

/**
 * SwListForm:
 *
 * A form that is one table: a title, a line below it, the rows with their head on every
 * page, and notes or lines to sign after the last of them. The service card, the worker's
 * visit sheet and the printed lists are such forms.
 *
 * A row never splits over two pages unless it is higher than a page.
 */
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

  Layout *layout;
};

G_DEFINE_FINAL_TYPE (SwListForm, sw_list_form, SW_TYPE_FORM)

static void
layout_free (Layout *layout)
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

static void
forget_layout (SwListForm *self)
{
  g_clear_pointer (&self->layout, layout_free);
}

static const char * const *
get_row (SwListForm *self,
         guint       row)
{
  if (self->func == NULL)
    return (const char * const *) &self->cells->pdata[(gsize) row * self->n_columns];

  if (row != self->row)
    {
      memset (self->texts, 0, self->n_columns * sizeof *self->texts);
      self->func (row, self->texts, self->user_data);
      for (guint i = 0; i < self->n_columns; i++)
        if (self->texts[i] == NULL)
          self->texts[i] = "";
      self->row = row;
    }

  return self->texts;
}

/* The texts of a row: a cell that is a code says nothing. */
static void
get_texts (SwListForm  *self,
           guint        row,
           const char **texts)
{
  const char * const *cells = get_row (self, row);

  for (guint i = 0; i < self->n_columns; i++)
    texts[i] = self->columns[i].code ? "" : cells[i];
}

static void
make_table (SwListForm *self,
            Layout     *layout)
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
make_head (SwListForm *self,
           Layout     *layout)
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
make_notes (SwListForm *self,
            Layout     *layout)
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
make_pages (SwListForm *self,
            Layout     *layout,
            double      tail)
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

static Layout *
ensure_layout (SwListForm *self)
{
  Layout *layout = self->layout;

  if (layout != NULL)
    return layout;

  layout = self->layout = g_new0 (Layout, 1);
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
get_table_top (Layout *layout,
               guint   page)
{
  return page == 0 ? layout->table_top : layout->content.y;
}

/* The heights of the rules on a page: above and below the head, then below
 * each row. */
static GArray *
get_rules (Layout *layout,
           guint   page)
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
get_table_foot (Layout *layout,
                guint   page)
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
  const char * const *cells = get_row (self, row);
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
  Layout *layout = self->layout;
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

static const char *
get_title (SwForm *form)
{
  return SW_LIST_FORM (form)->title;
}

static guint
get_n_pages (SwForm *form)
{
  return sw_table_pages_get_n_pages (ensure_layout (SW_LIST_FORM (form))->pages);
}

static void
get_page_size (SwForm *form,
               double *width,
               double *height)
{
  sw_page_frame_get_size (ensure_layout (SW_LIST_FORM (form))->frame, width, height);
}

/* The rules come before the texts, which makes a PDF faster: see the register. */
static void
draw_page (SwForm  *form,
           cairo_t *cr,
           guint    page)
{
  SwListForm *self = SW_LIST_FORM (form);
  Layout *layout = ensure_layout (self);
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

static GPtrArray *
get_missing_glyphs (SwForm *form)
{
  return g_ptr_array_ref (ensure_layout (SW_LIST_FORM (form))->missing);
}

static gboolean
find_block (SwForm            *form,
            const char        *name,
            guint             *page,
            cairo_rectangle_t *area)
{
  Layout *layout = ensure_layout (SW_LIST_FORM (form));
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

static void
sw_list_form_finalize (GObject *object)
{
  SwListForm *self = SW_LIST_FORM (object);

  forget_layout (self);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->texts);
  g_free (self->title);
  g_free (self->columns);
  g_free (self->heading_left);
  g_free (self->heading_right);
  g_free (self->footer);
  g_free (self->code);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->notes);

  G_OBJECT_CLASS (sw_list_form_parent_class)->finalize (object);
}

static void
sw_list_form_class_init (SwListFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SwFormClass *form_class = SW_FORM_CLASS (klass);

  object_class->finalize = sw_list_form_finalize;
  form_class->get_title = get_title;
  form_class->get_n_pages = get_n_pages;
  form_class->get_page_size = get_page_size;
  form_class->draw_page = draw_page;
  form_class->get_missing_glyphs = get_missing_glyphs;
  form_class->find_block = find_block;
}

static void
sw_list_form_init (SwListForm *self)
{
  self->strings = g_string_chunk_new (16 * 1024);
  self->cells = g_ptr_array_new ();
  self->notes = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sw_list_form_new:
 * @title: its title, in Chinese
 * @orientation: how the sheets lie
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many there are
 *
 * Makes a list without rows.
 *
 * Returns: (transfer full): the form
 */
SwListForm *
sw_list_form_new (const char         *title,
                  SwPageOrientation   orientation,
                  const SwListColumn *columns,
                  guint               n_columns)
{
  SwListForm *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_object_new (SW_TYPE_LIST_FORM, NULL);
  self->title = g_strdup (title);
  self->orientation = orientation;
  self->columns = g_memdup2 (columns, n_columns * sizeof (SwListColumn));
  self->n_columns = n_columns;

  return self;
}

static void
set_text (SwListForm  *self,
          char       **place,
          const char  *text)
{
  forget_layout (self);
  g_free (*place);
  *place = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

/**
 * sw_list_form_set_heading:
 * @self: a list
 * @left: (nullable): what stands below the title, at the left: whose list it is
 * @right: (nullable): what stands there at the right, as a span of days
 *
 * Sets the line between the title and the table.
 */
void
sw_list_form_set_heading (SwListForm *self,
                          const char *left,
                          const char *right)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));

  set_text (self, &self->heading_left, left);
  set_text (self, &self->heading_right, right);
}

/**
 * sw_list_form_set_footer:
 * @self: a list
 * @footer: (nullable): what stands at the left of the page's number
 *
 * Sets the footer.
 */
void
sw_list_form_set_footer (SwListForm *self,
                         const char *footer)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));

  set_text (self, &self->footer, footer);
}

/**
 * sw_list_form_set_code:
 * @self: a list
 * @code: (nullable): what the QR code in the footer says, from sw_sheet_code_make()
 *
 * Sets the code of the sheet.
 */
void
sw_list_form_set_code (SwListForm *self,
                       const char *code)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));

  set_text (self, &self->code, code);
}

/**
 * sw_list_form_set_row_height:
 * @self: a list
 * @height: how high a row is at least, in points
 *
 * Makes the rows high enough to be written on by hand.
 */
void
sw_list_form_set_row_height (SwListForm *self,
                             double      height)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));

  forget_layout (self);
  self->row_height = height;
}

/**
 * sw_list_form_add_row:
 * @self: a list
 * @cells: the texts of the row, one a column; %NULL is an empty one
 *
 * Adds a row, of which it keeps a copy.
 */
void
sw_list_form_add_row (SwListForm         *self,
                      const char * const *cells)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));
  g_return_if_fail (self->func == NULL);

  forget_layout (self);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, cells[i] != NULL && cells[i][0] != '\0' ?
                                  g_string_chunk_insert_const (self->strings, cells[i]) : (char *) "");
}

/**
 * sw_list_form_set_rows:
 * @self: a list without rows
 * @n_rows: how many there are
 * @func: gives one of them
 * @user_data: data for @func
 * @destroy: (nullable): frees @user_data
 *
 * Has the rows asked for when they are needed, so that a list may have very many of them.
 */
void
sw_list_form_set_rows (SwListForm     *self,
                       guint           n_rows,
                       SwListRowFunc   func,
                       gpointer        user_data,
                       GDestroyNotify  destroy)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));
  g_return_if_fail (self->func == NULL && self->cells->len == 0);

  forget_layout (self);
  self->n_rows = self->row = n_rows;
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  self->texts = g_new0 (const char *, self->n_columns);
}

/**
 * sw_list_form_add_blank_rows:
 * @self: a list
 * @n_rows: how many
 *
 * Adds rows to be filled in by hand.
 */
void
sw_list_form_add_blank_rows (SwListForm *self,
                             guint       n_rows)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));

  forget_layout (self);
  for (guint i = 0; i < n_rows * self->n_columns; i++)
    g_ptr_array_add (self->cells, (char *) "");
}

/**
 * sw_list_form_add_note:
 * @self: a list
 * @note: a line to stand after the last row: a note, a total, or blanks to sign on
 *
 * Adds a line after the table.
 */
void
sw_list_form_add_note (SwListForm *self,
                       const char *note)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));

  forget_layout (self);
  g_ptr_array_add (self->notes, g_strdup (note));
}

/**
 * sw_list_form_get_n_rows:
 * @self: a list
 *
 * Returns: how many rows there are
 */
guint
sw_list_form_get_n_rows (SwListForm *self)
{
  g_return_val_if_fail (SW_IS_LIST_FORM (self), 0);

  return self->func != NULL ? self->n_rows : self->cells->len / self->n_columns;
}
