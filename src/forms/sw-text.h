/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-font.h"

G_BEGIN_DECLS

/* The middle of the square of a hanzi, above the baseline, as a part of the
 * size: hanzi and the figures beside them look centred in a line by it. */
#define SW_TEXT_MIDDLE 0.38

typedef enum
{
  SW_ALIGN_START,
  SW_ALIGN_CENTER,
  SW_ALIGN_END
} SwAlign;

typedef struct _SwText SwText;

SwText  *sw_text_new            (void);
void     sw_text_free           (SwText     *self);
guint    sw_text_set            (SwText     *self,
                                 SwFont     *font,
                                 const char *text,
                                 double      width);
void     sw_text_balance        (SwText     *self);
guint    sw_text_get_n_lines    (SwText     *self);
double   sw_text_get_line_width (SwText     *self,
                                 guint       line);
gunichar sw_text_get_missing    (SwText     *self);
void     sw_text_hold           (SwText     *self);
void     sw_text_release        (SwText     *self,
                                 cairo_t    *cr);
void     sw_text_draw_line      (SwText     *self,
                                 cairo_t    *cr,
                                 guint       line,
                                 double      x,
                                 double      y,
                                 double      height);
void     sw_text_draw           (SwText     *self,
                                 cairo_t    *cr,
                                 guint       first_line,
                                 guint       n_lines,
                                 double      x,
                                 double      y,
                                 double      width,
                                 double      pitch,
                                 SwAlign     align);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwText, sw_text_free)

G_END_DECLS
