/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-page-private.h"

#include <glib/gi18n-lib.h>

/* The keys and the menu of the rows of a page with a list. */

/* The keys go on where they were. */
static void
menu_closed_cb (SwListPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
show_menu (SwListPage *self,
           double      x,
           double      y)
{
  graphene_point_t point;

  if (self->row_menu == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return;

  if (self->row_popover == NULL)
    {
      self->row_popover = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->row_popover), FALSE);
      gtk_widget_set_halign (self->row_popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->row_popover, GTK_WIDGET (self));
      g_signal_connect_object (self->row_popover, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->row_popover),
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->row_popover));
}

/* The position of the row at a point of the view, or GTK_INVALID_LIST_POSITION. */
static guint
find_row (SwListPage *self,
          double      x,
          double      y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  for (; widget && widget != GTK_WIDGET (self->view); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *cell = widget;

      /* A row holds cells, and a cell what was made for it. */
      for (int depth = 0; cell && depth < 3; depth++, cell = gtk_widget_get_first_child (cell))
        {
          GtkListItem *item = g_object_get_data (G_OBJECT (cell), SW_LIST_PAGE_ITEM);

          if (item)
            return gtk_list_item_get_position (item);
        }
    }

  return GTK_INVALID_LIST_POSITION;
}

/* The menu is for the row under the pointer: for all that are selected if it is one of them. */
static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      SwListPage      *self)
{
  guint position = find_row (self, x, y);

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  if (!gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  SwListPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t row = GRAPHENE_RECT_INIT (0, 0, 0, 48);

  if (sw_list_page_get_n_selected (self) == 0)
    return GDK_EVENT_PROPAGATE;

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) &&
      !gtk_widget_compute_bounds (focus, GTK_WIDGET (self->view), &row))
    return GDK_EVENT_PROPAGATE;
  show_menu (self, 24, row.origin.y + row.size.height);

  return GDK_EVENT_STOP;
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwListPage *self = user_data;
  g_autoptr (GArray) ids = sw_list_page_get_selected (self);

  if (ids->len > 0)
    SW_LIST_PAGE_GET_CLASS (self)->open (self, g_array_index (ids, gint64, 0));
}

static const GActionEntry entries[] = {
  { .name = "open", .activate = open_cb },
};

static void
add_key (GtkShortcutController *controller,
         const char            *trigger,
         GtkShortcutAction     *action)
{
  gtk_shortcut_controller_add_shortcut (controller,
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action));
}

/* From the search to what it found. */
static gboolean
down_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  SwListPage *self = user_data;

  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return FALSE;

  if (sw_list_page_get_n_selected (self) == 0)
    gtk_selection_model_select_item (self->selection, 0, TRUE);

  return gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_DOWN);
}

/**
 * sw_list_page_add_actions:
 * @self: the page, while it is made
 *
 * Adds the group of actions, the keys and the menu of the rows. F2 is "page.edit" and Delete
 * "page.delete", which a page has or has not.
 */
void
sw_list_page_add_actions (SwListPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->actions));

  add_key (GTK_SHORTCUT_CONTROLLER (keys), "F2", gtk_named_action_new ("page.edit"));
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "Delete", gtk_named_action_new ("page.delete"));
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "Menu|<Shift>F10",
           gtk_callback_action_new (menu_key_cb, self, NULL));
  /* Before the search, which takes what is typed in the list for itself, these keys as well. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), keys);

  keys = gtk_shortcut_controller_new ();
  add_key (GTK_SHORTCUT_CONTROLLER (keys), "Down|KP_Down", gtk_callback_action_new (down_cb, self, NULL));
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

typedef struct
{
  GArray          *ids;
  SwListPageDelete delete;
} Deleting;

static void
deleting_free (Deleting *self)
{
  g_array_unref (self->ids);
  g_free (self);
}

static void
delete_response_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    SwListPage       *self)
{
  Deleting *deleting = g_object_get_data (G_OBJECT (dialog), "deleting");

  if (strcmp (response, "delete") == 0)
    deleting->delete (sw_window_of (GTK_WIDGET (self)), deleting->ids);
}

/**
 * sw_list_page_delete_selected:
 * @self: the page
 * @heading: what is asked
 * @text: what deleting means
 * @delete: deletes
 *
 * Deletes the rows that are selected. One goes at once, with an offer to undo; several are asked for, since the key
 * lies near others.
 */
void
sw_list_page_delete_selected (SwListPage       *self,
                              const char       *heading,
                              const char       *text,
                              SwListPageDelete  delete)
{
  g_autoptr (GArray) ids = NULL;
  Deleting *deleting;
  SwWindow *window;
  GtkWidget *dialog;

  g_return_if_fail (SW_IS_LIST_PAGE (self));

  ids = sw_list_page_get_selected (self);
  window = sw_window_of (GTK_WIDGET (self));
  if (ids->len <= 1)
    {
      if (ids->len == 1)
        delete (window, ids);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, text);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  deleting = g_new (Deleting, 1);
  deleting->ids = g_steal_pointer (&ids);
  deleting->delete = delete;
  g_object_set_data_full (G_OBJECT (dialog), "deleting", deleting, (GDestroyNotify) deleting_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * sw_list_page_set_row_menu:
 * @self: the page
 * @menu: what can be done with the rows that are selected
 */
void
sw_list_page_set_row_menu (SwListPage *self,
                           GMenuModel *menu)
{
  g_return_if_fail (SW_IS_LIST_PAGE (self));

  g_set_object (&self->row_menu, menu);
}

/**
 * sw_list_page_enable:
 * @self: the page
 * @action: the name of one of its actions
 * @enabled: whether it can be done now
 */
void
sw_list_page_enable (SwListPage *self,
                     const char *action,
                     gboolean    enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action);

  g_return_if_fail (found != NULL);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}
