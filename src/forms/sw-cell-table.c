/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-cell-table.h"

#include "sw-table.h"

#include <math.h>

/* The blank between a rule and the text beside it, and the least that may be wrong
 * in a sum of heights. */
#define SIDE  3.0
#define SLACK 0.001

typedef struct
{
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
  SwAlign align;
  GPtrArray *flows; /* SwFlow */
  guint n_lines;
  gboolean raised;
} Cell;

typedef struct
{
  double min_height;
  double height;
  guint n_lines;    /* of its highest cell that has no other row */
  guint first_cell;
  gboolean kept;    /* on one page with the next row */
  gboolean starts;  /* a page */
} Row;

/* What of a row stands on a page. */
typedef struct
{
  guint row;
  guint first_line;
  guint n_lines;
  double height;
} Part;

typedef struct
{
  guint first_part;
  guint n_parts;
} Page;

/**
 * SwCellTable:
 *
 * A table of a form whose cells go over several columns and rows: equal narrow columns, of
 * which every cell takes some. A cell holds one paragraph or more, with blanks if need be.
 *
 * Rows that a cell binds together stay on one page if they fit on one; else they are parted
 * between rows, with the text of the cell on each page. A row that is higher than a page is parted
 * between its lines. No line is lost.
 */
struct _SwCellTable
{
  SwFont *font; /* borrowed */
  double width;
  guint n_columns;
  double pitch;
  double padding;
  GArray *cells;
  GArray *rows;
  GArray *parts;
  GArray *pages;
};

#define CELL(self, i) (&g_array_index ((self)->cells, Cell, i))
#define ROW(self, i) (&g_array_index ((self)->rows, Row, i))

static void
cell_clear (gpointer data)
{
  g_clear_pointer (&((Cell *) data)->flows, g_ptr_array_unref);
}

/**
 * sw_cell_table_new:
 * @font: the font of what is written, which must outlive the table
 * @width: how wide the table is, in points
 * @n_columns: into how many equal columns it is divided
 *
 * Makes a table without rows.
 *
 * Returns: (transfer full): the table
 */
SwCellTable *
sw_cell_table_new (SwFont *font,
                   double  width,
                   guint   n_columns)
{
  SwCellTable *self;

  g_return_val_if_fail (font != NULL, NULL);
  g_return_val_if_fail (n_columns > 0, NULL);

  self = g_new0 (SwCellTable, 1);
  self->font = font;
  self->width = width;
  self->n_columns = n_columns;
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  self->pages = g_array_new (FALSE, TRUE, sizeof (Page));
  sw_cell_table_set_pitch (self, sw_font_get_size (font) * 1.35, 4);

  return self;
}

/**
 * sw_cell_table_free:
 * @self: (transfer full): a table
 *
 * Frees a table.
 */
void
sw_cell_table_free (SwCellTable *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->parts);
  g_array_unref (self->pages);
  g_free (self);
}

/**
 * sw_cell_table_set_pitch:
 * @self: a table
 * @pitch: the distance from line to line, in points
 * @padding: the blank above and below the text of a cell, in points
 *
 * Sets the measures of the rows.
 */
void
sw_cell_table_set_pitch (SwCellTable *self,
                         double       pitch,
                         double       padding)
{
  g_return_if_fail (self != NULL);

  self->pitch = pitch;
  self->padding = padding;
}

/**
 * sw_cell_table_add_row:
 * @self: a table
 * @min_height: how high the row is at least, in points; 0 for that of a line
 *
 * Adds a row, to which the cells added next belong.
 */
void
sw_cell_table_add_row (SwCellTable *self,
                       double       min_height)
{
  Row row = { min_height, 0, 1, 0, FALSE, FALSE };

  g_return_if_fail (self != NULL);

  row.first_cell = self->cells->len;
  g_array_append_val (self->rows, row);
}

/**
 * sw_cell_table_keep_row:
 * @self: a table
 *
 * Keeps the last row on one page with the row that comes next, as a heading is.
 */
