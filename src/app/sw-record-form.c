/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-record-form.h"

#include <glib/gi18n-lib.h>

#include "sw-columns.h"
#include "sw-elder.h"
#include "sw-grid.h"
#include "sw-record-sections.h"

/**
 * SwRecordForm:
 *
 * The editors of all fields of a draft, in sections.
 */
struct _SwRecordForm
{
  GtkWidget parent_instance;

  /* Children. */
  GtkWidget     *box;
  GPtrArray     *rows;  /* owned array of borrowed rows */

  /* Owned. */
  SwStore       *store;
  SwRecordDraft *draft;
};

G_DEFINE_FINAL_TYPE (SwRecordForm, sw_record_form, GTK_TYPE_WIDGET)

static void
add_section (SwRecordForm    *self,
             const SwSection *section)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (sw_record_draft_get_record (self->draft));
  g_autoptr (GPtrArray) fields = sw_section_fields (section, klass);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *columns = sw_columns_new (section ? 34 : 30, section ? 4 : 2, FALSE);

  if (section)
    {
      GtkWidget *title = gtk_label_new (_(section->title));

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_add_css_class (title, "heading");
      gtk_box_append (GTK_BOX (card), title);
      gtk_widget_add_css_class (card, "card");
      gtk_widget_add_css_class (card, "sw-card");
      gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, _(section->title), -1);
    }

  for (guint i = 0; i < fields->len; i++)
    {
      GtkWidget *row = sw_field_row_new (self->store, self->draft, fields->pdata[i]);

      g_ptr_array_add (self->rows, row);
      sw_columns_append (SW_COLUMNS (columns), row, sw_field_is_wide (fields->pdata[i]));
    }

  gtk_box_append (GTK_BOX (card), columns);
  gtk_box_append (GTK_BOX (self->box), card);
}

/* A grid belongs to one community; another community has other grids. */
static void
draft_changed_cb (SwRecordForm *self)
{
  SwRecord *record = sw_record_draft_get_record (self->draft);
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);
  const SwField *community = sw_record_class_find_field (klass, "community_id");
  const SwField *grid_field = sw_record_class_find_field (klass, "grid_id");
  g_autoptr (SwGrid) grid = NULL;

  if (community == NULL || grid_field == NULL || !sw_record_is_set (record, grid_field) ||
      !sw_record_draft_is_field_changed (self->draft, community))
    return;

  grid = sw_store_load (self->store, SW_TYPE_GRID, sw_record_get_number (record, grid_field), NULL);
  if (grid == NULL || grid->community_id != sw_record_get_number (record, community))
    sw_record_draft_set_number (self->draft, grid_field, SW_NONE);
}

static gboolean
sw_record_form_grab_focus (GtkWidget *widget)
{
  SwRecordForm *self = SW_RECORD_FORM (widget);

  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_visible (self->rows->pdata[i]) && gtk_widget_grab_focus (self->rows->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
sw_record_form_dispose (GObject *object)
{
  SwRecordForm *self = SW_RECORD_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sw_record_form_parent_class)->dispose (object);
}

static void
sw_record_form_class_init (SwRecordFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_record_form_dispose;
  widget_class->grab_focus = sw_record_form_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordform");
}

static void
sw_record_form_init (SwRecordForm *self)
{
  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * sw_record_form_new:
 * @store: an open database
 * @draft: the draft to edit
 *
 * Returns: (transfer floating): the editors of all fields of the draft's record
 */
GtkWidget *
sw_record_form_new (SwStore       *store,
                    SwRecordDraft *draft)
{
  SwRecordForm *self = g_object_new (SW_TYPE_RECORD_FORM, NULL);
  const SwSection *sections;
  guint n;

  self->store = g_object_ref (store);
  self->draft = g_object_ref (draft);
  sections = sw_record_sections (G_OBJECT_TYPE (sw_record_draft_get_record (draft)), &n);
  if (sections == NULL)
    add_section (self, NULL);
  for (guint i = 0; i < n; i++)
    add_section (self, &sections[i]);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * sw_record_form_get_draft:
 * @self: a form
 *
 * Returns: (transfer none): the draft that it edits
 */
SwRecordDraft *
sw_record_form_get_draft (SwRecordForm *self)
{
  g_return_val_if_fail (SW_IS_RECORD_FORM (self), NULL);

  return self->draft;
}

/**
 * sw_record_form_get_row:
 * @self: a form
 * @name: a field's name
 *
 * Returns: (nullable) (transfer none): the field's editor
 */
SwFieldRow *
sw_record_form_get_row (SwRecordForm *self,
                        const char   *name)
{
  g_return_val_if_fail (SW_IS_RECORD_FORM (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (sw_field_row_get_field (self->rows->pdata[i])->name, name) == 0)
      return self->rows->pdata[i];

  return NULL;
}

/**
 * sw_record_form_focus:
 * @self: a form
 * @field: a field of its record
 *
 * Puts the cursor there.
 */
void
sw_record_form_focus (SwRecordForm  *self,
                      const SwField *field)
{
  SwFieldRow *row;

  g_return_if_fail (SW_IS_RECORD_FORM (self));

  row = sw_record_form_get_row (self, field->name);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * sw_record_form_check:
 * @self: a form
 * @error: return location for what is wrong
 *
 * Judges all fields, and puts the cursor where the first thing is wrong.
 *
 * Returns: whether the draft can be saved
 */
gboolean
sw_record_form_check (SwRecordForm  *self,
                      GError       **error)
{
  const SwField *field;

  g_return_val_if_fail (SW_IS_RECORD_FORM (self), FALSE);

  if (sw_record_draft_check (self->draft))
    return TRUE;

  field = sw_record_draft_first_error (self->draft);
  if (field)
    sw_record_form_focus (self, field);
  g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                       field ? sw_record_draft_get_message (self->draft, field, NULL)
                             : _("Something in this record is not right yet."));

  return FALSE;
}
