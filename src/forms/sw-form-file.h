/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SwFormFile SwFormFile;

char       *sw_form_file_make_name  (const char  *name);
SwFormFile *sw_form_file_open       (const char  *path,
                                     GError     **error);
gboolean    sw_form_file_write      (SwFormFile  *self,
                                     const void  *data,
                                     gsize        size);
gboolean    sw_form_file_has_failed (SwFormFile  *self);
gsize       sw_form_file_read       (SwFormFile  *self,
                                     long         offset,
                                     void        *data,
                                     gsize        size);
long        sw_form_file_get_size   (SwFormFile  *self);
gboolean    sw_form_file_commit     (SwFormFile  *self,
                                     GError     **error);
void        sw_form_file_free       (SwFormFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwFormFile, sw_form_file_free)

G_END_DECLS
