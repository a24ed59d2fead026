/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-elder-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-agreements-view.h"
#include "sw-app.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder-facts.h"
#include "sw-record-labels.h"
#include "sw-window.h"

/**
 * SwElderPage:
 *
 * One elder: what the register knows, and in its place the editor of all of
 * the record's fields.
 */
G_DEFINE_FINAL_TYPE (SwElderPage, sw_elder_page, SW_TYPE_PAGE)

static void
show_titles (SwElderPage *self)
{
  SwPage *page = SW_PAGE (self);
  SwStore *store = sw_page_get_store (page);
  const char *community = NULL;

  if (self->elder == NULL)
    {
      sw_page_set_title (page, self->id == SW_NONE ? _("New Elder") : _("Elder"));
      sw_page_set_subtitle (page, NULL);
      return;
    }

  if (self->elder->community_id != SW_NONE)
    community = sw_store_get_name (store, SW_TYPE_COMMUNITY, self->elder->community_id);
  sw_page_set_title (page, self->elder->name);
  sw_page_set_subtitle (page, community);
}

static void
report (SwElderPage  *self,
        const GError *error)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (window)
    sw_window_report_error (window, error);
  else
    g_message ("%s", error->message);
}

static void
show_elder (SwElderPage *self)
{
  g_autoptr (GError) error = NULL;
  SwStore *store = sw_page_get_store (SW_PAGE (self));

  self->stale = FALSE;
  if (store == NULL || self->id == SW_NONE)
    return;

  g_clear_object (&self->elder);
  self->elder = sw_store_load (store, SW_TYPE_ELDER, self->id, &error);
  if (self->elder == NULL && !g_error_matches (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND))
    report (self, error);
  g_clear_error (&error);

  if (self->elder == NULL)
    sw_elder_view_clear (self->view);
  else if (!sw_elder_view_show (self->view, store, self->elder, &error))
    report (self, error);

  show_titles (self);
  if (self->draft == NULL)
    gtk_stack_set_visible_child (self->stack, self->elder ? self->view_scrolled : self->gone);
  sw_elder_page_update_actions (self);
}

static void
store_changed_cb (SwElderPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_elder (self);
  else
    self->stale = TRUE;
}

/* Says at once who has the number already, before all else is typed. */
static void
look_for_same_number (SwElderPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  SwElder *elder = SW_ELDER (sw_record_draft_get_record (self->draft));
  g_autoptr (GPtrArray) same = NULL;
  SwElder *other = NULL;

  if (g_strcmp0 (self->checked_number, elder->document_number) == 0)
    return;

  g_free (self->checked_number);
  self->checked_number = g_strdup (elder->document_number);
  if (elder->document_number && elder->document_state == SW_DOCUMENT_STATE_VALID)
    same = sw_store_load_where (store, SW_TYPE_ELDER, "document_number", elder->document_number, NULL);
  for (guint i = 0; same && i < same->len; i++)
    if (sw_record_get_id (same->pdata[i]) != self->id)
      other = same->pdata[i];

  if (other)
    {
      const char *community = other->community_id == SW_NONE
                                ? NULL : sw_store_get_name (store, SW_TYPE_COMMUNITY, other->community_id);
      g_autofree char *text = NULL;

      /* Translators: the first %s is the name of an elder, the second of a community. */
      text = g_strdup_printf (_("%s (%s) is in the register with this document number already."),
                              other->name, community ? community : "—");
      gtk_label_set_text (self->notice, text);
    }
  gtk_revealer_set_reveal_child (self->notice_revealer, other != NULL);
}

/* Says before it is saved what another worker or neighbour means. */
static void
look_for_agreements (SwElderPage *self)
{
  SwElder *elder = SW_ELDER (sw_record_draft_get_record (self->draft));
  SwElder *original = SW_ELDER (sw_record_draft_get_original (self->draft));
  g_autofree char *numbers = NULL;
  g_autofree char *text = NULL;

  if (self->id == SW_NONE ||
      (elder->worker_id == original->worker_id && elder->neighbour_id == original->neighbour_id))
    {
      gtk_revealer_set_reveal_child (self->agreement_revealer, FALSE);
      return;
    }

  numbers = sw_agreements_ended_by (sw_page_get_store (SW_PAGE (self)), elder);
  /* Translators: %s is the number of an agreement. */
  text = g_strdup_printf (_("With another worker or neighbour, agreement %s ends today. Its successor is drafted, where "
                            "both are named."), numbers ? numbers : "");
  gtk_label_set_text (self->agreement_notice, text);
  gtk_revealer_set_reveal_child (self->agreement_revealer, numbers != NULL);
}

