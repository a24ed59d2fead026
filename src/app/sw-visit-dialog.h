/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-store.h"
#include "sw-visit.h"

G_BEGIN_DECLS

/* So many visits can be left unsaved when the program ends. */
#define SW_VISIT_MAX_DRAFTS 9

SwVisit   *sw_visit_dialog_make   (SwStore    *store,
                                   gint64      elder_id,
                                   SwDay       today,
                                   GError    **error);
GtkWindow *sw_visit_dialog_new    (GtkWindow  *parent,
                                   SwStore    *store,
                                   SwVisit    *visit);
gboolean   sw_visit_dialog_open   (GtkWindow  *parent,
                                   SwStore    *store,
                                   gint64      id,
                                   GError    **error);

char      *sw_visit_dialog_draft_path (SwStore *store,
                                       guint    i);
gboolean   sw_visit_dialog_continue (GtkWindow   *parent,
                                     SwStore     *store,
                                     const char  *path,
                                     GError     **error);

G_END_DECLS
