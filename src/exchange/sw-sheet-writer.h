/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-enum.h"
#include "sw-exchange-error.h"

G_BEGIN_DECLS

typedef enum
{
  SW_SHEET_FORMAT_XLSX,
  SW_SHEET_FORMAT_CSV_UTF8,     /* with byte order mark, as Excel needs it */
  SW_SHEET_FORMAT_CSV_GB18030
} SwSheetFormat;

typedef enum
{
  SW_SHEET_COLUMN_TEXT,         /* always text: identity numbers, telephones, names */
  SW_SHEET_COLUMN_NUMBER,
  SW_SHEET_COLUMN_PERCENT,      /* given as 87.5% */
  SW_SHEET_COLUMN_DAY           /* given as YYYY-MM-DD */
} SwSheetColumnKind;

/**
 * SwSheetColumn:
 * @heading: what stands in the head
 * @width: in characters of the standard font; 0 for the usual width
 * @kind: what the cells are; a cell that is no such thing is written as text
 * @choices: (nullable): an enumeration from which a spreadsheet lets choose, by its official
 *   words
 *
 * A column of a sheet that is written.
 */
typedef struct
{
  const char        *heading;
  double             width;
  SwSheetColumnKind  kind;
  const SwEnum      *choices;
} SwSheetColumn;

/**
 * SwSheetLayout:
 * @sheet_name: (nullable): what stands on the tab
 * @title: (nullable): a first row over all columns
 * @note: (nullable): the left half of a row between title and head
 * @end_note: (nullable): its right half
 * @columns: the columns
 * @n_columns: how many
 * @for_print: landscape A4, the head on every page, as wide as the page
 *
 * How a sheet looks. A CSV has the head and the rows only.
 */
typedef struct
{
  const char          *sheet_name;
  const char          *title;
  const char          *note;
  const char          *end_note;
  const SwSheetColumn *columns;
  guint                n_columns;
  gboolean             for_print;
} SwSheetLayout;

typedef struct _SwSheetWriter SwSheetWriter;

SwSheetWriter *sw_sheet_writer_new       (const char           *path,
                                          SwSheetFormat         format,
                                          const SwSheetLayout  *layout,
                                          GError              **error);
void           sw_sheet_writer_free      (SwSheetWriter        *self);
gboolean       sw_sheet_writer_add_sheet (SwSheetWriter        *self,
                                          const SwSheetLayout  *layout,
                                          GError              **error);
gboolean       sw_sheet_writer_write_row (SwSheetWriter        *self,
                                          const char *const    *texts,
                                          GError              **error);
gboolean       sw_sheet_writer_close     (SwSheetWriter        *self,
                                          GError              **error);

double         sw_sheet_text_width       (const char           *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSheetWriter, sw_sheet_writer_free)

G_END_DECLS
