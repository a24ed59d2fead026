/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-app.h"

#include <glib/gi18n-lib.h>

#include "sw-config.h"
#include "sw-platform.h"
#include "sw-resources.h"
#include "sw-theme-resources.h"
#include "sw-tooltips.h"

#define GTK_THEME "/org/gtk/libgtk/theme/Default/gtk.css"

static void
add_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/shouwang/Shouwang/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * sw_app_prepare:
 *
 * Makes the start shorter. The program calls it first of all; nothing depends on it.
 */
void
sw_app_prepare (void)
{
  /* Fontconfig begins to read its files in a thread when the map of fonts is made. */
  pango_cairo_font_map_get_default ();
  gtk_init ();

  /* What is registered last goes first; the look for it has GTK's own registered before. Who chose
   * a theme by the environment gets it, and libadwaita stands back. */
  if (g_getenv ("GTK_THEME") == NULL && g_resources_get_info (GTK_THEME, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    sw_theme_register_resource ();
}

/**
 * sw_app_init:
 *
 * Prepares what the widgets of this floor need: libadwaita, the resources and the style sheet.
 * The program and every test call it first; a second call does nothing.
 */
void
sw_app_init (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;

  adw_init ();
#ifdef G_OS_WIN32
  /* It knows only where it was itself built. */
  sw_platform_bind_catalogue ("libadwaita");
#endif
  sw_register_resource ();
  add_style ();
  sw_tooltips_widen ();
  g_once_init_leave (&done, 1);
}

/**
 * sw_app_settings:
 *
 * Returns: (transfer none): what belongs to the clerk and the screen
 */
GSettings *
sw_app_settings (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (SW_APPLICATION_ID);

  return settings;
}

/**
 * sw_app_keeps_filters:
 * @store: an open database
 *
 * The filters that were in use last are those of one database, of that which was opened last:
 * they name records by their ids, which in another one are others'.
 *
 * Returns: whether it is this database
 */
gboolean
sw_app_keeps_filters (SwStore *store)
{
  g_autofree char *path = g_canonicalize_filename (sw_store_get_path (store), NULL);
  g_autofree char *known = g_settings_get_string (sw_app_settings (), "filter-database");

  return strcmp (path, known) == 0;
}

/**
 * sw_app_open_store:
 * @database: the path of a database that exists
 * @error: return location for why it could not be opened
 *
 * Opens a database for a window. One that can only be read, because of its
 * file or because a newer program made it, is opened to be read, and its notice
 * says why.
 *
 * Returns: (transfer full) (nullable): the open database
 */
SwStore *
sw_app_open_store (const char  *database,
                   GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  SwStore *store = sw_store_open (database, SW_STORE_OPEN_EXISTING, &local_error);

  if (g_error_matches (local_error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY))
    {
      store = sw_store_open (database, SW_STORE_READ_ONLY, error);
      if (store && sw_store_get_notice (store) == NULL)
        {
          /* Translators: %s is a sentence that says why. */
          g_autofree char *notice = g_strdup_printf (_("The database can only be read. %s"), local_error->message);

          sw_store_set_notice (store, notice);
        }
    }
  else if (local_error)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return store;
}

/**
 * sw_app_awaits_first_frame:
 * @widget: a widget
 *
 * What can wait asks this, so that a window comes up before its database is counted. A
 * window that is not on its way to the screen awaits nothing.
 *
 * Returns: whether the window of the widget is about to be drawn for the first time
 */
gboolean
sw_app_awaits_first_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_mapped (widget) ? gtk_widget_get_frame_clock (widget) : NULL;

  return clock && gdk_frame_clock_get_frame_counter (clock) < 0;
}
