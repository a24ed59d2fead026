/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-cli-import.h"
#include "sw-cli-json.h"
#include "sw-cli-table.h"
#include "sw-cli.h"
#include "sw-column-map.h"
#include "sw-day.h"
#include "sw-import-plan.h"
#include "sw-sheet-subject.h"

typedef struct
{
  char        *community;
  char        *sheet;
  char        *errors;
  char        *format_name;
  gboolean     dry_run;
  SwSheetGroup group;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->community);
  g_free (options->sheet);
  g_free (options->errors);
  g_free (options->format_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What is to be told about a row: an issue of its own each, or that it repeats another. */
static void
add_row (SwCliTable        *table,
         SwImportPlan      *plan,
         const SwImportRow *row,
         const char        *severity,
         int                column,
         const char        *message)
{
  g_autofree char *number = g_strdup_printf ("%u", row->number);
  g_autofree char *letter = column >= 0 ? sw_column_letter ((guint) column) : NULL;
  g_autofree char *file = g_path_get_basename (sw_import_plan_get_source_path (plan, row->source));
  gboolean machine = sw_cli_table_is_machine (table);
  const char *const cells[] = {
    machine ? sw_import_plan_get_source_path (plan, row->source) : file,
    sw_import_plan_get_source_sheet (plan, row->source),
    number,
    letter,
    row->name,
    machine ? sw_import_state_nick (row->state) : sw_import_state_label (row->state),
    severity,
    message,
  };

  sw_cli_table_add_row (table, cells);
}

static char *
describe_duplicate (SwImportPlan      *plan,
                    const SwImportRow *row)
{
  const SwImportRow *first = sw_import_plan_get_row (plan, row->first);
  SwColumnMap *map = sw_import_plan_get_map (plan, row->source);

  if (!sw_sheet_subject_is_elder (sw_column_map_get_subject (map)))
    /* Translators: the number of a row and a file. */
    return g_strdup_printf (_("Says the same as row %u of %s."), first->number,
                            sw_import_plan_get_source_name (plan, first->source));

  /* Translators: the number of a row and a file. */
  return g_strdup_printf (_("The same elder as in row %u of %s."), first->number,
                          sw_import_plan_get_source_name (plan, first->source));
}

/* One answer mends all of them, so they are told at the first. */
static void
add_placeless (SwCliTable        *table,
               SwImportPlan      *plan,
               const SwImportRow *row,
               const char        *severity)
{
  g_autofree char *message = NULL;
  SwImportCounts counts;

  sw_import_plan_get_source_counts (plan, row->source, &counts);
  /* Translators: %u is a number of rows of a file; --community is not translated. */
  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u row names no community, and the file does not say one. Import it again with "
                                          "--community NAME.",
                                          "%u rows, of which this is the first, name no community, and the file does not "
                                          "say one. Import it again with --community NAME.",
                                          counts.n_placeless),
                             counts.n_placeless);
  add_row (table, plan, row, severity, -1, message);
}

static void
add_rows (SwCliTable   *table,
          SwImportPlan *plan)
{
  gboolean machine = sw_cli_table_is_machine (table);
  guint told = G_MAXUINT;

  for (guint i = 0; i < sw_import_plan_get_n_rows (plan); i++)
    {
      const SwImportRow *row = sw_import_plan_get_row (plan, i);

      if (row->placeless)
        {
          if (row->source != told)
            add_placeless (table, plan, row, machine ? "error" : _("Error"));
          told = row->source;
          continue;
        }
      for (guint n = 0; row->issues && n < row->issues->len; n++)
        {
          const SwImportIssue *issue = row->issues->pdata[n];
          gboolean is_error = issue->severity == SW_ISSUE_ERROR;

          add_row (table, plan, row,
                   machine ? (is_error ? "error" : "warning") : is_error ? _("Error") : _("Warning"), issue->column,
                   issue->message);
        }
      if (row->state == SW_IMPORT_DUPLICATE && (row->issues == NULL || row->issues->len == 0))
        {
          g_autofree char *message = describe_duplicate (plan, row);

          add_row (table, plan, row, NULL, -1, message);
        }
    }
}