static void
draft_changed_cb (SwElderPage *self)
{
  look_for_same_number (self);
  look_for_agreements (self);
  sw_elder_page_update_actions (self);
}

static void
start_editing (SwElderPage *self,
               SwElder     *elder)
{
  self->draft = sw_record_draft_new (SW_RECORD (elder), sw_day_today ());
  self->form = SW_RECORD_FORM (sw_record_form_new (sw_page_get_store (SW_PAGE (self)), self->draft));
  adw_bin_set_child (ADW_BIN (self->form_bin), GTK_WIDGET (self->form));
  gtk_revealer_set_reveal_child (self->notice_revealer, FALSE);
  gtk_revealer_set_reveal_child (self->agreement_revealer, FALSE);
  g_clear_pointer (&self->checked_number, g_free);
  self->checked_number = g_strdup (elder->document_number);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child (self->stack, self->editor);
  sw_elder_page_update_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static SwElder *
make_new_elder (SwStore *store)
{
  SwElder *elder = sw_elder_new ();
  g_autoptr (GPtrArray) communities = sw_store_load_all (store, SW_TYPE_COMMUNITY, NULL);

  elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
  elder->registered_day = sw_day_today ();
  if (communities && communities->len == 1)
    elder->community_id = sw_record_get_id (communities->pdata[0]);

  return elder;
}

static void
sw_elder_page_load (SwPage  *page,
                    SwStore *store)
{
  SwElderPage *self = SW_ELDER_PAGE (page);

  g_clear_object (&self->watch);
  if (self->draft)
    sw_elder_page_stop_editing (self);
  if (store == NULL)
    {
      sw_elder_view_clear (self->view);
      g_clear_object (&self->elder);
      return;
    }

  self->watch = sw_store_watch_new (store);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  if (self->id == SW_NONE)
    {
      g_autoptr (SwElder) elder = make_new_elder (store);

      start_editing (self, elder);
      show_titles (self);
    }
  else
    {
      show_elder (self);
    }
}

static gboolean
sw_elder_page_has_unsaved (SwPage *page)
{
  SwElderPage *self = SW_ELDER_PAGE (page);

  return self->draft && sw_record_draft_is_changed (self->draft);
}

static gboolean
sw_elder_page_save (SwPage  *page,
                    GError **error)
{
  SwElderPage *self = SW_ELDER_PAGE (page);
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autoptr (SwRecord) now = NULL;
  g_autoptr (SwRecord) record = NULL;
  g_autofree char *label = NULL;
  g_autofree char *numbers = NULL;
  SwChangeKind kind = self->id == SW_NONE ? SW_CHANGE_INSERT : SW_CHANGE_UPDATE;

  if (self->draft == NULL)
    return TRUE;
  if (!sw_record_form_check (self->form, error))
    return FALSE;

  if (kind == SW_CHANGE_UPDATE && !sw_record_draft_is_changed (self->draft))
    {
      sw_elder_page_stop_editing (self);
      return TRUE;
    }

  if (kind == SW_CHANGE_UPDATE)
    {
      now = sw_store_load (sw_page_get_store (page), SW_TYPE_ELDER, self->id, error);
      if (now == NULL)
        return FALSE;
    }
  record = sw_record_draft_finish (self->draft, now);
  label = sw_record_action_label (record, kind);
  if (kind == SW_CHANGE_UPDATE)
    numbers = sw_agreements_ended_by (sw_page_get_store (page), SW_ELDER (record));
  if (!sw_store_save_one (sw_page_get_store (page), record, label, error))
    return FALSE;

  self->id = sw_record_get_id (record);
  sw_elder_page_stop_editing (self);
  if (window)
    {
      g_autofree char *done = sw_record_done_text (record, kind);
      g_autofree char *more = NULL;

      /* Translators: what was done to the elder, and the number of an agreement. */
      more = numbers ? g_strdup_printf (_("%s; agreement %s ended"), done, numbers) : NULL;
      sw_window_show_toast (window, more ? more : done, TRUE);
    }

  return TRUE;
}

static void
create_then (SwWindow *window,
             gpointer  user_data)
{
  SwElderPage *self = user_data;

  if (self->id == SW_NONE)
    sw_window_go_back (window);
  else if (self->draft)
    sw_elder_page_stop_editing (self);
  sw_window_open_elder (window, SW_NONE);
}

static void
sw_elder_page_create (SwPage *page)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (page));

  if (window)
    sw_window_leave (window, create_then, g_object_ref (page), g_object_unref);
}

