/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SwOutputFile SwOutputFile;

SwOutputFile *sw_output_file_new        (const char    *path,
                                         GError       **error);
void          sw_output_file_free       (SwOutputFile  *self);
const char   *sw_output_file_get_path   (SwOutputFile  *self);
const char   *sw_output_file_get_folder (SwOutputFile  *self);
gboolean      sw_output_file_finish     (SwOutputFile  *self,
                                         GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwOutputFile, sw_output_file_free)

G_END_DECLS
