/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-columns.h"

#include <glib/gi18n-lib.h>

static void
selected_cb (GtkDropDown *drop_down,
             GParamSpec  *pspec,
             SwColumnMap *map)
{
  guint n_targets;
  const SwColumnTarget *targets = sw_column_targets (sw_column_map_get_subject (map), &n_targets);
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "column"));
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected < n_targets)
    sw_column_map_set_target (map, column, targets[selected].name);
}

static GtkWidget *
make_drop_down (SwColumnMap *map,
                guint        column)
{
  guint n_targets;
  const SwColumnTarget *targets = sw_column_targets (sw_column_map_get_subject (map), &n_targets);
  GtkStringList *names = gtk_string_list_new (NULL);
  const char *target = sw_column_map_get_target (map, column);
  guint selected = 0;
  GtkExpression *by_text;
  GtkWidget *drop_down;

  for (guint i = 0; i < n_targets; i++)
    {
      gtk_string_list_append (names, targets[i].label ? _(targets[i].label) : targets[i].heading);
      if (g_strcmp0 (targets[i].name, target ? target : SW_COLUMN_IGNORED) == 0)
        selected = i;
    }

  by_text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  drop_down = gtk_drop_down_new (G_LIST_MODEL (names), by_text);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (drop_down), "column", GUINT_TO_POINTER (column));
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (selected_cb), map);

  return drop_down;
}

/**
 * sw_import_columns_new:
 * @title: the sheet's name
 * @map: the map of its columns, which must outlive the widget; it is changed
 *   as the user chooses
 *
 * Returns: (transfer floating): the columns of a sheet, each with the choice
 *   of what it is
 */
GtkWidget *
sw_import_columns_new (const char  *title,
                       SwColumnMap *map)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *plain = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), plain);
  if (sw_column_map_is_remembered (map))
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _("Mapped as the last time a workbook with this head was imported."));

  for (guint i = 0; i < sw_column_map_get_n_columns (map); i++)
    {
      const char *heading = sw_column_map_get_heading (map, i);
      GtkWidget *row, *drop_down;
      g_autofree char *letter = NULL;

      if (heading == NULL || *heading == '\0')
        continue;

      row = adw_action_row_new ();
      letter = sw_column_letter (i);
      drop_down = make_drop_down (map, i);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), heading);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), letter);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), drop_down);
      gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }

  return group;
}
