/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-flow-private.h"

#include <pango/pangocairo.h>
#include <string.h>

/* The room beside what stands in a blank, and how much of a blank stays
 * together at either end where it is parted, in squares. */
#define BLANK_SIDE 0.5
#define BLANK_END  4

static void
unit_clear (gpointer data)
{
  SwFlowUnit *unit = data;

  g_clear_object (&unit->layout);
}

/**
 * sw_flow_new:
 *
 * Makes an empty text.
 *
 * Returns: (transfer full): the text
 */
SwFlow *
sw_flow_new (void)
{
  SwFlow *self = g_new0 (SwFlow, 1);

  self->text = g_string_new (NULL);
  self->units = g_array_new (FALSE, FALSE, sizeof (SwFlowUnit));
  g_array_set_clear_func (self->units, unit_clear);
  self->lines = g_array_new (FALSE, FALSE, sizeof (SwFlowLine));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  self->runs = g_array_new (FALSE, FALSE, sizeof (SwFlowRun));
  self->rules = g_array_new (FALSE, FALSE, sizeof (SwFlowRule));
  self->inserts = g_array_new (FALSE, FALSE, sizeof (SwFlowInsert));

  return self;
}

/**
 * sw_flow_free:
 * @self: (transfer full): a text
 *
 * Frees a text.
 */
void
sw_flow_free (SwFlow *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->units);
  g_array_unref (self->lines);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_array_unref (self->runs);
  g_array_unref (self->rules);
  g_array_unref (self->inserts);
  g_free (self);
}

/**
 * sw_flow_begin:
 * @self: a text
 * @font: the font, which must outlive the use of @self
 * @square: the width of a hanzi's square in points, or 0 for the size of the font
 *
 * Empties the text, to begin another.
 */
void
sw_flow_begin (SwFlow *self,
               SwFont *font,
               double  square)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (font != NULL);

  self->font = font;
  self->square = square > 0 ? square : sw_font_get_size (font);
  self->n_blanks = 0;
  self->missing = 0;
  g_string_set_size (self->text, 0);
  g_array_set_size (self->units, 0);
  g_array_set_size (self->lines, 0);
}

static SwFlowUnit *
add_unit (SwFlow   *self,
          gboolean  kept)
{
  SwFlowUnit *unit;

  g_array_set_size (self->units, self->units->len + 1);
  unit = SW_FLOW_UNIT (self, self->units->len - 1);
  memset (unit, 0, sizeof (SwFlowUnit));
  unit->start = (guint32) self->text->len;
  unit->kept = kept;

  return unit;
}

static void
add_character (SwFlow   *self,
               gunichar  c,
               gboolean  kept)
{
  SwFlowUnit *unit = add_unit (self, kept);
  double size = sw_font_get_size (self->font);

  g_string_append_unichar (self->text, c);
  unit->size = (guint16) (self->text->len - unit->start);
  unit->glyph = sw_font_get_glyph (self->font, c);
  unit->advance = unit->glyph->advance;
  unit->flags = sw_break_get_flags (c);
  if (G_UNLIKELY (unit->glyph->missing))
    {
      if (sw_font_has_character (self->font, c))
        unit->advance = 0;
      else if (self->missing == 0)
        self->missing = c;
    }

  if (unit->advance > 0.95 * size)
    {
      unit->advance += (float) (self->square - size);
      if (c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d)
        unit->flags |= SW_BREAK_HALF;
    }
}

static gboolean
joins_before (gunichar c)
{
  return g_unichar_ismark (c) || g_unichar_iszerowidth (c) || (c >= 0xfe00 && c <= 0xfe0f) ||
         (c >= 0xe0100 && c <= 0xe01ef);
}

/* Characters that act on each other, together with the one they act on. */
static const char *
add_joined (SwFlow     *self,
            const char *text,
            gboolean    kept)
{
  const char *end = text;
  gsize first = self->text->len;
  gboolean missing = FALSE;
  PangoRectangle logical;
  SwFlowUnit *unit;

  for (; *end != '\0' && !sw_break_is_single (g_utf8_get_char (end)); end = g_utf8_next_char (end))
    missing |= !sw_font_has_character (self->font, g_utf8_get_char (end));

  /* Pango would draw boxes for what no font has. */
  if (missing)
    {
      for (const char *p = text; p < end; p = g_utf8_next_char (p))
        {
          add_character (self, g_utf8_get_char (p), kept);
          kept = TRUE;
        }
      return end;
    }

  if (joins_before (g_utf8_get_char (text)) && self->units->len > 0)
    {
      const SwFlowUnit *before = SW_FLOW_UNIT (self, self->units->len - 1);

      if (before->size > 0 && before->layout == NULL && !before->glyph->missing)
        {
          first = before->start;
          kept = before->kept;
          g_array_set_size (self->units, self->units->len - 1);
        }
    }

  unit = add_unit (self, kept);
  g_string_append_len (self->text, text, end - text);
  unit->start = (guint32) first;
  unit->size = (guint16) (self->text->len - first);
  unit->layout = pango_layout_new (sw_font_get_context (self->font));
  pango_layout_set_font_description (unit->layout, sw_font_get_description (self->font));
  pango_layout_set_single_paragraph_mode (unit->layout, TRUE);
  pango_layout_set_text (unit->layout, self->text->str + first, unit->size);
  pango_layout_get_extents (unit->layout, NULL, &logical);
  unit->advance = (float) logical.width / PANGO_SCALE;

  return end;
}

