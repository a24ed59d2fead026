/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "sw-missing-glyph.h"
#include "sw-register-row-source.h"
#include "sw-types.h"

G_BEGIN_DECLS

/* What a register says. What is not known is NULL or SW_NONE. */
typedef struct
{
  SwRegisterRowSource *rows; /* NULL for a blank form */
  guint                n_blank_rows;
  char                *office;
  SwDay                report_day;
  char                *quarter;
  char                *number;
  char                *checksum;
  char                *code;
  char                *filler;
  char                *filler_phone;
} SwRegisterInput;

typedef struct _SwRegisterLayout SwRegisterLayout;

SwRegisterLayout *sw_register_layout_new           (const SwRegisterInput *input);
void              sw_register_layout_free          (SwRegisterLayout      *self);
guint             sw_register_layout_get_n_pages   (SwRegisterLayout      *self);
void              sw_register_layout_get_page_size (SwRegisterLayout      *self,
                                                    double                *width,
                                                    double                *height);
GPtrArray        *sw_register_layout_get_missing   (SwRegisterLayout      *self);
void              sw_register_layout_add_outline   (SwRegisterLayout      *self,
                                                    cairo_surface_t       *surface);
void              sw_register_layout_draw_page     (SwRegisterLayout      *self,
                                                    cairo_t               *cr,
                                                    guint                  page);
gboolean          sw_register_layout_find_block    (SwRegisterLayout      *self,
                                                    const char            *name,
                                                    guint                 *page,
                                                    cairo_rectangle_t     *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwRegisterLayout, sw_register_layout_free)

G_END_DECLS
