/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-qr-code.h"

#include <qrencode.h>

/**
 * SwQrCode:
 *
 * A QR code, drawn as filled shapes so that it is sharp at every size.
 */
struct _SwQrCode
{
  QRcode *code;
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
  g_free (self);
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
