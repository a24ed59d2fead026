/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-field-row.h"

#include <glib/gi18n-lib.h>

#include "sw-columns.h"
#include "sw-day-entry.h"
#include "sw-reference-entry.h"

/**
 * SwFieldRow:
 *
 * The editor of one field of a draft: its label, the widget that fits the
 * field's kind, and under it what is wrong. What is typed goes to the draft at
 * once; what the draft says is shown.
 */
struct _SwFieldRow
{
  GtkWidget parent_instance;

  /* Children. */
  GtkWidget     *box;
  GtkLabel      *label;
  GtkWidget     *editor;   /* what takes the focus */
  GtkWidget     *frame;    /* the editor with what is around it */
  GtkLabel      *message;
  GPtrArray     *toggles;  /* owned array of borrowed buttons: unknown, yes, no; or a flag each */

  /* Owned. */
  SwRecordDraft *draft;
  SwStore       *store;

  GtkEventController *focus; /* borrowed */
  const SwField *field;
  gboolean       showing;  /* the draft writes into the editor */
};

G_DEFINE_FINAL_TYPE (SwFieldRow, sw_field_row, GTK_TYPE_WIDGET)

static const gint64 boolean_values[] = { SW_NONE, 1, 0 };

static char *
text_of_view (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
entry_changed_cb (SwFieldRow *self)
{
  if (!self->showing)
    sw_record_draft_set_text (self->draft, self->field, gtk_editable_get_text (GTK_EDITABLE (self->editor)));
}

static void
buffer_changed_cb (SwFieldRow *self)
{
  g_autofree char *text = NULL;

  if (self->showing)
    return;

  text = text_of_view (GTK_TEXT_VIEW (self->editor));
  sw_record_draft_set_text (self->draft, self->field, text);
}

static void
day_changed_cb (SwFieldRow *self)
{
  if (!self->showing)
    sw_record_draft_set_text (self->draft, self->field, sw_day_entry_get_text (SW_DAY_ENTRY (self->frame)));
}

static void
reference_changed_cb (SwFieldRow *self)
{
  if (!self->showing)
    sw_record_draft_set_number (self->draft, self->field, sw_reference_entry_get_id (SW_REFERENCE_ENTRY (self->frame)));
}

static void
selected_cb (SwFieldRow *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editor));

  if (self->showing || position == GTK_INVALID_LIST_POSITION)
    return;

  sw_record_draft_set_number (self->draft, self->field,
                              position == 0 ? SW_NONE : self->field->enumeration->values[position - 1].value);
}

static void
boolean_toggled_cb (SwFieldRow *self)
{
  if (self->showing)
    return;

  for (guint i = 0; i < self->toggles->len; i++)
    if (gtk_toggle_button_get_active (self->toggles->pdata[i]))
      sw_record_draft_set_number (self->draft, self->field, boolean_values[i]);
}

static void
flag_toggled_cb (SwFieldRow *self)
{
  gint64 bits = 0;

  if (self->showing)
    return;

  for (guint i = 0; i < self->toggles->len; i++)
    if (gtk_check_button_get_active (self->toggles->pdata[i]))
      bits |= (gint64) 1 << self->field->enumeration->values[i].value;

  sw_record_draft_set_number (self->draft, self->field, bits ? bits : SW_NONE);
}

/* In a dialog that has a button for it, Enter saves. */
static void
entry_activate_cb (SwFieldRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && gtk_window_get_default_widget (GTK_WINDOW (root)))
    gtk_widget_activate_default (GTK_WIDGET (self));
}

static void
make_entry (SwFieldRow *self)
{
  self->editor = self->frame = gtk_entry_new ();
  if (self->field->kind == SW_FIELD_MONEY)
    {
      gtk_entry_set_input_purpose (GTK_ENTRY (self->editor), GTK_INPUT_PURPOSE_NUMBER);
      /* Translators: what an amount of money is counted in. */
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->editor), _("yuan"));
    }
  else if (self->field->kind == SW_FIELD_INTEGER)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->editor), GTK_INPUT_PURPOSE_DIGITS);
  else if (g_str_has_suffix (self->field->name, "phone"))
    gtk_entry_set_input_purpose (GTK_ENTRY (self->editor), GTK_INPUT_PURPOSE_PHONE);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (self->editor, "activate", G_CALLBACK (entry_activate_cb), self);
}

