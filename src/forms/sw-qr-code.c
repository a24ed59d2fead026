/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-qr-code.h"

#include <qrencode.h>
#include <string.h>

/**
 * SwQrCode:
 *
 * A QR code, drawn as filled shapes so that it is sharp at every size. In a PDF, where shapes would
 * take longer than all the text of a page, it is a stencil with a dot for each module, which is
 * there once however often it is drawn.
 */
struct _SwQrCode
{
  QRcode *code;
  cairo_surface_t *stencil; /* made when it is first needed */
};

/**
 * sw_qr_code_new:
 * @text: what the code says, in UTF-8
 *
 * Makes a QR code that can still be read with a quarter of it damaged.
 *
 * Returns: (transfer full) (nullable): the code, or %NULL if the text is too
 *   long for one
 */
SwQrCode *
sw_qr_code_new (const char *text)
{
  SwQrCode *self;
  QRcode *code;

  g_return_val_if_fail (text != NULL, NULL);

  code = QRcode_encodeString (text, 0, QR_ECLEVEL_Q, QR_MODE_8, 1);
  if (code == NULL)
    return NULL;

  self = g_new0 (SwQrCode, 1);
  self->code = code;

  return self;
}

/**
 * sw_qr_code_free:
 * @self: (transfer full): a code
 *
 * Frees a code.
 */
void
sw_qr_code_free (SwQrCode *self)
{
  if (self == NULL)
    return;

  QRcode_free (self->code);
  g_clear_pointer (&self->stencil, cairo_surface_destroy);
  g_free (self);
}

static cairo_surface_t *
make_stencil (SwQrCode *self)
{
  int width = self->code->width;
  cairo_surface_t *stencil = cairo_image_surface_create (CAIRO_FORMAT_A1, width, width);
  unsigned char *data = cairo_image_surface_get_data (stencil);
  int stride = cairo_image_surface_get_stride (stencil);

  for (int y = 0; y < width; y++)
    for (int x = 0; x < width; x++)
      if ((self->code->data[y * width + x] & 1) != 0)
        {
          guint32 word;

          /* The first dot is the lowest bit of a word, or its highest where the highest byte is the first. */
          memcpy (&word, data + y * stride + x / 32 * 4, sizeof (word));
          word |= G_BYTE_ORDER == G_LITTLE_ENDIAN ? 1u << x % 32 : 1u << (31 - x % 32);
          memcpy (data + y * stride + x / 32 * 4, &word, sizeof (word));
        }
  cairo_surface_mark_dirty (stencil);

  return stencil;
}

static void
draw_stencil (SwQrCode *self,
              cairo_t  *cr,
              double    x,
              double    y,
              double    size)
{
  cairo_pattern_t *pattern;
  cairo_matrix_t matrix;
  double scale = self->code->width / size;

  if (self->stencil == NULL)
    self->stencil = make_stencil (self);

  pattern = cairo_pattern_create_for_surface (self->stencil);
  cairo_matrix_init (&matrix, scale, 0, 0, scale, -x * scale, -y * scale);
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_mask (cr, pattern);
  cairo_pattern_destroy (pattern);
}

/**
 * sw_qr_code_draw:
 * @self: a code
 * @cr: what to draw on
 * @x: the left edge, in points
 * @y: the top, in points
 * @size: the length of a side, in points
 *
 * Draws the code. The blank of four modules that it needs around it is the
 * caller's.
 */
void
sw_qr_code_draw (SwQrCode *self,
                 cairo_t  *cr,
                 double    x,
                 double    y,
                 double    size)
{
  int width;
  double module;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    {
      draw_stencil (self, cr, x, y, size);
      return;
    }

  width = self->code->width;
  module = size / width;

  for (int row = 0; row < width; row++)
    {
      const unsigned char *line = self->code->data + row * width;

      for (int from = 0; from < width;)
        {
          int to = from;

          while (to < width && (line[to] & 1) != 0)
            to++;
          if (to > from)
            cairo_rectangle (cr, x + from * module, y + row * module, (to - from) * module, module);
          from = to + 1;
        }
    }
  cairo_fill (cr);
}
