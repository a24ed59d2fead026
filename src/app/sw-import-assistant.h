/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-sheet-subject.h"
#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_IMPORT_ASSISTANT (sw_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (SwImportAssistant, sw_import_assistant, SW, IMPORT_ASSISTANT, AdwWindow)

GtkWindow  *sw_import_assistant_new       (SwWindow          *window,
                                           SwSheetGroup       group);
void        sw_import_assistant_add_files (SwImportAssistant *self,
                                           GPtrArray         *paths);
const char *sw_import_assistant_get_step  (SwImportAssistant *self);

G_END_DECLS