static void
make_text_view (SwFieldRow *self)
{
  self->editor = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->editor), GTK_WRAP_WORD_CHAR);
  /* A text that has to be there is what the record is for. */
  if (self->field->flags & SW_FIELD_REQUIRED)
    gtk_widget_add_css_class (self->editor, "sw-main-text");
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
  g_object_set (self->editor, "left-margin", 8, "right-margin", 8, "top-margin", 6, "bottom-margin", 6, NULL);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), "changed",
                            G_CALLBACK (buffer_changed_cb), self);

  /* It grows with the text; a scrolled window would keep the wheel to itself. */
  gtk_widget_add_css_class (self->editor, "sw-long-text");
  self->frame = self->editor;
}

static void
make_day (SwFieldRow *self)
{
  self->frame = sw_day_entry_new (sw_record_draft_get_today (self->draft));
  self->editor = sw_day_entry_get_entry (SW_DAY_ENTRY (self->frame));
  g_signal_connect_swapped (self->frame, "changed", G_CALLBACK (day_changed_cb), self);
  g_signal_connect_swapped (self->editor, "activate", G_CALLBACK (entry_activate_cb), self);
}

static void
make_reference (SwFieldRow *self)
{
  self->frame = sw_reference_entry_new (self->store, self->field, self->draft);
  self->editor = sw_reference_entry_get_button (SW_REFERENCE_ENTRY (self->frame));
  g_signal_connect_swapped (self->frame, "changed", G_CALLBACK (reference_changed_cb), self);
}

static void
make_drop_down (SwFieldRow *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  if (self->field->flags & SW_FIELD_SETTLED)
    /* Translators: the first choice of a list: whichever of the others. */
    gtk_string_list_append (labels, C_("value", "Any"));
  else
    /* Translators: the first choice of a list: the value is not known. */
    gtk_string_list_append (labels, C_("value", "Not known"));
  for (const SwEnumValue *v = self->field->enumeration->values; v->nick; v++)
    gtk_string_list_append (labels, _(v->label));

  self->editor = self->frame = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  g_signal_connect_swapped (self->editor, "notify::selected", G_CALLBACK (selected_cb), self);
}

static void
make_boolean (SwFieldRow *self)
{
  gboolean settled = self->field->flags & SW_FIELD_SETTLED;
  const char *labels[] = { settled ? _("No") : C_("value", "Not known"), _("Yes"), settled ? NULL : _("No") };

  self->frame = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->frame, "linked");
  for (gsize i = 0; i < G_N_ELEMENTS (labels) && labels[i] != NULL; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (labels[i]);

      gtk_widget_set_hexpand (button, TRUE);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->toggles->pdata[0]);
      g_ptr_array_add (self->toggles, button);
      gtk_box_append (GTK_BOX (self->frame), button);
    }
  gtk_toggle_button_set_active (self->toggles->pdata[0], TRUE);
  for (guint i = 0; i < self->toggles->len; i++)
    g_signal_connect_swapped (self->toggles->pdata[i], "toggled", G_CALLBACK (boolean_toggled_cb), self);
  self->editor = self->toggles->pdata[0];
}

static void
make_flags (SwFieldRow *self)
{
  self->frame = sw_columns_new (16, 4, FALSE);
  for (const SwEnumValue *v = self->field->enumeration->values; v->nick; v++)
    {
      GtkWidget *button = gtk_check_button_new ();
      GtkWidget *label = gtk_label_new (_(v->label));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      /* Beside a long one that is wrapped, a short one stays in its line. */
      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (flag_toggled_cb), self);
      g_ptr_array_add (self->toggles, button);
      sw_columns_append (SW_COLUMNS (self->frame), button, FALSE);
    }
  self->editor = self->toggles->pdata[0];
}

