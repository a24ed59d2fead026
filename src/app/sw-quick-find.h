/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-quick-field.h"
#include "sw-quick-line.h"
#include "sw-store.h"

G_BEGIN_DECLS

GPtrArray *sw_quick_find (SwStore      *store,
                          SwQuickPlace  place,
                          const char   *text);

G_END_DECLS
