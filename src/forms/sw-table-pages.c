/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-table-pages.h"

/**
 * SwTablePages:
 *
 * Which rows of a table stand on which page. Rows are told one after the other
 * with their number of lines; that and where each page begins is all that is
 * kept of them.
 *
 * A row stays on one page unless it is higher than a page. The tail, which is
 * what follows the table on its last page, stays whole, and at least the last
 * row stands before it on its page.
 */
struct _SwTablePages
{
  SwTable *table; /* borrowed */
  double first_room;
  double room;

  GArray *starts;  /* SwTablePlace: where each page begins */
  GArray *lines;   /* guint16: how many lines each row has */
  double used;     /* of the last page */
  guint last_line; /* the first line of the last row that stands on the last page */
};

static double
get_room (SwTablePages *self)
{
  return self->starts->len == 1 ? self->first_room : self->room;
}

static void
start_page (SwTablePages *self,
            guint         row,
            guint         line)
{
  SwTablePlace place = { row, line };

  g_array_append_val (self->starts, place);
  self->used = 0;
}

/**
 * sw_table_pages_new:
 * @table: the table, which must outlive the pages
 * @first_room: the height that the rows have on the first page, in points
 * @room: the height that they have on every other page, in points
 *
 * Starts to lay out a table on pages.
 *
 * Returns: (transfer full): the pages
 */
SwTablePages *
sw_table_pages_new (SwTable *table,
                    double   first_room,
                    double   room)
{
  SwTablePages *self;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (first_room >= sw_table_get_row_height (table, 1), NULL);
  g_return_val_if_fail (room >= first_room, NULL);

  self = g_new0 (SwTablePages, 1);
  self->table = table;
  self->first_room = first_room;
  self->room = room;
  self->starts = g_array_new (FALSE, FALSE, sizeof (SwTablePlace));
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint16));
  start_page (self, 0, 0);

  return self;
}

/**
 * sw_table_pages_free:
 * @self: (transfer full): pages
 *
 * Frees the pages.
 */
void
sw_table_pages_free (SwTablePages *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->starts);
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * sw_table_pages_add_row:
 * @self: pages
 * @n_lines: how many lines the row has, 65535 at most
 *
 * Puts the next row on the last page, or on a new one.
 */
void
sw_table_pages_add_row (SwTablePages *self,
                        guint         n_lines)
{
  guint row, line = 0;
  guint16 kept;
  double height;

  g_return_if_fail (self != NULL);
  g_return_if_fail (n_lines > 0);

  n_lines = MIN (n_lines, G_MAXUINT16);
  kept = (guint16) n_lines;
  row = self->lines->len;
  g_array_append_val (self->lines, kept);

  height = sw_table_get_row_height (self->table, n_lines);

  if (self->used + height > get_room (self) + 0.001 && self->used > 0)
    {
      if (height <= self->room + 0.001)
        start_page (self, row, 0);
      else if (sw_table_get_lines_in (self->table, get_room (self) - self->used) < 2)
        start_page (self, row, 0);
    }

  while (self->used + height > get_room (self) + 0.001)
    {
      line += sw_table_get_lines_in (self->table, get_room (self) - self->used);
      start_page (self, row, line);
      height = sw_table_get_row_height (self->table, n_lines - line);
    }

  self->used += height;
  self->last_line = line;
}

/**
 * sw_table_pages_finish:
 * @self: pages
 * @tail: the height of what follows the last row, in points
 *
 * Says that all rows have been added: makes room for the tail on the last page
 * or moves it, together with the last row, to a page of its own.
 */
void
sw_table_pages_finish (SwTablePages *self,
                       double        tail)
{
  guint last, n_lines, here, fits;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->first_room >= sw_table_get_row_height (self->table, 1) + tail);

  if (self->lines->len == 0 || self->used + tail <= get_room (self) + 0.001)
    return;

  /* The part of the last row that goes with the tail: all of it that stands on
   * this page, if it fits and something else is left here. */
  last = self->lines->len - 1;
  n_lines = g_array_index (self->lines, guint16, last);
  here = n_lines - self->last_line;
  fits = MIN (here, sw_table_get_lines_in (self->table, self->room - tail));
  if (g_array_index (self->starts, SwTablePlace, self->starts->len - 1).row == last)
    fits = MIN (fits, here - 1);

  start_page (self, last, n_lines - fits);
}

/**
 * sw_table_pages_get_n_pages:
 * @self: pages
 *
 * Says how many pages there are.
 *
 * Returns: the number of pages
 */
guint
sw_table_pages_get_n_pages (SwTablePages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->starts->len;
}

/**
 * sw_table_pages_get_page:
 * @self: pages
 * @page: a page, from 0
 * @start: (out): the first row of the page and its first line on it
 * @end: (out): the row and line after the last ones of the page
 *
 * Says what stands on a page. Where a row goes on to the next page, @end is
 * in that row; else its line is 0.
 */
void
sw_table_pages_get_page (SwTablePages *self,
                         guint         page,
                         SwTablePlace *start,
                         SwTablePlace *end)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (page < self->starts->len);

  *start = g_array_index (self->starts, SwTablePlace, page);
  if (page + 1 < self->starts->len)
    *end = g_array_index (self->starts, SwTablePlace, page + 1);
  else
    *end = (SwTablePlace) { self->lines->len, 0 };
}

/**
 * sw_table_pages_get_part:
 * @self: pages
 * @page: a page, from 0
 * @row: a row of which some or all stands on the page
 * @first_line: (out): its first line on the page
 *
 * Says which part of a row stands on a page.
 *
 * Returns: how many lines of it stand there
 */
guint
sw_table_pages_get_part (SwTablePages *self,
                         guint         page,
                         guint         row,
                         guint        *first_line)
{
  SwTablePlace start, end;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row < self->lines->len, 0);

  sw_table_pages_get_page (self, page, &start, &end);
  *first_line = row == start.row ? start.line : 0;

  return (row == end.row ? end.line : g_array_index (self->lines, guint16, row)) - *first_line;
}
