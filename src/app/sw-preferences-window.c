/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-backup-list.h"
#include "sw-day.h"
#include "sw-launch.h"
#include "sw-office.h"
#include "sw-policy-preferences.h"
#include "sw-save-question.h"
#include "sw-store-watch.h"
#include "sw-template-editor.h"
#include "sw-widget-task.h"

/* More days to wait for a signature are no wish, but a slip of the finger. */
#define MAX_DAYS 9999

struct _SwPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  SwToasts            *toasts; /* borrowed */

  /* Template children. */
  AdwPreferencesGroup *office_group;
  AdwPreferencesGroup *register_group;
  AdwPreferencesGroup *agreement_group;
  AdwActionRow        *text_row;
  SwPolicyPreferences *policies;
  GtkSwitch           *mask_switch;
  GtkSwitch           *notify_switch;
  AdwComboRow         *print_font;
  AdwComboRow         *print_title_font;
  AdwActionRow        *folder_row;
  GtkSpinner          *backup_spinner;
  GtkWidget           *backup_button;
  SwBackupList        *backups;

  /* Owned. */
  SwWindow            *window;
  SwStore             *store;
  SwOffice            *office;
  SwStoreWatch        *watch;
  GPtrArray           *entries; /* (element-type AdwEntryRow), borrowed rows */

  gboolean             loading;
};

G_DEFINE_FINAL_TYPE (SwPreferencesWindow, sw_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const office_fields[] = {
  "name", "full_name", "district", "city", "leader", "contact_name", "contact_phone", "seal_name",
};

static const char *const agreement_fields[] = { "agreement_prefix", "signature_wait_days" };

static const SwField *
get_field (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "field");
}

static void
report (SwPreferencesWindow *self,
        const char          *text)
{
  g_autofree char *title = g_markup_escape_text (text, -1);

  sw_toasts_add (self->toasts, adw_toast_new (title));
}

/* The office is read anew, since it may have changed meanwhile by undo. */
static gboolean
save_field (SwPreferencesWindow *self,
            const SwField       *field,
            const char          *text,
            gint64               number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwOffice) office = sw_store_get_office (self->store, &error);
  g_autofree char *label = NULL;

  if (office)
    {
      if (field->kind == SW_FIELD_TEXT)
        sw_record_set_text (SW_RECORD (office), field, text && *text ? text : NULL);
      else
        sw_record_set_number (SW_RECORD (office), field, number);

      /* Translators: %s is a field of the office, for example "Leader". */
      label = g_strdup_printf (_("Change “%s” of the office"), _(field->label));
      if (sw_store_save_one (self->store, SW_RECORD (office), label, &error))
        {
          g_set_object (&self->office, office);
          return TRUE;
        }
    }

  report (self, error->message);

  return FALSE;
}

static gboolean
apply_entry (SwPreferencesWindow *self,
             GtkWidget           *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  const SwField *field = get_field (row);
  gint64 number = SW_NONE;

  if (field->kind == SW_FIELD_INTEGER && *text &&
      !g_ascii_string_to_signed (text, 10, 0, MAX_DAYS, &number, NULL))
    {
      g_autofree char *message = g_strdup_printf (_("Write a number from 0 to %d."), MAX_DAYS);

      report (self, message);
      gtk_widget_add_css_class (row, "error");
      return FALSE;
    }

  if (!save_field (self, field, text, number))
    {
      gtk_widget_add_css_class (row, "error");
      return FALSE;
    }

  gtk_widget_remove_css_class (row, "error");
  return TRUE;
}

static void
entry_apply_cb (GtkWidget           *row,
                SwPreferencesWindow *self)
{
  apply_entry (self, row);
}

/* Typed and not confirmed. */
static gboolean
is_unsaved (SwPreferencesWindow *self,
            GtkWidget           *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autofree char *saved = sw_record_format (SW_RECORD (self->office), get_field (row));

  return strcmp (text, saved ? saved : "") != 0;
}

static void
save_entries (GtkWindow *window)
{
  SwPreferencesWindow *self = SW_PREFERENCES_WINDOW (window);
  gboolean good = TRUE;

  for (guint i = 0; i < self->entries->len; i++)
    if (is_unsaved (self, self->entries->pdata[i]))
      good = apply_entry (self, self->entries->pdata[i]) && good;
  if (good)
    sw_save_question_close (window);
}

