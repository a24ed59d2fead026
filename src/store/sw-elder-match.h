/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-elder.h"
#include "sw-store.h"

G_BEGIN_DECLS

GPtrArray *sw_store_match_person (SwStore     *store,
                                  const char  *name,
                                  SwDay        birth_day,
                                  GError     **error);

G_END_DECLS
