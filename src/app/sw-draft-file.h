/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SW_TYPE_DRAFT_FILE (sw_draft_file_get_type ())
G_DECLARE_FINAL_TYPE (SwDraftFile, sw_draft_file, SW, DRAFT_FILE, GObject)

/**
 * SwDraftWriter:
 * @owner: the widget that is typed into
 * @file: an empty file, to write into what is not saved
 *
 * Says what is to be kept. Where nothing is written there is nothing to keep.
 */
typedef void (*SwDraftWriter) (GtkWidget *owner,
                               GKeyFile  *file);

char        *sw_draft_file_path    (const char    *database,
                                    const char    *name);
gboolean     sw_draft_file_exists  (const char    *database,
                                    const char    *name);
GKeyFile    *sw_draft_file_read    (const char    *path,
                                    GError       **error);

SwDraftFile *sw_draft_file_new     (GtkWidget     *owner,
                                    SwDraftWriter  writer);
void         sw_draft_file_set_path (SwDraftFile  *self,
                                    const char    *path);
void         sw_draft_file_changed (SwDraftFile   *self);
void         sw_draft_file_discard (SwDraftFile   *self);

G_END_DECLS
