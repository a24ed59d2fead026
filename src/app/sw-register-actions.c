/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-draft-dialog.h"
#include "sw-day.h"
#include "sw-elder-page.h"
#include "sw-export-dialog.h"
#include "sw-print-dialog.h"
#include "sw-register-work.h"
#include "sw-status-dialog.h"
#include "sw-visit-print-dialog.h"
#include "sw-window.h"

/* What can be done with the rows of the Register page. */

static SwWindow *
get_window (SwRegisterPage *self)
{
  return sw_window_of (GTK_WIDGET (self));
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  SwWindow *window = get_window (self);

  if (sw_list_page_get_n_selected (SW_LIST_PAGE (self)) == 0)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "page.open", NULL);
  if (SW_IS_ELDER_PAGE (sw_window_get_page (window)))
    sw_elder_page_edit (SW_ELDER_PAGE (sw_window_get_page (window)));
}

static void
delete_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwListPage *self = user_data;
  guint n = (guint) sw_list_page_get_n_selected (self);
  g_autofree char *heading = g_strdup_printf (ngettext ("Delete %u Elder?", "Delete %u Elders?", n), n);

  sw_list_page_delete_selected (self, heading,
                                _("Deleting is for mistakes. Who died, moved or went to an institution is ended "
                                  "by a status. Deleting can be undone."),
                                sw_register_work_delete);
}

static void
status_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  g_autoptr (GArray) ids = sw_list_page_get_selected (SW_LIST_PAGE (self));

  if (ids->len > 0)
    sw_status_dialog_show (get_window (self), (gint64 *) ids->data, ids->len);
}

static void
draft_agreements_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  g_autoptr (GArray) ids = sw_list_page_get_selected (SW_LIST_PAGE (self));

  if (ids->len > 0)
    gtk_window_present (sw_agreement_draft_dialog_new (get_window (self), ids));
}

static void
reference_chosen_cb (SwRegisterPage *self,
                     SwChoiceList   *choices)
{
  g_auto (GStrv) chosen = sw_choice_list_selected (choices);
  const char *field_name = g_object_get_data (G_OBJECT (choices), "field");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (choices), GTK_TYPE_POPOVER);
  g_autoptr (GArray) ids = sw_list_page_get_selected (SW_LIST_PAGE (self));

  if (*chosen == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (popover));
  sw_register_work_set_field (get_window (self), ids, sw_register_find_column (field_name)->field,
                              *chosen[0] ? g_ascii_strtoll (chosen[0], NULL, 10) : SW_NONE);
}

/* On with the rows that are selected. */
static void
popover_closed_cb (SwRegisterPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (SW_LIST_PAGE (self)->view));
}

static void
create_reference_popup (SwRegisterPage *self,
                        GtkMenuButton  *button,
                        const char     *field_name)
{
  const SwField *field = sw_register_find_column (field_name)->field;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *choices = sw_choice_list_new (FALSE);

  if (!(field->flags & SW_FIELD_REQUIRED))
    sw_choice_list_add (SW_CHOICE_LIST (choices), "", _("None"), SW_NONE);
  sw_list_page_add_references (SW_LIST_PAGE (self), SW_CHOICE_LIST (choices), field->reference (), field_name, TRUE);
  g_object_set_data (G_OBJECT (choices), "field", (gpointer) field_name);
  g_signal_connect_object (choices, "changed", G_CALLBACK (reference_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), choices);
  gtk_menu_button_set_popover (button, popover);
}

static void
create_worker_popup (GtkMenuButton *button,
                     gpointer       user_data)
{
  create_reference_popup (user_data, button, "worker_id");
}

static void
create_community_popup (GtkMenuButton *button,
                        gpointer       user_data)
{
  create_reference_popup (user_data, button, "community_id");
}

static SwRegisterChoice *
make_choice (SwRegisterPage *self)
{
  g_autoptr (GArray) selected = sw_list_page_get_selected (SW_LIST_PAGE (self));

  return sw_register_choice_new (SW_LIST_PAGE (self)->query, selected, sw_day_today ());
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwRegisterPage *self = user_data;

  gtk_window_present (sw_export_dialog_new (get_window (self), make_choice (self)));
}

/**
 * sw_register_page_print:
 * @page: the page
 *
 * Asks which register is to be printed.
 */
void
sw_register_page_print (SwPage *page)
{
  SwRegisterPage *self = SW_REGISTER_PAGE (page);

  gtk_window_present (sw_print_dialog_new (get_window (self), make_choice (self)));
}

/* The forms of visits, for those who are selected. */
static void
print_visits_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  g_autoptr (GArray) selected = sw_list_page_get_selected (SW_LIST_PAGE (self));

  gtk_window_present (sw_visit_print_dialog_new (get_window (self), (SwVisitPrintKind) g_variant_get_int32 (parameter),
                                                 selected));
}

/* What needs no row that is selected. */
static const GActionEntry page_entries[] = {
  { .name = "export", .activate = export_cb },
  { .name = "print-visits", .activate = print_visits_cb, .parameter_type = "i" },
};

static const GActionEntry entries[] = {
  { .name = "edit", .activate = edit_cb },
  { .name = "delete", .activate = delete_cb },
  { .name = "status", .activate = status_cb },
  { .name = "draft-agreements", .activate = draft_agreements_cb },
};

/**
 * sw_register_page_add_actions:
 * @self: the page, while it is made
 *
 * Adds what can be done with elders.
 */
void
sw_register_page_add_actions (SwRegisterPage *self)
{
  GActionMap *actions = G_ACTION_MAP (SW_LIST_PAGE (self)->actions);

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action_entries (actions, page_entries, G_N_ELEMENTS (page_entries), self);
  gtk_menu_button_set_create_popup_func (self->worker_button, create_worker_popup, self, NULL);
  gtk_menu_button_set_create_popup_func (self->community_button, create_community_popup, self, NULL);
}

/**
 * sw_register_page_update_actions:
 * @page: the page
 *
 * The one place that says what can be done with the rows that are selected.
 */
void
sw_register_page_update_actions (SwListPage *page)
{
  SwRegisterPage *self = SW_REGISTER_PAGE (page);
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  gboolean some = sw_list_page_get_n_selected (page) > 0;
  gboolean writable = store && !sw_store_is_read_only (store);

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    sw_list_page_enable (page, entries[i].name, some && writable);
  sw_list_page_enable (page, "open", some);
  sw_list_page_enable (page, "export", store != NULL);
  sw_list_page_enable (page, "print-visits", store != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->worker_button), some && writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->community_button), some && writable);
}
