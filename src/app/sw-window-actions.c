/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-window-private.h"

#include <glib/gi18n-lib.h>

#include "sw-duplicates-dialog.h"
#include "sw-file-chooser.h"
#include "sw-import-assistant.h"
#include "sw-preferences-window.h"
#include "sw-work.h"
#include "sw-visits-entry.h"

static void
set_enabled (SwWindow   *self,
             const char *name,
             gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_button_label (GtkWidget  *button,
                  const char *tooltip)
{
  /* To set the same anew asks the display where the pointer is. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip) == 0)
    return;

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwPage *page = sw_window_get_page (user_data);

  if (page && sw_page_can_search (page))
    sw_page_search (page);
}

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  SwPage *page = sw_window_get_page (user_data);

  if (page && sw_page_can_create (page))
    sw_page_create (page);
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  SwPage *page = sw_window_get_page (user_data);

  if (page && sw_page_can_print (page))
    sw_page_print (page);
}

static void
back_then (SwWindow *self,
           gpointer  user_data)
{
  sw_window_go_back (self);
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  sw_window_leave (user_data, back_then, NULL, NULL);
}

typedef struct
{
  gboolean redo;
  char    *label; /* of what was undone, set by the thread */
} Reversal;

static void
reversal_free (gpointer data)
{
  Reversal *self = data;

  g_free (self->label);
  g_free (self);
}

static void
interrupt_cb (GCancellable *cancellable,
              SwStore      *store)
{
  sw_store_interrupt (store);
}

static gboolean
reverse_run (SwStore  *store,
             gpointer  data,
             SwWork   *work,
             GError  **error)
{
  Reversal *self = data;
  GCancellable *cancellable = sw_work_get_cancellable (work);
  gulong handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), store, NULL);
  gboolean good = self->redo ? sw_store_redo (store, &self->label, error) : sw_store_undo (store, &self->label, error);

  g_cancellable_disconnect (cancellable, handler);

  return good;
}

static void
reverse_done (SwWindow *window,
              gpointer  data)
{
  Reversal *self = data;
  g_autofree char *text = NULL;

  /* Translators: %s is what was done once more, for example "Change Wang Fang". */
  text = self->redo ? g_strdup_printf (_("Done again: %s"), self->label)
                    /* Translators: %s is what was undone, for example "Change Wang Fang". */
                    : g_strdup_printf (_("Undone: %s"), self->label);
  sw_window_show_toast (window, text, self->redo);
}

/* What changed very many records is undone beside the window. */
static void
reverse (SwWindow *self,
         gboolean  redo)
{
  Reversal *reversal = g_new0 (Reversal, 1);

  /* What a toast still offers to undo is no longer the last action. */
  sw_window_unsay (self);
  reversal->redo = redo;
  sw_work_run (self, redo ? _("Doing it again…") : _("Undoing it…"), (gsize) sw_store_get_undo_size (self->store, redo),
               reverse_run, reverse_done, reversal, reversal_free);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  reverse (user_data, FALSE);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  reverse (user_data, TRUE);
}

static void
page_then (SwWindow *self,
           gpointer  user_data)
{
  sw_window_show_page (self, user_data);
}

static void
page_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwWindow *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);

  if (self->store && sw_pages_find (name))
    sw_window_leave (self, page_then, (gpointer) sw_pages_find (name)->name, NULL);
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwWindow *self = user_data;

  if (self->store)
    gtk_window_present (sw_import_assistant_new (self, SW_SHEET_GROUP_REGISTER));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SwWindow *self = user_data;

  gtk_window_present (GTK_WINDOW (sw_preferences_window_new (self)));
}

static void
duplicates_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  SwWindow *self = user_data;

  sw_window_unsay (self);
  gtk_window_present (sw_duplicates_dialog_new (GTK_WINDOW (self), self->store));
}

/* It is made when it is first asked for: to make it takes longer than to make the window. It opens with the keys of
 * the page, and offers to show all. */
