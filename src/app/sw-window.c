/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-window-private.h"

#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-day.h"
#include "sw-late-menu.h"
#include "sw-office.h"
#include "sw-sidebar-row.h"

/* How often it is looked whether another day has begun, in seconds. */
#define CLOCK 60

G_DEFINE_FINAL_TYPE (SwWindow, sw_window, ADW_TYPE_APPLICATION_WINDOW)

static void
read_office (SwWindow *self)
{
  g_autoptr (SwOffice) office = self->store ? sw_store_get_office (self->store, NULL) : NULL;
  gboolean demonstration = office && office->demonstration == 1;

  g_clear_pointer (&self->office, g_free);
  if (office && office->name && office->district)
    self->office = g_strdup_printf ("%s · %s", office->name, office->district);
  else if (office)
    self->office = g_strdup (office->name ? office->name : office->district);

  gtk_widget_set_visible (self->demo_badge, demonstration);
  sw_banner_set_revealed (self->demo_banner, demonstration);
}

static void
store_changed_cb (SwStore  *store,
                  SwWindow *self)
{
  read_office (self);
  sw_window_update_header (self);
  sw_window_update_actions (self);
  sw_window_count_pages (self);
}

/* The store speaks in the thread that changed it. */
static gboolean
store_changed_idle (gpointer data)
{
  SwWindow *self = data;

  if (self->store)
    store_changed_cb (self->store, self);

  return G_SOURCE_REMOVE;
}

static void
store_changed_anywhere_cb (SwWindow *self)
{
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, store_changed_idle, g_object_ref (self), g_object_unref);
}

static void
page_property_cb (SwPage     *page,
                  GParamSpec *pspec,
                  SwWindow   *self)
{
  sw_window_update_header (self);
  sw_window_update_actions (self);
}

static void
visible_child_cb (GtkStack   *stack,
                  GParamSpec *pspec,
                  SwWindow   *self)
{
  g_signal_group_set_target (self->page_signals, sw_window_get_page (self));
  sw_window_update_header (self);
  sw_window_update_actions (self);
  sw_window_put_sidebar_away (self);
}

/* A button of the header bar or a menu that takes the focus to open another page is no place to go on from. */
static void
focus_widget_cb (SwWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  SwPage *page = sw_window_get_page (self);

  if (focus && page && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)) && gtk_widget_get_native (focus) == GTK_NATIVE (self))
    g_set_weak_pointer (&self->page_focus, focus);
}

static void
activate_row_then (SwWindow *self,
                   gpointer  user_data)
{
  sw_window_show_page (self, user_data);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  SwWindow      *self)
{
  const SwPageEntry *entry = sw_sidebar_row_get_entry (SW_SIDEBAR_ROW (row));

  sw_window_leave (self, activate_row_then, (gpointer) entry->name, NULL);
  sw_window_put_sidebar_away (self);
}

static void
sw_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sw_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "notify::width",
                           G_CALLBACK (sw_window_fit_sidebar), widget, G_CONNECT_SWAPPED);
}

static void
sw_window_move_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  if (direction != GTK_DIR_TAB_FORWARD || !sw_window_focus_after_sidebar (SW_WINDOW (widget)))
    GTK_WIDGET_CLASS (sw_window_parent_class)->move_focus (widget, direction);
}

static void
close_then (SwWindow *self,
            gpointer  user_data)
{
  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* With the window, not when the last answer under way has let go of it: then
 * another can open the database at once. */
static void
close_store (SwWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = self->store ? g_object_ref (self->store) : NULL;

  if (store == NULL)
    return;

  sw_window_set_store (self, NULL);
  if (!sw_store_close (store, &error))
    g_warning ("%s", error->message);
}

/* The dialog that stands above all others of the window, if any. */
static GtkWindow *
find_dialog (GtkWindow *below)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      GtkWindow *above;

      if (gtk_window_get_transient_for (window) != below || !gtk_widget_get_visible (GTK_WIDGET (window)))
        continue;
      above = find_dialog (window);
      return above ? above : window;
    }

  return NULL;
}

/* A dialog may hold what was typed and ask for it, and the window cannot go before it. A question
 * that stands there already is to be answered first. */
