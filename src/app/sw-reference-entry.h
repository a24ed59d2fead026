/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-record-draft.h"
#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_REFERENCE_ENTRY (sw_reference_entry_get_type ())
G_DECLARE_FINAL_TYPE (SwReferenceEntry, sw_reference_entry, SW, REFERENCE_ENTRY, GtkWidget)

/* SwReferenceEntry::changed (entry): something else was chosen. */

GtkWidget *sw_reference_entry_new        (SwStore          *store,
                                          const SwField    *field,
                                          SwRecordDraft    *draft);
gint64     sw_reference_entry_get_id     (SwReferenceEntry *self);
void       sw_reference_entry_set_id     (SwReferenceEntry *self,
                                          gint64            id);
void       sw_reference_entry_set_search (SwReferenceEntry *self,
                                          const char       *text);
gboolean   sw_reference_entry_choose     (SwReferenceEntry *self);
GtkWidget *sw_reference_entry_get_button (SwReferenceEntry *self);

G_END_DECLS