void
sw_cell_table_keep_row (SwCellTable *self)
{
  g_return_if_fail (self != NULL && self->rows->len > 0);

  ROW (self, self->rows->len - 1)->kept = TRUE;
}

/**
 * sw_cell_table_break:
 * @self: a table
 *
 * Begins a page with the last row.
 */
void
sw_cell_table_break (SwCellTable *self)
{
  g_return_if_fail (self != NULL && self->rows->len > 0);

  ROW (self, self->rows->len - 1)->starts = TRUE;
}

/**
 * sw_cell_table_add_cell:
 * @self: a table with a row
 * @font: (nullable): the font of its first paragraph, as in sw_cell_table_add_paragraph()
 * @column: the first column of the cell, from 0
 * @n_columns: how many columns it takes
 * @n_rows: how many rows it takes, beginning with the last row
 * @align: where its lines stand
 *
 * Adds a cell to the last row.
 *
 * Returns: (transfer none): its first paragraph, empty, to be filled
 */
SwFlow *
sw_cell_table_add_cell (SwCellTable *self,
                        SwFont      *font,
                        guint        column,
                        guint        n_columns,
                        guint        n_rows,
                        SwAlign      align)
{
  Cell cell = { 0, column, n_rows, n_columns, align, NULL, 0, FALSE };

  g_return_val_if_fail (self != NULL && self->rows->len > 0, NULL);
  g_return_val_if_fail (n_columns > 0 && column + n_columns <= self->n_columns, NULL);
  g_return_val_if_fail (n_rows > 0, NULL);

  cell.row = self->rows->len - 1;
  cell.flows = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_flow_free);
  g_array_append_val (self->cells, cell);

  return sw_cell_table_add_paragraph (self, font);
}

/**
 * sw_cell_table_raise:
 * @self: a table with a cell
 *
 * Has the text of the last cell stand at its top and not in its middle, as where more is
 * to be written below it.
 */
void
sw_cell_table_raise (SwCellTable *self)
{
  g_return_if_fail (self != NULL && self->cells->len > 0);

  CELL (self, self->cells->len - 1)->raised = TRUE;
}

/**
 * sw_cell_table_add_paragraph:
 * @self: a table with a cell
 * @font: (nullable): its font, which must outlive the table, or %NULL for that of the table
 *
 * Adds a paragraph to the last cell, below those that it has.
 *
 * Returns: (transfer none): the paragraph, empty, to be filled
 */
SwFlow *
sw_cell_table_add_paragraph (SwCellTable *self,
                             SwFont      *font)
{
  SwFlow *flow;

  g_return_val_if_fail (self != NULL && self->cells->len > 0, NULL);

  flow = sw_flow_new ();
  sw_flow_begin (flow, font != NULL ? font : self->font, 0);
  g_ptr_array_add (CELL (self, self->cells->len - 1)->flows, flow);

  return flow;
}

/**
 * sw_cell_table_add_text:
 * @self: a table with a row
 * @column: the first column of the cell, from 0
 * @n_columns: how many columns it takes
 * @align: where its lines stand
 * @text: (nullable): what it says
 *
 * Adds a cell of one row that is a plain text.
 */
void
sw_cell_table_add_text (SwCellTable *self,
                        guint        column,
                        guint        n_columns,
                        SwAlign      align,
                        const char  *text)
{
  SwFlow *flow = sw_cell_table_add_cell (self, NULL, column, n_columns, 1, align);

  if (text != NULL)
    sw_flow_add_text (flow, text);
}

static double
get_cell_width (SwCellTable *self,
                const Cell  *cell)
{
  return self->width * cell->n_columns / self->n_columns;
}

static double
get_height (SwCellTable *self,
            guint        n_lines)
{
  return n_lines * self->pitch + 2 * self->padding;
}

