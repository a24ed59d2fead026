/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-window-private.h"

#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-backup.h"
#include "sw-elder-page.h"
#include "sw-failed-page.h"
#include "sw-office.h"
#include "sw-people-page.h"
#include "sw-register-page.h"
#include "sw-welcome-page.h"

#define LOADING_DELAY_MS 150

/* Seconds after the start; the first look at the list comes before. */
#define BACKUP_DELAY 2

G_DEFINE_FINAL_TYPE (SwWindow, sw_window, ADW_TYPE_APPLICATION_WINDOW)

/* The pages of the sidebar. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType     (*get_type) (void);
} pages[] = {
  { "register", N_("Register"), "view-list-symbolic", sw_register_page_get_type },
  { "people", N_("People"), "system-users-symbolic", sw_people_page_get_type },
};

/* The window leaves something unsaved: what to do when it is settled. */
typedef struct
{
  SwWindow         *window;
  SwWindowLeaveFunc then;
  gpointer          user_data;
} Leave;

static gboolean
count_to_text (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  gint64 count = g_value_get_int64 (from);

  g_value_take_string (to, count == SW_NONE ? g_strdup ("") : g_strdup_printf ("%'" G_GINT64_FORMAT, count));

  return TRUE;
}

static gboolean
count_to_visible (GBinding     *binding,
                  const GValue *from,
                  GValue       *to,
                  gpointer      user_data)
{
  g_value_set_boolean (to, g_value_get_int64 (from) != SW_NONE);

  return TRUE;
}

static GtkWidget *
make_sidebar_row (const char *title,
                  const char *icon,
                  SwPage     *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (count, "sw-count");
  g_object_bind_property_full (page, "count", count, "label", G_BINDING_SYNC_CREATE, count_to_text, NULL, NULL, NULL);
  g_object_bind_property_full (page, "count", count, "visible", G_BINDING_SYNC_CREATE, count_to_visible, NULL, NULL, NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return row;
}

static void
add_pages (SwWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      SwPage *page = g_object_new (pages[i].get_type (), "title", _(pages[i].title), NULL);
      GtkWidget *row = make_sidebar_row (_(pages[i].title), pages[i].icon, page);

      gtk_stack_add_named (self->stack, GTK_WIDGET (page), pages[i].name);
      g_object_set_data (G_OBJECT (row), "page", (gpointer) pages[i].name);
      gtk_list_box_append (self->sidebar, row);
    }
}

static void
load_pages (SwWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    sw_page_set_store (SW_PAGE (gtk_stack_get_child_by_name (self->stack, pages[i].name)), self->store);
}

/* The page that is shown has the database at once, the others when it is drawn. */
static gboolean
load_pages_cb (gpointer user_data)
{
  SwWindow *self = user_data;

  self->loading = 0;
  load_pages (self);

  return G_SOURCE_REMOVE;
}

/* The row of the page that is shown, or that the shown page was opened from. */
static void
select_sidebar_row (SwWindow   *self,
                    const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)); i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "page"), name) == 0)
      gtk_list_box_select_row (self->sidebar, row);
}

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
  sw_window_leave (self, activate_row_then, g_object_get_data (G_OBJECT (row), "page"));
  if (self->narrow)
    gtk_revealer_set_reveal_child (self->sidebar_revealer, FALSE);
}

/* The sidebar gives way where it would take more than its share of the width,
 * which grows with the size of the text. */
static void
width_cb (SwWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  int width, height, dpi = 0;
  double scale;
  gboolean narrow;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (surface && gdk_surface_get_width (surface) > 1)
    width = gdk_surface_get_width (surface);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  scale = dpi > 0 ? dpi / (96.0 * 1024) : 1;
  narrow = width > 0 && width < 820 * scale;
  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  gtk_revealer_set_reveal_child (self->sidebar_revealer, !narrow);
}

static void
sw_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sw_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "notify::width", G_CALLBACK (width_cb), widget,
                           G_CONNECT_SWAPPED);
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

static gboolean
sw_window_close_request (GtkWindow *window)
{
  SwWindow *self = SW_WINDOW (window);
  SwPage *page = sw_window_get_page (self);
  int width, height;

  if (!self->closing && page && sw_page_has_unsaved (page))
    {
      sw_window_leave (self, close_then, NULL);
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

static void
sw_window_dispose (GObject *object)
{
  SwWindow *self = SW_WINDOW (object);

  g_clear_object (&self->page_signals);
  close_store (self);
  g_clear_handle_id (&self->backup, g_source_remove);
  g_clear_handle_id (&self->loading, g_source_remove);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->pushed, g_ptr_array_unref);

  G_OBJECT_CLASS (sw_window_parent_class)->dispose (object);
}

static void
sw_window_finalize (GObject *object)
{
  SwWindow *self = SW_WINDOW (object);

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
  window_class->close_request = sw_window_close_request;

  g_type_ensure (SW_TYPE_BANNER);

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
  gtk_widget_class_bind_template_child (widget_class, SwWindow, header_end);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, demo_badge);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, sidebar_revealer);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, demo_banner);
  gtk_widget_class_bind_template_child (widget_class, SwWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  sw_window_class_add_keys (klass);
}

