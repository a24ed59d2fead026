/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-backup-list.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-file-chooser.h"
#include "sw-window.h"

/* The backups of a database, each with a button to restore it. */
struct _SwBackupList
{
  AdwPreferencesGroup parent_instance;

  GPtrArray          *rows; /* owned, of borrowed widgets */
};

G_DEFINE_FINAL_TYPE (SwBackupList, sw_backup_list, ADW_TYPE_PREFERENCES_GROUP)

static const struct
{
  const char *reason;
  const char *label;
} reasons[] = {
  { "daily", N_("Made once a day") },
  { "import", N_("Made before an import") },
  { "migration", N_("Made before the program was renewed") },
  { "restore", N_("Made before a backup was restored") },
  { "manual", N_("Made by hand") },
};

/* A backup that is put in the database's place, beside the window: that of a large office takes seconds. */
typedef struct
{
  SwWindow *window;
  char     *backup;
  char     *database;
  gboolean  was_open;
  GtkWindow *wait; /* stands above the window, which shows nothing meanwhile */
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *self = data;

  g_object_unref (self->window);
  g_free (self->backup);
  g_free (self->database);
  g_free (self);
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Restoring *self = data;
  GError *error = NULL;

  if (sw_store_restore (self->database, self->backup, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Restoring *self = g_task_get_task_data (G_TASK (result));
  GApplication *application = g_application_get_default ();
  g_autoptr (GError) error = NULL;

  gtk_window_destroy (self->wait);
  if (application)
    g_application_release (application);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      sw_window_report_error (self->window, error);
      /* Where nothing was open, what is shown stays, with what was typed there. */
      if (self->was_open)
        sw_window_open (self->window);
      return;
    }

  sw_window_show_toast (self->window, _("Backup restored"), FALSE);
  sw_window_open (self->window);
}

static gboolean
keep_open_cb (GtkWindow *wait)
{
  return GDK_EVENT_STOP;
}

static GtkWindow *
make_wait (SwWindow *window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *wait = g_object_new (ADW_TYPE_WINDOW, "transient-for", window, "modal", TRUE, "resizable", FALSE, "title",
                                  _("Restoring the backup…"), "content", box, NULL);

  gtk_widget_add_css_class (box, "sw-work");
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Restoring the backup…")));
  g_signal_connect (wait, "close-request", G_CALLBACK (keep_open_cb), NULL);

  return GTK_WINDOW (wait);
}

static void
restore_then (SwWindow *window,
              gpointer  user_data)
{
  Restoring *self = g_new0 (Restoring, 1);
  SwStore *store = sw_window_get_store (window);
  GApplication *application = g_application_get_default ();
  g_autoptr (GTask) task = g_task_new (NULL, NULL, restored_cb, NULL);

  self->window = g_object_ref (window);
  self->backup = g_strdup (user_data);
  self->database = g_strdup (sw_window_get_database (window));
  self->was_open = store != NULL;
  if (store)
    {
      g_autoptr (SwStore) kept = g_object_ref (store);
      g_autoptr (GError) error = NULL;

      sw_window_set_store (window, NULL);
      if (!sw_store_close (kept, &error))
        g_clear_error (&error);
    }
  self->wait = make_wait (window);
  gtk_window_present (self->wait);
  if (application)
    g_application_hold (application);
  g_task_set_source_tag (task, restore_then);
  g_task_set_task_data (task, self, restoring_free);
  g_task_run_in_thread (task, restore_thread);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             SwWindow         *window)
{
  GtkWindow *above = g_object_get_data (G_OBJECT (dialog), "above");

  if (strcmp (response, "restore") != 0)
    return;

  /* The question ends after this and must not hold on to the window that it stands above. */
  if (above)
    {
      gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
      gtk_window_destroy (above);
    }
  sw_window_leave (window, restore_then, g_strdup (g_object_get_data (G_OBJECT (dialog), "backup")), g_free);
}

static void
ask (SwBackupList *self,
     const char   *path,
     const char   *body)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), _("Restore This Backup?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "restore", _("_Restore"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "backup", g_strdup (path), g_free);
  if (!SW_IS_WINDOW (root))
    g_object_set_data (G_OBJECT (dialog), "above", root);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore_cb (GtkButton    *button,
            SwBackupList *self)
{
  const char *path = g_object_get_data (G_OBJECT (button), "backup");
  const char *when = g_object_get_data (G_OBJECT (button), "when");
  g_autofree char *body = NULL;

  /* Translators: %s is a day and a time. */
  body = g_strdup_printf (_("Everything will be as it was at %s. What was entered since then is kept in a backup of "
                            "its own, made now."), when);
  ask (self, path, body);
}

static void
file_chosen_cb (GPtrArray *paths,
                gpointer   user_data)
{
  sw_backup_list_restore_file (user_data, g_ptr_array_index (paths, 0));
}

static void
clear_rows (SwBackupList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (SwBackupList *self,
         GtkWidget    *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_backup (SwBackupList *self,
            SwBackup     *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Restore…"));
  g_autofree char *when = sw_backup_describe_time (backup);
  g_autofree char *what = sw_backup_describe (backup);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "backup", g_strdup (backup->path), g_free);
  g_object_set_data_full (G_OBJECT (button), "when", g_steal_pointer (&when), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  add_row (self, row);
}

static void
sw_backup_list_finalize (GObject *object)
{
  g_ptr_array_unref (SW_BACKUP_LIST (object)->rows);

  G_OBJECT_CLASS (sw_backup_list_parent_class)->finalize (object);
}

static void
sw_backup_list_class_init (SwBackupListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_backup_list_finalize;
}

static void
sw_backup_list_init (SwBackupList *self)
{
  GtkWidget *file = gtk_button_new_with_mnemonic (_("From a _File…"));

  self->rows = g_ptr_array_new ();
  gtk_widget_set_tooltip_text (file, _("Restore a copy that lies elsewhere, as on another disk"));
  g_signal_connect_swapped (file, "clicked", G_CALLBACK (sw_backup_list_choose_file), self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Backups"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), file);
}

/**
 * sw_backup_list_load:
 * @self: a list of backups
 * @database: the path of a database
 *
 * Shows the backups of the database, the newest first.
 */
void
sw_backup_list_load (SwBackupList *self,
                     const char   *database)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SW_IS_BACKUP_LIST (self));

  clear_rows (self);
  backups = sw_store_list_backups (database, &error);
  if (backups == NULL || backups->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), error ? error->message : _("There is no backup yet."));
      add_row (self, row);
      return;
    }

  for (guint i = 0; i < backups->len; i++)
    add_backup (self, g_ptr_array_index (backups, i));
}

