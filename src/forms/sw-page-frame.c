/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-page-frame.h"

#include "sw-qr-code.h"
#include "sw-text.h"

#include <pango/pangocairo.h>

#define A4_SHORT SW_MM (210)
#define A4_LONG  SW_MM (297)

/* The middle of the footer's text above the edge of the paper, its height, and
 * the size of the code with the blank around it. */
#define FOOTER_MIDDLE SW_MM (11)
#define FOOTER_HEIGHT 11.0
#define CODE_SIZE     SW_MM (11)
#define CODE_BLANK    SW_MM (2)

/* The letters across a page, and how light they are. */
#define MARK_SIZE 150.0
#define MARK_GREY 0.9

/**
 * SwPageFrame:
 *
 * A sheet of A4: its margins, and the footer with 第 x 页 共 y 页 in the middle,
 * a text on either side (the right one, such as a checksum, smaller) and, if wanted, a QR code at the right.
 */
struct _SwPageFrame
{
  double width;
  double height;
  cairo_rectangle_t content;
  SwFont *font; /* borrowed, like the next */
  SwFont *small;
  SwFontChain *fonts;
  SwText *text;
  char *left;
  char *right;
  SwQrCode *code;
};

/**
 * sw_page_frame_new:
 * @fonts: the fonts of the document, which must outlive the frame
 * @orientation: how the sheet lies
 * @top: the margin in points, like the others
 * @right: the margin
 * @bottom: the margin, which holds the footer
 * @left: the margin
 *
 * Makes the frame of a document's pages.
 *
 * Returns: (transfer full): the frame
 */
SwPageFrame *
sw_page_frame_new (SwFontChain       *fonts,
                   SwPageOrientation  orientation,
                   double             top,
                   double             right,
                   double             bottom,
                   double             left)
{
  SwPageFrame *self;

  g_return_val_if_fail (SW_IS_FONT_CHAIN (fonts), NULL);

  self = g_new0 (SwPageFrame, 1);
  self->width = orientation == SW_PAGE_LANDSCAPE ? A4_LONG : A4_SHORT;
  self->height = orientation == SW_PAGE_LANDSCAPE ? A4_SHORT : A4_LONG;
  self->content.x = left;
  self->content.y = top;
  self->content.width = self->width - left - right;
  self->content.height = self->height - top - bottom;
  self->fonts = fonts;
  self->font = sw_font_chain_get_font (fonts, SW_FACE_BODY, SW_SIZE_SMALL_5);
  self->small = sw_font_chain_get_font (fonts, SW_FACE_BODY, SW_SIZE_6);
  self->text = sw_text_new ();

  return self;
}

/**
 * sw_page_frame_free:
 * @self: (transfer full): a frame
 *
 * Frees a frame.
 */
void
sw_page_frame_free (SwPageFrame *self)
{
  if (self == NULL)
    return;

  sw_text_free (self->text);
  sw_qr_code_free (self->code);
  g_free (self->left);
  g_free (self->right);
  g_free (self);
}

/**
 * sw_page_frame_set_footer:
 * @self: a frame
 * @left: (nullable): the text at the left of the footer
 * @right: (nullable): the text at the right of the footer
 *
 * Sets what stands beside the page number.
 */
void
sw_page_frame_set_footer (SwPageFrame *self,
                          const char  *left,
                          const char  *right)
{
  g_return_if_fail (self != NULL);

  g_free (self->left);
  self->left = g_strdup (left);
  g_free (self->right);
  self->right = g_strdup (right);
}

/**
 * sw_page_frame_set_code:
 * @self: a frame
 * @code: (nullable): what the QR code says
 *
 * Puts a QR code at the right end of the footer, or takes it away. The content
 * ends above it, so this comes before sw_page_frame_get_content().
 */
void
sw_page_frame_set_code (SwPageFrame *self,
                        const char  *code)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->code, sw_qr_code_free);
  if (code != NULL && code[0] != '\0')
    self->code = sw_qr_code_new (code);

  if (self->code != NULL)
    {
      double bottom = self->height - FOOTER_MIDDLE - CODE_SIZE / 2 - CODE_BLANK;

      self->content.height = MIN (self->content.height, bottom - self->content.y);
    }
}

