/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-text.h"

#include "sw-break.h"
#include "sw-glyph-run.h"

#include <pango/pangocairo.h>
#include <string.h>

typedef struct
{
  const SwGlyph *glyph;
  guint32        start; /* bytes of the text */
  guint8         size;
  guint8         flags; /* SwBreakFlags */
} Unit;

typedef struct
{
  guint start; /* units */
  guint end;
  float width;
} Line;

/**
 * SwText:
 *
 * A text broken into lines. It is made once and used for many texts, one after
 * the other, so that setting a cell allocates nothing.
 *
 * Lines break as the W3C's requirements for Chinese (clreq) and GB/T 15834 have
 * it: between any two hanzi, but no closing mark begins a line, no opening
 * one ends it, and a number or a Latin word stays whole unless it is wider
 * than the line. A newline in the text is a break.
 *
 * Text in a script whose characters act on each other (variation selectors,
 * combining marks, Arabic, Tibetan…) is set by Pango.
 */
struct _SwText
{
  SwFont *font; /* borrowed */
  char *text;
  gsize text_size;
  gunichar missing;
  double width; /* that lines may have */
  double total; /* that of all units */
  gboolean has_newline;

  GArray *units;
  GArray *lines;
  SwGlyphRun *run;
  gboolean held; /* the run is drawn later */

  PangoLayout *layout;
  gboolean use_layout;
};

static gboolean
is_newline (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

static void
add_line (SwText *self,
          guint   start,
          guint   end)
{
  Line line = { start, end, 0 };

  while (line.end > start && (g_array_index (self->units, Unit, line.end - 1).flags & SW_BREAK_SPACE) != 0)
    line.end--;
  for (guint i = start; i < line.end; i++)
    line.width += g_array_index (self->units, Unit, i).glyph->advance;

  g_array_append_val (self->lines, line);
}

static void
break_lines (SwText *self,
             guint   start,
             guint   end,
             double  width)
{
  const Unit *units = (const Unit *) self->units->data;
  double used = 0;
  guint chance = start, good = start;

  for (guint i = start; i < end; i++)
    {
      if (i > start && sw_break_is_allowed (units[i - 1].flags, units[i].flags))
        {
          chance = i;
          if ((units[i - 1].flags & SW_BREAK_DOT) != 0 && used >= width / 2)
            good = i;
        }

      used += units[i].glyph->advance;
      while (used > width + 0.01 && i > start && (units[i].flags & SW_BREAK_SPACE) == 0)
        {
          /* What cannot be kept whole is broken where the line is full. */
          if (good > start)
            chance = good;
          else if (chance == start)
            chance = i;

          add_line (self, start, chance);
          start = chance;
          used = 0;
          for (guint k = start; k <= i; k++)
            used += units[k].glyph->advance;
        }
    }

  add_line (self, start, end);
}

static void
break_text (SwText *self,
            double  width)
{
  guint start = 0;

  g_array_set_size (self->lines, 0);

  for (guint i = 0; self->has_newline && i < self->units->len; i++)
    {
      const char *p = self->text + g_array_index (self->units, Unit, i).start;

      if (!is_newline (g_utf8_get_char (p)))
        continue;

      break_lines (self, start, i, width);
      if (p[0] == '\r' && p[1] == '\n')
        i++;
      start = i + 1;
    }

  break_lines (self, start, self->units->len, width);
}

static guint
set_with_pango (SwText *self,
                double  width)
{
  if (self->layout == NULL)
    self->layout = pango_layout_new (sw_font_get_context (self->font));

  pango_layout_set_font_description (self->layout, sw_font_get_description (self->font));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (self->layout, FALSE);
  pango_layout_set_width (self->layout, (int) (MIN (width, 100000) * PANGO_SCALE));
  pango_layout_set_text (self->layout, self->text, -1);
  self->use_layout = TRUE;

  return (guint) pango_layout_get_line_count (self->layout);
}

static void
keep_text (SwText     *self,
           const char *text)
{
  g_autofree char *valid = NULL;
  gsize size;

  if (G_UNLIKELY (!g_utf8_validate (text, -1, NULL)))
    text = valid = g_utf8_make_valid (text, -1);

  size = strlen (text) + 1;
  if (size > self->text_size)
    {
      self->text = g_realloc (self->text, size * 2);
      self->text_size = size * 2;
    }
  memcpy (self->text, text, size);
}

/**
 * sw_text_new:
 *
 * Makes an empty text.
 *
 * Returns: (transfer full): the text
 */
SwText *
sw_text_new (void)
{
  SwText *self = g_new0 (SwText, 1);

  self->units = g_array_new (FALSE, FALSE, sizeof (Unit));
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->run = sw_glyph_run_new ();

  return self;
}

/**
 * sw_text_free:
 * @self: (transfer full): a text
 *
 * Frees a text.
 */
void
sw_text_free (SwText *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->units);
  g_array_unref (self->lines);
  sw_glyph_run_free (self->run);
  g_clear_object (&self->layout);
  g_free (self->text);
  g_free (self);
}

