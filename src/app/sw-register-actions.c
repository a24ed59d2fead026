/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder-page.h"
#include "sw-export-dialog.h"
#include "sw-print-dialog.h"
#include "sw-register-changes.h"
#include "sw-status-dialog.h"
#include "sw-window.h"

/* What can be done with the rows of the Register page. */

static SwWindow *
get_window (SwRegisterPage *self)
{
  return sw_window_of (GTK_WIDGET (self));
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  g_autoptr (GArray) ids = sw_register_page_get_selected (self);

  if (ids->len > 0)
    sw_window_open_elder (get_window (self), g_array_index (ids, gint64, 0));
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  SwWindow *window = get_window (self);

  open_cb (action, NULL, self);
  if (SW_IS_ELDER_PAGE (sw_window_get_page (window)))
    sw_elder_page_edit (SW_ELDER_PAGE (sw_window_get_page (window)));
}

static void
delete_ids (SwRegisterPage *self,
            GArray         *ids)
{
  SwWindow *window = get_window (self);
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!sw_elders_delete (store, (gint64 *) ids->data, ids->len, &error))
    {
      sw_window_report_error (window, error);
      return;
    }

  text = g_strdup_printf (ngettext ("%u elder deleted", "%u elders deleted", ids->len), ids->len);
  sw_window_show_toast (window, text, TRUE);
}

static void
delete_response_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    SwRegisterPage   *self)
{
  if (strcmp (response, "delete") == 0)
    delete_ids (self, g_object_get_data (G_OBJECT (dialog), "ids"));
}

/* One goes at once, with an offer to undo; several are asked for, since the
 * key lies near others. */
static void
delete_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  g_autoptr (GArray) ids = sw_register_page_get_selected (self);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (ids->len <= 1)
    {
      if (ids->len == 1)
        delete_ids (self, ids);
      return;
    }

  heading = g_strdup_printf (ngettext ("Delete %u Elder?", "Delete %u Elders?", ids->len), ids->len);
  dialog = adw_message_dialog_new (GTK_WINDOW (get_window (self)), heading,
                                   _("Deleting is for mistakes. Who died, moved or went to an institution is ended "
                                     "by a status. Deleting can be undone."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "ids", g_steal_pointer (&ids), (GDestroyNotify) g_array_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
status_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  g_autoptr (GArray) ids = sw_register_page_get_selected (self);

  if (ids->len > 0)
    sw_status_dialog_show (get_window (self), (gint64 *) ids->data, ids->len);
}

static void
set_reference (SwRegisterPage *self,
               const char     *field_name,
               const char     *value)
{
  SwWindow *window = get_window (self);
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  const SwField *field = sw_register_find_column (field_name)->field;
  g_autoptr (GArray) ids = sw_register_page_get_selected (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 id = *value ? g_ascii_strtoll (value, NULL, 10) : SW_NONE;

  if (!sw_elders_set_field (store, (gint64 *) ids->data, ids->len, field, id, &error))
    {
      sw_window_report_error (window, error);
      return;
    }

  /* Translators: %s is a field, the number says for how many elders. */
  text = g_strdup_printf (ngettext ("%s set for %u elder", "%s set for %u elders", ids->len), _(field->label),
                          ids->len);
  sw_window_show_toast (window, text, TRUE);
}

static void
reference_chosen_cb (SwRegisterPage *self,
                     SwChoiceList   *choices)
{
  g_auto (GStrv) chosen = sw_choice_list_selected (choices);
  const char *field_name = g_object_get_data (G_OBJECT (choices), "field");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (choices), GTK_TYPE_POPOVER);

  if (*chosen == NULL)
    return;

  set_reference (self, field_name, chosen[0]);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
fill_references (SwRegisterPage *self,
                 SwChoiceList   *choices,
                 const char     *field_name)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  const SwField *field = sw_register_find_column (field_name)->field;
  g_autoptr (GPtrArray) records = store ? sw_store_load_all (store, field->reference (), NULL) : NULL;
  SwDay today = sw_query_get_day (self->query);

  if (!(field->flags & SW_FIELD_REQUIRED))
    sw_choice_list_add (choices, "", _("None"), SW_NONE);
  for (guint i = 0; records && i < records->len; i++)
    {
      SwRecord *record = g_ptr_array_index (records, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (record));

      /* Who has left, and neighbours and relatives, are no workers. */
      if (SW_IS_CAREGIVER (record))
        {
          SwCaregiver *caregiver = SW_CAREGIVER (record);

          if ((caregiver->ended_day != SW_NONE && caregiver->ended_day < today) ||
              caregiver->kind == SW_CAREGIVER_NEIGHBOUR || caregiver->kind == SW_CAREGIVER_RELATIVE ||
              caregiver->kind == SW_CAREGIVER_VOLUNTEER)
            continue;
        }
      sw_choice_list_add (choices, id, sw_store_get_name (store, field->reference (), sw_record_get_id (record)),
                          SW_NONE);
    }
}

static void
create_reference_popup (SwRegisterPage *self,
                        GtkMenuButton  *button,
                        const char     *field_name)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *choices = sw_choice_list_new (FALSE);

  fill_references (self, SW_CHOICE_LIST (choices), field_name);
  g_object_set_data (G_OBJECT (choices), "field", (gpointer) field_name);
  g_signal_connect_object (choices, "changed", G_CALLBACK (reference_chosen_cb), self, G_CONNECT_SWAPPED);
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

static void
show_menu (SwRegisterPage *self,
           double          x,
           double          y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return;

  if (self->row_popover == NULL)
    {
      self->row_popover = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->row_popover), FALSE);
      gtk_widget_set_halign (self->row_popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->row_popover, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->row_popover),
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->row_popover));
}

