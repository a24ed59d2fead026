/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-form.h"

#include "sw-day.h"
#include "sw-page-frame.h"
#include "sw-paragraph.h"
#include "sw-signature-block.h"
#include "sw-table-pages.h"

#include <math.h>

#define TITLE      "空巢、独居老人情况摸排表"
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
#define ROW_PITCH     13.5
#define ROW_PADDING   4.5
#define BLANK_ROW     SW_MM (9.2)

static const char * const categories[N_CATEGORIES] = {
  "无子女或赡养人", "子女或赡养人无照顾能力", "空巢", "独居",
};

/**
 * SwRegisterForm:
 *
 * 空巢、独居老人情况摸排表, the register of a quarter (姑苏民卫〔2022〕159号, 附件3),
 * filled in or blank. The rows are asked for as they are needed; of the layout
 * only the first row of each page is kept.
 */
struct _SwRegisterForm
{
  SwForm parent_instance;

  SwRegisterRowSource *rows; /* NULL for a blank form */
  guint n_blank_rows;
  char *office;
  SwDay report_day;
  char *quarter;
  char *number;
  char *checksum;
  char *code;
  char *filler;
  char *filler_phone;

  /* The layout, made when it is first needed. */
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
  GPtrArray *missing;
};

G_DEFINE_FINAL_TYPE (SwRegisterForm, sw_register_form, SW_TYPE_FORM)

/* --- Layout -------------------------------------------------------------- */

static void
forget_layout (SwRegisterForm *self)
{
  g_clear_pointer (&self->frame, sw_page_frame_free);
  g_clear_pointer (&self->pages, sw_table_pages_free);
  g_clear_pointer (&self->table, sw_table_free);
  g_clear_pointer (&self->title, sw_paragraph_free);
  g_clear_pointer (&self->reporter, sw_paragraph_free);
  g_clear_pointer (&self->report_time, sw_paragraph_free);
  g_clear_pointer (&self->totals, sw_paragraph_free);
  g_clear_pointer (&self->signatures, sw_signature_block_free);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
}

static double
get_table_top (SwRegisterForm *self,
               guint           page)
{
  return page == 0 ? HEAD_SEAL_TOP + SEAL + TABLE_GAP : self->content.y;
}

static double
get_room (SwRegisterForm *self,
          guint           page)
{
  return self->content.y + self->content.height - get_table_top (self, page) -
         sw_table_get_head_height (self->table);
}

static double
get_tail_height (SwRegisterForm *self)
{
  return TOTALS_GAP + sw_paragraph_get_height (self->totals) +
         sw_signature_block_get_height (self->signatures);
}

static void
make_frame (SwRegisterForm *self)
{
  g_autoptr (GString) left = g_string_new (self->quarter);
  g_autofree char *right = NULL;

  if (self->number != NULL && self->number[0] != '\0')
    g_string_append_printf (left, "%s编号：%s", left->len > 0 ? "　" : "", self->number);
  if (self->checksum != NULL && self->checksum[0] != '\0')
    right = g_strdup_printf ("校验码：%s", self->checksum);

  self->frame = sw_page_frame_new (self->fonts, SW_PAGE_LANDSCAPE, MARGIN_TOP, MARGIN_SIDE,
                                   MARGIN_BOTTOM, MARGIN_SIDE);
  sw_page_frame_set_footer (self->frame, left->str, right);
  sw_page_frame_set_code (self->frame, self->code);
  sw_page_frame_get_content (self->frame, &self->content);

  sw_missing_glyph_collect (self->missing, self->body, left->str, 0);
  sw_missing_glyph_collect (self->missing, self->body, right, 0);
}

static double
measure (SwRegisterForm *self,
         const char     *text)
{
  g_autoptr (SwParagraph) paragraph = sw_paragraph_new (self->body, text, 1000, ROW_PITCH, SW_ALIGN_START);

  return sw_paragraph_get_text_width (paragraph) + 6;
}

/* The address takes what the other columns leave; numbers and phones never
 * wrap, a phone with its area code included. */