static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkApplicationWindow *self = user_data;
  SwPage *page = sw_window_get_page (user_data);
  GtkShortcutsWindow *overlay;

  if (gtk_application_window_get_help_overlay (self) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/shouwang/Shouwang/gtk/help-overlay.ui");

      gtk_application_window_set_help_overlay (self, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  overlay = gtk_application_window_get_help_overlay (self);
  g_object_set (overlay, "view-name", page ? SW_PAGE_GET_CLASS (page)->shortcuts : NULL, NULL);
  gtk_window_present (GTK_WINDOW (overlay));
}

static const GActionEntry entries[] = {
  { .name = "search", .activate = search_cb },
  { .name = "import", .activate = import_cb },
  { .name = "new", .activate = new_cb },
  { .name = "print", .activate = print_cb },
  { .name = "back", .activate = back_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "page", .activate = page_cb, .parameter_type = "s" },
  { .name = "duplicates", .activate = duplicates_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "show-help-overlay", .activate = help_cb },
};

/* "Show numbers" is the opposite of the key, which says what is safe. */
static void
show_numbers_changed_cb (GSettings  *settings,
                         const char *key,
                         SwWindow   *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "show-numbers");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (!g_settings_get_boolean (settings, key)));
}

static void
show_numbers_cb (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       user_data)
{
  SwWindow *self = user_data;

  g_settings_set_boolean (self->settings, "mask-sensitive", !g_variant_get_boolean (state));
}

/* What was typed into a search needs no undo of its own, and the key is meant for the last action. */
static gboolean
search_key_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  if (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) == NULL)
    return FALSE;

  g_action_group_activate_action (G_ACTION_GROUP (widget), user_data, NULL);

  return TRUE;
}

static void
add_search_key (GtkShortcutController *controller,
                const char            *trigger,
                const char            *action)
{
  GtkShortcutAction *callback = gtk_callback_action_new (search_key_cb, (gpointer) action, NULL);

  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                                      callback));
}

/* Who saved or undid something with a button of the header bar goes on with the keys of the page. */
static gboolean
header_key_cb (GtkEventControllerKey *keys,
               guint                  key,
               guint                  code,
               GdkModifierType        state,
               SwWindow              *self)
{
  SwPage *page = sw_window_get_page (self);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (page == NULL)
    return GDK_EVENT_PROPAGATE;
  if (focus && (!gtk_widget_is_ancestor (focus, self->header_bar) ||
                gtk_widget_get_native (focus) != GTK_NATIVE (self)))
    return GDK_EVENT_PROPAGATE;

  return gtk_event_controller_key_forward (keys, GTK_WIDGET (page));
}

static gboolean
is_workbook (const char *path)
{
  static const char *const endings[] = { ".xlsx", ".xls", ".csv", ".txt" };
  g_autofree char *lower = g_utf8_strdown (path, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;

  return FALSE;
}

/* Workbooks that are dropped anywhere on the window are to be imported. */
static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         SwWindow      *self)
{
  g_autoptr (GPtrArray) paths = sw_dropped_paths (value);
  GtkWindow *assistant;

  for (guint i = paths->len; i > 0; i--)
    if (!is_workbook (paths->pdata[i - 1]))
      g_ptr_array_remove_index (paths, i - 1);
  if (paths->len == 0 || !g_action_group_get_action_enabled (G_ACTION_GROUP (self), "import"))
    return FALSE;

  assistant = sw_import_assistant_new (self, SW_SHEET_GROUP_REGISTER);
  gtk_window_present (assistant);
  sw_import_assistant_add_files (SW_IMPORT_ASSISTANT (assistant), paths);

  return TRUE;
}

/* On Windows an entry with the focus takes a digit also while Alt is held, so the window is asked first. */
static void
add_page_keys (SwWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < MIN (sw_pages_get_n (), 10); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (i < 9 ? GDK_KEY_1 + i : GDK_KEY_0, GDK_ALT_MASK),
                                       gtk_named_action_new ("win.page"), "s", sw_pages_get (i)->name));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * sw_window_add_actions:
 * @self: a window
 *
 * Adds the window's actions.
 */
void
sw_window_add_actions (SwWindow *self)
{
  g_autoptr (GPropertyAction) sidebar = NULL;
  g_autoptr (GSimpleAction) numbers = NULL;
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *header_keys;
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  sw_visits_entry_add_actions (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_search_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control>z", "undo");
  add_search_key (GTK_SHORTCUT_CONTROLLER (keys), "<Control><Shift>z|<Control>y", "redo");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  header_keys = gtk_event_controller_key_new ();
  g_signal_connect (header_keys, "key-pressed", G_CALLBACK (header_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), header_keys);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  sidebar = g_property_action_new ("sidebar", self->sidebar_revealer, "reveal-child");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar));

  numbers = g_simple_action_new_stateful ("show-numbers", NULL,
                                          g_variant_new_boolean (!g_settings_get_boolean (self->settings,
                                                                                          "mask-sensitive")));
  g_signal_connect (numbers, "change-state", G_CALLBACK (show_numbers_cb), self);
  g_signal_connect_object (self->settings, "changed::notify-due", G_CALLBACK (sw_window_count_pages), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::mask-sensitive", G_CALLBACK (show_numbers_changed_cb),
                           self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (numbers));
  add_page_keys (self);
}

