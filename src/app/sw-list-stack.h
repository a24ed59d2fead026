/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkStack *sw_list_stack_new  (GtkWidget     *list,
                              AdwStatusPage *nothing);
void      sw_list_stack_show (GtkStack      *stack,
                              gboolean       some);

G_END_DECLS