static void
make_table (SwRegisterForm *self)
{
  SwTableColumn columns[SW_REGISTER_N_COLUMNS];
  SwFont *head = sw_font_chain_get_font (self->fonts, SW_FACE_HEADING, SW_SIZE_SMALL_5);
  guint n_rows = self->rows != NULL ? sw_register_row_source_get_n_rows (self->rows) : 0;
  double rest = self->content.width;

  for (guint i = 0; i < SW_REGISTER_N_COLUMNS; i++)
    {
      columns[i].title = sw_register_column_get_title (i);
      columns[i].align = SW_ALIGN_CENTER;
    }

  columns[0].width = measure (self, n_rows < 100000 ? "00000" : "0000000");
  columns[1].width = measure (self, "街道街道");
  columns[2].width = measure (self, "社区社区区");
  columns[3].width = measure (self, "姓名姓名·") + 2;
  columns[4].width = measure (self, "000000000000000000") + 2;
  columns[6].width = measure (self, "0000-00000000") + 2;
  columns[7].title = "类别\n（选无子女或\n赡养人、子女或\n赡养人无照顾能\n力、空巢、独居）";
  columns[7].width = 78;
  columns[8].title = "有子女或赡\n养人，请选\n择为区外或\n街道外";
  columns[8].width = 54;
  columns[9].title = "是否为低保家\n庭中失能半失\n能的空巢独居\n老人";
  columns[9].width = 62;
  columns[5].align = SW_ALIGN_START;
  columns[5].width = 0;
  for (guint i = 0; i < SW_REGISTER_N_COLUMNS; i++)
    rest -= columns[i].width;
  columns[5].width = rest;

  self->table = sw_table_new (self->body, head, columns, SW_REGISTER_N_COLUMNS);
  sw_table_set_pitch (self->table, ROW_PITCH, ROW_PADDING, 0);
}

static void
make_head (SwRegisterForm *self)
{
  SwFont *title = sw_font_chain_get_font (self->fonts, SW_FACE_TITLE, SW_SIZE_2);
  g_autofree char *reporter = NULL;
  g_autofree char *day = sw_day_format_chinese (self->report_day);
  g_autofree char *report_time = NULL;
  const char *office = self->office;

  if (office == NULL || office[0] == '\0')
    office = "____________________________";
  reporter = g_strdup_printf ("报送街道：%s（盖章）", office);
  report_time = g_strdup_printf ("报送时间：%s", day[0] != '\0' ? day : "________年____月____日");

  self->title = sw_paragraph_new (title, TITLE, self->content.width, TITLE_HEIGHT, SW_ALIGN_CENTER);
  self->reporter = sw_paragraph_new (self->line_font, reporter, self->content.width * 2 / 3,
                                     HEAD_LINE, SW_ALIGN_START);
  self->report_time = sw_paragraph_new (self->line_font, report_time, self->content.width,
                                        HEAD_LINE, SW_ALIGN_END);

  self->signatures = sw_signature_block_new (self->body, self->content.width, SEAL);
  sw_signature_block_add_blank (self->signatures, "街道主要领导（签字）：", NULL);
  sw_signature_block_add_blank (self->signatures, "填表人：", self->filler);
  sw_signature_block_add_blank (self->signatures, "联系电话：", self->filler_phone);
  sw_signature_block_set_sealed (self->signatures, reporter);

  sw_missing_glyph_collect (self->missing, self->line_font, self->office, 0);
  sw_missing_glyph_collect (self->missing, self->body, self->filler, 0);
  sw_missing_glyph_collect (self->missing, self->body, self->filler_phone, 0);
}

/* Lays the rows out on pages and counts them on the way. The height of the
 * tail is that of the totals whatever their figures, which take one line. */
static void
make_totals (SwRegisterForm *self,
             const guint    *counts,
             guint           total)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->rows == NULL)
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

