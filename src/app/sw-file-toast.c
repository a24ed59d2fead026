/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-file-toast.h"

#include <glib/gi18n-lib.h>

#include "sw-launch.h"

/* Long enough to read a path and to decide, in seconds. */
#define TIMEOUT 12

/**
 * sw_file_toast_text:
 * @path: a file that was written
 *
 * Returns: (transfer full): what the toast says
 */
char *
sw_file_toast_text (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  g_autofree char *shown = NULL;

  if (g_str_has_prefix (folder, home) && G_IS_DIR_SEPARATOR (folder[strlen (home)]))
    shown = g_strdup (folder + strlen (home) + 1);
  else
    shown = g_strdup (folder);

  /* Translators: a file's name and its folder. */
  return g_strdup_printf (_("Saved “%s” in %s"), name, shown);
}

static void
open_folder_cb (AdwToast *toast,
                char     *folder)
{
  sw_launch (NULL, folder);
}

static void
free_path (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

/**
 * sw_folder_toast_new:
 * @text: what happened
 * @folder: the folder where something was written
 *
 * Returns: (transfer full): a toast that opens the folder
 */
AdwToast *
sw_folder_toast_new (const char *text,
                     const char *folder)
{
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _("_Open Folder"));
  adw_toast_set_timeout (toast, TIMEOUT);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (open_folder_cb), g_strdup (folder), free_path, 0);

  return toast;
}

/**
 * sw_file_toast_new:
 * @path: a file that was written
 *
 * Returns: (transfer full): a toast that says where it is and opens the folder
 */
AdwToast *
sw_file_toast_new (const char *path)
{
  g_autofree char *text = sw_file_toast_text (path);
  g_autofree char *folder = g_path_get_dirname (path);

  return sw_folder_toast_new (text, folder);
}
