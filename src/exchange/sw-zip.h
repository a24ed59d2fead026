/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SwZip SwZip;

SwZip    *sw_zip_new          (const char    *path,
                               GError       **error);
void      sw_zip_free         (SwZip         *self);
gboolean  sw_zip_has          (SwZip         *self,
                               const char    *name);
gboolean  sw_zip_select       (SwZip         *self,
                               const char    *name,
                               GCancellable  *cancellable,
                               GError       **error);
gssize    sw_zip_read         (SwZip         *self,
                               void          *buffer,
                               gsize          size,
                               GCancellable  *cancellable,
                               GError       **error);
double    sw_zip_get_progress (SwZip         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwZip, sw_zip_free)

G_END_DECLS
