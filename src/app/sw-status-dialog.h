/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-window.h"

G_BEGIN_DECLS

void sw_status_dialog_show       (SwWindow     *window,
                                  const gint64 *ids,
                                  gsize         n_ids);
void sw_status_dialog_show_pause (GtkWindow    *parent,
                                  SwWindow     *window,
                                  GArray       *ids,
                                  SwDay         from);

G_END_DECLS
