/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-month-card-form.h"

#include "sw-day.h"
#include "sw-flow.h"
#include "sw-page-frame.h"
#include "sw-paragraph.h"
#include "sw-qr-code.h"
#include "sw-table.h"

/* A card is half a sheet of A4. */
#define PAPER_WIDTH  SW_MM (210)
#define PAPER_HEIGHT SW_MM (297)
#define CARD_HEIGHT  (PAPER_HEIGHT / SW_MONTH_CARD_FORM_PER_PAGE)
#define MARGIN       SW_MM (14)
#define TOP          SW_MM (8)
#define WIDTH        (PAPER_WIDTH - 2 * MARGIN)
#define TITLE_PITCH  25.0
#define LINE_PITCH   18.5
#define CODE_SIZE    SW_MM (20)
#define HEAD_HEIGHT  17.0
#define WEEK_HEIGHT  SW_MM (10.4)
#define NOTE_PITCH   13.0
#define SIGN_PITCH   19.0
#define N_WEEKDAYS   7

#define LEGEND "每天联系后在当天格内填写：电话写“话”，上门写“门”；没有联系上打“×”，外出写“外”，身体或居家异常写“异”并立即告诉社区。"

typedef struct
{
  SwMonthCard *card; /* NULL: to be filled in by hand */
  char *elder_name;
  char *address;
  char *phone;
  char *caregiver_name;
  char *code;
} Card;

/**
 * SwMonthCardForm:
 *
 * The cards on which a neighbour notes every day of a month that an elder was contacted
 * (丙方每天至少上门或电话联系1次), two on a sheet. The number of a card is printed as a QR code;
 * by it the card is entered when it comes back.
 */
struct _SwMonthCardForm
{
  SwForm parent_instance;

  GArray *cards;
  SwFontChain *fonts;
  SwFont *title; /* borrowed from fonts, like the next */
  SwFont *body;
  SwFont *day;
  SwFont *small;
  GPtrArray *missing; /* SwMissingGlyph */
};

G_DEFINE_FINAL_TYPE (SwMonthCardForm, sw_month_card_form, SW_TYPE_FORM)

static void
card_clear (gpointer data)
{
  Card *card = data;

  g_clear_object (&card->card);
  g_clear_pointer (&card->elder_name, g_free);
  g_clear_pointer (&card->address, g_free);
  g_clear_pointer (&card->phone, g_free);
  g_clear_pointer (&card->caregiver_name, g_free);
  g_clear_pointer (&card->code, g_free);
}

static const char *
get_title (SwForm *form)
{
  return SW_MONTH_CARD_FORM_NAME;
}

static guint
get_n_pages (SwForm *form)
{
  guint n = SW_MONTH_CARD_FORM (form)->cards->len;

  return MAX (1, (n + SW_MONTH_CARD_FORM_PER_PAGE - 1) / SW_MONTH_CARD_FORM_PER_PAGE);
}

static void
get_page_size (SwForm *form,
               double *width,
               double *height)
{
  *width = PAPER_WIDTH;
  *height = PAPER_HEIGHT;
}

static double
draw_paragraph (cairo_t    *cr,
                SwFont     *font,
                const char *text,
                double      x,
                double      y,
                double      width,
                double      pitch,
                SwAlign     align)
{
  g_autoptr (SwParagraph) paragraph = sw_paragraph_new (font, text, width, pitch, align);

  sw_paragraph_draw (paragraph, cr, x, y);

  return y + sw_paragraph_get_height (paragraph);
}

/* The year, month and number of a card; blanks for one without. */
static void
format_month (const Card  *card,
              char       **month,
              char       **number)
{
  int year, m, d;

  if (card->card == NULL || !sw_day_to_ymd (card->card->month, &year, &m, &d))
    {
      *month = g_strdup ("________年____月");
      *number = g_strdup ("编号：____________");
      return;
    }

  *month = g_strdup_printf ("%d年%d月", year, m);
  *number = g_strdup_printf ("编号：%s", card->card->number);
}

