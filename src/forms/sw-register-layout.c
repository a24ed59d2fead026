/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-layout.h"

#include "sw-day.h"
#include "sw-page-frame.h"
#include "sw-paragraph.h"
#include "sw-register-form.h"
#include "sw-register-outline.h"
#include "sw-register-table.h"
#include "sw-signature-block.h"
#include "sw-table-pages.h"

#include <math.h>

#define N_CATEGORIES 4

/* Measures on the paper. The seal of an office has 42 mm; at the head it goes
 * over the line below the title, which stands in its lower half, so that the
 * room above it is that beside the title. */
#define MARGIN_TOP    SW_MM (14)
#define MARGIN_SIDE   SW_MM (15)
#define MARGIN_BOTTOM SW_MM (16)
#define SEAL          SW_MM (42)
#define TITLE_HEIGHT  30.0
#define HEAD_LINE_TOP 90.0
#define HEAD_LINE     18.0
#define HEAD_SEAL_TOP 14.0
#define TABLE_GAP     2.0
#define TOTALS_GAP    8.0
#define TOTALS_PITCH  17.0
#define BLANK_ROW     SW_MM (9.2)

static const char * const categories[N_CATEGORIES] = {
  "无子女或赡养人", "子女或赡养人无照顾能力", "空巢", "独居",
};

/**
 * SwRegisterLayout:
 *
 * Where everything of a register stands, and the drawing of it. Of the rows only
 * the first of each page is kept.
 */
struct _SwRegisterLayout
{
  const SwRegisterInput *input; /* borrowed */

  SwFontChain *fonts;
  SwFont *body; /* borrowed, like the next */
  SwFont *line_font;
  SwPageFrame *frame;
  cairo_rectangle_t content;
  SwTable *table;
  SwTablePages *pages; /* NULL for a blank form */
  guint n_pages;
  SwParagraph *title;
  SwParagraph *reporter;
  SwParagraph *report_time;
  SwParagraph *totals;
  SwSignatureBlock *signatures;
  GPtrArray *missing; /* SwMissingGlyph */
  SwRegisterOutline *outline;
};

static double
get_table_top (SwRegisterLayout *self,
               guint             page)
{
  return page == 0 ? HEAD_SEAL_TOP + SEAL + TABLE_GAP : self->content.y;
}

static double
get_room (SwRegisterLayout *self,
          guint             page)
{
  return self->content.y + self->content.height - get_table_top (self, page) -
         sw_table_get_head_height (self->table);
}

static double
get_tail_height (SwRegisterLayout *self)
{
  return TOTALS_GAP + sw_paragraph_get_height (self->totals) +
         sw_signature_block_get_height (self->signatures);
}

static void
make_frame (SwRegisterLayout *self)
{
  g_autoptr (GString) left = g_string_new (self->input->quarter);
  g_autofree char *right = NULL;

  if (self->input->number != NULL && self->input->number[0] != '\0')
    g_string_append_printf (left, "%s编号：%s", left->len > 0 ? "　" : "", self->input->number);
  if (self->input->checksum != NULL && self->input->checksum[0] != '\0')
    right = g_strdup_printf ("校验码：%s", self->input->checksum);

  self->frame = sw_page_frame_new (self->fonts, SW_PAGE_LANDSCAPE, MARGIN_TOP, MARGIN_SIDE,
                                   MARGIN_BOTTOM, MARGIN_SIDE);
  sw_page_frame_set_footer (self->frame, left->str, right);
  sw_page_frame_set_code (self->frame, self->input->code);
  sw_page_frame_get_content (self->frame, &self->content);

  sw_missing_glyph_collect (self->missing, self->body, left->str, 0);
  sw_missing_glyph_collect (self->missing, self->body, right, 0);
}

static char *
make_reporter (SwRegisterLayout *self,
               const char       *blank)
{
  const char *office = self->input->office;

  if (office == NULL || office[0] == '\0')
    office = blank;

  return g_strdup_printf ("报送街道：%s（盖章）", office);
}

