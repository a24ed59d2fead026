/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-exchange-error.h"

G_BEGIN_DECLS

typedef enum
{
  SW_CELL_EMPTY,
  SW_CELL_TEXT,
  SW_CELL_NUMBER,
  SW_CELL_BOOLEAN,
  SW_CELL_DAY,
  SW_CELL_ERROR
} SwCellKind;

/**
 * SwCell:
 * @kind: what the file says the cell is; a cell of a CSV is empty or text
 * @text: what a person sees, never NULL
 * @number: the number; 0 or 1 for a boolean; the days since 1970-01-01 for a day
 *
 * A cell of a sheet.
 */
typedef struct
{
  SwCellKind  kind;
  const char *text;
  double      number;
} SwCell;

/**
 * SwSheetRow:
 * @number: the number of the row as a spreadsheet shows it, from 1
 * @cells: the cells from column A on; the last one is not empty
 * @n_cells: how many
 *
 * A row as it was read. What it points to belongs to the reader and holds until
 * the next call on the reader.
 */
typedef struct
{
  guint         number;
  const SwCell *cells;
  guint         n_cells;
} SwSheetRow;

struct _SwSheetMerges;

/* The widest sheet and the longest cell that a spreadsheet program allows; the
 * latter in bytes of UTF-8. */
#define SW_SHEET_MAX_COLUMNS 16384
#define SW_SHEET_MAX_CELL_BYTES (32767 * 4)

#define SW_TYPE_SHEET_READER (sw_sheet_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (SwSheetReader, sw_sheet_reader, SW, SHEET_READER, GObject)

struct _SwSheetReaderClass
{
  GObjectClass parent_class;

  guint       (*get_n_sheets)    (SwSheetReader  *self);
  const char *(*get_sheet_name)  (SwSheetReader  *self,
                                  guint           sheet);
  /* May be NULL. */
  gboolean    (*is_hidden)       (SwSheetReader  *self,
                                  guint           sheet);
  gboolean    (*select_sheet)    (SwSheetReader  *self,
                                  guint           sheet,
                                  GError        **error);
  /* May be NULL. Of the selected sheet, before its first row is read. */
  void        (*find_merges)     (SwSheetReader         *self,
                                  struct _SwSheetMerges *merges,
                                  GCancellable          *cancellable);
  gboolean    (*read_row)        (SwSheetReader  *self,
                                  SwSheetRow     *row,
                                  GCancellable   *cancellable,
                                  GError        **error);
  double      (*get_progress)    (SwSheetReader  *self);
  char       *(*describe)        (SwSheetReader  *self);
};

SwSheetReader *sw_sheet_reader_open           (const char     *path,
                                               GError        **error);
guint          sw_sheet_reader_get_n_sheets   (SwSheetReader  *self);
const char    *sw_sheet_reader_get_sheet_name (SwSheetReader  *self,
                                               guint           sheet);
gboolean       sw_sheet_reader_is_hidden      (SwSheetReader  *self,
                                               guint           sheet);
gboolean       sw_sheet_reader_select_sheet   (SwSheetReader  *self,
                                               guint           sheet,
                                               GError        **error);
void           sw_sheet_reader_fill_merged    (SwSheetReader  *self,
                                               guint           after_row);
gboolean       sw_sheet_reader_read_row       (SwSheetReader  *self,
                                               SwSheetRow     *row,
                                               GCancellable   *cancellable,
                                               GError        **error);
double         sw_sheet_reader_get_progress   (SwSheetReader  *self);
char          *sw_sheet_reader_describe       (SwSheetReader  *self);

G_END_DECLS