/* Adds a text; with @keep_ends its first and its last two characters stay
 * with what is beside them. What follows a blank that fills the line stays
 * with the blank, or it would stand alone at the beginning of a line. */
static void
add_text (SwFlow     *self,
          const char *text,
          gboolean    kept,
          gboolean    keep_ends)
{
  g_autofree char *valid = NULL;
  guint first = self->units->len;
  gboolean follows = first > 0 && SW_FLOW_UNIT (self, first - 1)->fill;

  if (G_UNLIKELY (!g_utf8_validate (text, -1, NULL)))
    text = valid = g_utf8_make_valid (text, -1);

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean kept_here = self->units->len > first ? kept : follows;

      if (c < 0x20 || c == 0x2028 || c == 0x2029)
        c = ' ';
      if (G_UNLIKELY (!sw_break_is_single (c)))
        {
          p = add_joined (self, p, kept_here);
          continue;
        }
      add_character (self, c, kept_here);
      p = g_utf8_next_char (p);
    }

  if (keep_ends && self->units->len > first)
    {
      SW_FLOW_UNIT (self, first)->kept = TRUE;
      if (self->units->len > first + 1)
        {
          SW_FLOW_UNIT (self, first + 1)->kept = TRUE;
          SW_FLOW_UNIT (self, self->units->len - 1)->kept = TRUE;
        }
    }
}

/**
 * sw_flow_add_text:
 * @self: a text
 * @text: what it says, in UTF-8; newlines count as blanks
 *
 * Adds to the text.
 */
void
sw_flow_add_text (SwFlow     *self,
                  const char *text)
{
  g_return_if_fail (self != NULL && self->font != NULL);
  g_return_if_fail (text != NULL);

  add_text (self, text, FALSE, FALSE);
}

/**
 * sw_flow_add_kept:
 * @self: a text
 * @text: what it says
 *
 * Adds a text that is not parted, such as a box and its word: □是.
 */
void
sw_flow_add_kept (SwFlow     *self,
                  const char *text)
{
  g_return_if_fail (self != NULL && self->font != NULL);
  g_return_if_fail (text != NULL);

  add_text (self, text, TRUE, FALSE);
}

static void
add_room (SwFlow   *self,
          double    width,
          gboolean  kept)
{
  add_unit (self, kept)->advance = (float) width;
}

static void
add_empty_blank (SwFlow       *self,
                 double        width,
                 SwBlankFlags  flags)
{
  guint n = MAX (1, (guint) (width / self->square + 0.5));

  for (guint i = 0; i < n; i++)
    add_room (self, width / n,
              i > 0 && ((flags & (SW_BLANK_KEEP | SW_BLANK_FILL)) != 0 || i < BLANK_END || i + BLANK_END > n));
}

/**
 * sw_flow_add_blank:
 * @self: a text
 * @value: (nullable): what stands in the blank, or %NULL to leave it to be written by hand
 * @width: how long it is at least, in points
 * @flags: how it behaves
 *
 * Adds a blank with a rule under it.
 */
void
sw_flow_add_blank (SwFlow       *self,
                   const char   *value,
                   double        width,
                   SwBlankFlags  flags)
{
  guint first;

  g_return_if_fail (self != NULL && self->font != NULL);

  first = self->units->len;
  self->n_blanks++;
  if (value == NULL || value[0] == '\0')
    {
      add_empty_blank (self, width, flags);
    }
  else
    {
      double side = BLANK_SIDE * self->square, used = side, more;

      add_room (self, side, FALSE);
      add_text (self, value, (flags & SW_BLANK_KEEP) != 0, TRUE);
      for (guint i = first + 1; i < self->units->len; i++)
        used += SW_FLOW_UNIT (self, i)->advance;

      more = MAX (width - used, side);
      if ((flags & SW_BLANK_START) == 0 && more > side)
        {
          /* In the middle of the blank. */
          SW_FLOW_UNIT (self, first)->advance += (float) ((more - side) / 2);
          more -= (more - side) / 2;
        }
      add_room (self, more, TRUE);
    }

  for (guint i = first; i < self->units->len; i++)
    SW_FLOW_UNIT (self, i)->blank = (guint16) self->n_blanks;
  SW_FLOW_UNIT (self, self->units->len - 1)->fill = (flags & SW_BLANK_FILL) != 0;
}

static gboolean
is_half (guint8 flags,
         guint8 kind)
{
  return (flags & (kind | SW_BREAK_HALF)) == (kind | SW_BREAK_HALF);
}