/**
 * sw_text_set:
 * @self: a text
 * @font: the font, which must outlive the use of @self
 * @text: what it says, in UTF-8
 * @width: how wide a line may be, in points
 *
 * Sets a text into lines.
 *
 * Returns: the number of lines, one at least
 */
guint
sw_text_set (SwText     *self,
             SwFont     *font,
             const char *text,
             double      width)
{
  double total = 0;
  gboolean has_newline = FALSE, simple = TRUE;
  guint8 glue = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (font != NULL, 0);
  g_return_val_if_fail (text != NULL, 0);

  keep_text (self, text);
  self->font = font;
  self->missing = 0;
  self->use_layout = FALSE;
  g_array_set_size (self->units, 0);
  g_array_set_size (self->lines, 0);

  for (const char *p = self->text; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);
      Unit unit;

      if (G_UNLIKELY (is_newline (c)))
        {
          has_newline = TRUE;
        }
      else if (G_UNLIKELY (c == SW_BREAK_GLUE))
        {
          glue = SW_BREAK_WORD;
          if (self->units->len > 0)
            g_array_index (self->units, Unit, self->units->len - 1).flags |= glue;
          p = next;
          continue;
        }
      else if (G_UNLIKELY (!sw_break_is_single (c)))
        {
          simple = FALSE;
        }

      unit.glyph = sw_font_get_glyph (font, c < 0x20 ? ' ' : c);
      unit.start = (guint32) (p - self->text);
      unit.size = (guint8) (next - p);
      unit.flags = sw_break_get_flags (c) | glue;
      glue = 0;
      if (G_UNLIKELY (unit.glyph->missing) && self->missing == 0 && !sw_font_has_character (font, c))
        self->missing = c;
      total += unit.glyph->advance;
      g_array_append_val (self->units, unit);
      p = next;
    }

  /* Pango would draw boxes for what no font has. */
  if (!simple && self->missing == 0)
    return set_with_pango (self, width);

  self->width = width;
  self->total = total;
  self->has_newline = has_newline;
  if (!has_newline && total <= width + 0.01)
    add_line (self, 0, self->units->len);
  else
    break_text (self, width);

  return self->lines->len;
}

/**
 * sw_text_balance:
 * @self: a text
 *
 * Makes the lines of a text about as long as each other, without adding one:
 * better to look at where lines are centred. Text with newlines keeps its lines.
 */
void
sw_text_balance (SwText *self)
{
  guint n_lines;
  double step;

  g_return_if_fail (self != NULL);

  n_lines = self->lines->len;
  if (self->use_layout || self->has_newline || n_lines < 2)
    return;

  step = sw_font_get_size (self->font) / 4;
  for (double width = self->total / n_lines;; width += step)
    {
      break_text (self, MIN (width, self->width));
      if (self->lines->len <= n_lines)
        return;
    }
}

/**
 * sw_text_get_n_lines:
 * @self: a text
 *
 * Says how many lines the text has.
 *
 * Returns: the number of lines
 */
guint
sw_text_get_n_lines (SwText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->use_layout)
    return (guint) pango_layout_get_line_count (self->layout);

  return self->lines->len;
}

/**
 * sw_text_get_line_width:
 * @self: a text
 * @line: a line, from 0
 *
 * Measures a line, without the blanks at its end.
 *
 * Returns: the width in points
 */
double
sw_text_get_line_width (SwText *self,
                        guint   line)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (line < sw_text_get_n_lines (self), 0);

  if (self->use_layout)
    {
      PangoRectangle logical;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (self->layout, (int) line),
                                     NULL, &logical);
      return (double) logical.width / PANGO_SCALE;
    }

  return g_array_index (self->lines, Line, line).width;
}

/**
 * sw_text_get_missing:
 * @self: a text
 *
 * Tells whether an installed font has every character of the text.
 *
 * Returns: the first character that none has, or 0
 */