static void
measure_rows (SwRegisterForm *self,
              GArray         *lines,
              guint          *counts)
{
  guint n_rows = sw_register_row_source_get_n_rows (self->rows);

  for (guint i = 0; i < n_rows; i++)
    {
      const char *cells[SW_REGISTER_N_COLUMNS];
      const SwRegisterRow *row = sw_register_row_source_get_row (self->rows, i);
      gboolean missing;
      guint16 n_lines;

      sw_register_row_get_cells (row, cells);
      n_lines = (guint16) MIN (sw_table_measure (self->table, cells, &missing), G_MAXUINT16);
      g_array_append_val (lines, n_lines);

      for (guint k = 0; missing && k < SW_REGISTER_N_COLUMNS; k++)
        sw_missing_glyph_collect (self->missing, self->body, cells[k], i + 1);

      for (guint k = 0; k < N_CATEGORIES; k++)
        if (g_str_equal (row->category != NULL ? row->category : "", categories[k]))
          counts[k]++;
    }
}

static void
make_pages (SwRegisterForm *self)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint16));
  guint counts[N_CATEGORIES] = { 0 };

  measure_rows (self, lines, counts);
  make_totals (self, counts, lines->len);

  self->pages = sw_table_pages_new (self->table, get_room (self, 0), get_room (self, 1),
                                    get_tail_height (self));
  for (guint i = 0; i < lines->len; i++)
    sw_table_pages_add_row (self->pages, g_array_index (lines, guint16, i));
  sw_table_pages_finish (self->pages);
  self->n_pages = sw_table_pages_get_n_pages (self->pages);
}

static double
get_blank_room (SwRegisterForm *self,
                guint           page,
                gboolean        last)
{
  return get_room (self, page) - (last ? get_tail_height (self) : 0);
}

/* A blank form is filled with rows to the foot of each page, its last one
 * included, so there are as many as were asked for or a few more. */
static void
make_blank_pages (SwRegisterForm *self)
{
  guint n_rows = 0;

  make_totals (self, NULL, 0);

  for (self->n_pages = 1;; self->n_pages++)
    {
      guint last = self->n_pages - 1;

      if (n_rows + (guint) floor (get_blank_room (self, last, TRUE) / BLANK_ROW) >= self->n_blank_rows)
        return;
      n_rows += (guint) floor (get_blank_room (self, last, FALSE) / BLANK_ROW);
    }
}

static void
ensure_layout (SwRegisterForm *self)
{
  if (self->table != NULL)
    return;

  if (self->fonts == NULL)
    {
      self->fonts = sw_font_chain_new ();
      self->body = sw_font_chain_get_font (self->fonts, SW_FACE_BODY, SW_SIZE_5);
      self->line_font = sw_font_chain_get_font (self->fonts, SW_FACE_BODY, SW_SIZE_SMALL_4);
    }

  self->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_missing_glyph_free);
  make_frame (self);
  make_table (self);
  make_head (self);
  if (self->rows != NULL)
    make_pages (self);
  else
    make_blank_pages (self);
}

/* --- Drawing ------------------------------------------------------------- */

static void
draw_head (SwRegisterForm *self,
           cairo_t        *cr)
{
  sw_paragraph_draw (self->title, cr, self->content.x, MARGIN_TOP);
  sw_paragraph_draw (self->reporter, cr, self->content.x, HEAD_LINE_TOP);
  sw_paragraph_draw (self->report_time, cr, self->content.x, HEAD_LINE_TOP);
}

/* Goes through the rows of a page, drawing them unless @cr is NULL, and adds
 * the height of every rule to @ys. */
static void
go_through_rows (SwRegisterForm *self,
                 cairo_t        *cr,
                 guint           page,
                 GArray         *ys)
{
  SwTablePlace start, end;
  double y = g_array_index (ys, double, ys->len - 1);

  sw_table_pages_get_page (self->pages, page, &start, &end);
  while (start.row < end.row || start.line < end.line)
    {
      const char *cells[SW_REGISTER_N_COLUMNS];
      guint n_lines;
      double height;

      sw_register_row_get_cells (sw_register_row_source_get_row (self->rows, start.row), cells);
      n_lines = start.row == end.row ? end.line : sw_table_measure (self->table, cells, NULL);
      n_lines -= start.line;
      height = sw_table_get_row_height (self->table, n_lines);
      if (cr != NULL)
        sw_table_draw_row (self->table, cr, cells, start.line, n_lines, self->content.x, y, height);
      y += height;
      g_array_append_val (ys, y);
      if (start.row == end.row)
        break;
      start.row++;
      start.line = 0;
    }
}