static const SwCliColumn row_columns[] = {
  { "file", N_("File"), SW_CLI_COLUMN_TEXT },
  { "sheet", N_("Sheet"), SW_CLI_COLUMN_TEXT },
  { "row", N_("Row"), SW_CLI_COLUMN_NUMBER },
  { "column", N_("Column"), SW_CLI_COLUMN_TEXT },
  { "name", N_("Name"), SW_CLI_COLUMN_TEXT },
  { "state", N_("State"), SW_CLI_COLUMN_TEXT },
  { "severity", N_("Kind"), SW_CLI_COLUMN_TEXT },
  { "message", N_("What"), SW_CLI_COLUMN_TEXT },
  { NULL }
};

static SwCliTable *
make_table (SwCliFormat format)
{
  SwCliTable *table = sw_cli_table_new (format);

  sw_cli_table_add_columns (table, row_columns);

  return table;
}

typedef struct
{
  const char *name;
  const char *label;
  guint       n;
} Count;

#define N_COUNTS 8

static void
get_counts (const SwImportCounts *all,
            Count                 counts[N_COUNTS])
{
  counts[0] = (Count) { "rows", _("Rows"), all->n_rows };
  counts[1] = (Count) { "new", _("New"), all->n_new };
  counts[2] = (Count) { "updated", _("Updated"), all->n_updated };
  counts[3] = (Count) { "unchanged", _("Unchanged"), all->n_unchanged };
  counts[4] = (Count) { "duplicate", _("Duplicate"), all->n_duplicates };
  counts[5] = (Count) { "warning", _("With a warning"), all->n_warnings };
  counts[6] = (Count) { "error", _("With an error"), all->n_errors };
  counts[7] = (Count) { "skipped", _("Skipped"), all->n_skipped + all->n_blank };
}

/* A column of numbers for each sheet, and one for all where there are several. */
static void
write_counts (SwImportPlan *plan)
{
  guint n = sw_import_plan_get_n_sources (plan);
  g_autoptr (GString) text = g_string_new (NULL);
  SwImportCounts all;
  Count sums[N_COUNTS];

  sw_import_plan_get_counts (plan, &all);
  get_counts (&all, sums);
  for (guint i = 0; i < N_COUNTS; i++)
    {
      gboolean is_first = TRUE;

      g_string_append_printf (text, "%8u  %s", sums[i].n, sums[i].label);
      for (guint source = 0; n > 1 && sums[i].n > 0 && source < n; source++)
        {
          SwImportCounts part;
          Count counts[N_COUNTS];

          sw_import_plan_get_source_counts (plan, source, &part);
          get_counts (&part, counts);
          if (counts[i].n > 0)
            g_string_append_printf (text, "%s%s %u", is_first ? ": " : ", ",
                                    sw_import_plan_get_source_sheet (plan, source), counts[i].n);
          is_first = is_first && counts[i].n == 0;
        }
      g_string_append_c (text, '\n');
    }
  sw_cli_write (text->str);
}

static void
json_counts (SwCliJson            *json,
             const SwImportCounts *all)
{
  Count counts[N_COUNTS];

  get_counts (all, counts);
  sw_cli_json_begin (json, "counts");
  for (guint i = 0; i < N_COUNTS; i++)
    sw_cli_json_integer (json, counts[i].name, counts[i].n);
  sw_cli_json_end (json);
}

static void
write_lines (const char *title,
             GPtrArray  *lines)
{
  if (lines == NULL || lines->len == 0)
    return;

  sw_cli_write ("\n");
  if (title)
    {
      sw_cli_write (title);
      sw_cli_write ("\n");
    }
  for (guint i = 0; i < lines->len; i++)
    {
      sw_cli_write (title ? "  " : "");
      sw_cli_write (lines->pdata[i]);
      sw_cli_write ("\n");
    }
}

