/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-sheet-reader.h"

G_BEGIN_DECLS

#define SW_TYPE_XLS_READER (sw_xls_reader_get_type ())
G_DECLARE_FINAL_TYPE (SwXlsReader, sw_xls_reader, SW, XLS_READER, SwSheetReader)

SwSheetReader *sw_xls_reader_open (const char  *path,
                                   GError     **error);

G_END_DECLS
