/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-welcome-page.h"

#include <glib/gi18n-lib.h>

#include "sw-application.h"
#include "sw-backup-list.h"
#include "sw-day.h"
#include "sw-office-setup.h"
#include "sw-policy-file.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

/* The first start: who are we? */
struct _SwWelcomePage
{
  AdwBin       parent_instance;

  /* Template children. */
  GtkEditable *name;
  GtkEditable *district;
  GtkEditable *city;
  GtkEditable *contact;
  GtkEditable *phone;
  AdwComboRow *scope;
  AdwComboRow *policy;
  GtkWidget   *set_up_button;
  GtkLabel    *problem;
  GtkWidget   *demo_button;
  GtkSpinner  *spinner;
  SwBackupList *backups;

  /* Owned. */
  char         *database;
  GCancellable *making; /* nullable: the demonstration */
};

G_DEFINE_FINAL_TYPE (SwWelcomePage, sw_welcome_page, ADW_TYPE_BIN)

static char *
read_entry (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text ? g_steal_pointer (&text) : NULL;
}

/* A field that was found empty or too long is fine as soon as something else stands in it. */
static void
changed_cb (GtkEditable   *entry,
            SwWelcomePage *self)
{
  g_autofree char *text = read_entry (entry);

  if (text)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
    }
}

/* Marks the field that is at fault and goes there. */
static void
refuse (SwWelcomePage *self,
        GtkEditable   *entry,
        const char    *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
}

static gboolean
require (SwWelcomePage *self,
         GtkEditable   *entry)
{
  g_autofree char *text = read_entry (entry);

  if (text)
    return TRUE;

  refuse (self, entry, _("The name of the street office and its district are needed; they stand on every form."));

  return FALSE;
}

/* Whether what was typed is fit to be saved; what is derived from it is then. */
static gboolean
check (SwWelcomePage *self,
       SwOffice      *office)
{
  const struct
  {
    const char  *field;
    GtkEditable *entry;
  } entries[] = {
    { "name", self->name }, { "district", self->district }, { "city", self->city }, { "contact_name", self->contact },
    { "contact_phone", self->phone },
  };
  g_autoptr (GPtrArray) issues = sw_record_validate (SW_RECORD (office), sw_day_today ());

  for (guint i = 0; i < issues->len; i++)
    {
      SwIssue *issue = issues->pdata[i];

      for (gsize e = 0; e < G_N_ELEMENTS (entries) && issue->severity == SW_ISSUE_ERROR; e++)
        if (issue->field && strcmp (issue->field->name, entries[e].field) == 0)
          {
            refuse (self, entries[e].entry, issue->message);
            return FALSE;
          }
    }

  return TRUE;
}

static void
set_up_cb (SwWelcomePage *self)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autoptr (SwOffice) office = sw_office_new ();
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!require (self, self->name) || !require (self, self->district))
    return;

  office->name = read_entry (self->name);
  office->district = read_entry (self->district);
  office->city = read_entry (self->city);
  office->contact_name = read_entry (self->contact);
  office->contact_phone = read_entry (self->phone);
  office->full_name = sw_office_propose_full_name (office->city, office->district, office->name);
  office->seal_name = g_strdup (office->full_name);
  office->scope = adw_combo_row_get_selected (self->scope);
  office->collation = 0;

  if (!check (self, office))
    return;

  store = sw_office_set_up (self->database, office,
                            sw_policy_file_shipped ()[adw_combo_row_get_selected (self->policy)], &error);
  if (store == NULL)
    {
      sw_window_report_error (window, error);
      return;
    }

  /* Who has begun with the office does not want to be taken to the demonstration. */
  g_cancellable_cancel (self->making);
  sw_window_set_store (window, store);
}

static void
open_demo (SwWelcomePage *self,
           const char    *path)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  sw_application_open_database (SW_APPLICATION (application), path);
  gtk_window_close (GTK_WINDOW (window));
}

static void
demo_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (sw_office_make_demonstration (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
demo_made_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SwWelcomePage) self = user_data;
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->making);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (self->demo_button, TRUE);
  /* The window was closed meanwhile, or the office set up. */
  if (window == NULL || sw_window_get_store (window))
    return;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    open_demo (self, g_task_get_task_data (G_TASK (result)));
  else
    sw_window_report_error (window, error);
}

static void
demo_cb (SwWelcomePage *self)
{
  g_autofree char *path = sw_office_demonstration_path (self->database);
  g_autoptr (GTask) task = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      open_demo (self, path);
      return;
    }

  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (self->demo_button, FALSE);
  self->making = g_cancellable_new ();
  task = g_task_new (NULL, self->making, demo_made_cb, g_object_ref (self));
  g_task_set_source_tag (task, demo_cb);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, demo_thread);
}

/* After the loss of a disk, or on a new computer. The backups beside the database are offered first. */
static void
restore_cb (SwWelcomePage *self)
{
  g_autoptr (GPtrArray) found = sw_store_list_backups (self->database, NULL);

  if (found == NULL || found->len == 0)
    {
      sw_backup_list_choose_file (self->backups);
      return;
    }

  sw_backup_list_load (self->backups, self->database);
  gtk_widget_set_visible (GTK_WIDGET (self->backups), TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->backups), GTK_DIR_TAB_FORWARD);
}

/* The first thing that a clerk does is to type. */
static void
sw_welcome_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sw_welcome_page_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (SW_WELCOME_PAGE (widget)->name));
}

static void
sw_welcome_page_finalize (GObject *object)
{
  g_free (SW_WELCOME_PAGE (object)->database);

  G_OBJECT_CLASS (sw_welcome_page_parent_class)->finalize (object);
}

static void
sw_welcome_page_class_init (SwWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sw_welcome_page_finalize;
  widget_class->map = sw_welcome_page_map;
  g_type_ensure (SW_TYPE_WRAP_LAYOUT);
  g_type_ensure (SW_TYPE_BACKUP_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, name);
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, district);
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, city);
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, contact);
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, phone);
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, scope);
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, policy);
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, set_up_button);
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, problem);
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, demo_button);
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SwWelcomePage, backups);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, demo_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_cb);
}

static void
sw_welcome_page_init (SwWelcomePage *self)
{
  const char *const *nicks = sw_policy_file_shipped ();
  g_autoptr (GtkStringList) scopes = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) policies = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (const SwEnumValue *value = sw_scope_enum.values; value->nick; value++)
    gtk_string_list_append (scopes, _(value->label));
  adw_combo_row_set_model (self->scope, G_LIST_MODEL (scopes));
  for (guint i = 0; nicks[i]; i++)
    {
      g_autoptr (SwPolicyFile) file = sw_policy_file_load (nicks[i], NULL);

      gtk_string_list_append (policies, file->policy->document);
    }
  adw_combo_row_set_model (self->policy, G_LIST_MODEL (policies));
}

/**
 * sw_welcome_page_new:
 * @database: where the database is to be made
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
sw_welcome_page_new (const char *database)
{
  SwWelcomePage *self = g_object_new (SW_TYPE_WELCOME_PAGE, NULL);

  self->database = g_strdup (database);

  return GTK_WIDGET (self);
}
