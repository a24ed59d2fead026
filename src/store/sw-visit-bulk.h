/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-store.h"

G_BEGIN_DECLS

/* Many sound visits at once, within an open action: what checks and indexes
 * cost one by one is spared. */
gboolean sw_store_begin_bulk  (SwStore   *store,
                               GStrv     *indexes,
                               GError   **error);
gboolean sw_store_bulk_insert (SwStore   *store,
                               SwRecord  *record,
                               GError   **error);
gboolean sw_store_end_bulk    (SwStore   *store,
                               GStrv      indexes,
                               GError   **error);

G_END_DECLS