/**
 * sw_window_class_add_keys:
 * @klass: the class of windows
 *
 * Adds the keys that work everywhere in the window.
 */
void
sw_window_class_add_keys (SwWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "win.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "win.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.quick-entry", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.week-grid", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.month-card", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "win.sidebar", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, GDK_CONTROL_MASK, "win.preferences", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

/**
 * sw_window_update_actions:
 * @self: a window
 *
 * The one place that says which of the window's actions are possible.
 */
void
sw_window_update_actions (SwWindow *self)
{
  SwPage *page = sw_window_get_page (self);
  gboolean open = self->store != NULL;
  gboolean writable = open && !sw_store_is_read_only (self->store);
  gboolean editing = page && sw_page_get_editing (page);
  g_autofree char *undo = writable ? sw_store_get_undo_label (self->store) : NULL;
  g_autofree char *redo = writable ? sw_store_get_redo_label (self->store) : NULL;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;

  set_enabled (self, "search", page && sw_page_can_search (page));
  set_enabled (self, "new", page && sw_page_can_create (page));
  set_enabled (self, "print", page && sw_page_can_print (page));
  set_enabled (self, "back", self->pushed->len > 0);
  set_enabled (self, "undo", undo != NULL && !editing);
  set_enabled (self, "redo", redo != NULL && !editing);
  set_enabled (self, "page", open);
  set_enabled (self, "duplicates", writable);
  set_enabled (self, "preferences", open);
  set_enabled (self, "import", writable);
  set_enabled (self, "show-numbers", open);
  sw_visits_entry_update_actions (self);

  /* Translators: %s is what would be undone, for example "Change Wang Fang". */
  undo_text = editing ? g_strdup (_("Save or discard what you typed before you undo something else"))
                      : undo ? g_strdup_printf (_("Undo: %s"), undo) : g_strdup (_("Undo"));
  /* Translators: %s is what would be done again, for example "Change Wang Fang". */
  redo_text = redo && !editing ? g_strdup_printf (_("Redo: %s"), redo) : g_strdup (_("Redo"));
  set_button_label (self->undo_button, undo_text);
  set_button_label (self->redo_button, redo_text);
}

/**
 * sw_window_update_header:
 * @self: a window
 *
 * Puts what belongs to the page that is shown into the header bar.
 */
void
sw_window_update_header (SwWindow *self)
{
  SwPage *page = sw_window_get_page (self);
  const char *title = page ? sw_page_get_title (page) : NULL;
  const char *subtitle = page ? sw_page_get_subtitle (page) : NULL;
  const char *create = page ? sw_page_get_create_label (page) : NULL;
  GtkWidget *end = page ? sw_page_get_header_end (page) : NULL;
  gboolean pushed = self->pushed->len > 0;
  gboolean open = self->store != NULL;

  if (subtitle == NULL)
    subtitle = open ? self->office : NULL;
  adw_window_title_set_title (self->title, title ? title : _("Shouwang"));
  adw_window_title_set_subtitle (self->title, subtitle ? subtitle : "");
  gtk_window_set_title (GTK_WINDOW (self), title ? title : _("Shouwang"));

  if (pushed)
    gtk_label_set_label (self->back_label, sw_page_get_title (sw_window_get_page_below (self)));
  gtk_widget_set_visible (self->back_button, pushed);
  gtk_widget_set_visible (self->new_button, create && !pushed);
  adw_button_content_set_label (self->new_content, create ? create : "");
  gtk_widget_set_visible (self->undo_button, open);
  gtk_widget_set_visible (self->redo_button, open);
  gtk_widget_set_visible (self->sidebar_button, open);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_revealer), open);
  if (adw_bin_get_child (self->header_end) != end)
    adw_bin_set_child (self->header_end, end);
}
