/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-import-row.h"

G_BEGIN_DECLS

#define SW_ROW_BATCH 128

/**
 * SwRowBatch:
 * @progress: how much of the sheet is read, 0 to 1
 * @n_blank: how many rows before and between these the sheet's reader left out as empty
 * @n_rows: how many rows there are
 * @rows: the number of each in its sheet, and its cells, which may be taken
 *
 * Rows as they were read.
 */
typedef struct
{
  double progress;
  guint  n_blank;
  guint  n_rows;
  struct
  {
    guint          number;
    SwImportCells *cells;
  } rows[SW_ROW_BATCH];
} SwRowBatch;

typedef struct _SwRowPipe SwRowPipe;

SwRowPipe  *sw_row_pipe_new   (SwSheetReader  *sheets,
                               guint           last_row,
                               guint           n_columns,
                               GCancellable   *cancellable);
SwRowBatch *sw_row_pipe_next  (SwRowPipe      *self,
                               GError        **error);
void        sw_row_pipe_free  (SwRowPipe      *self);
void        sw_row_batch_free (SwRowBatch     *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwRowPipe, sw_row_pipe_free)

G_END_DECLS
