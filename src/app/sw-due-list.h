/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-due-text.h"

G_BEGIN_DECLS

#define SW_TYPE_DUE_LIST (sw_due_list_get_type ())
G_DECLARE_FINAL_TYPE (SwDueList, sw_due_list, SW, DUE_LIST, GtkBox)

/* SwDueList::changed: other visits are shown than before. */

GtkWidget *sw_due_list_new       (void);
void       sw_due_list_set       (SwDueList         *self,
                                  SwStore           *store,
                                  SwDue             *due,
                                  const SwDueFilter *filter,
                                  SwDay              day);
void       sw_due_list_set_group (SwDueList         *self,
                                  SwDueGroup         group);
void       sw_due_list_set_open_only (SwDueList     *self,
                                  gboolean           open_only);
void       sw_due_list_set_computing (SwDueList     *self,
                                  gboolean           computing);
guint      sw_due_list_get_n     (SwDueList         *self);

G_END_DECLS