static void
write_text (SwImportPlan *plan)
{
  g_autoptr (SwCliTable) table = make_table (SW_CLI_FORMAT_TABLE);
  g_autoptr (GPtrArray) created = sw_import_plan_get_created (plan);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *not_there = sw_import_plan_get_missing (plan);

  write_counts (plan);
  sw_cli_write ("\n");
  add_rows (table, plan);
  sw_cli_table_end (table);

  for (guint i = 0; i < not_there->len; i++)
    {
      const SwImportMissing *elder = not_there->pdata[i];

      g_ptr_array_add (missing, g_strdup_printf ("%" G_GINT64_FORMAT "  %s  %s", elder->elder_id, elder->name,
                                                 elder->community));
    }
  write_lines (NULL, sw_import_plan_get_remarks (plan));
  write_lines (_("To be made besides:"), created);
  write_lines (_("In the register, but not in the workbook; have they left?"), missing);
}

/* One object for each file of the rows, which are many, is written by the table. */
static void
write_json (SwImportPlan *plan,
            gboolean      committed)
{
  g_autoptr (SwCliJson) json = sw_cli_json_new ();
  g_autoptr (SwCliTable) table = make_table (SW_CLI_FORMAT_JSON);
  g_autoptr (GPtrArray) created = sw_import_plan_get_created (plan);
  GPtrArray *missing = sw_import_plan_get_missing (plan);
  GPtrArray *remarks = sw_import_plan_get_remarks (plan);
  g_autofree char *text = NULL;
  SwImportCounts counts;

  sw_import_plan_get_counts (plan, &counts);
  sw_cli_json_begin (json, NULL);
  sw_cli_json_boolean (json, "committed", committed);
  json_counts (json, &counts);
  sw_cli_json_begin_array (json, "sheets");
  for (guint i = 0; i < sw_import_plan_get_n_sources (plan); i++)
    {
      sw_import_plan_get_source_counts (plan, i, &counts);
      sw_cli_json_begin (json, NULL);
      sw_cli_json_text (json, "file", sw_import_plan_get_source_path (plan, i));
      sw_cli_json_text (json, "sheet", sw_import_plan_get_source_sheet (plan, i));
      json_counts (json, &counts);
      sw_cli_json_end (json);
    }
  sw_cli_json_end_array (json);

  sw_cli_json_begin_array (json, "remarks");
  for (guint i = 0; remarks && i < remarks->len; i++)
    sw_cli_json_text (json, NULL, remarks->pdata[i]);
  sw_cli_json_end_array (json);
  sw_cli_json_begin_array (json, "created");
  for (guint i = 0; created && i < created->len; i++)
    sw_cli_json_text (json, NULL, created->pdata[i]);
  sw_cli_json_end_array (json);
  sw_cli_json_begin_array (json, "missing");
  for (guint i = 0; i < missing->len; i++)
    {
      const SwImportMissing *elder = missing->pdata[i];

      sw_cli_json_begin (json, NULL);
      sw_cli_json_integer (json, "elder_id", elder->elder_id);
      sw_cli_json_text (json, "name", elder->name);
      sw_cli_json_text (json, "community", elder->community);
      sw_cli_json_end (json);
    }
  sw_cli_json_end_array (json);

  /* The table writes its array itself, at the place of the last value. */
  sw_cli_json_number (json, "rows", "");
  text = sw_cli_json_take (json);
  sw_cli_write (text);
  add_rows (table, plan);
  sw_cli_table_end (table);
  sw_cli_write ("}\n");
}

static gboolean
add_files (SwImportPlan *plan,
           SwStore      *store,
           char        **paths,
           const char   *sheet,
           GError      **error)
{
  for (guint i = 0; paths[i]; i++)
    if (!sw_import_plan_add_file (plan, paths[i], sheet, store, NULL, error))
      return FALSE;

  return TRUE;
}