gunichar
sw_text_get_missing (SwText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->missing;
}

static void
draw_units (SwText  *self,
            cairo_t *cr,
            guint    start,
            guint    end,
            double   x,
            double   baseline)
{
  cairo_scaled_font_t *font = NULL;

  for (guint i = start; i < end; i++)
    {
      const Unit *unit = &g_array_index (self->units, Unit, i);

      if (i == start || unit->glyph->font != unit[-1].glyph->font)
        font = sw_font_get_scaled_font (self->font, unit->glyph->font);
      sw_glyph_run_add (self->run, cr, font, self->text + unit->start, unit->size, unit->glyph->glyph, x, baseline);
      x += unit->glyph->advance;
    }
  if (!self->held)
    sw_glyph_run_draw (self->run, cr);
}

/**
 * sw_text_hold:
 * @self: a text
 *
 * Holds what is drawn from now on until sw_text_release(): many texts are drawn much faster at once.
 */
void
sw_text_hold (SwText *self)
{
  g_return_if_fail (self != NULL);

  self->held = TRUE;
}

/**
 * sw_text_release:
 * @self: a text
 * @cr: what it was drawn on
 *
 * Draws what was held.
 */
void
sw_text_release (SwText  *self,
                 cairo_t *cr)
{
  g_return_if_fail (self != NULL);

  self->held = FALSE;
  sw_glyph_run_draw (self->run, cr);
}

/**
 * sw_text_draw_line:
 * @self: a text
 * @cr: what to draw on
 * @line: a line, from 0
 * @x: where the line begins, in points
 * @y: the top of the line, in points
 * @height: how high the line is; its hanzi stand in the middle of it
 *
 * Draws one line of the text.
 */
void
sw_text_draw_line (SwText  *self,
                   cairo_t *cr,
                   guint    line,
                   double   x,
                   double   y,
                   double   height)
{
  double baseline;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);
  g_return_if_fail (line < sw_text_get_n_lines (self));

  baseline = y + height / 2 + SW_TEXT_MIDDLE * sw_font_get_size (self->font);

  if (self->use_layout)
    {
      sw_glyph_run_draw (self->run, cr);
      cairo_move_to (cr, x, baseline);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (self->layout, (int) line));
      cairo_new_path (cr);
    }
  else
    {
      const Line *l = &g_array_index (self->lines, Line, line);

      draw_units (self, cr, l->start, l->end, x, baseline);
    }
}

/* The blank halves of the marks at the ends of a line do not count for where
 * its middle is. */
static void
get_blank_ends (SwText *self,
                guint   line,
                double *start,
                double *end)
{
  *start = *end = 0;

  if (!self->use_layout)
    {
      const Line *l = &g_array_index (self->lines, Line, line);
      const Unit *units = (const Unit *) self->units->data;
      guint8 opening = SW_BREAK_NO_END | SW_BREAK_HALF, closing = SW_BREAK_NO_START | SW_BREAK_HALF;

      if (l->end == l->start)
        return;
      if ((units[l->start].flags & opening) == opening)
        *start = units[l->start].glyph->advance / 2;
      if ((units[l->end - 1].flags & closing) == closing)
        *end = units[l->end - 1].glyph->advance / 2;
    }
}

/**
 * sw_text_draw:
 * @self: a text
 * @cr: what to draw on
 * @first_line: the first line to draw
 * @n_lines: how many lines to draw, fewer if there are not as many
 * @x: the left edge, in points
 * @y: the top of the first line drawn, in points
 * @width: the width between the edges, in points
 * @pitch: the distance from line to line, in points
 * @align: where the lines stand between the edges
 *
 * Draws lines of the text below each other.
 */
void
sw_text_draw (SwText  *self,
              cairo_t *cr,
              guint    first_line,
              guint    n_lines,
              double   x,
              double   y,
              double   width,
              double   pitch,
              SwAlign  align)
{
  guint end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  end = MIN (sw_text_get_n_lines (self), first_line + n_lines);
  for (guint i = first_line; i < end; i++)
    {
      double left = x, blank_start, blank_end;

      get_blank_ends (self, i, &blank_start, &blank_end);
      if (align == SW_ALIGN_CENTER)
        left += (width - sw_text_get_line_width (self, i) + blank_end - blank_start) / 2;
      else if (align == SW_ALIGN_END)
        left += width - sw_text_get_line_width (self, i) + blank_end;

      sw_text_draw_line (self, cr, i, left, y, pitch);
      y += pitch;
    }
}