/**
 * sw_backup_list_restore_file:
 * @self: a list of backups
 * @path: the path of a backup, wherever it lies
 *
 * Puts a backup in the database's place; where there is a database, after a question.
 */
void
sw_backup_list_restore_file (SwBackupList *self,
                             const char   *path)
{
  SwWindow *window;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *body = NULL;

  g_return_if_fail (SW_IS_BACKUP_LIST (self));

  window = sw_window_of (GTK_WIDGET (self));
  if (!g_file_test (sw_window_get_database (window), G_FILE_TEST_EXISTS))
    {
      restore_then (window, (gpointer) path);
      return;
    }

  /* Translators: %s is the name of a file. */
  body = g_strdup_printf (_("Everything will be as it is in “%s”. What is there now is kept in a backup of its own."),
                          name);
  ask (self, path, body);
}

/**
 * sw_backup_list_choose_file:
 * @self: a list of backups
 *
 * Asks for the backup to restore.
 */
void
sw_backup_list_choose_file (SwBackupList *self)
{
  g_return_if_fail (SW_IS_BACKUP_LIST (self));

  sw_file_chooser_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Restore a Backup"), SW_FILE_BACKUP,
                        FALSE, file_chosen_cb, self);
}

/**
 * sw_backup_list_get_n:
 * @self: a list of backups
 *
 * Returns: how many rows are shown
 */
guint
sw_backup_list_get_n (SwBackupList *self)
{
  g_return_val_if_fail (SW_IS_BACKUP_LIST (self), 0);

  return self->rows->len;
}

/**
 * sw_backup_describe_time:
 * @backup: a backup
 *
 * Returns: (transfer full): when it was made, in local time
 */
char *
sw_backup_describe_time (SwBackup *backup)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (backup->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *day = NULL;

  if (local == NULL)
    return g_strdup ("");

  day = sw_day_format (sw_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                        g_date_time_get_day_of_month (local)));

  return g_strdup_printf ("%s %02d:%02d", day, g_date_time_get_hour (local), g_date_time_get_minute (local));
}

/**
 * sw_backup_describe:
 * @backup: a backup
 *
 * Returns: (transfer full): why it was made and how big it is
 */
char *
sw_backup_describe (SwBackup *backup)
{
  g_autofree char *size = g_format_size (backup->size);
  const char *label = backup->reason;

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (reasons[i].reason, backup->reason) == 0)
      label = _(reasons[i].label);

  return g_strdup_printf ("%s · %s", label, size);
}
