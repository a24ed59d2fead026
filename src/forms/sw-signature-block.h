/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-font-chain.h"

G_BEGIN_DECLS

typedef struct _SwSignatureBlock SwSignatureBlock;

SwSignatureBlock *sw_signature_block_new        (SwFont             *font,
                                                 double              width,
                                                 double              seal);
void              sw_signature_block_free       (SwSignatureBlock   *self);
void              sw_signature_block_add_blank  (SwSignatureBlock   *self,
                                                 const char         *label,
                                                 const char         *value);
void              sw_signature_block_set_sealed (SwSignatureBlock   *self,
                                                 const char         *text);
double            sw_signature_block_get_height (SwSignatureBlock   *self);
void              sw_signature_block_get_seal   (SwSignatureBlock   *self,
                                                 cairo_rectangle_t  *seal);
void              sw_signature_block_draw       (SwSignatureBlock   *self,
                                                 cairo_t            *cr,
                                                 double              x,
                                                 double              y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSignatureBlock, sw_signature_block_free)

G_END_DECLS
