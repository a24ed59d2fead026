/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-sheet-reader.h"

G_BEGIN_DECLS

#define SW_TYPE_CSV_READER (sw_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (SwCsvReader, sw_csv_reader, SW, CSV_READER, SwSheetReader)

SwSheetReader *sw_csv_reader_open (const char  *path,
                                   GError     **error);

G_END_DECLS
