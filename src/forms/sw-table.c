/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-table.h"

#include <math.h>

/* The blank between a rule and the text beside it. */
#define SIDE 3.0

/**
 * SwTable:
 *
 * A table of a form: columns of fixed width, a head, and rows whose texts
 * wrap. It holds no rows; it measures and draws those that it is given, so a
 * table may have any number of them. sw_table_pages_new() says which rows stand
 * on which page.
 */
struct _SwTable
{
  SwFont *body; /* borrowed */
  SwFont *head; /* borrowed */
  SwTableColumn *columns;
  guint n_columns;
  double pitch;
  double padding;
  double min_height;
  double head_pitch;
  double head_height;
  double width;
  SwText *text;
};

/**
 * sw_table_new:
 * @body: the font of the rows, which must outlive the table
 * @head: the font of the head, which must outlive the table
 * @columns: (array length=n_columns): the columns; their titles are borrowed
 * @n_columns: how many columns
 *
 * Makes a table.
 *
 * Returns: (transfer full): the table
 */
SwTable *
sw_table_new (SwFont              *body,
              SwFont              *head,
              const SwTableColumn *columns,
              guint                n_columns)
{
  SwTable *self;
  guint most = 1;

  g_return_val_if_fail (body != NULL && head != NULL, NULL);
  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_new0 (SwTable, 1);
  self->body = body;
  self->head = head;
  self->columns = g_memdup2 (columns, n_columns * sizeof (SwTableColumn));
  self->n_columns = n_columns;
  self->text = sw_text_new ();
  self->head_pitch = sw_font_get_size (head) * 1.3;
  sw_table_set_pitch (self, sw_font_get_size (body) * 1.3, 4, 0);

  for (guint i = 0; i < n_columns; i++)
    {
      self->width += columns[i].width;
      most = MAX (most, sw_text_set (self->text, head, columns[i].title, columns[i].width - 2 * SIDE));
    }
  self->head_height = most * self->head_pitch + 8;

  return self;
}

/**
 * sw_table_free:
 * @self: (transfer full): a table
 *
 * Frees a table.
 */
void
sw_table_free (SwTable *self)
{
  if (self == NULL)
    return;

  sw_text_free (self->text);
  g_free (self->columns);
  g_free (self);
}

/**
 * sw_table_set_pitch:
 * @self: a table
 * @pitch: the distance from line to line in a row, in points
 * @padding: the blank above and below the text of a row, in points
 * @min_height: how high a row is at least, in points
 *
 * Sets the measures of the rows.
 */
void
sw_table_set_pitch (SwTable *self,
                    double   pitch,
                    double   padding,
                    double   min_height)
{
  g_return_if_fail (self != NULL);

  self->pitch = pitch;
  self->padding = padding;
  self->min_height = min_height;
}

/**
 * sw_table_get_width:
 * @self: a table
 *
 * Says how wide the table is.
 *
 * Returns: the width in points
 */
double
sw_table_get_width (SwTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

/**
 * sw_table_get_head_height:
 * @self: a table
 *
 * Says how high the head is.
 *
 * Returns: the height in points
 */
double
sw_table_get_head_height (SwTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->head_height;
}

/* A text that is much longer than others of its column is printed smaller, so that the row is
 * not as high as many. */
static guint
set_cell (SwTable    *self,
          guint       column,
          const char *text)
{
  double width = self->columns[column].width - 2 * SIDE;
  guint n_lines = sw_text_set (self->text, self->body, text, width);

  if (n_lines > 2 && self->columns[column].small)
    n_lines = sw_text_set (self->text, self->columns[column].small, text, width);

  return n_lines;
}

/**
 * sw_table_measure:
 * @self: a table
 * @cells: the texts of a row, one a column
 * @missing: (out) (optional): whether a character is in no installed font
 *
 * Measures a row.
 *
 * Returns: the number of lines of its highest cell
 */
guint
sw_table_measure (SwTable            *self,
                  const char * const *cells,
                  gboolean           *missing)
{
  guint most = 1;

  g_return_val_if_fail (self != NULL, 0);

  if (missing != NULL)
    *missing = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (cells[i][0] == '\0')
        continue;

      most = MAX (most, set_cell (self, i, cells[i]));
      if (missing != NULL && sw_text_get_missing (self->text) != 0)
        *missing = TRUE;
    }

  return most;
}

/**
 * sw_table_get_row_height:
 * @self: a table
 * @n_lines: the lines of a row
 *
 * Says how high a row of so many lines is.
 *
 * Returns: the height in points
 */
double
sw_table_get_row_height (SwTable *self,
                         guint    n_lines)
{
  g_return_val_if_fail (self != NULL, 0);

  return MAX (self->min_height, n_lines * self->pitch + 2 * self->padding);
}

