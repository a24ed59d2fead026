/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-store.h"

G_BEGIN_DECLS

void sw_proposal_columns_add (GtkColumnView *view,
                              SwStore       *store);

G_END_DECLS