static void
measure_cells (SwCellTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    ROW (self, i)->n_lines = 1;

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = CELL (self, i);

      cell->n_rows = MIN (cell->n_rows, self->rows->len - cell->row);
      cell->n_lines = 0;
      for (guint k = 0; k < cell->flows->len; k++)
        cell->n_lines += sw_flow_set (cell->flows->pdata[k], get_cell_width (self, cell) - 2 * SIDE, 0, SW_FLOW_RAGGED);
      if (cell->n_rows == 1)
        ROW (self, cell->row)->n_lines = MAX (ROW (self, cell->row)->n_lines, cell->n_lines);
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = ROW (self, i);

      row->height = MAX (row->min_height, get_height (self, row->n_lines));
    }

  /* What a cell of several rows lacks, its last row gets. */
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = CELL (self, i);
      double lack = get_height (self, cell->n_lines);

      for (guint k = 0; k < cell->n_rows; k++)
        lack -= ROW (self, cell->row + k)->height;
      if (lack > 0 && cell->n_rows > 1)
        ROW (self, cell->row + cell->n_rows - 1)->height += lack;
    }
}

static void
start_page (SwCellTable *self)
{
  Page page = { self->parts->len, 0 };

  g_array_append_val (self->pages, page);
}

static void
add_part (SwCellTable *self,
          guint        row,
          guint        first_line,
          guint        n_lines,
          double       height,
          double      *used)
{
  Part part = { row, first_line, n_lines, height };

  g_array_append_val (self->parts, part);
  g_array_index (self->pages, Page, self->pages->len - 1).n_parts++;
  *used += height;
}

/* How many rows from @row on stay on one page if they can. */
static guint
get_block (SwCellTable *self,
           guint        row)
{
  guint end = row + 1;

  for (guint i = row; i < end && i < self->rows->len; i++)
    {
      guint next_cell = i + 1 < self->rows->len ? ROW (self, i + 1)->first_cell : self->cells->len;

      if (ROW (self, i)->kept)
        end = MAX (end, i + 2);
      for (guint k = ROW (self, i)->first_cell; k < next_cell; k++)
        end = MAX (end, i + CELL (self, k)->n_rows);
    }

  return MIN (end, self->rows->len) - row;
}

static void
add_high_row (SwCellTable *self,
              guint        row,
              double       room,
              double      *used)
{
  guint line = 0, n_lines = ROW (self, row)->n_lines;

  while (line < n_lines)
    {
      guint fits = (guint) MAX (0, floor ((room - *used - 2 * self->padding + SLACK) / self->pitch));

      if (fits < 2 && *used > 0)
        {
          start_page (self);
          *used = 0;
          continue;
        }
      fits = CLAMP (fits, 1, n_lines - line);
      add_part (self, row, line, fits, get_height (self, fits), used);
      line += fits;
    }
}

/**
 * sw_cell_table_lay_out:
 * @self: a table with all its cells
 * @first_room: the height that it has on its first page, in points
 * @room: the height that it has on every other page
 *
 * Sets all texts and says which rows stand on which page.
 */
void
sw_cell_table_lay_out (SwCellTable *self,
                       double       first_room,
                       double       room)
{
  double used = 0;

  g_return_if_fail (self != NULL && self->rows->len > 0);

  measure_cells (self);
  g_array_set_size (self->parts, 0);
  g_array_set_size (self->pages, 0);
  start_page (self);

  for (guint row = 0; row < self->rows->len;)
    {
      guint n_rows = get_block (self, row);
      double height = 0, here = self->pages->len == 1 ? first_room : room;

      for (guint i = 0; i < n_rows; i++)
        height += ROW (self, row + i)->height;

      if (used > 0 && (ROW (self, row)->starts || (used + height > here + SLACK && height <= room + SLACK)))
        {
          start_page (self);
          used = 0;
          here = room;
        }

      for (guint i = row; i < row + n_rows; i++)
        {
          const Row *one = ROW (self, i);

          if (used > 0 && used + one->height > here + SLACK && one->height <= room + SLACK)
            {
              start_page (self);
              used = 0;
              here = room;
            }
          if (used + one->height <= here + SLACK)
            add_part (self, i, 0, one->n_lines, one->height, &used);
          else
            add_high_row (self, i, self->pages->len == 1 ? first_room : room, &used);
          here = self->pages->len == 1 ? first_room : room;
        }
      row += n_rows;
    }
}