/**
 * sw_page_frame_get_size:
 * @self: a frame
 * @width: (out): the width of the paper, in points
 * @height: (out): the height of the paper, in points
 *
 * Gives the size of the paper.
 */
void
sw_page_frame_get_size (SwPageFrame *self,
                        double      *width,
                        double      *height)
{
  g_return_if_fail (self != NULL);

  *width = self->width;
  *height = self->height;
}

/**
 * sw_page_frame_get_content:
 * @self: a frame
 * @content: (out): the area within the margins, in points
 *
 * Gives the area that is for the form.
 */
void
sw_page_frame_get_content (SwPageFrame       *self,
                           cairo_rectangle_t *content)
{
  g_return_if_fail (self != NULL);

  *content = self->content;
}

static void
draw_text (SwPageFrame *self,
           cairo_t     *cr,
           SwFont      *font,
           const char  *text,
           double       x,
           double       width,
           SwAlign      align)
{
  guint n_lines = sw_text_set (self->text, font, text, width);

  sw_text_draw (self->text, cr, 0, n_lines, x,
                self->height - FOOTER_MIDDLE - n_lines * FOOTER_HEIGHT / 2,
                width, FOOTER_HEIGHT, align);
}

/**
 * sw_page_frame_draw:
 * @self: a frame
 * @cr: what to draw on
 * @page: the page, from 0
 * @n_pages: how many pages there are
 *
 * Draws the footer of a page.
 */
void
sw_page_frame_draw (SwPageFrame *self,
                    cairo_t     *cr,
                    guint        page,
                    guint        n_pages)
{
  g_autofree char *number = NULL;
  double x = self->content.x, width = self->content.width, middle, side;

  g_return_if_fail (self != NULL);

  number = g_strdup_printf ("第 %u 页 共 %u 页", page + 1, n_pages);
  sw_text_set (self->text, self->font, number, width);
  middle = sw_text_get_line_width (self->text, 0);
  side = (width - middle) / 2 - 12;
  draw_text (self, cr, self->font, number, x, width, SW_ALIGN_CENTER);

  if (self->left != NULL)
    draw_text (self, cr, self->font, self->left, x, side, SW_ALIGN_START);

  if (self->code != NULL)
    {
      sw_qr_code_draw (self->code, cr, x + width - CODE_SIZE,
                       self->height - FOOTER_MIDDLE - CODE_SIZE / 2, CODE_SIZE);
      side -= CODE_SIZE + CODE_BLANK;
      width -= CODE_SIZE + CODE_BLANK;
    }

  if (self->right != NULL)
    draw_text (self, cr, self->small, self->right, x + width - side, side, SW_ALIGN_END);
}

/**
 * sw_page_frame_draw_mark:
 * @self: a frame
 * @cr: what to draw on
 * @mark: what the page is marked as, such as 草稿
 *
 * Marks a page in large grey letters from corner to corner, to be drawn before everything else. They are
 * no part of the text.
 */
void
sw_page_frame_draw_mark (SwPageFrame *self,
                         cairo_t     *cr,
                         const char  *mark)
{
  g_autoptr (PangoLayout) layout = NULL;
  SwFont *font;
  int width, height;

  g_return_if_fail (self != NULL);
  g_return_if_fail (mark != NULL);

  font = sw_font_chain_get_font (self->fonts, SW_FACE_HEADING, MARK_SIZE);
  layout = pango_layout_new (sw_font_get_context (font));
  pango_layout_set_font_description (layout, sw_font_get_description (font));
  pango_layout_set_text (layout, mark, -1);
  pango_layout_get_size (layout, &width, &height);

  cairo_save (cr);
  cairo_translate (cr, self->width / 2, self->height / 2);
  cairo_rotate (cr, -G_PI / 4);
  cairo_move_to (cr, -width / 2.0 / PANGO_SCALE, -height / 2.0 / PANGO_SCALE);
  pango_cairo_layout_path (cr, layout);
  cairo_set_source_rgb (cr, MARK_GREY, MARK_GREY, MARK_GREY);
  cairo_fill (cr);
  cairo_restore (cr);
}
