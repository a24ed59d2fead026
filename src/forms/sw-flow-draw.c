/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-flow-private.h"

#include "sw-text.h"

#include <pango/pangocairo.h>

/* A line is stretched by no more than this part of the size between two
 * characters; what would need more ends where it ends. A reader of the PDF sees a
 * blank in a gap of a tenth, so this keeps words whole too. */
#define MAX_STRETCH 0.075

/* The rule of a blank lies below the baseline by this part of the size. */
#define RULE_DEPTH 0.24
#define RULE_WIDTH 0.5

/* Whether a line may be stretched between two units. */
static gboolean
may_stretch (const SwFlowUnit *before,
             const SwFlowUnit *after)
{
  return (before->flags & after->flags & (SW_BREAK_WORD | SW_BREAK_PAIR)) == 0 &&
         !(before->size == 0 && after->size == 0);
}

static double
get_stretch (SwFlow           *self,
             const SwFlowLine *line,
             double            slack)
{
  guint n = 0;

  if (self->edge != SW_FLOW_JUSTIFIED || line->last || slack <= 0)
    return 0;

  for (guint i = line->start + 1; i < line->end; i++)
    n += may_stretch (SW_FLOW_UNIT (self, i - 1), SW_FLOW_UNIT (self, i));

  return n > 0 && slack / n <= MAX_STRETCH * sw_font_get_size (self->font) ? slack / n : 0;
}

static void
add_glyph (SwFlow           *self,
           guint             line,
           const SwFlowUnit *unit,
           double            x)
{
  cairo_glyph_t glyph = { unit->glyph->glyph, x, 0 };
  cairo_text_cluster_t cluster = { unit->size, 1 };
  SwFlowRun *run = NULL;

  if (self->runs->len > 0)
    run = &g_array_index (self->runs, SwFlowRun, self->runs->len - 1);
  if (run == NULL || run->line != line || run->font != unit->glyph->font || run->start + run->size != unit->start)
    {
      SwFlowRun next = { line, unit->glyph->font, self->glyphs->len, 0, unit->start, 0 };

      g_array_append_val (self->runs, next);
      run = &g_array_index (self->runs, SwFlowRun, self->runs->len - 1);
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
  SwFlowRule rule = { line, (float) start, (float) end };

  g_array_append_val (self->rules, rule);
}

static void
place_line (SwFlow *self,
            guint   index)
{
  const SwFlowLine *line = SW_FLOW_LINE (self, index);
  double x = index == 0 ? self->indent : 0;
  double slack = self->width - x - line->width;
  double stretch, rule = 0;
  gboolean filled = FALSE;
  guint blank = 0;

  for (guint i = line->start; i < line->end; i++)
    filled |= SW_FLOW_UNIT (self, i)->fill;
  stretch = filled ? 0 : get_stretch (self, line, slack);

  for (guint i = line->start; i < line->end; i++)
    {
      const SwFlowUnit *unit = SW_FLOW_UNIT (self, i);

      if (unit->blank != blank)
        {
          if (blank != 0)
            add_rule (self, index, rule, x);
          if (i > line->start && may_stretch (SW_FLOW_UNIT (self, i - 1), unit))
            x += stretch;
          rule = x;
          blank = unit->blank;
        }
      else if (i > line->start)
        {
          const SwFlowUnit *before = SW_FLOW_UNIT (self, i - 1);

          x -= sw_flow_get_cut (self, before, unit);
          if (stretch > 0 && may_stretch (before, unit))
            x += stretch;
        }

      if (unit->layout != NULL)
        {
          SwFlowInsert insert = { index, (float) x, unit->layout };

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
      if (!line->last && SW_FLOW_UNIT (self, SW_FLOW_LINE (self, index + 1)->start)->blank == blank)
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
  const SwFlowRule *rule;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < sw_flow_get_n_rules (self));

  rule = &g_array_index (self->rules, SwFlowRule, index);
  *line = rule->line;
  *start = rule->start;
  *end = rule->end;
}

static void
draw_run (SwFlow          *self,
          cairo_t         *cr,
          const SwFlowRun *run,
          double           x,
          double           baseline)
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

static void
draw_text (SwFlow  *self,
           cairo_t *cr,
           guint    first_line,
           guint    end,
           double   x,
           double   baseline,
           double   pitch)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const SwFlowRun *run = &g_array_index (self->runs, SwFlowRun, i);

      if (run->line >= first_line && run->line < end)
        draw_run (self, cr, run, x, baseline + (run->line - first_line) * pitch);
    }

  for (guint i = 0; i < self->inserts->len; i++)
    {
      const SwFlowInsert *insert = &g_array_index (self->inserts, SwFlowInsert, i);

      if (insert->line < first_line || insert->line >= end)
        continue;

      cairo_save (cr);
      cairo_move_to (cr, x + insert->x, baseline + (insert->line - first_line) * pitch);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (insert->layout, 0));
      cairo_restore (cr);
    }
}

/**
 * sw_flow_draw_open:
 * @self: a text that has been set
 * @cr: what to draw on
 * @first_line: the first line to draw
 * @n_lines: how many lines to draw, fewer if there are not as many
 * @x: the left edge, in points
 * @y: the top of the first line drawn, in points
 * @pitch: the distance from line to line, in points
 *
 * Draws lines of the text below each other, and adds the rules of their blanks to the path of @cr. Many texts
 * can so be drawn before sw_flow_draw_rules() draws all their rules at once, which is a good deal quicker.
 */
void
sw_flow_draw_open (SwFlow  *self,
                   cairo_t *cr,
                   guint    first_line,
                   guint    n_lines,
                   double   x,
                   double   y,
                   double   pitch)
{
  double baseline, depth;
  guint end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  place (self);
  end = n_lines < self->lines->len - first_line ? first_line + n_lines : self->lines->len;
  baseline = y + pitch / 2 + SW_TEXT_MIDDLE * sw_font_get_size (self->font);
  depth = RULE_DEPTH * sw_font_get_size (self->font);
  draw_text (self, cr, first_line, end, x, baseline, pitch);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const SwFlowRule *rule = &g_array_index (self->rules, SwFlowRule, i);
      double height = baseline + (rule->line - (double) first_line) * pitch + depth;

      if (rule->line < first_line || rule->line >= end)
        continue;

      cairo_move_to (cr, x + rule->start, height);
      cairo_line_to (cr, x + rule->end, height);
    }
}

/**
 * sw_flow_draw_rules:
 * @cr: what sw_flow_draw_open() has drawn on
 *
 * Draws the rules of all texts since the last call.
 */
void
sw_flow_draw_rules (cairo_t *cr)
{
  g_return_if_fail (cr != NULL);

  if (!cairo_has_current_point (cr))
    return;

  cairo_set_line_width (cr, RULE_WIDTH);
  cairo_stroke (cr);
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
  cairo_new_path (cr);
  sw_flow_draw_open (self, cr, first_line, n_lines, x, y, pitch);
  sw_flow_draw_rules (cr);
}
