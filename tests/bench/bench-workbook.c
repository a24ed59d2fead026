/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the official workbook of 100,000 elders takes, from the database to the file,
 * beside bare libxlsxwriter writing the same cells from memory; and by how much more the
 * memory of the process grows for it than for 10,000. */

#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "sw-day.h"
#include "sw-demo.h"
#include "sw-export.h"
#include "sw-register-rows.h"

#define N_ROWS 100000
#define N_RUNS 3

static void
fail_on (GError *error)
{
  if (error)
    g_error ("%s", error->message);
}

/* The greatest resident memory since the last call, in KiB; -1 where the system does not tell. */
static gint64
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;
  gint64 peak = -1;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) && (line = strstr (status, "VmHWM:")))
    peak = g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10);
  g_file_set_contents_full ("/proc/self/clear_refs", "5", 1, G_FILE_SET_CONTENTS_NONE, 0666, NULL);

  return peak;
}

static double
run_export (SwStore    *store,
            GArray     *ids,
            guint       n_rows,
            const char *path)
{
  g_autoptr (GArray) some = g_array_copy (ids);
  g_autoptr (SwRegisterRows) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_array_set_size (some, n_rows);
  rows = sw_register_rows_new (store, some, &error);
  fail_on (error);
  sw_export_register (SW_REGISTER_ROW_SOURCE (rows), path, SW_SHEET_FORMAT_XLSX, "平江街道", sw_day_today (), NULL, &error);
  fail_on (error);

  return (g_get_monotonic_time () - start) / 1e6;
}

/* The cells of all rows, one after another. */
static GPtrArray *
read_cells (SwStore *store,
            GArray  *ids)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SwRegisterRows) rows = NULL;
  g_autoptr (GError) error = NULL;

  rows = sw_register_rows_new (store, ids, &error);
  fail_on (error);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *texts[SW_REGISTER_N_COLUMNS];

      sw_register_row_get_cells (sw_register_row_source_get_row (SW_REGISTER_ROW_SOURCE (rows), i), texts);
      for (guint j = 0; j < SW_REGISTER_N_COLUMNS; j++)
        g_ptr_array_add (cells, g_strdup (texts[j] ? texts[j] : ""));
    }

  return cells;
}

static double
run_reference (GPtrArray  *cells,
               const char *path)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  gint64 start = g_get_monotonic_time ();
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  lxw_format *format = workbook_add_format (book);

  format_set_num_format (format, "@");
  format_set_border (format, LXW_BORDER_THIN);
  for (guint i = 0; i < cells->len; i++)
    {
      const char *text = g_ptr_array_index (cells, i);

      if (text[0] == '\0')
        worksheet_write_blank (sheet, i / SW_REGISTER_N_COLUMNS, i % SW_REGISTER_N_COLUMNS, format);
      else
        worksheet_write_string (sheet, i / SW_REGISTER_N_COLUMNS, i % SW_REGISTER_N_COLUMNS, text, format);
    }
  if (workbook_close (book) != LXW_NO_ERROR)
    g_error ("The reference could not be written");

  return (g_get_monotonic_time () - start) / 1e6;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("shouwang-bench-XXXXXX", NULL);
  g_autofree char *database = g_build_filename (folder, "office.db", NULL);
  g_autofree char *path = g_build_filename (folder, "register.xlsx", NULL);
  g_autofree char *command = NULL;
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (GError) error = NULL;
  double best = G_MAXDOUBLE, reference = G_MAXDOUBLE;
  gint64 few, many;

  store = sw_store_open (database, SW_STORE_CREATE, &error);
  fail_on (error);
  /* Some of the demonstration have left the register. */
  sw_demo_fill (store, N_ROWS + N_ROWS / 5, 0, 1, NULL, NULL, NULL, &error);
  fail_on (error);
  ids = sw_register_ids (store, SW_NONE, sw_day_today (), &error);
  fail_on (error);
  if (ids->len < N_ROWS)
    g_error ("Only %u elders are in the register", ids->len);
  g_array_set_size (ids, N_ROWS);

  run_export (store, ids, N_ROWS / 10, path);
  get_peak_memory ();
  run_export (store, ids, N_ROWS / 10, path);
  few = get_peak_memory ();
  run_export (store, ids, N_ROWS, path);
  many = get_peak_memory ();

  for (guint i = 0; i < N_RUNS; i++)
    best = MIN (best, run_export (store, ids, N_ROWS, path));
  cells = read_cells (store, ids);
  for (guint i = 0; i < N_RUNS; i++)
    reference = MIN (reference, run_reference (cells, path));

  g_print ("workbook of 100,000 rows: %.2f s; reference %.2f s; ratio %.2f\n", best, reference, best / reference);
  if (few > 0 && many > 0)
    g_print ("  memory at its peak: %.1f MB, with 10,000 rows %.1f MB\n", many / 1024.0, few / 1024.0);

  sw_store_close (store, NULL);
  g_remove (path);
  command = g_strdup_printf ("rm -rf '%s'", folder);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  return 0;
}