static double
draw_persons (SwMonthCardForm *self,
              cairo_t         *cr,
              const Card      *card,
              double           x,
              double           y,
              double           width)
{
  g_autoptr (SwFlow) flow = sw_flow_new ();
  guint n_lines;

  sw_flow_begin (flow, self->body, 0);
  sw_flow_add_kept (flow, "老人姓名：");
  sw_flow_add_blank (flow, card->elder_name, 84, SW_BLANK_KEEP);
  sw_flow_add_text (flow, "　");
  sw_flow_add_kept (flow, "联系电话：");
  sw_flow_add_blank (flow, card->phone, 96, SW_BLANK_KEEP | SW_BLANK_FILL);
  n_lines = sw_flow_set (flow, width, 0, SW_FLOW_RAGGED);
  sw_flow_draw (flow, cr, 0, n_lines, x, y, LINE_PITCH);
  y += n_lines * LINE_PITCH;

  sw_flow_begin (flow, self->body, 0);
  sw_flow_add_kept (flow, "住址：");
  sw_flow_add_blank (flow, card->address, 120, SW_BLANK_FILL | SW_BLANK_START);
  n_lines = sw_flow_set (flow, width, 0, SW_FLOW_RAGGED);
  sw_flow_draw (flow, cr, 0, n_lines, x, y, LINE_PITCH);
  y += n_lines * LINE_PITCH;

  sw_flow_begin (flow, self->body, 0);
  sw_flow_add_kept (flow, "近邻亲属或志愿者：");
  sw_flow_add_blank (flow, card->caregiver_name, 96, SW_BLANK_KEEP | SW_BLANK_FILL);
  n_lines = sw_flow_set (flow, width, 0, SW_FLOW_RAGGED);
  sw_flow_draw (flow, cr, 0, n_lines, x, y, LINE_PITCH);

  return y + n_lines * LINE_PITCH;
}

static double
draw_days (SwMonthCardForm *self,
           cairo_t         *cr,
           const Card      *card,
           double           x,
           double           y)
{
  static const char * const weekdays[N_WEEKDAYS] = { "一", "二", "三", "四", "五", "六", "日" };
  guint n_days = card->card != NULL ? sw_month_card_n_days (card->card) : SW_MONTH_CARD_DAYS;
  guint first = card->card != NULL ? (guint) sw_day_weekday (card->card->month) - 1 : 0;
  guint n_weeks = (first + n_days + N_WEEKDAYS - 1) / N_WEEKDAYS;
  double width = WIDTH / N_WEEKDAYS, head = card->card != NULL ? HEAD_HEIGHT : 0;
  double height = head + n_weeks * WEEK_HEIGHT;

  cairo_set_line_width (cr, SW_TABLE_RULE);
  for (guint i = 0; i < n_weeks; i++)
    {
      cairo_move_to (cr, x, y + head + i * WEEK_HEIGHT);
      cairo_rel_line_to (cr, WIDTH, 0);
    }
  for (guint i = 1; i < N_WEEKDAYS; i++)
    {
      cairo_move_to (cr, x + i * width, y);
      cairo_rel_line_to (cr, 0, height);
    }
  cairo_stroke (cr);
  cairo_set_line_width (cr, SW_TABLE_FRAME);
  cairo_rectangle (cr, x, y, WIDTH, height);
  cairo_stroke (cr);

  for (guint i = 0; head > 0 && i < N_WEEKDAYS; i++)
    draw_paragraph (cr, self->small, weekdays[i], x + i * width, y, width, HEAD_HEIGHT, SW_ALIGN_CENTER);

  for (guint i = 0; i < n_days; i++)
    {
      guint place = first + i;
      g_autofree char *day = g_strdup_printf ("%u", i + 1);

      draw_paragraph (cr, self->day, day, x + place % N_WEEKDAYS * width + 3,
                      y + head + place / N_WEEKDAYS * WEEK_HEIGHT + 1, width, 13, SW_ALIGN_START);
    }

  return y + height;
}

static void
draw_card (SwMonthCardForm *self,
           cairo_t         *cr,
           const Card      *card,
           double           top)
{
  g_autofree char *month = NULL;
  g_autofree char *number = NULL;
  double x = MARGIN, y = top + TOP, width = WIDTH;

  format_month (card, &month, &number);
  if (card->code != NULL)
    {
      g_autoptr (SwQrCode) code = sw_qr_code_new (card->code);

      sw_qr_code_draw (code, cr, x + WIDTH - CODE_SIZE, y, CODE_SIZE);
      width -= CODE_SIZE + SW_MM (6);
    }

  y = draw_paragraph (cr, self->title, SW_MONTH_CARD_FORM_NAME, x, y, WIDTH, TITLE_PITCH, SW_ALIGN_CENTER);
  draw_paragraph (cr, self->body, month, x, y, width, LINE_PITCH, SW_ALIGN_START);
  y = draw_paragraph (cr, self->body, number, x, y, width, LINE_PITCH, SW_ALIGN_END);
  y = draw_persons (self, cr, card, x, y, width) + 5;
  y = draw_days (self, cr, card, x, y) + 4;
  y = draw_paragraph (cr, self->small, LEGEND, x, y, WIDTH, NOTE_PITCH, SW_ALIGN_START);
  draw_paragraph (cr, self->body, "备注：______________________________________________________________________",
                  x, y, WIDTH, SIGN_PITCH, SW_ALIGN_START);
  draw_paragraph (cr, self->body, "近邻亲属或志愿者（签字）：________________　　　交回日期：______年____月____日",
                  x, y + SIGN_PITCH, WIDTH, SIGN_PITCH, SW_ALIGN_START);
}