/* How much of the blank halves of two marks is left out between them. */
double
sw_flow_get_cut (SwFlow           *self,
                 const SwFlowUnit *before,
                 const SwFlowUnit *after)
{
  if ((is_half (before->flags, SW_BREAK_NO_START) &&
       (is_half (after->flags, SW_BREAK_NO_START) || is_half (after->flags, SW_BREAK_NO_END))) ||
      (is_half (before->flags, SW_BREAK_NO_END) && is_half (after->flags, SW_BREAK_NO_END)))
    return self->square / 2;

  return 0;
}

static gboolean
may_break (const SwFlowUnit *before,
           const SwFlowUnit *after)
{
  return !after->kept && sw_break_is_allowed (before->flags, after->flags);
}

static void
add_line (SwFlow   *self,
          guint     start,
          guint     end,
          gboolean  last)
{
  SwFlowLine line = { start, end, 0, last };

  while (line.end > start && (SW_FLOW_UNIT (self, line.end - 1)->flags & SW_BREAK_SPACE) != 0)
    line.end--;
  for (guint i = start; i < line.end; i++)
    {
      line.width += SW_FLOW_UNIT (self, i)->advance;
      if (i > start)
        line.width -= (float) sw_flow_get_cut (self, SW_FLOW_UNIT (self, i - 1), SW_FLOW_UNIT (self, i));
    }

  g_array_append_val (self->lines, line);
}

static double
measure (SwFlow *self,
         guint   start,
         guint   end)
{
  double used = 0;

  for (guint i = start; i < end; i++)
    used += SW_FLOW_UNIT (self, i)->advance - (i > start ? sw_flow_get_cut (self, SW_FLOW_UNIT (self, i - 1), SW_FLOW_UNIT (self, i)) : 0);

  return used;
}

static void
break_lines (SwFlow *self)
{
  guint start = 0, chance = 0, good = 0;
  double used = 0, width = self->width - self->indent;

  for (guint i = 0; i < self->units->len; i++)
    {
      const SwFlowUnit *unit = SW_FLOW_UNIT (self, i);

      if (i > start)
        {
          const SwFlowUnit *before = SW_FLOW_UNIT (self, i - 1);

          if (may_break (before, unit))
            {
              chance = i;
              if ((before->flags & SW_BREAK_DOT) != 0 && used >= width / 2)
                good = i;
            }
          used -= sw_flow_get_cut (self, before, unit);
        }

      used += unit->advance;
      while (i > start && (unit->flags & SW_BREAK_SPACE) == 0 &&
             used - (is_half (unit->flags, SW_BREAK_NO_START) ? self->square / 2 : 0) > width + 0.01)
        {
          /* What cannot be kept whole is broken where the line is full. */
          if (good > start)
            chance = good;
          else if (chance == start)
            chance = i;

          add_line (self, start, chance, FALSE);
          start = good = chance;
          width = self->width;
          used = measure (self, start, i + 1);
        }
    }

  add_line (self, start, self->units->len, TRUE);
}

/**
 * sw_flow_set:
 * @self: a text
 * @width: how wide a line may be, in points
 * @indent: by how much the first line is indented, in points
 * @edge: whether lines are stretched to the right edge; the last one never is
 *
 * Sets the text into lines.
 *
 * Returns: the number of lines, one at least
 */
guint
sw_flow_set (SwFlow     *self,
             double      width,
             double      indent,
             SwFlowEdge  edge)
{
  g_return_val_if_fail (self != NULL && self->font != NULL, 0);

  self->width = width;
  self->indent = indent;
  self->edge = edge;
  self->placed = FALSE;
  g_array_set_size (self->lines, 0);
  break_lines (self);

  return self->lines->len;
}

/**
 * sw_flow_get_n_lines:
 * @self: a text that has been set
 *
 * Says how many lines the text has.
 *
 * Returns: the number of lines
 */
guint
sw_flow_get_n_lines (SwFlow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lines->len;
}

/**
 * sw_flow_get_line_width:
 * @self: a text that has been set
 * @line: a line, from 0
 *
 * Measures a line as it is before it is stretched, without its indent and the
 * blanks at its end.
 *
 * Returns: the width in points
 */
double
sw_flow_get_line_width (SwFlow *self,
                        guint   line)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (line < self->lines->len, 0);

  return SW_FLOW_LINE (self, line)->width;
}

/**
 * sw_flow_get_line_text:
 * @self: a text that has been set
 * @line: a line, from 0
 *
 * Gives what a line says.
 *
 * Returns: (transfer full): the text
 */
char *
sw_flow_get_line_text (SwFlow *self,
                       guint   line)
{
  const SwFlowLine *l;
  const SwFlowUnit *last;
  guint32 start;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (line < self->lines->len, NULL);

  l = SW_FLOW_LINE (self, line);
  if (l->end == l->start)
    return g_strdup ("");

  start = SW_FLOW_UNIT (self, l->start)->start;
  last = SW_FLOW_UNIT (self, l->end - 1);

  return g_strndup (self->text->str + start, last->start + last->size - start);
}

/**
 * sw_flow_get_missing:
 * @self: a text
 *
 * Tells whether an installed font has every character of the text.
 *
 * Returns: the first character that none has, or 0
 */
gunichar
sw_flow_get_missing (SwFlow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->missing;
}
