/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SW_TYPE_CHOICE_LIST (sw_choice_list_get_type ())
G_DECLARE_FINAL_TYPE (SwChoiceList, sw_choice_list, SW, CHOICE_LIST, GtkBox)

/* SwChoiceList::changed: the user chose something. */

GtkWidget *sw_choice_list_new      (gboolean           multiple);
void       sw_choice_list_add      (SwChoiceList      *self,
                                    const char        *value,
                                    const char        *label,
                                    gint64             count);
void       sw_choice_list_set_searchable (SwChoiceList *self,
                                    gboolean           searchable);
void       sw_choice_list_remove_all (SwChoiceList    *self);
void       sw_choice_list_select   (SwChoiceList      *self,
                                    const char *const *values);
GStrv      sw_choice_list_selected (SwChoiceList      *self);

GtkWidget *sw_choice_list_get_current (SwChoiceList  *self,
                                       const char   **value);
void       sw_choice_list_focus       (SwChoiceList  *self,
                                       const char    *value);

G_END_DECLS