static void
add_blank_rows (SwRegisterForm *self,
                guint           page,
                GArray         *ys)
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

/* Returns the foot of the table. */
static double
go_through_table (SwRegisterForm *self,
                  cairo_t        *cr,
                  guint           page)
{
  g_autoptr (GArray) ys = g_array_new (FALSE, FALSE, sizeof (double));
  double y = get_table_top (self, page);

  g_array_append_val (ys, y);
  if (cr != NULL)
    sw_table_draw_head (self->table, cr, self->content.x, y);
  y += sw_table_get_head_height (self->table);
  g_array_append_val (ys, y);

  if (self->pages != NULL)
    go_through_rows (self, cr, page, ys);
  else
    add_blank_rows (self, page, ys);

  if (cr != NULL)
    sw_table_draw_rules (self->table, cr, self->content.x, (const double *) ys->data, ys->len);

  return g_array_index (ys, double, ys->len - 1);
}

static void
draw_page (SwForm  *form,
           cairo_t *cr,
           guint    page)
{
  SwRegisterForm *self = SW_REGISTER_FORM (form);
  double y;

  ensure_layout (self);

  if (page == 0)
    draw_head (self, cr);

  y = go_through_table (self, cr, page);

  if (page + 1 == self->n_pages)
    {
      y += TOTALS_GAP;
      sw_paragraph_draw (self->totals, cr, self->content.x, y);
      y += sw_paragraph_get_height (self->totals);
      sw_signature_block_draw (self->signatures, cr, self->content.x, y);
    }

  sw_page_frame_draw (self->frame, cr, page, self->n_pages);
}

/* --- The other functions of a form --------------------------------------- */

static const char *
get_title (SwForm *form)
{
  return TITLE;
}

static guint
get_n_pages (SwForm *form)
{
  SwRegisterForm *self = SW_REGISTER_FORM (form);

  ensure_layout (self);

  return self->n_pages;
}

static void
get_page_size (SwForm *form,
               double *width,
               double *height)
{
  SwRegisterForm *self = SW_REGISTER_FORM (form);

  ensure_layout (self);
  sw_page_frame_get_size (self->frame, width, height);
}

static GPtrArray *
get_missing_glyphs (SwForm *form)
{
  SwRegisterForm *self = SW_REGISTER_FORM (form);

  ensure_layout (self);

  return g_ptr_array_ref (self->missing);
}

static void
find_head_seal (SwRegisterForm    *self,
                cairo_rectangle_t *area)
{
  double middle = self->content.x + sw_paragraph_get_text_width (self->reporter) / 2;

  area->x = MAX (self->content.x, middle - SEAL / 2);
  area->y = HEAD_SEAL_TOP;
  area->width = area->height = SEAL;
}

