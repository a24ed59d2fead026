/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-print-dialog.h"
#include "sw-app.h"

#define HISTORY_AT_FIRST 8

/**
 * SwAgreementPage:
 *
 * One agreement: its parties with their signatures and copies, what stands in it, its scans,
 * supplements and history. A scan is dropped anywhere on the page.
 */
G_DEFINE_FINAL_TYPE (SwAgreementPage, sw_agreement_page, SW_TYPE_PAGE)

static void
report (SwAgreementPage *self,
        const GError    *error)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (window)
    sw_window_report_error (window, error);
}

static void
clear_cards (SwAgreementPage *self)
{
  if (self->header)
    gtk_box_remove (GTK_BOX (self->box), self->header);
  self->header = NULL;
  sw_columns_remove_all (self->cards);
}

/**
 * sw_agreement_page_show:
 * @self: the page
 *
 * Shows the agreement as it is now.
 */
void
sw_agreement_page_show (SwAgreementPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GError) error = NULL;

  self->stale = FALSE;
  clear_cards (self);
  g_clear_object (&self->agreement);
  if (store == NULL)
    return;

  self->masked = g_settings_get_boolean (sw_app_settings (), "mask-sensitive");
  self->agreement = sw_store_load (store, SW_TYPE_AGREEMENT, self->id, &error);
  if (self->agreement == NULL)
    {
      sw_page_set_title (SW_PAGE (self), _("Agreement"));
      sw_page_set_subtitle (SW_PAGE (self), NULL);
      if (!g_error_matches (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND))
        report (self, error);
    }
  else
    {
      sw_page_set_title (SW_PAGE (self), self->agreement->elder_name);
      sw_page_set_subtitle (SW_PAGE (self), self->agreement->number);
      if (!sw_agreement_page_add_cards (self, &error))
        report (self, error);
    }

  gtk_stack_set_visible_child_name (self->stack, self->agreement ? "cards" : "gone");
  sw_agreement_page_update_actions (self);
}

static void
changed_cb (SwAgreementPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    sw_agreement_page_show (self);
  else
    self->stale = TRUE;
}

static void
sw_agreement_page_map (GtkWidget *widget)
{
  SwAgreementPage *self = SW_AGREEMENT_PAGE (widget);

  GTK_WIDGET_CLASS (sw_agreement_page_parent_class)->map (widget);
  if (self->stale)
    sw_agreement_page_show (self);
}

static void
sw_agreement_page_load (SwPage  *page,
                        SwStore *store)
{
  SwAgreementPage *self = SW_AGREEMENT_PAGE (page);

  g_clear_object (&self->watch);
  if (store)
    {
      self->watch = sw_store_watch_new (store);
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  sw_agreement_page_show (self);
}

static void
sw_agreement_page_print (SwPage *page)
{
  SwAgreementPage *self = SW_AGREEMENT_PAGE (page);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->agreement == NULL)
    return;

  g_array_append_val (one, self->id);
  gtk_window_present (sw_agreement_print_dialog_new (sw_window_of (GTK_WIDGET (page)), one, none));
}

/* A file that is dropped is a scan of the signed paper. */
static gboolean
drop_cb (GtkDropTarget   *target,
         const GValue    *value,
         double           x,
         double           y,
         SwAgreementPage *self)
{
  GSList *files = g_value_get_boxed (value);
  SwStore *store = sw_page_get_store (SW_PAGE (self));

  if (self->agreement == NULL || store == NULL || sw_store_is_read_only (store))
    return FALSE;

  for (GSList *l = files; l; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path)
        sw_agreement_page_attach (self, path);
    }

  return TRUE;
}

static void
sw_agreement_page_dispose (GObject *object)
{
  SwAgreementPage *self = SW_AGREEMENT_PAGE (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->agreement);
  g_clear_object (&self->header_buttons);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (sw_agreement_page_parent_class)->dispose (object);
}

static void
sw_agreement_page_class_init (SwAgreementPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SwPageClass *page_class = SW_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_agreement_page_dispose;
  widget_class->map = sw_agreement_page_map;
  page_class->load = sw_agreement_page_load;
  page_class->print = sw_agreement_page_print;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "agreement.edit", NULL);
}

static void
sw_agreement_page_init (SwAgreementPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *gone = adw_status_page_new ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->id = SW_NONE;
  self->history_limit = HISTORY_AT_FIRST;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "sw-cards");
  self->cards = SW_COLUMNS (sw_columns_new (42, 3, TRUE));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->cards));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->box);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (gone), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (gone), _("This Agreement Is Gone"));
  adw_status_page_set_description (ADW_STATUS_PAGE (gone), _("Its drafting was undone. Redo brings it back."));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scrolled, "cards");
  gtk_stack_add_named (self->stack, gone, "gone");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  self->header_buttons = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  sw_agreement_page_add_actions (self);
  sw_page_set_header_end (SW_PAGE (self), self->header_buttons);
  g_signal_connect_object (sw_app_settings (), "changed::mask-sensitive", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sw_agreement_page_open:
 * @window: a window with an open database
 * @id: an agreement's id
 *
 * Shows the page of an agreement.
 *
 * Returns: (transfer none): the page
 */
SwAgreementPage *
sw_agreement_page_open (SwWindow *window,
                        gint64    id)
{
  SwAgreementPage *self = g_object_new (SW_TYPE_AGREEMENT_PAGE, NULL);

  self->id = id;
  sw_window_push_page (window, SW_PAGE (self));

  return self;
}

/**
 * sw_agreement_page_get_id:
 * @self: a page
 *
 * Returns: the agreement's id
 */
gint64
sw_agreement_page_get_id (SwAgreementPage *self)
{
  g_return_val_if_fail (SW_IS_AGREEMENT_PAGE (self), SW_NONE);

  return self->id;
}

/**
 * sw_agreement_page_edit:
 * @self: a page
 *
 * Edits the note. What stands in the agreement is edited in the elder's record.
 */
void
sw_agreement_page_edit (SwAgreementPage *self)
{
  g_return_if_fail (SW_IS_AGREEMENT_PAGE (self));

  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "edit", NULL);
}