static void
sw_window_init (SwWindow *self)
{
  self->settings = g_object_ref (sw_app_settings ());
  self->pushed = g_ptr_array_new ();
  self->shown = pages[0].name;

  gtk_widget_init_template (GTK_WIDGET (self));
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
  add_pages (self);

  g_signal_connect (self->stack, "notify::visible-child", G_CALLBACK (visible_child_cb), self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
  width_cb (self);
}

/**
 * sw_window_new:
 * @application: the application
 * @database: the path of the database that it is to show
 *
 * The database is opened by sw_window_open().
 *
 * Returns: a window
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

  while (self->pushed->len > 0)
    sw_window_go_back (self);

  g_set_object (&self->store, store);
  g_signal_group_set_target (self->store_signals, store);
  g_clear_handle_id (&self->loading, g_source_remove);
  if (store == NULL)
    {
      load_pages (self);
      return;
    }

  read_office (self);
  sw_banner_set_title (self->read_only_banner,
                       sw_store_get_notice (store) ? sw_store_get_notice (store)
                                                   : _("This database can only be read. Nothing can be changed here."));
  sw_banner_set_revealed (self->read_only_banner, sw_store_is_read_only (store));
  name = g_settings_get_string (self->settings, "page");
  sw_window_show_page (self, gtk_stack_get_child_by_name (self->stack, name) ? name : pages[0].name);
  visible_child_cb (self->stack, NULL, self);
  self->loading = g_timeout_add (LOADING_DELAY_MS, load_pages_cb, self);
}

static void
show_only (SwWindow  *self,
           GtkWidget *page)
{
  GtkWidget *old = gtk_stack_get_child_by_name (self->stack, "alone");

  if (old)
    gtk_stack_remove (self->stack, old);
  gtk_stack_add_named (self->stack, page, "alone");
  gtk_stack_set_visible_child (self->stack, page);
}

static void
backup_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (sw_store_backup_daily (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  SwWindow *self = SW_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && self->store)
    sw_window_report_error (self, error);
}

/* After the first frame, beside the work. */
static gboolean
back_up_idle (gpointer user_data)
{
  SwWindow *self = user_data;
  g_autoptr (GTask) task = NULL;

  self->backup = 0;
  if (self->store == NULL || sw_store_is_read_only (self->store))
    return G_SOURCE_REMOVE;

  task = g_task_new (self, NULL, backed_up_cb, NULL);
  g_task_set_source_tag (task, back_up_idle);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, backup_thread);

  return G_SOURCE_REMOVE;
}

/**
 * sw_window_open:
 * @self: a window
 *
 * Opens the database and shows it. Where there is none yet, the welcome page
 * sets one up; where it cannot be opened, a page says why.
 *
 * Returns: whether the database is open
 */
gboolean
sw_window_open (SwWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = NULL;

  g_return_val_if_fail (SW_IS_WINDOW (self), FALSE);

  if (!g_file_test (self->database, G_FILE_TEST_EXISTS))
    {
      show_only (self, sw_welcome_page_new (self->database));
      return FALSE;
    }

  store = sw_app_open_store (self->database, &error);
  if (store == NULL)
    {
      show_only (self, sw_failed_page_new (self->database, error));
      return FALSE;
    }

  sw_window_set_store (self, store);
  g_clear_handle_id (&self->backup, g_source_remove);
  self->backup = g_timeout_add_seconds (BACKUP_DELAY, back_up_idle, self);

  return TRUE;
}

/**
 * sw_window_get_page:
 * @self: a window
 *
 * Returns: (nullable) (transfer none): the page that is shown
 */
SwPage *
sw_window_get_page (SwWindow *self)
{
  GtkWidget *child;

  g_return_val_if_fail (SW_IS_WINDOW (self), NULL);

  child = self->stack ? gtk_stack_get_visible_child (self->stack) : NULL;

  return SW_IS_PAGE (child) ? SW_PAGE (child) : NULL;
}

/**
 * sw_window_show_page:
 * @self: a window
 * @name: "register" or "people"
 *
 * Shows a page of the sidebar. What is unsaved on the page above is dropped;
 * see sw_window_leave().
 */
void
sw_window_show_page (SwWindow   *self,
                     const char *name)
{
  GtkWidget *page;

  g_return_if_fail (SW_IS_WINDOW (self));

  page = gtk_stack_get_child_by_name (self->stack, name);
  g_return_if_fail (page != NULL);

  while (self->pushed->len > 0)
    sw_window_go_back (self);
  sw_page_set_store (SW_PAGE (page), self->store);
  gtk_stack_set_visible_child (self->stack, page);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (strcmp (pages[i].name, name) == 0)
      self->shown = pages[i].name;
  select_sidebar_row (self, name);
  g_settings_set_string (self->settings, "page", name);
}

