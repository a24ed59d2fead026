/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-font-chain.h"
#include "sw-text.h"

G_BEGIN_DECLS

typedef struct _SwParagraph SwParagraph;

SwParagraph *sw_paragraph_new            (SwFont      *font,
                                          const char  *text,
                                          double       width,
                                          double       pitch,
                                          SwAlign      align);
void         sw_paragraph_free           (SwParagraph *self);
double       sw_paragraph_get_height     (SwParagraph *self);
double       sw_paragraph_get_text_width (SwParagraph *self);
void         sw_paragraph_draw           (SwParagraph *self,
                                          cairo_t     *cr,
                                          double       x,
                                          double       y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwParagraph, sw_paragraph_free)

G_END_DECLS
