/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-store.h"

G_BEGIN_DECLS

void       sw_app_init       (void);
GSettings *sw_app_settings   (void);
SwStore   *sw_app_open_store (const char *database,
                              GError    **error);

G_END_DECLS
