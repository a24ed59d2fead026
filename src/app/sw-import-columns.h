/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-column-map.h"

G_BEGIN_DECLS

GtkWidget *sw_import_columns_new (const char  *title,
                                  SwColumnMap *map);

G_END_DECLS
