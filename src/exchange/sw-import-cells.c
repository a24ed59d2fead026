/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-row.h"

#include <math.h>
#include <string.h>

#include "sw-day.h"

/* A hundred thousand rows wait in memory between the plan and its commit, hence one
 * block a row: the number of cells, a byte for the kind of each, then the texts. */
struct _SwImportCells
{
  guint16 n_cells;
  char    data[];
};

/* The text that is kept of a cell. A whole number is written in full, as long as a
 * spreadsheet keeps all of its digits; a day as 2026-11-21. */
static const char *
cell_text (const SwCell *cell,
           char         *buffer,
           gsize         size)
{
  int year, month, day;

  if (cell->kind == SW_CELL_NUMBER && floor (cell->number) == cell->number && fabs (cell->number) < 1e15)
    {
      g_snprintf (buffer, size, "%.0f", cell->number);
      return buffer;
    }
  if (cell->kind == SW_CELL_DAY && sw_day_to_ymd ((SwDay) cell->number, &year, &month, &day))
    {
      g_snprintf (buffer, size, "%04d-%02d-%02d", year, month, day);
      return buffer;
    }
  return cell->text;
}

/**
 * sw_import_cells_new:
 * @row: a row as it was read
 * @n_columns: how many columns to keep
 *
 * Returns: (transfer full): the cells of the row
 */
SwImportCells *
sw_import_cells_new (const SwSheetRow *row,
                     guint             n_columns)
{
  guint n = MIN (row->n_cells, MIN (n_columns, G_MAXUINT16));
  gsize size = sizeof (SwImportCells) + n;
  char buffer[64];
  SwImportCells *self;
  char *place;

  for (guint i = 0; i < n; i++)
    size += strlen (cell_text (&row->cells[i], buffer, sizeof buffer)) + 1;

  self = g_malloc (size);
  self->n_cells = n;
  place = self->data + n;
  for (guint i = 0; i < n; i++)
    {
      const char *text = cell_text (&row->cells[i], buffer, sizeof buffer);
      gsize length = strlen (text) + 1;

      self->data[i] = (char) row->cells[i].kind;
      memcpy (place, text, length);
      place += length;
    }
  return self;
}

/**
 * sw_import_cells_free:
 * @cells: (transfer full) (nullable): cells
 *
 * Frees the cells of a row.
 */
void
sw_import_cells_free (SwImportCells *cells)
{
  g_free (cells);
}

/**
 * sw_import_cells_get_n:
 * @cells: cells
 *
 * Returns: how many there are
 */
guint
sw_import_cells_get_n (const SwImportCells *cells)
{
  return cells->n_cells;
}

/**
 * sw_import_cells_get:
 * @cells: cells
 * @column: a column, from 0
 *
 * Returns: the text of a cell, "" where there is none
 */
const char *
sw_import_cells_get (const SwImportCells *cells,
                     guint                column)
{
  const char *place = cells->data + cells->n_cells;

  if (column >= cells->n_cells)
    return "";
  for (guint i = 0; i < column; i++)
    place += strlen (place) + 1;

  return place;
}

/**
 * sw_import_cells_list:
 * @cells: cells
 * @texts: (element-type utf8): gets the texts of all cells; they belong to @cells
 *
 * Lists the cells, which is quicker than to ask for each.
 */
void
sw_import_cells_list (const SwImportCells *cells,
                      GPtrArray           *texts)
{
  const char *place = cells->data + cells->n_cells;

  g_ptr_array_set_size (texts, 0);
  for (guint i = 0; i < cells->n_cells; i++)
    {
      g_ptr_array_add (texts, (gpointer) place);
      place += strlen (place) + 1;
    }
}

/**
 * sw_import_cells_get_kind:
 * @cells: cells
 * @column: a column, from 0
 *
 * Returns: what the file said the cell is
 */
SwCellKind
sw_import_cells_get_kind (const SwImportCells *cells,
                          guint                column)
{
  return column < cells->n_cells ? (SwCellKind) cells->data[column] : SW_CELL_EMPTY;
}