/**
 * sw_window_push_page:
 * @self: a window
 * @page: (transfer floating): a page
 *
 * Gives the page the database and shows it above the one that is shown, with
 * a button to go back.
 */
void
sw_window_push_page (SwWindow *self,
                     SwPage   *page)
{
  g_return_if_fail (SW_IS_WINDOW (self));
  g_return_if_fail (SW_IS_PAGE (page));

  g_ptr_array_add (self->pushed, page);
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  sw_page_set_store (page, self->store);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
}

/**
 * sw_window_open_elder:
 * @self: a window
 * @id: an elder's id, or %SW_NONE for one who is to be added
 *
 * Shows the page of an elder.
 */
void
sw_window_open_elder (SwWindow *self,
                      gint64    id)
{
  g_return_if_fail (SW_IS_WINDOW (self));
  g_return_if_fail (self->store != NULL);

  sw_window_push_page (self, sw_elder_page_new (id));
}

/**
 * sw_window_go_back:
 * @self: a window
 *
 * Goes back to the page below. What is unsaved is dropped; see
 * sw_window_leave().
 */
void
sw_window_go_back (SwWindow *self)
{
  SwPage *page;
  GtkWidget *below = NULL;

  g_return_if_fail (SW_IS_WINDOW (self));

  if (self->pushed->len == 0)
    return;

  page = g_ptr_array_steal_index (self->pushed, self->pushed->len - 1);
  if (self->pushed->len > 0)
    {
      below = g_ptr_array_index (self->pushed, self->pushed->len - 1);
    }
  else
    {
      below = gtk_stack_get_child_by_name (self->stack, self->shown);
    }

  select_sidebar_row (self, self->shown);
  gtk_stack_set_visible_child (self->stack, below);
  gtk_stack_remove (self->stack, GTK_WIDGET (page));
  gtk_widget_child_focus (below, GTK_DIR_TAB_FORWARD);
}

static void
leave_response_cb (AdwMessageDialog *dialog,
                   const char       *response,
                   Leave            *leave)
{
  SwWindow *self = leave->window;
  SwPage *page = sw_window_get_page (self);
  g_autoptr (GError) error = NULL;

  if (strcmp (response, "save") == 0 && page && !sw_page_save (page, &error))
    {
      if (error)
        sw_window_report_error (self, error);
    }
  else if (strcmp (response, "cancel") != 0)
    {
      leave->then (self, leave->user_data);
    }
  else
    {
      select_sidebar_row (self, self->shown);
    }
}

static void
leave_free (gpointer  data,
            GClosure *closure)
{
  Leave *leave = data;

  g_object_unref (leave->window);
  g_free (leave);
}

/**
 * sw_window_leave:
 * @self: a window
 * @then: what to do when nothing unsaved is left on the page
 * @user_data: for @then
 *
 * Asks first where something typed would be lost. @then is not called when the
 * user rather stays.
 */
void
sw_window_leave (SwWindow          *self,
                 SwWindowLeaveFunc  then,
                 gpointer           user_data)
{
  SwPage *page;
  GtkWidget *dialog;
  Leave *leave;

  g_return_if_fail (SW_IS_WINDOW (self));

  page = sw_window_get_page (self);
  if (page == NULL || !sw_page_has_unsaved (page))
    {
      then (self, user_data);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Save Changes?"),
                                   _("What you typed here is not saved yet. It is lost if you do not save it."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "discard", _("_Discard"),
                                    "save", _("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  leave = g_new (Leave, 1);
  leave->window = g_object_ref (self);
  leave->then = then;
  leave->user_data = user_data;
  g_signal_connect_data (dialog, "response", G_CALLBACK (leave_response_cb), leave, leave_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * sw_window_show_toast:
 * @self: a window
 * @text: what happened, in a short sentence
 * @undoable: whether the toast offers to undo the last action
 *
 * Says what was done.
 */
void
sw_window_show_toast (SwWindow   *self,
                      const char *text,
                      gboolean    undoable)
{
  AdwToast *toast;
  g_autofree char *title = NULL;

  g_return_if_fail (SW_IS_WINDOW (self));

  title = g_markup_escape_text (text, -1);
  toast = adw_toast_new (title);
  if (undoable)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * sw_window_add_toast:
 * @self: a window
 * @toast: (transfer full): a toast
 *
 * Shows a toast that offers more than to undo.
 */
void
sw_window_add_toast (SwWindow *self,
                     AdwToast *toast)
{
  g_return_if_fail (SW_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * sw_window_report_error:
 * @self: a window
 * @error: what went wrong
 *
 * Says what went wrong: in a dialog where it stops the work, in a toast where
 * nothing is lost. Something cancelled by the user is not reported.
 */
void
sw_window_report_error (SwWindow     *self,
                        const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (SW_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (g_error_matches (error, SW_STORE_ERROR, SW_STORE_ERROR_NOTHING_TO_UNDO))
    {
      sw_window_show_toast (self, error->message, FALSE);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("That Did Not Work"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
