/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SwCompoundFile SwCompoundFile;

SwCompoundFile *sw_compound_file_new         (const char      *path,
                                              GError         **error);
void            sw_compound_file_free        (SwCompoundFile  *self);
guint           sw_compound_file_count       (SwCompoundFile  *self,
                                              const char      *name);
GByteArray     *sw_compound_file_read_stream (SwCompoundFile  *self,
                                              const char      *name,
                                              guint            index,
                                              GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwCompoundFile, sw_compound_file_free)

G_END_DECLS
