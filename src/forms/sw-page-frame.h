/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-font-chain.h"

G_BEGIN_DECLS

typedef enum
{
  SW_PAGE_PORTRAIT,
  SW_PAGE_LANDSCAPE
} SwPageOrientation;

typedef struct _SwPageFrame SwPageFrame;

SwPageFrame *sw_page_frame_new         (SwFontChain        *fonts,
                                        SwPageOrientation   orientation,
                                        double              top,
                                        double              right,
                                        double              bottom,
                                        double              left);
void         sw_page_frame_free        (SwPageFrame        *self);
void         sw_page_frame_set_footer  (SwPageFrame        *self,
                                        const char         *left,
                                        const char         *right);
void         sw_page_frame_set_code    (SwPageFrame        *self,
                                        const char         *code);
void         sw_page_frame_get_size    (SwPageFrame        *self,
                                        double             *width,
                                        double             *height);
void         sw_page_frame_get_content (SwPageFrame        *self,
                                        cairo_rectangle_t  *content);
void         sw_page_frame_draw        (SwPageFrame        *self,
                                        cairo_t            *cr,
                                        guint               page,
                                        guint               n_pages);
void         sw_page_frame_draw_mark   (SwPageFrame        *self,
                                        cairo_t            *cr,
                                        const char         *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwPageFrame, sw_page_frame_free)

G_END_DECLS
