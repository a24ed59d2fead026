/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "sw-table-pages.h"

G_BEGIN_DECLS

typedef struct _SwRegisterOutline SwRegisterOutline;

SwRegisterOutline *sw_register_outline_new        (void);
void               sw_register_outline_free       (SwRegisterOutline *self);
void               sw_register_outline_note       (SwRegisterOutline *self,
                                                   const char        *community,
                                                   guint              row);
void               sw_register_outline_find_pages (SwRegisterOutline *self,
                                                   SwTablePages      *pages);
void               sw_register_outline_add_to     (SwRegisterOutline *self,
                                                   cairo_surface_t   *surface);

G_END_DECLS
