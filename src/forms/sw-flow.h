/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-font.h"

G_BEGIN_DECLS

/**
 * SwBlankFlags:
 * @SW_BLANK_KEEP: it is not parted if a line has room for it: a name
 * @SW_BLANK_FILL: it takes all that is left of its line
 * @SW_BLANK_START: what stands in it stands at its beginning, not in its middle
 *
 * How a blank behaves.
 */
typedef enum
{
  SW_BLANK_KEEP  = 1 << 0,
  SW_BLANK_FILL  = 1 << 1,
  SW_BLANK_START = 1 << 2
} SwBlankFlags;

typedef enum
{
  SW_FLOW_RAGGED,
  SW_FLOW_JUSTIFIED
} SwFlowEdge;

typedef struct _SwFlow SwFlow;

SwFlow   *sw_flow_new            (void);
void      sw_flow_free           (SwFlow            *self);
void      sw_flow_begin          (SwFlow            *self,
                                  SwFont            *font,
                                  double             square);
void      sw_flow_add_text       (SwFlow            *self,
                                  const char        *text);
void      sw_flow_add_kept       (SwFlow            *self,
                                  const char        *text);
void      sw_flow_add_blank      (SwFlow            *self,
                                  const char        *value,
                                  double             width,
                                  SwBlankFlags       flags);
guint     sw_flow_set            (SwFlow            *self,
                                  double             width,
                                  double             indent,
                                  SwFlowEdge         edge);
guint     sw_flow_get_n_lines    (SwFlow            *self);
double    sw_flow_get_line_width (SwFlow            *self,
                                  guint              line);
char     *sw_flow_get_line_text  (SwFlow            *self,
                                  guint              line);
guint     sw_flow_get_n_rules    (SwFlow            *self);
void      sw_flow_get_rule       (SwFlow            *self,
                                  guint              index,
                                  guint             *line,
                                  double            *start,
                                  double            *end);
gunichar  sw_flow_get_missing    (SwFlow            *self);
void      sw_flow_draw_open      (SwFlow            *self,
                                  cairo_t           *cr,
                                  guint              first_line,
                                  guint              n_lines,
                                  double             x,
                                  double             y,
                                  double             pitch);
void      sw_flow_draw_rules     (cairo_t           *cr);
void      sw_flow_draw           (SwFlow            *self,
                                  cairo_t           *cr,
                                  guint              first_line,
                                  guint              n_lines,
                                  double             x,
                                  double             y,
                                  double             pitch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwFlow, sw_flow_free)

G_END_DECLS
