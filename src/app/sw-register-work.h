/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-register-changes.h"
#include "sw-window.h"

G_BEGIN_DECLS

/* What is done to the elders that are selected, however many: beside the window
 * where it takes long, and said in a toast that offers to undo it. */

void sw_register_work_set_field  (SwWindow      *window,
                                  GArray        *ids,
                                  const SwField *field,
                                  gint64         value);
void sw_register_work_set_status (SwWindow      *window,
                                  GArray        *ids,
                                  SwStatus       status,
                                  SwDay          from_day,
                                  SwDay          to_day,
                                  const char    *note);
void sw_register_work_reassign   (SwWindow      *window,
                                  GArray        *parts);
void sw_register_work_delete     (SwWindow      *window,
                                  GArray        *ids);

G_END_DECLS
