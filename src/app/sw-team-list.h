/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_TEAM_LIST (sw_team_list_get_type ())
G_DECLARE_FINAL_TYPE (SwTeamList, sw_team_list, SW, TEAM_LIST, GtkBox)

/* SwTeamList::changed (list): somebody was chosen, or is not any more. */

GtkWidget *sw_team_list_new        (SwStore      *store);
GArray    *sw_team_list_get_chosen (SwTeamList   *self);
void       sw_team_list_choose     (SwTeamList   *self,
                                    const gint64 *ids,
                                    gsize         n_ids);
void       sw_team_list_find       (SwTeamList   *self,
                                    const char   *text);
void       sw_team_list_choose_all (SwTeamList   *self);

void        sw_team_list_set_duty   (SwTeamList   *self,
                                     gint64        id,
                                     const char   *duty);
GHashTable *sw_team_list_get_duties (SwTeamList   *self);

G_END_DECLS