static gboolean
sw_preferences_window_close_request (GtkWindow *window)
{
  SwPreferencesWindow *self = SW_PREFERENCES_WINDOW (window);
  gboolean unsaved = FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    unsaved = unsaved || is_unsaved (self, self->entries->pdata[i]);
  if (sw_save_question_hold (window, unsaved, save_entries))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (sw_preferences_window_parent_class)->close_request (window);
}

static void
combo_changed_cb (GtkWidget           *row,
                  GParamSpec          *pspec,
                  SwPreferencesWindow *self)
{
  const SwField *field = get_field (row);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (!self->loading && selected != GTK_INVALID_LIST_POSITION)
    save_field (self, field, NULL, field->enumeration->values[selected].value);
}

static void
add_entry (SwPreferencesWindow *self,
           AdwPreferencesGroup *group,
           const SwField       *field)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *text = sw_record_format (SW_RECORD (self->office), field);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->label));
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_widget_set_sensitive (row, !sw_store_is_read_only (self->store));
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_signal_connect (row, "apply", G_CALLBACK (entry_apply_cb), self);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->entries, row);
}

static void
add_choice (SwPreferencesWindow *self,
            const SwField       *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  gint64 value = sw_record_get_number (SW_RECORD (self->office), field);
  guint selected = 0;

  for (guint i = 0; field->enumeration->values[i].nick; i++)
    {
      gtk_string_list_append (labels, _(field->enumeration->values[i].label));
      if (field->enumeration->values[i].value == value)
        selected = i;
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  gtk_widget_set_sensitive (row, !sw_store_is_read_only (self->store));
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_signal_connect (row, "notify::selected", G_CALLBACK (combo_changed_cb), self);
  adw_preferences_group_add (self->register_group, row);
}

static void
font_changed_cb (AdwComboRow         *row,
                 GParamSpec          *pspec,
                 SwPreferencesWindow *self)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);
  const char *key = g_object_get_data (G_OBJECT (row), "key");

  if (self->loading || item == NULL)
    return;

  g_settings_set_string (sw_app_settings (), key,
                         adw_combo_row_get_selected (row) == 0 ? "" : gtk_string_object_get_string (item));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(char **) a, *(char **) b);
}

static void
fill_fonts (SwPreferencesWindow *self,
            AdwComboRow         *row,
            const char          *key)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree char *current = g_settings_get_string (sw_app_settings (), key);
  g_autofree PangoFontFamily **families = NULL;
  int n = 0;
  guint selected = 0;

  pango_context_list_families (gtk_widget_get_pango_context (GTK_WIDGET (self)), &families, &n);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (sorted, (gpointer) pango_font_family_get_name (families[i]));
  g_ptr_array_sort (sorted, compare_names);

  gtk_string_list_append (names, _("As the form asks"));
  for (guint i = 0; i < sorted->len; i++)
    {
      gtk_string_list_append (names, g_ptr_array_index (sorted, i));
      if (strcmp (g_ptr_array_index (sorted, i), current) == 0)
        selected = i + 1;
    }

  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
  g_object_set_data (G_OBJECT (row), "key", (gpointer) key);
  g_signal_connect (row, "notify::selected", G_CALLBACK (font_changed_cb), self);
}

static void
show_text (SwPreferencesWindow *self)
{
  adw_action_row_set_subtitle (self->text_row, self->office->agreement_template_id == SW_NONE
                                                 ? _("The shipped one: that of Gusu district")
                                                 : _("Your own"));
}

static void
edit_text_cb (SwPreferencesWindow *self)
{
  gtk_window_present (sw_template_editor_new (self->window, GTK_WINDOW (self)));
}

static void
store_changed_cb (SwPreferencesWindow *self)
{
  g_autoptr (SwOffice) office = self->store ? sw_store_get_office (self->store, NULL) : NULL;

  if (office == NULL)
    return;

  g_set_object (&self->office, office);
  show_text (self);
}

static void
show_folder_cb (SwPreferencesWindow *self)
{
  g_autofree char *folder = sw_store_backup_folder (sw_window_get_database (self->window));

  sw_launch (GTK_WINDOW (self), folder);
}

static void
back_up_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = sw_store_backup (data, NULL, "manual", NULL, NULL, cancellable, &error);

  if (path)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (gpointer  widget,
              GTask    *task)
{
  SwPreferencesWindow *self = widget;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (task, &error);

  if (self->store == NULL)
    return;

  gtk_spinner_stop (self->backup_spinner);
  gtk_widget_set_sensitive (self->backup_button, TRUE);
  report (self, path ? _("Backup made and verified") : error->message);
  sw_backup_list_load (self->backups, sw_window_get_database (self->window));
}

