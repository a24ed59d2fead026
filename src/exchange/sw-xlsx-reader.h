/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-sheet-reader.h"

G_BEGIN_DECLS

#define SW_TYPE_XLSX_READER (sw_xlsx_reader_get_type ())
G_DECLARE_FINAL_TYPE (SwXlsxReader, sw_xlsx_reader, SW, XLSX_READER, SwSheetReader)

SwSheetReader *sw_xlsx_reader_open (const char  *path,
                                    GError     **error);

G_END_DECLS