/* It may be one that somebody is correcting, or the workbook itself. */
static gboolean
check_errors (const char *path,
              GError    **error)
{
  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED,
               /* Translators: a file. */
               _("“%s” exists already. Name another file for the rows with errors."), path);
  return FALSE;
}

static SwCliStatus
import (SwCli         *cli,
        const Options *options,
        char         **paths,
        SwCliFormat    format,
        GError       **error)
{
  g_autoptr (SwImportPlan) plan = sw_import_plan_new (options->group);
  g_autoptr (SwStore) store =
    sw_cli_open (cli, options->dry_run ? SW_STORE_READ_ONLY : SW_STORE_OPEN_EXISTING, error);
  SwImportCounts counts;

  if (store == NULL || !add_files (plan, store, paths, options->sheet, error))
    return SW_CLI_FAILED;
  if (options->community)
    sw_import_plan_set_community (plan, options->community);
  if (!sw_import_plan_build (plan, store, sw_day_today (), NULL, error))
    return SW_CLI_FAILED;

  sw_import_plan_get_counts (plan, &counts);
  /* Before anything is changed: if this fails, nothing was. */
  if (options->errors && counts.n_errors > 0 && !sw_import_plan_write_errors (plan, options->errors, error))
    return SW_CLI_FAILED;
  if (!options->dry_run && !sw_import_plan_commit (plan, store, NULL, error))
    return SW_CLI_FAILED;

  if (format == SW_CLI_FORMAT_JSON)
    write_json (plan, !options->dry_run);
  else if (format == SW_CLI_FORMAT_TABLE)
    write_text (plan);
  else
    {
      g_autoptr (SwCliTable) table = make_table (format);

      add_rows (table, plan);
      sw_cli_table_end (table);
    }

  return counts.n_errors + counts.n_warnings + counts.n_duplicates + sw_import_plan_get_missing (plan)->len > 0
           ? SW_CLI_ATTENTION
           : SW_CLI_DONE;
}

/**
 * sw_cli_run_import:
 * @cli: the command line
 * @arguments: what is given to the verb, its name first
 * @group: what the sheets are about
 * @error: return location for an error
 *
 * Plans an import and, unless it is a rehearsal, does it.
 *
 * Returns: how it went, where there is no error
 */
SwCliStatus
sw_cli_run_import (SwCli        *cli,
                   char        **arguments,
                   SwSheetGroup  group,
                   GError      **error)
{
  g_auto (Options) options = { .group = group };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "community", 0, 0, SW_CLI_TEXT, &options.community, N_("The community of rows that name none"), N_("NAME") },
    { "sheet", 0, 0, SW_CLI_TEXT, &options.sheet, N_("Only this sheet"), N_("NAME") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Only say what would be done"), NULL },
    { "errors", 0, 0, SW_CLI_TEXT, &options.errors, N_("A workbook for the rows with errors"), N_("FILE") },
    { "format", 0, 0, SW_CLI_TEXT, &options.format_name, N_("table, csv or json"), N_("FORMAT") },
    { NULL }
  };
  SwCliFormat format;

  if (!sw_cli_parse (cli, arguments, entries, 1, G_MAXUINT, &words, error) ||
      !sw_cli_format_parse (options.format_name, SW_CLI_FORMAT_TABLE, &format, error) || !check_errors (options.errors, error))
    return SW_CLI_DONE;

  return import (cli, &options, words, format, error);
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  return sw_cli_run_import (cli, arguments, SW_SHEET_GROUP_REGISTER, error);
}

const SwCliVerb sw_cli_import = {
  "import", N_("FILE…"), N_("Take in workbooks of communities"),
  N_(".xlsx, .xls and .csv files, as one action. Rows with errors are left out and told. Exits with 1 if\n"
     "there are errors, warnings, duplicates, or elders of these communities who are not in the workbooks."),
  run,
};