/**
 * sw_cell_table_get_n_pages:
 * @self: a table that is laid out
 *
 * Returns: on how many pages it stands
 */
guint
sw_cell_table_get_n_pages (SwCellTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

/**
 * sw_cell_table_get_page_height:
 * @self: a table that is laid out
 * @page: a page, from 0
 *
 * Returns: how high the table is on that page, in points
 */
double
sw_cell_table_get_page_height (SwCellTable *self,
                               guint        page)
{
  double height = 0;
  const Page *place;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (page < self->pages->len, 0);

  place = &g_array_index (self->pages, Page, page);
  for (guint i = 0; i < place->n_parts; i++)
    height += g_array_index (self->parts, Part, place->first_part + i).height;

  return height;
}

static void
draw_lines (SwCellTable *self,
            cairo_t     *cr,
            const Cell  *cell,
            guint        first_line,
            guint        n_lines,
            double       x,
            double       y)
{
  double width = get_cell_width (self, cell) - 2 * SIDE;
  guint before = 0;

  for (guint i = 0; i < cell->flows->len; i++)
    {
      SwFlow *flow = cell->flows->pdata[i];
      guint n = sw_flow_get_n_lines (flow);

      for (guint line = 0; line < n; line++)
        {
          double rest = width - sw_flow_get_line_width (flow, line);

          if (before + line < first_line || before + line >= first_line + n_lines)
            continue;

          sw_flow_draw (flow, cr, line, 1,
                        x + SIDE + (cell->align == SW_ALIGN_CENTER ? rest / 2 : cell->align == SW_ALIGN_END ? rest : 0),
                        y, self->pitch);
          y += self->pitch;
        }
      before += n;
    }
}

/* Draws what a cell shows of itself on a page. */
static void
draw_cell (SwCellTable *self,
           cairo_t     *cr,
           const Cell  *cell,
           const Page  *page,
           double       x,
           double       y)
{
  double top = 0, height = 0, text;
  const Part *first = NULL;
  guint n_lines, first_line = 0;

  for (guint i = 0; i < page->n_parts; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, page->first_part + i);

      if (part->row >= cell->row + cell->n_rows)
        break;
      if (part->row >= cell->row)
        {
          first = first != NULL ? first : part;
          height += part->height;
        }
      else
        {
          top += part->height;
        }
    }
  if (first == NULL)
    return;

  x += self->width * cell->column / self->n_columns;
  y += top;
  cairo_rectangle (cr, x, y, get_cell_width (self, cell), height);
  cairo_stroke (cr);

  n_lines = cell->n_lines;
  if (cell->n_rows == 1)
    {
      first_line = first->first_line;
      n_lines = first_line < cell->n_lines ? MIN (first->n_lines, cell->n_lines - first_line) : 0;
    }
  text = n_lines * self->pitch;
  draw_lines (self, cr, cell, first_line, n_lines, x,
              cell->raised ? y + self->padding : y + (height - text) / 2);
}

/**
 * sw_cell_table_draw_page:
 * @self: a table that is laid out
 * @cr: what to draw on
 * @page: a page, from 0
 * @x: the left edge, in points
 * @y: the top, in points
 *
 * Draws what of the table stands on a page.
 */
void
sw_cell_table_draw_page (SwCellTable *self,
                         cairo_t     *cr,
                         guint        page,
                         double       x,
                         double       y)
{
  const Page *place;

  g_return_if_fail (self != NULL);
  g_return_if_fail (page < self->pages->len);

  place = &g_array_index (self->pages, Page, page);
  cairo_set_line_width (cr, SW_TABLE_FRAME);
  cairo_rectangle (cr, x, y, self->width, sw_cell_table_get_page_height (self, page));
  cairo_stroke (cr);

  for (guint i = 0; i < self->cells->len; i++)
    {
      cairo_set_line_width (cr, SW_TABLE_RULE);
      draw_cell (self, cr, CELL (self, i), place, x, y);
    }
}