static void
show_value (SwFieldRow *self)
{
  g_autofree char *text = sw_record_draft_get_text (self->draft, self->field);
  gint64 number = self->field->kind == SW_FIELD_TEXT ? SW_NONE : sw_record_draft_get_number (self->draft, self->field);

  /* What somebody is typing is not changed under the cursor. */
  if (gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus)) &&
      (GTK_IS_EDITABLE (self->editor) || GTK_IS_TEXT_VIEW (self->editor)))
    return;

  self->showing = TRUE;
  switch (self->field->kind)
    {
    case SW_FIELD_DAY:
      sw_day_entry_set_text (SW_DAY_ENTRY (self->frame), text);
      break;
    case SW_FIELD_REFERENCE:
      sw_reference_entry_set_id (SW_REFERENCE_ENTRY (self->frame), number);
      break;
    case SW_FIELD_ENUM:
      {
        guint position = 0;

        for (guint i = 0; self->field->enumeration->values[i].nick; i++)
          if (self->field->enumeration->values[i].value == number)
            position = i + 1;
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), position);
        break;
      }
    case SW_FIELD_BOOLEAN:
      if (number == 0 && self->field->flags & SW_FIELD_SETTLED)
        number = SW_NONE;
      for (guint i = 0; i < self->toggles->len; i++)
        if (boolean_values[i] == number)
          gtk_toggle_button_set_active (self->toggles->pdata[i], TRUE);
      break;
    case SW_FIELD_FLAGS:
      for (guint i = 0; i < self->toggles->len; i++)
        gtk_check_button_set_active (self->toggles->pdata[i],
                                     number != SW_NONE &&
                                     (number & ((gint64) 1 << self->field->enumeration->values[i].value)) != 0);
      break;
    case SW_FIELD_TEXT:
      if (GTK_IS_TEXT_VIEW (self->editor))
        {
          g_autofree char *now = text_of_view (GTK_TEXT_VIEW (self->editor));

          if (strcmp (now, text) != 0)
            gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), text, -1);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case SW_FIELD_INTEGER:
    case SW_FIELD_MONEY:
    case SW_FIELD_TIME:
    default:
      if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->editor)), text) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
      break;
    }
  self->showing = FALSE;
}

static void
show_message (SwFieldRow *self)
{
  SwIssueSeverity severity;
  const char *message = sw_record_draft_get_message (self->draft, self->field, &severity);
  gboolean error = message && severity == SW_ISSUE_ERROR;

  gtk_label_set_text (self->message, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *widget = i ? self->editor : GTK_WIDGET (self->message);

      gtk_widget_remove_css_class (widget, "error");
      gtk_widget_remove_css_class (widget, "warning");
      if (message)
        gtk_widget_add_css_class (widget, error ? "error" : "warning");
    }
}

static void
draft_changed_cb (SwFieldRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), sw_record_draft_is_asked (self->draft, self->field));
  gtk_widget_set_sensitive (self->frame, !sw_record_draft_is_fixed (self->draft, self->field));
  show_value (self);
  show_message (self);
}

/* What was typed is shown as it was understood once the cursor has left. */
static void
focus_left_cb (SwFieldRow *self)
{
  draft_changed_cb (self);
}

static gboolean
sw_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SW_FIELD_ROW (widget)->editor);
}

static void
sw_field_row_dispose (GObject *object)
{
  SwFieldRow *self = SW_FIELD_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->toggles, g_ptr_array_unref);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sw_field_row_parent_class)->dispose (object);
}

static void
sw_field_row_class_init (SwFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_field_row_dispose;
  widget_class->grab_focus = sw_field_row_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fieldrow");
}

static void
sw_field_row_init (SwFieldRow *self)
{
  self->toggles = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_wrap_mode (self->message, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");

  self->focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (self->focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), self->focus);
}

/**
 * sw_field_row_new:
 * @store: an open database, for the names of references
 * @draft: the draft to edit
 * @field: a field of its record
 *
 * Returns: (transfer floating): the field's editor
 */
