/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-file-row.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_remove_button (guint       source,
                    const char *file)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is the name of a file. */
  g_autofree char *label = g_strdup_printf (_("Do not import “%s”"), file);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "import.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", source);

  return button;
}

/* What is known of it before it is read. */
static char *
describe (SwImportPlan *plan,
          guint         source)
{
  SwColumnMap *map = sw_import_plan_get_map (plan, source);
  const char *community = sw_import_plan_get_community (plan, source);
  g_autofree char *where = g_strdup_printf (_("Sheet “%s”, head in row %u"),
                                            sw_import_plan_get_source_sheet (plan, source),
                                            sw_column_map_get_first_row (map));
  g_autofree char *whose = NULL;

  if (sw_column_map_find_target (map, "community_id") >= 0)
    return g_steal_pointer (&where);

  if (community)
    /* Translators: the name of a community. */
    whose = g_strdup_printf (_("Rows that name no community: %s"), community);
  else if (sw_sheet_subject_is_elder (sw_column_map_get_subject (map)))
    whose = g_strdup (_("Its community is not known; write it below"));

  return whose ? g_strconcat (where, "\n", whose, NULL) : g_steal_pointer (&where);
}

/**
 * sw_import_file_row_new:
 * @plan: a plan
 * @source: one of its sheets
 *
 * Makes a row that says what is to be imported, and can take it out by the action import.remove.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sw_import_file_row_new (SwImportPlan *plan,
                        guint         source)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = sw_import_plan_get_source_name (plan, source);
  g_autofree char *description = describe (plan, source);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (source, name));

  return row;
}
