/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _SwCellFace SwCellFace;

SwCellFace *sw_cell_face_new   (GtkWidget  *view,
                                gboolean    heading);
void        sw_cell_face_unref (SwCellFace *face);

#define SW_TYPE_CELL (sw_cell_get_type ())
G_DECLARE_FINAL_TYPE (SwCell, sw_cell, SW, CELL, GtkWidget)

GtkWidget  *sw_cell_new      (SwCellFace *face);
const char *sw_cell_get_text (SwCell     *self);
void        sw_cell_set_text (SwCell     *self,
                              const char *text);
void        sw_cell_name_row (GtkWidget  *child,
                              const char *name);

G_END_DECLS
