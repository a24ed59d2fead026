/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SW_ENCODING_UTF8,
  SW_ENCODING_UTF16LE,
  SW_ENCODING_UTF16BE,
  SW_ENCODING_GB18030
} SwEncoding;

typedef struct _SwTextDecoder SwTextDecoder;

SwTextDecoder *sw_text_decoder_new           (const char     *path,
                                              GError        **error);
void           sw_text_decoder_free          (SwTextDecoder  *self);
gboolean       sw_text_decoder_rewind        (SwTextDecoder  *self,
                                              GError        **error);
gssize         sw_text_decoder_read          (SwTextDecoder  *self,
                                              char           *buffer,
                                              gsize           size,
                                              GCancellable   *cancellable,
                                              GError        **error);
SwEncoding     sw_text_decoder_get_encoding  (SwTextDecoder  *self);
double         sw_text_decoder_get_progress  (SwTextDecoder  *self);
const char    *sw_encoding_get_name          (SwEncoding      encoding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwTextDecoder, sw_text_decoder_free)

G_END_DECLS
