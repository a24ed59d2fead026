/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-export.h"

/* What stands behind the columns that came: why a row is here and whence. */
enum
{
  ADDED_REASON,
  ADDED_FILE,
  ADDED_ROW,
  N_ADDED
};

static const char *const added_headings[N_ADDED + 1] = { "错误原因", "来源文件", "行号", NULL };

/* In characters; a reason may be some sentences. */
#define MIN_WIDTH 6.0
#define MAX_WIDTH 36.0
#define MAX_REASON_WIDTH 60.0

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
  const SwSheetSubject *subject = sw_column_map_get_subject (map);

  if (target == NULL || *target == '\0' || g_strcmp0 (sw_column_recognize (subject, heading), target) == 0)
    return heading;

  return sw_column_find_target (subject, target)->heading;
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
      if (g_strv_contains (added_headings, column.heading))
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

/* The sheet of the rows with errors of one subject. */
typedef struct
{
  const SwSheetSubject *subject;
  GArray               *columns;   /* Column */
  guint               **places;    /* for each source where its columns stand, or NULL */
  guint                 n_sources;
  int                   community; /* the column of the community, or -1 */
  guint                 first_added; /* the column behind those that came */
} ErrorSheet;

static void
error_sheet_clear (ErrorSheet *sheet)
{
  g_array_unref (sheet->columns);
  for (guint i = 0; i < sheet->n_sources; i++)
    g_free (sheet->places[i]);
  g_free (sheet->places);
}

static gboolean
is_of_subject (SwImportPlan         *self,
               const SwImportRow    *row,
               const SwSheetSubject *subject)
{
  return row->state == SW_IMPORT_ERROR &&
         sw_column_map_get_subject (sw_import_plan_source (self, row->source)->map) == subject;
}

static void
error_sheet_init (ErrorSheet           *sheet,
                  SwImportPlan         *self,
                  const SwSheetSubject *subject)
{
  const char *target = sw_sheet_subject_is_elder (subject) ? "community_id" : SW_COLUMN_ELDER_COMMUNITY;
  gboolean names_community = FALSE;

  sheet->subject = subject;
  sheet->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  sheet->n_sources = self->sources->len;
  sheet->places = g_new0 (guint *, sheet->n_sources);
  sheet->community = -1;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SwImportRow *row = &g_array_index (self->rows, SwImportRow, i);

      if (!is_of_subject (self, row, subject))
        continue;
      if (sheet->places[row->source] == NULL)
        sheet->places[row->source] = place_columns (sw_import_plan_source (self, row->source)->map, sheet->columns);
      /* Where nobody knows it, it is to be written there. */
      names_community |= row->placeless || sw_import_plan_get_community (self, row->source) != NULL;
    }
  if (sheet->columns->len == 0)
    return;

  for (guint i = 0; i < sheet->columns->len; i++)
    if (g_strcmp0 (g_array_index (sheet->columns, Column, i).target, target) == 0)
      sheet->community = i;
  if (sheet->community < 0 && names_community)
    {
      Column column = { "社区", target };

      sheet->community = sheet->columns->len;
      g_array_append_val (sheet->columns, column);
    }
  sheet->first_added = sheet->columns->len;
  for (guint i = 0; i < N_ADDED; i++)
    {
      Column column = { added_headings[i], NULL };

      g_array_append_val (sheet->columns, column);
    }
}

/* What stands in a row of the sheet; the texts that nobody else holds are in @own. */
static void
fill_row (SwImportPlan      *self,
          const ErrorSheet  *sheet,
          const SwImportRow *row,
          const char       **texts,
          char              *own[N_ADDED])
{
  const guint *places = sheet->places[row->source];

  memset (texts, 0, sheet->columns->len * sizeof *texts);
  for (guint i = 0; i < sw_import_cells_get_n (row->cells); i++)
    if (places[i] != G_MAXUINT)
      texts[places[i]] = sw_import_cells_get (row->cells, i);
  if (sheet->community >= 0 && (texts[sheet->community] == NULL || *texts[sheet->community] == '\0'))
    texts[sheet->community] = sw_import_plan_get_community (self, row->source);

  own[ADDED_REASON] = reason_of (row);
  own[ADDED_FILE] = g_strdup (sw_import_plan_get_source_name (self, row->source));
  own[ADDED_ROW] = g_strdup_printf ("%u", row->number);
  for (guint i = 0; i < N_ADDED; i++)
    texts[sheet->first_added + i] = own[i];
}