GtkWidget *
sw_field_row_new (SwStore       *store,
                  SwRecordDraft *draft,
                  const SwField *field)
{
  SwFieldRow *self = g_object_new (SW_TYPE_FIELD_ROW, NULL);
  g_autofree char *label = NULL;

  self->store = store ? g_object_ref (store) : NULL;
  self->draft = g_object_ref (draft);
  self->field = field;

  label = g_strdup (_(field->label));
  if (field->flags & SW_FIELD_REQUIRED)
    {
      g_autofree char *plain = g_steal_pointer (&label);

      /* Translators: %s is the name of a field that must be filled in. */
      label = g_strdup_printf (_("%s *"), plain);
    }
  if (field->kind == SW_FIELD_FLAGS && field->flags & SW_FIELD_SETTLED)
    {
      g_autofree char *plain = g_steal_pointer (&label);

      /* Translators: %s is the name of a set of choices; without one of them, each will do. */
      label = g_strdup_printf (_("%s (none ticked: any)"), plain);
    }
  gtk_label_set_text (self->label, label);

  switch (field->kind)
    {
    case SW_FIELD_DAY:
      make_day (self);
      break;
    case SW_FIELD_REFERENCE:
      make_reference (self);
      break;
    case SW_FIELD_ENUM:
      make_drop_down (self);
      break;
    case SW_FIELD_BOOLEAN:
      make_boolean (self);
      break;
    case SW_FIELD_FLAGS:
      make_flags (self);
      break;
    case SW_FIELD_TEXT:
      if (field->flags & SW_FIELD_LONG)
        {
          make_text_view (self);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case SW_FIELD_INTEGER:
    case SW_FIELD_MONEY:
    case SW_FIELD_TIME:
    default:
      make_entry (self);
      break;
    }

  gtk_box_append (GTK_BOX (self->box), self->frame);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->message));

  /* A set of buttons is named as a whole, a button in it by its own words. */
  gtk_label_set_mnemonic_widget (self->label, self->editor);
  if (field->kind == SW_FIELD_BOOLEAN || field->kind == SW_FIELD_FLAGS)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->frame), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  else
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    self->label, NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->message, NULL, -1);

  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  draft_changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * sw_field_row_get_field:
 * @self: an editor
 *
 * Returns: the field that it edits
 */
const SwField *
sw_field_row_get_field (SwFieldRow *self)
{
  g_return_val_if_fail (SW_IS_FIELD_ROW (self), NULL);

  return self->field;
}

/**
 * sw_field_row_get_editor:
 * @self: an editor
 *
 * Returns: (transfer none): the widget for the field's kind
 */
GtkWidget *
sw_field_row_get_editor (SwFieldRow *self)
{
  g_return_val_if_fail (SW_IS_FIELD_ROW (self), NULL);

  return self->frame == self->editor || SW_IS_REFERENCE_ENTRY (self->frame) || SW_IS_DAY_ENTRY (self->frame)
           ? self->frame : self->editor;
}

/**
 * sw_field_row_get_message:
 * @self: an editor
 *
 * Returns: (nullable) (transfer none): what stands under it
 */
const char *
sw_field_row_get_message (SwFieldRow *self)
{
  const char *text;

  g_return_val_if_fail (SW_IS_FIELD_ROW (self), NULL);

  text = gtk_label_get_text (self->message);
  return *text ? text : NULL;
}

/**
 * sw_field_row_leave_out:
 * @self: an editor of a field in which several can be chosen
 * @value: the one that cannot be chosen for now, or %SW_NONE for none
 *
 * Takes one out of the choice, and all others back into it.
 */
void
sw_field_row_leave_out (SwFieldRow *self,
                        gint64      value)
{
  g_return_if_fail (SW_IS_FIELD_ROW (self));
  g_return_if_fail (self->field->kind == SW_FIELD_FLAGS);

  for (guint i = 0; i < self->toggles->len; i++)
    {
      gboolean left_out = self->field->enumeration->values[i].value == value;

      gtk_widget_set_sensitive (self->toggles->pdata[i], !left_out);
      if (left_out)
        gtk_check_button_set_active (self->toggles->pdata[i], FALSE);
    }
}
