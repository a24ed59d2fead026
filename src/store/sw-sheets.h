/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-sheet-code.h"
#include "sw-store.h"

G_BEGIN_DECLS

gboolean sw_store_find_sheet (SwStore      *store,
                              SwSheetCode  *code,
                              GError      **error);

G_END_DECLS
