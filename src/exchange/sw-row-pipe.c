/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-row-pipe.h"

#include "sw-pipe.h"

/* Reading a sheet is half of the work of planning its import, hence a thread of its own. */
struct _SwRowPipe
{
  SwPipe        *pipe;
  SwSheetReader *sheets;
  GCancellable  *cancellable; /* or NULL */
  guint          last_row;    /* that was read or is passed by */
  guint          n_columns;
};

/**
 * sw_row_batch_free:
 * @batch: (transfer full): rows
 *
 * Frees the rows whose cells were not taken.
 */
void
sw_row_batch_free (SwRowBatch *batch)
{
  for (guint i = 0; i < batch->n_rows; i++)
    sw_import_cells_free (batch->rows[i].cells);
  g_free (batch);
}

/* Rows just before one that cannot be read are of no use, and are not handed out. */
static gpointer
read_batch (gpointer   data,
            GError   **error)
{
  SwRowPipe *self = data;
  SwRowBatch *batch = g_new0 (SwRowBatch, 1);
  GError *failure = NULL;
  SwSheetRow row;

  while (batch->n_rows < SW_ROW_BATCH && sw_sheet_reader_read_row (self->sheets, &row, self->cancellable, &failure))
    {
      if (row.number <= self->last_row)
        continue;
      batch->n_blank += row.number - self->last_row - 1;
      self->last_row = row.number;
      batch->rows[batch->n_rows].number = row.number;
      batch->rows[batch->n_rows++].cells = sw_import_cells_new (&row, self->n_columns);
    }
  batch->progress = sw_sheet_reader_get_progress (self->sheets);
  if (failure == NULL && batch->n_rows > 0)
    return batch;

  sw_row_batch_free (batch);
  if (failure)
    g_propagate_error (error, failure);
  return NULL;
}

/**
 * sw_row_pipe_new:
 * @sheets: a reader with a sheet selected; nothing else may use it until the pipe is freed
 * @last_row: the last row to pass by, as the head's
 * @n_columns: how many columns to keep
 * @cancellable: (nullable): to stop
 *
 * Starts to read the rows of a sheet in a thread.
 *
 * Returns: (transfer full): the pipe
 */
SwRowPipe *
sw_row_pipe_new (SwSheetReader *sheets,
                 guint          last_row,
                 guint          n_columns,
                 GCancellable  *cancellable)
{
  SwRowPipe *self = g_new0 (SwRowPipe, 1);

  self->sheets = g_object_ref (sheets);
  g_set_object (&self->cancellable, cancellable);
  self->last_row = last_row;
  self->n_columns = n_columns;
  sw_sheet_reader_fill_merged (sheets, last_row);
  self->pipe = sw_pipe_new ("rows", read_batch, self, (GDestroyNotify) sw_row_batch_free);

  return self;
}

/**
 * sw_row_pipe_next:
 * @self: a pipe
 * @error: return location for what ended the reading
 *
 * Returns: (transfer full) (nullable): the next rows; %NULL at the end, or with @error set
 */
SwRowBatch *
sw_row_pipe_next (SwRowPipe  *self,
                  GError    **error)
{
  return sw_pipe_next (self->pipe, error);
}

/**
 * sw_row_pipe_free:
 * @self: (transfer full): a pipe
 *
 * Stops reading.
 */
void
sw_row_pipe_free (SwRowPipe *self)
{
  sw_pipe_free (self->pipe);
  g_object_unref (self->sheets);
  g_clear_object (&self->cancellable);
  g_free (self);
}
