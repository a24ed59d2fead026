/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-import-plan.h"

G_BEGIN_DECLS

GtkWidget *sw_import_file_row_new (SwImportPlan *plan,
                                   guint         source);

G_END_DECLS
