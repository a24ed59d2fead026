/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-assessment-editor.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-record-draft-file.h"
#include "sw-record-sections.h"

/**
 * SwAssessmentEditor:
 *
 * What was found at a visit, section 五 of the visit record. A new one begins
 * with what was found the last time; what is different from it is marked.
 */
struct _SwAssessmentEditor
{
  GtkBox        parent_instance;

  /* Children. */
  GtkWidget    *head;
  GtkLabel     *note;
  GtkWidget    *begin_button;
  GtkWidget    *remove_button;
  SwRecordForm *form;      /* NULL where nothing is rated */

  /* Owned. */
  SwStore      *store;
  SwAssessment *saved;     /* of the visit, NULL where it has none */
  SwAssessment *last;      /* of the visit before it that has one */
  SwVisit      *last_visit;
};

G_DEFINE_FINAL_TYPE (SwAssessmentEditor, sw_assessment_editor, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_head (SwAssessmentEditor *self)
{
  g_autofree char *day = self->last_visit ? sw_day_format (self->last_visit->day) : NULL;
  g_autofree char *text = NULL;

  if (self->form == NULL)
    text = g_strdup (_("Not rated at this visit."));
  else if (day)
    /* Translators: %s is a day. */
    text = g_strdup_printf (_("Compared with %s; what is different is marked."), day);
  else
    text = g_strdup (_("The first rating of this elder."));
  gtk_label_set_label (self->note, text);
  gtk_widget_set_visible (self->begin_button, self->form == NULL);
  gtk_widget_set_visible (self->remove_button, self->form != NULL);
}

/* Marks what is not as it was the last time. */
static void
mark_changes (SwAssessmentEditor *self)
{
  SwRecord *record = sw_record_draft_get_record (sw_record_form_get_draft (self->form));
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      SwFieldRow *row = sw_record_form_get_row (self->form, field->name);
      g_autofree char *before = NULL;
      g_autofree char *now = NULL;
      g_autofree char *tooltip = NULL;
      gboolean different;

      if (row == NULL)
        continue;

      before = self->last ? sw_record_format (SW_RECORD (self->last), field) : NULL;
      now = sw_record_format (record, field);
      different = self->last && g_strcmp0 (before ? before : "", now ? now : "") != 0;
      if (different)
        {
          /* Translators: %s is what was found the last time. */
          tooltip = g_strdup_printf (_("Last time: %s"), before ? before : "—");
          gtk_widget_add_css_class (GTK_WIDGET (row), "different");
        }
      else
        {
          gtk_widget_remove_css_class (GTK_WIDGET (row), "different");
        }
      gtk_widget_set_tooltip_text (GTK_WIDGET (row), tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (sw_field_row_get_editor (row)),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip ? tooltip : "", -1);
    }
}

static void
draft_changed_cb (SwAssessmentEditor *self)
{
  mark_changes (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_form (SwAssessmentEditor *self)
{
  if (self->form)
    gtk_box_remove (GTK_BOX (self), GTK_WIDGET (self->form));
  self->form = NULL;
}

static void
make_form (SwAssessmentEditor *self,
           SwAssessment       *assessment)
{
  g_autoptr (SwRecordDraft) draft = sw_record_draft_new (SW_RECORD (assessment), sw_day_today ());

  clear_form (self);
  self->form = SW_RECORD_FORM (sw_record_form_new (self->store, draft));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->form));
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  mark_changes (self);
}

static void
remove_cb (SwAssessmentEditor *self)
{
  clear_form (self);
  show_head (self);
  gtk_widget_grab_focus (self->begin_button);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sw_assessment_editor_dispose (GObject *object)
{
  SwAssessmentEditor *self = SW_ASSESSMENT_EDITOR (object);

  g_clear_object (&self->store);
  g_clear_object (&self->saved);
  g_clear_object (&self->last);
  g_clear_object (&self->last_visit);

  G_OBJECT_CLASS (sw_assessment_editor_parent_class)->dispose (object);
}

static void
sw_assessment_editor_class_init (SwAssessmentEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_assessment_editor_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sw_assessment_editor_init (SwAssessmentEditor *self)
{
  GtkWidget *title = gtk_label_new (_("Findings"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);

  gtk_widget_add_css_class (title, "heading");
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_xalign (self->note, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->note), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  self->begin_button = gtk_button_new_with_mnemonic (_("_Rate"));
  self->remove_button = gtk_button_new_with_mnemonic (_("_Without Rating"));
  g_signal_connect_swapped (self->begin_button, "clicked", G_CALLBACK (sw_assessment_editor_begin), self);
  g_signal_connect_swapped (self->remove_button, "clicked", G_CALLBACK (remove_cb), self);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->head), title);
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (self->head), self->begin_button);
  gtk_box_append (GTK_BOX (self->head), self->remove_button);
  gtk_box_append (GTK_BOX (self), self->head);
  show_head (self);
}

/**
 * sw_assessment_editor_new:
 * @store: an open database
 *
 * Returns: (transfer floating): an editor without a rating
 */
GtkWidget *
sw_assessment_editor_new (SwStore *store)
{
  SwAssessmentEditor *self = g_object_new (SW_TYPE_ASSESSMENT_EDITOR, NULL);

  self->store = g_object_ref (store);

  return GTK_WIDGET (self);
}

/**
 * sw_assessment_editor_load:
 * @self: an editor
 * @visit: the visit that it is about, new or stored
 * @error: return location
 *
 * Takes what is stored with the visit, and what was found before it. What was
 * already rated for a new visit is kept.
 *
 * Returns: whether all could be read
 */
