/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-export.h"

#define REASON_HEADING "错误原因"

/* A column of the workbook of rows with errors. */
typedef struct
{
  const char *heading;
  const char *target;
} Column;

/* The heading that the map was made from, or, where somebody corrected the map, one by which
 * the column is recognized when the workbook comes back. */
static const char *
heading_for (SwColumnMap *map,
             guint        column)
{
  const char *heading = sw_column_map_get_heading (map, column);
  const char *target = sw_column_map_get_target (map, column);
  const SwColumnTarget *targets;
  guint n;

  if (target == NULL || *target == '\0' || g_strcmp0 (sw_column_recognize (heading), target) == 0)
    return heading;
  targets = sw_column_targets (&n);
  for (guint i = 0; i < n; i++)
    if (strcmp (targets[i].name, target) == 0)
      return targets[i].heading;

  return heading;
}

static gboolean
is_same_column (const Column *column,
                const char   *heading,
                const char   *target)
{
  if (target && *target)
    return g_strcmp0 (column->target, target) == 0;

  return strcmp (column->heading, heading) == 0;
}

/* Where the columns of a sheet stand in the workbook; new ones are added at its end. */
static guint *
place_columns (SwColumnMap *map,
               GArray      *columns)
{
  guint n = sw_column_map_get_n_columns (map);
  guint *places = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      Column column = { heading_for (map, i), sw_column_map_get_target (map, i) };
      gboolean found = FALSE;

      /* A workbook that came back with reasons gets new ones. */
      if (strcmp (column.heading, REASON_HEADING) == 0)
        {
          places[i] = G_MAXUINT;
          continue;
        }
      for (guint j = 0; j < columns->len && !found; j++)
        {
          gboolean taken = FALSE;

          for (guint k = 0; k < i; k++)
            taken |= places[k] == j;
          found = !taken && is_same_column (&g_array_index (columns, Column, j), column.heading, column.target);
          if (found)
            places[i] = j;
        }
      if (!found)
        {
          places[i] = columns->len;
          g_array_append_val (columns, column);
        }
    }
  return places;
}

static char *
reason_of (const SwImportRow *row)
{
  GString *reason = g_string_new (NULL);

  for (guint i = 0; row->issues && i < row->issues->len; i++)
    {
      const SwImportIssue *issue = row->issues->pdata[i];

      if (issue->severity != SW_ISSUE_ERROR)
        continue;
      if (reason->len > 0)
        g_string_append_c (reason, ' ');
      g_string_append (reason, issue->message);
    }
  return g_string_free (reason, FALSE);
}

static SwSheetWriter *
open_writer (const char *path,
             GArray     *columns,
             guint       reason,
             GError    **error)
{
  g_autofree SwSheetColumn *sheet_columns = g_new0 (SwSheetColumn, columns->len);
  SwSheetLayout layout = { .columns = sheet_columns, .n_columns = columns->len };

  for (guint i = 0; i < columns->len; i++)
    {
      sheet_columns[i].heading = g_array_index (columns, Column, i).heading;
      sheet_columns[i].kind = SW_SHEET_COLUMN_TEXT;
      sheet_columns[i].width = i == reason ? 60 : 16;
    }
  return sw_sheet_writer_new (path, sw_export_format_of_path (path), &layout, error);
}

static gboolean
write_rows (SwImportPlan  *self,
            SwSheetWriter *writer,
            guint        **places,
            guint          n_columns,
            int            community,
            GError       **error)
{
  g_autofree const char **texts = g_new (const char *, n_columns);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SwImportRow *row = &g_array_index (self->rows, SwImportRow, i);
      g_autofree char *reason = NULL;

      if (row->state != SW_IMPORT_ERROR)
        continue;
      memset (texts, 0, n_columns * sizeof *texts);
      for (guint j = 0; j < sw_import_cells_get_n (row->cells); j++)
        if (places[row->source][j] != G_MAXUINT)
          texts[places[row->source][j]] = sw_import_cells_get (row->cells, j);
      if (community >= 0 && (texts[community] == NULL || *texts[community] == '\0'))
        texts[community] = sw_import_plan_get_community (self, row->source);
      texts[n_columns - 1] = reason = reason_of (row);
      if (!sw_sheet_writer_write_row (writer, texts, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sw_import_plan_write_errors:
 * @self: a plan that was built
 * @path: the file to write; .csv for a table of text, else a workbook
 * @error: return location
 *
 * Writes the rows with errors, with all their columns as they came and the reason in the
 * last one, to be corrected and imported again. The community of rows that name none is
 * added.
 *
 * Returns: whether the file is complete
 */
gboolean
sw_import_plan_write_errors (SwImportPlan *self,
                             const char   *path,
                             GError      **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autofree guint **places = NULL;
  g_autoptr (SwSheetWriter) writer = NULL;
  Column reason = { REASON_HEADING, NULL };
  gboolean names_community = FALSE;
  int community = -1;
  gboolean good;

  g_return_val_if_fail (SW_IS_IMPORT_PLAN (self), FALSE);
  g_return_val_if_fail (self->sources->len > 0, FALSE);

  places = g_new0 (guint *, self->sources->len);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SwImportRow *row = &g_array_index (self->rows, SwImportRow, i);

      if (row->state != SW_IMPORT_ERROR)
        continue;
      if (places[row->source] == NULL)
        places[row->source] = place_columns (sw_import_plan_source (self, row->source)->map, columns);
      names_community |= sw_import_plan_get_community (self, row->source) != NULL;
    }
  for (guint i = 0; i < columns->len; i++)
    if (g_strcmp0 (g_array_index (columns, Column, i).target, "community_id") == 0)
      community = i;
  if (community < 0 && names_community)
    {
      Column column = { "社区", "community_id" };

      community = columns->len;
      g_array_append_val (columns, column);
    }
  g_array_append_val (columns, reason);

  writer = open_writer (path, columns, columns->len - 1, error);
  good = writer != NULL && write_rows (self, writer, places, columns->len, community, error) &&
         sw_sheet_writer_close (writer, error);
  for (guint i = 0; i < self->sources->len; i++)
    g_free (places[i]);
  return good;
}
