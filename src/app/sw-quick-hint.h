/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-quick-line.h"
#include "sw-store.h"

G_BEGIN_DECLS

char *sw_quick_hint_make (SwStore     *store,
                          SwQuickLine *line,
                          GListModel  *lines);

G_END_DECLS