static void
sw_elder_page_new_day (SwPage *page)
{
  store_changed_cb (SW_ELDER_PAGE (page));
}

static void
mask_changed_cb (SwElderPage *self)
{
  store_changed_cb (self);
}

static void
sw_elder_page_map (GtkWidget *widget)
{
  SwElderPage *self = SW_ELDER_PAGE (widget);

  GTK_WIDGET_CLASS (sw_elder_page_parent_class)->map (widget);

  if (self->stale)
    show_elder (self);
  if (self->form && gtk_widget_get_root (widget))
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
sw_elder_page_dispose (GObject *object)
{
  SwElderPage *self = SW_ELDER_PAGE (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->draft);
  g_clear_object (&self->elder);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->checked_number, g_free);

  G_OBJECT_CLASS (sw_elder_page_parent_class)->dispose (object);
}

static void
sw_elder_page_class_init (SwElderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SwPageClass *page_class = SW_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_elder_page_dispose;
  widget_class->map = sw_elder_page_map;
  page_class->load = sw_elder_page_load;
  page_class->create = sw_elder_page_create;
  page_class->has_unsaved = sw_elder_page_has_unsaved;
  page_class->save = sw_elder_page_save;
  page_class->new_day = sw_elder_page_new_day;

  g_type_ensure (SW_TYPE_ELDER_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-elder-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, header_buttons);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, view_scrolled);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, view);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, editor);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, notice);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, agreement_revealer);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, agreement_notice);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, editor_scrolled);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, form_bin);
  gtk_widget_class_bind_template_child (widget_class, SwElderPage, gone);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "elder.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "elder.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "elder.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "elder.cancel", NULL);
}

static void
sw_elder_page_init (SwElderPage *self)
{
  self->id = SW_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  sw_elder_page_add_actions (self);
  sw_page_set_header_end (SW_PAGE (self), self->header_buttons);
  g_signal_connect_object (sw_app_settings (), "changed::mask-sensitive", G_CALLBACK (mask_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sw_elder_page_stop_editing:
 * @self: a page
 *
 * Drops the editor and shows the elder again.
 */
void
sw_elder_page_stop_editing (SwElderPage *self)
{
  adw_bin_set_child (ADW_BIN (self->form_bin), NULL);
  self->form = NULL;
  g_clear_object (&self->draft);
  show_elder (self);
  /* There the page's keys work, and the arrows scroll. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) && self->elder)
    gtk_widget_grab_focus (self->view_scrolled);
}

/**
 * sw_elder_page_new:
 * @id: an elder's id, or %SW_NONE for one who is to be added
 *
 * Returns: (transfer floating): the page of the elder
 */
SwPage *
sw_elder_page_new (gint64 id)
{
  SwElderPage *self = g_object_new (SW_TYPE_ELDER_PAGE, NULL);

  self->id = id;
  show_titles (self);

  return SW_PAGE (self);
}

/**
 * sw_elder_page_get_id:
 * @self: a page
 *
 * Returns: the elder's id, or %SW_NONE while a new one is not saved
 */
gint64
sw_elder_page_get_id (SwElderPage *self)
{
  g_return_val_if_fail (SW_IS_ELDER_PAGE (self), SW_NONE);

  return self->id;
}

/**
 * sw_elder_page_is_editing:
 * @self: a page
 *
 * Returns: whether the editor is shown
 */
gboolean
sw_elder_page_is_editing (SwElderPage *self)
{
  g_return_val_if_fail (SW_IS_ELDER_PAGE (self), FALSE);

  return self->draft != NULL;
}

/**
 * sw_elder_page_edit:
 * @self: a page
 *
 * Shows the editor in place of the elder.
 */
void
sw_elder_page_edit (SwElderPage *self)
{
  g_return_if_fail (SW_IS_ELDER_PAGE (self));

  if (self->draft == NULL && self->elder && !sw_store_is_read_only (sw_page_get_store (SW_PAGE (self))))
    start_editing (self, self->elder);
}

/**
 * sw_elder_page_get_form:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): the editor, while it is shown
 */
SwRecordForm *
sw_elder_page_get_form (SwElderPage *self)
{
  g_return_val_if_fail (SW_IS_ELDER_PAGE (self), NULL);

  return self->form;
}
