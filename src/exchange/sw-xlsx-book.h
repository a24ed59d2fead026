/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-zip.h"

G_BEGIN_DECLS

/**
 * SwXlsxBook:
 * @sheet_names: (element-type utf8): what stands on the tabs
 * @sheet_parts: (element-type utf8): the part of each sheet
 * @hidden: (element-type int): whether each sheet is hidden
 * @strings_part: (nullable): the part of the shared texts
 * @from_1904: whether days are counted from 1904-01-01
 * @formats: (element-type int): the number format of every cell style
 *
 * What has to be known of an .xlsx workbook before its cells can be read.
 */
typedef struct
{
  GPtrArray *sheet_names;
  GPtrArray *sheet_parts;
  GPtrArray *hidden;
  char      *strings_part;
  gboolean   from_1904;
  GArray    *formats;
} SwXlsxBook;

SwXlsxBook *sw_xlsx_book_new  (SwZip        *zip,
                               const char   *path,
                               GError      **error);
void        sw_xlsx_book_free (SwXlsxBook   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwXlsxBook, sw_xlsx_book_free)

G_END_DECLS