static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      SwRegisterPage  *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  if (gtk_bitset_is_empty (selected))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  SwRegisterPage *self = user_data;
  g_autoptr (GtkBitset) selected = self->selection ? gtk_selection_model_get_selection (self->selection) : NULL;

  if (selected == NULL || gtk_bitset_is_empty (selected))
    return GDK_EVENT_PROPAGATE;

  show_menu (self, 24, 48);

  return GDK_EVENT_STOP;
}

static SwRegisterChoice *
make_choice (SwRegisterPage *self)
{
  g_autoptr (GArray) selected = sw_register_page_get_selected (self);

  return sw_register_choice_new (self->query, selected, sw_day_today ());
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

/* What needs no row that is selected. */
static const GActionEntry page_entries[] = {
  { .name = "export", .activate = export_cb },
};

static const GActionEntry entries[] = {
  { .name = "open", .activate = open_cb },
  { .name = "edit", .activate = edit_cb },
  { .name = "delete", .activate = delete_cb },
  { .name = "status", .activate = status_cb },
};

static void
add_key (GtkShortcutController *controller,
         const char            *trigger,
         GtkShortcutAction     *action)
{
  gtk_shortcut_controller_add_shortcut (controller,
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action));
}

/**
 * sw_register_page_add_actions:
 * @self: the page, while it is made
 *
 * Adds the actions, the keys and the menu of the rows.
 */
void
sw_register_page_add_actions (SwRegisterPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), page_entries, G_N_ELEMENTS (page_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "register", G_ACTION_GROUP (self->actions));

  add_key (GTK_SHORTCUT_CONTROLLER (keys), "F2", gtk_named_action_new ("register.edit"));
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "Delete", gtk_named_action_new ("register.delete"));
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "Menu|<Shift>F10",
           gtk_callback_action_new (menu_key_cb, self, NULL));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));

  gtk_menu_button_set_create_popup_func (self->worker_button, create_worker_popup, self, NULL);
  gtk_menu_button_set_create_popup_func (self->community_button, create_community_popup, self, NULL);
}

/**
 * sw_register_page_update_actions:
 * @self: the page
 *
 * The one place that says what can be done with the rows that are selected.
 */
void
sw_register_page_update_actions (SwRegisterPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GtkBitset) selected = self->selection ? gtk_selection_model_get_selection (self->selection) : NULL;
  gboolean some = selected && !gtk_bitset_is_empty (selected);
  gboolean writable = store && !sw_store_is_read_only (store);

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   some && (writable || strcmp (entries[i].name, "open") == 0));
    }
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "export")),
                               store != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->worker_button), some && writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->community_button), some && writable);
}
