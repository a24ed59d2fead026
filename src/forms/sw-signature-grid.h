/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-font-chain.h"

G_BEGIN_DECLS

typedef struct _SwSignatureGrid SwSignatureGrid;

SwSignatureGrid *sw_signature_grid_new         (SwFont             *font,
                                                double              square,
                                                double              width,
                                                guint               n_columns,
                                                double              pitch);
void             sw_signature_grid_free        (SwSignatureGrid    *self);
void             sw_signature_grid_add_cell    (SwSignatureGrid    *self,
                                                const char         *title,
                                                double              seal);
void             sw_signature_grid_add_line    (SwSignatureGrid    *self,
                                                const char         *label,
                                                gboolean            rule);
double           sw_signature_grid_get_height  (SwSignatureGrid    *self);
guint            sw_signature_grid_get_n_cells (SwSignatureGrid    *self);
void             sw_signature_grid_get_seal    (SwSignatureGrid    *self,
                                                guint               cell,
                                                cairo_rectangle_t  *seal);
void             sw_signature_grid_draw        (SwSignatureGrid    *self,
                                                cairo_t            *cr,
                                                double              x,
                                                double              y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSignatureGrid, sw_signature_grid_free)

G_END_DECLS
