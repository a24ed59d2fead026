/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of quick entry in a file, until they are saved. */
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
 * sw_quick_draft_write:
 * @file: where to
 * @lines: (element-type SwQuickLine): the lines that were taken
 * @open_line: the line that is being typed
 *
 * Writes the lines; nothing if there are none.
 */
void
sw_quick_draft_write (GKeyFile    *file,
                      GListModel  *lines,
                      SwQuickLine *open_line)
{
  guint n = g_list_model_get_n_items (lines);

  if (n == 0 && !sw_quick_line_is_begun (open_line))
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwQuickLine) line = g_list_model_get_item (lines, i);
      g_autofree char *group = g_strdup_printf ("line%u", i);

      write_line (file, group, line);
    }
  write_line (file, "open", open_line);
}

/**
 * sw_quick_draft_read:
 * @file: what sw_quick_draft_write() wrote
 * @lines: (element-type SwQuickLine): where the lines go that had been taken
 *
 * Reads what was typed and not saved when the program ended.
 *
 * Returns: (transfer full): the line that was being typed
 */
SwQuickLine *
sw_quick_draft_read (GKeyFile   *file,
                     GListStore *lines)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *group = g_strdup_printf ("line%u", i);
      g_autoptr (SwQuickLine) line = NULL;

      if (!g_key_file_has_group (file, group))
        break;
      line = read_line (file, group);
      g_list_store_append (lines, line);
    }

  return read_line (file, "open");
}
