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

/* Numbers of these files, the low byte first and at any place. */
static inline guint32
sw_compound_get_u16 (const guint8 *at)
{
  return at[0] | at[1] << 8;
}

static inline guint32
sw_compound_get_u32 (const guint8 *at)
{
  return sw_compound_get_u16 (at) | (guint32) sw_compound_get_u16 (at + 2) << 16;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwCompoundFile, sw_compound_file_free)

G_END_DECLS