gboolean
sw_assessment_editor_load (SwAssessmentEditor  *self,
                           SwVisit             *visit,
                           GError             **error)
{
  gboolean is_new = sw_record_get_id (SW_RECORD (visit)) == SW_NONE;
  g_autoptr (GError) failure = NULL;

  g_clear_object (&self->last);
  g_clear_object (&self->last_visit);
  if (visit->elder_id != SW_NONE)
    self->last = sw_store_last_assessment (self->store, visit->elder_id, is_new ? NULL : visit, &self->last_visit,
                                           &failure);
  if (!is_new && self->saved == NULL && failure == NULL)
    {
      self->saved = sw_store_get_assessment (self->store, sw_record_get_id (SW_RECORD (visit)), &failure);
      if (self->saved)
        make_form (self, self->saved);
    }
  if (self->form)
    mark_changes (self);
  show_head (self);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/**
 * sw_assessment_editor_begin:
 * @self: an editor
 *
 * Begins a rating: with what is stored, or else as it was the last time.
 */
void
sw_assessment_editor_begin (SwAssessmentEditor *self)
{
  g_autoptr (SwAssessment) first = NULL;

  g_return_if_fail (SW_IS_ASSESSMENT_EDITOR (self));

  if (self->form)
    return;

  if (self->saved)
    {
      first = g_object_ref (self->saved);
    }
  else if (self->last)
    {
      first = SW_ASSESSMENT (sw_record_copy (SW_RECORD (self->last)));
      sw_record_set_id (SW_RECORD (first), SW_NONE);
    }
  else
    {
      first = sw_assessment_new ();
    }
  /* It must say of which visit, and learns it when that is stored. */
  if (self->saved == NULL)
    first->visit_id = 0;
  make_form (self, first);
  show_head (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sw_assessment_editor_is_changed:
 * @self: an editor
 *
 * Returns: whether there is something to save
 */
gboolean
sw_assessment_editor_is_changed (SwAssessmentEditor *self)
{
  g_return_val_if_fail (SW_IS_ASSESSMENT_EDITOR (self), FALSE);

  if (self->form == NULL || self->saved == NULL)
    return (self->form != NULL) != (self->saved != NULL);

  return sw_record_draft_is_changed (sw_record_form_get_draft (self->form));
}

/**
 * sw_assessment_editor_get:
 * @self: an editor
 * @assessment: (out) (transfer full) (nullable): what is to be stored with the visit; one without
 *   a rating takes away what is stored; %NULL for nothing
 * @error: return location
 *
 * Returns: whether what is rated can be stored
 */
gboolean
sw_assessment_editor_get (SwAssessmentEditor  *self,
                          SwAssessment       **assessment,
                          GError             **error)
{
  g_return_val_if_fail (SW_IS_ASSESSMENT_EDITOR (self), FALSE);

  *assessment = NULL;
  if (self->form)
    {
      if (!sw_record_form_check (self->form, error))
        return FALSE;
      *assessment = SW_ASSESSMENT (sw_record_draft_finish (sw_record_form_get_draft (self->form), NULL));
    }
  else if (self->saved)
    {
      *assessment = sw_assessment_new ();
      sw_record_set_id (SW_RECORD (*assessment), sw_record_get_id (SW_RECORD (self->saved)));
      (*assessment)->visit_id = self->saved->visit_id;
    }

  return TRUE;
}

/**
 * sw_assessment_editor_get_form:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the form, where something is rated
 */
SwRecordForm *
sw_assessment_editor_get_form (SwAssessmentEditor *self)
{
  g_return_val_if_fail (SW_IS_ASSESSMENT_EDITOR (self), NULL);

  return self->form;
}

#define GROUP "assessment"
#define BEFORE "assessment-before"
#define REMOVED "removed"

/**
 * sw_assessment_editor_write:
 * @self: an editor
 * @file: where to
 *
 * Writes what is rated and not saved yet.
 */
void
sw_assessment_editor_write (SwAssessmentEditor *self,
                            GKeyFile           *file)
{
  SwRecordDraft *draft;

  g_return_if_fail (SW_IS_ASSESSMENT_EDITOR (self));

  if (self->form == NULL)
    {
      if (self->saved)
        g_key_file_set_boolean (file, BEFORE, REMOVED, TRUE);
      return;
    }

  draft = sw_record_form_get_draft (self->form);
  sw_record_write (sw_record_draft_get_original (draft), file, BEFORE);
  sw_record_draft_write (draft, file, GROUP);
}

/**
 * sw_assessment_editor_restore:
 * @self: an editor that has loaded the visit
 * @file: what sw_assessment_editor_write() wrote
 *
 * Rates again what was rated when the program ended.
 */
void
sw_assessment_editor_restore (SwAssessmentEditor *self,
                              GKeyFile           *file)
{
  g_autoptr (SwAssessment) before = sw_assessment_new ();

  g_return_if_fail (SW_IS_ASSESSMENT_EDITOR (self));

  if (!g_key_file_has_group (file, BEFORE))
    return;

  if (g_key_file_get_boolean (file, BEFORE, REMOVED, NULL))
    {
      clear_form (self);
    }
  else
    {
      sw_record_read (SW_RECORD (before), file, BEFORE);
      make_form (self, before);
      sw_record_draft_read (sw_record_form_get_draft (self->form), file, GROUP);
    }
  show_head (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