static void
make_head (SwRegisterLayout *self)
{
  SwFont *title = sw_font_chain_get_font (self->fonts, SW_FACE_TITLE, SW_SIZE_2);
  g_autofree char *reporter = make_reporter (self, "____________________________");
  g_autofree char *day = sw_day_format_chinese (self->input->report_day);
  g_autofree char *report_time = NULL;

  report_time = g_strdup_printf ("报送时间：%s", day[0] != '\0' ? day : "________年____月____日");

  self->title = sw_paragraph_new (title, SW_REGISTER_FORM_NAME, self->content.width, TITLE_HEIGHT, SW_ALIGN_CENTER);
  self->reporter = sw_paragraph_new (self->line_font, reporter, self->content.width * 2 / 3,
                                     HEAD_LINE, SW_ALIGN_START);
  self->report_time = sw_paragraph_new (self->line_font, report_time, self->content.width,
                                        HEAD_LINE, SW_ALIGN_END);

  sw_missing_glyph_collect (self->missing, self->line_font, self->input->office, 0);
}

static void
make_signatures (SwRegisterLayout *self)
{
  const SwRegisterInput *input = self->input;
  g_autofree char *sealed = make_reporter (self, "__________________");

  self->signatures = sw_signature_block_new (self->body, self->content.width, SEAL);
  sw_signature_block_add_blank (self->signatures, "街道主要领导（签字）：", NULL);
  sw_signature_block_add_blank (self->signatures, "填表人：", input->filler);
  sw_signature_block_add_blank (self->signatures, "联系电话：", input->filler_phone);
  sw_signature_block_set_sealed (self->signatures, sealed);

  sw_missing_glyph_collect (self->missing, self->body, input->filler, 0);
  sw_missing_glyph_collect (self->missing, self->body, input->filler_phone, 0);
}

static void
make_totals (SwRegisterLayout *self,
             const guint      *counts,
             guint             total)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->input->rows == NULL)
    {
      g_string_append (text, "合计：______人。其中：");
      for (guint i = 0; i < N_CATEGORIES; i++)
        g_string_append_printf (text, "%s______人%s", categories[i], i + 1 < N_CATEGORIES ? "，" : "。");
    }
  else
    {
      guint others = total;

      g_string_append_printf (text, "合计：%u 人。其中：", total);
      for (guint i = 0; i < N_CATEGORIES; i++)
        {
          g_string_append_printf (text, "%s%s %u 人", i > 0 ? "，" : "", categories[i], counts[i]);
          others -= counts[i];
        }
      if (others > 0)
        g_string_append_printf (text, "，类别未填 %u 人", others);
      g_string_append (text, "。");
    }

  self->totals = sw_paragraph_new (self->body, text->str, self->content.width, TOTALS_PITCH, SW_ALIGN_START);
}

/* Goes through all rows once: measures them, counts them by category, and
 * notes what no font has. */
static void
make_pages (SwRegisterLayout *self)
{
  guint n_rows = sw_register_row_source_get_n_rows (self->input->rows);
  guint counts[N_CATEGORIES] = { 0 };

  self->pages = sw_table_pages_new (self->table, get_room (self, 0), get_room (self, 1));

  for (guint i = 0; i < n_rows; i++)
    {
      const char *cells[SW_REGISTER_N_COLUMNS];
      gboolean missing;

      sw_register_row_get_cells (sw_register_row_source_get_row (self->input->rows, i), cells);
      sw_table_pages_add_row (self->pages, sw_table_measure (self->table, cells, &missing));
      sw_register_outline_note (self->outline, cells[SW_REGISTER_COLUMN_COMMUNITY], i);

      for (guint k = 0; k < N_CATEGORIES; k++)
        if (g_str_equal (cells[SW_REGISTER_COLUMN_CATEGORY], categories[k]))
          counts[k]++;

      for (guint k = 0; missing && k < SW_REGISTER_N_COLUMNS; k++)
        sw_missing_glyph_collect (self->missing, self->body, cells[k], i + 1);
    }

  make_totals (self, counts, n_rows);
  sw_table_pages_finish (self->pages, get_tail_height (self));
  self->n_pages = sw_table_pages_get_n_pages (self->pages);
  sw_register_outline_find_pages (self->outline, self->pages);
}

