/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-template-editor.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-form.h"
#include "sw-agreements.h"
#include "sw-page-view.h"
#include "sw-save-question.h"
#include "sw-store-query.h"

/* Milliseconds after the last key until the pages are laid out again. */
#define PREVIEW_DELAY 350

/**
 * SwTemplateEditor:
 *
 * Edits the text of the agreements beside the very pages that come of it. A text that lacks what
 * every agreement has is not saved.
 */
struct _SwTemplateEditor
{
  AdwWindow      parent_instance;

  /* Template children. */
  GtkTextView   *text_view;
  SwPageView    *view;
  GtkLabel      *problem;
  GtkLabel      *help;
  GtkMenuButton *field_button;

  /* Owned. */
  SwWindow      *window;
  SwAgreement   *sample; /* what fills the blanks of the preview, or NULL */
  char          *saved;  /* the text in force */

  GtkTextTag    *fault;  /* borrowed: marks the line that is wrong */

  guint          update; /* a source */
};

G_DEFINE_FINAL_TYPE (SwTemplateEditor, sw_template_editor, ADW_TYPE_WINDOW)

static const char *
get_shipped (void)
{
  return sw_agreement_template_get_text (sw_agreement_template_get_shipped ());
}

static gboolean
is_changed (SwTemplateEditor *self)
{
  g_autofree char *text = sw_template_editor_get_text (self);

  return self->saved && strcmp (text, self->saved) != 0;
}

/* The text taken apart and found whole, or the reason why not. */
static SwAgreementTemplate *
check (SwTemplateEditor  *self,
       gboolean          *drawable,
       GError           **error)
{
  g_autofree char *text = sw_template_editor_get_text (self);
  SwAgreementTemplate *template = sw_agreement_template_parse (text, error);

  *drawable = template != NULL;
  if (template)
    sw_agreement_template_check (template, error);

  return template;
}

static void
show_preview (SwTemplateEditor    *self,
              SwAgreementTemplate *template)
{
  g_autoptr (SwForm) form = NULL;
  guint page = sw_page_view_get_page (self->view);

  form = self->sample ? sw_agreement_form_new_for (template, self->sample) : sw_agreement_form_new_blank (template);
  sw_agreement_form_set_draft (SW_AGREEMENT_FORM (form), TRUE);
  sw_page_view_set_form (self->view, form);
  sw_page_view_show_page (self->view, page);
}

/* Marks the line that the error is about, or none. */
static void
show_fault (SwTemplateEditor *self,
            const GError     *error)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  guint line = sw_agreement_template_error_get_line (error);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->fault, &start, &end);
  if (line == 0 || !gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line - 1))
    return;

  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag (buffer, self->fault, &start, &end);
}

static void
update (SwTemplateEditor *self)
{
  g_autoptr (GError) error = NULL;
  gboolean drawable;
  g_autoptr (SwAgreementTemplate) template = check (self, &drawable, &error);
  SwStore *store = self->window ? sw_window_get_store (self->window) : NULL;

  if (drawable)
    show_preview (self, template);
  show_fault (self, error);
  gtk_label_set_label (self->problem, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.save",
                                 error == NULL && is_changed (self) && store && !sw_store_is_read_only (store));
}

