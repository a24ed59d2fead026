/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-record-form.h"
#include "sw-visits.h"

G_BEGIN_DECLS

#define SW_TYPE_ASSESSMENT_EDITOR (sw_assessment_editor_get_type ())
G_DECLARE_FINAL_TYPE (SwAssessmentEditor, sw_assessment_editor, SW, ASSESSMENT_EDITOR, GtkBox)

/* SwAssessmentEditor::changed (editor): something was rated, or the whole was begun or taken away. */

GtkWidget     *sw_assessment_editor_new        (SwStore             *store);
gboolean       sw_assessment_editor_load       (SwAssessmentEditor  *self,
                                                SwVisit             *visit,
                                                GError             **error);
gboolean       sw_assessment_editor_is_changed (SwAssessmentEditor  *self);
gboolean       sw_assessment_editor_get        (SwAssessmentEditor  *self,
                                                SwAssessment       **assessment,
                                                GError             **error);
SwRecordForm  *sw_assessment_editor_get_form   (SwAssessmentEditor  *self);
void           sw_assessment_editor_begin      (SwAssessmentEditor  *self);
void           sw_assessment_editor_write      (SwAssessmentEditor  *self,
                                                GKeyFile            *file);
void           sw_assessment_editor_restore    (SwAssessmentEditor  *self,
                                                GKeyFile            *file);

G_END_DECLS
