/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-application.h"

#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-config.h"
#include "sw-day.h"
#include "sw-fonts.h"

/* One process holds every window, one window a database: a second start of the
 * program opens its database in the first. */
struct _SwApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (SwApplication, sw_application, ADW_TYPE_APPLICATION)

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each may ask for what is unsaved; the program ends with the last. */
  for (GList *l = windows; l; l = l->next)
    if (SW_IS_WINDOW (l->data))
      gtk_window_close (l->data);
  g_list_free (windows);
}

/* From the demonstration to the office's own database, which may not be set up yet. */
static void
own_register_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_autofree char *database = sw_store_default_path ();

  sw_application_open_database (user_data, database);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name", _("Shouwang"),
                         "application-icon", SW_APPLICATION_ID,
                         "version", SW_VERSION,
                         "developer-name", _("The Shouwang authors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Looks after old people who live alone."),
                         /* Translators: put your name here, for the credits. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

/* Where a notice of what is due leads. */
static void
today_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  for (GList *window = gtk_application_get_windows (user_data); window != NULL; window = window->next)
    if (SW_IS_WINDOW (window->data))
      {
        g_action_group_activate_action (G_ACTION_GROUP (window->data), "page", g_variant_new_string ("today"));
        gtk_window_present (window->data);
        return;
      }
}

static const GActionEntry entries[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
  { .name = "own-register", .activate = own_register_cb },
  { .name = "today", .activate = today_cb },
};

static int
sw_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  const char *text;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("shouwang %s\n", SW_VERSION);
      return 0;
    }

  if (g_variant_dict_lookup (options, "today", "&s", &text))
    {
      g_autoptr (GError) error = NULL;
      SwDay day = sw_day_parse (text, sw_day_today (), &error);

      if (day == SW_NONE)
        {
          g_printerr ("%s\n", error->message);
          return 2;
        }
      sw_day_set_today (day);
    }

  return G_APPLICATION_CLASS (sw_application_parent_class)->handle_local_options (application, options);
}

static int
sw_application_command_line (GApplication            *application,
                             GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autofree char *database = NULL;
  const char *name;

  if (g_variant_dict_lookup (options, "database", "^&ay", &name))
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, name);

      database = g_file_get_path (file);
    }
  if (database == NULL)
    database = sw_store_default_path ();

  sw_application_open_database (SW_APPLICATION (application), database);

  return 0;
}

/* The user has clicked on a notice. */
static void
sw_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window)
    gtk_window_present (window);
}

static void
sw_application_startup (GApplication *application)
{
  static const char *const quit_keys[] = { "<Control>q", NULL };
  static const char *const help_keys[] = { "<Control>question", NULL };

  sw_app_prepare ();
  /* A service may never open the window that waits for them. */
  if (!(g_application_get_flags (application) & G_APPLICATION_IS_SERVICE))
    sw_fonts_begin ();
  G_APPLICATION_CLASS (sw_application_parent_class)->startup (application);
  sw_app_init ();

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.show-help-overlay", help_keys);
}

static void
sw_application_class_init (SwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = sw_application_activate;
  application_class->handle_local_options = sw_application_handle_local_options;
  application_class->command_line = sw_application_command_line;
  application_class->startup = sw_application_startup;
}

static void
sw_application_init (SwApplication *self)
{
  static const GOptionEntry options[] = {
    { "database", 'd', 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this database"), N_("FILE") },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Take this day for today"), N_("DAY") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
    { 0 }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * sw_application_new:
 *
 * Returns: (transfer full): the application
 */
SwApplication *
sw_application_new (void)
{
  SwApplication *self = g_object_new (SW_TYPE_APPLICATION,
                                      "application-id", SW_APPLICATION_ID,
                                      "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                                      NULL);

  /* GTK would add a folder of icons, which has it read all icon themes a second time, and make
   * the window of shortcuts at once. */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);

  return self;
}

/**
 * sw_application_open_database:
 * @self: the application
 * @database: the path of a database, which need not exist yet
 *
 * Shows the window of a database, a new one if there is none yet.
 *
 * Returns: (transfer none): the window
 */
SwWindow *
sw_application_open_database (SwApplication *self,
                              const char    *database)
{
  SwWindow *window = NULL;

  g_return_val_if_fail (SW_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (database != NULL, NULL);

  sw_fonts_finish ();
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l && window == NULL; l = l->next)
    if (SW_IS_WINDOW (l->data) && strcmp (sw_window_get_database (l->data), database) == 0)
      window = l->data;

  if (window == NULL)
    {
      window = sw_window_new (GTK_APPLICATION (self), database);
      sw_window_open (window);
    }
  gtk_window_present (GTK_WINDOW (window));

  return window;
}