static gboolean
update_cb (gpointer user_data)
{
  SwTemplateEditor *self = user_data;

  self->update = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (SwTemplateEditor *self)
{
  g_clear_handle_id (&self->update, g_source_remove);
  self->update = g_timeout_add (PREVIEW_DELAY, update_cb, self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.save", FALSE);
}

static void
insert_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SwTemplateEditor *self = SW_TEMPLATE_EDITOR (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
shipped_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  sw_template_editor_set_text (SW_TEMPLATE_EDITOR (widget), get_shipped ());
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sw_template_editor_save (SW_TEMPLATE_EDITOR (widget));
}

static void
save_window (GtkWindow *window)
{
  sw_template_editor_save (SW_TEMPLATE_EDITOR (window));
}

static gboolean
sw_template_editor_close_request (GtkWindow *window)
{
  SwTemplateEditor *self = SW_TEMPLATE_EDITOR (window);

  if (sw_save_question_hold (window, is_changed (self), save_window))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (sw_template_editor_parent_class)->close_request (window);
}

static void
add_fields (SwTemplateEditor *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();
  g_autoptr (GMenu) block = g_menu_new ();
  g_autoptr (GMenuItem) signatures = g_menu_item_new (_("Signature Block"), NULL);

  for (const SwEnumValue *value = sw_agreement_field_enum.values; value->nick; value++)
    {
      g_autofree char *text = g_strdup_printf ("{%s}", value->nick);
      g_autoptr (GMenuItem) item = g_menu_item_new (_(value->label), NULL);

      g_menu_item_set_action_and_target (item, "template.insert", "s", text);
      g_menu_append_item (fields, item);
    }
  g_menu_item_set_action_and_target (signatures, "template.insert", "s", "{signatures}");
  g_menu_append_item (block, signatures);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (block));
  gtk_menu_button_set_menu_model (self->field_button, G_MENU_MODEL (menu));
}

/* How the text is written, and the names of the fields. */
static void
show_help (SwTemplateEditor *self)
{
  g_autoptr (GString) help = g_string_new (sw_agreement_template_get_help ());

  for (const SwEnumValue *value = sw_agreement_field_enum.values; value->nick; value++)
    g_string_append_printf (help, "\n{%s}  %s", value->nick, _(value->label));
  gtk_label_set_label (self->help, help->str);
}

static void
sw_template_editor_dispose (GObject *object)
{
  SwTemplateEditor *self = SW_TEMPLATE_EDITOR (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_object (&self->window);
  g_clear_object (&self->sample);
  g_clear_pointer (&self->saved, g_free);

  G_OBJECT_CLASS (sw_template_editor_parent_class)->dispose (object);
}

static void
sw_template_editor_class_init (SwTemplateEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_template_editor_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sw_template_editor_close_request;

  g_type_ensure (SW_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-template-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SwTemplateEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, SwTemplateEditor, view);
  gtk_widget_class_bind_template_child (widget_class, SwTemplateEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, SwTemplateEditor, help);
  gtk_widget_class_bind_template_child (widget_class, SwTemplateEditor, field_button);
  gtk_widget_class_install_action (widget_class, "template.insert", "s", insert_action);
  gtk_widget_class_install_action (widget_class, "template.shipped", NULL, shipped_action);
  gtk_widget_class_install_action (widget_class, "template.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "template.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
sw_template_editor_init (SwTemplateEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_help (self);
  /* Seen on light and on dark. */
  self->fault = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->text_view), "fault",
                                            "paragraph-background", "rgba(224,27,36,0.2)", NULL);
  add_fields (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The blanks are seen best with what stands in them. */
static SwAgreement *
load_sample (SwStore *store)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_AGREEMENT);
  g_autoptr (GArray) ids = sw_store_query_ids (store, query, 1, NULL);
  SwAgreement *sample = NULL;

  if (ids && ids->len > 0)
    sample = sw_store_load (store, SW_TYPE_AGREEMENT, g_array_index (ids, gint64, 0), NULL);
  if (sample)
    sample->template_id = SW_NONE;

  return sample;
}

/**
 * sw_template_editor_new:
 * @window: a window with an open database
 * @parent: the window that it stands above
 *
 * Returns: (transfer none): the editor, which GTK keeps until it is closed
 */
GtkWindow *
sw_template_editor_new (SwWindow  *window,
                        GtkWindow *parent)
{
  SwTemplateEditor *self = g_object_new (SW_TYPE_TEMPLATE_EDITOR, "transient-for", parent, NULL);
  SwStore *store = sw_window_get_store (window);
  g_autoptr (GError) error = NULL;

  self->window = g_object_ref (window);
  self->sample = load_sample (store);
  self->saved = sw_agreements_get_text (store, NULL, get_shipped (), &error);
  if (self->saved == NULL)
    {
      sw_window_report_error (window, error);
      self->saved = g_strdup (get_shipped ());
    }
  sw_template_editor_set_text (self, self->saved);

  return GTK_WINDOW (self);
}

/**
 * sw_template_editor_set_text:
 * @self: an editor
 * @text: a text
 *
 * Shows a text, which is not saved by that, and takes it back by undo.
 */
void
sw_template_editor_set_text (SwTemplateEditor *self,
                             const char       *text)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_if_fail (SW_IS_TEMPLATE_EDITOR (self));

  buffer = gtk_text_view_get_buffer (self->text_view);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  g_clear_handle_id (&self->update, g_source_remove);
  update (self);
}

/**
 * sw_template_editor_get_text:
 * @self: an editor
 *
 * Returns: (transfer full): the text as it is typed
 */
char *
sw_template_editor_get_text (SwTemplateEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (SW_IS_TEMPLATE_EDITOR (self), NULL);

  buffer = gtk_text_view_get_buffer (self->text_view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * sw_template_editor_get_problem:
 * @self: an editor
 *
 * Returns: (nullable): why the text cannot be saved
 */
const char *
sw_template_editor_get_problem (SwTemplateEditor *self)
{
  g_return_val_if_fail (SW_IS_TEMPLATE_EDITOR (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_label (self->problem) : NULL;
}

/**
 * sw_template_editor_save:
 * @self: an editor
 *
 * Makes the text that of the agreements that are printed from now on and closes the editor, or
 * says in it why that cannot be.
 *
 * Returns: whether it is saved
 */
gboolean
sw_template_editor_save (SwTemplateEditor *self)
{
  g_autoptr (SwAgreementTemplate) template = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean drawable, shipped;

  g_return_val_if_fail (SW_IS_TEMPLATE_EDITOR (self), FALSE);

  g_clear_handle_id (&self->update, g_source_remove);
  template = check (self, &drawable, &error);
  text = sw_template_editor_get_text (self);
  shipped = strcmp (text, get_shipped ()) == 0;
  if (error == NULL && sw_agreements_set_text (sw_window_get_store (self->window), shipped ? NULL : text, &error))
    {
      sw_window_show_toast (self->window, shipped ? _("Agreements are printed with the shipped text again")
                                                  : _("Agreements are printed with your text from now on"), TRUE);
      sw_save_question_close (GTK_WINDOW (self));
      return TRUE;
    }

  update (self);
  gtk_label_set_label (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);

  return FALSE;
}
