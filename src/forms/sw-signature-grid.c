/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-signature-grid.h"

#include "sw-flow.h"

#define GAP       6.0  /* between the rows */
#define SIDE      14.0 /* free at the right of a cell */
#define SEAL_LEFT 5.0  /* squares of a label that the seal leaves free */

typedef struct
{
  SwFlow *label;
  gboolean rule;
} Line;

typedef struct
{
  GArray *lines; /* Line, the title first */
  double seal;
} Cell;

/**
 * SwSignatureGrid:
 *
 * The end of an agreement: a cell for each party, in columns, with lines to
 * sign on and room for a round seal over them, which may reach a little above and below its cell. The
 * grid is one piece: whoever lays out the page keeps it whole. The seals themselves are not
 * drawn; they are put there by hand.
 */
struct _SwSignatureGrid
{
  SwFont *font; /* borrowed */
  double square;
  double width;
  guint n_columns;
  double pitch; /* between the lines of the longest cell of a row */
  GArray *cells; /* Cell */
};

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_clear_pointer (&line->label, sw_flow_free);
}

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_clear_pointer (&cell->lines, g_array_unref);
}

/**
 * sw_signature_grid_new:
 * @font: the font, which must outlive the grid
 * @square: the width of a hanzi's square in points
 * @width: the width in points
 * @n_columns: how many cells stand beside each other
 * @pitch: the distance from line to line, in points
 *
 * Makes an empty grid.
 *
 * Returns: (transfer full): the grid
 */
SwSignatureGrid *
sw_signature_grid_new (SwFont *font,
                       double  square,
                       double  width,
                       guint   n_columns,
                       double  pitch)
{
  SwSignatureGrid *self;

  g_return_val_if_fail (font != NULL, NULL);
  g_return_val_if_fail (n_columns > 0, NULL);

  self = g_new0 (SwSignatureGrid, 1);
  self->font = font;
  self->square = square;
  self->width = width;
  self->n_columns = n_columns;
  self->pitch = pitch;
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);

  return self;
}

/**
 * sw_signature_grid_free:
 * @self: (transfer full): a grid
 *
 * Frees a grid.
 */
void
sw_signature_grid_free (SwSignatureGrid *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->cells);
  g_free (self);
}

/**
 * sw_signature_grid_add_cell:
 * @self: a grid
 * @title: who signs there, such as 甲方
 * @seal: the diameter of the seal that goes there in points, or 0 for none
 *
 * Adds a cell, at the right of the last one or in a new row.
 */
void
sw_signature_grid_add_cell (SwSignatureGrid *self,
                            const char      *title,
                            double           seal)
{
  Cell cell = { g_array_new (FALSE, FALSE, sizeof (Line)), seal };

  g_return_if_fail (self != NULL);

  g_array_set_clear_func (cell.lines, line_clear);
  g_array_append_val (self->cells, cell);
  sw_signature_grid_add_line (self, title, FALSE);
}

/**
 * sw_signature_grid_add_line:
 * @self: a grid that has a cell
 * @label: what the line says
 * @rule: whether a rule to write on follows, up to the end of the cell
 *
 * Adds a line to the last cell.
 */
void
sw_signature_grid_add_line (SwSignatureGrid *self,
                            const char      *label,
                            gboolean         rule)
{
  Line line = { sw_flow_new (), rule };

  g_return_if_fail (self != NULL && self->cells->len > 0);
  g_return_if_fail (label != NULL);

  sw_flow_begin (line.label, self->font, self->square);
  sw_flow_add_kept (line.label, label);
  sw_flow_set (line.label, self->width / self->n_columns - SIDE, 0, SW_FLOW_RAGGED);
  g_array_append_val (g_array_index (self->cells, Cell, self->cells->len - 1).lines, line);
}

static double
get_row_height (SwSignatureGrid *self,
                guint            row)
{
  double height = 0;

  for (guint i = row * self->n_columns; i < MIN ((row + 1) * self->n_columns, self->cells->len); i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      height = MAX (height, cell->lines->len * self->pitch);
    }

  return height;
}

/* Where a cell begins, from the grid's top left. */
static void
get_origin (SwSignatureGrid *self,
            guint            cell,
            double          *x,
            double          *y)
{
  *x = cell % self->n_columns * self->width / self->n_columns;
  *y = 0;
  for (guint row = 0; row < cell / self->n_columns; row++)
    *y += get_row_height (self, row) + GAP;
}

/**
 * sw_signature_grid_get_height:
 * @self: a grid
 *
 * Says how high the grid is.
 *
 * Returns: the height in points
 */
double
sw_signature_grid_get_height (SwSignatureGrid *self)
{
  double x, y;

  g_return_val_if_fail (self != NULL, 0);

  if (self->cells->len == 0)
    return 0;

  get_origin (self, self->cells->len - 1, &x, &y);

  return y + get_row_height (self, (self->cells->len - 1) / self->n_columns);
}

/**
 * sw_signature_grid_get_n_cells:
 * @self: a grid
 *
 * Says how many cells there are.
 *
 * Returns: the number
 */
guint
sw_signature_grid_get_n_cells (SwSignatureGrid *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cells->len;
}

/**
 * sw_signature_grid_get_seal:
 * @self: a grid
 * @cell: a cell, from 0
 * @seal: (out): the square of the seal, in points from the grid's top left
 *
 * Says where the seal of a cell goes: over the name and the date, free of the labels.
 */
void
sw_signature_grid_get_seal (SwSignatureGrid   *self,
                            guint              cell,
                            cairo_rectangle_t *seal)
{
  const Cell *c;
  double x, y, room;

  g_return_if_fail (self != NULL && cell < self->cells->len);

  c = &g_array_index (self->cells, Cell, cell);
  get_origin (self, cell, &x, &y);
  room = self->width / self->n_columns - SIDE - SEAL_LEFT * self->square;
  seal->width = seal->height = c->seal;
  seal->x = x + SEAL_LEFT * self->square + MAX (0, (room - c->seal) / 2);
  seal->y = y + (get_row_height (self, cell / self->n_columns) - c->seal) / 2;
}

/**
 * sw_signature_grid_draw:
 * @self: a grid
 * @cr: what to draw on
 * @x: the left edge, in points
 * @y: the top, in points
 *
 * Draws the grid.
 */
void
sw_signature_grid_draw (SwSignatureGrid *self,
                        cairo_t         *cr,
                        double           x,
                        double           y)
{
  double size;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  size = sw_font_get_size (self->font);
  cairo_new_path (cr);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      double left, top, pitch = get_row_height (self, i / self->n_columns) / cell->lines->len;

      get_origin (self, i, &left, &top);
      for (guint k = 0; k < cell->lines->len; k++)
        {
          const Line *line = &g_array_index (cell->lines, Line, k);
          double start = x + left + sw_flow_get_line_width (line->label, 0);
          double rule = y + top + (k + 0.5) * pitch + size * 0.66;

          sw_flow_draw_open (line->label, cr, 0, 1, x + left, y + top + k * pitch, pitch);
          if (!line->rule)
            continue;

          cairo_move_to (cr, start, rule);
          cairo_line_to (cr, x + left + self->width / self->n_columns - SIDE, rule);
        }
    }
  sw_flow_draw_rules (cr);
}