static gboolean
close_dialogs (SwWindow *self)
{
  GtkWindow *dialog;

  while ((dialog = find_dialog (GTK_WINDOW (self))) != NULL)
    {
      g_autoptr (GtkWindow) kept = g_object_ref (dialog);

      if (ADW_IS_MESSAGE_DIALOG (dialog))
        {
          gtk_window_present (dialog);
          return FALSE;
        }
      gtk_window_close (dialog);
      if (gtk_widget_get_visible (GTK_WIDGET (dialog)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
sw_window_close_request (GtkWindow *window)
{
  SwWindow *self = SW_WINDOW (window);
  SwPage *page = sw_window_get_page (self);
  int width, height;

  if (!self->closing && !close_dialogs (self))
    return GDK_EVENT_STOP;

  if (!self->closing && page && sw_page_has_unsaved (page))
    {
      sw_window_leave (self, close_then, NULL, NULL);
      return GDK_EVENT_STOP;
    }

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (!gtk_window_is_maximized (window))
    {
      g_settings_set_int (self->settings, "window-width", MAX (width, 360));
      g_settings_set_int (self->settings, "window-height", MAX (height, 300));
    }

  close_store (self);

  return GTK_WINDOW_CLASS (sw_window_parent_class)->close_request (window);
}

static gboolean
clock_cb (gpointer user_data)
{
  sw_window_look_at_clock (user_data);

  return G_SOURCE_CONTINUE;
}

static void
sw_window_dispose (GObject *object)
{
  SwWindow *self = SW_WINDOW (object);

  close_store (self);
  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_object (&self->page_signals);
  g_clear_handle_id (&self->backup, g_source_remove);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->pushed, g_ptr_array_unref);

  G_OBJECT_CLASS (sw_window_parent_class)->dispose (object);
}

static void
sw_window_finalize (GObject *object)
{
  SwWindow *self = SW_WINDOW (object);

  g_clear_weak_pointer (&self->page_focus);
  g_clear_weak_pointer (&self->said_toasts);
  g_free (self->database);
  g_free (self->office);

  G_OBJECT_CLASS (sw_window_parent_class)->finalize (object);
}

static void
sw_window_class_init (SwWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = sw_window_dispose;
  object_class->finalize = sw_window_finalize;
  widget_class->realize = sw_window_realize;
  widget_class->move_focus = sw_window_move_focus;
  window_class->close_request = sw_window_close_request;

  g_type_ensure (SW_TYPE_BANNER);
  g_type_ensure (SW_TYPE_TOASTS);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SwWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, back_label);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, new_content);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, header_end);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, demo_badge);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, body);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, page_area);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, sidebar_revealer);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, demo_banner);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, clock_banner);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  sw_window_class_add_keys (klass);
}

static void
sw_window_init (SwWindow *self)
{
  self->settings = g_object_ref (sw_app_settings ());
  self->pushed = g_ptr_array_new ();
  self->shown = sw_pages_get (0);

  gtk_widget_init_template (GTK_WIDGET (self));
  sw_late_menu_set (self->menu_button, self->main_menu);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  self->store_signals = g_signal_group_new (SW_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_anywhere_cb), self);
  self->page_signals = g_signal_group_new (SW_TYPE_PAGE);
  g_signal_group_connect (self->page_signals, "notify", G_CALLBACK (page_property_cb), self);

  sw_window_add_actions (self);
  sw_window_add_pages (self);
  sw_window_add_sidebar (self);

  g_signal_connect (self->stack, "notify::visible-child", G_CALLBACK (visible_child_cb), self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_widget_cb), NULL);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (sw_window_fit_sidebar), self, G_CONNECT_SWAPPED);
  sw_window_fit_sidebar (self);
  self->today = sw_day_today ();
  self->clock = g_timeout_add_seconds (CLOCK, clock_cb, self);
}

/**
 * sw_window_new:
 * @application: the application
 * @database: the path of the database that it is to show
 *
 * The database is opened by sw_window_open().
 *
 * Returns: (transfer none): the window, which GTK keeps until it is closed
 */
SwWindow *
sw_window_new (GtkApplication *application,
               const char     *database)
{
  SwWindow *self = g_object_new (SW_TYPE_WINDOW, "application", application, NULL);

  self->database = g_strdup (database);

  return self;
}

/**
 * sw_window_of:
 * @widget: a widget in a window or in a dialog above one
 *
 * Returns: (nullable) (transfer none): the main window
 */
SwWindow *
sw_window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (root && !SW_IS_WINDOW (root))
    root = GTK_IS_WINDOW (root) ? (GtkRoot *) gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  return (SwWindow *) root;
}

/**
 * sw_window_get_database:
 * @self: a window
 *
 * Returns: the path of the database, which need not exist yet
 */
const char *
sw_window_get_database (SwWindow *self)
{
  g_return_val_if_fail (SW_IS_WINDOW (self), NULL);

  return self->database;
}

/**
 * sw_window_get_store:
 * @self: a window
 *
 * Returns: (nullable) (transfer none): the open database
 */
SwStore *
sw_window_get_store (SwWindow *self)
{
  g_return_val_if_fail (SW_IS_WINDOW (self), NULL);

  return self->store;
}

static void
forget_filters_of_other (SwStore *store)
{
  static const char *const keys[] = { "register-filter", "agreements-filter", "visits-filter" };
  GSettings *settings = sw_app_settings ();
  g_autofree char *path = NULL;

  if (sw_app_keeps_filters (store))
    return;

  path = g_canonicalize_filename (sw_store_get_path (store), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  g_settings_set_string (settings, "filter-database", path);
}

/**
 * sw_window_set_store:
 * @self: a window
 * @store: (nullable): an open database, or %NULL before it is closed
 *
 * Gives the database to all pages and goes back to the page that was open last.
 */
void
sw_window_set_store (SwWindow *self,
                     SwStore  *store)
{
  g_autofree char *name = NULL;

  g_return_if_fail (SW_IS_WINDOW (self));

  sw_window_clear_pages (self);
  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  if (store == NULL)
    return;

  forget_filters_of_other (store);
  read_office (self);
  sw_banner_set_title (self->read_only_banner,
                       sw_store_get_notice (store) ? sw_store_get_notice (store)
                                                   : _("This database can only be read. Nothing can be changed here."));
  sw_banner_set_revealed (self->read_only_banner, sw_store_is_read_only (store));
  sw_window_look_at_clock (self);
  name = g_settings_get_string (self->settings, "page");
  sw_window_show_page (self, sw_pages_find (name) ? name : sw_pages_get (0)->name);
  visible_child_cb (self->stack, NULL, self);
  sw_window_count_pages (self);
}