static gboolean
find_block (SwForm            *form,
            const char        *name,
            guint             *page,
            cairo_rectangle_t *area)
{
  SwRegisterForm *self = SW_REGISTER_FORM (form);
  double foot;

  ensure_layout (self);
  *area = self->content;

  if (g_str_equal (name, SW_REGISTER_FORM_TITLE))
    {
      area->y = MARGIN_TOP;
      area->height = TITLE_HEIGHT;
      area->width = sw_paragraph_get_text_width (self->title);
      area->x += (self->content.width - area->width) / 2;
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
      area->height = go_through_table (self, NULL, 0) - area->y;
      return TRUE;
    }

  *page = self->n_pages - 1;
  foot = go_through_table (self, NULL, *page);

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

static void
sw_register_form_finalize (GObject *object)
{
  SwRegisterForm *self = SW_REGISTER_FORM (object);

  forget_layout (self);
  g_clear_object (&self->fonts);
  g_clear_object (&self->rows);
  g_free (self->office);
  g_free (self->quarter);
  g_free (self->number);
  g_free (self->checksum);
  g_free (self->code);
  g_free (self->filler);
  g_free (self->filler_phone);

  G_OBJECT_CLASS (sw_register_form_parent_class)->finalize (object);
}

static void
sw_register_form_class_init (SwRegisterFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SwFormClass *form_class = SW_FORM_CLASS (klass);

  object_class->finalize = sw_register_form_finalize;
  form_class->get_title = get_title;
  form_class->get_n_pages = get_n_pages;
  form_class->get_page_size = get_page_size;
  form_class->draw_page = draw_page;
  form_class->get_missing_glyphs = get_missing_glyphs;
  form_class->find_block = find_block;
}

static void
sw_register_form_init (SwRegisterForm *self)
{
  self->report_day = SW_NONE;
}

static void
set_text (SwRegisterForm  *self,
          char           **field,
          const char      *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return;

  g_free (*field);
  *field = g_strdup (value);
  forget_layout (self);
}

/* --- Public functions ---------------------------------------------------- */

/**
 * sw_register_form_new:
 * @rows: the rows
 *
 * Makes the register of rows. What is not set afterwards stays a blank.
 *
 * Returns: (transfer full): the form
 */
SwForm *
sw_register_form_new (SwRegisterRowSource *rows)
{
  SwRegisterForm *self;

  g_return_val_if_fail (SW_IS_REGISTER_ROW_SOURCE (rows), NULL);

  self = g_object_new (SW_TYPE_REGISTER_FORM, NULL);
  self->rows = g_object_ref (rows);

  return SW_FORM (self);
}

/**
 * sw_register_form_new_blank:
 * @n_rows: how many rows to have at least
 *
 * Makes a form to fill in by hand. The rows fill whole pages and are 9 mm high
 * or a little more.
 *
 * Returns: (transfer full): the form
 */
SwForm *
sw_register_form_new_blank (guint n_rows)
{
  SwRegisterForm *self = g_object_new (SW_TYPE_REGISTER_FORM, NULL);

  self->n_blank_rows = n_rows;

  return SW_FORM (self);
}

/**
 * sw_register_form_set_office:
 * @self: a register
 * @office: (nullable): the name of the street office
 *
 * Sets 报送街道.
 */
void
sw_register_form_set_office (SwRegisterForm *self,
                             const char     *office)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->office, office);
}

/**
 * sw_register_form_set_report_day:
 * @self: a register
 * @day: the day, or %SW_NONE
 *
 * Sets 报送时间.
 */
void
sw_register_form_set_report_day (SwRegisterForm *self,
                                 SwDay           day)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  if (self->report_day == day)
    return;

  self->report_day = day;
  forget_layout (self);
}

/**
 * sw_register_form_set_quarter:
 * @self: a register
 * @quarter: (nullable): the quarter in Chinese, as sw_quarter_format_chinese() gives it
 *
 * Sets the quarter that the footer names.
 */
void
sw_register_form_set_quarter (SwRegisterForm *self,
                              const char     *quarter)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->quarter, quarter);
}

/**
 * sw_register_form_set_number:
 * @self: a register
 * @number: (nullable): the number
 *
 * Sets the number of the register that the footer names.
 */
void
sw_register_form_set_number (SwRegisterForm *self,
                             const char     *number)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->number, number);
}

/**
 * sw_register_form_set_checksum:
 * @self: a register
 * @checksum: (nullable): the SHA-256 of a frozen register in hexadecimal digits
 *
 * Sets the checksum in the footer.
 */
void
sw_register_form_set_checksum (SwRegisterForm *self,
                               const char     *checksum)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->checksum, checksum);
}

/**
 * sw_register_form_set_code:
 * @self: a register
 * @code: (nullable): what the QR code in the footer says, usually the register's number
 *
 * Puts a QR code in the footer.
 */
void
sw_register_form_set_code (SwRegisterForm *self,
                           const char     *code)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->code, code);
}

/**
 * sw_register_form_set_filler:
 * @self: a register
 * @name: (nullable): 填表人
 * @phone: (nullable): 联系电话
 *
 * Sets who filled in the form; %NULL leaves a line to write on.
 */
void
sw_register_form_set_filler (SwRegisterForm *self,
                             const char     *name,
                             const char     *phone)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->filler, name);
  set_text (self, &self->filler_phone, phone);
}
