/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-signature-block.h"

#include "sw-paragraph.h"

#define GAP       16.0 /* between the blanks, and before what is sealed */
#define MIN_BLANK 64.0
#define MAX_BLANK 130.0

typedef struct
{
  SwParagraph *label;
  SwParagraph *value; /* or NULL, to be written by hand */
  double width;       /* of the blank */
} Blank;

/**
 * SwSignatureBlock:
 *
 * The end of a form: labels with blanks to sign on, and at the right the text
 * that the seal goes over, with room for the seal. It is one piece: whoever lays
 * out the page keeps it whole.
 *
 * The blanks stand on one line with the text that is sealed, at the middle of
 * the seal; if they are too long for that, below each other.
 */
struct _SwSignatureBlock
{
  SwFont *font; /* borrowed */
  double width;
  double seal;
  double pitch;
  GArray *blanks;
  SwParagraph *sealed;
  gboolean stacked;
};

static void
blank_clear (gpointer data)
{
  Blank *blank = data;

  g_clear_pointer (&blank->label, sw_paragraph_free);
  g_clear_pointer (&blank->value, sw_paragraph_free);
}

static double
get_sealed_width (SwSignatureBlock *self)
{
  if (self->sealed == NULL)
    return self->seal;

  return MAX (self->seal, sw_paragraph_get_text_width (self->sealed));
}

static double
get_line_height (SwSignatureBlock *self)
{
  return self->pitch * 2;
}

/* Shares the width that the labels leave among the blanks. */
static void
place_blanks (SwSignatureBlock *self)
{
  double room = self->width - get_sealed_width (self) - GAP;
  double each;

  if (self->blanks->len == 0)
    return;

  self->stacked = FALSE;
  each = room - GAP * (self->blanks->len - 1);
  for (guint i = 0; i < self->blanks->len; i++)
    each -= sw_paragraph_get_text_width (g_array_index (self->blanks, Blank, i).label);
  each /= self->blanks->len;
  if (each < MIN_BLANK)
    {
      self->stacked = TRUE;
      each = MAX_BLANK;
    }
  each = MIN (each, MAX_BLANK);

  for (guint i = 0; i < self->blanks->len; i++)
    {
      Blank *blank = &g_array_index (self->blanks, Blank, i);

      blank->width = each;
      if (blank->value != NULL && sw_paragraph_get_text_width (blank->value) > each)
        self->stacked = TRUE;
    }

  for (guint i = 0; self->stacked && i < self->blanks->len; i++)
    {
      Blank *blank = &g_array_index (self->blanks, Blank, i);

      blank->width = room - sw_paragraph_get_text_width (blank->label);
      blank->width = MIN (blank->width, 2 * MAX_BLANK);
    }
}

/**
 * sw_signature_block_new:
 * @font: the font, which must outlive the block
 * @width: how wide the block is, in points
 * @seal: the diameter of the seal, in points
 *
 * Makes a block without blanks.
 *
 * Returns: (transfer full): the block
 */
SwSignatureBlock *
sw_signature_block_new (SwFont *font,
                        double  width,
                        double  seal)
{
  SwSignatureBlock *self;

  g_return_val_if_fail (font != NULL, NULL);

  self = g_new0 (SwSignatureBlock, 1);
  self->font = font;
  self->width = width;
  self->seal = seal;
  self->pitch = sw_font_get_size (font) * 1.5;
  self->blanks = g_array_new (FALSE, TRUE, sizeof (Blank));
  g_array_set_clear_func (self->blanks, blank_clear);

  return self;
}

/**
 * sw_signature_block_free:
 * @self: (transfer full): a block
 *
 * Frees a block.
 */
void
sw_signature_block_free (SwSignatureBlock *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->blanks);
  g_clear_pointer (&self->sealed, sw_paragraph_free);
  g_free (self);
}

/**
 * sw_signature_block_add_blank:
 * @self: a block
 * @label: what the blank is for, with its colon
 * @value: (nullable): what stands on it, or %NULL to have it written by hand
 *
 * Adds a blank after the others.
 */
void
sw_signature_block_add_blank (SwSignatureBlock *self,
                              const char       *label,
                              const char       *value)
{
  Blank blank = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (label != NULL);

  blank.label = sw_paragraph_new (self->font, label, self->width, self->pitch, SW_ALIGN_START);
  if (value != NULL && value[0] != '\0')
    blank.value = sw_paragraph_new (self->font, value, self->width, self->pitch, SW_ALIGN_START);
  g_array_append_val (self->blanks, blank);
  place_blanks (self);
}

/**
 * sw_signature_block_set_sealed:
 * @self: a block
 * @text: the text
 *
 * Sets the text that the seal goes over.
 */
void
sw_signature_block_set_sealed (SwSignatureBlock *self,
                               const char       *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  g_clear_pointer (&self->sealed, sw_paragraph_free);
  self->sealed = sw_paragraph_new (self->font, text, self->width / 3, self->pitch, SW_ALIGN_CENTER);
  place_blanks (self);
}

/**
 * sw_signature_block_get_height:
 * @self: a block
 *
 * Says how high the block is.
 *
 * Returns: the height in points
 */
double
sw_signature_block_get_height (SwSignatureBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return MAX (self->seal, self->stacked ? self->blanks->len * get_line_height (self) : 0);
}

/**
 * sw_signature_block_get_seal:
 * @self: a block
 * @seal: (out): the square of the seal, in points from the block's top left
 *
 * Says where the seal goes.
 */
void
sw_signature_block_get_seal (SwSignatureBlock  *self,
                             cairo_rectangle_t *seal)
{
  g_return_if_fail (self != NULL);

  seal->width = seal->height = self->seal;
  seal->x = self->width - get_sealed_width (self) / 2 - self->seal / 2;
  seal->y = (sw_signature_block_get_height (self) - self->seal) / 2;
}

/**
 * sw_signature_block_draw:
 * @self: a block
 * @cr: what to draw on
 * @x: the left edge, in points
 * @y: the top, in points
 *
 * Draws the block. The seal itself is not drawn: it is put there by hand.
 */
void
sw_signature_block_draw (SwSignatureBlock *self,
                         cairo_t          *cr,
                         double            x,
                         double            y)
{
  double middle, left, line;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  middle = y + sw_signature_block_get_height (self) / 2;
  left = x;
  line = self->stacked ? middle - (self->blanks->len - 1) * get_line_height (self) / 2 : middle;
  cairo_set_line_width (cr, 0.5);

  for (guint i = 0; i < self->blanks->len; i++)
    {
      const Blank *blank = &g_array_index (self->blanks, Blank, i);
      double label = sw_paragraph_get_text_width (blank->label);
      double rule = line + self->pitch / 2 - 1;

      sw_paragraph_draw (blank->label, cr, left, line - self->pitch / 2);
      if (blank->value != NULL)
        sw_paragraph_draw (blank->value, cr,
                           left + label + (blank->width - sw_paragraph_get_text_width (blank->value)) / 2,
                           line - self->pitch / 2);
      cairo_move_to (cr, left + label, rule);
      cairo_line_to (cr, left + label + blank->width, rule);
      cairo_stroke (cr);

      if (self->stacked)
        line += get_line_height (self);
      else
        left += label + blank->width + GAP;
    }

  if (self->sealed != NULL)
    {
      double height = sw_paragraph_get_height (self->sealed);

      sw_paragraph_draw (self->sealed, cr,
                         x + self->width - get_sealed_width (self) / 2 - self->width / 6,
                         middle - height / 2);
    }
}
