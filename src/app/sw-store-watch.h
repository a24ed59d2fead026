/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_STORE_WATCH (sw_store_watch_get_type ())
G_DECLARE_FINAL_TYPE (SwStoreWatch, sw_store_watch, SW, STORE_WATCH, GObject)

/* SwStoreWatch::changed (watch): the store changed; emitted in the main loop. */

SwStoreWatch *sw_store_watch_new (SwStore *store);

G_END_DECLS
