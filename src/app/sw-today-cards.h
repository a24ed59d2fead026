/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of the first page. Their rows activate the actions "today.*" of the page. */
#pragma once

#include <gtk/gtk.h>

#include "sw-today.h"

G_BEGIN_DECLS

void sw_today_cards_show (GtkBox     *emergencies,
                          GtkFlowBox *columns,
                          SwToday    *today,
                          SwStore    *store);

G_END_DECLS