static double
get_blank_room (SwRegisterLayout *self,
                guint             page,
                gboolean          last)
{
  return get_room (self, page) - (last ? get_tail_height (self) : 0);
}

/* A blank form is filled with rows to the foot of each page, its last one
 * included, so there are as many as were asked for or a few more. */
static void
make_blank_pages (SwRegisterLayout *self)
{
  guint n_rows = 0;

  make_totals (self, NULL, 0);

  for (self->n_pages = 1;; self->n_pages++)
    {
      guint last = self->n_pages - 1;

      if (n_rows + (guint) floor (get_blank_room (self, last, TRUE) / BLANK_ROW) >= self->input->n_blank_rows)
        return;
      n_rows += (guint) floor (get_blank_room (self, last, FALSE) / BLANK_ROW);
    }
}

static void
draw_head (SwRegisterLayout *self,
           cairo_t          *cr)
{
  sw_paragraph_draw (self->title, cr, self->content.x, MARGIN_TOP);
  sw_paragraph_draw (self->reporter, cr, self->content.x, HEAD_LINE_TOP);
  sw_paragraph_draw (self->report_time, cr, self->content.x, HEAD_LINE_TOP);
}

static void
add_rows (SwRegisterLayout *self,
          guint             page,
          GArray           *ys)
{
  double y = g_array_index (ys, double, ys->len - 1);
  SwTablePlace start, end;

  sw_table_pages_get_page (self->pages, page, &start, &end);
  for (guint row = start.row; row < end.row + (end.line > 0 ? 1 : 0); row++)
    {
      guint first_line;
      guint n_lines = sw_table_pages_get_part (self->pages, page, row, &first_line);

      y += sw_table_get_row_height (self->table, n_lines);
      g_array_append_val (ys, y);
    }
}

static void
add_blank_rows (SwRegisterLayout *self,
                guint             page,
                GArray           *ys)
{
  double room = get_blank_room (self, page, page + 1 == self->n_pages);
  guint n_rows = (guint) floor (room / BLANK_ROW);
  double top = g_array_index (ys, double, ys->len - 1);

  for (guint i = 1; i <= n_rows; i++)
    {
      double y = top + room * i / n_rows;

      g_array_append_val (ys, y);
    }
}

/* The heights of the rules on a page: above and below the head, then below
 * each row. */
static GArray *
get_rules (SwRegisterLayout *self,
           guint             page)
{
  GArray *ys = g_array_new (FALSE, FALSE, sizeof (double));
  double y = get_table_top (self, page);

  g_array_append_val (ys, y);
  y += sw_table_get_head_height (self->table);
  g_array_append_val (ys, y);

  if (self->pages != NULL)
    add_rows (self, page, ys);
  else
    add_blank_rows (self, page, ys);

  return ys;
}

static double
get_table_foot (SwRegisterLayout *self,
                guint             page)
{
  g_autoptr (GArray) ys = get_rules (self, page);

  return g_array_index (ys, double, ys->len - 1);
}

static void
draw_rows (SwRegisterLayout *self,
           cairo_t          *cr,
           guint             page,
           const double     *ys)
{
  SwTablePlace start, end;

  sw_table_pages_get_page (self->pages, page, &start, &end);
  sw_table_begin_rows (self->table);
  for (guint row = start.row; row < end.row + (end.line > 0 ? 1 : 0); row++, ys++)
    {
      const char *cells[SW_REGISTER_N_COLUMNS];
      guint first_line;
      guint n_lines = sw_table_pages_get_part (self->pages, page, row, &first_line);

      sw_register_row_get_cells (sw_register_row_source_get_row (self->input->rows, row), cells);
      sw_table_draw_row (self->table, cr, cells, first_line, n_lines, self->content.x, ys[0], ys[1] - ys[0]);
    }
  sw_table_end_rows (self->table, cr);
}