typedef gboolean (*RowFunc) (const ErrorSheet  *sheet,
                             const char *const *texts,
                             gpointer           user_data,
                             GError           **error);

static gboolean
for_each_row (SwImportPlan     *self,
              const ErrorSheet *sheet,
              RowFunc           func,
              gpointer          user_data,
              GError          **error)
{
  g_autofree const char **texts = g_new (const char *, sheet->columns->len);
  gboolean good = TRUE;

  for (guint i = 0; good && i < self->rows->len; i++)
    {
      const SwImportRow *row = &g_array_index (self->rows, SwImportRow, i);
      char *own[N_ADDED];

      if (!is_of_subject (self, row, sheet->subject))
        continue;
      fill_row (self, sheet, row, texts, own);
      good = func (sheet, texts, user_data, error);
      for (guint j = 0; j < N_ADDED; j++)
        g_free (own[j]);
    }
  return good;
}

static gboolean
widen_for_row (const ErrorSheet  *sheet,
               const char *const *texts,
               gpointer           user_data,
               GError           **error)
{
  SwSheetColumn *columns = user_data;

  for (guint i = 0; i < sheet->columns->len; i++)
    columns[i].width = MAX (columns[i].width, sw_sheet_text_width (texts[i]));

  return TRUE;
}

/* Opens the workbook with the first sheet, and adds the others. */
static gboolean
begin_sheet (SwImportPlan     *self,
             SwSheetWriter   **writer,
             const char       *path,
             const ErrorSheet *sheet,
             GError          **error)
{
  GArray *columns = sheet->columns;
  g_autofree SwSheetColumn *sheet_columns = g_new0 (SwSheetColumn, columns->len);
  SwSheetLayout layout = {
    .sheet_name = sheet->subject->sheet_name, .columns = sheet_columns, .n_columns = columns->len,
  };

  for (guint i = 0; i < columns->len; i++)
    {
      sheet_columns[i].heading = g_array_index (columns, Column, i).heading;
      sheet_columns[i].kind = SW_SHEET_COLUMN_TEXT;
      sheet_columns[i].width = sw_sheet_text_width (sheet_columns[i].heading);
    }
  for_each_row (self, sheet, widen_for_row, sheet_columns, NULL);
  for (guint i = 0; i < columns->len; i++)
    sheet_columns[i].width = CLAMP (sheet_columns[i].width + 1, MIN_WIDTH,
                                    i == sheet->first_added + ADDED_REASON ? MAX_REASON_WIDTH : MAX_WIDTH);
  if (*writer)
    return sw_sheet_writer_add_sheet (*writer, &layout, error);

  *writer = sw_sheet_writer_new (path, sw_export_format_of_path (path), &layout, error);
  return *writer != NULL;
}

static gboolean
write_row (const ErrorSheet  *sheet,
           const char *const *texts,
           gpointer           user_data,
           GError           **error)
{
  return sw_sheet_writer_write_row (user_data, texts, error);
}

/**
 * sw_import_plan_write_errors:
 * @self: a plan that was built, with rows with errors
 * @path: the file to write; .csv for a table of text, else a workbook
 * @error: return location
 *
 * Writes the rows with errors, with all their columns as they came and behind them the reason,
 * the file and the row, to be corrected and imported again. The community of rows that name
 * none is added. Elders and what hangs on them stand in sheets of their own, so that a CSV can hold
 * those of one kind only.
 *
 * Returns: whether the file is complete
 */
gboolean
sw_import_plan_write_errors (SwImportPlan *self,
                             const char   *path,
                             GError      **error)
{
  g_autoptr (SwSheetWriter) writer = NULL;
  gboolean good = TRUE;
  guint n;
  const SwSheetSubject *subjects = sw_sheet_subjects (&n);

  g_return_val_if_fail (SW_IS_IMPORT_PLAN (self), FALSE);
  g_return_val_if_fail (self->counts.n_errors > 0, FALSE);

  for (guint i = 0; good && i < n; i++)
    {
      ErrorSheet sheet;

      error_sheet_init (&sheet, self, &subjects[i]);
      if (sheet.columns->len > 0)
        good = begin_sheet (self, &writer, path, &sheet, error) && for_each_row (self, &sheet, write_row, writer, error);
      error_sheet_clear (&sheet);
    }
  return good && sw_sheet_writer_close (writer, error);
}
