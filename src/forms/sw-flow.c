/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-flow.h"

#include "sw-break.h"
#include "sw-text.h"

#include <pango/pangocairo.h>
#include <string.h>

/* A line is stretched by no more than this part of the size between two
 * characters; what would need more ends where it ends. A reader of the PDF sees a
 * blank in a gap of a tenth, so this keeps words whole too. */
#define MAX_STRETCH 0.075

/* The rule of a blank lies below the baseline by this part of the size. */
#define RULE_DEPTH 0.24
#define RULE_WIDTH 0.5

/* The room beside what stands in a blank, and how much of a blank stays
 * together at either end where it is parted, in squares. */
#define BLANK_SIDE 0.5
#define BLANK_END  4

typedef struct
{
  const SwGlyph *glyph;   /* NULL if it is drawn by Pango, or blank */
  PangoLayout   *layout;  /* owned, or NULL */
  guint32        start;   /* bytes of the text */
  guint16        size;    /* 0 for a part of a blank that says nothing */
  guint16        blank;   /* which blank it is in, from 1, or 0 */
  float          advance;
  guint8         flags;   /* SwBreakFlags */
  guint8         kept;    /* not parted from what is before it */
  guint8         fill;    /* takes what is left of the line */
} Unit;

typedef struct
{
  guint    start; /* units */
  guint    end;
  float    width;
  gboolean last;  /* of its paragraph */
} Line;

/* Glyphs of one font on one line. */
typedef struct
{
  guint   line;
  guint   font;
  guint   first; /* of the glyphs */
  guint   n;
  guint32 start; /* bytes of the text */
  guint32 size;
} Run;

typedef struct
{
  guint line;
  float start;
  float end;
} Rule;

typedef struct
{
  guint        line;
  float        x;
  PangoLayout *layout; /* borrowed from the unit */
} Insert;

/**
 * SwFlow:
 *
 * A paragraph of running Chinese text, with blanks that have a rule under them. It is
 * set once and drawn as often as needed, or used for many texts, one after the other.
 *
 * Lines break as the W3C's requirements for Chinese (clreq) and GB/T 15834 have it: no
 * closing mark begins a line, no opening one ends it, numbers and words stay whole,
 * where two marks meet the blank half of one is left out, and a closing mark at the end of a line
 * may leave its blank half in the margin. Justified lines are stretched evenly between
 * the characters, unless what could not be parted has left too much.
 *
 * A blank is at least as long as asked for, grows with what stands in it and goes on over
 * lines with its rule. Characters that act on each other are set by Pango.
 */
struct _SwFlow
{
  SwFont *font; /* borrowed */
  double square;
  GString *text;
  guint n_blanks;
  gunichar missing;

  double width;
  double indent;
  SwFlowEdge edge;
  gboolean placed;

  GArray *units;
  GArray *lines;
  GArray *glyphs;
  GArray *clusters;
  GArray *runs;
  GArray *rules;
  GArray *inserts;
};

#define UNIT(self, i) (&g_array_index ((self)->units, Unit, i))
#define LINE(self, i) (&g_array_index ((self)->lines, Line, i))

