/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_PEOPLE_LIST (sw_people_list_get_type ())
G_DECLARE_FINAL_TYPE (SwPeopleList, sw_people_list, SW, PEOPLE_LIST, GtkWidget)

/* SwPeopleList::activate (list): a row was opened.
 * SwPeopleList::selected (list): another row was selected, or none. */

GtkWidget *sw_people_list_new          (GType         type);
GType      sw_people_list_get_type_of  (SwPeopleList *self);
void       sw_people_list_set_store    (SwPeopleList *self,
                                        SwStore      *store);
void       sw_people_list_set_search   (SwPeopleList *self,
                                        const char   *text);
SwRecord  *sw_people_list_get_selected (SwPeopleList *self);
void       sw_people_list_select       (SwPeopleList *self,
                                        gint64        id);
guint      sw_people_list_get_n_rows   (SwPeopleList *self);
void       sw_people_list_focus        (SwPeopleList *self);

G_END_DECLS
