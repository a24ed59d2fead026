/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-sheet-merges.h"

#include <string.h>

/* More merges than this are no table; those beyond are left as they are. */
#define MAX_MERGES 1000000

typedef struct
{
  guint first_row; /* as a spreadsheet counts, from 1 */
  guint last_row;
  guint column;    /* the first one, from 0 */
} Merge;

/* What stands in a merge that the rows at hand belong to. */
typedef struct
{
  guint      last_row;
  guint      column;
  SwCellKind kind;
  char      *text;
  double     number;
} Value;

struct _SwSheetMerges
{
  GArray *merges; /* of Merge */
  guint   next;   /* the first that has not begun */
  GArray *values; /* of Value, one a column at most */
  GArray *cells;  /* of SwCell, handed out */
};

static void
value_clear (Value *value)
{
  g_free (value->text);
}

/**
 * sw_sheet_merges_new:
 *
 * The cells of a sheet that are merged downwards: a community or a building that is
 * written once beside several elders. A file holds their value in the first row only.
 *
 * Returns: (transfer full): no merges
 */
SwSheetMerges *
sw_sheet_merges_new (void)
{
  SwSheetMerges *self = g_new0 (SwSheetMerges, 1);

  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  self->cells = g_array_new (FALSE, FALSE, sizeof (SwCell));
  g_array_set_clear_func (self->values, (GDestroyNotify) value_clear);

  return self;
}

/**
 * sw_sheet_merges_free:
 * @self: (transfer full): what is merged
 */
void
sw_sheet_merges_free (SwSheetMerges *self)
{
  g_array_unref (self->merges);
  g_array_unref (self->values);
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * sw_sheet_merges_add:
 * @self: the merges
 * @first_row: its first row, as a spreadsheet counts
 * @last_row: its last row
 * @column: its first column, from 0
 *
 * Adds one, if it spans several rows. What is merged to the right as well fills its
 * first column, as it stands in the first row.
 */
void
sw_sheet_merges_add (SwSheetMerges *self,
                     guint          first_row,
                     guint          last_row,
                     guint          column)
{
  Merge merge = { first_row, last_row, column };

  if (first_row > 0 && last_row > first_row && column < SW_SHEET_MAX_COLUMNS && self->merges->len < MAX_MERGES)
    g_array_append_val (self->merges, merge);
}

/**
 * sw_sheet_merges_get_n:
 * @self: the merges
 *
 * Returns: how many there are
 */
guint
sw_sheet_merges_get_n (SwSheetMerges *self)
{
  return self->merges->len;
}

static int
compare_merges (gconstpointer a,
                gconstpointer b)
{
  const Merge *one = a, *other = b;

  return (one->first_row > other->first_row) - (one->first_row < other->first_row);
}

/**
 * sw_sheet_merges_start:
 * @self: the merges, all added
 * @after_row: the last row of the head
 *
 * Prepares for the rows of the sheet in their order. Merges that begin in the head or
 * above are left out.
 */
void
sw_sheet_merges_start (SwSheetMerges *self,
                       guint          after_row)
{
  g_array_sort (self->merges, compare_merges);
  g_array_set_size (self->values, 0);
  for (self->next = 0; self->next < self->merges->len; self->next++)
    if (g_array_index (self->merges, Merge, self->next).first_row > after_row)
      break;
}

static void
forget_column (SwSheetMerges *self,
               guint          column)
{
  for (guint i = self->values->len; i > 0; i--)
    if (g_array_index (self->values, Value, i - 1).column == column)
      g_array_remove_index_fast (self->values, i - 1);
}

/* Takes over the values of the merges that begin in this row. */
static void
begin_merges (SwSheetMerges    *self,
              const SwSheetRow *row)
{
  for (; self->next < self->merges->len; self->next++)
    {
      const Merge *merge = &g_array_index (self->merges, Merge, self->next);
      const SwCell *cell;
      Value value;

      if (merge->first_row > row->number)
        break;
      /* A first row without any cell was not handed out. */
      if (merge->first_row < row->number || merge->column >= row->n_cells)
        continue;
      cell = &row->cells[merge->column];
      if (cell->kind == SW_CELL_EMPTY)
        continue;

      forget_column (self, merge->column);
      value = (Value) { merge->last_row, merge->column, cell->kind, g_strdup (cell->text), cell->number };
      g_array_append_val (self->values, value);
    }
}

/**
 * sw_sheet_merges_fill:
 * @self: the merges, after sw_sheet_merges_start()
 * @row: (inout): a row; the rows come in their order
 *
 * Puts into the row what is merged down to it. What it points to then belongs to
 * @self as well, until the next call.
 */
void
sw_sheet_merges_fill (SwSheetMerges *self,
                      SwSheetRow    *row)
{
  guint n_cells = row->n_cells;
  SwCell *cells;

  for (guint i = self->values->len; i > 0; i--)
    if (g_array_index (self->values, Value, i - 1).last_row < row->number)
      g_array_remove_index_fast (self->values, i - 1);

  if (self->values->len > 0)
    {
      for (guint i = 0; i < self->values->len; i++)
        n_cells = MAX (n_cells, g_array_index (self->values, Value, i).column + 1);
      g_array_set_size (self->cells, MAX (self->cells->len, n_cells));
      cells = (SwCell *) self->cells->data;
      memcpy (cells, row->cells, row->n_cells * sizeof *cells);
      for (guint i = row->n_cells; i < n_cells; i++)
        cells[i] = (SwCell) { SW_CELL_EMPTY, "", 0 };
      for (guint i = 0; i < self->values->len; i++)
        {
          const Value *value = &g_array_index (self->values, Value, i);

          if (cells[value->column].kind == SW_CELL_EMPTY)
            cells[value->column] = (SwCell) { value->kind, value->text, value->number };
        }
      row->cells = cells;
      row->n_cells = n_cells;
    }

  begin_merges (self, row);
}
