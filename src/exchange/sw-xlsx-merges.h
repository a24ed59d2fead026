/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-sheet-merges.h"
#include "sw-zip.h"

G_BEGIN_DECLS

void sw_xlsx_merges_read (SwZip         *zip,
                          const char    *part,
                          SwSheetMerges *merges,
                          GCancellable  *cancellable);

G_END_DECLS