/* The rules come before the texts: Cairo keeps the area that a page covers as
 * a list of boxes, which stays short when the frame around all of them comes
 * first. Writing a PDF takes a quarter less time by it. */
static void
draw_table (SwRegisterLayout *self,
            cairo_t          *cr,
            guint             page)
{
  g_autoptr (GArray) ys = get_rules (self, page);

  sw_table_draw_rules (self->table, cr, self->content.x, (const double *) ys->data, ys->len);
  sw_table_draw_head (self->table, cr, self->content.x, get_table_top (self, page));
  if (self->pages != NULL)
    draw_rows (self, cr, page, &g_array_index (ys, double, 1));
}

static double
get_title_left (SwRegisterLayout *self)
{
  return self->content.x + (self->content.width - sw_paragraph_get_text_width (self->title)) / 2;
}

/* Over the middle of the line, or as near to it as the title lets it. */
static void
find_head_seal (SwRegisterLayout  *self,
                cairo_rectangle_t *area)
{
  double left = self->content.x + sw_paragraph_get_text_width (self->reporter) / 2 - SEAL / 2;

  area->x = CLAMP (left, self->content.x, get_title_left (self) - SEAL - SW_MM (2));
  area->y = HEAD_SEAL_TOP;
  area->width = area->height = SEAL;
}

/**
 * sw_register_layout_new:
 * @input: what the form says, which must not change while the layout is in use
 *
 * Lays a register out.
 *
 * Returns: (transfer full): the layout
 */
SwRegisterLayout *
sw_register_layout_new (const SwRegisterInput *input)
{
  SwRegisterLayout *self = g_new0 (SwRegisterLayout, 1);

  self->input = input;
  self->fonts = sw_font_chain_new ();
  self->body = sw_font_chain_get_font (self->fonts, SW_FACE_BODY, SW_SIZE_5);
  self->line_font = sw_font_chain_get_font (self->fonts, SW_FACE_BODY, SW_SIZE_SMALL_4);
  self->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_missing_glyph_free);
  self->outline = sw_register_outline_new ();

  make_frame (self);
  self->table = sw_register_table_new (self->fonts, input->rows, self->content.width);
  make_head (self);
  make_signatures (self);
  if (input->rows != NULL)
    make_pages (self);
  else
    make_blank_pages (self);

  return self;
}

/**
 * sw_register_layout_free:
 * @self: (transfer full): a layout
 *
 * Frees a layout.
 */
void
sw_register_layout_free (SwRegisterLayout *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->frame, sw_page_frame_free);
  g_clear_pointer (&self->pages, sw_table_pages_free);
  g_clear_pointer (&self->table, sw_table_free);
  g_clear_pointer (&self->title, sw_paragraph_free);
  g_clear_pointer (&self->reporter, sw_paragraph_free);
  g_clear_pointer (&self->report_time, sw_paragraph_free);
  g_clear_pointer (&self->totals, sw_paragraph_free);
  g_clear_pointer (&self->signatures, sw_signature_block_free);
  g_ptr_array_unref (self->missing);
  sw_register_outline_free (self->outline);
  g_object_unref (self->fonts);
  g_free (self);
}

/**
 * sw_register_layout_get_n_pages:
 * @self: a layout
 *
 * Says how many pages there are.
 *
 * Returns: the number of pages
 */
guint
sw_register_layout_get_n_pages (SwRegisterLayout *self)
{
  return self->n_pages;
}

/**
 * sw_register_layout_get_page_size:
 * @self: a layout
 * @width: (out): the width of the paper, in points
 * @height: (out): the height of the paper, in points
 *
 * Gives the size of the paper.
 */
void
sw_register_layout_get_page_size (SwRegisterLayout *self,
                                  double           *width,
                                  double           *height)
{
  sw_page_frame_get_size (self->frame, width, height);
}

