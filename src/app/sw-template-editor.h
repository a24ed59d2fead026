/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_TEMPLATE_EDITOR (sw_template_editor_get_type ())
G_DECLARE_FINAL_TYPE (SwTemplateEditor, sw_template_editor, SW, TEMPLATE_EDITOR, AdwWindow)

GtkWindow  *sw_template_editor_new         (SwWindow         *window,
                                            GtkWindow        *parent);
void        sw_template_editor_set_text    (SwTemplateEditor *self,
                                            const char       *text);
char       *sw_template_editor_get_text    (SwTemplateEditor *self);
const char *sw_template_editor_get_problem (SwTemplateEditor *self);
gboolean    sw_template_editor_save        (SwTemplateEditor *self);

G_END_DECLS