static void
back_up_cb (SwPreferencesWindow *self)
{
  gtk_spinner_start (self->backup_spinner);
  gtk_widget_set_sensitive (self->backup_button, FALSE);
  sw_widget_task_run (self, self->store, back_up_thread, self->store, NULL, NULL, backed_up_cb);
}

static void
sw_preferences_window_dispose (GObject *object)
{
  SwPreferencesWindow *self = SW_PREFERENCES_WINDOW (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->window);
  g_clear_object (&self->store);
  g_clear_object (&self->office);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (sw_preferences_window_parent_class)->dispose (object);
}

static void
sw_preferences_window_class_init (SwPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_preferences_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sw_preferences_window_close_request;
  g_type_ensure (SW_TYPE_BACKUP_LIST);
  g_type_ensure (SW_TYPE_POLICY_PREFERENCES);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shouwang/Shouwang/ui/sw-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, office_group);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, register_group);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, agreement_group);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, text_row);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, policies);
  gtk_widget_class_bind_template_callback (widget_class, edit_text_cb);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, mask_switch);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, notify_switch);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, print_font);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, print_title_font);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, backup_spinner);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, backup_button);
  gtk_widget_class_bind_template_child (widget_class, SwPreferencesWindow, backups);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_up_cb);
}

/* This window is modal, so the keys of the one behind it are taken here; a field takes its own first. */
static void
add_key (SwPreferencesWindow *self,
         const char          *keys,
         const char          *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                                          gtk_named_action_new (action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* The toasts of libadwaita's window are those that SwToasts stands in for. */
static void
lay_toasts_over (SwPreferencesWindow *self)
{
  g_autoptr (GtkWidget) content = g_object_ref (adw_window_get_content (ADW_WINDOW (self)));
  GtkWidget *overlay = gtk_overlay_new ();

  adw_window_set_content (ADW_WINDOW (self), NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), content);
  self->toasts = g_object_new (SW_TYPE_TOASTS, NULL);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), overlay);
}

static void
sw_preferences_window_init (SwPreferencesWindow *self)
{
  self->entries = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  lay_toasts_over (self);
  add_key (self, "<Control>z", "win.undo");
  add_key (self, "<Control><Shift>z", "win.redo");
}

static void
fill (SwPreferencesWindow *self)
{
  g_autofree char *folder = sw_store_backup_folder (sw_window_get_database (self->window));
  SwRecordClass *klass = SW_RECORD_GET_CLASS (self->office);

  self->loading = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (office_fields); i++)
    add_entry (self, self->office_group, sw_record_class_find_field (klass, office_fields[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (agreement_fields); i++)
    add_entry (self, self->agreement_group, sw_record_class_find_field (klass, agreement_fields[i]));
  show_text (self);
  add_choice (self, sw_record_class_find_field (klass, "scope"));
  add_choice (self, sw_record_class_find_field (klass, "collation"));
  g_settings_bind (sw_app_settings (), "mask-sensitive", self->mask_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (sw_app_settings (), "notify-due", self->notify_switch, "active", G_SETTINGS_BIND_DEFAULT);
  fill_fonts (self, self->print_font, "print-font");
  fill_fonts (self, self->print_title_font, "print-title-font");
  adw_action_row_set_subtitle (self->folder_row, folder);
  sw_backup_list_load (self->backups, sw_window_get_database (self->window));
  sw_policy_preferences_set_store (self->policies, self->store);
  self->loading = FALSE;
}

/**
 * sw_preferences_window_new:
 * @window: a window with an open database
 *
 * Returns: (transfer none): the preferences of the clerk, and of the office that owns the database
 */
GtkWidget *
sw_preferences_window_new (SwWindow *window)
{
  SwPreferencesWindow *self = g_object_new (SW_TYPE_PREFERENCES_WINDOW, "transient-for", window, NULL);

  self->window = g_object_ref (window);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (window));
  self->store = g_object_ref (sw_window_get_store (window));
  self->office = sw_store_get_office (self->store, NULL);
  if (self->office == NULL)
    self->office = sw_office_new ();
  fill (self);
  self->watch = sw_store_watch_new (self->store);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * sw_preferences_window_get_toasts:
 * @self: the preferences
 *
 * Returns: (transfer none): where something can be said above them
 */
SwToasts *
sw_preferences_window_get_toasts (SwPreferencesWindow *self)
{
  g_return_val_if_fail (SW_IS_PREFERENCES_WINDOW (self), NULL);

  return self->toasts;
}