static void
draw_cut (cairo_t *cr)
{
  static const double dashes[] = { 3, 3 };

  cairo_save (cr);
  cairo_set_line_width (cr, SW_TABLE_RULE);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, 0, CARD_HEIGHT);
  cairo_line_to (cr, PAPER_WIDTH, CARD_HEIGHT);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_page (SwForm  *form,
           cairo_t *cr,
           guint    page)
{
  SwMonthCardForm *self = SW_MONTH_CARD_FORM (form);

  for (guint i = 0; i < SW_MONTH_CARD_FORM_PER_PAGE; i++)
    {
      guint index = page * SW_MONTH_CARD_FORM_PER_PAGE + i;

      if (index < self->cards->len)
        draw_card (self, cr, &g_array_index (self->cards, Card, index), i * CARD_HEIGHT);
    }
  draw_cut (cr);
}

static GPtrArray *
get_missing_glyphs (SwForm *form)
{
  return g_ptr_array_ref (SW_MONTH_CARD_FORM (form)->missing);
}

static gboolean
find_block (SwForm            *form,
            const char        *name,
            guint             *page,
            cairo_rectangle_t *area)
{
  return FALSE;
}

static void
sw_month_card_form_finalize (GObject *object)
{
  SwMonthCardForm *self = SW_MONTH_CARD_FORM (object);

  g_array_unref (self->cards);
  g_ptr_array_unref (self->missing);
  g_clear_object (&self->fonts);

  G_OBJECT_CLASS (sw_month_card_form_parent_class)->finalize (object);
}

static void
sw_month_card_form_class_init (SwMonthCardFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SwFormClass *form_class = SW_FORM_CLASS (klass);

  object_class->finalize = sw_month_card_form_finalize;
  form_class->get_title = get_title;
  form_class->get_n_pages = get_n_pages;
  form_class->get_page_size = get_page_size;
  form_class->draw_page = draw_page;
  form_class->get_missing_glyphs = get_missing_glyphs;
  form_class->find_block = find_block;
}

static void
sw_month_card_form_init (SwMonthCardForm *self)
{
  self->cards = g_array_new (FALSE, TRUE, sizeof (Card));
  g_array_set_clear_func (self->cards, card_clear);
  self->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_missing_glyph_free);
  self->fonts = sw_font_chain_new ();
  self->title = sw_font_chain_get_font (self->fonts, SW_FACE_TITLE, SW_SIZE_3);
  self->body = sw_font_chain_get_font (self->fonts, SW_FACE_BODY, SW_SIZE_SMALL_4);
  self->day = sw_font_chain_get_font (self->fonts, SW_FACE_HEADING, SW_SIZE_5);
  self->small = sw_font_chain_get_font (self->fonts, SW_FACE_BODY, SW_SIZE_5);
}

/**
 * sw_month_card_form_new:
 *
 * Makes a document without cards.
 *
 * Returns: (transfer full): the document
 */
SwMonthCardForm *
sw_month_card_form_new (void)
{
  return g_object_new (SW_TYPE_MONTH_CARD_FORM, NULL);
}

/**
 * sw_month_card_form_add:
 * @self: a document
 * @card: (nullable): the card, or %NULL for one of any month, to be filled in by hand; such a
 *   card has no number, so it is for writing on only
 * @text: what it says
 *
 * Adds a card.
 */
void
sw_month_card_form_add (SwMonthCardForm       *self,
                        SwMonthCard           *card,
                        const SwMonthCardText *text)
{
  Card one = { 0 };

  g_return_if_fail (SW_IS_MONTH_CARD_FORM (self));
  g_return_if_fail (text != NULL);

  g_set_object (&one.card, card);
  one.elder_name = g_strdup (text->elder_name);
  one.address = g_strdup (text->address);
  one.phone = g_strdup (text->phone);
  one.caregiver_name = g_strdup (text->caregiver_name);
  one.code = g_strdup (text->code);
  g_array_append_val (self->cards, one);

  sw_missing_glyph_collect (self->missing, self->body, text->elder_name, self->cards->len);
  sw_missing_glyph_collect (self->missing, self->body, text->address, self->cards->len);
  sw_missing_glyph_collect (self->missing, self->body, text->caregiver_name, self->cards->len);
}

/**
 * sw_month_card_form_new_blank:
 *
 * Makes a sheet of cards to be filled in by hand.
 *
 * Returns: (transfer full): the document
 */
SwMonthCardForm *
sw_month_card_form_new_blank (void)
{
  SwMonthCardForm *self = sw_month_card_form_new ();

  for (guint i = 0; i < SW_MONTH_CARD_FORM_PER_PAGE; i++)
    sw_month_card_form_add (self, NULL, &(SwMonthCardText) { 0 });

  return self;
}

/**
 * sw_month_card_form_get_n_cards:
 * @self: a document
 *
 * Returns: how many cards it has
 */
guint
sw_month_card_form_get_n_cards (SwMonthCardForm *self)
{
  g_return_val_if_fail (SW_IS_MONTH_CARD_FORM (self), 0);

  return self->cards->len;
}
