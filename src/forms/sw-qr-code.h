/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _SwQrCode SwQrCode;

SwQrCode *sw_qr_code_new  (const char *text);
void      sw_qr_code_free (SwQrCode   *self);
void      sw_qr_code_draw (SwQrCode   *self,
                           cairo_t    *cr,
                           double      x,
                           double      y,
                           double      size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwQrCode, sw_qr_code_free)

G_END_DECLS