static void
unit_clear (gpointer data)
{
  Unit *unit = data;

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
  self->units = g_array_new (FALSE, FALSE, sizeof (Unit));
  g_array_set_clear_func (self->units, unit_clear);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  self->inserts = g_array_new (FALSE, FALSE, sizeof (Insert));

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

static Unit *
add_unit (SwFlow   *self,
          gboolean  kept)
{
  Unit *unit;

  g_array_set_size (self->units, self->units->len + 1);
  unit = UNIT (self, self->units->len - 1);
  memset (unit, 0, sizeof (Unit));
  unit->start = (guint32) self->text->len;
  unit->kept = kept;

  return unit;
}

static void
add_character (SwFlow   *self,
               gunichar  c,
               gboolean  kept)
{
  Unit *unit = add_unit (self, kept);
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
  Unit *unit;

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
      const Unit *before = UNIT (self, self->units->len - 1);

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
  gboolean follows = first > 0 && UNIT (self, first - 1)->fill;

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
      UNIT (self, first)->kept = TRUE;
      if (self->units->len > first + 1)
        {
          UNIT (self, first + 1)->kept = TRUE;
          UNIT (self, self->units->len - 1)->kept = TRUE;
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
        used += UNIT (self, i)->advance;

      more = MAX (width - used, side);
      if ((flags & SW_BLANK_START) == 0 && more > side)
        {
          /* In the middle of the blank. */
          UNIT (self, first)->advance += (float) ((more - side) / 2);
          more -= (more - side) / 2;
        }
      add_room (self, more, TRUE);
    }

  for (guint i = first; i < self->units->len; i++)
    UNIT (self, i)->blank = (guint16) self->n_blanks;
  UNIT (self, self->units->len - 1)->fill = (flags & SW_BLANK_FILL) != 0;
}

static gboolean
is_half (guint8 flags,
         guint8 kind)
{
  return (flags & (kind | SW_BREAK_HALF)) == (kind | SW_BREAK_HALF);
}

/* How much of the blank halves of two marks is left out between them. */
static double
get_cut (SwFlow     *self,
         const Unit *before,
         const Unit *after)
{
  if ((is_half (before->flags, SW_BREAK_NO_START) &&
       (is_half (after->flags, SW_BREAK_NO_START) || is_half (after->flags, SW_BREAK_NO_END))) ||
      (is_half (before->flags, SW_BREAK_NO_END) && is_half (after->flags, SW_BREAK_NO_END)))
    return self->square / 2;

  return 0;
}

static gboolean
may_break (const Unit *before,
           const Unit *after)
{
  return !after->kept && sw_break_is_allowed (before->flags, after->flags);
}

static void
add_line (SwFlow   *self,
          guint     start,
          guint     end,
          gboolean  last)
{
  Line line = { start, end, 0, last };

  while (line.end > start && (UNIT (self, line.end - 1)->flags & SW_BREAK_SPACE) != 0)
    line.end--;
  for (guint i = start; i < line.end; i++)
    {
      line.width += UNIT (self, i)->advance;
      if (i > start)
        line.width -= (float) get_cut (self, UNIT (self, i - 1), UNIT (self, i));
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
    used += UNIT (self, i)->advance - (i > start ? get_cut (self, UNIT (self, i - 1), UNIT (self, i)) : 0);

  return used;
}

static void
break_lines (SwFlow *self)
{
  guint start = 0, chance = 0, good = 0;
  double used = 0, width = self->width - self->indent;

  for (guint i = 0; i < self->units->len; i++)
    {
      const Unit *unit = UNIT (self, i);

      if (i > start)
        {
          const Unit *before = UNIT (self, i - 1);

          if (may_break (before, unit))
            {
              chance = i;
              if ((before->flags & SW_BREAK_DOT) != 0 && used >= width / 2)
                good = i;
            }
          used -= get_cut (self, before, unit);
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

  return LINE (self, line)->width;
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
  const Line *l;
  const Unit *last;
  guint32 start;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (line < self->lines->len, NULL);

  l = LINE (self, line);
  if (l->end == l->start)
    return g_strdup ("");

  start = UNIT (self, l->start)->start;
  last = UNIT (self, l->end - 1);

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

/* Whether a line may be stretched between two units. */
static gboolean
may_stretch (const Unit *before,
             const Unit *after)
{
  return (before->flags & after->flags & (SW_BREAK_WORD | SW_BREAK_PAIR)) == 0 &&
         !(before->size == 0 && after->size == 0);
}

static double
get_stretch (SwFlow     *self,
             const Line *line,
             double      slack)
{
  guint n = 0;

  if (self->edge != SW_FLOW_JUSTIFIED || line->last || slack <= 0)
    return 0;

  for (guint i = line->start + 1; i < line->end; i++)
    n += may_stretch (UNIT (self, i - 1), UNIT (self, i));

  return n > 0 && slack / n <= MAX_STRETCH * sw_font_get_size (self->font) ? slack / n : 0;
}

static void
add_glyph (SwFlow     *self,
           guint       line,
           const Unit *unit,
           double      x)
{
  cairo_glyph_t glyph = { unit->glyph->glyph, x, 0 };
  cairo_text_cluster_t cluster = { unit->size, 1 };
  Run *run = self->runs->len > 0 ? &g_array_index (self->runs, Run, self->runs->len - 1) : NULL;

  if (run == NULL || run->line != line || run->font != unit->glyph->font || run->start + run->size != unit->start)
    {
      Run next = { line, unit->glyph->font, self->glyphs->len, 0, unit->start, 0 };

      g_array_append_val (self->runs, next);
      run = &g_array_index (self->runs, Run, self->runs->len - 1);
    }

  g_array_append_val (self->glyphs, glyph);
  g_array_append_val (self->clusters, cluster);
  run->n++;
  run->size += unit->size;
}

static void
add_rule (SwFlow *self,
          guint   line,
          double  start,
          double  end)
{
  Rule rule = { line, (float) start, (float) end };

  g_array_append_val (self->rules, rule);
}

static void
place_line (SwFlow *self,
            guint   index)
{
  const Line *line = LINE (self, index);
  double x = index == 0 ? self->indent : 0;
  double slack = self->width - x - line->width;
  double stretch, rule = 0;
  gboolean filled = FALSE;
  guint blank = 0;

  for (guint i = line->start; i < line->end; i++)
    filled |= UNIT (self, i)->fill;
  stretch = filled ? 0 : get_stretch (self, line, slack);

  for (guint i = line->start; i < line->end; i++)
    {
      const Unit *unit = UNIT (self, i);

      if (unit->blank != blank)
        {
          if (blank != 0)
            add_rule (self, index, rule, x);
          if (i > line->start && may_stretch (UNIT (self, i - 1), unit))
            x += stretch;
          rule = x;
          blank = unit->blank;
        }
      else if (i > line->start)
        {
          const Unit *before = UNIT (self, i - 1);

          x -= get_cut (self, before, unit);
          if (stretch > 0 && may_stretch (before, unit))
            x += stretch;
        }

      if (unit->layout != NULL)
        {
          Insert insert = { index, (float) x, unit->layout };

          g_array_append_val (self->inserts, insert);
        }
      else if (unit->size > 0)
        {
          add_glyph (self, index, unit, x);
        }
      x += unit->advance;
      if (unit->fill && slack > 0)
        x += slack;
    }

  if (blank != 0)
    {
      /* A rule that goes on in the next line goes to the edge of this one. */
      if (!line->last && UNIT (self, LINE (self, index + 1)->start)->blank == blank)
        x = self->width;
      add_rule (self, index, rule, x);
    }
}

static void
place (SwFlow *self)
{
  if (self->placed)
    return;

  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->clusters, 0);
  g_array_set_size (self->runs, 0);
  g_array_set_size (self->rules, 0);
  g_array_set_size (self->inserts, 0);
  for (guint i = 0; i < self->lines->len; i++)
    place_line (self, i);
  self->placed = TRUE;
}

/**
 * sw_flow_get_n_rules:
 * @self: a text that has been set
 *
 * Says how many rules are under the text: one for every line that a blank stands on.
 *
 * Returns: the number
 */
guint
sw_flow_get_n_rules (SwFlow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  place (self);

  return self->rules->len;
}

/**
 * sw_flow_get_rule:
 * @self: a text that has been set
 * @index: which rule, from 0
 * @line: (out): the line that it is under, from 0
 * @start: (out): where it begins, in points from the left edge
 * @end: (out): where it ends
 *
 * Says where a rule is.
 */
void
sw_flow_get_rule (SwFlow *self,
                  guint   index,
                  guint  *line,
                  double *start,
                  double *end)
{
  const Rule *rule;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < sw_flow_get_n_rules (self));

  rule = &g_array_index (self->rules, Rule, index);
  *line = rule->line;
  *start = rule->start;
  *end = rule->end;
}

static void
draw_rules (SwFlow  *self,
            cairo_t *cr,
            guint    first_line,
            guint    end,
            double   x,
            double   baseline,
            double   pitch)
{
  double depth = RULE_DEPTH * sw_font_get_size (self->font);
  gboolean any = FALSE;

  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = &g_array_index (self->rules, Rule, i);
      double y = baseline + (rule->line - (double) first_line) * pitch + depth;

      if (rule->line < first_line || rule->line >= end)
        continue;

      cairo_move_to (cr, x + rule->start, y);
      cairo_line_to (cr, x + rule->end, y);
      any = TRUE;
    }

  if (any)
    {
      cairo_set_line_width (cr, RULE_WIDTH);
      cairo_stroke (cr);
    }
}

static void
draw_run (SwFlow    *self,
          cairo_t   *cr,
          const Run *run,
          double     x,
          double     baseline)
{
  cairo_glyph_t *glyphs = &g_array_index (self->glyphs, cairo_glyph_t, run->first);
  cairo_scaled_font_t *scaled_font = sw_font_get_scaled_font (self->font, run->font);

  /* The glyphs are moved to their place and back, which costs next to nothing; moving the
   * context would have Cairo look for its font anew. */
  for (guint i = 0; i < run->n; i++)
    {
      glyphs[i].x += x;
      glyphs[i].y = baseline;
    }

  if (cairo_get_scaled_font (cr) != scaled_font)
    cairo_set_scaled_font (cr, scaled_font);
  cairo_show_text_glyphs (cr, self->text->str + run->start, (int) run->size, glyphs, (int) run->n,
                          &g_array_index (self->clusters, cairo_text_cluster_t, run->first), (int) run->n, 0);

  for (guint i = 0; i < run->n; i++)
    glyphs[i].x -= x;
}

/**
 * sw_flow_draw:
 * @self: a text that has been set
 * @cr: what to draw on
 * @first_line: the first line to draw
 * @n_lines: how many lines to draw, fewer if there are not as many
 * @x: the left edge, in points
 * @y: the top of the first line drawn, in points
 * @pitch: the distance from line to line, in points
 *
 * Draws lines of the text below each other, with the rules of their blanks.
 */
void
sw_flow_draw (SwFlow  *self,
              cairo_t *cr,
              guint    first_line,
              guint    n_lines,
              double   x,
              double   y,
              double   pitch)
{
  guint end;
  double baseline;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  place (self);
  end = n_lines < self->lines->len - first_line ? first_line + n_lines : self->lines->len;
  baseline = y + pitch / 2 + SW_TEXT_MIDDLE * sw_font_get_size (self->font);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);

      if (run->line >= first_line && run->line < end)
        draw_run (self, cr, run, x, baseline + (run->line - first_line) * pitch);
    }

  for (guint i = 0; i < self->inserts->len; i++)
    {
      const Insert *insert = &g_array_index (self->inserts, Insert, i);

      if (insert->line < first_line || insert->line >= end)
        continue;

      cairo_move_to (cr, x + insert->x, baseline + (insert->line - first_line) * pitch);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (insert->layout, 0));
      cairo_new_path (cr);
    }

  draw_rules (self, cr, first_line, end, x, baseline, pitch);
}
