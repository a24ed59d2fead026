/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of quick entry in a file beside the database, until they are saved. */
#include "sw-quick-line.h"

#define KEY_TEXT "text"
#define KEY_VALUE "value"

static void
write_line (GKeyFile    *file,
            const char  *group,
            SwQuickLine *line)
{
  for (guint i = 0; i < SW_QUICK_N_PLACES; i++)
    {
      g_autofree char *text = g_strdup_printf (KEY_TEXT "%u", i);
      g_autofree char *value = g_strdup_printf (KEY_VALUE "%u", i);

      g_key_file_set_string (file, group, text, sw_quick_line_get_text (line, i));
      g_key_file_set_int64 (file, group, value, sw_quick_line_get_value (line, i));
    }
}

static SwQuickLine *
read_line (GKeyFile   *file,
           const char *group)
{
  SwQuickLine *line = g_object_new (SW_TYPE_QUICK_LINE, NULL);

  for (guint i = 0; i < SW_QUICK_N_PLACES; i++)
    {
      g_autofree char *text_key = g_strdup_printf (KEY_TEXT "%u", i);
      g_autofree char *value_key = g_strdup_printf (KEY_VALUE "%u", i);
      g_autofree char *text = g_key_file_get_string (file, group, text_key, NULL);

      sw_quick_line_restore (line, i, g_key_file_has_key (file, group, value_key, NULL) ?
                                      g_key_file_get_int64 (file, group, value_key, NULL) : SW_NONE, text);
    }

  return line;
}

/**
 * sw_quick_draft_path:
 * @database: the path of a database
 *
 * Returns: (transfer full): the file in the user's state folder that keeps the
 *   lines that are not saved in it yet
 */
char *
sw_quick_draft_path (const char *database)
{
  g_autofree char *whole = g_canonicalize_filename (database, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  g_autofree char *name = g_strdup_printf ("quick-entry-%.16s.ini", sum);

  return g_build_filename (g_get_user_state_dir (), "shouwang", name, NULL);
}

/**
 * sw_quick_draft_save:
 * @path: see sw_quick_draft_path()
 * @lines: (element-type SwQuickLine): the lines that were taken
 * @open_line: the line that is being typed
 * @error: return location for an error
 *
 * Keeps the lines, readable for the user only. If there are none, the file
 * is removed.
 *
 * Returns: whether it is done
 */
gboolean
sw_quick_draft_save (const char  *path,
                     GListModel  *lines,
                     SwQuickLine *open_line,
                     GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *data = NULL;
  guint n = g_list_model_get_n_items (lines);
  gsize length;

  if (n == 0 && !sw_quick_line_is_begun (open_line))
    {
      g_autoptr (GFile) old = g_file_new_for_path (path);
      g_autoptr (GError) local = NULL;

      if (g_file_delete (old, NULL, &local) || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwQuickLine) line = g_list_model_get_item (lines, i);
      g_autofree char *group = g_strdup_printf ("line%u", i);

      write_line (file, group, line);
    }
  write_line (file, "open", open_line);

  data = g_key_file_to_data (file, &length, NULL);
  g_mkdir_with_parents (folder, 0700);

  return g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * sw_quick_draft_load:
 * @path: see sw_quick_draft_path()
 * @lines: (element-type SwQuickLine): where the lines go that had been taken
 * @open_line: (out): the line that was being typed
 * @error: return location for an error
 *
 * Reads what was typed and not saved when the program ended.
 *
 * Returns: whether there is something
 */
gboolean
sw_quick_draft_load (const char   *path,
                     GListStore   *lines,
                     SwQuickLine **open_line,
                     GError      **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &local))
    {
      if (!g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  for (guint i = 0;; i++)
    {
      g_autofree char *group = g_strdup_printf ("line%u", i);
      g_autoptr (SwQuickLine) line = NULL;

      if (!g_key_file_has_group (file, group))
        break;
      line = read_line (file, group);
      g_list_store_append (lines, line);
    }
  *open_line = read_line (file, "open");

  return TRUE;
}