/**
 * sw_table_get_lines_in:
 * @self: a table
 * @height: a height in points
 *
 * Says how many lines a part of a row of that height holds.
 *
 * Returns: the number of lines, 0 if not even one
 */
guint
sw_table_get_lines_in (SwTable *self,
                       double   height)
{
  double lines;

  g_return_val_if_fail (self != NULL, 0);

  if (height < self->min_height)
    return 0;

  lines = floor ((height - 2 * self->padding + 0.001) / self->pitch);

  return lines > 0 ? (guint) lines : 0;
}

/**
 * sw_table_draw_head:
 * @self: a table
 * @cr: what to draw on
 * @x: the left edge, in points
 * @y: the top, in points
 *
 * Draws the texts of the head.
 */
void
sw_table_draw_head (SwTable *self,
                    cairo_t *cr,
                    double   x,
                    double   y)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const SwTableColumn *column = &self->columns[i];
      guint n_lines = sw_text_set (self->text, self->head, column->title, column->width - 2 * SIDE);

      sw_text_draw (self->text, cr, 0, n_lines, x + SIDE,
                    y + (self->head_height - n_lines * self->head_pitch) / 2,
                    column->width - 2 * SIDE, self->head_pitch, SW_ALIGN_CENTER);
      x += column->width;
    }
}

/**
 * sw_table_begin_rows:
 * @self: a table
 *
 * Says that rows of a page follow, which are drawn at once by sw_table_end_rows().
 */
void
sw_table_begin_rows (SwTable *self)
{
  g_return_if_fail (self != NULL);

  sw_text_hold (self->text);
}

/**
 * sw_table_end_rows:
 * @self: a table
 * @cr: what the rows were drawn on
 *
 * Draws the texts of the rows since sw_table_begin_rows().
 */
void
sw_table_end_rows (SwTable *self,
                   cairo_t *cr)
{
  g_return_if_fail (self != NULL);

  sw_text_release (self->text, cr);
}

/**
 * sw_table_draw_row:
 * @self: a table
 * @cr: what to draw on
 * @cells: the texts of the row, one a column
 * @first_line: the first line of the row that is drawn
 * @n_lines: how many lines of it are drawn
 * @x: the left edge, in points
 * @y: the top, in points
 * @height: the height of the row, in points
 *
 * Draws the texts of a row, or of the part of a row that stands on a page.
 * The texts of a whole row stand in the middle of its height.
 */
void
sw_table_draw_row (SwTable            *self,
                   cairo_t            *cr,
                   const char * const *cells,
                   guint               first_line,
                   guint               n_lines,
                   double              x,
                   double              y,
                   double              height)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const SwTableColumn *column = &self->columns[i];
      guint all, drawn;

      if (cells[i][0] != '\0')
        {
          all = set_cell (self, i, cells[i]);
          if (column->align == SW_ALIGN_CENTER)
            sw_text_balance (self->text);
          drawn = first_line < all ? MIN (n_lines, all - first_line) : 0;
          sw_text_draw (self->text, cr, first_line, drawn, x + SIDE,
                        y + (height - drawn * self->pitch) / 2,
                        column->width - 2 * SIDE, self->pitch, column->align);
        }
      x += column->width;
    }
}

/**
 * sw_table_draw_rules:
 * @self: a table
 * @cr: what to draw on
 * @x: the left edge, in points
 * @ys: (array length=n_ys): the heights of the horizontal rules, from the top, in points
 * @n_ys: how many there are, two at least
 *
 * Draws the rules between the cells and the frame around them.
 */
void
sw_table_draw_rules (SwTable      *self,
                     cairo_t      *cr,
                     double        x,
                     const double *ys,
                     guint         n_ys)
{
  double bottom, column_x = x;

  g_return_if_fail (self != NULL);
  g_return_if_fail (n_ys >= 2);

  bottom = ys[n_ys - 1];

  cairo_set_line_width (cr, SW_TABLE_RULE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  for (guint i = 1; i + 1 < n_ys; i++)
    {
      cairo_move_to (cr, x, ys[i]);
      cairo_line_to (cr, x + self->width, ys[i]);
    }
  for (guint i = 0; i + 1 < self->n_columns; i++)
    {
      column_x += self->columns[i].width;
      cairo_move_to (cr, column_x, ys[0]);
      cairo_line_to (cr, column_x, bottom);
    }
  cairo_stroke (cr);

  cairo_set_line_width (cr, SW_TABLE_FRAME);
  cairo_rectangle (cr, x, ys[0], self->width, bottom - ys[0]);
  cairo_stroke (cr);
}