/**
 * sw_register_layout_get_missing:
 * @self: a layout
 *
 * Gives the characters that no font has.
 *
 * Returns: (transfer none) (element-type SwMissingGlyph): what is missing
 */
GPtrArray *
sw_register_layout_get_missing (SwRegisterLayout *self)
{
  return self->missing;
}

/**
 * sw_register_layout_add_outline:
 * @self: a layout
 * @surface: a PDF surface
 *
 * Lists the communities in the outline of a PDF, each with its first page.
 */
void
sw_register_layout_add_outline (SwRegisterLayout *self,
                                cairo_surface_t  *surface)
{
  sw_register_outline_add_to (self->outline, surface);
}

/**
 * sw_register_layout_draw_page:
 * @self: a layout
 * @cr: what to draw on
 * @page: a page, from 0
 *
 * Draws a page.
 */
void
sw_register_layout_draw_page (SwRegisterLayout *self,
                              cairo_t          *cr,
                              guint             page)
{
  if (page == 0)
    draw_head (self, cr);

  draw_table (self, cr, page);

  if (page + 1 == self->n_pages)
    {
      double y = get_table_foot (self, page) + TOTALS_GAP;

      sw_paragraph_draw (self->totals, cr, self->content.x, y);
      y += sw_paragraph_get_height (self->totals);
      sw_signature_block_draw (self->signatures, cr, self->content.x, y);
    }

  sw_page_frame_draw (self->frame, cr, page, self->n_pages);
}

/**
 * sw_register_layout_find_block:
 * @self: a layout
 * @name: a part, such as %SW_REGISTER_FORM_TITLE
 * @page: (out): the page that it is on, from 0
 * @area: (out): where it stands on the page, in points
 *
 * Says where a part of the register stands.
 *
 * Returns: whether there is such a part
 */
gboolean
sw_register_layout_find_block (SwRegisterLayout  *self,
                               const char        *name,
                               guint             *page,
                               cairo_rectangle_t *area)
{
  double foot;

  *page = 0;
  *area = self->content;

  if (g_str_equal (name, SW_REGISTER_FORM_TITLE))
    {
      area->y = MARGIN_TOP;
      area->height = TITLE_HEIGHT;
      area->width = sw_paragraph_get_text_width (self->title);
      area->x = get_title_left (self);
      return TRUE;
    }

  if (g_str_equal (name, SW_REGISTER_FORM_HEAD_LINE))
    {
      area->y = HEAD_LINE_TOP;
      area->height = sw_paragraph_get_height (self->reporter);
      area->width = sw_paragraph_get_text_width (self->reporter);
      return TRUE;
    }

  if (g_str_equal (name, SW_REGISTER_FORM_HEAD_SEAL))
    {
      find_head_seal (self, area);
      return TRUE;
    }

  if (g_str_equal (name, SW_REGISTER_FORM_TABLE))
    {
      area->y = get_table_top (self, 0);
      area->height = get_table_foot (self, 0) - area->y;
      return TRUE;
    }

  *page = self->n_pages - 1;
  foot = get_table_foot (self, *page);

  if (g_str_equal (name, SW_REGISTER_FORM_LAST_TABLE))
    {
      area->y = get_table_top (self, *page);
      area->height = foot - area->y;
      return TRUE;
    }

  area->y = foot + TOTALS_GAP;
  area->height = sw_paragraph_get_height (self->totals);
  if (g_str_equal (name, SW_REGISTER_FORM_TOTALS))
    return TRUE;

  area->y += area->height;
  area->height = sw_signature_block_get_height (self->signatures);
  if (g_str_equal (name, SW_REGISTER_FORM_SIGNATURES))
    return TRUE;

  if (g_str_equal (name, SW_REGISTER_FORM_FOOT_SEAL))
    {
      cairo_rectangle_t seal;

      sw_signature_block_get_seal (self->signatures, &seal);
      area->x += seal.x;
      area->y += seal.y;
      area->width = seal.width;
      area->height = seal.height;
      return TRUE;
    }

  return FALSE;
}
